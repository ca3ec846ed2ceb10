/// A stretch of the prose view, counted in its UTF-16 code units; the end is exclusive.
@frozen
public struct ProseRange: Hashable, Sendable {
  @usableFromInline let first: UInt32
  @usableFromInline let limit: UInt32

  /// The units from `lower` to `upper`; an inverted pair becomes empty, negative numbers become 0.
  @inlinable
  public init(_ lower: Int, _ upper: Int) {
    first = UInt32(truncatingIfNeeded: Swift.max(0, lower))
    limit = UInt32(truncatingIfNeeded: Swift.max(0, lower, upper))
  }

  /// The first unit.
  @inlinable
  public var lower: Int { Int(first) }

  /// The unit after the last.
  @inlinable
  public var upper: Int { Int(limit) }

  /// How many units there are.
  @inlinable
  public var count: Int { upper - lower }

  /// Whether there is no unit.
  @inlinable
  public var isEmpty: Bool { first == limit }

  /// Whether unit `index` lies in the stretch.
  @inlinable
  public func contains(_ index: Int) -> Bool { lower <= index && index < upper }

  /// Whether all of `other` lies in the stretch.
  @inlinable
  public func contains(_ other: ProseRange) -> Bool { lower <= other.lower && other.upper <= upper }

  /// Whether the two share a unit.
  @inlinable
  public func overlaps(_ other: ProseRange) -> Bool { lower < other.upper && other.lower < upper }
}
