/// The unit in which a client counts the columns of a line.
public enum PositionEncoding: String, CaseIterable, Sendable {
  /// UTF-8 code units, that is bytes.
  case utf8 = "utf-8"
  /// UTF-16 code units, the default of the Language Server Protocol.
  case utf16 = "utf-16"
  /// Unicode scalars.
  case utf32 = "utf-32"
}

/// A line and a column, both from 0, the column in a given `PositionEncoding`.
@frozen
public struct LinePosition: Hashable, Comparable, Sendable {
  /// The line, from 0.
  public let line: Int
  /// The column, from 0, in the units of the encoding it was made with.
  public let column: Int

  /// A position; negative numbers are kept, the conversions clamp them.
  @inlinable
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// By line, then column.
  @inlinable
  public static func < (left: LinePosition, right: LinePosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}
