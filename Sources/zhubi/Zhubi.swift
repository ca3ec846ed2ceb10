import Foundation

/// The entry point: finds the command and leaves with its status.
@main
struct Zhubi {
  /// The version of the tool, in reports and for `--version`.
  static let version = "0.1.0"
  /// The day of that version, for the manual page.
  static let date = "2026-11-24"

  static func main() async {
    openMissingStreams()
    let arguments = Array(CommandLine.arguments.dropFirst())
    let status: ExitStatus
    do {
      status = try await run(arguments)
    } catch {
      Console.complain("\(error.sentence)用法见“zhubi help”。")
      status = .failure
    }
    exit(status.rawValue)
  }

  /// Occupies those of the three standard streams that were closed when the process began: else the next file that is
  /// opened would get the number of one, and a report would be written into a draft. They stay of no use: reading and
  /// writing fail.
  private static func openMissingStreams() {
    for (stream, mode) in [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY)]
    where fcntl(stream, F_GETFD) == -1 && errno == EBADF {
      // The lowest number that is free is given first, and that is this one.
      _ = open("/dev/null", mode)
    }
  }

  private static func run(_ arguments: [String]) async throws(UsageError) -> ExitStatus {
    guard let first = arguments.first else {
      Console.complain("请写明要做什么，例如“zhubi lint 报告.txt”。用法见“zhubi help”。")
      return .failure
    }
    switch first {
    case "--version": return Console.say("zhubi \(version)\n")
    case "-h", "--help": return Console.say(HelpText.overview)
    case _ where first.hasPrefix("-"): throw UsageError("没有选项“\(first)”；选项要写在命令后面。")
    default: break
    }
    let command = try CommandList.command(named: first)
    let parsed = try CommandArguments(Array(arguments.dropFirst()), for: command.syntax)
    if parsed.wantsHelp { return Console.say(HelpText.page(for: command.syntax)) }
    return try await command.init(parsed).run()
  }
}
