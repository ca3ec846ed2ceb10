/// In how many documents of a corpus the sequences of two to four code units stand: what tells a legitimate word that
/// no entry holds from a slip.
///
/// A table with open addressing over flat arrays: one look-up touches one or two places, and the arrays can be stored
/// as they are.
package struct SequenceFrequencies: Sendable, Hashable {
  /// The shortest and the longest sequences counted, in code units.
  package static let lengths = 2...4

  /// How many documents were read.
  package let documentCount: Int
  /// How many sequences are known.
  package let count: Int
  /// A power of two of places, each with the code units of a sequence or 0; empty when nothing is known.
  package let keys: [UInt64]
  /// For every place in how many documents its sequence stands; numbers past 65,535 are given as that.
  package let counts: [UInt16]

  /// What is known without a corpus: nothing.
  package static let none = SequenceFrequencies(documentCount: 0, sorted: [])

  /// The table of `sorted`, sequences by rising keys (see `key`) with the number of their documents. A key that is 0
  /// or does not rise is left out.
  package init(documentCount: Int, sorted: [(key: UInt64, documents: Int)]) {
    var capacity = sorted.isEmpty ? 0 : 4
    while capacity * 7 < sorted.count * 10 { capacity *= 2 }
    var keys = [UInt64](repeating: 0, count: capacity)
    var counts = [UInt16](repeating: 0, count: capacity)
    var last: UInt64 = 0
    var count = 0
    for (key, documents) in sorted where key > last && documents > 0 {
      last = key
      var at = Self.place(of: key, in: capacity)
      while keys[at] != 0 { at = (at + 1) & (capacity - 1) }
      keys[at] = key
      counts[at] = UInt16(clamping: documents)
      count += 1
    }
    self.documentCount = max(0, documentCount)
    self.count = count
    self.keys = keys
    self.counts = counts
  }

  /// The table that was stored as `keys` and `counts`, or nil when these make no table.
  package init?(documentCount: Int, keys: [UInt64], counts: [UInt16]) {
    guard (0...Self.mostDocuments).contains(documentCount), keys.count == counts.count,
      keys.count & (keys.count - 1) == 0
    else { return nil }
    let count = keys.count { $0 != 0 }
    // A full table would be searched without end, and one whose keys stand in one heap nearly so.
    guard count < keys.count || keys.isEmpty, Self.longestRun(keys) <= Self.runLimit else { return nil }
    self.documentCount = documentCount
    self.count = count
    self.keys = keys
    self.counts = counts
  }

  /// No corpus has more documents, and sums of as many stay numbers.
  private static let mostDocuments = 1 << 40
  /// More places that are taken in a row than any table of ours has.
  private static let runLimit = 1 << 12

  /// How many places are taken in a row at most, the last one and the first being neighbours.
  private static func longestRun(_ keys: [UInt64]) -> Int {
    var (longest, run, first) = (0, 0, -1)
    for key in keys {
      if key != 0 {
        run += 1
        longest = max(longest, run)
      } else {
        if first < 0 { first = run }
        run = 0
      }
    }
    return max(longest, run + max(0, first))
  }

  /// Whether nothing is known, so that silence says nothing.
  package var isEmpty: Bool { count == 0 }

  /// In how many documents `sequence` stands; 0 for one that is unknown or too rare to be kept, and for sequences that
  /// are shorter than two or longer than four units.
  package func documents(with sequence: UnsafeBufferPointer<UInt16>.SubSequence) -> Int {
    documents(withKey: Self.key(sequence))
  }

  /// In how many documents the units from `start` to before `end` stand; 0 where these are no sequence of `units`.
  package func documents(with units: UnsafeBufferPointer<UInt16>, from start: Int, to end: Int) -> Int {
    guard start >= 0, start < end, end <= units.count else { return 0 }
    return documents(with: units[start..<end])
  }

  /// In how many documents `sequence` stands, as above.
  package func documents(with sequence: String) -> Int {
    Array(sequence.utf16).withUnsafeBufferPointer { documents(with: $0[...]) }
  }

  /// In how many documents the sequence with the key `key` stands.
  package func documents(withKey key: UInt64) -> Int {
    guard key != 0, !keys.isEmpty else { return 0 }
    var at = Self.place(of: key, in: keys.count)
    while keys[at] != key {
      if keys[at] == 0 { return 0 }
      at = (at + 1) & (keys.count - 1)
    }
    return Int(counts[at])
  }

  /// The units of `sequence` in one number, the last in the lowest bits; 0 for one that is not of two to four units.
  package static func key(_ sequence: some Collection<UInt16>) -> UInt64 {
    guard lengths.contains(sequence.count) else { return 0 }
    return sequence.reduce(0) { $0 << 16 | UInt64($1) }
  }

  /// All sequences by rising keys.
  package var sorted: [(key: UInt64, documents: Int)] {
    keys.indices.filter { keys[$0] != 0 }.map { (keys[$0], Int(counts[$0])) }.sorted { $0.key < $1.key }
  }

  /// What two corpora know together, as if no document were in both.
  static func merging(_ first: SequenceFrequencies, _ second: SequenceFrequencies) -> SequenceFrequencies {
    guard !second.isEmpty || second.documentCount > 0 else { return first }
    guard !first.isEmpty || first.documentCount > 0 else { return second }
    var merged: [(key: UInt64, documents: Int)] = []
    let (left, right) = (first.sorted, second.sorted)
    var at = 0
    for one in left {
      while at < right.count, right[at].key < one.key {
        merged.append(right[at])
        at += 1
      }
      if at < right.count, right[at].key == one.key {
        merged.append((one.key, one.documents + right[at].documents))
        at += 1
      } else {
        merged.append(one)
      }
    }
    return SequenceFrequencies(
      documentCount: first.documentCount + second.documentCount, sorted: merged + right[at...])
  }

  /// Where the search for `key` begins among `capacity` places.
  private static func place(of key: UInt64, in capacity: Int) -> Int {
    // The high bits of a product with the golden ratio: neighbours in the alphabet are no neighbours in the table.
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 24) & (capacity - 1)
  }
}
