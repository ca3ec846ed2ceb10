import Reporting

/// The page for `man zhubi`, made from the syntax of the commands.
enum ManualPage {
  /// The page in the language of man(7).
  static func text(for commands: [CommandSyntax]) -> String {
    var page = """
      .\\" Written by: zhubi help --format man
      .TH ZHUBI 1 "\(Zhubi.date)" "zhubi \(Zhubi.version)" "朱笔手册"
      .ad l
      .nh
      .SH NAME
      zhubi \\- 朱笔，中文公文报告的校对工具
      .SH SYNOPSIS

      """
    page += commands.map { ".B zhubi \($0.name)\n\(plain(usage(of: $0)))\n" }.joined(separator: ".br\n")
    page += ".SH DESCRIPTION\n" + description.map { plain($0) + "\n" }.joined(separator: ".PP\n")
    page += ".SH COMMANDS\n"
    for command in commands { page += section(on: command) }
    page += """
      .SH EXIT STATUS
      .TP
      .B 0
      没有达到 \\-\\-fail\\-on 级别的问题。
      .TP
      .B 1
      有这样的问题，或没有查到所要的内容。
      .TP
      .B 2
      命令未能完成：用法有误、文件无法读取或设置有误；标准错误上有一句话说明原因和办法。
      .SH ENVIRONMENT
      .TP
      .B NO_COLOR
      有值时，\\-\\-color auto 不使用颜色。
      .SH EXAMPLES
      检查一份报告和一个文件夹：
      .PP
      .RS 4
      zhubi lint 报告.txt 稿件/
      .RE
      .PP
      查看一条规则及其示例：
      .PP
      .RS 4
      zhubi rules slogan\\-count
      .RE

      """
    return page
  }

  private static let description = [
    "朱笔通读中文工作报告和报纸稿件，标出数目与所列不符的口号、跳号的标题和序列、不存在的日期、对不上的数字、前后不一的写法，"
      + "说明另一处在哪里，并给出可以采用的改法。",
    "只看形式、算术和前后一致，不评判内容；不联网，文字不会离开本机。",
  ]

  private static func usage(of command: CommandSyntax) -> String {
    ([command.operands, command.options.isEmpty ? "" : "[选项…]"]).filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static func section(on command: CommandSyntax) -> String {
    var text = ".SS \(roman(command.name))\n\(plain(command.summary))。\n"
    for note in command.notes { text += ".PP\n\(plain(note))\n" }
    for option in command.options {
      text += ".TP\n.B \"\(roman(option.usage))\"\n\(plain(option.help))\n"
    }
    return text
  }

  /// `text` as running text: no line of it is taken for a request, its signs are shown as they are, and lines may be
  /// broken after the marks of Chinese, which has no blanks.
  private static func plain(_ text: String) -> String {
    let line = roman(text).unicodeScalars.map { "，。；：、）”".unicodeScalars.contains($0) ? "\($0)\\:" : String($0) }
      .joined()
    return line.first == "." || line.first == "'" ? "\\&" + line : line
  }

  /// `text` inside a line or between quotation marks.
  private static func roman(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "\\": "\\e"
      case "-": "\\-"
      case "\"": "\\(dq"
      case "'": "\\(aq"
      case "^": "\\(ha"
      case "~": "\\(ti"
      case "`": "\\(ga"
      default: String(scalar)
      }
    }.joined()
  }
}
