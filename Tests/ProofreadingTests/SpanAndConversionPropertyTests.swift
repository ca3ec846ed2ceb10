import Numerals
import Proofreading
import TestSupport
import Testing

/// Random dates, lengths and conversions: consistent ones are never marked, wrong ones always.
@Suite struct SpanAndConversionPropertyTests {
  private static func ids(_ text: String) -> [String] {
    RuleCheck.all.marks(text).map(\.rule)
  }

  @Test func yearsOfPeriods() {
    var random = SeededGenerator(seed: 2)
    for _ in 0..<300 {
      let start = Int.random(in: 1900...2040, using: &random)
      let length = Int.random(in: 2...30, using: &random)
      let right = length + Int.random(in: 0...1, using: &random)
      let period = "\(start)年至\(start + length)年"
      #expect(Self.ids("\(period)\(right)年间，路网不断完善。") == [], "\(period) \(right)")
      let off = Int.random(in: 1...5, using: &random)
      let wrong = Bool.random(using: &random) ? length + 1 + off : length - off
      guard wrong > 0 else { continue }
      #expect(Self.ids("\(period)\(wrong)年间，路网不断完善。") == ["date-span"], "\(period) \(wrong)")
      #expect(Self.ids("\(start + length)年至\(start)年，路网不断完善。") == ["date-span"])
    }
  }

  @Test func daysOfPeriods() throws {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<300 {
      let start = try #require(
        CalendarDate(
          year: Int.random(in: 1990...2050, using: &random), month: Int.random(in: 1...12, using: &random), day: 9))
      let length = Int.random(in: 1...150, using: &random)
      let end = try #require(start.advanced(byDays: length))
      let right = length + Int.random(in: 0...1, using: &random)
      #expect(Self.ids("\(start)至\(end)，共\(right)天。") == [], "\(start) \(end) \(right)")
      let wrong = length + 2 + Int.random(in: 0...40, using: &random)
      #expect(Self.ids("\(start)至\(end)，共\(wrong)天。") == ["date-span"], "\(start) \(end) \(wrong)")
    }
  }

  @Test func weekdaysOfDates() throws {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<200 {
      let day = try #require(CalendarDate(dayNumber: Int.random(in: 0...30_000, using: &random)))
      let other = try #require(Weekday.allCases.filter { $0 != day.weekday }.randomElement(using: &random))
      #expect(Self.ids("\(day)（\(day.weekday.name)）召开。") == [])
      #expect(Self.ids("\(day)（\(other.name)）召开。") == ["date-validity"])
      #expect(Self.ids("\(day.weekday.name)（\(day)）召开。") == [])
      #expect(Self.ids("\(other.name)（\(day)）召开。") == ["date-validity"])
    }
  }

  @Test func conversions() throws {
    var random = SeededGenerator(seed: 5)
    let pairs = [("公顷", "亩"), ("平方公里", "亩"), ("吨", "公斤"), ("公斤", "斤"), ("公里", "米"), ("平方公里", "公顷"), ("吨", "斤")]
    for _ in 0..<400 {
      guard let (large, small) = pairs.randomElement(using: &random) else { continue }
      let first = try #require(MeasureUnit.named(large))
      let second = try #require(MeasureUnit.named(small))
      let value = try #require(ExactDecimal(significand: Int128.random(in: 100...99_999, using: &random), scale: 1))
      let right = try #require(first.convert(value, to: second, decimals: 0))
      #expect(Self.ids("合计\(value)\(large)（\(right)\(small)）。") == [], "\(value)\(large) \(right)")
      let factors: [Double] = [0.1, 0.5, 0.85, 1.15, 1.5, 2, 10]
      let factor = factors.randomElement(using: &random) ?? 2
      let wrong = Int((right.double * factor).rounded())
      #expect(Self.ids("合计\(value)\(large)（\(wrong)\(small)）。") == ["unit-conversion"], "\(value)\(large) \(wrong)")
    }
  }

  @Test func ranges() {
    var random = SeededGenerator(seed: 6)
    for _ in 0..<200 {
      let low = Int.random(in: 20...900, using: &random)
      let high = low + Int.random(in: 1...500, using: &random)
      let mark = ["—", "～", "至", "到"].randomElement(using: &random) ?? "—"
      let unit = ["元", "公斤", "人", "%", "亩", "毫米"].randomElement(using: &random) ?? "元"
      #expect(Self.ids("标准为\(low)\(unit)\(mark)\(high)\(unit)。") == [])
      #expect(Self.ids("标准为\(high)\(unit)\(mark)\(low)\(unit)。") == ["figure-range"])
    }
  }
}
