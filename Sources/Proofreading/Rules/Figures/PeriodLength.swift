import Drafting
import Numerals
import ProseText

/// How long a period can be said to be, in the unit of a stated length. Counting one end or both is right either way.
struct PeriodLength {
  /// The period.
  let period: TimePeriod
  /// The smallest count that is right.
  let least: Double
  /// The largest count that is right.
  let most: Double
  /// As a message has it: 3年（首尾都算是4年）.
  let text: String

  /// The length of `period` in the unit of `length`; nil where it cannot be told or is not positive.
  init?(_ period: TimePeriod, of length: TimeLength, in draft: Draft, sentence: ProseRange) {
    guard
      let exact = Bounds(
        period, unit: length.unit, isBroken: length.count != length.count.rounded(), in: draft, sentence)
    else { return nil }
    self.period = period
    let isBroken = length.count != length.count.rounded()
    let slack: Double =
      !length.isApproximate
      ? (isBroken ? 0.3 : 0)
      : length.unit == .day ? max(2, exact.most * 0.15) : max(1, exact.most * 0.1)
    // 两年零六个月 is reckoned in months; one more or less is a matter of how they are counted.
    let isCompound = length.unit == .month && length.count > 12 && length.range.count > 4
    least = exact.least - slack - (isCompound ? 1 : 0)
    most = exact.most + slack + (isCompound ? 1 : 0)
    text = exact.text(length.unit.name)
  }

  /// The bounds before any slack.
  private struct Bounds {
    var least: Double
    var most: Double
    /// What is shown: the plain difference, and one more where both ends are counted.
    var shown: (Int, Int)

    func text(_ unit: String) -> String {
      let plain = "\(shown.0)\(unit)"
      if shown.0 == 0 { return "不足\(max(1, shown.1))\(unit)" }
      return shown.0 == shown.1 ? plain : "\(plain)（首尾都算是\(shown.1)\(unit)）"
    }

    init?(_ period: TimePeriod, unit: TimeLength.Unit, isBroken: Bool, in draft: Draft, _ sentence: ProseRange) {
      var (start, end) = (period.start, period.end)
      // Without years the ends lie in one year, or in two that follow.
      if start.year == nil || end.year == nil {
        guard start.month != nil, let first = start.months, let last = end.months else { return nil }
        let year = start.year ?? (end.year ?? 2001)
        let isTurn = period.turnsYear || (last - (end.year ?? 0) * 12) < (first - (start.year ?? 0) * 12)
        if start.year == nil, let endYear = end.year { start.year = isTurn ? endYear - 1 : endYear }
        if start.year == nil { start.year = year }
        if end.year == nil { end.year = isTurn ? year + 1 : year }
      }
      guard let year = start.year, let endYear = end.year, let first = start.days(inYear: year),
        let last = end.days(inYear: endYear), last.upperBound >= first.lowerBound
      else { return nil }
      let days = (least: last.lowerBound - first.upperBound, most: last.upperBound - first.lowerBound + 1)
      let years = endYear - year
      switch unit {
      case .year:
        least = Double(years)
        most = Double(years + 1)
        shown = (years, years + 1)
        if let months = Self.months(start, end) {
          least = Double(months / 12)
          shown = (months / 12, (months + 12) / 12)
          // 一年半 is reckoned more finely than 两年.
          if isBroken { (least, most) = (Double(months) / 12, Double(months + 1) / 12) }
        } else if start.precision != end.precision || Self.isLate(start, in: draft) {
          least = Double(max(0, years - 1))
        }
      case .month:
        guard let months = Self.months(start, end) else {
          least = Double(days.least) / 31
          most = (Double(days.most) / 30).rounded(.up)
          shown = (years * 12, years * 12 + 12)
          break
        }
        least = Double(months)
        most = Double(months + 1)
        shown = (months, months + 1)
        if let day = start.day, let lastDay = end.day {
          // A month is at least half of one and at most one and a half.
          let exact = Double(months) + Double(lastDay - day) / 30
          shown = (Int(exact), Int(exact.rounded(.up)))
          (least, most) = (exact - 0.6, exact + 0.55)
        }
      case .week, .day:
        let exact = start.day != nil && end.day != nil ? (days.most - 1, days.most) : (days.least, days.most)
        shown = exact
        (least, most) = (Double(exact.0), Double(exact.1))
        // A leap day that no year tells of.
        if period.start.year == nil, start.days(inYear: year) != nil, (start.month ?? 3) <= 2, (end.month ?? 1) > 2 {
          most += 1
        }
        if unit == .week {
          shown = (exact.1 / 7, (exact.1 + 6) / 7)
          (least, most) = ((least - 3) / 7, (most + 3) / 7)
        } else if exact.1 > 5, Self.workdays.occurs(in: sentence, of: draft.prose.units) {
          least = Double(exact.1 * 5 / 7 - 1)
        }
      }
    }

    /// Months from `start` to `end`; nil where one of them is a year alone.
    private static func months(_ start: TimePoint, _ end: TimePoint) -> Int? {
      guard let first = start.months, let last = end.months else { return nil }
      return last - first
    }

    /// 2015年底: the year hardly counts.
    private static func isLate(_ point: TimePoint, in draft: Draft) -> Bool {
      let at = point.range.upper
      return at < draft.prose.units.count && [0x5E95, 0x672B].contains(draft.prose.units[at])
    }

    private static let workdays = WordTable("培训 集训 轮训 班 课 工作日 办公 实训 实习 上班 学习")
  }
}
