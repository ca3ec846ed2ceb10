import LanguageServerProtocol

/// What must hold of the line between editor and server whatever comes over it.
enum FrameInvariants {
  /// What is wrong with how the stream in `bytes`, behind two that say how it is cut, is taken apart.
  static func violations(_ bytes: [UInt8]) -> [String] {
    var reader = FuzzReader(bytes)
    let sizes = [reader.byte() + 1, reader.byte() + 1]
    let stream = reader.remainder
    let whole = pieces([stream[...]])
    var chunks: [ArraySlice<UInt8>] = []
    while !reader.isAtEnd { chunks.append(reader.take(sizes[chunks.count % 2])) }
    var violations: [String] = []
    if pieces(chunks) != whole { violations.append("the chunks matter") }
    let bodies = whole.compactMap { if case .message(let body) = $0 { body } else { nil } }
    for body in bodies {
      if pieces([MessageSplitter.frame(body)[...]]) != [.message(body)] { violations.append("a frame does not hold") }
      violations += contentViolations(body)
    }
    return violations
  }

  private static func pieces(_ chunks: [ArraySlice<UInt8>]) -> [MessageSplitter.Piece] {
    var splitter = MessageSplitter()
    var pieces: [MessageSplitter.Piece] = []
    for chunk in chunks {
      splitter.feed(Array(chunk))
      while let piece = splitter.next() { pieces.append(piece) }
    }
    return pieces
  }

  /// Reads the parameters as those of every kind, and any value as it would be written again.
  private static func contentViolations(_ body: [UInt8]) -> [String] {
    let message = IncomingMessage(body)
    let content: MessageBody
    switch message {
    case .request(_, _, let body), .notification(_, let body), .response(_, let body): content = body
    case .invalid: return []
    }
    func reads<Parameters: Decodable>(_ type: Parameters.Type) { _ = try? content.parameters(type) }
    reads(InitializeParameters.self)
    reads(DidOpenParameters.self)
    reads(DidChangeParameters.self)
    reads(CodeActionParameters.self)
    reads(CompletionItem.self)
    reads(RenameParameters.self)
    reads(TextDocumentPositionParameters.self)
    reads(WorkspaceDiagnosticParameters.self)
    reads(ExecuteCommandParameters.self)
    guard let value = try? content.parameters(JSONValue.self), case .request(let id, _, _) = message else { return [] }
    let answer = MessageBody(OutgoingMessage.response(to: id, value).bytes)
    return (try? answer.result(JSONValue.self)) == value ? [] : ["\(value) is not read as it was written"]
  }
}
