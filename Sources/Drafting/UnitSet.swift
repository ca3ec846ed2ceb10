/// A set of code units that is asked at many units of a draft: one bit a unit, no hashing.
/// Public for the reason given in the package description: only so is a question inlined into other modules.
@frozen
public struct UnitSet: Sendable {
  @usableFromInline var bits = [UInt64](repeating: 0, count: 1 << 10)

  /// The code units of `members`; none for the empty string.
  public init(_ members: String = "") {
    for unit in members.utf16 { insert(unit) }
  }

  /// Adds `unit`.
  public mutating func insert(_ unit: UInt16) {
    bits[Int(unit >> 6)] |= 1 << UInt64(unit & 63)
  }

  /// The first place from `start` on and before `end` whose unit is in the set; `end` where there is none.
  @inlinable @inline(__always)
  public func next(in units: UnsafeBufferPointer<UInt16>, from start: Int, before end: Int) -> Int {
    guard start >= 0, end <= units.count, let text = units.baseAddress else { return end }
    return bits.withUnsafeBufferPointer { bits in
      guard let words = bits.baseAddress else { return end }
      var at = start
      // Every unit has its bit among the 2¹⁶, so that no look can miss the words.
      while at < end, words[Int(text[at] >> 6)] >> UInt64(text[at] & 63) & 1 == 0 { at += 1 }
      return max(at, start)
    }
  }

  /// Whether `unit` is in the set.
  @inlinable
  public func contains(_ unit: UInt16) -> Bool {
    bits[Int(unit >> 6)] >> UInt64(unit & 63) & 1 == 1
  }
}
