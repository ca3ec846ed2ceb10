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

  /// Whether `unit` is in the set.
  @inlinable
  public func contains(_ unit: UInt16) -> Bool {
    bits[Int(unit >> 6)] >> UInt64(unit & 63) & 1 == 1
  }
}
