package import Drafting
package import Glossary
import Numerals
import ProseText

/// Two values of one quantity side by side that do not convert.
package struct UnitConversion: Rule {
  package static let description = RuleDescription(
    id: "unit-conversion",
    group: .figures,
    name: Bilingual("单位换算不符", "Unit conversion"),
    explanation: Bilingual(
      """
      用括号、“合”“折合”“相当于”“即”并列的两个数，换算后对不上：1公顷＝15亩，1平方公里＝1500亩，1吨＝1000公斤，1公斤＝2斤，1公里＝2里，1千瓦时＝1度，1亿＝10000万。\
      允许1%的出入和各自末位的舍入，带“约”的放宽到10%；不同币种不换算。
      """,
      """
      Two values with brackets or a word such as 折合 between them that do not convert into each other. One per cent and \
      the rounding of each value are allowed, ten per cent more with 约; currencies are not converted.
      """),
    source: "practice",
    kinds: [RuleDescription.Kind(conversion, .error)],
    examples: [
      .wrong("新建高标准农田1.3万公顷（⟦25万亩⟧）。"),
      .wrong("平均单产500公斤，合⟦800斤⟧。"),
      .wrong("争取资金1.2亿元（⟦1200万元⟧）。"),
      .wrong("邮路单程12公里（⟦20里⟧）。"),
      .right("新建高标准农田1.3万公顷（19.5万亩）。"),
      .right("园区占地3.2平方公里（约合5000亩）。"),
      .right("到账160.6亿美元，折合1148亿元。"),
      .right("播种小麦200亩（亩产500公斤），投资1.2亿元（中央资金3000万元）。"),
    ])

  private static let conversion = FindingKind("conversion")

  /// The rule.
  package init() {}

  package func check(_ draft: Draft, _ glossary: Glossary) -> [Finding] {
    let figures = draft.figures
    guard figures.count > 1 else { return [] }
    return (1..<figures.count).compactMap { index in
      let gap = ProseRange(figures[index - 1].range.upper, figures[index].range.lower)
      guard gap.count <= 10, (gap.lower..<gap.upper).contains(where: { Self.openers.contains(draft.prose.units[$0]) })
      else { return nil }
      return check(figures[index - 1], figures[index], in: draft)
    }
  }

  /// A figure in the base unit of its dimension.
  private struct Amount {
    let dimension: MeasureUnit.Dimension?
    let unit: MeasureUnit?
    /// The worth of one unit.
    let scale: Double
    let value: Double
    /// Half a step of the last digit.
    let rounding: Double
    /// The unit after the figure, 里 and 度 included.
    let end: Int
    let isApproximate: Bool
    /// The power of ten of its 万 or 亿.
    let multiplier: Int
    let figure: Figure

    init?(_ figure: Figure, _ units: [UInt16]) {
      guard figure.numeral.kind == .number, figure.numeral.notation != .chineseDigits else { return nil }
      var isApproximate = figure.numeral.approximation != .exact
      var end = figure.range.upper
      var unit = figure.unit
      if unit == nil, end < units.count, units[end] == 0x4F59 || units[end] == 0x591A,
        let found = units.withUnsafeBufferPointer({ MeasureUnit.scan($0, from: end + 1) })
      {
        isApproximate = true
        (unit, end) = (found.unit, found.end)
      }
      let (dimension, scale): (MeasureUnit.Dimension?, Double)
      if let unit {
        (dimension, scale) = (unit.dimension, unit.scale.double)
      } else if end < units.count, units[end] == 0x91CC || units[end] == 0x5EA6 {
        // 里 and 度 mean too much else to be units elsewhere.
        (dimension, scale) = units[end] == 0x91CC ? (.length, 500) : (.energy, 3_600_000)
        end += 1
      } else {
        (dimension, scale) = (nil, 1)
      }
      if UnitConversion.tails.length(startingAt: end, in: units) > 0 {
        isApproximate = true
        end += UnitConversion.tails.length(startingAt: end, in: units)
      }
      self.figure = figure
      self.dimension = dimension
      self.unit = unit
      self.scale = scale
      self.end = end
      multiplier = figure.multiplierPower(in: units)
      value = figure.numeral.value.double * scale
      // 2平方公里 may be rounded, but hardly from 1.53: whole numbers get less than half of their last digit.
      let half = (ExactDecimal.powerOfTen(figure.numeral.lastDigitPower)?.double ?? 1) * scale / 2
      let isWhole = figure.numeral.lastDigitPower >= multiplier
      rounding = isWhole ? min(half, value * (multiplier > 0 ? 0.1 : 0.05)) : half
      self.isApproximate =
        isApproximate || UnitConversion.approximators.length(endingAt: figure.range.lower, in: units) > 0
    }
  }

  /// How two figures are put side by side.
  private enum Link {
    /// （…）
    case bracket
    /// 合, 折合.
    case word
    /// 即, 等于: one and the same.
    case equation
  }

  private func check(_ first: Figure, _ second: Figure, in draft: Draft) -> Finding? {
    let units = draft.prose.units
    guard let left = Amount(first, units), let right = Amount(second, units), left.value > 0, right.value > 0,
      let link = link(left, right, units), isOneQuantity(left, right, link)
    else { return nil }
    let gap = ProseRange(left.end, second.range.lower)
    let isApproximate = left.isApproximate || right.isApproximate || units[gap.lower..<gap.upper].contains(0x7EA6)
    let slack = max(left.value, right.value) * (isApproximate ? 0.11 : 0.01) + left.rounding + right.rounding
    guard abs(left.value - right.value) > slack * 1.000_001 else { return nil }
    if left.unit == right.unit, link == .bracket, !isPowerOfTen(left.value / right.value) { return nil }
    let prose = draft.prose
    let stated = prose.text(ProseRange(second.range.lower, right.end))
    let given = prose.text(ProseRange(first.range.lower, left.end))
    return Finding(
      Self.conversion, at: prose.sourceRange(of: ProseRange(second.range.lower, right.end)),
      "\(given)合\(converted(left, like: right, in: draft))，与“\(stated)”不符",
      related: [RelatedPlace(prose.sourceRange(of: ProseRange(first.range.lower, left.end)), "换算前的数")])
  }

  /// Whether the words between and behind say that both are one quantity.
  private func link(_ left: Amount, _ right: Amount, _ units: [UInt16]) -> Link? {
    var at = left.end
    let lower = right.figure.range.lower
    guard at < lower else { return nil }
    let isBracket = units[at] == 0xFF08 || units[at] == 0x28
    if isBracket || units[at] == 0xFF0C || units[at] == 0x2C || units[at] == 0x3001 { at += 1 }
    let word = Self.words.length(startingAt: at, in: units)
    let isEquation = Self.equations.length(startingAt: at, in: units) == word
    at += word
    at += Self.approximators.length(startingAt: at, in: units)
    guard at == lower else { return nil }
    if isBracket {
      guard right.end < units.count else { return nil }
      let after = units[right.end]
      return after.closesPair || after == 0xFF0C || after == 0x3001
        ? (word == 0 ? .bracket : isEquation ? .equation : .word) : nil
    }
    return word == 0 ? nil : isEquation ? .equation : .word
  }

  private func isOneQuantity(_ left: Amount, _ right: Amount, _ link: Link) -> Bool {
    guard let dimension = left.dimension, let other = right.dimension else {
      // 12万 and 120000 without a unit.
      return false
    }
    switch dimension {
    case .rate, .ratio, .percentagePoints, .doublings, .age, .temperature: return false
    case .count, .personTimes: return left.unit == right.unit && isOtherWriting(left, right)
    case .calendarTime, .time:
      return dimension == other && left.unit != right.unit
    default:
      guard dimension == other else { return false }
      return left.unit != right.unit || link == .equation || isOtherWriting(left, right)
    }
  }

  /// Whether one is written with 亿 and the other with 万 or neither: 1.2亿元（12000万元）.
  private func isOtherWriting(_ left: Amount, _ right: Amount) -> Bool {
    left.multiplier != right.multiplier
  }

  private func isPowerOfTen(_ ratio: Double) -> Bool {
    var ratio = ratio < 1 ? 1 / ratio : ratio
    while ratio > 5 { ratio /= 10 }
    return abs(ratio - 1) < 0.02
  }

  /// The first amount in the unit and with the multiplier of the second.
  private func converted(_ left: Amount, like right: Amount, in draft: Draft) -> String {
    let power = right.multiplier
    var value = left.value / right.scale
    for _ in 0..<power { value /= 10 }
    let text = Self.decimal(value)
    let unit = draft.prose.text(ProseRange(right.figure.numeralRange.upper, right.end))
    return text + (power == 8 ? "亿" : power == 4 ? "万" : power == 12 ? "万亿" : "") + unit
  }

  /// Four significant digits at most after the point, without zeros at the end.
  private static func decimal(_ value: Double) -> String {
    guard value.isFinite, value < 1e15 else { return "\(value)" }
    var scale = 0
    var scaled = value
    while scale < 6, scaled < 1000 || scale == 0, scaled != scaled.rounded() {
      scaled *= 10
      scale += 1
    }
    return ExactDecimal(significand: Int128(scaled.rounded()), scale: scale)?.description ?? "\(value)"
  }

  /// One of these stands between two figures of which one gives the other: a bracket, or the first character of a word.
  private static let openers = UnitSet("（(合折约相即也换等＝=共")
  private static let equations = WordTable("即 也就是 等于 ＝ =")
  private static let words = WordTable("合 折合 约合 相当于 即 也就是 折 折算 折算成 换算为 合计 等于 折合为 折合成 ＝ = 约折合 即约 共 共计 约相当于 合约")
  fileprivate static let approximators = WordTable("约 大约 近 将近 超 超过 逾 不到 约为 近乎")
  fileprivate static let tails = WordTable("左右 多 余 以上 上下")
}
