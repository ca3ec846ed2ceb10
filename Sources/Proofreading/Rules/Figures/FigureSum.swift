package import Drafting
package import Glossary
import Numerals
import ProseText

/// Parts that do not make their total.
package struct FigureSum: Rule {
  package static let description = RuleDescription(
    id: "figure-sum",
    group: .figures,
    name: Bilingual("分项与总数不符", "Parts and total"),
    explanation: Bilingual(
      """
      同一句里的总数与分项应当相合：“共……其中……”的分项之和不得大于总数；分项列全时（分为、由……组成、其余、男女、已办未办等）应等于总数；“合计”“总计”应等于所列各项之和。\
      带“约、余、左右”等概数的不核对，四舍五入造成的尾数差不提示，可能重叠的分类（女职工、高级职称）不相加。
      """,
      """
      A total and its parts in one sentence must agree: parts introduced by 其中 may not exceed the total, parts that are \
      all there are must equal it, and a sum drawn under figures must be their sum. Approximate figures are left alone, \
      rounding is allowed for, and classes that may overlap are not added.
      """),
    source: "practice",
    kinds: [RuleDescription.Kind(sum, .error)],
    examples: [
      .wrong("全乡现有党员⟦126⟧名，其中男党员48名、女党员88名。"),
      .fixed("三个村分别修路12公里、9公里、15公里，合计⟦38⟧公里。", "三个村分别修路12公里、9公里、15公里，合计36公里。"),
      .wrong("⟦120⟧项任务中，已完成130项。"),
      .wrong("窗口共受理事项⟦640⟧件，分为即办件420件、承诺件230件。"),
      .wrong("养老机构床位⟦860⟧张：公办320张，民办560张。"),
      .right("全乡现有党员136名，其中男党员48名、女党员88名。"),
      .right("现有职工520人，其中女职工210人、高级职称180人、35岁以下260人。"),
      .right("全乡党员约130名，其中男党员48名、女党员88名。"),
      .right("总投资12.6亿元，其中一期6.25亿元、二期6.35亿元。"),
      .right("去年走访120户，今年走访260户，累计走访860户。"),
    ])

  private static let sum = FindingKind("sum")

  /// The rule.
  package init() {}

  package func check(_ draft: Draft, _ glossary: Glossary) -> [Finding] {
    let finder = QuantitySumFinder(draft)
    let labels = QuantityLabels(draft)
    return draft.quantities.statements.flatMap { statement in
      var findings: [Finding] = []
      for sum in finder.sums(in: statement) {
        if let finding = finding(sum, labels, in: draft) { findings.append(finding) }
      }
      return findings
    }
  }

  private func finding(_ sum: QuantitySum, _ labels: QuantityLabels, in draft: Draft) -> Finding? {
    let quantities = draft.quantities.quantities
    let total = quantities[sum.total]
    let parts = sum.parts.map { quantities[$0] }
    guard total.precision == .exact, parts.allSatisfy({ $0.precision == .exact }) else { return nil }
    guard let added = ExactDecimal.sum(parts.map(\.value)) else { return nil }
    let difference = added.double - total.amount
    let slack = Self.slack(total, parts)
    guard abs(difference) > slack else { return nil }
    let ratio = added.double / total.amount
    // Classes that overlap make any sum, and seldom one that is nearly the total.
    if sum.tie != .whole, sum.tie != .drawn, abs(ratio - 1) > 0.06, labels.mayOverlap(sum.labels) { return nil }
    switch sum.tie {
    case .whole:
      guard (0.5...2).contains(ratio) else { return nil }
    case .open:
      guard difference > 0, ratio <= 2 || parts.count == 1 else { return nil }
      if let only = parts.first, parts.count == 1, labels.hasNounBehind(only.range) { return nil }
      if !sum.otherTotals.isEmpty {
        let all = sum.otherTotals.reduce(total.amount) { $0 + quantities[$1].amount }
        guard added.double > all else { return nil }
      }
    case .drawn:
      guard (0.5...2).contains(ratio) else { return nil }
    case .loose:
      // 上了一个台阶: what is as large as a part is no whole.
      guard !parts.contains(where: { $0.value == total.value }) else { return nil }
      let isBelow = sum.parts[0] < sum.total
      let near = sum.isNamedWhole ? 0.65...1.5 : isBelow ? 0.8...1.25 : 0.85...1.18
      guard near.contains(ratio) || added.isTransposed(total.value) else { return nil }
    case .beside:
      // Products in tonnes stand in one list, and nothing is their whole.
      guard (0.94...1.06).contains(ratio) || added.isTransposed(total.value),
        !parts.contains(where: { $0.value == total.value }),
        total.unit?.dimension == .count || isNamed(sum, total, labels, in: draft)
      else { return nil }
    }
    guard !hasOtherReading(sum, total, parts) else { return nil }
    return report(total, parts, added, in: draft)
  }

  /// Whether what the total is called stands with two of the parts too: 衔接资金2800万元，中央资金1600万元，省级资金700万元.
  private func isNamed(_ sum: QuantitySum, _ total: Quantity, _ labels: QuantityLabels, in draft: Draft) -> Bool {
    let lower = total.range.lower
    guard lower >= 2 else { return false }
    let name = Array(draft.prose.units[lower - 2..<lower])
    return name.allSatisfy(\.isHan) && sum.labels.count { labels.holds(name, in: $0) } >= 2
  }

  /// Whether some of the parts alone make the total: the others are then of something else.
  private func hasOtherReading(_ sum: QuantitySum, _ total: Quantity, _ parts: [Quantity]) -> Bool {
    let isDrawn = sum.parts[0] < sum.total
    var added = 0.0
    for (count, part) in (isDrawn ? parts.reversed() : parts).enumerated() {
      added += part.amount
      if count > 0, count < parts.count - 1, abs(added - total.amount) <= total.slack + part.slack + 1e-9 {
        return true
      }
    }
    return false
  }

  /// How far the sum may be off by rounding: half a step of each figure, but not more than one step of the coarsest for
  /// long lists; nothing where all figures are small whole numbers, which nobody has rounded.
  private static func slack(_ total: Quantity, _ parts: [Quantity]) -> Double {
    let all = parts + [total]
    let coarsest = all.map(\.halfStep).max() ?? 0
    let isRounded = all.contains { $0.lastDigitPower < 0 || $0.lastDigitPower >= 4 }
    guard isRounded else { return all.reduce(1e-9) { $0 + $1.slack } }
    if all.allSatisfy({ $0.lastDigitPower == 4 && $0.amount < 1_000_000 }) { return 1e-9 }
    return min(all.reduce(0) { $0 + $1.halfStep }, 2 * coarsest) * 1.000_001
  }

  private func report(_ total: Quantity, _ parts: [Quantity], _ added: ExactDecimal, in draft: Draft) -> Finding {
    let terms = parts.map { QuantityWriting.printed($0, in: draft) }
    let shown = terms.count <= 8 ? terms : terms.prefix(3) + ["…"] + terms.suffix(2)
    let written = QuantityWriting.text(added, like: total, in: draft) ?? "\(added)"
    let printed = QuantityWriting.printed(total, in: draft)
    let message =
      parts.count == 1
      ? "分项\(terms[0])大于总数\(printed)" : "\(shown.joined(separator: " + ")) = \(written)，不等于 \(printed)"
    let run = ProseRange(parts[0].range.lower, parts[parts.count - 1].range.upper)
    let fixes =
      parts.count > 1
      ? draft.prose.edit(replacing: total.numeral, with: written).map {
        [Fix(title: "改为“\(written)”", safety: .needsJudgement, edits: EditSet($0))]
      } : nil
    return Finding(
      Self.sum, at: draft.prose.sourceRange(of: total.numeral), message,
      related: [RelatedPlace(draft.prose.sourceRange(of: run), "分项合计\(written)")], fixes: fixes ?? [])
  }
}
