package import Drafting
package import Glossary
import ProseText

/// Series in running text that skip, repeat or begin in the middle.
package struct SeriesSequence: Rule {
  package static let description = RuleDescription(
    id: "series-sequence",
    group: .numbering,
    name: Bilingual("分述序号不连续", "Series sequence"),
    explanation: Bilingual(
      """
      “一是…二是…三是…”“第一，…第二，…”“其一，…其二，…”“一要…二要…”“一看…二看…”“第一步…第二步…”应逐个递增；缺号、重号、倒号都会提示。分述可以跨段，可以套在另一组分述里，也可以从一重新开始；\
      遇到“一、”“（一）”标题即告结束。“四是四，十是十”之类不是分述。“二要”单独出现不提示。
      """,
      """
      一是 … 二是 …, 第一， … 第二， …, 其一， …, 一要 …, 一看 … and 第一步 … rise by one. Gaps, repetitions and numbers out of order are reported. A \
      series may run over paragraphs, stand inside another one, and begin again at 1; a heading 一、 or （一） ends it. \
      Phrases such as 四是四 are no series, and 二要 alone is left alone.
      """),
    source: "GB/T 15834-2011，附录B.3.7；practice",
    kinds: [
      RuleDescription.Kind(gap, .warning), RuleDescription.Kind(repetition, .warning),
      RuleDescription.Kind(disorder, .warning), RuleDescription.Kind(lateStart, .warning),
    ],
    examples: [
      .fixed("今年起，一是稳粮，二是兴畜，⟦四是⟧活商。", "今年起，一是稳粮，二是兴畜，三是活商。"),
      .fixed("第一，选准人。第二，用好人。⟦第二，⟧留住人。", "第一，选准人。第二，用好人。第三，留住人。"),
      .fixed("第一要抓早，⟦第三要⟧抓小。", "第一要抓早，第二要抓小。"),
      .wrong("其一，缺水；⟦其三，⟧缺电。"),
      .wrong("一是动员早。开了三次会。\n二是行动快。上了十台车。\n⟦五是⟧效果好。清了八条沟。"),
      .wrong("干部下村，一要带感情，⟦三要⟧带办法。"),
      .wrong("会上提出两点。⟦二是⟧把钱用在刀刃上，三是把账晒在太阳下。"),
      .wrong("一是护苗，二是护水，三是护路，⟦二是⟧护灯。"),
      .right("四是四，十是十，账目一清二楚；一要有一，二要有二。"),
      .wrong("第一步摸清底数；第二步张榜公示；⟦第四步⟧动工。"),
      .wrong("干部进门，一看灶头热不热，二问药费高不高，三查窗户严不严，⟦五谈⟧来年怎么干。"),
      .right("第一步摸清底数；第二步张榜公示；第三步动工。第三步最难。"),
      .right("第一，明责任。做到一是到岗，二是到人。第二，严考核。"),
      .right("主要原因一是天旱，二是地薄。"),
      .right("一是修水库。\n工程已经过半。\n二是修水渠。\n三是修水窖。"),
      .right("他排第一，成绩全县第一，第三产业占比第一。"),
      .right("一是看山，二是看水。\n（一）护林\n一是防火，二是防虫。"),
      .right("二要看实绩，这是群众说的。"),
    ])

  private static let gap = FindingKind("gap")
  private static let repetition = FindingKind("repetition")
  private static let disorder = FindingKind("order")
  private static let lateStart = FindingKind("start")

  /// Longer series are not offered to be renumbered: an edit of half the draft is no quick fix.
  private static let mostRenumbered = 50

  /// The rule.
  package init() {}

  package func check(_ draft: Draft, _ glossary: Glossary) -> [Finding] {
    let writing = OrdinalWriting(draft)
    guard !draft.seriesBreaks.isEmpty else { return [] }
    var series: [Int: ArraySlice<Int>] = [:]
    for one in draft.series {
      for (place, mark) in one.marks.enumerated() { series[mark] = one.marks[place...] }
    }
    return draft.seriesBreaks.compactMap { finding($0, writing, rest: series[$0.mark] ?? [], in: draft) }
  }

  private func finding(
    _ brk: SeriesBreak, _ writing: OrdinalWriting, rest: ArraySlice<Int>, in draft: Draft
  ) -> Finding? {
    let mark = draft.seriesMarks[brk.mark]
    let found = writing.mark(mark.ordinal, like: mark)
    let expected = writing.mark(brk.expected, like: mark)
    let before = brk.previous.map { draft.seriesMarks[$0] }
    let reached = before.map { draft.prose.text($0.range) } ?? ""
    let kind: FindingKind
    let message: String
    switch brk.kind {
    case .gap: (kind, message) = (Self.gap, "“\(reached)”之后应是“\(expected)”，这里是“\(found)”")
    case .repetition: (kind, message) = (Self.repetition, "“\(found)”重复，“\(reached)”之后应是“\(expected)”")
    case .disorder: (kind, message) = (Self.disorder, "序号倒退：“\(reached)”之后应是“\(expected)”，这里是“\(found)”")
    case .lateStart: (kind, message) = (Self.lateStart, "前面没有“\(expected)”，这里就是“\(found)”")
    case .mixture: return nil
    }
    let related = before.map { [RelatedPlace(draft.prose.sourceRange(of: $0.range), "上一项在这里")] }
    return Finding(
      kind, at: draft.prose.sourceRange(of: mark.range), message, related: related ?? [],
      fixes: fixes(brk, rest, expected, writing, in: draft))
  }

  /// The number that was to come, or all from here on; never safe, for an item may be missing. 其次 and the like are words, and stay.
  private func fixes(
    _ brk: SeriesBreak, _ rest: ArraySlice<Int>, _ expected: String, _ writing: OrdinalWriting, in draft: Draft
  ) -> [Fix] {
    func edit(_ index: Int, _ ordinal: Int) -> TextEdit? {
      let numeral = draft.seriesMarks[index].numeral
      return draft.prose.edit(replacing: numeral, with: writing.numeral(ordinal, in: numeral))
    }
    guard draft.seriesMarks[brk.mark].family != .firstNextSeries, let one = edit(brk.mark, brk.expected) else {
      return []
    }
    var fixes = [Fix(title: "改为“\(expected)”", safety: .needsJudgement, edits: EditSet(one))]
    guard rest.count <= Self.mostRenumbered else { return fixes }
    let changed = zip(rest, brk.expected...).filter { draft.seriesMarks[$0].ordinal != $1 }
    let edits = changed.compactMap { edit($0, $1) }
    if changed.count > 1, edits.count == changed.count, let set = EditSet(edits) {
      fixes.append(Fix(title: "从此处起重新编号", safety: .needsJudgement, edits: set))
    }
    return fixes
  }
}
