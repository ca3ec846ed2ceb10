package import Drafting
package import Glossary
import ProseText

/// The wrong mark of punctuation after an ordinal.
package struct OrdinalMark: Rule {
  package static let description = RuleDescription(
    id: "ordinal-mark",
    group: .numbering,
    name: Bilingual("序号后标点有误", "Mark after an ordinal"),
    explanation: Bilingual(
      """
      “一”“二”之后用顿号，“1”“2”之后用下脚点，“第一”“其一”“首先”之后用逗号，“（一）”“①”“3.1”“第一章”和“一是”“一要”之后不加标点。“1、”十分常见，只作提醒。\
      “第一、二轮”“第一、第二、第三产业”“（一）、（二）两项”是并列，不是序号，不提示。
      """,
      """
      一 and 二 take 、, 1 and 2 take a low dot, 第一, 其一 and 首先 take a comma, and bracketed or circled ordinals, 3.1, 第一章 \
      and 一是 take nothing. 1、 is so common that it is only an information. Lists such as 第一、二轮 are left alone.
      """),
    source: "GB/T 15834-2011，附录B.3.1至B.3.7、4.4.3.3",
    kinds: [RuleDescription.Kind(mark, .warning), RuleDescription.Kind(arabicComma, .info)],
    examples: [
      .fixed("现将要点列后。\n（一）⟦、⟧健全联系点制度\n每月下访。", "现将要点列后。\n（一）健全联系点制度\n每月下访。"),
      .fixed("现将要点列后。\n一、谋划早\n年初动员。\n二⟦，⟧落地快\n月月推进。", "现将要点列后。\n一、谋划早\n年初动员。\n二、落地快\n月月推进。"),
      .fixed("现将要点列后。\n①⟦、⟧核对名册。", "现将要点列后。\n①核对名册。"),
      .fixed("现将要点列后。\n第二章⟦：⟧组织机构\n设三个组。", "现将要点列后。\n第二章组织机构\n设三个组。"),
      .fixed("现将要点列后。\n第一⟦、⟧底数不清。", "现将要点列后。\n第一，底数不清。"),
      .fixed("下一步，一是⟦，⟧清存量；二是控增量。", "下一步，一是清存量；二是控增量。"),
      .fixed("现将要点列后。\n1⟦、⟧村道硬化", "现将要点列后。\n1.村道硬化"),
      .fixed("现将要点列后。\n3.1⟦、⟧职责分工\n各司其职。", "现将要点列后。\n3.1职责分工\n各司其职。"),
      .right("现将要点列后。\n第一、二轮督导和第一、第二、第三片区同步推进。"),
      .right("现将要点列后。\n一、谋划早。\n（一）盯住节点。\n1.定时间。\n（1）倒排工期。\n①逐日销号。"),
      .right("首先，要摸清家底；其次，要算清细账。"),
      .right("第一书记带头，第一时间到场，1.5万人次参与。"),
      .right("（一）、（二）两项由乡里办，①、②两类由县里办。"),
      .right("他三是，四不是，说不清楚。"),
      .right("现将要点列后。\n一、二、三产业融合，一，二，三，齐步走。"),
      .right("3：2的比分，1：5000的底图。"),
    ])

  private static let mark = FindingKind("mark")
  private static let arabicComma = FindingKind("arabic-comma")

  /// The rule.
  package init() {}

  package func check(_ draft: Draft, _ glossary: Glossary) -> [Finding] {
    let headings = draft.headings.compactMap { heading in
      heading.misplacedMark.map { misplaced in
        let isCommon = heading.form == .arabic && draft.prose.text(misplaced.range) == "、" && misplaced.right == "."
        return finding(
          isCommon ? Self.arabicComma : Self.mark, misplaced,
          ordinal: ProseRange(heading.mark.lower, misplaced.range.lower), in: draft)
      }
    }
    let firsts = firstMarks(in: draft)
    let series = draft.seriesMarks.enumerated().compactMap { number, mark in
      mark.misplacedMark.flatMap { misplaced in
        counts(number, mark, firsts[number], in: draft)
          ? finding(
            Self.mark, misplaced, ordinal: ProseRange(mark.range.lower, misplaced.range.lower), in: draft) : nil
      }
    }
    return (headings + series).sorted { $0.range < $1.range }
  }

  /// For each mark of a series the ordinal that its series began with.
  private func firstMarks(in draft: Draft) -> [Int: Int] {
    guard draft.seriesMarks.contains(where: { $0.misplacedMark != nil }) else { return [:] }
    var firsts: [Int: Int] = [:]
    for series in draft.series {
      guard let first = series.marks.first else { continue }
      for mark in series.marks { firsts[mark] = draft.seriesMarks[first].ordinal }
    }
    return firsts
  }

  /// Whether a mark belongs to a series at all: 三是， alone may be said of anything.
  private func counts(_ number: Int, _ mark: SeriesMark, _ first: Int?, in draft: Draft) -> Bool {
    switch mark.family {
    case .isSeries, .mustSeries: first == 1
    case .ordinalSeries, .amongSeries, .firstNextSeries, .verbSeries: true
    }
  }

  private func finding(
    _ kind: FindingKind, _ misplaced: MisplacedMark, ordinal: ProseRange, in draft: Draft
  ) -> Finding {
    let written = draft.prose.text(misplaced.range)
    let ordinal = draft.prose.text(ordinal)
    let message =
      misplaced.right.isEmpty
      ? "“\(ordinal)”之后不加标点，这里多了“\(written)”" : "“\(ordinal)”之后用“\(misplaced.right)”，这里是“\(written)”"
    let title = misplaced.right.isEmpty ? "删去“\(written)”" : "改为“\(ordinal)\(misplaced.right)”"
    let fixes = draft.prose.edit(replacing: misplaced.range, with: misplaced.right).map {
      [Fix(title: title, safety: .safe, edits: EditSet($0))]
    }
    return Finding(kind, at: draft.prose.sourceRange(of: misplaced.range), message, fixes: fixes ?? [])
  }
}
