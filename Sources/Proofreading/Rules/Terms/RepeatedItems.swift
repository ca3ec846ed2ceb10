import ProseText

/// Finds items of lists that stand twice, from the mark between them.
struct RepeatedItems {
  /// The units of the draft.
  let units: UnsafeBufferPointer<UInt16>

  /// The longest item of a list that is compared with the next.
  private static let longestItem = 30

  /// The repetition on both sides of the mark at `at`, or in the list around it.
  func repetition(around at: Int) -> Repetition? {
    item(around: at) ?? quotedItem(around: at) ?? pairOfItems(around: at) ?? itemAgain(behind: at)
  }

  /// Whether the unit behind the mark at `at`, a quotation mark passed by, stands in the 32 units before the mark, four units
  /// at a time; true near the start and the end of the text.
  func mayRepeat(_ at: Int) -> Bool {
    guard at + 2 < units.count, at >= 32, let base = units.baseAddress else { return true }
    let first = units[at + 1] == 0x201C ? units[at + 2] : units[at + 1]
    let wanted = UInt64(first) &* 0x0001_0001_0001_0001
    let bytes = UnsafeRawPointer(base + at - 32)
    var found: UInt64 = 0
    for offset in stride(from: 0, to: 64, by: 8) {
      // A group of 16 bits that is 0 borrows from its highest bit.
      let difference = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self) ^ wanted
      found |= (difference &- 0x0001_0001_0001_0001) & ~difference
    }
    return found & 0x8000_8000_8000_8000 != 0
  }

  /// The item before the mark at `at` and the same item after it.
  private func item(around at: Int) -> Repetition? {
    var end = at + 1
    while end < units.count, end - at <= Self.longestItem, !Self.borders(units[end]) { end += 1 }
    // 道路硬化、道路硬化和路灯亮化: the last item is joined by a word.
    if let joined = (at + 5..<max(at + 5, end)).first(where: { Self.joins(units[$0]) }), repeats(before: at, to: joined)
    {
      end = joined
    }
    let length = end - at - 1
    let isEnumeration = units[at] == 0x3001
    let least = isEnumeration ? 2 : units[at] == 0x3002 ? 6 : 4
    guard length >= least, length <= Self.longestItem, at >= length else { return nil }
    guard repeats(before: at, to: end) else { return nil }
    let start = at - length
    // A short item must be a whole one; of a longer one the end is enough: 要做到情况明了、情况明了.
    let isWhole = start == 0 || Self.borders(units[start - 1])
    guard isWhole || (isEnumeration && length >= 4), units[end - 1].isHan || units[end - 1] == 0x201D else {
      return nil
    }
    // 与班子成员、班子成员与科室: the last of one pair is the first of the next.
    guard isWhole || !Self.joins(units[start - 1]) || units[end].endsClause || units[end].endsSentence else {
      return nil
    }
    // 防火、防火、防火: three of a kind are emphasis.
    if end < units.count, units[end] == units[at], repeats(before: end, to: min(units.count - 1, end + length + 1)) {
      return nil
    }
    if isWhole, start > length, units[start - 1] == units[at], repeats(before: start - 1, to: at) { return nil }
    // 唱支山歌给党听。唱支山歌给党听，…: what goes on behind the second is a refrain.
    guard units[at] != 0x3002 || (end < units.count && units[end] == 0x3002) else { return nil }
    // Cries and refrains repeat on purpose.
    guard end >= units.count || (units[end] != 0xFF01 && units[end] != 0xFF1F) else { return nil }
    return Repetition(
      kind: .item, range: ProseRange(start, end), once: ProseRange(start, at), surplus: ProseRange(at, end))
  }

  /// “一村一品、一村一品”: both in one pair of quotation marks.
  private func quotedItem(around at: Int) -> Repetition? {
    var end = at + 1
    while end < units.count, end - at <= Self.longestItem, units[end].isWordUnit { end += 1 }
    let length = end - at - 1
    guard length >= 2, end < units.count, units[end] == 0x201D, repeats(before: at, to: end) else { return nil }
    let start = at - length
    guard start > 0, units[start - 1] == 0x201C || Self.borders(units[start - 1]) else { return nil }
    return Repetition(
      kind: .item, range: ProseRange(start, end), once: ProseRange(start, at), surplus: ProseRange(at, end))
  }

  /// 新建、改建、新建、改建: two items and the same two again.
  private func pairOfItems(around at: Int) -> Repetition? {
    guard units[at] == 0x3001 else { return nil }
    var start = at
    var marks = 0
    while start > 0, at - start < Self.longestItem, units[start - 1].isHan || units[start - 1] == 0x3001 {
      if units[start - 1] == 0x3001 { marks += 1 }
      if marks == 2 { break }
      start -= 1
    }
    let length = at - start
    guard marks > 0, length >= 5, at + length < units.count, start == 0 || Self.borders(units[start - 1]),
      units[start] != units[at - 1], (1...length).allSatisfy({ units[at + $0] == units[start + $0 - 1] }),
      !units[start..<at].contains(0x3001) || !repeats(before: firstMark(start, at), to: at)
    else { return nil }
    return Repetition(
      kind: .item, range: ProseRange(start, at + length + 1), once: ProseRange(start, at),
      surplus: ProseRange(at, at + length + 1))
  }

  /// 抓产业、强基础、优环境、强基础、惠民生: the item behind the mark at `at`, when it stands in the same list before another.
  private func itemAgain(behind at: Int) -> Repetition? {
    guard units[at] == 0x3001 else { return nil }
    var end = at + 1
    while end < units.count, end - at <= Self.longestItem, units[end].isHan { end += 1 }
    let length = end - at - 1
    guard length >= 3, end == units.count || Self.borders(units[end]) else { return nil }
    // Back through the list, item by item.
    var mark = at
    while mark > 0, at - mark <= Self.longestItem {
      var start = mark
      while start > 0, units[start - 1].isHan { start -= 1 }
      if mark < at, mark - start == length, start == 0 || Self.borders(units[start - 1]),
        (1...length).allSatisfy({ units[at + $0] == units[start + $0 - 1] })
      {
        return Repetition(
          kind: .item, range: ProseRange(at + 1, end), once: ProseRange(at + 1, end), surplus: ProseRange(at, end))
      }
      guard start > 0, units[start - 1] == 0x3001 else { return nil }
      mark = start - 1
    }
    return nil
  }

  /// The first 、 from `start`.
  private func firstMark(_ start: Int, _ end: Int) -> Int {
    (start..<end).first { units[$0] == 0x3001 } ?? end
  }

  /// Whether the stretch between the mark at `at` and `end` stands before the mark too.
  private func repeats(before at: Int, to end: Int) -> Bool {
    let length = end - at - 1
    return length > 0 && at >= length && (1...length).allSatisfy { units[at - $0] == units[end - $0] }
  }

  /// 和 与 及, and 以 of 以及.
  private static func joins(_ unit: UInt16) -> Bool {
    unit == 0x548C || unit == 0x4E0E || unit == 0x53CA || unit == 0x4EE5
  }

  /// Whether `unit` can stand before or behind a whole item.
  static func borders(_ unit: UInt16) -> Bool {
    unit == .paragraphEnd || unit == .placeholder || unit == 0x3001 || unit.endsClause || unit.endsSentence
      || unit == 0xFF08 || unit == 0xFF09
  }
}
