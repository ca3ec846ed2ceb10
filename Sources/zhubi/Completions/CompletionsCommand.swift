import Workspace

/// `zhubi completions SHELL`: a script by which a shell completes the command line.
struct CompletionsCommand: Command {
  static let syntax = CommandSyntax(
    name: "completions", summary: "输出命令行补全脚本", operands: "bash|zsh|fish", operandLimit: 1,
    notes: [
      "bash：zhubi completions bash > ~/.local/share/bash-completion/completions/zhubi",
      "zsh： zhubi completions zsh > 任一 fpath 文件夹/_zhubi",
      "fish：zhubi completions fish > ~/.config/fish/completions/zhubi.fish",
    ])

  private let shell: Shell

  init(_ arguments: CommandArguments) throws(UsageError) {
    let names = Shell.allCases.map(\.rawValue)
    guard let name = arguments.operands.first else {
      throw UsageError("请写明是哪一种 shell：\(names.joined(separator: "、"))。")
    }
    guard let shell = Shell(rawValue: name) else {
      throw UsageError(
        "没有“\(name)”的补全脚本，可以是 \(names.joined(separator: "、"))。" + Suggestion.sentence(for: name, among: names))
    }
    self.shell = shell
  }

  func run() async -> ExitStatus {
    let commands = CommandList.all.map { CompletedCommand($0.syntax) }
    let script =
      switch shell {
      case .bash: BashCompletion.script(commands)
      case .zsh: ZshCompletion.script(commands)
      case .fish: FishCompletion.script(commands)
      }
    return Console.say(script)
  }

  /// The shells that can be served.
  private enum Shell: String, CaseIterable {
    case bash
    case zsh
    case fish
  }
}
