import Dispatch
import GlossaryStore
import LanguageServer
import LanguageServerProtocol
import Proofreading

/// What must hold of a session of the server whatever the client says.
enum SessionInvariants {
  private static let glossary = BuiltInGlossary.read()
  /// Files are out of reach: no message of a session may open a folder.
  private static let unsent = ["initialize", "workspace/didChangeWorkspaceFolders", "exit"]

  /// What is wrong with a session of the messages in `bytes`, one a line, behind a byte that says what the client can do.
  /// Every question must be answered once, and the session must end when it is told to.
  static func violations(_ bytes: [UInt8]) async -> [String] {
    var reader = FuzzReader(bytes)
    let manners = reader.byte()
    let bodies = reader.remainder.split(whereSeparator: { $0 == 0x0A }).map(Array.init).filter { !isUnsent($0) }
    let (line, far) = InMemoryTransport.pair()
    let answers = Locked<[RequestID: Int]>([:])
    line.start { event in
      guard case .message(let bytes) = event else { return }
      switch IncomingMessage(bytes) {
      case .response(let id, _): answers.withLock { $0[id, default: 0] += 1 }
      default: return
      }
    }
    let server = Task {
      await LanguageServer(
        LanguageServer.Configuration(
          settings: FixedSettings { DraftSettings(rules: RuleCatalogue.all, glossary: glossary) },
          watchInterval: .seconds(3600))
      ).serve(over: far)
    }
    func send(_ text: String) { line.sendRaw(MessageSplitter.frame(Array(text.utf8))) }
    send(#"{"jsonrpc":"2.0","id":"begin","method":"initialize","params":\#(capabilities(manners))}"#)
    send(#"{"jsonrpc":"2.0","method":"initialized","params":{}}"#)
    var questions: [RequestID: Int] = [.string("begin"): 1, .string("end"): 1]
    for body in bodies {
      line.sendRaw(MessageSplitter.frame(body))
      switch IncomingMessage(body) {
      case .request(let id, _, _): questions[id, default: 0] += 1
      case .invalid(let id?, _): questions[id, default: 0] += 1
      default: break
      }
    }
    send(#"{"jsonrpc":"2.0","id":"end","method":"shutdown"}"#)
    send(#"{"jsonrpc":"2.0","method":"exit"}"#)
    let status = await server.value
    let given = answers.withLock { $0 }
    var violations: [String] = []
    if status != 0 { violations.append("the server ends with \(status)") }
    for id in Set(given.keys).union(questions.keys) where given[id] != questions[id] {
      violations.append("\(id) is asked \(questions[id] ?? 0) times and answered \(given[id] ?? 0) times")
    }
    return violations
  }

  private static func isUnsent(_ body: [UInt8]) -> Bool {
    switch IncomingMessage(body) {
    case .request(_, let method, _), .notification(let method, _): unsent.contains(method)
    case .response, .invalid: false
    }
  }

  private static func capabilities(_ manners: Int) -> String {
    let encoding = ["utf-8", "utf-16", "utf-32"][manners % 3]
    let diagnostics = manners & 4 == 0 ? #""publishDiagnostics":{"versionSupport":true}"# : #""diagnostic":{}"#
    let actions = manners & 8 == 0 ? #","codeAction":{"codeActionLiteralSupport":{}}"# : ""
    return """
      {"processId":null,"capabilities":{"general":{"positionEncodings":["\(encoding)"]},\
      "textDocument":{\(diagnostics)\(actions)},"workspace":{"applyEdit":true,"workspaceEdit":{"documentChanges":true}}}}
      """
  }
}
