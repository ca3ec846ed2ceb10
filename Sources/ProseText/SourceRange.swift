/// A stretch of a source, in UTF-8 offsets; the end is exclusive.
@frozen
public struct SourceRange: Hashable, Sendable {
  /// The first byte of the stretch.
  public let start: UTF8Offset
  /// The byte after the stretch, never before `start`.
  public let end: UTF8Offset

  /// The stretch from `start` to `end`; an inverted pair becomes an empty range at `start`.
  @inlinable
  public init(_ start: UTF8Offset, _ end: UTF8Offset) {
    self.start = start
    self.end = max(start, end)
  }

  /// The stretch from byte `start` to byte `end`, as the initialiser of offsets does it.
  @inlinable
  public init(_ start: Int, _ end: Int) {
    self.init(UTF8Offset(start), UTF8Offset(end))
  }

  /// The length in UTF-8 bytes.
  @inlinable
  public var length: Int { end.value - start.value }

  /// Whether the range covers no byte.
  @inlinable
  public var isEmpty: Bool { start == end }

  /// Whether the two ranges share a byte.
  @inlinable
  public func overlaps(_ other: SourceRange) -> Bool {
    start < other.end && other.start < end
  }
}

extension SourceRange: Comparable {
  /// Earlier start first; of two that start together the shorter first.
  @inlinable
  public static func < (left: SourceRange, right: SourceRange) -> Bool {
    (left.start, left.end) < (right.start, right.end)
  }
}
