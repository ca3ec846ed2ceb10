package import Drafting
package import Glossary
import Numerals
import ProseText

/// Growth and decline against the figures before and after.
package struct FigureChange: Rule {
  package static let description = RuleDescription(
    id: "figure-change",
    group: .figures,
    name: Bilingual("增减与前后数值不符", "Change"),
    explanation: Bilingual(
      """
      由一个数到另一个数、今年与去年的数都在句中时，增长率、增减量、倍数和“翻番”应与之相符（按所印位数计入四舍五入）；“增加到”而数变小、百分数之差写成“提高5%”（应为5个百分点）、\
      “减少2倍”也提示。年均增速、概数和名次不核对。
      """,
      """
      Where the figures before and after both stand in the sentence, the rate, difference, multiple or doubling given must \
      fit them within the rounding of what is printed. Also found: 增加到 with a smaller figure, a difference of percentages \
      called %, and decreases by multiples. Yearly means, approximate figures and ranks are left alone.
      """),
    source: "国家统计用语；practice",
    kinds: [
      RuleDescription.Kind(change, .error), RuleDescription.Kind(direction, .error),
      RuleDescription.Kind(points, .warning),
      RuleDescription.Kind(multiple, .warning),
    ],
    examples: [
      .wrong("茶园由800亩扩大到1000亩，增长⟦35%⟧。"),
      .wrong("去年接诊2.4万人次，今年达到3万人次，同比增长⟦15%⟧。"),
      .wrong("茶园由1000亩⟦增加到⟧800亩。"),
      .fixed("入学率由92%提高到97%，提高⟦5%⟧。", "入学率由92%提高到97%，提高5个百分点。"),
      .wrong("改造后渗漏量⟦减少3倍⟧。"),
      .wrong("产值从3亿元增加到6亿元，翻了⟦两番⟧。"),
      .right("茶园由800亩扩大到1000亩，增长25%。"),
      .right("入学率由92%提高到97%，提高5个百分点。"),
      .right("产值由3亿元增加到6亿元，年均增长15%。"),
      .right("排名由第9位上升到第4位，上升5位。"),
      .right("改造后渗漏量减少到三分之一。"),
    ])

  private static let change = FindingKind("change")
  private static let direction = FindingKind("direction")
  private static let points = FindingKind("points")
  private static let multiple = FindingKind("multiple")

  /// The rule.
  package init() {}

  package func check(_ draft: Draft, _ glossary: Glossary) -> [Finding] {
    let finder = QuantityChangeFinder(draft)
    let context = QuantityContext(draft)
    var findings: [Finding] = []
    for statement in draft.quantities.statements {
      let found = finder.changes(in: statement)
      findings += found.steps.compactMap { wrongWay($0, in: draft) }
      findings += found.changes.compactMap { wrongChange($0, in: draft) }
      for index in statement.quantities {
        if let finding = wrongWord(index, context, in: draft) { findings.append(finding) }
      }
    }
    return findings.sorted { $0.range < $1.range }
  }

  // MARK: Words

  /// 减少2倍, 3个百分点%, 5%个百分点.
  private func wrongWord(_ index: Int, _ context: QuantityContext, in draft: Draft) -> Finding? {
    let quantity = draft.quantities.quantities[index]
    let units = draft.prose.units
    let upper = quantity.range.upper
    if quantity.kind == .multiple {
      let lead = draft.quantities.lead(of: index)
      guard let verb = lead.last, verb.kind == .word(.fall), upper < units.count, units[upper] != 0x7684,
        (verb.range.upper..<quantity.range.lower).allSatisfy({ [0x4E86, 0x8FD1, 0x7EA6].contains(units[$0]) })
      else { return nil }
      let range = ProseRange(verb.range.lower, upper)
      let text = draft.prose.text(range)
      return Finding(Self.multiple, at: draft.prose.sourceRange(of: range), "“\(text)”：减少不能用倍数，改用百分数、分数或“减少到几分之一”")
    }
    let isPercentOfPoints = quantity.kind == .points && upper < units.count && units[upper] == 0x25
    let isPointsOfPercent =
      quantity.numeralKind == .percentage && upper + 3 < units.count && units[upper] == 0x4E2A
      && units[upper + 1] == 0x767E && units[upper + 2] == 0x5206 && units[upper + 3] == 0x70B9
    guard isPercentOfPoints || isPointsOfPercent else { return nil }
    let range = ProseRange(quantity.range.lower, isPercentOfPoints ? upper + 1 : upper + 4)
    let right = draft.prose.text(quantity.numeral).replacing("%", with: "") + "个百分点"
    return Finding(
      Self.points, at: draft.prose.sourceRange(of: range), "“%”与“个百分点”重复",
      fixes: fix(range, right, in: draft))
  }

  private func wrongWay(_ step: QuantityStep, in draft: Draft) -> Finding? {
    let before = draft.quantities.quantities[step.before]
    let after = draft.quantities.quantities[step.after]
    guard before.precision == .exact, after.precision == .exact, !isRank(before, in: draft), !isRank(after, in: draft)
    else { return nil }
    let isWrong =
      switch step.direction {
      case .up: after.amount < before.amount
      case .down: after.amount > before.amount
      case .unsaid: false
      }
    guard isWrong else { return nil }
    var verb = step.verb
    // 增加到: the mark takes 到 along.
    if verb.upper < draft.prose.units.count, [0x5230, 0x81F3, 0x4E3A].contains(draft.prose.units[verb.upper]) {
      verb = ProseRange(verb.lower, verb.upper + 1)
    }
    let less = step.direction == .up ? "小于" : "大于"
    return Finding(
      Self.direction, at: draft.prose.sourceRange(of: verb),
      "写作“\(draft.prose.text(verb))”，但\(draft.prose.text(after.range))\(less)\(draft.prose.text(before.range))",
      related: [
        RelatedPlace(draft.prose.sourceRange(of: before.range), "之前"),
        RelatedPlace(draft.prose.sourceRange(of: after.range), "之后"),
      ])
  }

  /// 生产总值 and 增加值 are given at current prices and their growth at constant ones: they need not fit.
  private func isAtConstantPrices(_ quantity: Quantity, in draft: Draft) -> Bool {
    guard let sentence = draft.sentence(at: quantity.range.lower) else { return false }
    let labels = QuantityLabels(draft)
    let before = ProseRange(max(sentence.range.lower, quantity.range.lower - 60), quantity.range.lower)
    return Self.atConstantPrices.contains { labels.holds($0, in: before) }
  }

  private static let atConstantPrices = "生产总值 增加值 经济总量 总产值 GDP 人均可支配收入 可支配收入".split(separator: " ").map {
    Array($0.utf16)
  }

  /// 第9位, 9位 of a ranking, 3类.
  private func isRank(_ quantity: Quantity, in draft: Draft) -> Bool {
    guard quantity.range.upper > quantity.numeral.upper else { return false }
    return [0x4F4D, 0x7C7B, 0x7EA7].contains(draft.prose.units[quantity.range.upper - 1])
  }

  // MARK: Arithmetic

  private func wrongChange(_ found: QuantityChange, in draft: Draft) -> Finding? {
    let quantities = draft.quantities.quantities
    let change = quantities[found.change]
    guard change.precision == .exact else { return nil }
    switch found.ground {
    case .pair(let before, let after):
      let (before, after) = (quantities[before], quantities[after])
      guard before.precision == .exact, after.precision == .exact, !isRank(before, in: draft) else { return nil }
      if change.kind == .share, isAtConstantPrices(before, in: draft) { return nil }
      return wrongChange(
        found, change, Interval(before, beside: after.lastDigitPower), Interval(after, beside: before.lastDigitPower),
        (before, after), in: draft)
    case .increment(let after, let difference):
      let (after, difference) = (quantities[after], quantities[difference])
      guard after.precision == .exact, difference.precision == .exact, found.direction != .unsaid,
        !isAtConstantPrices(after, in: draft)
      else { return nil }
      let step = Interval(difference, beside: difference.lastDigitPower)
      let end = Interval(after, beside: difference.lastDigitPower)
      let base = found.direction == .up ? end.minus(step) : end.plus(step)
      guard base.low > 0, let rate = change.share else { return nil }
      let growth = Interval(low: step.low / base.high, high: step.high / base.low)
      guard !growth.holds(rate, within: change.shareUnit * 2 * change.halfStep) else { return nil }
      let sign = found.direction == .up ? "-" : "+"
      let shown = percent(step.middle / base.middle, like: change)
      return report(
        change, Self.change,
        "\(text(difference, draft)) ÷ (\(text(after, draft)) \(sign) \(text(difference, draft))) = \(shown)，不是\(draft.prose.text(change.range))",
        after, difference, right: shown, in: draft)
    }
  }

  private func wrongChange(
    _ found: QuantityChange, _ change: Quantity, _ before: Interval, _ after: Interval,
    _ pair: (before: Quantity, after: Quantity), in draft: Draft
  ) -> Finding? {
    let difference = after.distance(from: before)
    let sum = "\(text(pair.after, draft)) - \(text(pair.before, draft))"
    let ratio = Interval(low: after.low / before.high, high: after.high / before.low)
    let written = draft.prose.text(change.range)
    switch change.kind {
    case .amount, .time, .points:
      guard change.kind == .points ? pair.before.kind == .share : change.unit == pair.before.unit else { return nil }
      if change.kind == .points {
        // Differences of whole percentages are exact; of others one step is the rounding of three figures.
        let all = [change, pair.before, pair.after]
        let step = all.contains { $0.lastDigitPower < 0 } ? (all.map(\.halfStep).min() ?? 0) * 2.0001 : 1e-9
        let points = abs(pair.after.amount - pair.before.amount) * 100 * pair.before.shareUnit
        guard abs(points - change.amount) > step else { return nil }
      } else {
        guard !difference.holds(change.amount, within: change.slack) else { return nil }
      }
      let shown = writtenDifference(pair, like: change, in: draft)
      return report(
        change, Self.change, "\(bigFirst(pair, draft)) = \(shown)，不是\(written)", pair.before, pair.after,
        right: nil, number: shown, in: draft)
    case .share:
      guard let rate = change.share else { return nil }
      let slack = change.numeralKind == .tenths ? change.shareUnit * 0.6 : change.shareUnit * 2 * change.halfStep
      if case .fraction = change.numeralKind {
        return ratio.minusOne.holds(rate, within: 0.03) ? nil : growth(found, change, pair, ratio, in: draft)
      }
      if pair.before.kind == .share, change.numeralKind == pair.before.numeralKind {
        if difference.holds(change.amount, within: change.halfStep / 5) {
          let right = draft.prose.text(change.numeral).replacing("%", with: "") + "个百分点"
          guard change.numeralKind == .percentage else { return nil }
          return report(
            change, Self.points, "\(sum) = \(right)，百分数之差应称“个百分点”", pair.before, pair.after, right: right,
            in: draft)
        }
      }
      return ratio.minusOne.holds(rate, within: slack) ? nil : growth(found, change, pair, ratio, in: draft)
    case .multiple:
      let grown = found.isResult ? ratio : ratio.minusOne
      let slack = change.lastDigitPower == 0 ? 0.5 : change.halfStep * 2
      guard found.direction != .down, !grown.holds(change.amount, within: slack) else { return nil }
      let shown = rounded(grown.middle, 1)
      let quotient = "\(text(pair.after, draft)) ÷ \(text(pair.before, draft))"
      return report(
        change, Self.change,
        found.isResult ? "\(quotient) = \(shown)倍，不是\(written)" : "\(quotient) - 1 = \(shown)倍，不是\(written)",
        pair.before, pair.after, right: nil, in: draft)
    case .doublings:
      guard let times = change.value.int, (1...20).contains(times) else { return nil }
      let power = Double(1 << times)
      guard ratio.high < power * 0.9 || ratio.low > power * 1.5 else { return nil }
      return report(
        change, Self.change,
        "\(text(pair.after, draft)) ÷ \(text(pair.before, draft)) = \(rounded(ratio.middle, 2))，\(written)应为\(1 << times)倍",
        pair.before,
        pair.after, right: nil, in: draft)
    case .bare:
      return nil
    }
  }

  private func growth(
    _ found: QuantityChange, _ change: Quantity, _ pair: (before: Quantity, after: Quantity), _ ratio: Interval,
    in draft: Draft
  ) -> Finding? {
    let shown = percent(abs(ratio.middle - 1), like: change)
    return report(
      change, Self.change,
      "(\(bigFirst(pair, draft))) ÷ \(text(pair.before, draft)) = \(shown)，不是\(draft.prose.text(change.range))",
      pair.before,
      pair.after, right: change.numeralKind == .percentage ? shown : nil, in: draft)
  }

  // MARK: Writing

  private func text(_ quantity: Quantity, _ draft: Draft) -> String { draft.prose.text(quantity.numeral) }

  private func bigFirst(_ pair: (before: Quantity, after: Quantity), _ draft: Draft) -> String {
    pair.after.amount >= pair.before.amount
      ? "\(text(pair.after, draft)) - \(text(pair.before, draft))"
      : "\(text(pair.before, draft)) - \(text(pair.after, draft))"
  }

  private func writtenDifference(_ pair: (before: Quantity, after: Quantity), like change: Quantity, in draft: Draft)
    -> String
  {
    guard let difference = pair.after.value.subtracting(pair.before.value)?.magnitude else { return "?" }
    return QuantityWriting.text(difference, like: change, in: draft) ?? "\(difference)"
  }

  private func percent(_ share: Double, like change: Quantity) -> String {
    rounded(share * 100, change.numeralKind == .percentage ? max(0, -change.lastDigitPower) : 1) + "%"
  }

  private func rounded(_ value: Double, _ decimals: Int) -> String {
    let power = (0..<decimals).reduce(1.0) { result, _ in result * 10 }
    let scaled = (value * power).rounded()
    guard scaled.magnitude < 1e15, let number = ExactDecimal(significand: Int128(scaled), scale: decimals) else {
      return "\(value)"
    }
    return number.description
  }

  private func report(
    _ change: Quantity, _ kind: FindingKind, _ message: String, _ first: Quantity, _ second: Quantity, right: String?,
    number: String? = nil, in draft: Draft
  ) -> Finding {
    let fixes =
      right.map { fix(change.range, $0, in: draft) } ?? number.map { fix(change.numeral, $0, in: draft) } ?? []
    return Finding(
      kind, at: draft.prose.sourceRange(of: change.range), message,
      related: [first, second].map { RelatedPlace(draft.prose.sourceRange(of: $0.range), "据此核算") }, fixes: fixes)
  }

  private func fix(_ range: ProseRange, _ right: String, in draft: Draft) -> [Fix] {
    guard let edit = draft.prose.edit(replacing: range, with: right) else { return [] }
    return [Fix(title: "改为“\(right)”", safety: .needsJudgement, edits: EditSet(edit))]
  }
}
