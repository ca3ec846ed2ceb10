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

  private static let shapes = CharacterRecords(lookAlikes)
  private static let syllableTable = CharacterRecords(sounds)
}
