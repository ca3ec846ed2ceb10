package import Drafting
package import Glossary
import Numerals
import ProseText

/// One quantity of one thing, given twice with different values.
package struct FigureConflict: Rule {
  package static let description = RuleDescription(
    id: "figure-conflict",
    group: .figures,
    name: Bilingual("同一数据前后不一致", "Conflicting figures"),
    explanation: Bilingual(
      """
      同一事项、同一单位、同一时间的数据在稿中出现两次而数值不同。写法不同（1.2万与12000）、四舍五入、“约、超、近”之内的出入不提示；去年与今年、计划与结果、一期与二期、其中的一部分、\
      不同地方、各段分别所述的单位或方面（东村：…西村：…，钢：…水泥：…）、两次活动以及气温的数据不相比。两个数字颠倒（1286与1268）而后文用“这”“该”或修饰语指明是前面所说的，说法不同也提示。用 --against 或设置写明稿件所依据的报告时，数据、增长率和日期也与报告核对。
      """,
      """
      One thing, unit and time with two values in one draft. Other writings of one value, rounding and what 约 or 超 allow \
      are accepted; last year and this, plan and result, first and second stage, parts, other places, the bodies or \
      aspects that paragraphs are about one after the other, two occasions and temperatures are not compared. Two \
      digits in each other's places (1286 and 1268) are found in other words too, where the later ones point back. Where \
      --against or the settings name the reports that a draft rests on, figures, rates of growth and dates are held \
      against them too.
      """),
    source: "practice",
    kinds: [RuleDescription.Kind(value, .warning)],
    examples: [
      .wrong("全县共有驿站128个。县里统一标识。目前，全县驿站达到⟦138⟧个。"),
      .wrong("水库总库容1260万立方米。经除险加固，水库总库容为⟦1620万⟧立方米。"),
      .wrong("大桥全长1286米，双向四车道。走上这座全长⟦1268⟧米的大桥，江风拂面。"),
      .right("大桥全长1286米，双向四车道。另一座大桥全长1268米。"),
      .right("全县共有注册志愿者1.2万人。目前，全县注册志愿者达到12000人。"),
      .right("去年全县建成驿站5个，今年全县建成驿站9个。"),
      .right("全县注册志愿者突破1.2万人。据统计，全县注册志愿者12386人。"),
      .right("全县共有党支部120个，其中机关党支部36个。"),
    ])

  /// The kind of all findings.
  static let value = FindingKind("value")

  /// The rule.
  package init() {}

  /// How many entries of one subject a later one is held against: the first and the last ones.
  private static let kept = 6
  /// How far apart two figures may stand where the draft is no single report, in units.
  private static let reach = 2000

  package func check(_ draft: Draft, _ glossary: Glossary) -> [Finding] {
    let findings = ledgerConflicts(in: draft)
    let marked = Set(findings.map(\.range))
    let slips = TransposedFigures(draft).pairs().map { transposed($0, in: draft) }.filter { !marked.contains($0.range) }
    return slips.isEmpty ? findings : (findings + slips).sorted { $0.range < $1.range }
  }

  private func transposed(_ pair: TransposedFigures.Pair, in draft: Draft) -> Finding {
    let quantities = draft.quantities.quantities
    let (first, second) = (quantities[pair.earlier], quantities[pair.later])
    let (before, now) = (draft.prose.text(first.range), draft.prose.text(second.range))
    return Finding(
      Self.value, at: draft.prose.sourceRange(of: second.numeral), "前面是\(before)，这里是\(now)，两个数字颠倒，请核对是否同一数据",
      related: [RelatedPlace(draft.prose.sourceRange(of: first.range), "前面是\(before)")])
  }

  private func ledgerConflicts(in draft: Draft) -> [Finding] {
    let finder = QuantityEntryFinder(draft)
    let entries = finder.entries()
    guard entries.count > 1 else { return [] }
    let isReport = finder.isReport
    let quantities = draft.quantities.quantities
    var seen: [UInt64: [QuantityEntry]] = [:]
    seen.reserveCapacity(entries.count)
    var findings: [Finding] = []
    for entry in entries {
      // A noun whose ends are not marked is met under that part of it that is known as a subject.
      let key = entry.otherKeys.first { seen[$0] != nil } ?? entry.key
      var group = seen[key] ?? []
      let quantity = quantities[entry.quantity]
      var conflict: QuantityEntry?
      var agrees = false
      for earlier in group {
        let other = quantities[earlier.quantity]
        // 25个村有20个: within a sentence two figures are of two things.
        guard draft.sentence(at: other.range.lower)?.range.contains(quantity.range.lower) != true,
          isReport || quantity.range.lower - other.range.upper < Self.reach, areComparable(earlier, entry),
          let judged = FigureAgreement(other, quantity)
        else { continue }
        switch judged {
        case .same: agrees = true
        case .different:
          if entry.isDecline, quantity.unit == other.unit, quantity.value < other.value { break }
          conflict = conflict ?? earlier
        case .unrelated: break
        }
      }
      if let conflict, !agrees { findings.append(report(conflict, entry, in: draft)) }
      if group.count >= Self.kept { group.remove(at: 1) }
      group.append(entry)
      seen[key] = group
    }
    return findings
  }

  private func areComparable(_ left: QuantityEntry, _ right: QuantityEntry) -> Bool {
    guard left.scope == 0 || right.scope == 0 || left.scope == right.scope,
      !left.isOtherAspect(than: right)
    else { return false }
    if left.time != right.time {
      // A level of 目前 or 截至 is the level of now, and so is a bare one.
      let isNow: (QuantityEntry) -> Bool = { $0.time == .unsaid || $0.time == .relative(.current) || $0.isAsOf }
      guard isNow(left), isNow(right), !(left.isAsOf && right.isAsOf),
        left.isLevel || right.isLevel || left.keyLength >= 6
      else { return false }
    }
    if left.isAction || right.isAction {
      // What was done in a time: only where both say that it is the whole of it, in one section.
      guard left.isAction == right.isAction, left.section == right.section else { return false }
      guard left.isLevel || left.time != .unsaid || left.section != .unsaid || left.keyLength >= 6,
        right.isLevel || right.time != .unsaid || right.section != .unsaid || right.keyLength >= 6
      else { return false }
      return left.keyLength >= 4
    }
    if left.section != right.section, !(left.isLevel || right.isLevel) { return false }
    if left.keyLength < 3 { return left.scope != 0 && left.scope == right.scope && (left.isLevel || right.isLevel) }
    return left.keyLength >= 4 || left.isLevel || right.isLevel
  }

  private func report(_ earlier: QuantityEntry, _ later: QuantityEntry, in draft: Draft) -> Finding {
    let quantities = draft.quantities.quantities
    let (first, second) = (quantities[earlier.quantity], quantities[later.quantity])
    let subject = draft.prose.text(earlier.subject)
    let (before, now) = (draft.prose.text(first.range), draft.prose.text(second.range))
    return Finding(
      Self.value, at: draft.prose.sourceRange(of: second.numeral), "“\(subject)”前面是\(before)，这里是\(now)",
      related: [RelatedPlace(draft.prose.sourceRange(of: first.range), "前面是\(before)")])
  }
}
