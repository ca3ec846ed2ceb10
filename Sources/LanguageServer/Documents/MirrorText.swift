package import ProseText

/// The text of a document as the client has it, to be edited in place.
///
/// Keeps the starts of its lines up to date across changes, because a client may send thousands of them at once, and
/// finding all lines anew for each would take time in the square of the text.
package struct MirrorText: Sendable {
  /// One change, in positions of the text before it.
  package enum Change: Hashable, Sendable {
    /// Everything becomes this text.
    case everything(String)
    /// What lies between two positions becomes this text.
    case between(LinePosition, LinePosition, String)
  }

  /// The text in UTF-8, always valid.
  package private(set) var bytes: [UInt8]
  /// The byte at which each line begins; the first is always 0.
  private var lineStarts: [Int]

  /// The text `string`.
  package init(_ string: String) {
    bytes = Array(string.utf8)
    lineStarts = [0]
    appendLineStarts(in: 0..<bytes.count, to: &lineStarts)
  }

  /// Applies `change`. Positions outside the text are clamped to it, columns to their line, those inside a character to
  /// its start; an end before the start counts as the start.
  package mutating func apply(_ change: Change, in encoding: PositionEncoding) {
    switch change {
    case .everything(let text): self = MirrorText(text)
    case .between(let start, let end, let text):
      let start = place(of: start, in: encoding)
      var end = place(of: end, in: encoding)
      if end.offset < start.offset { end = start }
      replace(from: start, to: end, with: Array(text.utf8))
    }
  }

  /// A byte and the line it is on.
  private struct Place {
    let line: Int
    let offset: Int
  }

  private func place(of position: LinePosition, in encoding: PositionEncoding) -> Place {
    guard position.line >= 0 else { return Place(line: 0, offset: 0) }
    guard position.line < lineStarts.count else { return Place(line: lineStarts.count - 1, offset: bytes.count) }
    let content = contentRange(ofLine: position.line)
    var left = max(0, position.column)
    var at = content.lowerBound
    while at < content.upperBound {
      let units = encoding.units(ofScalarWithLead: bytes[at])
      guard left >= units else { break }
      left -= units
      at += UTF8Lead.length(bytes[at])
    }
    return Place(line: position.line, offset: at)
  }

  /// A line without its end, and without a byte-order mark, which no client counts.
  private func contentRange(ofLine line: Int) -> Range<Int> {
    var start = lineStarts[line]
    var end = bytes.count
    if line + 1 < lineStarts.count {
      end = lineStarts[line + 1]
      if end > start, bytes[end - 1] == 0x0A { end -= 1 }
      if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    }
    if start == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    return start..<max(start, end)
  }

  /// Replaces bytes and finds the lines anew from the line before the change to the one after it: a carriage return at
  /// either border may become one line end with a line feed, or cease to be.
  private mutating func replace(from start: Place, to end: Place, with new: [UInt8]) {
    let firstLine = max(0, start.line - 1)
    let lineAfter = end.line + 2
    let growth = new.count - (end.offset - start.offset)
    let searchEnd = lineAfter < lineStarts.count ? lineStarts[lineAfter] : bytes.count

    bytes.replaceSubrange(start.offset..<end.offset, with: new)

    var found = [lineStarts[firstLine]]
    appendLineStarts(in: lineStarts[firstLine]..<searchEnd + growth, to: &found)
    if lineAfter < lineStarts.count {
      // The search ends behind the line end that begins this line.
      found.removeLast()
      if growth != 0 {
        for line in lineAfter..<lineStarts.count { lineStarts[line] += growth }
      }
    }
    lineStarts.replaceSubrange(firstLine..<min(lineAfter, lineStarts.count), with: found)
  }

  /// Adds the start of each line that begins behind a line end in `range`.
  private func appendLineStarts(in range: Range<Int>, to starts: inout [Int]) {
    bytes.withUnsafeBufferPointer { bytes in
      var at = range.lowerBound
      while at < range.upperBound {
        let byte = bytes[at]
        at += 1
        guard byte == 0x0A || byte == 0x0D else { continue }
        if byte == 0x0D, at < range.upperBound, bytes[at] == 0x0A { at += 1 }
        starts.append(at)
      }
    }
  }
}
