import Drafting
import Glossary
import ProseText

/// Whether the words around a changed character are known elsewhere: a wrong character breaks a pair of characters, a
/// legitimate word does not.
struct NearMissEvidence {
  private let draft: Draft
  private let units: UnsafeBufferPointer<UInt16>
  private let sequences: SequenceFrequencies
  private let census: PhraseCensus

  /// The evidence for `candidates`, counted in one pass over `draft`.
  init(
    _ candidates: [(range: ProseRange, difference: NearMissIndex.Difference)], in draft: Draft,
    units: UnsafeBufferPointer<UInt16>, _ sequences: SequenceFrequencies
  ) {
    self.draft = draft
    self.units = units
    self.sequences = sequences
    let phrases = candidates.flatMap { Self.pairs(of: $0.difference, within: $0.range) + [$0.range] }
    census = PhraseCensus(phrases.filter { $0.upper <= units.count && $0.count <= 16 }, in: draft)
  }

  /// How often the draft has the whole stretch.
  func uses(of range: ProseRange) -> Int {
    range.count <= 16 ? census.count(of: range, in: draft) : 1
  }

  /// How many of the pairs of characters at the difference neither the rest of the draft nor the corpus has, and how many
  /// there are.
  func broken(_ difference: NearMissIndex.Difference, within range: ProseRange) -> (unknown: Int, all: Int) {
    let pairs = Self.pairs(of: difference, within: range)
    let unknown = pairs.count { pair in
      census.count(of: pair, in: draft) <= 1 && sequences.documents(with: units, from: pair.lower, to: pair.upper) == 0
    }
    return (unknown, pairs.count)
  }

  /// The pairs of characters that the difference makes, within `range`.
  static func pairs(of difference: NearMissIndex.Difference, within range: ProseRange) -> [ProseRange] {
    let starts: [Int]
    switch difference {
    case .other(let at), .extra(let at): starts = [at - 1, at]
    case .swapped(let at): starts = [at]
    case .missing(let at): starts = [at - 1]
    }
    return starts.filter { $0 >= range.lower && $0 + 2 <= range.upper }.map { ProseRange($0, $0 + 2) }
  }
}
