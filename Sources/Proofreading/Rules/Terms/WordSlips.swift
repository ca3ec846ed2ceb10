import Glossary
import ProseText

/// Ordinary words with a look-alike in them, told by what a corpus has: 未梢, where 梢 goes with 末 nearly always.
struct WordSlips {
  private let units: UnsafeBufferPointer<UInt16>
  private let sequences: SequenceFrequencies

  /// How many documents must have the right word.
  private static let least = 2

  init(_ units: UnsafeBufferPointer<UInt16>, _ sequences: SequenceFrequencies) {
    self.units = units
    self.sequences = sequences
  }

  /// The slips; none where no corpus was read.
  func all() -> [NearMiss] {
    guard !sequences.isEmpty, units.count > 3 else { return [] }
    var found: [(at: Int, neighbour: Int, right: UInt16)] = []
    var isKnownBefore = true
    for at in 1..<units.count - 1 {
      let isKnown = isKnown(at)
      defer { isKnownBefore = isKnown }
      guard !isKnown, !isKnownBefore, units[at].isHan, units[at - 1].isHan, units[at + 1].isHan else { continue }
      for other in Confusion.twins(of: units[at]) where !TermContrast.parts(units[at], other) {
        if documents(other, units[at + 1]) >= Self.least {
          found.append((at, at + 1, other))
        } else if documents(units[at - 1], other) >= Self.least {
          found.append((at, at - 1, other))
        }
      }
    }
    guard !found.isEmpty else { return [] }
    let company = company(of: Set(found.map { units[$0.neighbour] }))
    return found.compactMap { slip in
      let neighbour = units[slip.neighbour]
      let isBehind = slip.neighbour > slip.at
      guard let others = company[neighbour] else { return nil }
      let pair = isBehind ? documents(slip.right, neighbour) : documents(neighbour, slip.right)
      let all = isBehind ? others.before : others.behind
      guard pair * 10 >= all * 8 else { return nil }
      let range = ProseRange(min(slip.at, slip.neighbour), max(slip.at, slip.neighbour) + 1)
      let right = isBehind ? [slip.right, neighbour] : [neighbour, slip.right]
      return NearMiss(
        range: range, right: String(decoding: right, as: UTF16.self), reason: "以前的报告里都作后者", place: nil)
    }
  }

  /// Whether a corpus has the pair that begins at `at`.
  @inline(__always)
  private func isKnown(_ at: Int) -> Bool {
    !units[at].isHan || !units[at + 1].isHan || documents(units[at], units[at + 1]) > 0
  }

  @inline(__always)
  private func documents(_ first: UInt16, _ second: UInt16) -> Int {
    sequences.documents(withKey: UInt64(first) << 16 | UInt64(second))
  }

  /// In how many documents, all pairs added up, each of `characters` stands behind and before another.
  private func company(of characters: Set<UInt16>) -> [UInt16: (before: Int, behind: Int)] {
    var company: [UInt16: (before: Int, behind: Int)] = [:]
    for (place, key) in sequences.keys.enumerated() where key != 0 && key >> 32 == 0 {
      let first = UInt16(truncatingIfNeeded: key >> 16)
      let second = UInt16(truncatingIfNeeded: key)
      if characters.contains(second) { company[second, default: (0, 0)].before += Int(sequences.counts[place]) }
      if characters.contains(first) { company[first, default: (0, 0)].behind += Int(sequences.counts[place]) }
    }
    return company
  }
}
