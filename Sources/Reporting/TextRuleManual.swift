package import Proofreading
import ProseText

/// `zhubi rules --format text`: the catalogue as a table, a rule as a page.
package struct TextRuleManual: RuleManual {
  private let style: TextStyle

  /// A manual in `style`.
  package init(style: TextStyle) {
    self.style = style
  }

  package func catalogue(_ rules: [RuleDescription]) -> String {
    guard !rules.isEmpty else { return "这个版本还没有规则。\n" }
    let idWidth = rules.map { DisplayWidth.columns(of: $0.id) }.max() ?? 0
    var text = ""
    for group in RuleGroup.allCases {
      let members = rules.filter { $0.group == group }
      guard !members.isEmpty else { continue }
      text += (text.isEmpty ? "" : "\n") + style.strong("\(group.title)（\(group.rawValue)）") + "\n"
      for rule in members {
        let severity = style.coloured(rule.severity.title, as: rule.severity)
        text += "  \(Self.padded(rule.id, to: idWidth))  \(severity)  \(rule.name.chinese)\n"
      }
    }
    return text + "\n共 \(rules.count) 条规则；用“zhubi rules 规则名”查看其中一条。\n"
  }

  package func page(_ rule: RuleDescription) -> String {
    var text = style.strong("\(rule.id)  \(rule.name.chinese)") + "\n"
    text += "\(rule.name.english)\n\n"
    text += "\(rule.explanation.chinese)\n\n\(rule.explanation.english)\n\n"
    text += "类别：\(rule.group.title)（\(rule.group.rawValue)）\n"
    text += "依据：\(rule.source)\n"
    let kinds = rule.kinds.map { "\($0.kind.name) \(style.coloured($0.severity.title, as: $0.severity))" }
    text += "级别：\(kinds.joined(separator: "，"))\n"
    guard !rule.examples.isEmpty else { return text }
    text += "\n" + style.strong("示例") + "（⟦ 与 ⟧ 之间是标出的文字）\n"
    for example in rule.examples { text += show(example) }
    return text
  }

  private func show(_ example: Example) -> String {
    switch example {
    case .wrong(let marked): Self.labelled("误", marked)
    case .right(let right): Self.labelled("正", right)
    case .fixed(let marked, let fixed): Self.labelled("误", marked) + Self.labelled("改", fixed)
    }
  }

  /// `text` after `label`, its further lines under the first.
  private static func labelled(_ label: String, _ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { VisibleText.line(String($0)) }
    return "  \(label)  " + lines.joined(separator: "\n      ") + "\n"
  }

  private static func padded(_ text: String, to columns: Int) -> String {
    text + String(repeating: " ", count: max(0, columns - DisplayWidth.columns(of: text)))
  }
}
