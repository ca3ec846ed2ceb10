/// Line and column for many offsets of one source, in any order, without counting each line from its start.
///
/// `SourceText.position(of:in:)` counts from the start of the line, which is right for one position and quadratic for
/// a hundred thousand of them in a text without line ends. This index counts the text once and then looks at no more
/// than one block per position.
public struct PositionIndex: Sendable {
  /// The source that positions belong to.
  private let source: SourceText
  /// What columns count.
  private let encoding: PositionEncoding
  /// How many units begin before each block; 32 bits are enough because a source is below 4 GiB.
  private let unitsBefore: [UInt32]

  /// Bytes in a block: small enough to count in no time, large enough that the index is small.
  private static let blockSize = 512

  /// Counts `source` in the units of `encoding`.
  public init(_ source: SourceText, in encoding: PositionEncoding) {
    self.source = source
    self.encoding = encoding
    guard encoding != .utf8 else {
      unitsBefore = []
      return
    }
    var counts: [UInt32] = []
    counts.reserveCapacity(source.bytes.count / Self.blockSize + 1)
    var total = 0
    var block = 0
    while block <= source.bytes.count {
      counts.append(UInt32(truncatingIfNeeded: total))
      let next = block + Self.blockSize
      total += source.length(of: SourceRange(block, min(next, source.bytes.count)), in: encoding)
      block = next
    }
    unitsBefore = counts
  }

  /// Line and column of `offset`, as `SourceText.position(of:in:)` gives them, clamped in the same way.
  public func position(of offset: UTF8Offset) -> LinePosition {
    let offset = source.scalarStart(offset)
    let line = source.lines.line(of: offset)
    let content = source.contentRange(ofLine: line)
    let stop = min(max(content.start, offset), content.end)
    return LinePosition(line: line, column: length(from: content.start, to: stop))
  }

  private func length(from start: UTF8Offset, to end: UTF8Offset) -> Int {
    let range = SourceRange(start, end)
    guard encoding != .utf8, range.length > Self.blockSize else { return source.length(of: range, in: encoding) }
    return units(before: end) - units(before: start)
  }

  private func units(before offset: UTF8Offset) -> Int {
    let block = offset.value / Self.blockSize
    let rest = SourceRange(UTF8Offset(block * Self.blockSize), offset)
    return Int(unitsBefore[block]) + source.length(of: rest, in: encoding)
  }
}
