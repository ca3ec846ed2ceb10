package import Drafting
package import Glossary
import Numerals
import ProseText

/// Dates and times that no calendar or clock has, and weekdays that are not the day's.
package struct DateValidity: Rule {
  package static let description = RuleDescription(
    id: "date-validity",
    group: .figures,
    name: Bilingual("日期时间有误", "Date validity"),
    explanation: Bilingual(
      """
      历法上没有的日期（2月30日、13月、4月31日、平年的2月29日）、钟点上没有的时刻（25时、8时70分），以及与日期对不上的星期。没有写年份的2月29日不提示；\
      农历日期不核对；星期只在年月日齐全时核对。
      """,
      """
      Dates that the calendar does not have (30 February, month 13, 29 February outside leap years), times that no clock \
      shows, and weekdays that do not fit the date. 29 February without a year is accepted, lunar dates are not checked, \
      a weekday is checked only where year, month and day are given.
      """),
    source: "GB/T 7408.1-2023（公历日历）；practice",
    kinds: [
      RuleDescription.Kind(date, .error), RuleDescription.Kind(weekday, .error), RuleDescription.Kind(time, .error),
    ],
    examples: [
      .wrong("专班于2023年⟦2月29日⟧进驻乡镇。"),
      .wrong("汛期自⟦4月31日⟧起进入值守。"),
      .wrong("⟦2025年13月⟧完成验收。"),
      .wrong("各村于二〇二四年⟦二月三十日⟧前报送。"),
      .wrong("会期为9月28日至⟦31日⟧。"),
      .wrong("更新时间：⟦2025-02-30⟧，责任单位：综合办。"),
      .fixed("会议定于2025年3月5日（星期⟦四⟧）召开。", "会议定于2025年3月5日（星期三）召开。"),
      .wrong("报名于3月5日⟦25时⟧截止。"),
      .wrong("大会于上午⟦9时70分⟧开始。"),
      .wrong("窗口服务时间为9时至⟦25时⟧。"),
      .right("2024年2月29日，专班进驻。"),
      .right("每年2月29日、每月31日各报一次。"),
      .right("会议定于2025年3月5日（星期三）召开，4月30日闭幕。"),
      .right("农历二月三十日赶集，2·28事件与“九一八”事变。"),
      .right("全年用电25千瓦时，13个月累计，比分9:75。"),
      .right("服务时间为周一至周五，2025年3月5日周一至周五照常。"),
      .right("夜间24时关闭，次日0时开放。"),
    ])

  private static let date = FindingKind("date")
  private static let weekday = FindingKind("weekday")
  private static let time = FindingKind("time")

  /// The rule.
  package init() {}

  package func check(_ draft: Draft, _ glossary: Glossary) -> [Finding] {
    let dates = draft.dates.compactMap { impossibleDate($0, in: draft) ?? wrongWeekday($0, in: draft) }
    return dates + draft.clockTimes.compactMap { impossibleTime($0, in: draft) }
  }

  private func impossibleDate(_ date: DateMention, in draft: Draft) -> Finding? {
    guard let month = date.month else { return nil }
    // The words that are wrong: month and day, or the year with its month; a day alone if the month stands elsewhere.
    func finding(from part: DateMention.Part, _ message: String) -> Finding {
      let lower = date.range.contains(part.range) ? part.range.lower : date.range.lower
      return Finding(
        Self.date, at: draft.prose.sourceRange(of: ProseRange(lower, date.range.upper)), message)
    }
    let isNumeric = date.range.count > 0 && draft.prose.units[date.range.upper - 1].isASCIIDigit
    let first = isNumeric || date.day == nil ? date.year ?? month : month
    guard (1...12).contains(month.value) else {
      return finding(from: first, "没有\(month.value)月这个月份")
    }
    guard let day = date.day else { return nil }
    let longest =
      date.year.flatMap { CalendarDate.daysInMonth(month.value, year: $0.value) }
      ?? CalendarDate.longestLength(ofMonth: month.value) ?? 31
    guard !(1...longest).contains(day.value) else { return nil }
    let year = date.year.map { "\($0.value)年" } ?? ""
    let bound = date.year == nil && month.value == 2 ? "最多" : "只"
    let reason = day.value == 0 ? "日期从1日起" : "\(year)\(month.value)月\(bound)有\(longest)天"
    return finding(from: first, "没有\(year)\(month.value)月\(day.value)日：\(reason)")
  }

  private func wrongWeekday(_ date: DateMention, in draft: Draft) -> Finding? {
    guard let given = date.weekday, let year = date.year, let month = date.month, let day = date.day,
      let known = CalendarDate(year: year.value, month: month.value, day: day.value), known.weekday != given
    else { return nil }
    let right = known.weekday.name
    let fixes = draft.prose.edit(replacing: date.weekdayRange, with: String(right.suffix(1))).map {
      [Fix(title: "改为\(right)", safety: .needsJudgement, edits: EditSet($0))]
    }
    return Finding(
      Self.weekday, at: draft.prose.sourceRange(of: date.weekdayRange),
      "\(known.description)是\(right)，不是\(given.name)",
      related: [RelatedPlace(draft.prose.sourceRange(of: date.range), "日期在这里")], fixes: fixes ?? [])
  }

  private func impossibleTime(_ time: ClockTime, in draft: Draft) -> Finding? {
    let minute = time.minute?.value ?? 0
    let isPast24 = time.hour.value > 24 || (time.hour.value == 24 && minute > 0)
    guard isPast24 || minute > 59 else { return nil }
    return Finding(
      Self.time, at: draft.prose.sourceRange(of: time.range),
      minute > 59 ? "一小时只有60分，没有\(minute)分" : "一天到24时为止，没有“\(draft.prose.text(time.range))”")
  }
}
