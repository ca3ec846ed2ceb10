import Workspace

/// One command of the tool, in a file of its own.
protocol Command: Sendable {
  /// What the command takes.
  static var syntax: CommandSyntax { get }

  /// The command with its arguments.
  init(_ arguments: CommandArguments) throws(UsageError)

  /// Does the work. Says on standard error what could not be done.
  func run() async -> ExitStatus
}

/// What the process tells its caller.
package enum ExitStatus: Int32, Sendable {
  /// Done, and nothing found that counts.
  case clean = 0
  /// Done, and something found.
  case findings = 1
  /// The command could not do its work, or not all of it.
  case failure = 2
}

/// The commands there are, in the order of the help text.
enum CommandList {
  /// All commands.
  static let all: [any Command.Type] = [
    LintCommand.self, InspectCommand.self, RulesCommand.self, GlossaryCommand.self, ConfigCommand.self,
    LanguageServerCommand.self, CompletionsCommand.self, HelpCommand.self,
  ]

  /// The command called `name`.
  static func command(named name: String) throws(UsageError) -> any Command.Type {
    if let command = all.first(where: { $0.syntax.name == name }) { return command }
    let names = all.map { $0.syntax.name }
    throw UsageError("没有命令“\(name)”。" + Suggestion.sentence(for: name, among: names))
  }
}
