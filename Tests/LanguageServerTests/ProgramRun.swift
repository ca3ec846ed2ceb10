import Foundation
import LanguageServerProtocol
import TestSupport
import Testing

/// `zhubi lsp` as a process of its own. Killed after a quarter of an hour, so that a server that hangs fails its test.
final class ProgramRun {
  private let process = Process()
  private let toServer = Pipe()
  private let fromServer = Pipe()
  private let errors = Pipe()
  private let watchdog: DispatchWorkItem
  private var splitter = MessageSplitter()

  /// Starts the server with further `arguments`.
  init(_ arguments: [String] = []) throws {
    let process = process
    watchdog = DispatchWorkItem { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }
    signal(SIGPIPE, SIG_IGN)
    let program: URL = try #require(Checkout.program("zhubi"))
    process.executableURL = program
    process.arguments = ["lsp"] + arguments
    process.standardInput = toServer
    process.standardOutput = fromServer
    process.standardError = errors
    try process.run()
    // What the server holds, the test must not hold too, or no end would ever be seen.
    try toServer.fileHandleForReading.close()
    try fromServer.fileHandleForWriting.close()
    try errors.fileHandleForWriting.close()
    DispatchQueue.global().asyncAfter(deadline: .now() + 900, execute: watchdog)
  }

  deinit {
    watchdog.cancel()
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
  }

  /// Sends the JSON text `json` as a message.
  func send(_ json: String) {
    write(MessageSplitter.frame(Array(json.utf8)))
  }

  /// Sends `text` as it is.
  func sendRaw(_ text: String) {
    write(Array(text.utf8))
  }

  /// The next message of the server; throws when the line ends or carries anything else.
  func next() throws -> JSONValue {
    while true {
      switch splitter.next() {
      case .message(let bytes): return try JSONDecoder().decode(JSONValue.self, from: Data(bytes))
      case .fault(let fault): throw fault
      case nil:
        let data = fromServer.fileHandleForReading.availableData
        guard !data.isEmpty else { throw FramingFault.cutOff }
        splitter.feed(Array(data))
      }
    }
  }

  /// What the server still says before it ends.
  func rest() throws -> [UInt8] {
    Array(try fromServer.fileHandleForReading.readToEnd() ?? Data())
  }

  /// What the server said on standard error; to be asked when it has ended.
  var complaints: String {
    String(decoding: (try? errors.fileHandleForReading.readToEnd()) ?? Data(), as: UTF8.self)
  }

  /// Waits until the server has said so much that the line takes hardly more, and none of it was read.
  func waitUntilFull() {
    var size = Int32(0)
    while size < 60_000, process.isRunning {
      usleep(10_000)
      _ = ioctl(fromServer.fileHandleForReading.fileDescriptor, UInt(FIONREAD), &size)
    }
  }

  /// Ends the server's standard input.
  func hangUp() {
    try? toServer.fileHandleForWriting.close()
  }

  /// Ends the reading of what the server says.
  func stopListening() {
    try? fromServer.fileHandleForReading.close()
  }

  /// Asks the process to end.
  func terminate() {
    process.terminate()
  }

  /// Waits for the end of the process; its exit status, or the number of the signal that ended it.
  func status() -> Int32 {
    process.waitUntilExit()
    return process.terminationStatus
  }

  private func write(_ bytes: [UInt8]) {
    try? toServer.fileHandleForWriting.write(contentsOf: Data(bytes))
  }
}
