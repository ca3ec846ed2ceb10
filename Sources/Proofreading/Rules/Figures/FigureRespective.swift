package import Drafting
package import Glossary
import ProseText

/// As many values as subjects: 甲、乙、丙分别为1、2、3.
package struct FigureRespective: Rule {
  package static let description = RuleDescription(
    id: "figure-respective",
    group: .figures,
    name: Bilingual("“分别”前后数目不符", "Respective values"),
    explanation: Bilingual(
      """
      “分别”“依次”“各为”之后并列的数值，应与前面的主体一一对应。“和”“与”可能在一个名称之内，多种数法都算；主体的数目看不出来（城乡、“等”、在前一句）或数值只有一个时不核对。
      """,
      """
      The values after 分别, 依次 or 各为 must be as many as the subjects before it. 和 may stand inside a name, so every way \
      to count is accepted; where the subjects cannot be counted, or there is but one value, nothing is said.
      """),
    source: "practice",
    kinds: [RuleDescription.Kind(count, .error)],
    examples: [
      .wrong("甲镇、乙镇、丙镇⟦分别⟧新修渠道12公里、9公里。"),
      .wrong("四个网格⟦依次⟧走访86户、72户、90户。"),
      .wrong("春茶、夏茶产量⟦分别⟧达到3.2万斤、2.1万斤和1.8万斤。"),
      .right("甲镇、乙镇、丙镇分别新修渠道12公里、9公里和7公里。"),
      .right("城乡低保标准分别提高到每月860元、620元。"),
      .right("税务部门和财政部门、审计部门分别抽调4人、6人、3人。"),
      .right("接待国内游客、入境游客分别增长8%。"),
    ])

  private static let count = FindingKind("count")

  /// The rule.
  package init() {}

  package func check(_ draft: Draft, _ glossary: Glossary) -> [Finding] {
    let finder = RespectiveFinder(draft)
    return draft.quantities.statements.flatMap { statement in
      finder.lists(in: statement).compactMap { finding($0, in: draft) }
    }
  }

  private func finding(_ list: RespectiveValues, in draft: Draft) -> Finding? {
    let given = list.values.count
    guard !list.counts.contains(given), abs(given - list.likely) <= 2 else { return nil }
    let quantities = draft.quantities.quantities
    let values = ProseRange(
      quantities[list.values.lowerBound].range.lower, quantities[list.values.upperBound - 1].range.upper)
    return Finding(
      Self.count, at: draft.prose.sourceRange(of: list.word),
      "“\(draft.prose.text(list.word))”前有\(list.likely)个主体，后面有\(given)个数值：\(draft.prose.text(values))",
      related: [
        RelatedPlace(draft.prose.sourceRange(of: list.subjects), "这里有\(list.likely)个主体"),
        RelatedPlace(draft.prose.sourceRange(of: values), "这里有\(given)个数值"),
      ])
  }
}
