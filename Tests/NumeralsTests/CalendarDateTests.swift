import Numerals
import Testing

@Suite("Dates")
struct CalendarDateTests {
  @Test(arguments: [
    (1970, 1, 1, 0, Weekday.thursday), (2025, 3, 5, 20_152, .wednesday), (2000, 2, 29, 11_016, .tuesday),
    (1949, 10, 1, -7_397, .saturday), (1900, 1, 1, -25_567, .monday), (1, 1, 1, -719_162, .monday),
    (9999, 12, 31, 2_932_896, .friday), (1582, 10, 15, -141_427, .friday),
  ])
  func knownDays(year: Int, month: Int, day: Int, number: Int, weekday: Weekday) throws {
    let date = try #require(CalendarDate(year: year, month: month, day: day))
    #expect(date.dayNumber == number)
    #expect(date.weekday == weekday)
    #expect(CalendarDate(dayNumber: number) == date)
  }

  @Test(arguments: [
    (2020, 2, 30), (2023, 2, 29), (1900, 2, 29), (2025, 4, 31), (2025, 13, 1), (2025, 0, 1), (2025, 1, 0),
    (2025, 1, 32), (0, 1, 1),
    (10_000, 1, 1), (Int.max, Int.max, Int.max), (Int.min, Int.min, Int.min), (2025, Int.min, 1), (2025, 1, Int.min),
  ])
  func noSuchDay(year: Int, month: Int, day: Int) {
    #expect(CalendarDate(year: year, month: month, day: day) == nil)
  }

  /// Walks day by day with nothing but month lengths and a counter of weekdays.
  @Test func dayByDay() throws {
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var number = -25_567
    var weekday = 1
    for year in 1900...2100 {
      let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
      #expect(CalendarDate.isLeapYear(year) == isLeap)
      for month in 1...12 {
        let length = lengths[month - 1] + (month == 2 && isLeap ? 1 : 0)
        #expect(CalendarDate.daysInMonth(month, year: year) == length)
        for day in 1...length {
          let date = CalendarDate(year: year, month: month, day: day)
          if date?.dayNumber != number || date?.weekday.rawValue != weekday || CalendarDate(dayNumber: number) != date {
            Issue.record("\(year)-\(month)-\(day)")
          }
          number += 1
          weekday = weekday % 7 + 1
        }
      }
    }
  }

  @Test func everyDayNumberHasItsDay() {
    // Every 11th day of the ten thousand years, and the days around the ends.
    var wrong: [Int] = []
    for number in stride(from: -719_162, through: 2_932_896, by: 11)
    where CalendarDate(dayNumber: number)?.dayNumber != number {
      wrong.append(number)
    }
    #expect(wrong == [])
    for outside in [-719_163, 2_932_897, Int.min, Int.max] { #expect(CalendarDate(dayNumber: outside) == nil) }
  }

  @Test func differences() throws {
    let first = try #require(CalendarDate(year: 2024, month: 12, day: 28))
    let second = try #require(CalendarDate(year: 2025, month: 1, day: 3))
    #expect(first.days(until: second) == 6)
    #expect(second.days(until: first) == -6)
    #expect(first < second && !(second < first))
    #expect(first.advanced(byDays: 6) == second)
    #expect(second.advanced(byDays: -6) == first)
    #expect(first.advanced(byDays: Int.max) == nil)
    #expect(first.advanced(byDays: Int.min) == nil)
    #expect(first.description == "2024年12月28日")
  }

  @Test func monthsWithoutYear() {
    #expect(
      (1...12).map { CalendarDate.longestLength(ofMonth: $0) } == [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
    #expect(CalendarDate.longestLength(ofMonth: 13) == nil)
    #expect(CalendarDate.daysInMonth(2, year: 0) == nil)
  }

  @Test func weekdays() {
    for (weekday, character) in zip(Weekday.allCases, "一二三四五六日") {
      #expect(weekday.name == "星期\(character)")
      #expect(Weekday(unit: character.utf16.first ?? 0) == weekday)
    }
    #expect(Weekday(unit: 0x5929) == .sunday)
    #expect(Weekday(unit: 0x4E03) == nil)
  }
}
