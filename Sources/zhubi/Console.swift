import Foundation
import ProseText
import Reporting
import Workspace

/// The two streams a command speaks on.
enum Console {
  /// Writes `text` to standard output; a reader that has gone away is no failure.
  static func say(_ text: String) -> ExitStatus {
    do {
      try OutputFile.standardOutput.write(Array(text.utf8))
    } catch {
      if case .failed(let sentence) = error {
        complain(sentence)
        return .failure
      }
    }
    return .clean
  }

  /// Writes `sentence` to standard error, after the name of the tool.
  static func complain(_ sentence: String) {
    // Where messages cannot be written, there is nobody to tell.
    try? OutputFile.standardError.write(Array("zhubi: \(VisibleText.line(sentence))\n".utf8))
  }
}

/// `--color`: when text carries colour.
enum ColourChoice: String, CaseIterable, Sendable {
  /// On a terminal that wants it.
  case auto
  /// Always, also in files.
  case always
  /// Never.
  case never

  /// The option, shared by the commands that write text.
  static let option = CommandOption(
    "--color", .choice(allCases.map(\.rawValue)), help: "何时使用颜色（默认 auto：输出到终端时，且未设置 NO_COLOR）")

  /// The style for standard output. `NO_COLOR` with any value that is not empty rules colour out, `always` goes first.
  var styleOfStandardOutput: TextStyle {
    switch self {
    case .always: return .ansi
    case .never: return .plain
    case .auto:
      let environment = ProcessInfo.processInfo.environment
      let isUnwanted = environment["NO_COLOR"]?.isEmpty == false || environment["TERM"] == "dumb"
      return isatty(STDOUT_FILENO) == 1 && !isUnwanted ? .ansi : .plain
    }
  }

  /// The style for a file.
  var styleOfFile: TextStyle {
    self == .always ? .ansi : .plain
  }
}
