package import Drafting
package import Glossary
import Numerals
import ProseText

/// Words of approximation that contradict or repeat each other on one figure.
package struct FigureApproximation: Rule {
  package static let description = RuleDescription(
    id: "figure-approximation",
    group: .figures,
    name: Bilingual("概数重复或矛盾", "Doubled approximation"),
    explanation: Bilingual(
      """
      一个数上叠用互相矛盾或重复的概数词：“近300余”（近是不到，余是多于）、“不到30个左右”“超过100人以上”“至少3次以上”“三四十户左右”。“约…左右”“约…余”只作提示。\
      表示时间的“近三年多来”“近5年”不提示。
      """,
      """
      Two words of approximation on one figure that contradict or repeat each other: 近 with 余, 不到 with 左右, 超过 with \
      以上, 至少 with 以上, 三四十 with 左右. 约 with 左右 or 余 is a hint only. 近 before a span of time means the recent past \
      and is left alone.
      """),
    source: "practice；GB/T 15835-2011，5.2",
    kinds: [RuleDescription.Kind(contradiction, .warning), RuleDescription.Kind(redundancy, .hint)],
    examples: [
      .wrong("义诊共接待⟦近500余⟧名群众。"),
      .wrong("全院⟦不到20台左右⟧设备超期。"),
      .wrong("到会职工⟦超过100人以上⟧。"),
      .wrong("每月⟦至少入户3次以上⟧。"),
      .wrong("每村⟦三四十户左右⟧。"),
      .wrong("⟦约300余名左右⟧群众参加。"),
      .wrong("流转土地⟦约200余⟧亩。"),
      .right("约300名，300余名，300名左右，近300名，三四十名。"),
      .right("附近500余名群众、临近20多个村。"),
      .right("近三年多来，超过500家规模以上企业投产。"),
      .right("近80%的60岁以上老人参保，节约300余万元。"),
    ])

  private static let contradiction = FindingKind("contradiction")
  private static let redundancy = FindingKind("redundancy")

  /// The rule.
  package init() {}

  package func check(_ draft: Draft, _ glossary: Glossary) -> [Finding] {
    draft.figures.enumerated().compactMap { index, figure in
      let floor = index > 0 ? draft.figures[index - 1].range.upper : 0
      return check(figure, after: floor, in: draft)
    }
  }

  /// What a word before a figure says of it.
  private enum Bound: CaseIterable {
    /// Somewhat less: 近.
    case near
    /// Less: 不到.
    case below
    /// More: 超过.
    case above
    /// As much or more: 至少.
    case least
    /// As much or less: 最多.
    case most
    /// More or less: 约.
    case about
  }

  private func check(_ figure: Figure, after floor: Int, in draft: Draft) -> Finding? {
    let units = draft.prose.units
    guard figure.numeral.kind != .fraction(denominator: 2) else { return nil }
    // What stands behind: 余, the unit, 左右.
    var end = figure.numeralRange.upper
    var isSurplus = false
    if case .above = figure.numeral.approximation { isSurplus = true }
    var isSpan = false
    if case .span = figure.numeral.approximation { isSpan = true }
    // 上百余场, which is read as 百余 behind 上.
    let start = figure.numeralRange.lower
    let isUpTo = units[start] == 0x4E0A || (start > 0 && units[start - 1] == 0x4E0A && !units[start].isASCIIDigit)
    var unit = figure.unit
    // 上千余万: more of something that is already only so much.
    var doubled = isSurplus && isUpTo && start > 0 && units[start - 1] == 0x4E0A
    var surplusEnd = isSurplus ? end : nil
    if figure.unit == nil, end + 1 < units.count, Self.isSurplus(units[end]) {
      let next = units.withUnsafeBufferPointer { MeasureUnit.scan($0, from: end + 1) }
      if units[end] == 0x4F59 || next != nil {
        doubled = isUpTo || isSpan
        isSurplus = true
        surplusEnd = end + 1
        end += 1
        if let next { (unit, end) = (next.unit, next.end) }
      }
    } else {
      end = figure.range.upper
      if isUnitSurplus(end, units) {
        isSurplus = true
        surplusEnd = end + 1
        end += 1
      }
    }
    let suffix = suffix(at: end, units)
    let prefix = prefix(of: figure, after: floor, units)
    if !isSurplus, !isSpan, suffix == nil { return doubledPrefix(prefix, figure, after: floor, in: draft) }
    let upper = suffix.map { end + $0.length } ?? surplusEnd ?? end
    let lower = prefix?.lower ?? figure.range.lower
    guard let kind = judge(prefix?.bound, unit, Shape(isSurplus, isSpan, doubled, suffix?.word)) else { return nil }
    let range = ProseRange(lower, upper)
    let text = draft.prose.text(range)
    return Finding(
      kind, at: draft.prose.sourceRange(of: range),
      kind == Self.redundancy ? "“\(text)”用了两个表示概数的词，留一个即可" : "“\(text)”里表示概数的词重复或互相矛盾，只能留一个",
      fixes: fixes(range, figure, prefix, suffix.map { ProseRange(end, end + $0.length) }, in: draft))
  }

  /// 约有近300名: two words before a figure.
  private func doubledPrefix(_ prefix: Prefix?, _ figure: Figure, after floor: Int, in draft: Draft) -> Finding? {
    guard let prefix, prefix.bound == .near || prefix.bound == .below || prefix.bound == .above else { return nil }
    let about = Self.abouts.length(endingAt: prefix.lower, from: floor, in: draft.prose.units)
    guard about > 0, !isWord(.about, prefix.lower - about, about, draft.prose.units) else { return nil }
    let range = ProseRange(prefix.lower - about, figure.range.upper)
    return Finding(
      Self.redundancy, at: draft.prose.sourceRange(of: range), "“\(draft.prose.text(range))”用了两个表示概数的词，留一个即可")
  }

  /// What stands on a figure and behind it.
  private struct Shape {
    let isSurplus: Bool
    let isSpan: Bool
    let isDoubled: Bool
    let suffix: Suffix?

    init(_ isSurplus: Bool, _ isSpan: Bool, _ isDoubled: Bool, _ suffix: Suffix?) {
      self.isSurplus = isSurplus
      self.isSpan = isSpan
      self.isDoubled = isDoubled
      self.suffix = suffix
    }
  }

  private func judge(_ bound: Bound?, _ unit: MeasureUnit?, _ shape: Shape) -> FindingKind? {
    if shape.isDoubled || (shape.suffix == .around && (shape.isSurplus || shape.isSpan)) { return Self.contradiction }
    guard let bound else { return nil }
    let isTime = unit?.dimension == .calendarTime || unit?.dimension == .time
    switch (bound, shape.suffix) {
    case (.near, _) where isTime: return nil
    case (.near, .above), (.near, .around), (.below, .above), (.below, .around), (.below, .under):
      return Self.contradiction
    case (.near, _), (.below, _): return shape.isSurplus || (bound == .below && shape.isSpan) ? Self.contradiction : nil
    case (.above, .some): return Self.contradiction
    case (.above, nil): return shape.isSurplus || shape.isSpan ? Self.contradiction : nil
    case (.least, .above), (.least, .around), (.least, .under), (.most, .some): return Self.contradiction
    case (.most, nil): return shape.isSurplus ? Self.contradiction : nil
    case (.least, nil): return nil
    case (.about, .around): return Self.redundancy
    case (.about, _): return shape.isSurplus ? Self.redundancy : nil
    }
  }

  private func fixes(
    _ range: ProseRange, _ figure: Figure, _ prefix: Prefix?, _ suffix: ProseRange?, in draft: Draft
  ) -> [Fix] {
    // Without the word behind, where there is one; else without the word before.
    let kept =
      suffix.map { ProseRange(range.lower, $0.lower) } ?? prefix.map { ProseRange($0.lower + $0.length, range.upper) }
    guard let kept, !kept.isEmpty, kept != range else { return [] }
    let text = draft.prose.text(kept)
    guard let edit = draft.prose.edit(replacing: range, with: text) else { return [] }
    return [Fix(title: "改为“\(text)”", safety: .needsJudgement, edits: EditSet(edit))]
  }

  // MARK: Words behind

  private enum Suffix { case around, above, under }

  private func suffix(at end: Int, _ units: [UInt16]) -> (word: Suffix, length: Int)? {
    let around = Self.around.length(startingAt: end, in: units)
    if around > 0 { return Self.sides.length(startingAt: end, in: units) > 0 ? nil : (.around, around) }
    let above = Self.aboveTails.length(startingAt: end, in: units)
    if above > 0 { return (.above, above) }
    let under = Self.underTails.length(startingAt: end, in: units)
    return under > 0 ? (.under, under) : nil
  }

  /// 余 多 来.
  private static func isSurplus(_ unit: UInt16) -> Bool { unit == 0x4F59 || unit == 0x591A || unit == 0x6765 }

  /// 4倍多, where no word begins with 多.
  private func isUnitSurplus(_ end: Int, _ units: [UInt16]) -> Bool {
    guard end < units.count, units[end] == 0x591A || units[end] == 0x4F59 else { return false }
    return end + 1 >= units.count || !units[end + 1].isHan
  }

  // MARK: Words before

  private struct Prefix {
    let bound: Bound
    let lower: Int
    let length: Int
  }

  private func prefix(of figure: Figure, after floor: Int, _ units: [UInt16]) -> Prefix? {
    let at = figure.range.lower
    guard at > floor else { return nil }
    let isPrefixed = Self.prefixEnds.contains(units[at - 1])
    for (bound, words) in isPrefixed ? Self.prefixes[...] : [] {
      let length = words.length(endingAt: at, from: floor, in: units)
      if length > 0 {
        return isWord(bound, at - length, length, units)
          ? nil : Prefix(bound: bound, lower: at - length, length: length)
      }
    }
    // 至少入户3次以上, 大约占六成左右; an age or a length sets a class apart, and is not what is counted.
    if figure.unit?.dimension == .age { return nil }
    for gap in 1...4 {
      let end = at - gap
      guard end > floor, units[end].isHan, !Self.breaks.contains(units[end]) else { return nil }
      guard Self.prefixEnds.contains(units[end - 1]) else { continue }
      for (bound, words) in Self.loosePrefixes where bound != .about || gap <= 2 {
        let length = words.length(endingAt: end, from: floor, in: units)
        if length > 0 { return Prefix(bound: bound, lower: end - length, length: length) }
      }
    }
    return nil
  }

  /// Whether the word is the tail of another: 附近, 节约, 反超.
  private func isWord(_ bound: Bound, _ lower: Int, _ length: Int, _ units: [UInt16]) -> Bool {
    guard length == 1, lower > 0 else { return false }
    switch units[lower] {
    case 0x8FD1: return Self.nearHeads.contains(units[lower - 1])
    case 0x7EA6: return Self.aboutHeads.contains(units[lower - 1])
    case 0x8D85: return Self.overHeads.contains(units[lower - 1])
    default: return false
    }
  }

  private static let around = WordTable("左右 上下")
  private static let sides = WordTable("左右邻 左右手 左右两 左右侧 左右岸 左右翼 上下游 上下联 上下级 上下楼 上下班 上下两 上下功夫 上下衔")
  private static let aboveTails = WordTable("以上")
  private static let underTails = WordTable("以下 以内 之内")
  private static let nearHeads = UnitSet("附最邻临贴靠亲就远相新晚切迫浅走逼挨")
  private static let aboutHeads = UnitSet("节契公合条签预违守制特履邀集简俭相")
  private static let overHeads = UnitSet("反赶高")
  private static let breaks = UnitSet("的、，；：。以外销报")
  private static let prefixes: [(Bound, WordTable)] = [
    (.most, WordTable("最多 至多 不超过 不多于 不高于 最多不超过 最多不过")),
    (.least, WordTable("至少 不少于 不低于 最少 起码 不下 不下于")), (.about, WordTable("约 大约 约为 约莫 大概 约有 约占 约达")),
    (.near, WordTable("近 将近 接近 近乎")), (.below, WordTable("不到 不足 不满 未满 不及")),
    (.above, WordTable("超过 超 突破 逾 多于 大于 高于 超出 已超 已逾")),
  ]
  /// The last characters of all of these.
  private static let prefixEnds: UnitSet = {
    var ends = UnitSet()
    for (_, words) in prefixes + loosePrefixes { for unit in words.lastUnits { ends.insert(unit) } }
    return ends
  }()
  private static let abouts = WordTable("约 大约 约有 大约有 大概 大概有 约占 约为")
  private static let loosePrefixes: [(Bound, WordTable)] = [
    (.most, WordTable("最多 至多")), (.least, WordTable("至少 最少 起码")), (.about, WordTable("大约 大概")),
  ]
}
