/// `zhubi help [COMMAND]`.
struct HelpCommand: Command {
  static let syntax = CommandSyntax(
    name: "help", summary: "显示命令的用法", operands: "[COMMAND]", operandLimit: 1,
    notes: ["手册页：zhubi help --format man > ~/.local/share/man/man1/zhubi.1"], options: [format])

  private static let format = CommandOption(
    "--format", .choice(HelpFormat.allCases.map(\.rawValue)), help: "输出格式（默认 text）；man 是全部命令的手册页")

  private let subject: CommandSyntax?
  private let isManualPage: Bool

  init(_ arguments: CommandArguments) throws(UsageError) {
    subject = try arguments.operands.first.map { name throws(UsageError) in
      try CommandList.command(named: name).syntax
    }
    isManualPage = arguments.choice(Self.format, HelpFormat.self) == .man
    if isManualPage, subject != nil { throw UsageError("手册页总是包括全部命令，请不写命令名。") }
  }

  func run() async -> ExitStatus {
    if isManualPage { return Console.say(ManualPage.text(for: CommandList.all.map { $0.syntax })) }
    return Console.say(subject.map { HelpText.page(for: $0) } ?? HelpText.overview)
  }
}

/// The formats of `zhubi help`.
private enum HelpFormat: String, CaseIterable {
  case text
  case man
}
