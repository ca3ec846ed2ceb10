package import Proofreading

/// `zhubi rules --format markdown`: the catalogue as a table, a rule as a page of a manual.
package struct MarkdownRuleManual: RuleManual {
  /// The manual for a web site or a repository.
  package init() {}

  package func catalogue(_ rules: [RuleDescription]) -> String {
    var text = "# 规则手册\n\n由 `zhubi rules --format markdown` 写成，请勿手工修改。\n\n"
    text += "| 规则 | 类别 | 级别 | 说明 |\n| --- | --- | --- | --- |\n"
    for rule in rules {
      let link = "[`\(rule.id)`](#\(rule.id))"
      text += "| \(link) | \(rule.group.title) | \(rule.severity.title) | \(Self.cell(rule.name.chinese)) |\n"
    }
    return text + rules.map { "\n" + section(on: $0, depth: 2) }.joined()
  }

  package func page(_ rule: RuleDescription) -> String {
    section(on: rule, depth: 1)
  }

  /// Everything about `rule` below a title of `depth`. The title is the id alone, so that links to it are the same
  /// wherever the manual is shown.
  private func section(on rule: RuleDescription, depth: Int) -> String {
    let title = String(repeating: "#", count: depth)
    var text = "\(title) \(rule.id)\n\n**\(rule.name.chinese)** *\(rule.name.english)*\n\n"
    text += "\(rule.explanation.chinese)\n\n\(rule.explanation.english)\n\n"
    text += "- 类别：\(rule.group.title)（`\(rule.group.rawValue)`）\n- 依据：\(rule.source)\n"
    for kind in rule.kinds { text += "- `\(kind.kind.name)`：\(kind.severity.title)\n" }
    guard !rule.examples.isEmpty else { return text }
    text += "\n\(title)# 示例\n\n⟦ 与 ⟧ 之间是标出的文字。\n"
    for example in rule.examples {
      switch example {
      case .wrong(let marked): text += Self.block("误", marked)
      case .right(let right): text += Self.block("正", right)
      case .fixed(let marked, let fixed): text += Self.block("误", marked) + Self.block("改", fixed)
      }
    }
    return text
  }

  /// A code block whose fence is longer than any in `text`.
  private static func block(_ label: String, _ text: String) -> String {
    var fence = "```"
    while text.contains(fence) { fence += "`" }
    return "\n\(label)：\n\n\(fence)text\n\(text)\n\(fence)\n"
  }

  private static func cell(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}
