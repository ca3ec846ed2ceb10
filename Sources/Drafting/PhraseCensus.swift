package import ProseText

/// How often given phrases stand in a draft, counted for all of them in one pass.
package struct PhraseCensus: Sendable {
  private let counts: [Phrase: Int]

  private struct Phrase: Hashable {
    let units: ArraySlice<UInt16>
  }

  /// Counts each of `phrases` (ranges of the prose of `draft`, at most sixteen units long) in the whole draft.
  package init(_ phrases: [ProseRange], in draft: Draft) {
    let units = draft.prose.units
    var counts: [Phrase: Int] = [:]
    var lengths = Set<Int>()
    // Nearly all places begin no phrase: a table of one byte tells by the first two units, without hashing more.
    var openings = [Bool](repeating: false, count: phrases.isEmpty ? 0 : 0x1_0000)
    var singles = Set<UInt16>()
    for phrase in phrases where phrase.upper <= units.count && (1...16).contains(phrase.count) {
      counts[Phrase(units: units[phrase.lower..<phrase.upper])] = 0
      lengths.insert(phrase.count)
      if phrase.count > 1 {
        openings[Self.opening(units[phrase.lower], units[phrase.lower + 1])] = true
      } else {
        singles.insert(units[phrase.lower])
      }
    }
    if !counts.isEmpty {
      for at in units.indices {
        let next = at + 1 < units.count ? units[at + 1] : 0
        guard openings[Self.opening(units[at], next)] || (!singles.isEmpty && singles.contains(units[at])) else {
          continue
        }
        for length in lengths where at + length <= units.count {
          counts[Phrase(units: units[at..<at + length])]? += 1
        }
      }
    }
    self.counts = counts
  }

  private static func opening(_ first: UInt16, _ second: UInt16) -> Int {
    Int((first &* 0x9E3B) ^ (second &* 0x85EB) ^ (second >> 7))
  }

  /// How often the units of `phrase`, one of those given, stand in the draft; 0 for one that was not given.
  package func count(of phrase: ProseRange, in draft: Draft) -> Int {
    guard phrase.upper <= draft.prose.units.count else { return 0 }
    return counts[Phrase(units: draft.prose.units[phrase.lower..<phrase.upper])] ?? 0
  }
}
