/// A day of the Gregorian calendar, valid by construction; earlier than 1582 the calendar is carried backwards.
package struct CalendarDate: Hashable, Sendable {
  /// The year, 1…9999.
  package let year: Int
  /// The month, 1…12.
  package let month: Int
  /// The day of the month, from 1.
  package let day: Int

  /// The day, or nil when the calendar has no such day or the year is outside 1…9999.
  package init?(year: Int, month: Int, day: Int) {
    guard let length = Self.daysInMonth(month, year: year), day >= 1, day <= length else { return nil }
    self.init(unchecked: year, month, day)
  }

  private init(unchecked year: Int, _ month: Int, _ day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// The years that can be written.
  package static let years = 1...9999

  /// Whether `year` has a 29 February. The rule holds for any year; one outside 1…9999 is answered by it too.
  package static func isLeapYear(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// How many days `month` (1…12) has in `year` (1…9999), or nil when either is out of range.
  package static func daysInMonth(_ month: Int, year: Int) -> Int? {
    guard years.contains(year), let longest = longestLength(ofMonth: month) else { return nil }
    return month == 2 && !isLeapYear(year) ? 28 : longest
  }

  /// How many days `month` (1…12) can have in any year, so 29 for February: for a date without its year. Nil when out
  /// of range.
  package static func longestLength(ofMonth month: Int) -> Int? {
    switch month {
    case 2: 29
    case 4, 6, 9, 11: 30
    case 1, 3, 5, 7, 8, 10, 12: 31
    default: nil
    }
  }
}

// MARK: - Counting days

extension CalendarDate {
  /// Days from 1 January 1970; negative before it.
  ///
  /// Counts years from March, so that the leap day is the last of its year, as Howard Hinnant sets out in his paper
  /// on date algorithms (days_from_civil); the formula below was derived from that idea.
  package var dayNumber: Int {
    // January and February belong to the year that began in the March before.
    let marchYear = month > 2 ? year : year - 1
    let monthsSinceMarch = (month + 9) % 12
    // 153 days in every five months from March on: 31, 30, 31, 30, 31.
    let dayOfYear = (153 * monthsSinceMarch + 2) / 5 + day - 1
    let leapDays = marchYear / 4 - marchYear / 100 + marchYear / 400
    return marchYear * 365 + leapDays + dayOfYear - Self.epoch
  }

  /// The day `dayNumber` days after 1 January 1970, or nil when its year is outside 1…9999.
  package init?(dayNumber: Int) {
    guard dayNumber >= Self.firstDayNumber, dayNumber <= Self.lastDayNumber else { return nil }
    let days = dayNumber + Self.epoch
    // 146,097 days in every 400 years. Guess the March year by the mean length, then take a year off if it began later.
    var marchYear = days * 400 / 146_097
    while Self.daysBefore(marchYear: marchYear) > days { marchYear -= 1 }
    while Self.daysBefore(marchYear: marchYear + 1) <= days { marchYear += 1 }
    let dayOfYear = days - Self.daysBefore(marchYear: marchYear)
    let monthsSinceMarch = (5 * dayOfYear + 2) / 153
    let month = monthsSinceMarch < 10 ? monthsSinceMarch + 3 : monthsSinceMarch - 9
    self.init(
      unchecked: month > 2 ? marchYear : marchYear + 1, month, dayOfYear - (153 * monthsSinceMarch + 2) / 5 + 1)
  }

  /// The day of the week.
  package var weekday: Weekday {
    // 1 January 1970 was a Thursday; the second remainder makes days before it positive.
    let sinceMonday = ((dayNumber + 3) % 7 + 7) % 7
    return Weekday(rawValue: sinceMonday + 1) ?? .monday
  }

  /// How many days later `other` is; negative when it is earlier.
  package func days(until other: CalendarDate) -> Int {
    other.dayNumber - dayNumber
  }

  /// The day `days` days later (earlier, when negative), or nil when its year is outside 1…9999.
  package func advanced(byDays days: Int) -> CalendarDate? {
    let (number, overflow) = dayNumber.addingReportingOverflow(days)
    return overflow ? nil : CalendarDate(dayNumber: number)
  }

  /// Days from 1 March of the year 0 to 1 January 1970.
  private static let epoch = 719_468
  /// 1 January of the year 1.
  private static let firstDayNumber = -719_162
  /// 31 December 9999.
  private static let lastDayNumber = 2_932_896

  /// Days from 1 March of the year 0 to 1 March of `marchYear`, which must not be negative.
  private static func daysBefore(marchYear: Int) -> Int {
    marchYear * 365 + marchYear / 4 - marchYear / 100 + marchYear / 400
  }
}

extension CalendarDate: Comparable {
  /// Earlier first.
  package static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}

extension CalendarDate: CustomStringConvertible {
  /// As a report writes it: 2025年3月5日.
  package var description: String { "\(year)年\(month)月\(day)日" }
}
