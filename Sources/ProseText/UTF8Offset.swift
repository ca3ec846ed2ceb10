/// A position in a source: UTF-8 bytes from its start, a byte-order mark counted.
///
/// A raw `Int` is never a position; this type is. It does not know its source: positions of two sources must
/// not be mixed.
@frozen
public struct UTF8Offset: Hashable, Comparable, Sendable {
  /// Bytes from the start of the source, never negative.
  public let value: Int

  /// The offset `value` bytes into a source; a negative value becomes 0.
  @inlinable
  public init(_ value: Int) {
    self.value = max(0, value)
  }

  /// The start of every source.
  public static let zero = UTF8Offset(0)

  /// By the number of bytes.
  @inlinable
  public static func < (left: UTF8Offset, right: UTF8Offset) -> Bool {
    left.value < right.value
  }

  /// The offset `bytes` UTF-8 bytes further on (or back, when negative), clamped at 0.
  @inlinable
  public func advanced(by bytes: Int) -> UTF8Offset {
    UTF8Offset(value + bytes)
  }
}
