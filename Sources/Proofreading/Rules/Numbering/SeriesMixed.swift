package import Drafting
package import Glossary
import ProseText

/// A series in running text that goes on in the words of another.
package struct SeriesMixed: Rule {
  package static let description = RuleDescription(
    id: "series-mixed",
    group: .numbering,
    name: Bilingual("分述序号混用", "Mixed series"),
    explanation: Bilingual(
      """
      “第一，第二，”“其一，其二，”“首先，其次，再次，”“一是，二是”“一要，二要”各成一套，同一组分述里不能换用：“首先，…第二，…”“一是…第二，…”。一组分述套在另一组里不算混用；\
      单独的“首先”不提示。
      """,
      """
      第一, 其一, 首先 … 其次, 一是 and 一要 are sets of their own; one enumeration stays in one of them. A series inside another \
      is no mixture, and 首先 alone is left alone.
      """),
    source: "GB/T 15834-2011，4.4.3.3、附录B.3.1；practice",
    kinds: [RuleDescription.Kind(mixture, .warning)],
    examples: [
      .fixed("首先，把路修通；⟦第二，⟧把灯点亮。", "首先，把路修通；其次，把灯点亮。"),
      .fixed("一是谋在前，⟦第二，⟧干在先，三是走在前。", "一是谋在前，二是干在先，三是走在前。"),
      .fixed("第一，人手紧；⟦其二，⟧场地小。", "第一，人手紧；第二，场地小。"),
      .fixed("首先要把路修通，⟦第二要⟧把灯点亮。", "首先要把路修通，其次要把灯点亮。"),
      .wrong("首先，定方案；其次，定时限；⟦第三，⟧定责任；第四，定奖惩。"),
      .wrong("其一，不懂；⟦二是⟧不会；三是不敢。"),
      .right("首先，把路修通；其次，把灯点亮；再次，把网接上；最后，把人留住。"),
      .right("第一，抓发动。一是开会，二是入户。第二，抓落实。一是定人，二是定时。"),
      .right("首先，感谢大家。今年做了两件事：一是修桥，二是补路。"),
      .right("一是第一书记到位，二是第二批资金到账。"),
      .right("第一，底子薄。\n群众盼得紧。\n第二，路子窄。"),
      .right("一要快，二要稳。第一，快在动员；第二，稳在收尾。"),
    ])

  private static let mixture = FindingKind("mixture")

  /// The mark that was to come, with the verb of the one that stands there: 其次要 for 第二要.
  private static func expected(_ brk: SeriesBreak, in draft: Draft) -> String {
    let expected = OrdinalWriting.mark(brk.expected, of: brk.family)
    let mark = draft.seriesMarks[brk.mark]
    let verb = draft.prose.text(ProseRange(mark.range.upper - 1, mark.range.upper))
    guard mark.misplacedMark == nil, verb == "要" || verb == "是", !expected.hasSuffix(verb) else { return expected }
    if expected.hasSuffix("，") { return expected.dropLast() + verb }
    return verb == "要" ? expected + verb : expected
  }

  /// The rule.
  package init() {}

  package func check(_ draft: Draft, _ glossary: Glossary) -> [Finding] {
    draft.seriesBreaks.compactMap { brk in
      guard brk.kind == .mixture else { return nil }
      let mark = draft.seriesMarks[brk.mark]
      let before = brk.previous.map { draft.seriesMarks[$0] }
      let first = before.map { draft.prose.text($0.range) } ?? OrdinalWriting.mark(brk.expected - 1, of: brk.family)
      let expected = Self.expected(brk, in: draft)
      let related = before.map { [RelatedPlace(draft.prose.sourceRange(of: $0.range), "上一项在这里")] }
      // After 再次 the set has no words left but 最后.
      let fits = brk.family != .firstNextSeries || brk.expected <= 3
      let edit = fits ? draft.prose.edit(replacing: mark.range, with: expected) : nil
      return Finding(
        Self.mixture, at: draft.prose.sourceRange(of: mark.range),
        "“\(first)”之后接“\(draft.prose.text(mark.range))”，两套序号混用，应接“\(expected)”", related: related ?? [],
        fixes: edit.map { [Fix(title: "改为“\(expected)”", safety: .needsJudgement, edits: EditSet($0))] } ?? [])
    }
  }
}
