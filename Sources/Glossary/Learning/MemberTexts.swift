import Drafting
import ProseText

/// The members of a slogan as strings, where their number leaves no doubt.
enum MemberTexts {
  /// The members that `list` gives for `slogan`, cleared of words of the sentence around them; nil when there are not as
  /// many as the numerals say, or the list says that it is not complete.
  static func members(
    of slogan: Slogan, _ list: MemberList, _ units: UnsafeBufferPointer<UInt16>
  ) -> [String]? {
    guard !list.isOpen, list.tie != .pairBefore else { return nil }
    return members(list.members, promised: slogan.parts.map(\.count).reduce(0, +), list.tie, units)
  }

  /// `ranges` as members when there are `promised` of them, the last one parted at its conjunction where that is needed.
  static func members(
    _ ranges: [ProseRange], promised: Int, _ tie: MemberList.Tie, _ units: UnsafeBufferPointer<UInt16>
  ) -> [String]? {
    var ranges = ranges
    if ranges.count == promised - 1, let last = ranges.last, let at = conjunction(in: last, units) {
      let width = units[at] == 0x53CA && units[at - 1] == 0x4EE5 ? 1 : 0
      ranges[ranges.count - 1] = ProseRange(last.lower, at - width)
      ranges.append(ProseRange(at + 1, last.upper))
    }
    guard ranges.count == promised, promised >= 2 else { return nil }
    if tie == .before { ranges[0] = trimmedFirst(ranges, units) }
    if let last = ranges.last { ranges[ranges.count - 1] = trimmedLast(last, ranges, units) }
    let members = ranges.map { text($0, units) }
    guard members.allSatisfy({ (1...40).contains($0.utf16.count) }), Set(members).count == members.count else {
      return nil
    }
    return members
  }

  /// A member without the marks around it: “立法” is 立法; with both, as in “两新”组织, it stays as it is.
  private static func text(_ range: ProseRange, _ units: UnsafeBufferPointer<UInt16>) -> String {
    var range = range
    while range.count > 2, units[range.lower].isBlank { range = ProseRange(range.lower + 1, range.upper) }
    while range.count > 2, let last = Optional(units[range.upper - 1]),
      last.isBlank || last.endsClause || last.endsSentence || last == 0x3001
    {
      range = ProseRange(range.lower, range.upper - 1)
    }
    if range.count > 2, let pair = PairedMark.opened(by: units[range.lower]),
      pair.quotes || pair == .title, PairedMark.closed(by: units[range.upper - 1]) == pair,
      !(range.lower + 1..<range.upper - 1).contains(where: { PairedMark.opened(by: units[$0]) == pair })
    {
      range = ProseRange(range.lower + 1, range.upper - 1)
    }
    return String(decoding: units[range.lower..<range.upper], as: UTF16.self)
  }

  private static func conjunction(in item: ProseRange, _ units: UnsafeBufferPointer<UInt16>) -> Int? {
    guard item.count >= 3 else { return nil }
    return (item.lower + 1..<item.upper - 1).first {
      units[$0] == 0x548C || units[$0] == 0x4E0E || units[$0] == 0x53CA
    }
  }

  /// The first of members that stand before their slogan, without the verb of the sentence that it runs on from: cut to
  /// the length of the others where these are of one length, else from where it begins as they do.
  private static func trimmedFirst(_ ranges: [ProseRange], _ units: UnsafeBufferPointer<UInt16>) -> ProseRange {
    let first = ranges[0]
    let lengths = Set(ranges.dropFirst().map(\.count))
    if lengths.count == 1, let length = lengths.first, first.count > length {
      return ProseRange(first.upper - length, first.upper)
    }
    let openings = Set(ranges.dropFirst().map { units[$0.lower] })
    if ranges.count > 2, openings.count == 1, let opening = openings.first,
      let at = (first.lower..<first.upper).last(where: { units[$0] == opening })
    {
      return ProseRange(at, first.upper)
    }
    return first
  }

  /// The last member without 的 and the noun that sums all up: …和城市轨道交通的融合.
  private static func trimmedLast(
    _ last: ProseRange, _ ranges: [ProseRange], _ units: UnsafeBufferPointer<UInt16>
  ) -> ProseRange {
    guard last.count >= 4, let at = (last.lower + 2..<last.upper).last(where: { units[$0] == 0x7684 }),
      last.upper - at <= 5,
      !ranges.dropLast().contains(where: { range in (range.lower..<range.upper).contains { units[$0] == 0x7684 } })
    else { return last }
    return ProseRange(last.lower, at)
  }
}
