import Drafting
import Glossary
import ProseText

/// A stretch that may stand twice by mistake, before the draft's own usage is asked.
struct Repetition {
  /// How it repeats.
  enum Kind {
    /// 推进推进
    case word
    /// 问计于民、问计于民
    case item
    /// 评价进行评价
    case object
    /// 领域域的
    case character
  }

  /// How it repeats.
  let kind: Kind
  /// Both occurrences.
  let range: ProseRange
  /// One of them.
  let once: ProseRange
  /// What to delete, the mark between items included; nil where a person must rewrite.
  let surplus: ProseRange?
  /// Phrases whose frequency in the draft decides; see the rule.
  var evidence: [ProseRange] = []
}

/// Finds repetitions by their shape alone, in one walk over the prose.
struct RepetitionScan {
  private let units: UnsafeBufferPointer<UInt16>
  private let sequences: SequenceFrequencies

  /// The longest word or phrase that is compared with what follows it.
  private static let longestWord = 10
  /// The longest item of a list that is compared with the next.
  private static let longestItem = 30

  /// A scan of `units`; `sequences` is what a corpus knows.
  init(_ units: UnsafeBufferPointer<UInt16>, _ sequences: SequenceFrequencies) {
    self.units = units
    self.sequences = sequences
  }

  /// All candidates, in the order of the text; none overlaps the next.
  func all() -> [Repetition] {
    var found: [Repetition] = []
    var next = 0
    for (number, word) in telling().enumerated() {
      var rest = word
      while rest != 0 {
        let at = number * 64 + rest.trailingZeroBitCount
        rest &= rest - 1
        guard at >= next else { continue }
        let repetition =
          units[at].isHan
          ? self.word(at) ?? object(at) ?? character(at)
          : item(around: at) ?? quotedItem(around: at) ?? pairOfItems(around: at) ?? itemAgain(behind: at)
        guard let repetition, !(found.last.map { $0.range.overlaps(repetition.range) } ?? false) else { continue }
        found.append(repetition)
        next = max(at + 1, repetition.range.upper - (repetition.kind == .item ? 1 : 0))
      }
    }
    return found
  }

  /// A bit for every place where something may repeat: a Han character that stands again within ten units, or a mark
  /// between items of which one unit stands on both sides.
  private func telling() -> [UInt64] {
    var telling = [UInt64](repeating: 0, count: units.count / 64 + 1)
    let size = 1 << 10
    telling.withUnsafeMutableBufferPointer { telling in
      // By the last bits of a character: where one with these bits stood last. Nearly always it is far away.
      withUnsafeTemporaryAllocation(of: Int.self, capacity: size) { last in
        last.initialize(repeating: -Self.longestWord - 1)
        for at in units.indices {
          let unit = units[at]
          guard unit.isHan else {
            if unit == 0x3001 || unit == 0xFF0C || unit == 0xFF1B || unit == 0x3002, mayRepeat(at) {
              telling[at >> 6] |= 1 << UInt64(at & 63)
            }
            continue
          }
          let slot = Int(unit) & (size - 1)
          let previous = last[slot]
          last[slot] = at
          guard at - previous <= Self.longestWord else { continue }
          if previous >= 0, units[previous] == unit {
            // Those before it were marked when it was met.
            telling[previous >> 6] |= 1 << UInt64(previous & 63)
            continue
          }
          for before in max(0, at - Self.longestWord)..<at where units[before] == unit {
            telling[before >> 6] |= 1 << UInt64(before & 63)
          }
        }
      }
    }
    return telling
  }

  // MARK: Words

  /// AA at `at`, where A has two characters or more.
  private func word(_ at: Int) -> Repetition? {
    let limit = min(Self.longestWord, (units.count - at) / 2)
    guard limit >= 2 else { return nil }
    let first = units[at]
    var length = 1
    while length < limit {
      length += 1
      guard units[at + length] == first, repeats(at, length), (at..<at + length).allSatisfy({ units[$0].isHan }) else {
        continue
      }
      guard isSlip(at, length) else { return nil }
      let once = ProseRange(at, at + length)
      let range = ProseRange(at, at + 2 * length)
      var repetition = Repetition(
        kind: .word, range: range, once: once, surplus: ProseRange(at + length, at + 2 * length))
      // Verbs govern what follows and end no compound; other words may meet their like at a border of words.
      if length == 2, !Reduplication.isVerb(units[at], units[at + 1]), at > 0, units[at - 1].isHan,
        range.upper < units.count, units[range.upper].isHan
      {
        repetition.evidence = [
          ProseRange(at - 1, at + length), ProseRange(at + length, range.upper + 1), once,
          ProseRange(at + 1, at + 1 + length),
        ]
      }
      // 也要检查纠正纠正？黑灰黑灰的: at the end of a sentence many words are said twice on purpose.
      if length == 2, !Reduplication.isVerb(units[at], units[at + 1]),
        range.upper >= units.count || units[range.upper].endsSentence || units[range.upper] == .paragraphEnd
          || Reduplication.followsDoubled(units[range.upper])
      {
        repetition.evidence = [once]
      }
      return repetition
    }
    return nil
  }

  /// Whether the unit behind the mark at `at`, a quotation mark passed by, stands in the 32 units before the mark, four units
  /// at a time; true near the start and the end of the text.
  private func mayRepeat(_ at: Int) -> Bool {
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

  private func repeats(_ at: Int, _ length: Int) -> Bool {
    (1..<length).allSatisfy { units[at + $0] == units[at + length + $0] }
  }

  /// Whether a doubled word is none that the language doubles itself.
  private func isSlip(_ at: Int, _ length: Int) -> Bool {
    // 哈哈哈哈: one character over and over.
    guard units[at] != units[at + 1] || length > 2 else { return false }
    let end = at + 2 * length
    // 研究研究再研究: rhetoric.
    if end < units.count, units[end] == 0x518D, end + length < units.count, units[end + 1] == units[at] { return false }
    if end < units.count, units[end] == units[at], repeats(at + length, min(length, units.count - end)) { return false }
    // 群众群众，心中要有群众: called by name, a clause of its own.
    if at == 0 || Self.borders(units[at - 1]), end >= units.count || units[end] == 0xFF0C { return false }
    // 组织部|组织部分, 宣传部|宣传部署: the last character begins a word of its own.
    if end < units.count, Reduplication.beginsWord(units[end - 1], units[end]) { return false }
    // 一个问题一个问题地解决, 几小时几小时.
    if Reduplication.counts(units[at]) { return false }
    guard length == 2 else { return true }
    if Reduplication.heightens(units[at]) { return false }
    // 建设|建设者, 服务|服务业.
    if end < units.count, Reduplication.beginsNoun(units[at], units[at + 1], units[end]) { return false }
    if at > 0, units[at - 1].isHan {
      if Reduplication.isAgent(units[at], units[at + 1]) { return false }
      if end < units.count, units[end].isHan, Reduplication.headsParallel(units[at + 1]) { return false }
    }
    return !Reduplication.doubles(units[at], units[at + 1])
  }

  // MARK: Verbs that govern themselves

  /// A进行A, A开展A.
  private func object(_ at: Int) -> Repetition? {
    guard at + 6 <= units.count, units[at] == units[at + 4], units[at + 1] == units[at + 5], units[at + 1].isHan else {
      return nil
    }
    let verb = (units[at + 2], units[at + 3])
    guard verb == (0x8FDB, 0x884C) || verb == (0x5F00, 0x5C55) else { return nil }
    // 对监督者进行监督 is none; neither is 监督进行监督检查 a slip of one hand: the second must end its word.
    guard at + 6 == units.count || !units[at + 6].isHan || units[at + 6] == 0x7684 else { return nil }
    return Repetition(kind: .object, range: ProseRange(at, at + 6), once: ProseRange(at, at + 2), surplus: nil)
  }

  // MARK: Characters

  /// A function word twice: 全县的的. Else WXX before a function word or a mark, where X can end a word but not stand
  /// alone.
  private func character(_ at: Int) -> Repetition? {
    if at + 2 < units.count, units[at] == units[at + 1], at < 2 || units[at - 2] != units[at - 1],
      Reduplication.isFunctionWordTwice(
        units[at], after: at > 0 ? units[at - 1] : .paragraphEnd, before: units[at + 2])
    {
      return Repetition(
        kind: .character, range: ProseRange(at, at + 2), once: ProseRange(at, at + 1),
        surplus: ProseRange(at + 1, at + 2))
    }
    if isTypedTwice(at) {
      return Repetition(
        kind: .character, range: ProseRange(at, at + 2), once: ProseRange(at, at + 1),
        surplus: ProseRange(at + 1, at + 2))
    }
    guard at > 0, at + 2 < units.count, units[at] == units[at + 1], units[at - 1].isHan, units[at - 1] != units[at],
      units[at + 2] != units[at], Reduplication.followsWord(units[at + 2]), !Reduplication.doublesAlone(units[at]),
      !units[at].isChineseOrdinalDigit
    else { return nil }
    // 千千万万, 我国|国内, 目的|的, 工作|作了.
    if at > 1 && units[at - 2] == units[at - 1] || units[at] == 0x7684 { return nil }
    if units[at + 2] == 0x4E86, Reduplication.governs(units[at]) { return nil }
    if Reduplication.isLocative(units[at + 2]), Reduplication.hasInside(units[at]) { return nil }
    return Repetition(
      kind: .character, range: ProseRange(at, at + 2), once: ProseRange(at, at + 1),
      surplus: ProseRange(at + 1, at + 2),
      evidence: [ProseRange(at - 1, at + 1), ProseRange(at - 1, at + 2)])
  }

  /// Whether a corpus knows the text around two like characters with one of them, and not with both: 书记|记|求真务实,
  /// where 书记 ends and 求真务实 begins, and 记求 is nothing.
  private func isTypedTwice(_ at: Int) -> Bool {
    guard !sequences.isEmpty, at > 0, at + 2 < units.count, units[at] == units[at + 1], units[at].isHan,
      units[at - 1].isHan, units[at - 1] != units[at], units[at + 2].isHan, units[at + 2] != units[at],
      !Reduplication.doublesAlone(units[at])
    else { return false }
    let (before, unit, next) = (units[at - 1], units[at], units[at + 2])
    func documents(_ sequence: UInt16...) -> Int {
      sequences.documents(withKey: sequence.reduce(0) { $0 << 16 | UInt64($1) })
    }
    guard documents(unit, unit) == 0, documents(before, unit) >= 3 else { return false }
    let afterNext = at + 3 < units.count ? units[at + 3] : 0
    if documents(before, unit, next, afterNext) >= 2 { return true }
    if at > 1, documents(units[at - 2], before, unit, next) >= 2 { return true }
    return documents(unit, next) == 0 && at + 5 < units.count
      && documents(next, afterNext, units[at + 4], units[at + 5]) >= 2
  }

  // MARK: Items

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

  private static func borders(_ unit: UInt16) -> Bool {
    unit == .paragraphEnd || unit == .placeholder || unit == 0x3001 || unit.endsClause || unit.endsSentence
      || unit == 0xFF08 || unit == 0xFF09
  }
}
