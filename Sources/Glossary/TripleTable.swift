import ProseText

/// A map from three code units, and where they stand to each other, to a stretch of a sorted array.
///
/// It is asked at every unit of a draft: a bit for each key spares nearly all looks into the table itself.
struct TripleTable: Sendable {
  /// How the three units of a key stand.
  enum Shape: UInt64, CaseIterable, Sendable {
    /// Side by side: ABC.
    case together = 0
    /// With one between the second and the third: AB?D.
    case lateGap = 1
    /// With one between the first and the second: A?CD.
    case earlyGap = 2

    /// The places of the second and the third unit, counted from the first.
    @inline(__always)
    var places: (second: Int, third: Int) {
      switch self {
      case .together: (1, 2)
      case .lateGap: (1, 3)
      case .earlyGap: (2, 3)
      }
    }
  }

  /// A power of two of places; `UInt64.max` stands for an empty one.
  private let keys: [UInt64]
  private let starts: [UInt32]
  private let ends: [UInt32]
  /// A bit for each key, in a power of two of words.
  private let sieve: [UInt64]

  /// The table of `sorted`, the key of each element of an array that is sorted by keys.
  init(sorted: [UInt64]) {
    var groups: [(key: UInt64, start: Int, end: Int)] = []
    for (index, key) in sorted.enumerated() {
      if groups.last?.key == key {
        groups[groups.count - 1].end = index + 1
      } else {
        groups.append((key, index, index + 1))
      }
    }
    var capacity = 8
    while capacity < groups.count * 2 { capacity *= 2 }
    var keys = [UInt64](repeating: .max, count: capacity)
    var starts = [UInt32](repeating: 0, count: capacity)
    var ends = starts
    // Sixteen bits a key, up to 256 KiB, which still is near to the processor.
    var sieve = [UInt64](repeating: 0, count: max(1, min(capacity / 4, 1 << 15)))
    for group in groups {
      let product = Self.product(group.key)
      var at = Self.place(product, in: capacity)
      while keys[at] != .max { at = (at + 1) & (capacity - 1) }
      keys[at] = group.key
      starts[at] = UInt32(group.start)
      ends[at] = UInt32(group.end)
      sieve[Self.word(product, in: sieve.count)] |= Self.mask(product)
    }
    (self.keys, self.starts, self.ends, self.sieve) = (keys, starts, ends, sieve)
  }

  /// Calls `body` with what tells at little cost whether a key may be in the table.
  @inline(__always)
  func withSieve<Result>(_ body: (Sieve) -> Result) -> Result {
    sieve.withUnsafeBufferPointer { body(Sieve(words: $0)) }
  }

  /// The bits of the keys of a table; valid only inside `withSieve`.
  struct Sieve {
    fileprivate let words: UnsafeBufferPointer<UInt64>

    /// Whether the table may hold `key`.
    @inline(__always)
    func mayHold(_ key: UInt64) -> Bool {
      let product = TripleTable.product(key)
      return words[TripleTable.word(product, in: words.count)] & TripleTable.mask(product) != 0
    }
  }

  /// The elements with the key `key`; empty where there are none.
  @inline(__always)
  func elements(_ key: UInt64) -> Range<Int> {
    withSieve { $0.mayHold(key) } ? search(key) : 0..<0
  }

  /// As `elements`, for a key that the sieve lets pass.
  func search(_ key: UInt64) -> Range<Int> {
    var at = Self.place(Self.product(key), in: keys.count)
    while keys[at] != key {
      if keys[at] == .max { return 0..<0 }
      at = (at + 1) & (keys.count - 1)
    }
    return Int(starts[at])..<Int(ends[at])
  }

  /// The key of three units in a shape.
  @inline(__always)
  static func key(_ first: UInt16, _ second: UInt16, _ third: UInt16, _ shape: Shape = .together) -> UInt64 {
    shape.rawValue << 48 | UInt64(first) << 32 | UInt64(second) << 16 | UInt64(third)
  }

  /// The first two units of `key`.
  static func pair(of key: UInt64) -> (UInt16, UInt16) {
    (UInt16(truncatingIfNeeded: key >> 32), UInt16(truncatingIfNeeded: key >> 16))
  }

  @inline(__always)
  fileprivate static func product(_ key: UInt64) -> UInt64 { key &* 0x9E37_79B9_7F4A_7C15 }

  @inline(__always)
  private static func place(_ product: UInt64, in capacity: Int) -> Int {
    Int(truncatingIfNeeded: product >> 24) & (capacity - 1)
  }

  @inline(__always)
  fileprivate static func word(_ product: UInt64, in count: Int) -> Int {
    Int(truncatingIfNeeded: product >> 40) & (count - 1)
  }

  @inline(__always)
  fileprivate static func mask(_ product: UInt64) -> UInt64 { 1 << (product >> 58) }
}
