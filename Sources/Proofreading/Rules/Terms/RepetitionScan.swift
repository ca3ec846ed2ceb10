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
  /// What the draft's own usage must say.
  var evidence = Evidence.none

  /// What the usage of a draft must say for a stretch to be a slip.
  enum Evidence {
    /// The shape is enough.
    case none
    /// The word stands in other places too.
    case atHome(ProseRange)
    /// It is no place where two words meet at the same characters: one of the two, `left` with a character before them and
    /// `right` with one behind them, is not known elsewhere, and what is `turned`, the last of them and the first, stands
    /// no more often than they do.
    case noBorder(left: ProseRange, right: ProseRange, once: ProseRange, turned: ProseRange)
    /// The word is known with its last character once, and with two only here.
    case ending(once: ProseRange, twice: ProseRange)

    /// The phrases whose frequency decides.
    var phrases: [ProseRange] {
      switch self {
      case .none: []
      case .atHome(let word): [word]
      case .noBorder(let left, let right, let once, let turned): [left, right, once, turned]
      case .ending(let once, let twice): [once, twice]
      }
    }

    /// Whether it holds in a draft in which `count` gives the frequency of a phrase.
    func holds(_ count: (ProseRange) -> Int) -> Bool {
      switch self {
      case .none: true
      case .atHome(let word): count(word) >= 4
      case .noBorder(let left, let right, let once, let turned):
        // 党组织|组织力: both words are known in this draft without the other.
        // 搭建|共建|共享: the draft uses 共建, not 建共.
        (count(left) < 2 || count(right) < 2) && count(turned) - 1 <= count(once) - 2
      case .ending(let once, let twice): count(once) >= 3 && count(twice) == 1
      }
    }
  }
}

/// Finds repetitions by their shape alone, in one walk over the prose.
struct RepetitionScan {
  private let units: UnsafeBufferPointer<UInt16>
  private let sequences: SequenceFrequencies
  private let items: RepeatedItems

  /// The longest word or phrase that is compared with what follows it.
  private static let longestWord = 10

  /// A scan of `units`; `sequences` is what a corpus knows.
  init(_ units: UnsafeBufferPointer<UInt16>, _ sequences: SequenceFrequencies) {
    self.units = units
    self.sequences = sequences
    items = RepeatedItems(units: units)
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
        let repetition = units[at].isHan ? self.word(at) ?? object(at) ?? character(at) : items.repetition(around: at)
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
            if unit == 0x3001 || unit == 0xFF0C || unit == 0xFF1B || unit == 0x3002, items.mayRepeat(at) {
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
      guard length == 2, !Reduplication.isVerb(units[at], units[at + 1]) else { return repetition }
      if range.upper >= units.count || units[range.upper].endsSentence || units[range.upper] == .paragraphEnd
        || Reduplication.followsDoubled(units[range.upper])
      {
        // 也要检查纠正纠正？黑灰黑灰的: at the end of a sentence many words are said twice on purpose.
        repetition.evidence = .atHome(once)
      } else if at > 0, units[at - 1].isHan, units[range.upper].isHan {
        // Verbs govern what follows and end no compound; other words may meet their like at a border of words.
        repetition.evidence = .noBorder(
          left: ProseRange(at - 1, at + length), right: ProseRange(at + length, range.upper + 1), once: once,
          turned: ProseRange(at + 1, at + 1 + length))
      }
      return repetition
    }
    return nil
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
    if at == 0 || RepeatedItems.borders(units[at - 1]), end >= units.count || units[end] == 0xFF0C { return false }
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
      evidence: .ending(once: ProseRange(at - 1, at + 1), twice: ProseRange(at - 1, at + 2)))
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
}
