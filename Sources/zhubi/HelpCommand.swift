/// `zhubi help [COMMAND]`.
struct HelpCommand: Command {
  static let syntax = CommandSyntax(name: "help", summary: "显示命令的用法", operands: "[COMMAND]", operandLimit: 1)

  private let subject: CommandSyntax?

  init(_ arguments: CommandArguments) throws(UsageError) {
    guard let name = arguments.operands.first else {
      subject = nil
      return
    }
    subject = try CommandList.command(named: name).syntax
  }

  func run() async -> ExitStatus {
    Console.say(subject.map { HelpText.page(for: $0) } ?? HelpText.overview)
  }
}
