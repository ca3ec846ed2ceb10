import Drafting
import Glossary
import ProseText

/// Phrases that a draft repeats, and the one place where a character of them is another.
///
/// Every character is seen in its surroundings of six characters, or of three; where the surroundings are frequent and the
/// character makes a sequence that stands once, it is suspect. In wide surroundings what differs may be any character, in
/// narrow ones only a look-alike that makes no word on either side.
struct RepeatedPhrases {
  private let draft: Draft
  private let units: UnsafeBufferPointer<UInt16>
  private let sequences: SequenceFrequencies

  /// Drafts are read in stretches of so many units, so that the tables stay small.
  private static let stretch = 1 << 18

  /// A look at `draft`, whose units are `units`; `sequences` is what a corpus knows.
  init(_ draft: Draft, units: UnsafeBufferPointer<UInt16>, _ sequences: SequenceFrequencies) {
    self.draft = draft
    self.units = units
    self.sequences = sequences
  }

  /// The suspect places, those in wide surroundings first.
  func slips() -> [NearMiss] {
    guard units.count > 30 else { return [] }
    var found: [Slip] = []
    SequenceCensus.counting(units, by: Self.stretch) { census, range in
      found += slips(range, census)
    }
    return confirmed(found.filter(\.isWide) + found.filter { !$0.isWide })
  }

  /// A character in surroundings that hold another one more often.
  private struct Slip {
    let rare: ProseRange
    let frequent: ProseRange
    let at: Int
    let count: Int
    let isConfused: Bool
    let isWide: Bool

    /// What must stand once: the character with two on both sides, or with one.
    var heart: ProseRange { ProseRange(at - (isWide ? 2 : 1), at + (isWide ? 3 : 2)) }
  }

  /// A place, the number of the window in which it is suspect, and the key of its surroundings.
  private struct Suspect {
    let at: Int
    let window: Int
    let key: UInt64
  }

  private func slips(_ range: Range<Int>, _ census: SequenceCensus) -> [Slip] {
    var suspects: [Suspect] = []
    var windows: UInt8 = 0
    for at in range {
      let rare = census.isRare(at)
      guard rare.wide, census.hasFrequentNeighbours(at) else { continue }
      let frequent = census.frequentWindows(at) & (rare.narrow ? 31 : 7)
      guard frequent != 0 else { continue }
      windows |= frequent
      forEachWindow(frequent) { suspects.append(Suspect(at: at, window: $0, key: key(at, $0))) }
    }
    guard !suspects.isEmpty else { return [] }
    let fillings = fillings(of: suspects, windows, range, census)
    var last = (wide: -1, narrow: -1)
    return suspects.compactMap { suspect in
      let isWide = SequenceCensus.window(suspect.window).isWide
      // The first window that is frequent speaks for the place.
      guard suspect.at != (isWide ? last.wide : last.narrow) else { return nil }
      let filling = fillings[suspect.key]
      guard filling.count >= SequenceCensus.least else { return nil }
      if isWide { last.wide = suspect.at } else { last.narrow = suspect.at }
      return slip(suspect, filling)
    }
  }

  /// The suspect, when its surroundings hold one other character everywhere else.
  private func slip(_ suspect: Suspect, _ filling: Filling) -> Slip? {
    let window = SequenceCensus.window(suspect.window)
    let isFirst = filling.first.at == suspect.at
    guard !filling.isCrowded, (isFirst ? filling.first : filling.second).count == 1 else { return nil }
    let best = isFirst ? filling.second : filling.first
    guard best.count >= Int(SequenceCensus.least) - 1,
      (-window.before...window.after).allSatisfy({ $0 == 0 || units[suspect.at + $0] == units[best.at + $0] }),
      !TermContrast.parts(units[suspect.at], units[best.at])
    else { return nil }
    let isConfused = Confusion.between(units[suspect.at], units[best.at]) != nil
    guard isConfused || best.count >= 5 && window.isWide else { return nil }
    let (rare, frequent) = (suspect.at - window.before, best.at - window.before)
    return Slip(
      rare: ProseRange(rare, rare + window.length), frequent: ProseRange(frequent, frequent + window.length),
      at: suspect.at, count: best.count, isConfused: isConfused, isWide: window.isWide)
  }

  /// Those slips whose character makes no sequence that is known elsewhere.
  private func confirmed(_ slips: [Slip]) -> [NearMiss] {
    guard !slips.isEmpty else { return [] }
    let evidence = NearMissEvidence(slips.map { ($0.rare, .other(at: $0.at)) }, in: draft, units: units, sequences)
    let census = PhraseCensus(slips.map(\.heart), in: draft)
    return slips.compactMap { one in
      guard census.count(of: one.heart, in: draft) == 1 else { return nil }
      let (unknown, all) = evidence.broken(.other(at: one.at), within: one.rare)
      // What neither eye nor ear confuses is a slip only where it makes no word at all.
      guard one.isWide && one.isConfused ? unknown > 0 : unknown == all, one.isConfused || !knows(one.at) else {
        return nil
      }
      return NearMiss(
        range: one.rare, right: draft.prose.text(one.frequent), reason: "本稿另有\(one.count)处作后者",
        place: one.frequent)
    }
  }

  // MARK: What stands in the same surroundings

  /// Characters that stand in certain surroundings: the first two that are different, and whether there are more.
  private struct Filling {
    /// The key of the surroundings; 0 for an empty place of the table.
    var key: UInt64 = 0
    var first = Character()
    var second = Character()
    /// Three different characters are as good as many: nobody can tell which is meant.
    var isCrowded = false

    /// One character: where it stands first and how often.
    struct Character {
      var at = -1
      var count = 0
    }

    /// How often the surroundings stand, as far as was counted.
    var count: Int { first.count + second.count }
  }

  /// Fillings by the keys of the surroundings, in open addressing.
  private struct FillingTable {
    private var slots: [Filling]

    init(_ keys: some Collection<UInt64>) {
      var capacity = 8
      while capacity < keys.count * 2 { capacity *= 2 }
      slots = [Filling](repeating: Filling(), count: capacity)
      for key in keys { slots[place(of: key)].key = key }
    }

    subscript(key: UInt64) -> Filling { slots[place(of: key)] }

    /// Counts the character at `at` of `units` in the surroundings with the key `key`, if they are sought.
    mutating func add(_ at: Int, _ key: UInt64, _ units: UnsafeBufferPointer<UInt16>) {
      let place = place(of: key)
      guard slots[place].key == key else { return }
      if slots[place].first.at < 0 || units[slots[place].first.at] == units[at] {
        if slots[place].first.at < 0 { slots[place].first.at = at }
        slots[place].first.count += 1
      } else if slots[place].second.at < 0 || units[slots[place].second.at] == units[at] {
        if slots[place].second.at < 0 { slots[place].second.at = at }
        slots[place].second.count += 1
      } else {
        slots[place].isCrowded = true
      }
    }

    private func place(of key: UInt64) -> Int {
      var at = Int(truncatingIfNeeded: key >> 20) & (slots.count - 1)
      while slots[at].key != key, slots[at].key != 0 { at = (at + 1) & (slots.count - 1) }
      return at
    }
  }

  /// What stands in the surroundings of each suspect, counted exactly; `windows` are those of the suspects, a bit each.
  private func fillings(
    of suspects: [Suspect], _ windows: UInt8, _ range: Range<Int>, _ census: SequenceCensus
  ) -> FillingTable {
    var table = FillingTable(suspects.lazy.map(\.key))
    // Most characters stand between two between which no suspect does: one bit tells that.
    var sieve = [UInt64](repeating: 0, count: 1 << 10)
    for suspect in suspects {
      let bit = neighbours(suspect.at)
      sieve[bit >> 6] |= 1 << UInt64(bit & 63)
    }
    for at in max(1, range.lowerBound)..<min(range.upperBound, units.count - 1) {
      let bit = neighbours(at)
      guard sieve[bit >> 6] >> UInt64(bit & 63) & 1 == 1 else { continue }
      forEachWindow(census.frequentWindows(at) & windows) { table.add(at, key(at, $0), units) }
    }
    return table
  }

  /// A number below 2¹⁶ for the characters on both sides of `at`.
  @inline(__always)
  private func neighbours(_ at: Int) -> Int {
    Int(((UInt32(units[at - 1]) << 16 | UInt32(units[at + 1])) &* 0x9E37_79B1) >> 16)
  }

  @inline(__always)
  private func forEachWindow(_ windows: UInt8, _ body: (Int) -> Void) {
    var rest = windows
    while rest != 0 {
      body(rest.trailingZeroBitCount)
      rest &= rest - 1
    }
  }

  /// The key of the surroundings of `at` in the window with the number `window`; never 0.
  @inline(__always)
  private func key(_ at: Int, _ window: Int) -> UInt64 {
    let (before, after) = (SequenceCensus.window(window).before, SequenceCensus.window(window).after)
    var left = UInt64(window)
    for place in at - before..<at { left = left << 16 | UInt64(units[place]) }
    var right: UInt64 = 0
    for place in at + 1...at + after { right = right << 16 | UInt64(units[place]) }
    let key = (left &* 0x9E37_79B9_7F4A_7C15 ^ right) &* 0xC2B2_AE3D_27D4_EB4F
    return (key ^ key >> 29) &* 0x9E37_79B9_7F4A_7C15 | 1
  }

  /// Whether a corpus has both pairs at `at`.
  private func knows(_ at: Int) -> Bool {
    sequences.documents(with: units, from: at - 1, to: at + 1) > 0
      && sequences.documents(with: units, from: at, to: at + 2) > 0
  }
}
