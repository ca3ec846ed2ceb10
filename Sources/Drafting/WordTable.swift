package import ProseText

/// Words that are looked for right before or right behind a place in the text.
package struct WordTable: Sendable {
  private let byFirst: [UInt16: [[UInt16]]]
  private let byLast: [UInt16: [[UInt16]]]

  /// The words of `text`, which blanks divide.
  package init(_ text: String) {
    let words = text.split { $0 == " " || $0 == "\n" }.map { Array($0.utf16) }.sorted { $0.count > $1.count }
    byFirst = Dictionary(grouping: words) { $0.first ?? 0 }
    byLast = Dictionary(grouping: words) { $0.last ?? 0 }
  }

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
    guard end > lower, end <= units.count, let words = byLast[units[end - 1]] else { return 0 }
    for word in words where end - word.count >= lower {
      let start = end - word.count
      if word.indices.allSatisfy({ units[start + $0] == word[$0] }) { return word.count }
    }
    return 0
  }

  /// The length of the longest word that begins at unit `start`; 0 for none.
  package func length(startingAt start: Int, in units: UnsafeBufferPointer<UInt16>) -> Int {
    guard start >= 0, start < units.count, let words = byFirst[units[start]] else { return 0 }
    for word in words where start + word.count <= units.count {
      if word.indices.allSatisfy({ units[start + $0] == word[$0] }) { return word.count }
    }
    return 0
  }

  /// Whether a word begins at a unit of `range`.
  package func occurs(in range: ProseRange, of units: [UInt16]) -> Bool {
    (range.lower..<range.upper).contains { at in
      let found = length(startingAt: at, in: units)
      return found > 0 && at + found <= range.upper
    }
  }
}
