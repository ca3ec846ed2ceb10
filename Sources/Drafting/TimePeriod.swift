import Numerals
package import ProseText

/// Two points with a mark or word of a range between them: 2016年至2019年, 3月3日—3月9日, （1949—2019）.
package struct TimePeriod: Hashable, Sendable {
  /// Where it begins.
  package let start: TimePoint
  /// Where it ends.
  package let end: TimePoint
  /// Both points and what stands between and behind them: 底, 末, 期间.
  package let range: ProseRange
  /// Whether 次年, 翌年 or the like says that the end lies in another year.
  package let turnsYear: Bool

  /// A period between two points that no range joins: 3月开工，9月建成.
  package init(from start: TimePoint, to end: TimePoint) {
    self.init(
      start: start, end: end, range: ProseRange(start.range.lower, end.range.upper), turnsYear: false)
  }

  private init(start: TimePoint, end: TimePoint, range: ProseRange, turnsYear: Bool) {
    self.start = start
    self.end = end
    self.range = range
    self.turnsYear = turnsYear
  }

  /// Joins `first` and `second`, or nil where the words between are no range. `isDay` points carry weekdays along.
  static func join(_ first: TimePoint, _ second: TimePoint, in units: [UInt16]) -> TimePeriod? {
    var at = skipBracket(first.range.upper, in: units)
    let limit = second.range.lower
    guard limit > at, limit - at <= 12 else { return nil }
    while at < limit {
      let filler = fillers.length(startingAt: at, in: units)
      // 从11月1日开始，到11月20日结束.
      let isComma = units[at] == 0xFF0C && at > first.range.upper && isOpening(before: first.range.lower, in: units)
      guard filler > 0 || isComma else { break }
      at += max(1, filler)
    }
    let mark = marks.length(startingAt: at, in: units)
    guard mark > 0, at + mark <= limit else { return nil }
    at += mark
    let shift = shifts.length(startingAt: at, in: units)
    guard at + shift == limit else { return nil }
    guard shift > 0 || !isChange(before: first.range.lower, in: units) else { return nil }
    var upper = skipBracket(second.range.upper, in: units)
    while true {
      let filler = tails.length(startingAt: upper, in: units)
      guard filler > 0 else { break }
      upper += filler
    }
    return TimePeriod(
      start: first, end: second, range: ProseRange(first.range.lower, upper),
      turnsYear: shift > 0 && same.length(startingAt: limit - shift, in: units) == 0)
  }

  /// Whether the text of a bracket that begins at `index` is short, and its end; else `index`.
  private static func skipBracket(_ index: Int, in units: [UInt16]) -> Int {
    guard index < units.count, units[index] == 0xFF08 || units[index] == 0x28 else { return index }
    var at = index + 1
    while at < units.count, at - index <= 6 {
      if units[at] == 0xFF09 || units[at] == 0x29 {
        let isWeekday = (index + 1..<at).contains { units[$0] == 0x5468 || units[$0] == 0x671F }
        return isWeekday ? at + 1 : index
      }
      at += 1
    }
    return index
  }

  /// 由 before a point: from one state to another, not a stretch.
  private static func isChange(before index: Int, in units: [UInt16]) -> Bool {
    index > 0 && units[index - 1] == 0x7531
  }

  /// 从 or 自 before a point.
  private static func isOpening(before index: Int, in units: [UInt16]) -> Bool {
    index > 0 && (units[index - 1] == 0x4ECE || units[index - 1] == 0x81EA)
  }

  private static let fillers = WordTable("以来 启动 起 开始 初 底 末 年初 年底 中 上旬 中旬 下旬 一直 持续 延续 始 开展 施工 推进 实施 不断 连续 直")
  private static let marks = WordTable("至 到 — – ～ ~ - —— ── － ― 直到 直至 截至 ─")
  private static let shifts = WordTable("次年 翌年 第二年 来年 同年 当年 次年的 第二年的 翌年的 来年的 下一年")
  private static let same = WordTable("同年 当年")
  private static let tails = WordTable("底 末 初 年底 年初 中旬 上旬 下旬 止 期间 为止 结束 上半年 下半年 截止")
}

/// The points, periods and lengths of time in a stretch of text between 。 and ；, in the order of the text. A sentence that
/// is longer than anybody writes is several stretches, so that each may be compared with each in it.
package struct TimeSegment: Sendable {
  /// The stretch.
  package let range: ProseRange
  /// Points; those of a range too.
  package private(set) var points: [TimePoint] = []
  /// Ranges of points.
  package private(set) var periods: [TimePeriod] = []
  /// Lengths.
  package private(set) var lengths: [TimeLength] = []
  /// Figures with 周年 or 岁.
  package private(set) var ages: [Figure] = []

  private init(_ range: ProseRange) {
    self.range = range
  }

  /// Every segment of `draft` that holds a point of time or an anniversary.
  package static func all(in draft: Draft) -> [TimeSegment] {
    let units = draft.prose.units
    var segments: [TimeSegment] = []
    var builder = Builder(draft)
    for sentence in draft.sentences {
      guard builder.skip(to: sentence.range) else { continue }
      var lower = sentence.range.lower
      while lower < sentence.range.upper {
        let upper = end(of: ProseRange(lower, sentence.range.upper), in: units)
        var segment = TimeSegment(ProseRange(lower, upper))
        builder.fill(&segment)
        if !segment.points.isEmpty || !segment.ages.isEmpty { segments.append(segment) }
        lower = upper
      }
    }
    return segments
  }

  /// Where the stretch ends that begins with `rest`, what is left of a sentence.
  private static func end(of rest: ProseRange, in units: [UInt16]) -> Int {
    let limit = min(rest.upper, rest.lower + longest)
    // A semicolon begins another statement.
    if let semicolon = units[rest.lower..<limit].firstIndex(of: 0xFF1B) { return semicolon + 1 }
    if limit == rest.upper { return limit }
    return units[limit..<min(rest.upper, limit + 100)].firstIndex(where: \.endsClause).map { $0 + 1 } ?? limit
  }

  /// The longest stretch, in units, before the end of its last clause.
  private static let longest = 2000

  /// Walks dates and figures side by side.
  private struct Builder {
    private let units: [UInt16]
    private let dates: [DateMention]
    private let figures: [Figure]
    private var date = 0
    private var figure = 0

    init(_ draft: Draft) {
      units = draft.prose.units
      dates = draft.dates
      figures = draft.figures
    }

    /// Passes what stands before `range`; whether anything that can be a point stands in it.
    mutating func skip(to range: ProseRange) -> Bool {
      while date < dates.count, dates[date].range.lower < range.lower { date += 1 }
      while figure < figures.count, figures[figure].range.lower < range.lower { figure += 1 }
      if date < dates.count, dates[date].range.lower < range.upper { return true }
      var at = figure
      while at < figures.count, figures[at].range.lower < range.upper {
        if isYear(at) || units[figures[at].range.upper - 1] == 0x5E74 && figures[at].unit?.name == "周年" { return true }
        at += 1
      }
      return false
    }

    mutating func fill(_ segment: inout TimeSegment) {
      let limit = segment.range.upper
      while true {
        let dateStart = date < dates.count ? dates[date].range.lower : Int.max
        let figureStart = figure < figures.count ? figures[figure].range.lower : Int.max
        guard min(dateStart, figureStart) < limit else { break }
        if dateStart < figureStart {
          if let point = TimePoint(dates[date]) { segment.append(point, in: units) }
          date += 1
        } else {
          figure += take(&segment)
        }
      }
    }

    /// Takes the next figure, and how many it was.
    private func take(_ segment: inout TimeSegment) -> Int {
      let next = figures[figure]
      if isYear(figure) {
        segment.append(TimePoint(year: next.numeral.value.int ?? 0, at: next.range), in: units)
        return 1
      }
      if next.unit?.name == "周年" || next.unit?.dimension == .age {
        segment.ages.append(next)
        return 1
      }
      guard let (length, used) = TimeLength.read(figure, of: figures, in: units) else { return 1 }
      segment.lengths.append(length)
      return used
    }

    /// Whether figure number `index` is a year without 年: four digits on one side of a range whose other side is a
    /// year too.
    private func isYear(_ index: Int) -> Bool {
      let figure = figures[index]
      guard figure.unit == nil, figure.range.count == 4, figure.numeral.notation == .arabic,
        let year = figure.numeral.value.int, (1800...2100).contains(year)
      else { return false }
      return isYearNumber(figure.range.upper + 1) && isMark(figure.range.upper)
        || isYearNumber(figure.range.lower - 5) && isMark(figure.range.lower - 1)
    }

    private func isYearNumber(_ index: Int) -> Bool {
      guard index >= 0, index + 4 <= units.count else { return false }
      let first = units[index]
      guard first == 0x31 || first == 0x32 else { return false }
      return (1...3).allSatisfy { units[index + $0].isASCIIDigit }
        && (index + 4 >= units.count || !units[index + 4].isASCIIDigit)
    }

    private func isMark(_ index: Int) -> Bool {
      guard index >= 0, index < units.count else { return false }
      return [0x2014, 0x2013, 0xFF5E, 0x7E, 0x2D, 0x81F3, 0x5230].contains(units[index])
    }
  }

  private mutating func append(_ point: TimePoint, in units: [UInt16]) {
    var point = point
    // 2023年5月立案，6月结案: a month without its own year is in the year of the point before.
    if point.year == nil, let last = points.last, last.year != nil, let month = point.month, let before = last.month,
      month >= before, !Self.otherYears.occurs(in: ProseRange(last.range.upper, point.range.lower), of: units)
    {
      point.year = last.year
    }
    if let last = points.last, let period = TimePeriod.join(last, point, in: units) { periods.append(period) }
    points.append(point)
  }

  private static let otherYears = WordTable("今年 去年 明年 上年 本年 次年 翌年 第二年 来年 每年 同年")
}
