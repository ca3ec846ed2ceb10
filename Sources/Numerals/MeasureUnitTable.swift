/// One unit of the table.
struct MeasureUnitRow: Sendable {
  /// As it stands in a text.
  let name: String
  /// What it measures.
  let dimension: MeasureUnit.Dimension
  /// Its worth in base units.
  let scale: MeasureUnit.Scale
  /// The UTF-16 units before which the name is the start of a word and no unit.
  let notBefore: [UInt16]

  /// A unit worth `numerator` / `denominator` base units.
  init(
    _ name: String, _ dimension: MeasureUnit.Dimension, _ numerator: Int = 1, over denominator: Int = 1,
    notBefore: String = ""
  ) {
    self.name = name
    self.dimension = dimension
    self.scale = MeasureUnit.Scale(numerator: Int128(numerator), denominator: Int128(denominator))
    self.notBefore = Array(notBefore.utf16)
  }
}

/// The units, arranged for look-up by their first character.
struct MeasureUnitTable: Sendable {
  /// The units in the order of `MeasureUnitRows`; a row's number is its identity.
  let rows: [MeasureUnitRow]

  /// One spelling, ready to be compared with a text.
  private struct Entry: Sendable {
    let units: [UInt16]
    let notBefore: [UInt16]
    let row: UInt16
    /// Whether the spelling is of ASCII letters, which no other letter or digit may follow (5kg, not 5kgf).
    let isSymbol: Bool
  }

  /// All spellings, by first unit, longer ones first.
  private let entries: [Entry]
  /// The first units, rising.
  private let heads: [UInt16]
  /// For each head the index of its first entry, and one more for the end.
  private let starts: [Int]

  /// The table that every unit belongs to; made once and never changed.
  static let shared = MeasureUnitTable(rows: MeasureUnitRows.all)

  private init(rows: [MeasureUnitRow]) {
    self.rows = rows
    var entries: [Entry] = []
    for (index, row) in rows.enumerated() {
      let units = Array(row.name.utf16)
      let isSymbol = units.last.map(Self.isLetterOrDigit) ?? false
      entries.append(
        Entry(units: units, notBefore: row.notBefore, row: UInt16(truncatingIfNeeded: index), isSymbol: isSymbol))
    }
    entries.sort { left, right in
      let (first, second) = (left.units.first ?? 0, right.units.first ?? 0)
      return first == second ? left.units.count > right.units.count : first < second
    }
    var heads: [UInt16] = []
    var starts: [Int] = []
    for (index, entry) in entries.enumerated() {
      guard let head = entry.units.first, head != heads.last else { continue }
      heads.append(head)
      starts.append(index)
    }
    starts.append(entries.count)
    self.entries = entries
    self.heads = heads
    self.starts = starts
  }

  /// The row of the longest unit at `from`, and the index after it.
  func match(_ units: UnsafeBufferPointer<UInt16>, from: Int) -> (row: UInt16, end: Int)? {
    guard from < units.count, let head = headIndex(of: units[from]) else { return nil }
    for index in starts[head]..<starts[head + 1] {
      let end = from + entries[index].units.count
      guard end <= units.count, matches(entries[index], units, from: from) else { continue }
      if end < units.count {
        if entries[index].notBefore.contains(units[end]) { return nil }
        if entries[index].isSymbol, Self.isLetterOrDigit(units[end]) { continue }
      }
      return (entries[index].row, end)
    }
    return nil
  }

  private func matches(_ entry: Entry, _ units: UnsafeBufferPointer<UInt16>, from: Int) -> Bool {
    for offset in 1..<max(1, entry.units.count) where entry.units[offset] != units[from + offset] { return false }
    return true
  }

  /// The place of `unit` among the heads, or nil.
  private func headIndex(of unit: UInt16) -> Int? {
    var low = 0
    var high = heads.count
    while low < high {
      let middle = (low + high) / 2
      if heads[middle] == unit { return middle }
      if heads[middle] < unit { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  private static func isLetterOrDigit(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }
}
