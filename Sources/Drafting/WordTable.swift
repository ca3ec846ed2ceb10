package import ProseText

/// Words that are looked for right before or right behind a place in the text.
package struct WordTable: Sendable {
  private let byFirst: Index
  private let byLast: Index

  /// Words by one of their units, the longest first, all in flat arrays; a class, so that a table is cheap to hand on.
  private final class Index: Sendable {
    /// A bit for the low ten bits of each unit that is met: most places of a text are told by it alone.
    private let sieve: [UInt64]
    /// By rising units: the unit, and the first of its words.
    let units: [UInt16]
    private let firstWords: [Int]
    /// By word: where it begins in `pool`; one more at the end.
    private let starts: [Int]
    private let pool: [UInt16]

    /// An index of `words` by what `unit` takes of each.
    init(_ words: [[UInt16]], by unit: ([UInt16]) -> UInt16?) {
      var sieve = [UInt64](repeating: 0, count: 16)
      var units: [UInt16] = []
      var firstWords: [Int] = []
      var starts = [0]
      var pool: [UInt16] = []
      let keyed = words.compactMap { word in unit(word).map { (unit: $0, word: word) } }
      for (unit, word) in keyed.sorted(by: { ($0.unit, -$0.word.count) < ($1.unit, -$1.word.count) }) {
        if units.last != unit {
          units.append(unit)
          firstWords.append(starts.count - 1)
        }
        pool += word
        starts.append(pool.count)
        sieve[Int(unit >> 6 & 15)] |= 1 << UInt64(unit & 63)
      }
      firstWords.append(starts.count - 1)
      (self.sieve, self.units, self.firstWords, self.starts, self.pool) = (sieve, units, firstWords, starts, pool)
    }

    /// The length of the first of the words of `unit` that stands where `start` puts it, given its length; 0 for none.
    @inline(__always)
    func length(
      _ unit: UInt16, in text: UnsafeBufferPointer<UInt16>, _ start: (Int) -> Int?
    ) -> Int {
      guard sieve[Int(unit >> 6 & 15)] >> UInt64(unit & 63) & 1 == 1 else { return 0 }
      return longest(unit, in: text, start)
    }

    private func longest(_ unit: UInt16, in text: UnsafeBufferPointer<UInt16>, _ start: (Int) -> Int?) -> Int {
      var (low, high) = (0, units.count)
      while low < high {
        let middle = (low + high) / 2
        if units[middle] < unit { low = middle + 1 } else { high = middle }
      }
      guard low < units.count, units[low] == unit else { return 0 }
      for word in firstWords[low]..<firstWords[low + 1] {
        let range = starts[word]..<starts[word + 1]
        guard let at = start(range.count) else { continue }
        if range.allSatisfy({ pool[$0] == text[at + $0 - range.lowerBound] }) { return range.count }
      }
      return 0
    }
  }

  /// The words of `text`, which blanks divide.
  package init(_ text: String) {
    let words = text.split { $0 == " " || $0 == "\n" }.map { Array($0.utf16) }
    byFirst = Index(words, by: \.first)
    byLast = Index(words, by: \.last)
  }

  /// The last units of all words.
  package var lastUnits: [UInt16] { byLast.units }

  /// The length of the longest word that ends before unit `end` and does not begin before `lower`; 0 for none.
  package func length(endingAt end: Int, from lower: Int = 0, in units: [UInt16]) -> Int {
    units.withUnsafeBufferPointer { length(endingAt: end, from: lower, in: $0) }
  }

  /// The length of the longest word that begins at unit `start`; 0 for none.
  package func length(startingAt start: Int, in units: [UInt16]) -> Int {
    units.withUnsafeBufferPointer { length(startingAt: start, in: $0) }
  }

  /// The length of the longest word that ends before unit `end` and does not begin before `lower`; 0 for none.
  package func length(endingAt end: Int, from lower: Int = 0, in units: UnsafeBufferPointer<UInt16>) -> Int {
    guard end > lower, lower >= 0, end <= units.count else { return 0 }
    return byLast.length(units[end - 1], in: units) { end - $0 >= lower ? end - $0 : nil }
  }

  /// The length of the longest word that begins at unit `start`; 0 for none.
  package func length(startingAt start: Int, in units: UnsafeBufferPointer<UInt16>) -> Int {
    guard start >= 0, start < units.count else { return 0 }
    return byFirst.length(units[start], in: units) { start + $0 <= units.count ? start : nil }
  }

  /// Whether a word begins at a unit of `range` and ends in it.
  package func occurs(in range: ProseRange, of units: [UInt16]) -> Bool {
    units.withUnsafeBufferPointer { occurs(in: range, of: $0) }
  }

  /// Whether a word begins at a unit of `range` and ends in it.
  package func occurs(in range: ProseRange, of units: UnsafeBufferPointer<UInt16>) -> Bool {
    (range.lower..<range.upper).contains { at in
      let found = length(startingAt: at, in: units)
      return found > 0 && at + found <= range.upper
    }
  }
}
