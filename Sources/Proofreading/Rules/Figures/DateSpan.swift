package import Drafting
package import Glossary
import ProseText

/// Periods that end before they begin, and lengths, plans, anniversaries and ages that do not go with their years.
package struct DateSpan: Rule {
  package static let description = RuleDescription(
    id: "date-span",
    group: .figures,
    name: Bilingual("起止与时长不符", "Spans of time"),
    explanation: Bilingual(
      """
      终点早于起点的时间段，与起止时间对不上的时长（“2016年至2019年五年间”），与起止年份不符的五年规划，以及差一年以上的周年和年龄（警告）。首尾都算和只算一头\
      的数法都对，跨年的“12月28日至1月3日”不提示；“连续三年”一类的说法只在长过整个时段时提示；农历和“八五”普法之类不核对。
      """,
      """
      Periods that end before they begin, lengths that do not fit the dates beside them, five-year plans with other years, \
      and anniversaries and ages that are off by more than one year (as warnings). Counting both ends or only one is right \
      either way; a period may run over the turn of the year; a length that may lie within the period is only checked \
      against being longer.
      """),
    source: "practice",
    kinds: [
      RuleDescription.Kind(reversed, .error), RuleDescription.Kind(length, .error),
      RuleDescription.Kind(plan, .error), RuleDescription.Kind(years, .warning),
    ],
    examples: [
      .wrong("2016年至2019年⟦五年⟧间，全县新建村道86公里。"),
      .wrong("2012年至2020年⟦十年⟧来，群众收入翻番。"),
      .wrong("培训班于5月8日至⟦5日⟧举办。"),
      .wrong("合同自2022年7月1日起至⟦2021年6月30日⟧止。"),
      .wrong("大桥2021年3月开工，2023年9月建成，历时⟦四年零六个月⟧。"),
      .wrong("“十三五”时期（⟦2015—2020年⟧），新增床位500张。"),
      .wrong("服务时间为下午5时至⟦2时⟧。"),
      .wrong("学校创办于1956年，2025年迎来建校⟦80周年⟧。"),
      .wrong("他1938年出生，2025年已是⟦97岁⟧高龄。"),
      .right("2016年至2019年三年间、2016年至2019年四年间都可以说。"),
      .right("展览自12月28日至1月3日举行，供暖期为11月15日至3月15日。"),
      .right("2020年至2024年，连续三年获评优秀。"),
      .right("“十四五”时期（2021—2025年）和“八五”普法（2021—2025年）。"),
      .right("学校创办于1956年，2025年举行69周年校庆，2026年迎来建校70周年。"),
      .right("夜班从晚上10时至次日6时。"),
    ])

  static let reversed = FindingKind("reversed")
  static let length = FindingKind("length")
  static let plan = FindingKind("plan")
  static let years = FindingKind("years")

  /// The rule.
  package init() {}

  package func check(_ draft: Draft, _ glossary: Glossary) -> [Finding] {
    var findings: [Finding] = []
    for segment in TimeSegment.all(in: draft) {
      findings += segment.periods.compactMap { Self.reversal($0, in: draft, segment) }
      findings += PlanYears(draft).findings(in: segment)
      findings += StatedLengths(draft, segment).findings()
      findings += StatedYears(draft, segment).findings()
    }
    return (findings + Self.reversedTimes(in: draft)).sorted { $0.range < $1.range }
  }

  // MARK: Reversed periods

  private static func reversal(_ period: TimePeriod, in draft: Draft, _ segment: TimeSegment) -> Finding? {
    guard isReversed(period, in: draft, segment) else { return nil }
    let prose = draft.prose
    return Finding(
      reversed, at: prose.sourceRange(of: period.end.range),
      "终点“\(prose.text(period.end.range))”早于起点“\(prose.text(period.start.range))”",
      related: [RelatedPlace(prose.sourceRange(of: period.start.range), "起点在这里")])
  }

  /// Whether `period` ends before it begins.
  static func isReversed(_ period: TimePeriod, in draft: Draft, _ segment: TimeSegment) -> Bool {
    let (start, end) = (period.start, period.end)
    if isBeforeChrist(start, in: draft) { return false }
    if let first = start.year, let last = end.year {
      guard first == last, let month = start.month, let lastMonth = end.month else { return last < first }
      guard month == lastMonth, let day = start.day, let lastDay = end.day else { return lastMonth < month }
      return lastDay < day
    }
    guard !period.turnsYear, start.precision == end.precision, let month = start.month, let lastMonth = end.month
    else { return false }
    if month == lastMonth { return (end.day ?? 0) < (start.day ?? 0) }
    // 11月15日至3月15日 runs over the turn of the year; 10月20日至9月30日 hardly does.
    guard lastMonth < month, end.year == nil, lastMonth + 12 - month > 7 else { return false }
    return !yearly.occurs(in: segment.range, of: draft.prose.units)
  }

  private static func isBeforeChrist(_ point: TimePoint, in draft: Draft) -> Bool {
    let at = point.range.lower
    return at > 0 && draft.prose.units[at - 1] == 0x524D
  }

  private static let yearly = WordTable("每年 学年 来年 次年 翌年 年度 今年 去年 明年 上年")

  // MARK: Times of the day

  private static func reversedTimes(in draft: Draft) -> [Finding] {
    let units = draft.prose.units
    return zip(draft.clockTimes, draft.clockTimes.dropFirst()).compactMap { start, end in
      let mark = marks.length(startingAt: start.range.upper, in: units)
      guard mark > 0, start.range.upper + mark == end.range.lower else { return nil }
      let isForenoon = forenoon.length(endingAt: start.range.lower, in: units) > 0
      guard isForenoon || afternoon.length(endingAt: start.range.lower, in: units) > 0 else { return nil }
      let first = start.hour.value * 60 + (start.minute?.value ?? 0)
      let last = end.hour.value * 60 + (end.minute?.value ?? 0)
      // 上午9时至2时 is a loose way to say two in the afternoon.
      guard last < first, first <= 720, last > (isForenoon ? 360 : 0) else { return nil }
      return Finding(
        reversed, at: draft.prose.sourceRange(of: end.range),
        "“\(draft.prose.text(end.range))”早于“\(draft.prose.text(start.range))”",
        related: [RelatedPlace(draft.prose.sourceRange(of: start.range), "从这里开始")])
    }
  }

  private static let marks = WordTable("至 到 — – ～ ~ - ——")
  private static let forenoon = WordTable("上午 早上 早晨")
  private static let afternoon = WordTable("下午")
}
