package import Numerals
package import ProseText

/// A date as it is written, valid or not: 2025年3月5日, 3月5日, 2025年13月, 2025-02-30.
package struct DateMention: Hashable, Sendable {
  /// One number of a date and where it stands.
  package struct Part: Hashable, Sendable {
    /// The number as written.
    package let value: Int
    /// Its digits, without 年, 月 or 日.
    package let range: ProseRange
  }

  /// The date without a weekday.
  package let range: ProseRange
  /// The year, four digits. In the second half of a range it may be taken from the first.
  package let year: Part?
  /// The month. In the second half of a range it may be taken from the first.
  package let month: Part?
  /// The day of the month.
  package let day: Part?
  /// The weekday that is given with it, and where.
  package let weekday: Weekday?
  /// Where the weekday's own character stands, behind the date or before it: 四 in （星期四）; empty when none is given.
  package let weekdayRange: ProseRange

  /// The day of the calendar, where year, month and day are given and there is such a day.
  var calendarDate: CalendarDate? {
    guard let year, let month, let day else { return nil }
    return CalendarDate(year: year.value, month: month.value, day: day.value)
  }

  /// The same date with a weekday whose own character stands at unit `index`.
  func on(_ weekday: Weekday, at index: Int) -> DateMention {
    DateMention(
      range: range, year: year, month: month, day: day, weekday: weekday, weekdayRange: ProseRange(index, index + 1))
  }
}

/// A time of the day as it is written: 8时30分, 25时, 9:75.
package struct ClockTime: Hashable, Sendable {
  /// The time.
  package let range: ProseRange
  /// The hour.
  package let hour: DateMention.Part
  /// The minute, if one is given.
  package let minute: DateMention.Part?
}
