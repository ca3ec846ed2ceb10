import Foundation
import LanguageServerProtocol

/// A language server that is spoken to over pipes, as an editor does.
final class ServerRun {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private var splitter = MessageSplitter()
  private var lastRequest = 0
  private var version = 1
  private let document = "file:///tmp/zhubi-bench.txt"
  private let secondDocument = "file:///tmp/zhubi-bench-2.txt"
  /// When the process was started, by the clock on the wall.
  let started: Double

  /// Starts `program lsp`.
  init(_ program: String) throws {
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = ["lsp"]
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    started = Stopwatch.Clock.wall.now
    try process.run()
  }

  /// Greets the server, and gives the seconds from its start to its answer.
  func initialize() throws -> Double {
    let number = try ask(
      "initialize",
      .object([
        "processId": .null, "rootUri": .null,
        "capabilities": .object([
          "general": .object(["positionEncodings": .array([.string("utf-16")])]),
          "textDocument": .object(["publishDiagnostics": .object(["versionSupport": .bool(true)])]),
        ]),
      ]))
    _ = try answer(number)
    let seconds = Stopwatch.Clock.wall.now - started
    try send("initialized", .object([:]))
    return seconds
  }

  /// Opens `text` and waits for its diagnostics.
  func open(_ text: String) throws {
    try open(document, text)
  }

  /// Opens `text` as a second document, which is not edited, and waits for its diagnostics.
  func openSecond(_ text: String) throws {
    try open(secondDocument, text)
  }

  private func open(_ uri: String, _ text: String) throws {
    try send(
      "textDocument/didOpen",
      .object([
        "textDocument": .object([
          "uri": .string(uri), "languageId": .string("plaintext"), "version": .integer(1), "text": .string(text),
        ])
      ]))
    while true {
      let message = try receive()
      guard message["method"].string == "textDocument/publishDiagnostics" else { continue }
      if message["params"]["uri"].string == uri { return }
    }
  }

  /// Puts a character in at `line` and `column`, or takes the one there out. Does not wait.
  func type(_ text: String, line: Int, column: Int) throws {
    version += 1
    let start = JSONValue.object(["line": .integer(line), "character": .integer(column)])
    let end = JSONValue.object(["line": .integer(line), "character": .integer(column + (text.isEmpty ? 1 : 0))])
    try send(
      "textDocument/didChange",
      .object([
        "textDocument": .object(["uri": .string(document), "version": .integer(version)]),
        "contentChanges": .array([
          .object(["range": .object(["start": start, "end": end]), "text": .string(text)])
        ]),
      ]))
  }

  /// Waits for the diagnostics of the text as it is now.
  func diagnostics() throws {
    while true {
      let message = try receive()
      if message["method"].string == "textDocument/publishDiagnostics",
        message["params"]["version"].integer == version
      {
        return
      }
    }
  }

  /// What is asked while a text is being checked.
  enum Question: String, CaseIterable {
    /// What can be said about a place in the second document.
    case secondDocument = "hover in another document"
    /// How the text before a place in the edited document could go on.
    case completion = "completion"
    /// Which terms have a name.
    case workspaceSymbols = "workspace symbols"
    /// What can be said about a place in the edited document, findings of the new text included.
    case hover = "hover in the edited document"

    /// Whether it can be answered without what is wrong in the newest text.
    var isFree: Bool { self != .hover }
  }

  /// Asks `question` at `line` and `column` and waits for the answer, over any diagnostics that come meanwhile. Gives
  /// whether such of the text as it is now were among them.
  func ask(_ question: Question, line: Int, column: Int) throws -> Bool {
    let place = JSONValue.object(["line": .integer(line), "character": .integer(column)])
    func parameters(_ uri: String) -> JSONValue {
      .object(["textDocument": .object(["uri": .string(uri)]), "position": place])
    }
    let number =
      switch question {
      case .secondDocument: try ask("textDocument/hover", parameters(secondDocument))
      case .completion: try ask("textDocument/completion", parameters(document))
      case .workspaceSymbols: try ask("workspace/symbol", .object(["query": .string("三会")]))
      case .hover: try ask("textDocument/hover", parameters(document))
      }
    var isChecked = false
    while true {
      let message = try receive()
      if message["id"].integer == number, message["method"].string == nil { return isChecked }
      if message["params"]["version"].integer == version { isChecked = true }
    }
  }

  /// The memory that the server holds, in megabytes; nil where the system does not tell.
  var megabytes: Double? {
    guard let status = try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8) else {
      return nil
    }
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS") }
    return line?.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap { Double($0) }
      .map { $0 / 1000 }
  }

  /// Ends the server.
  func stop() {
    if let number = try? ask("shutdown", .null) {
      _ = try? answer(number)
      try? send("exit", nil)
    }
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  private func ask(_ method: String, _ parameters: JSONValue) throws -> Int {
    lastRequest += 1
    try send(method, parameters, id: lastRequest)
    return lastRequest
  }

  private func send(_ method: String, _ parameters: JSONValue?, id: Int? = nil) throws {
    var message: [String: JSONValue] = ["jsonrpc": .string("2.0"), "method": .string(method)]
    if let parameters { message["params"] = parameters }
    if let id { message["id"] = .integer(id) }
    try input.fileHandleForWriting.write(contentsOf: Data(MessageSplitter.frame(JSONValue.object(message).text)))
  }

  private func answer(_ number: Int) throws -> JSONValue {
    while true {
      let message = try receive()
      if message["id"].integer == number, message["method"].string == nil { return message }
    }
  }

  private func receive() throws -> JSONValue {
    while true {
      while let piece = splitter.next() {
        if case .message(let body) = piece {
          return try JSONDecoder().decode(JSONValue.self, from: Data(body))
        }
      }
      let data = output.fileHandleForReading.availableData
      guard !data.isEmpty else { throw BenchProblem("the server has ended") }
      splitter.feed([UInt8](data))
    }
  }
}
