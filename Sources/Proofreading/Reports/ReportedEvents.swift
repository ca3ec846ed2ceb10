import Drafting
import ProseText

/// What happened on which day, as reports say it.
struct ReportedEvents: Sendable {
  /// Something with its date.
  struct Event: Sendable {
    /// The number of the report.
    let report: Int
    /// The date.
    let date: DateMention
    /// The words that say what happened.
    let words: ProseRange
    /// The words without marks and filling, as a hash.
    let key: UInt64
  }

  private var byWords: [UInt64: [Event]] = [:]

  /// The dated events of `reports`.
  init(_ reports: [Draft]) {
    for (number, report) in reports.enumerated() {
      for event in Self.events(of: report, number: number) { byWords[event.key, default: []].append(event) }
    }
    // What came on several days is done again and again: an evening school, a meeting of each month.
    byWords = byWords.filter { _, events in
      events.dropFirst().allSatisfy { !Self.differ($0.date, events[0].date) }
    }
  }

  /// Something that a draft dates otherwise than a report.
  struct Conflict {
    /// What the draft says.
    let here: Event
    /// What the report says.
    let there: Event
  }

  /// Dates of `draft` that differ from those of the reports.
  func conflicts(in draft: Draft) -> [Conflict] {
    guard !byWords.isEmpty else { return [] }
    let events = Self.events(of: draft, number: 0)
    var own: [UInt64: [Event]] = [:]
    for event in events { own[event.key, default: []].append(event) }
    return events.compactMap { here in
      guard let known = byWords[here.key], let there = known.first, Self.differ(here.date, there.date),
        own[here.key, default: []].allSatisfy({ !Self.differ($0.date, here.date) })
      else { return nil }
      return Conflict(here: here, there: there)
    }
  }

  /// Whether no day is both: what one leaves unsaid does not count.
  private static func differ(_ left: DateMention, _ right: DateMention) -> Bool {
    let parts = [(left.year, right.year), (left.month, right.month), (left.day, right.day)]
    return parts.contains { first, second in
      if let first, let second { first.value != second.value } else { false }
    }
  }

  // MARK: Finding them

  private static func events(of draft: Draft, number: Int) -> [Event] {
    draft.prose.units.withUnsafeBufferPointer { units in
      draft.dates.compactMap { date in
        // A year alone dates figures, no event; and of a range the ends are no day of one.
        guard date.month != nil, !isRange(date, units), let words = words(around: date, units) else { return nil }
        return Event(report: number, date: date, words: words.range, key: words.key)
      }
    }
  }

  private static func isRange(_ date: DateMention, _ units: UnsafeBufferPointer<UInt16>) -> Bool {
    let before = date.range.lower > 0 ? units[date.range.lower - 1] : 0
    let after = date.range.upper < units.count ? units[date.range.upper] : 0
    return [before, after].contains { rangeMarks.contains($0) }
  }

  /// What the clause of `date` says, or where that is the date alone, the next one: 县第五届运动会于5月6日开幕, and
  /// 5月6日上午，县第五届运动会开幕.
  private static func words(
    around date: DateMention, _ units: UnsafeBufferPointer<UInt16>
  ) -> (range: ProseRange, key: UInt64)? {
    var lower = date.range.lower
    while lower > 0, date.range.lower - lower < longest, !ends.contains(units[lower - 1]) { lower -= 1 }
    var gap = date.range
    if lower == gap.lower {
      lower = opening(behind: gap.upper, units)
      gap = ProseRange(lower, lower)
    }
    let upper = end(of: gap.upper, units)
    guard lower < upper, upper - lower <= longest else { return nil }
    var hash = UnitHash()
    var count = 0
    for at in lower..<upper where !gap.contains(at) && !dropped.contains(units[at]) {
      // Figures change from month to month: with one in it the clause is a state of things.
      if units[at].isASCIIDigit { return nil }
      hash.add(units[at])
      count += 1
    }
    return count >= least ? (ProseRange(lower, upper), hash.value) : nil
  }

  /// Where the words begin behind a date that opens its clause: past a weekday in brackets, a part of the day and a comma.
  private static func opening(behind upper: Int, _ units: UnsafeBufferPointer<UInt16>) -> Int {
    var at = end(of: upper, units)
    guard at - upper <= 4, at < units.count else { return upper }
    if units[at] == 0xFF08, let closing = (at..<min(units.count, at + 6)).first(where: { units[$0] == 0xFF09 }) {
      at = end(of: closing + 1, units)
      guard at - closing <= 5, at < units.count else { return closing + 1 }
    }
    return units[at] == 0xFF0C ? at + 1 : upper
  }

  private static func end(of start: Int, _ units: UnsafeBufferPointer<UInt16>) -> Int {
    var end = start
    while end < units.count, end - start <= longest, !ends.contains(units[end]) { end += 1 }
    return end
  }

  /// How many characters say what happened, at least and at most.
  private static let least = 8
  private static let longest = 60
  private static let ends = Set("，。；：！？、（）\n".utf16)
  private static let rangeMarks = Set("至到—–-~～".utf16)
  private static let dropped = Set("的了于在自从“”‘’《》 　".utf16)
}
