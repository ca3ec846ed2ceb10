import Drafting
import Numerals
import ProseText

/// Compares years with the five-year plan that they stand beside: “十四五”时期（2021—2025年）.
struct PlanYears {
  private let draft: Draft
  private var units: [UInt16] { draft.prose.units }

  init(_ draft: Draft) {
    self.draft = draft
  }

  /// Plans with other years.
  func findings(in segment: TimeSegment) -> [Finding] {
    segment.periods.compactMap(check(_:)) + segment.points.compactMap(check(_:))
  }

  /// One plan, or several that follow each other, by name.
  private struct Plan {
    var first: Int
    var last: Int
    var range: ProseRange

    /// 一五 began in 1953 and 二五 in 1958; from the third (1966) on they follow without a gap.
    private static func start(_ number: Int) -> Int { number < 3 ? 1948 + 5 * number : 1951 + 5 * number }
    var start: Int { Self.start(first) }
    var end: Int { Self.start(last) + 4 }
  }

  private func check(_ period: TimePeriod) -> Finding? {
    guard let start = period.start.year, let end = period.end.year, period.start.month == nil, period.end.month == nil
    else { return nil }
    if let plan = planBefore(period.range.lower, words: Self.names) {
      // “十三五”期间的2016年至2018年 are some of its years.
      let isPart = period.range.lower > 0 && units[period.range.lower - 1] == 0x7684
      let fits = isPart ? start >= plan.start && end <= plan.end : start == plan.start && end == plan.end
      return fits ? nil : finding(plan, period)
    }
    var at = period.range.upper
    if at < units.count, units[at] == 0x7684 || units[at] == 0xFF08 { at += 1 }
    guard let plan = planBehind(at), Self.parts.length(startingAt: plan.range.upper, in: units) == 0,
      planBehind(plan.range.upper) == nil, planBehind(plan.range.upper + 1) == nil
    else { return nil }
    // Some years of a plan may be named beside it; years outside may not.
    return start >= plan.start && end <= plan.end || end < plan.start || start > plan.end ? nil : finding(plan, period)
  }

  private func finding(_ plan: Plan, _ period: TimePeriod) -> Finding {
    Finding(
      DateSpan.plan,
      at: draft.prose.sourceRange(of: ProseRange(period.start.range.lower, period.end.range.upper)),
      "\(draft.prose.text(plan.range))是\(plan.start)—\(plan.end)年",
      related: [RelatedPlace(draft.prose.sourceRange(of: plan.range), "所指的规划")])
  }

  /// “十四五”收官之年（2025年）, 2025年是“十四五”收官之年.
  private func check(_ point: TimePoint) -> Finding? {
    guard let year = point.year, point.month == nil else { return nil }
    let (plan, role): (Plan?, Int)
    let before = point.range.lower
    if before > 0, units[before - 1] == 0xFF08 {
      let word = Self.roles.length(endingAt: before - 1, in: units)
      guard word > 0 else { return nil }
      role = before - 1 - word
      plan = planBefore(role, words: Self.links)
    } else {
      let link = Self.copulas.length(startingAt: point.range.upper, in: units)
      guard link > 0, let found = planBehind(point.range.upper + link) else { return nil }
      plan = found
      role = found.range.upper + Self.links.length(startingAt: found.range.upper, in: units)
    }
    guard let plan, plan.first == plan.last, Self.roles.length(startingAt: role, in: units) > 0 else { return nil }
    let isLast = Self.lastYears.length(startingAt: role, in: units) > 0
    let right = isLast ? plan.end : plan.start
    guard right != year else { return nil }
    return Finding(
      DateSpan.plan, at: draft.prose.sourceRange(of: point.range),
      "\(draft.prose.text(plan.range))是\(plan.start)—\(plan.end)年，\(isLast ? "最后" : "第")一年是\(right)年",
      related: [RelatedPlace(draft.prose.sourceRange(of: plan.range), "所指的规划")])
  }

  // MARK: Names of plans

  /// The plan that ends before `end`, an opening bracket and one of `words` between them allowed.
  private func planBefore(_ end: Int, words: WordTable) -> Plan? {
    var at = end
    if at > 0, units[at - 1] == 0xFF08 || units[at - 1] == 0x28 { at -= 1 }
    let word = words.length(endingAt: at, in: units)
    at -= word
    guard at > 0, word > 0 || units[at - 1] == 0x201D, var plan = plan(endingAt: at) else { return nil }
    while let earlier = self.plan(endingAt: plan.range.lower) ?? self.plan(endingAt: plan.range.lower - 1),
      earlier.last + 1 == plan.first
    {
      plan.first = earlier.first
      plan.range = ProseRange(earlier.range.lower, plan.range.upper)
    }
    return plan
  }

  /// The plan in quotation marks that begins at `index`.
  private func planBehind(_ index: Int) -> Plan? {
    guard index + 3 < units.count, units[index] == 0x201C,
      let close = (index + 2..<min(units.count, index + 6)).first(where: { units[$0] == 0x201D })
    else { return nil }
    guard let plan = plan(endingAt: close + 1), plan.range.lower == index else { return nil }
    return plan
  }

  /// The plan whose name ends before `end`, with or without quotation marks.
  private func plan(endingAt end: Int) -> Plan? {
    guard end > 2, end <= units.count else { return nil }
    let isQuoted = units[end - 1] == 0x201D
    var at = isQuoted ? end - 1 : end
    guard at > 1, units[at - 1] == 0x4E94 else { return nil }
    at -= 1
    var number = 0
    if let digit = Self.digits.firstIndex(of: units[at - 1]) {
      number = digit + 1
      at -= 1
    }
    if at > 0, units[at - 1] == 0x5341 {
      number += 10
      at -= 1
    }
    guard (1...30).contains(number), !isQuoted || (at > 0 && units[at - 1] == 0x201C) else { return nil }
    if isQuoted { at -= 1 } else if at > 0, units[at - 1].isChineseOrdinalDigit { return nil }
    return Plan(first: number, last: number, range: ProseRange(at, end))
  }

  private static let digits = Array("一二三四五六七八九".utf16)
  private static let names = WordTable(
    "时期 期间 规划 规划期 规划期间 规划时期 计划 计划时期 计划期间 五年规划 建设时期 规划期内 时期的 期间的 规划的 规划期的 规划实施的 规划时期的 规划期间的"
  )
  private static let links = WordTable("规划 规划的 的 时期 时期的 期间的 计划 计划的 规划期")
  private static let copulas = WordTable("是 作为 既是 也是 为 系 正值 恰逢 适逢 正是")
  private static let roles = WordTable("收官之年 开局之年 最后一年 第一年 首年 末年 起步之年 收官年 开局年 收尾之年")
  private static let lastYears = WordTable("收官之年 最后一年 末年 收官年 收尾之年")
  private static let parts = WordTable("以来 前 后 开局 中期 末 初 收官 普法 头 首")
}
