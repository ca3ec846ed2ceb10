import ProseText

/// What the runner itself finds: comments that suppress nothing. It looks like a rule, so that it can be explained and
/// switched off like one.
package enum UnusedSuppression {
  private static let unused = FindingKind("unused")
  private static let unknown = FindingKind("unknown")

  /// What it is, for people and for reports.
  package static let description = RuleDescription(
    id: "unused-suppression", group: .terms, name: Bilingual("多余的忽略注释", "Unused suppression"),
    explanation: Bilingual(
      "Markdown 稿件里的 zhubi-disable 注释没有忽略任何问题，或者写了不存在的规则名：问题已经改好，注释应当删去，以免以后掩盖新的问题。没有运行的规则不在此列。",
      """
      A zhubi-disable comment of a Markdown draft suppresses nothing, or names a rule that does not exist: the mistake \
      has been mended and the comment should go, before it hides another. Rules that did not run are left alone.
      """),
    source: "practice", kinds: [.init(unused, .info), .init(unknown, .warning)],
    examples: [
      .wrong("⟦<!-- zhubi-disable-next-line repeated-text -->⟧\n各村继续推进改厕工作。"),
      .wrong("⟦<!-- zhubi-disable repeated-txt -->⟧\n各村继续推进改厕工作。"),
      .right("<!-- zhubi-disable-next-line repeated-text -->\n各村继续推进推进改厕工作。"),
    ])

  /// The marks on those of `comments` that are not in `used`. Comments for rules that are off stay as they are.
  static func marks(
    on comments: SuppressionComments, used: Set<Int>, settings: RuleSettings, rules: [RuleDescription]
  ) -> [Mark] {
    let known = Dictionary(rules.map { ($0.id, $0) }) { first, _ in first }
    return comments.entries.indices.compactMap { number in
      guard !used.contains(number) else { return nil }
      let entry = comments.entries[number]
      let finding: Finding
      if let rule = entry.rule, known[rule] == nil {
        guard RuleCatalogue.description(of: rule) == nil else { return nil }
        finding = Finding(unknown, at: entry.comment, "注释里的规则“\(rule)”不存在，没有忽略任何问题；请检查规则名")
      } else {
        if let rule = entry.rule, let description = known[rule], settings.turnsOff(description) { return nil }
        let subject = entry.rule.map { "“\($0)”的问题" } ?? "任何问题"
        let place = entry.isForLine ? "下一行" : entry.reach == nil ? "前面的注释之外" : "这条注释之后"
        finding = Finding(unused, at: entry.comment, "\(place)没有\(subject)需要忽略，这条注释可以删去")
      }
      guard let severity = settings.severity(of: finding.kind, in: description) else { return nil }
      return Mark(rule: description.id, group: description.group, severity: severity, finding: finding)
    }
  }
}
