import Drafting
import Glossary
import ProseText

/// Phrases that a draft repeats, and the one place where a character of them is another.
///
/// Every character is seen in its surroundings of six characters, or of three; where the surroundings are frequent and the
/// whole stands once, the character is suspect. Counters of one byte in flat tables hold the numbers: two phrases that share a
/// counter may hide a slip, and never make one, because what is suspect is looked up again.
struct RepeatedPhrases {
  private let draft: Draft
  private let units: UnsafeBufferPointer<UInt16>
  private let sequences: SequenceFrequencies
  private let reach: Reach

  /// How far the surroundings reach.
  enum Reach {
    /// Six characters: what differs may be any character.
    case long
    /// Three characters: what differs must look or sound alike, and make no word on either side.
    case short

    /// The numbers of characters before and behind.
    fileprivate var shapes: [(before: Int, after: Int)] {
      switch self {
      case .long: [(2, 4), (3, 3), (4, 2)]
      case .short: [(1, 2), (2, 1)]
      }
    }

    /// The least number of Han characters on both sides.
    fileprivate var margin: Int { self == .long ? 2 : 1 }
  }

  /// How often the surroundings must stand, the suspect place included.
  private static let least = 4
  /// Drafts are read in stretches of so many units, so that the tables stay small.
  private static let stretch = 1 << 18

  /// A look at `draft`, whose units are `units`; `sequences` is what a corpus knows.
  init(
    _ draft: Draft, units: UnsafeBufferPointer<UInt16>, _ sequences: SequenceFrequencies, reach: Reach
  ) {
    self.draft = draft
    self.units = units
    self.sequences = sequences
    self.reach = reach
  }

  /// The suspect places.
  func slips() -> [NearMiss] {
    var found: [NearMiss] = []
    var start = 0
    while start < units.count {
      let end = min(units.count, start + Self.stretch)
      found += slips(start, end)
      start = end
    }
    return found
  }

  private func slips(_ start: Int, _ end: Int) -> [NearMiss] {
    guard end - start > 30 else { return [] }
    var bits = 12
    while 1 << bits < (end - start) * 4, bits < 20 { bits += 1 }
    let size = 1 << bits
    let shift = UInt64(64 - bits)
    let shapes = reach.shapes
    var suspects: [(at: Int, shape: Int, key: UInt64)] = []
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: size * 2) { counters in
      counters.initialize(repeating: 0)
      let around = UnsafeMutableBufferPointer(rebasing: counters[0..<size])
      let whole = UnsafeMutableBufferPointer(rebasing: counters[size...])
      @inline(__always)
      func add(_ table: UnsafeMutableBufferPointer<UInt8>, _ key: UInt64) {
        let place = Int(key >> shift)
        if table[place] < 255 { table[place] += 1 }
      }
      forEachPlace(start, end) { at, before, after in
        add(whole, wholeKey(at))
        for shape in shapes where shape.before <= before && shape.after <= after {
          add(around, key(at, shape))
        }
      }
      forEachPlace(start, end) { at, before, after in
        guard whole[Int(wholeKey(at) >> shift)] == 1,
          // A pair is counted at its first character: both pairs must stand once.
          reach == .long || at == start || whole[Int(wholeKey(at - 1) >> shift)] <= 1
        else { return }
        for (number, shape) in shapes.enumerated() where shape.before <= before && shape.after <= after {
          let key = key(at, shape)
          if around[Int(key >> shift)] >= UInt8(Self.least) {
            suspects.append((at, number, key))
            break
          }
        }
      }
    }
    return suspects.isEmpty ? [] : verified(suspects, start, end)
  }

  /// Calls `body` with every Han character that has others on both sides, and how many there are, up to four.
  @inline(__always)
  private func forEachPlace(_ start: Int, _ end: Int, _ body: (Int, Int, Int) -> Void) {
    let margin = reach.margin
    var at = start
    while at < end {
      guard units[at].isHan else {
        at += 1
        continue
      }
      var upper = at + 1
      while upper < end, units[upper].isHan { upper += 1 }
      if upper - at >= margin * 2 + 2 {
        for place in at + margin..<upper - margin { body(place, min(4, place - at), min(4, upper - 1 - place)) }
      }
      at = upper
    }
  }

  /// The key of what must stand once: the five characters around `at`, or the pair that begins there.
  @inline(__always)
  private func wholeKey(_ at: Int) -> UInt64 {
    let pair = UInt64(units[at]) << 16 | UInt64(units[at + 1])
    guard reach == .long else { return mixed(pair, 7) }
    let left = UInt64(units[at - 2]) << 16 | UInt64(units[at - 1])
    return mixed(left << 32 | pair, UInt64(units[at + 2]))
  }

  /// The key of the surroundings of `at`.
  @inline(__always)
  private func key(_ at: Int, _ shape: (before: Int, after: Int)) -> UInt64 {
    var left = UInt64(shape.before)
    for place in at - shape.before..<at { left = left << 16 | UInt64(units[place]) }
    var right: UInt64 = 0
    for place in at + 1...at + shape.after { right = right << 16 | UInt64(units[place]) }
    return mixed(left, right)
  }

  @inline(__always)
  private func mixed(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let key = (left &* 0x9E37_79B9_7F4A_7C15 ^ right) &* 0xC2B2_AE3D_27D4_EB4F
    return (key ^ key >> 29) &* 0x9E37_79B9_7F4A_7C15
  }

  // MARK: Another look

  private func verified(_ suspects: [(at: Int, shape: Int, key: UInt64)], _ start: Int, _ end: Int) -> [NearMiss] {
    let places = fillings(of: suspects, start, end)
    var found: [(rare: ProseRange, frequent: ProseRange, at: Int, count: Int, isConfused: Bool)] = []
    for suspect in suspects {
      guard let all = places[suspect.key], all.count == 2,
        let own = all.first(where: { $0.unit == units[suspect.at] }), own.count == 1,
        let best = all.first(where: { $0.unit != own.unit }), best.count >= Self.least - 1
      else { continue }
      let shape = reach.shapes[suspect.shape]
      let isSame = (-shape.before...shape.after).allSatisfy {
        $0 == 0 || units[suspect.at + $0] == units[best.at + $0]
      }
      let isConfused = Confusion.between(units[suspect.at], best.unit) != nil
      guard isSame, !TermContrast.parts(units[suspect.at], best.unit), isConfused || best.count >= 5 else {
        continue
      }
      guard isConfused || reach == .long else { continue }
      let length = shape.before + shape.after + 1
      found.append(
        (
          ProseRange(suspect.at - shape.before, suspect.at - shape.before + length),
          ProseRange(best.at - shape.before, best.at - shape.before + length), suspect.at,
          best.count, isConfused
        ))
    }
    guard !found.isEmpty else { return [] }
    let evidence = NearMissEvidence(
      found.map { ($0.rare, .other(at: $0.at)) }, in: draft, units: units, sequences)
    return found.compactMap { one in
      let (unknown, all) = evidence.broken(.other(at: one.at), within: one.rare)
      guard reach == .short ? unknown == all : unknown > 0 || !one.isConfused && !knows(one.at) else { return nil }
      return NearMiss(
        range: one.rare, right: draft.prose.text(one.frequent), reason: "本稿另有\(one.count)处作后者",
        place: one.frequent)
    }
  }

  /// A character that stands in certain surroundings, how often, and where first.
  private struct Filling {
    let unit: UInt16
    var count: Int
    let at: Int
  }

  /// What stands in the surroundings of each suspect, counted exactly, by the key of the surroundings.
  private func fillings(
    of suspects: [(at: Int, shape: Int, key: UInt64)], _ start: Int, _ end: Int
  ) -> [UInt64: [Filling]] {
    var slots: [UInt64: Int] = [:]
    // Most places are no suspect's: a table of one byte a key tells that without a look into the dictionary.
    var isSought = [Bool](repeating: false, count: 1 << 16)
    for suspect in suspects {
      slots[suspect.key] = slots[suspect.key] ?? slots.count
      isSought[Int(suspect.key >> 48)] = true
    }
    var all = [[Filling]](repeating: [], count: slots.count)
    let shapes = reach.shapes
    isSought.withUnsafeBufferPointer { isSought in
      forEachPlace(start, end) { at, before, after in
        for shape in shapes where shape.before <= before && shape.after <= after {
          let key = key(at, shape)
          guard isSought[Int(key >> 48)], let slot = slots[key] else { continue }
          if let known = all[slot].firstIndex(where: { $0.unit == units[at] }) {
            all[slot][known].count += 1
          } else if all[slot].count < 3 {
            // Three different characters are as good as many: nobody can tell which is meant.
            all[slot].append(Filling(unit: units[at], count: 1, at: at))
          }
        }
      }
    }
    return slots.mapValues { all[$0] }
  }

  /// Whether a corpus has both pairs at `at`.
  private func knows(_ at: Int) -> Bool {
    sequences.documents(with: units, from: at - 1, to: at + 1) > 0
      && sequences.documents(with: units, from: at, to: at + 2) > 0
  }
}
