package import Drafting
package import Glossary
import ProseText

/// Forms that the glossary replaces by others.
package struct TermVariant: Rule {
  package static let description = RuleDescription(
    id: "term-variant",
    group: .terms,
    name: Bilingual("用语应改用规定写法", "Term to be replaced"),
    explanation: Bilingual(
      """
      词汇表为某个词语规定了写法，并列出不用的写法，稿中用了后者。规定的写法里包含不用的写法时，按最长的词认，不提示。随程序附有一份成语套语的误写（全力以付、天燃气）。句首时间前的“截止”应作“截至”（截止今年底）。
      """,
      """
      A form that the glossary replaces by a preferred one. Where the preferred form itself holds the other, the longest form \
      counts, and nothing is marked. A list of set phrases that are often written wrong comes with the program, and 截止 \
      before a time at the head of a clause is read as 截至.
      """),
    source: "practice",
    kinds: [RuleDescription.Kind(variant, .warning)],
    examples: [
      .fixed("大家⟦全力以付⟧，赶在雨前收割。", "大家全力以赴，赶在雨前收割。"),
      .wrong("全村⟦齐抓共官⟧，用上⟦天燃气⟧。"),
      .right("大家全力以赴，一如既往，齐抓共管，用上天然气。"),
      .wrong("⟦截止⟧6月30日，工程全部完工。"),
      .right("截至目前，已完成截止日前的任务。报名截止6月30日。"),
      .right("再接再厉，名列前茅，众志成城。"),
    ])

  private static let variant = FindingKind("variant")

  /// The rule.
  package init() {}

  package func check(_ draft: Draft, _ glossary: Glossary) -> [Finding] {
    guard glossary.hasFormsToAvoid else { return deadlines(in: draft) }
    let found: [Finding] = TermMentions(draft, glossary).all.compactMap { mention in
      guard mention.role == .toAvoid else { return nil }
      let right = glossary.entries[mention.entry].form
      let fixes = draft.prose.edit(replacing: mention.range, with: right).map {
        [Fix(title: "改为“\(right)”", safety: .needsJudgement, edits: EditSet($0))]
      }
      return Finding(
        Self.variant, at: draft.prose.sourceRange(of: mention.range),
        "词汇表规定写作“\(right)”，不写“\(draft.prose.text(mention.range))”", fixes: fixes ?? [])
    }
    return (found + deadlines(in: draft)).sorted { $0.range < $1.range }
  }

  /// 截止6月底，…: at the start of a clause, before a time, 截至 is meant. 报名截止6月30日 has a subject.
  private func deadlines(in draft: Draft) -> [Finding] {
    let units = draft.prose.units
    return draft.dates.compactMap { date in
      let at = date.range.lower - 2
      guard at >= 0, units[at] == 0x622A, units[at + 1] == 0x6B62 else { return nil }
      let before = at > 0 ? units[at - 1] : .paragraphEnd
      guard before == .paragraphEnd || before.endsClause || before.endsSentence || before == 0xFF08 else { return nil }
      let range = ProseRange(at, at + 2)
      let fixes = draft.prose.edit(replacing: range, with: "截至").map {
        [Fix(title: "改为“截至”", safety: .needsJudgement, edits: EditSet($0))]
      }
      return Finding(
        Self.variant, at: draft.prose.sourceRange(of: range), "“截止”是到期停止，后面接时间应作“截至”", fixes: fixes ?? [])
    }
  }
}
