/// One draft as it was given: valid UTF-8, and the index of its lines.
///
/// Immutable and shared freely between tasks. Every conversion is total: a position outside the text, or inside a
/// character, is clamped on purpose, because clients do send such positions.
public struct SourceText: Sendable, Hashable {
  /// The text in UTF-8, a byte-order mark included. Always valid: see `init(bytes:)`.
  public let bytes: [UInt8]
  /// The lines of the text.
  public let lines: LineIndex

  /// The text `string`.
  public init(_ string: String) {
    self.init(validated: Array(string.utf8))
  }

  /// The text `bytes`, in which each ill-formed sequence is replaced by U+FFFD, so that nothing later can trap on it.
  ///
  /// Who reads files decides first what to do with ill-formed input; see `isWellFormed(_:)`.
  public init(bytes: [UInt8]) {
    self.init(validated: Self.isWellFormed(bytes) ? bytes : Array(String(decoding: bytes, as: UTF8.self).utf8))
  }

  /// The text `bytes`, or nil when they are not valid UTF-8. The bytes are not copied.
  public init?(wellFormed bytes: [UInt8]) {
    guard Self.isWellFormed(bytes) else { return nil }
    self.init(validated: bytes)
  }

  /// The text `bytes`, which must be valid UTF-8 and are not looked at: for who has kept them valid at every change, and
  /// cannot afford to go through all of them for each.
  package init(knownWellFormed bytes: [UInt8]) {
    self.init(validated: bytes)
  }

  private init(validated bytes: [UInt8]) {
    self.bytes = bytes
    self.lines = LineIndex(bytes)
  }

  /// Whether `bytes` are valid UTF-8.
  public static func isWellFormed(_ bytes: [UInt8]) -> Bool {
    UTF8Validation.firstIllFormed(in: bytes) == nil
  }

  /// The position after the last byte.
  public var end: UTF8Offset { UTF8Offset(bytes.count) }

  /// Whether the text begins with a byte-order mark. It counts in offsets but not in columns: no editor shows it.
  public var hasByteOrderMark: Bool {
    bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
  }

  /// The text of `range`, clamped to the source and to the borders of scalars.
  public subscript(range: SourceRange) -> String {
    let start = scalarStart(range.start).value
    let end = max(start, scalarStart(range.end).value)
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// The start of the scalar that `offset` lies in; an offset past the end becomes the end.
  public func scalarStart(_ offset: UTF8Offset) -> UTF8Offset {
    var at = min(offset.value, bytes.count)
    while at > 0, at < bytes.count, bytes[at] & 0xC0 == 0x80 { at -= 1 }
    return UTF8Offset(at)
  }

  /// The range of `line` (from 0, clamped) without its line end; on line 0 also without a byte-order mark.
  public func contentRange(ofLine line: Int) -> SourceRange {
    let line = min(max(0, line), lines.count - 1)
    var start = lines.start(of: line).value
    var end = line + 1 < lines.count ? lines.start(of: line + 1).value : bytes.count
    if line == 0, hasByteOrderMark { start = 3 }
    if end > start, bytes[end - 1] == 0x0A, line + 1 < lines.count { end -= 1 }
    if end > start, bytes[end - 1] == 0x0D, line + 1 < lines.count { end -= 1 }
    return SourceRange(start, end)
  }

  /// Line and column of `offset`. An offset inside a scalar counts as its start, one inside a line end as the end of
  /// the line's content.
  public func position(of offset: UTF8Offset, in encoding: PositionEncoding) -> LinePosition {
    let offset = scalarStart(offset)
    let line = lines.line(of: offset)
    let content = contentRange(ofLine: line)
    let stop = min(max(content.start, offset), content.end)
    return LinePosition(line: line, column: length(of: SourceRange(content.start, stop), in: encoding))
  }

  /// The offset of a line and column. A line past the last gives the end of the text, a negative line its start, a
  /// column past the end of the line its end, a column inside a character the character's start.
  public func offset(of position: LinePosition, in encoding: PositionEncoding) -> UTF8Offset {
    guard position.line >= 0 else { return .zero }
    guard position.line < lines.count else { return end }
    let content = contentRange(ofLine: position.line)
    var left = max(0, position.column)
    var at = content.start.value
    while at < content.end.value {
      let lead = bytes[at]
      let units = encoding.units(ofScalarWithLead: lead)
      guard left >= units else { break }
      left -= units
      at += UTF8Lead.length(lead)
    }
    return UTF8Offset(at)
  }

  /// The length of `range` in the units of `encoding`; `range` must lie on scalar borders.
  public func length(of range: SourceRange, in encoding: PositionEncoding) -> Int {
    guard encoding != .utf8 else { return range.length }
    var units = 0
    for byte in bytes[min(range.start.value, bytes.count)..<min(range.end.value, bytes.count)]
    where byte & 0xC0 != 0x80 {
      units += encoding.units(ofScalarWithLead: byte)
    }
    return units
  }
}

extension PositionEncoding {
  /// How many units of this encoding the scalar takes whose first UTF-8 byte is `lead`.
  @inlinable
  public func units(ofScalarWithLead lead: UInt8) -> Int {
    switch self {
    case .utf8: UTF8Lead.length(lead)
    case .utf16: lead >= 0xF0 ? 2 : 1
    case .utf32: 1
    }
  }
}

/// What the first byte of a UTF-8 sequence tells.
@frozen
public enum UTF8Lead {
  /// The length in bytes of the sequence that begins with `lead`.
  @inlinable
  public static func length(_ lead: UInt8) -> Int {
    lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  }
}
