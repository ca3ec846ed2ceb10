/// Which characters are taken for each other by eye or by ear.
package enum Confusion: Hashable, Sendable {
  /// They look alike: 末 and 未.
  case shape
  /// They sound alike, tones aside: 驿 and 译.
  case sound

  /// How `first` and `second` are taken for each other, by eye first; nil when they are not, or are the same.
  package static func between(_ first: UInt16, _ second: UInt16) -> Confusion? {
    guard first != second else { return nil }
    if shapes.contains(min(first, second), max(first, second)) { return .shape }
    let syllables = syllableTable.partners(of: first)
    guard !syllables.isEmpty else { return nil }
    return syllableTable.partners(of: second).contains(where: syllables.contains) ? .sound : nil
  }

  /// Whether `unit` is one of the characters that reports are written with.
  package static func isCommon(_ unit: UInt16) -> Bool {
    !syllableTable.partners(of: unit).isEmpty
  }

  /// The characters that only a careful eye tells from `unit`: 末 for 未.
  package static func twins(of unit: UInt16) -> ArraySlice<UInt16> {
    let table = neighbours
    return table.list[Int(table.starts[Int(unit)])..<Int(table.starts[Int(unit) + 1])]
  }

  /// The twins of every character, made once from the pairs of the table.
  private static let neighbours: (starts: [UInt32], list: [UInt16]) = {
    let pairs = CharacterRecords(twins)
    var starts = [UInt32](repeating: 0, count: 0x1_0001)
    for index in 0..<pairs.count {
      starts[Int(pairs[index].first) + 1] += 1
      starts[Int(pairs[index].second) + 1] += 1
    }
    for unit in 1..<starts.count { starts[unit] += starts[unit - 1] }
    var list = [UInt16](repeating: 0, count: pairs.count * 2)
    var next = starts
    for index in 0..<pairs.count {
      let (first, second) = pairs[index]
      list[Int(next[Int(first)])] = second
      next[Int(first)] += 1
      list[Int(next[Int(second)])] = first
      next[Int(second)] += 1
    }
    return (starts, list)
  }()

  private static let shapes = CharacterRecords(lookAlikes)
  private static let syllableTable = CharacterRecords(sounds)
}
