import Reporting

/// The help texts, made from the syntax of the commands.
enum HelpText {
  /// All commands.
  static var overview: String {
    var text = "zhubi（朱笔）：中文公文报告的校对工具\n\n用法：zhubi 命令 [参数…]\n\n命令：\n"
    text += table(CommandList.all.map { ($0.syntax.name, $0.syntax.summary) })
    text += "\n选项：\n" + table([("-h, --help", "显示帮助"), ("--version", "显示版本")])
    return text + "\n用“zhubi help 命令”查看一条命令的用法。\n退出状态：0 没有问题，1 有问题，2 命令未能完成。\n"
  }

  /// One command with its options.
  static func page(for syntax: CommandSyntax) -> String {
    let operands = syntax.operands.isEmpty ? "" : " \(syntax.operands)"
    let options = syntax.options.isEmpty ? "" : " [选项…]"
    var text = "\(syntax.summary)\n\n用法：zhubi \(syntax.name)\(operands)\(options)\n"
    if !syntax.notes.isEmpty { text += "\n" + syntax.notes.joined(separator: "\n") + "\n" }
    return text + "\n选项：\n" + table(syntax.options.map { ($0.usage, $0.help) } + [("-h, --help", "显示帮助")])
  }

  /// Two columns; a long entry on the left has a line of its own.
  private static func table(_ rows: [(String, String)]) -> String {
    let limit = 28
    let width = rows.map { DisplayWidth.columns(of: $0.0) }.filter { $0 <= limit }.max() ?? 0
    return rows.map { name, help in
      let columns = DisplayWidth.columns(of: name)
      let gap = String(repeating: " ", count: columns <= width ? width - columns : width)
      return "  \(name)" + (columns <= width ? "" : "\n  ") + "\(gap)  \(help)\n"
    }.joined()
  }
}
