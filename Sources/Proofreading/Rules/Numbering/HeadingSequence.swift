package import Drafting
package import Glossary
import ProseText

/// Ordinals of headings that skip, repeat or go back.
package struct HeadingSequence: Rule {
  package static let description = RuleDescription(
    id: "heading-sequence",
    group: .numbering,
    name: Bilingual("标题序号不连续", "Heading sequence"),
    explanation: Bilingual(
      """
      同一级标题的序号应从一起逐个递增：缺号、重号、倒号，以及下级标题不从一开始，都会提示，各级分别核对，每个上级之下重新起算。章节条款中的“条”可以跨章连续。\
      序号回到一视为另起一篇，不提示；段落里已写到（1）（2）、下一段接着写（3）的，也不提示。一处错误只提示一次，之后按文中的序号接着核对。
      """,
      """
      The ordinals of headings of one level rise by one from 1 under each parent. Gaps, repetitions, numbers out of order \
      and a lower level that does not begin at 1 are reported. Articles (条) may count on from chapter to chapter. A \
      return to 1 is taken for the beginning of another text; a list that begins inside a paragraph may go on in the \
      next. One mistake is reported once: after it the number found counts.
      """),
    source: "GB/T 9704-2012，7.3.3；GB/T 15834-2011，附录B.3.8",
    kinds: [
      RuleDescription.Kind(gap, .warning), RuleDescription.Kind(repetition, .warning),
      RuleDescription.Kind(disorder, .warning), RuleDescription.Kind(lateStart, .warning),
    ],
    examples: [
      .fixed(
        "现将要点列后。\n一、春耕备耕\n种子到户。\n二、田间管理\n专人巡田。\n⟦四、⟧秋收秋种\n颗粒归仓。",
        "现将要点列后。\n一、春耕备耕\n种子到户。\n二、田间管理\n专人巡田。\n三、秋收秋种\n颗粒归仓。"),
      .fixed(
        "现将要点列后。\n（一）建机制\n定了章程。\n（二）强队伍\n招了新人。\n⟦（二）⟧保经费\n列入预算。",
        "现将要点列后。\n（一）建机制\n定了章程。\n（二）强队伍\n招了新人。\n（三）保经费\n列入预算。"),
      .fixed("现将要点列后。\n1.排查隐患\n2.登记造册\n⟦4.⟧限期整改\n4.验收销号\n5.通报结果", "现将要点列后。\n1.排查隐患\n2.登记造册\n3.限期整改\n4.验收销号\n5.通报结果"),
      .wrong("现将要点列后。\n一、主要做法\n⟦（二）⟧织密网格\n每格一人。\n（三）用好热线\n随叫随到。\n二、主要成效\n诉求少了。"),
      .wrong("现将要点列后。\n①宣传动员\n⟦③⟧组织实施\n②摸底登记\n④检查验收"),
      .wrong("现将要点列后。\n第一章　总则\n第一条　为了便民。\n第二章　职责\n⟦第三条⟧　各负其责。\n第四条　失责必究。"),
      .wrong("现将要点列后。\n（1）查证照\n（2）查场地\n（3）查人员\n⟦（2）⟧查台账\n（4）查设备"),
      .right("现将要点列后。\n一、春耕备耕\n（一）种子\n（二）农机\n二、秋收秋种\n（一）收割\n（二）晾晒"),
      .right("现将要点列后。\n一、工作回顾\n干得不错。\n二、工作打算\n继续努力。\n典型发言\n一、抓早\n二、抓小"),
      .right("第一章　总则\n第一条　为了便民。\n第二章　职责\n第二条　各负其责。\n第三条　失责必究。"),
      .right("工作分三步：（1）摸底；（2）公示；\n（3）发放。"),
      .right("现将要点列后。\n一、二、三产业融合发展，一、二级风险点逐个销号。"),
      .right("3.5亿元资金到位。\n5.2万人受益。"),
      .right("附件：1.责任清单\n2.联系名单\n3.进度表"),
    ])

  private static let gap = FindingKind("gap")
  private static let repetition = FindingKind("repetition")
  private static let disorder = FindingKind("order")
  private static let lateStart = FindingKind("start")
  /// Longer lists are not offered to be renumbered: an edit of the whole draft is no quick fix.
  private static let longestRun = 100

  /// The rule.
  package init() {}

  package func check(_ draft: Draft, _ glossary: Glossary) -> [Finding] {
    guard !draft.headingBreaks.isEmpty else { return [] }
    let writing = OrdinalWriting(draft)
    var runs: [Int: [Int]] = [:]
    for (index, heading) in draft.headings.enumerated() where heading.run > 0 {
      runs[heading.run, default: []].append(index)
    }
    return draft.headingBreaks.compactMap { brk in
      // ③ after ① in running text is a matter of labels.
      guard !brk.goesOnFromInlineList || draft.headings[brk.heading].form != .circled else { return nil }
      let siblings = runs[draft.headings[brk.heading].run] ?? []
      return finding(brk, writing, siblings: siblings, in: draft)
    }
  }

  private func finding(
    _ brk: HeadingBreak, _ writing: OrdinalWriting, siblings: [Int], in draft: Draft
  ) -> Finding? {
    let heading = draft.headings[brk.heading]
    let expected = writing.mark(brk.expected, like: heading)
    let found = writing.mark(heading.ordinal, like: heading)
    let before = brk.previous.map { draft.headings[$0] }
    let reached = before.map { writing.mark($0.ordinal, like: $0) } ?? writing.mark(brk.expected - 1, like: heading)
    let kind: FindingKind
    let message: String
    switch brk.kind {
    case .gap:
      (kind, message) = (Self.gap, "“\(reached)”之后应是“\(expected)”，这里是“\(found)”")
    case .repetition:
      (kind, message) = (Self.repetition, "“\(found)”重复，“\(reached)”之后应是“\(expected)”")
    case .disorder:
      (kind, message) = (Self.disorder, "序号倒退：“\(reached)”之后应是“\(expected)”，这里是“\(found)”")
    case .lateStart:
      (kind, message) = (Self.lateStart, "这一级的第一个序号应是“\(expected)”，这里是“\(found)”")
    case .foreignForm, .inversion:
      return nil
    }
    let related = before.map { [RelatedPlace(draft.prose.sourceRange(of: $0.mark), "上一个同级序号在这里")] }
    return Finding(
      kind, at: draft.prose.sourceRange(of: heading.mark), message, related: related ?? [],
      fixes: fixes(brk, writing, siblings: siblings, expected: expected, in: draft))
  }

  /// The one number, or all from here on; never safe, for a paragraph may be missing.
  private func fixes(
    _ brk: HeadingBreak, _ writing: OrdinalWriting, siblings: [Int], expected: String, in draft: Draft
  ) -> [Fix] {
    func edit(_ index: Int, _ ordinal: Int) -> TextEdit? {
      let heading = draft.headings[index]
      return draft.prose.edit(replacing: heading.numeral, with: writing.numeral(ordinal, like: heading))
    }
    guard let one = edit(brk.heading, brk.expected) else { return [] }
    var fixes = [Fix(title: "改为“\(expected)”", safety: .needsJudgement, edits: EditSet(one))]
    guard let first = siblings.lastIndex(notAfter: brk.heading, key: { $0 }) else { return fixes }
    let rest = siblings[first...]
    guard (2...Self.longestRun).contains(rest.count) else { return fixes }
    let changed = zip(rest, brk.expected...).filter { draft.headings[$0].ordinal != $1 }
    let edits = changed.compactMap { edit($0, $1) }
    if changed.count > 1, edits.count == changed.count, let set = EditSet(edits) {
      fixes.append(Fix(title: "从此处起重新编号", safety: .needsJudgement, edits: set))
    }
    return fixes
  }
}
