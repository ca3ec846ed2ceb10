/// A map from two code units to a stretch of a sorted array: one or two places are touched per look-up, so that it can be
/// asked at every unit of a draft.
struct PairTable: Sendable {
  /// A power of two of places; 0 stands for an empty one.
  private let keys: [UInt32]
  private let starts: [UInt32]
  private let ends: [UInt32]
  /// A bit for every key, by other bits of the same product: a look at it spares nearly all looks into the table.
  private let sieve: [UInt64]

  /// The table of `sorted`, the key of each element of an array that is sorted by keys. Keys of 0 are left out.
  init(sorted: [UInt32]) {
    var groups: [(key: UInt32, start: Int, end: Int)] = []
    for (index, key) in sorted.enumerated() where key != 0 {
      if groups.last?.key == key {
        groups[groups.count - 1].end = index + 1
      } else {
        groups.append((key, index, index + 1))
      }
    }
    var capacity = groups.isEmpty ? 0 : 8
    while capacity < groups.count * 2 { capacity *= 2 }
    var keys = [UInt32](repeating: 0, count: capacity)
    var starts = keys
    var ends = keys
    for group in groups {
      var at = Self.place(of: group.key, in: capacity)
      while keys[at] != 0 { at = (at + 1) & (capacity - 1) }
      keys[at] = group.key
      starts[at] = UInt32(group.start)
      ends[at] = UInt32(group.end)
    }
    (self.keys, self.starts, self.ends) = (keys, starts, ends)
    var sieve = [UInt64](repeating: 0, count: max(1, min(capacity / 8, 1 << 12)))
    for group in groups {
      let bit = Self.bit(of: group.key, in: sieve.count)
      sieve[bit.word] |= bit.mask
    }
    self.sieve = sieve
  }

  /// Whether the table is empty.
  var isEmpty: Bool { keys.isEmpty }

  /// The elements with the key of `first` and `second`; empty where there are none.
  @inline(__always)
  func elements(_ first: UInt16, _ second: UInt16) -> Range<Int> {
    let key = Self.key(first, second)
    let bit = Self.bit(of: key, in: sieve.count)
    guard sieve[bit.word] & bit.mask != 0 else { return 0..<0 }
    return elements(of: key)
  }

  private func elements(of key: UInt32) -> Range<Int> {
    var at = Self.place(of: key, in: keys.count)
    while keys[at] != key {
      if keys[at] == 0 { return 0..<0 }
      at = (at + 1) & (keys.count - 1)
    }
    return Int(starts[at])..<Int(ends[at])
  }

  /// The place of the bit of `key` in a sieve of `count` words, a power of two.
  @inline(__always)
  private static func bit(of key: UInt32, in count: Int) -> (word: Int, mask: UInt64) {
    let product = key &* 0x85EB_CA6B
    return (Int(product >> 18) & (count - 1), 1 << UInt64(product >> 12 & 63))
  }

  /// The key of two units.
  @inline(__always)
  static func key(_ first: UInt16, _ second: UInt16) -> UInt32 {
    UInt32(first) << 16 | UInt32(second)
  }

  @inline(__always)
  private static func place(of key: UInt32, in capacity: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B1) >> 7) & (capacity - 1)
  }
}
