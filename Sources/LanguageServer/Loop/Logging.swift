import LanguageServerProtocol

extension Session {
  /// How much the client wants to know of what the server does.
  enum Trace: String, Sendable {
    /// Nothing.
    case off
    /// What is answered, and how long it took.
    case messages
    /// That, and more.
    case verbose
  }

  /// Says `line` in the client's log, if it weighs enough. The text of drafts is private: names of methods and numbers
  /// are all that may stand in it.
  mutating func say(_ level: MessageParameters.Level, _ line: @autoclosure () -> String) {
    guard client != nil, level >= logLevel else { return }
    notify(LogMessageNotification.self, MessageParameters(type: level, message: line()))
  }

  /// Takes the level of the log from the person's settings.
  mutating func readLogLevel(_ settings: JSONValue) {
    switch settings["log"].string {
    case "error": logLevel = .error
    case "warning": logLevel = .warning
    case "info": logLevel = .info
    case "debug", "log": logLevel = .log
    default: break
    }
  }

  /// Tells a client that traces that `method` was answered.
  mutating func traceAnswer(to method: String, after time: Duration) {
    guard trace != .off else { return }
    let milliseconds = time.components.seconds * 1000 + time.components.attoseconds / 1_000_000_000_000_000
    notify(
      LogTraceNotification.self,
      LogTraceParameters(
        message: "\(method): \(milliseconds) ms",
        verbose: trace == .verbose ? "\(documents.uris.count) documents open" : nil))
  }
}
