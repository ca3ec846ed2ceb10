/// A sorted table of pairs of characters, searched where it lies: nothing is read or built before the first question.
struct CharacterRecords: Sendable {
  /// The pairs, each character three bytes of UTF-8.
  private let text: StaticString

  /// The table that `text` holds.
  init(_ text: StaticString) {
    self.text = text
  }

  /// How many pairs there are.
  var count: Int { text.utf8CodeUnitCount / 6 }

  /// The pair at `index`, which is within bounds.
  subscript(index: Int) -> (first: UInt16, second: UInt16) {
    let at = text.utf8Start + index * 6
    return (Self.unit(at), Self.unit(at + 3))
  }

  /// The partners of `unit` as the first of a pair, from the table, in order.
  func partners(of unit: UInt16) -> [UInt16] {
    var at = lowerBound(unit, 0)
    var partners: [UInt16] = []
    while at < count, self[at].first == unit {
      partners.append(self[at].second)
      at += 1
    }
    return partners
  }

  /// Whether the table has the pair of `first` and `second`.
  func contains(_ first: UInt16, _ second: UInt16) -> Bool {
    let at = lowerBound(first, second)
    return at < count && self[at] == (first, second)
  }

  /// The first pair that is not before the pair of `first` and `second`.
  private func lowerBound(_ first: UInt16, _ second: UInt16) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < (first, second) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func unit(_ bytes: UnsafePointer<UInt8>) -> UInt16 {
    UInt16(bytes[0] & 0x0F) << 12 | UInt16(bytes[1] & 0x3F) << 6 | UInt16(bytes[2] & 0x3F)
  }
}
