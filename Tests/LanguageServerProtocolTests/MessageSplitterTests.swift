import LanguageServerProtocol
import TestSupport
import Testing

/// All pieces of `bytes`, fed at once.
private func pieces(_ bytes: [UInt8]) -> [MessageSplitter.Piece] {
  pieces(inChunks: [bytes])
}

/// All pieces of a stream that comes in `chunks`.
private func pieces(inChunks chunks: [[UInt8]]) -> [MessageSplitter.Piece] {
  var splitter = MessageSplitter()
  var pieces: [MessageSplitter.Piece] = []
  for chunk in chunks {
    splitter.feed(chunk)
    while let piece = splitter.next() { pieces.append(piece) }
  }
  return pieces
}

private func message(_ text: String) -> MessageSplitter.Piece {
  .message(Array(text.utf8))
}

@Suite struct MessageSplitterTests {
  @Test(arguments: [
    "Content-Length: 5\r\n\r\n帐a\n",
    "content-length:5\r\n\r\n帐a\n",
    "CONTENT-LENGTH:   5  \r\n\r\n帐a\n",
    "Content-Length: 0005\r\n\r\n帐a\n",
    "Content-Length: 5\n\n帐a\n",
    "Content-Length: 5\r\nContent-Length: 5\r\n\r\n帐a\n",
    "\r\n\r\nContent-Length: 5\r\n\r\n帐a\n",
    "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: 5\r\n\r\n帐a\n",
    "Content-Length: 5\r\nContent-Type: x\r\nX-Other: content-length: 7\r\n\r\n帐a\n",
  ])
  func readsWhatClientsWrite(stream: String) {
    #expect(pieces(Array(stream.utf8)) == [message("帐a\n")])
    #expect(pieces(inChunks: stream.utf8.map { [$0] }) == [message("帐a\n")])
    #expect(pieces(Array((stream + stream).utf8)) == [message("帐a\n"), message("帐a\n")])
  }

  @Test func readsEmptyBody() {
    #expect(pieces(Array("Content-Length: 0\r\n\r\nContent-Length: 1\r\n\r\n{".utf8)) == [message(""), message("{")])
  }

  @Test(arguments: [
    ("nonsense\r\n", FramingFault.notAHeader),
    ("Server: started\r\n\r\n", .noLength),
    ("stray line: Content-Length", .noLength),
    ("Content-Length: -1\r\n\r\n", .badLength),
    ("Content-Length: 1e3\r\n\r\n", .badLength),
    ("Content-Length: ５\r\n\r\n", .badLength),
    ("Content-Length: \r\n\r\n", .badLength),
    ("Content-Length: 5\r\nContent-Length: 6\r\n\r\n", .badLength),
    ("Content-Length: 99999999999999999999999999\r\n\r\n", .tooLong),
    ("Content-Length: 536870913\r\n\r\n{}", .tooLong),
    ("Content-Lengthy: 5\r\n\r\n12345", .noLength),
  ])
  func goesOnAfterFault(garbage: String, fault: FramingFault) {
    let good = MessageSplitter.frame(Array("{}".utf8))
    let stream = Array(garbage.utf8) + Array("\r\n\r\n".utf8) + good
    let whole = pieces(stream)
    #expect(whole.contains(.fault(fault)))
    #expect(whole.last == message("{}"))
    #expect(pieces(inChunks: stream.map { [$0] }).last == message("{}"))
  }

  @Test func findsHeaderBehindGarbageOnOneLine() {
    let good = MessageSplitter.frame(Array("{}".utf8))
    #expect(pieces(Array(#"{"a":1}"#.utf8) + good) == [.fault(.noLength), message("{}")])
  }

  @Test func endlessHeadIsOneFault() {
    let chunks = Array(repeating: Array(repeating: UInt8(ascii: "x"), count: 1000), count: 100)
    #expect(pieces(inChunks: chunks) == [.fault(.headTooLong)])
    let lines = Array(repeating: Array("x: \(String(repeating: "y", count: 1000))\r\n".utf8), count: 100)
    #expect(pieces(inChunks: lines) == [.fault(.headTooLong)])
  }

  @Test func largestLengthIsWaitedFor() {
    var splitter = MessageSplitter()
    splitter.feed(Array("Content-Length: \(MessageSplitter.longestBody)\r\n\r\n{".utf8))
    #expect(splitter.next() == nil)
    #expect(splitter.isInsideMessage)
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func chunksDoNotMatter(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let bodies = (0..<40).map { _ in
      (0..<Int.random(in: 0..<300, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
    }
    let stream = bodies.flatMap(MessageSplitter.frame)
    #expect(pieces(inChunks: chunks(of: stream, &random)) == bodies.map { .message($0) })
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func garbageNeverTraps(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let scraps = [
      "Content-Length: ", "content-length", ":", "\r\n", "\n", "\r\n\r\n", "5", "-", " ", "{}", "帐", "\0", "9999999999",
    ]
    let stream = (0..<300).flatMap { _ in Array((scraps.randomElement(using: &random) ?? "").utf8) }
    let whole = pieces(stream)
    #expect(pieces(inChunks: chunks(of: stream, &random)) == whole)
  }

  private func chunks(of stream: [UInt8], _ random: inout SeededGenerator) -> [[UInt8]] {
    var chunks: [[UInt8]] = []
    var at = 0
    while at < stream.count {
      let end = min(stream.count, at + Int.random(in: 1...90, using: &random))
      chunks.append(Array(stream[at..<end]))
      at = end
    }
    return chunks
  }
}
