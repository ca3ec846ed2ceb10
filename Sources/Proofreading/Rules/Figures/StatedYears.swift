import Drafting
import Numerals
import ProseText

/// Compares anniversaries and ages with the years beside them.
struct StatedYears {
  private let draft: Draft
  private let segment: TimeSegment
  private var units: [UInt16] { draft.prose.units }

  init(_ draft: Draft, _ segment: TimeSegment) {
    self.draft = draft
    self.segment = segment
  }

  /// Anniversaries and ages that are off by more than one year.
  func findings() -> [Finding] {
    segment.ages.compactMap { figure in
      guard let count = figure.numeral.value.int, figure.numeral.approximation == .exact, count > 0 else { return nil }
      return figure.unit?.name == "周年" ? anniversary(figure, count) : age(figure, count)
    }
  }

  private func finding(_ figure: Figure, _ count: Int, from start: Int, to years: [TimePoint]) -> Finding? {
    guard let point = years.last, let year = point.year, year > start,
      years.allSatisfy({ abs(($0.year ?? 0) - start - count) > 1 })
    else { return nil }
    let prose = draft.prose
    return Finding(
      DateSpan.years, at: prose.sourceRange(of: figure.range),
      "从\(start)年到\(year)年是\(year - start)年，与“\(prose.text(figure.range))”不符",
      related: [RelatedPlace(prose.sourceRange(of: point.range), "算到这一年")])
  }

  // MARK: Anniversaries

  private func anniversary(_ figure: Figure, _ count: Int) -> Finding? {
    let clause = clause(of: figure)
    if Self.preparations.occurs(in: ProseRange(clause.lower, figure.range.lower), of: units) { return nil }
    let start: (year: Int, point: TimePoint?)
    if let known = Self.facts.first(where: { $0.words.occurs(in: near(figure), of: units) }) {
      start = (known.year, nil)
    } else {
      let points = segment.points.filter { $0.year != nil && $0.range.lower < figure.range.lower }
      // Where several events are named, any of them may be meant.
      guard !holdsPair(points, apart: count), let point = points.first(where: isFounding), let year = point.year
      else { return nil }
      start = (year, point)
    }
    let years = currentYears(beside: figure, clause).filter { $0 != start.point && $0.year != start.year }
    return finding(figure, count, from: start.year, to: years)
  }

  /// Whether two of the years are `count` years apart, one more or less.
  private func holdsPair(_ points: [TimePoint], apart count: Int) -> Bool {
    let years = points.prefix(20).compactMap(\.year)
    return years.contains { first in years.contains { abs($0 - first - count) <= 1 } }
  }

  /// The words right before an anniversary, which name its event.
  private func near(_ figure: Figure) -> ProseRange {
    var lower = figure.range.lower
    while lower > segment.range.lower, figure.range.lower - lower < 12, !units[lower - 1].endsClause,
      units[lower - 1] != 0x3001, units[lower - 1] != 0x66A8
    {
      lower -= 1
    }
    return ProseRange(lower, figure.range.lower)
  }

  private func isFounding(_ point: TimePoint) -> Bool {
    if Self.foundings.length(endingAt: point.range.lower - 1, in: units) > 0, units[point.range.lower - 1] == 0x4E8E {
      return true
    }
    let upper = min(segment.range.upper, point.range.upper + 10)
    let end = units[point.range.upper..<upper].firstIndex { $0.endsClause || $0.isASCIIDigit } ?? upper
    return Self.foundings.occurs(in: ProseRange(point.range.upper, end), of: units)
  }

  // MARK: Ages

  private func age(_ figure: Figure, _ count: Int) -> Finding? {
    guard (1...120).contains(count), Self.ageTails.length(startingAt: figure.range.upper, in: units) == 0 else {
      return nil
    }
    let clause = clause(of: figure)
    // 王某（1962年3月—2021年8月），终年59岁.
    if Self.deaths.length(endingAt: figure.range.lower, in: units) > 0,
      let life = segment.periods.last(where: { $0.range.upper <= figure.range.lower }),
      life.range.lower > 0, units[life.range.lower - 1] == 0xFF08, let birth = life.start.year, life.end.year != nil
    {
      return finding(figure, count, from: birth, to: [life.end])
    }
    let births = segment.points.filter { $0.range.lower < figure.range.lower && $0.year != nil && isBirth($0) }
    guard births.count == 1, let birth = births.first, let year = birth.year else { return nil }
    var years = currentYears(beside: figure, clause).filter { $0 != birth && $0.range.lower < figure.range.lower }
    // 1950年出生，2020年去世，享年70岁: the age at death is told behind the year of it.
    if years.isEmpty, Self.deaths.length(endingAt: figure.range.lower, in: units) > 0,
      let last = segment.points.last(where: { $0.range.upper <= figure.range.lower }), last != birth, last.year != nil,
      isDeath(last, before: figure)
    {
      years = [last]
    }
    let isNominal = Self.nominal.occurs(in: clause, of: units)
    return finding(figure, isNominal ? count - 1 : count, from: year, to: years)
  }

  /// Whether somebody dies at `point`, which stands before the age `figure`.
  private func isDeath(_ point: TimePoint, before figure: Figure) -> Bool {
    Self.dead.occurs(in: ProseRange(point.range.upper, figure.range.lower), of: units)
      || Self.dead.length(endingAt: point.range.lower - 1, in: units) > 0 && units[point.range.lower - 1] == 0x4E8E
  }

  private func isBirth(_ point: TimePoint) -> Bool {
    Self.births.length(endingAt: point.range.lower, in: units) > 0
      || Self.born.length(startingAt: point.range.upper, in: units) > 0
  }

  // MARK: The year that is meant

  private func clause(of figure: Figure) -> ProseRange {
    var lower = figure.range.lower
    while lower > segment.range.lower, !units[lower - 1].endsClause { lower -= 1 }
    var upper = figure.range.upper
    while upper < segment.range.upper, !units[upper].endsClause { upper += 1 }
    return ProseRange(lower, upper)
  }

  /// The years in the clause of a figure, and one that opens the segment as a clause of its own: 2024年，….
  private func currentYears(beside figure: Figure, _ clause: ProseRange) -> [TimePoint] {
    segment.points.filter { point in
      guard point.year != nil else { return false }
      if clause.contains(point.range.lower) { return true }
      let isOpening = point.range.lower <= segment.range.lower + 1 && point.range.upper < units.count
      return isOpening && units[point.range.upper].endsClause
    }
  }

  private static let foundings = WordTable(
    """
    成立 创建 创办 建校 建院 建厂 建社 建党 建国 建馆 建站 建所 建行 建矿 始建 创立 组建 诞生 建成 设立 开业 投产 通车 开馆 解放 创刊 开播 建交 结好 颁布 发布 签订 \
    办学 开办 兴办 建立 建省 建队 建会 建团 建局 建司 建社 建乡 建镇 建台 建县 建市 建区 设市 挂牌 入党 参军 起家
    """)
  private static let preparations = WordTable("献礼 迎接 筹备 准备 前夕 即将 喜迎 备战 向")
  private static let ageTails = WordTable(
    "以上 以下 以内 以前 以后 入伍 参军 入党 时 那年 参加 就 开始 便 起 结婚 离家 左右 至 到 — ～ 组 、 进 当 考 的儿 的女 的孙 女 儿 孙")
  private static let deaths = WordTable("终年 享年 享寿 卒年 时年 寿")
  private static let dead = WordTable("去世 逝世 病逝 辞世 离世 病故 身故 亡故 故去 牺牲 殉职 就义 遇难 遇害 圆寂 谢世 长眠")
  private static let births = WordTable("生于 出生于 诞生于 生于公元")
  private static let born = WordTable("出生 生人 生的 生， 生） 诞生 生于")
  private static let nominal = WordTable("虚岁")

  private static let facts: [(words: WordTable, year: Int)] = [
    (WordTable("新中国成立 中华人民共和国成立 建国 共和国成立 国庆"), 1949), (WordTable("中国共产党成立 建党"), 1921),
    (WordTable("建军 解放军建军"), 1927), (WordTable("抗日战争胜利 抗战胜利"), 1945), (WordTable("改革开放"), 1978),
    (WordTable("长征胜利"), 1936), (WordTable("共青团成立 建团 青年团成立"), 1922), (WordTable("五四运动 “五四”运动"), 1919),
    (WordTable("辛亥革命"), 1911), (WordTable("香港回归"), 1997), (WordTable("澳门回归"), 1999),
    (WordTable("九一八”事变 九一八事变"), 1931), (WordTable("南昌起义"), 1927), (WordTable("出国作战"), 1950),
  ]
}
