import Numerals
package import ProseText

/// A year, month or day that something begins, ends or happens at.
package struct TimePoint: Hashable, Sendable {
  /// Where it stands.
  package let range: ProseRange
  /// The year, where it is given or follows from the point before.
  package var year: Int?
  /// The month, 1…12; nil for a year alone.
  package var month: Int?
  /// The day of the month; nil for a month or a year.
  package var day: Int?

  /// How finely the point is given.
  package enum Precision: Int, Comparable, Sendable {
    case year, month, day

    /// Coarser first.
    package static func < (left: Precision, right: Precision) -> Bool { left.rawValue < right.rawValue }
  }

  /// How finely the point is given.
  package var precision: Precision { day != nil ? .day : month != nil ? .month : .year }

  /// The point of a date; nil for dates that the calendar does not have.
  package init?(_ date: DateMention) {
    if let month = date.month, !(1...12).contains(month.value) { return nil }
    if let day = date.day, let month = date.month {
      let longest =
        date.year.flatMap { CalendarDate.daysInMonth(month.value, year: $0.value) }
        ?? CalendarDate.longestLength(ofMonth: month.value) ?? 31
      guard (1...longest).contains(day.value) else { return nil }
    }
    range = date.range
    (year, month, day) = (date.year?.value, date.month?.value, date.day?.value)
  }

  /// The year `year` at `range`.
  package init(year: Int, at range: ProseRange) {
    self.range = range
    self.year = year
  }

  /// Months since the year 0; without a year, those of the year 0. Nil for a year alone.
  package var months: Int? { month.map { (year ?? 0) * 12 + $0 - 1 } }

  /// The first and the last day that the point can be, as day numbers; a point without a year lies in `year`.
  package func days(inYear year: Int) -> ClosedRange<Int>? {
    let year = self.year ?? year
    let first = CalendarDate(year: year, month: month ?? 1, day: day ?? 1)
    let lastMonth = month ?? 12
    let last = CalendarDate(
      year: year, month: lastMonth, day: day ?? CalendarDate.daysInMonth(lastMonth, year: year) ?? 28)
    guard let first, let last else { return nil }
    return first.dayNumber...last.dayNumber
  }
}
