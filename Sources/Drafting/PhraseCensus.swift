package import ProseText

/// How often given phrases stand in a draft, counted for all of them in one pass.
///
/// The phrases lie in one flat table by a running hash of their units; what shares a hash is told apart by its units.
package struct PhraseCensus: Sendable {
  /// One phrase: where it stands first among those given, and how often in the draft.
  private struct Slot {
    var phrase = ProseRange(0, 0)
    var hash: UInt64 = 0
    var count = 0
  }

  private let slots: [Slot]

  /// Counts each of `phrases` (ranges of the prose of `draft`, at most sixteen units long) in the whole draft.
  package init(_ phrases: [ProseRange], in draft: Draft) {
    let phrases = phrases.filter { $0.upper <= draft.prose.units.count && (1...16).contains($0.count) }
    guard !phrases.isEmpty else {
      slots = []
      return
    }
    slots = draft.prose.units.withUnsafeBufferPointer { Self.counted(phrases, in: $0) }
  }

  /// How often the units of `phrase`, one of those given, stand in the draft; 0 for one that was not given.
  package func count(of phrase: ProseRange, in draft: Draft) -> Int {
    guard phrase.upper <= draft.prose.units.count, (1...16).contains(phrase.count), !slots.isEmpty else { return 0 }
    return draft.prose.units.withUnsafeBufferPointer { units in
      var hash = Self.seed
      for at in phrase.lower..<phrase.upper { hash = Self.extended(hash, by: units[at]) }
      return slots.withUnsafeBufferPointer { $0[Self.place(of: phrase, hash, among: $0, in: units)].count }
    }
  }

  private static func counted(_ phrases: [ProseRange], in units: UnsafeBufferPointer<UInt16>) -> [Slot] {
    var capacity = 8
    while capacity < phrases.count * 2 { capacity *= 2 }
    var slots = [Slot](repeating: Slot(), count: capacity)
    // Nearly all places begin no phrase: one bit tells by the first two units, without a look at more.
    var openings = [UInt64](repeating: 0, count: 1 << 10)
    // The lengths of the phrases, a bit each.
    var lengths: UInt32 = 0
    slots.withUnsafeMutableBufferPointer { slots in
      for phrase in phrases {
        var hash = seed
        for at in phrase.lower..<phrase.upper { hash = extended(hash, by: units[at]) }
        let place = place(of: phrase, hash, among: UnsafeBufferPointer(slots), in: units)
        if slots[place].phrase.isEmpty { slots[place] = Slot(phrase: phrase, hash: hash) }
        lengths |= 1 << UInt32(phrase.count)
        if phrase.count > 1 {
          mark(opening(units[phrase.lower], units[phrase.lower + 1]), in: &openings)
        }
      }
      let longest = 31 - lengths.leadingZeroBitCount
      if lengths & 2 != 0 { openings = [UInt64](repeating: .max, count: openings.count) }
      openings.withUnsafeBufferPointer { openings in
        for at in units.indices {
          let opening = opening(units[at], at + 1 < units.count ? units[at + 1] : 0)
          guard openings[opening >> 6] >> UInt64(opening & 63) & 1 == 1 else { continue }
          var hash = seed
          for length in 1...min(longest, units.count - at) {
            hash = extended(hash, by: units[at + length - 1])
            guard lengths >> UInt32(length) & 1 == 1 else { continue }
            let phrase = ProseRange(at, at + length)
            let place = place(of: phrase, hash, among: UnsafeBufferPointer(slots), in: units)
            if !slots[place].phrase.isEmpty { slots[place].count += 1 }
          }
        }
      }
    }
    return slots
  }

  /// The slot of `phrase`, or the empty one where it would go.
  @inline(__always)
  private static func place(
    of phrase: ProseRange, _ hash: UInt64, among slots: UnsafeBufferPointer<Slot>, in units: UnsafeBufferPointer<UInt16>
  ) -> Int {
    var at = Int(truncatingIfNeeded: hash >> 24) & (slots.count - 1)
    while !slots[at].phrase.isEmpty {
      if slots[at].hash == hash, isSame(slots[at].phrase, phrase, in: units) { break }
      at = (at + 1) & (slots.count - 1)
    }
    return at
  }

  private static func isSame(_ one: ProseRange, _ other: ProseRange, in units: UnsafeBufferPointer<UInt16>) -> Bool {
    one.count == other.count && (0..<one.count).allSatisfy { units[one.lower + $0] == units[other.lower + $0] }
  }

  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always)
  private static func extended(_ hash: UInt64, by unit: UInt16) -> UInt64 {
    let mixed = (hash ^ UInt64(unit)) &* 0x9E37_79B9_7F4A_7C15
    return mixed ^ mixed >> 29
  }

  @inline(__always)
  private static func opening(_ first: UInt16, _ second: UInt16) -> Int {
    Int(((UInt32(first) << 16 | UInt32(second)) &* 0x9E37_79B1) >> 16)
  }

  private static func mark(_ opening: Int, in openings: inout [UInt64]) {
    openings[opening >> 6] |= 1 << UInt64(opening & 63)
  }
}
