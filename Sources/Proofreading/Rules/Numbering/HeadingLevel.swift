package import Drafting
package import Glossary
import ProseText

/// Forms of ordinals that stand on the wrong level.
package struct HeadingLevel: Rule {
  package static let description = RuleDescription(
    id: "heading-level",
    group: .numbering,
    name: Bilingual("标题层次混乱", "Heading level"),
    explanation: Bilingual(
      """
      层次序数依次用“一、”“（一）”“1.”“（1）”“①”：高一级的序号不能用在低一级之下，同级标题不能换用另一种序号。可以从任何一级开始，也可以跳过一级（“一、”之下直接用\
      “1.”），都不提示。只有前后标题能证明层次确实颠倒或换了写法时才提示。
      """,
      """
      Levels are marked 一、 then （一） then 1. then （1） then ①. A form of a higher level inside one of a lower level and \
      siblings in two forms are reported, but only where the headings around prove it: the outer numbers go on after the \
      inner ones. Beginning at any level and skipping one is accepted.
      """),
    source: "GB/T 9704-2012，7.3.3；GB/T 15834-2011，附录B.3.8",
    kinds: [RuleDescription.Kind(inversion, .warning), RuleDescription.Kind(form, .warning)],
    examples: [
      .wrong("现将要点列后。\n（一）产业\n发展稳步。\n⟦一、⟧种植\n扩种千亩。\n二、养殖\n出栏万头。\n（二）就业\n岗位增加。"),
      .wrong("现将要点列后。\n1.农村饮水\n管网老旧。\n⟦（一）⟧水源\n新打两井。\n（二）水质\n按月抽检。\n2.农村用电\n线路改造。"),
      .fixed(
        "现将要点列后。\n一、强班子\n选好带头人。\n⟦2.⟧带队伍\n训好骨干。\n三、建阵地\n修好场所。", "现将要点列后。\n一、强班子\n选好带头人。\n二、带队伍\n训好骨干。\n三、建阵地\n修好场所。"),
      .wrong("现将要点列后。\n（一）春播\n机播为主。\n（二）夏管\n重在防虫。\n⟦三、⟧秋收\n抢晴收割。\n（四）冬藏\n入库验质。"),
      .right("现将要点列后。\n一、春播\n1.选种\n2.整地\n二、夏管\n1.追肥\n2.防虫"),
      .right("（一）春播\n1.选种\n2.整地\n（二）夏管\n①追肥\n②防虫"),
      .right("（一）抓学习\n（二）抓整改\n（三）抓长效\n经验材料\n一、起步早\n二、措施实"),
      .right("1.收件\n2.受理\n3.办结\n一、适用范围\n二、办理依据"),
      .right("现将要点列后。\n一、三项任务\n任务是：1.修路；2.通水；3.架电。\n二、两点要求\n要快要好。"),
      .right("第一章　总则\n第一条　原则如下：\n（一）公开；\n（二）公平。\n第二条　一视同仁。"),
    ])

  private static let inversion = FindingKind("inversion")
  private static let form = FindingKind("form")

  /// The rule.
  package init() {}

  package func check(_ draft: Draft, _ glossary: Glossary) -> [Finding] {
    let writing = OrdinalWriting(draft)
    return draft.headingBreaks.compactMap { brk in
      guard let previous = brk.previous else { return nil }
      let heading = draft.headings[brk.heading]
      let before = draft.headings[previous]
      let found = writing.mark(heading.ordinal, like: heading)
      let reached = writing.mark(before.ordinal, like: before)
      let place = draft.prose.sourceRange(of: before.mark)
      switch brk.kind {
      case .inversion:
        return Finding(
          Self.inversion, at: draft.prose.sourceRange(of: heading.mark),
          "“\(found)”的层次高于“\(reached)”，不能用在它的下面", related: [RelatedPlace(place, "它的上级在这里")])
      case .foreignForm:
        let expected = writing.mark(brk.expected, like: before)
        let fixes = draft.prose.edit(replacing: heading.mark, with: expected).map {
          [Fix(title: "改为“\(expected)”", safety: .needsJudgement, edits: EditSet($0))]
        }
        return Finding(
          Self.form, at: draft.prose.sourceRange(of: heading.mark),
          "同级序号写法不一：“\(reached)”之后应是“\(expected)”，这里是“\(found)”",
          related: [RelatedPlace(place, "上一个同级序号在这里")], fixes: fixes ?? [])
      case .gap, .repetition, .disorder, .lateStart:
        return nil
      }
    }
  }
}
