package import ProseText

/// A range of a draft in its line, cut to a readable length, and the marks to print under it.
///
/// Under each character stands one of the same width class, so that the marks stand right in any terminal: the
/// ideographic space and the full-width tilde under full-width characters, and under those whose width terminals do not
/// agree on (Chinese quotation marks among them) a dot and a tilde of that very class.
package struct LineExcerpt: Hashable, Sendable {
  /// The text before the range.
  package let before: String
  /// The text of the range; what lies on later lines left out.
  package let marked: String
  /// The text after the range.
  package let after: String
  /// What leads to the marks, under `before`.
  package let padding: String
  /// The marks, under `marked`; one caret for an empty range.
  package let underline: String

  /// The excerpt of `range` in `source`. Takes time by its own length, not by that of the line.
  package init(_ range: SourceRange, in source: SourceText) {
    let start = source.scalarStart(range.start)
    let content = source.contentRange(ofLine: source.lines.line(of: start))
    let from = min(max(content.start, start), content.end)
    let to = min(max(from, source.scalarStart(range.end)), content.end)
    let walker = ScalarWalker(bytes: source.bytes, content: content)

    var left = ShownText()
    let leftEdge = walker.back(from: from.value, columns: Self.columnsBefore)
    if leftEdge > content.start.value { left.append("…", nil) }
    walker.forEach(leftEdge..<from.value) { left.append($0, $1) }

    var span = ShownText()
    let spanEdge = walker.forward(from: from.value, to: to.value, columns: Self.columnsOfRange)
    walker.forEach(from.value..<spanEdge) { span.append($0, $1) }
    if spanEdge < to.value { span.append("…", nil) }

    var right = ShownText()
    if spanEdge == to.value {
      let columns = Self.columnsInAll - left.columns - span.columns
      let rightEdge = walker.forward(from: to.value, to: content.end.value, columns: columns)
      walker.forEach(to.value..<rightEdge) { right.append($0, $1) }
      if rightEdge < content.end.value { right.append("…", nil) }
    }
    before = left.text
    marked = span.text
    after = right.text
    padding = left.padding
    underline = span.underline.isEmpty ? "^" : span.underline
  }

  private static let columnsBefore = 30
  private static let columnsOfRange = 60
  private static let columnsInAll = 78
}

/// Text as shown, with what stands under it.
private struct ShownText {
  var text = ""
  var padding = ""
  var underline = ""
  var columns = 0

  /// Appends `scalar`, or what is shown for it.
  mutating func append(_ scalar: Unicode.Scalar, _ shown: String?) {
    if let shown {
      text += shown
      appendMarks(.narrow, count: shown.unicodeScalars.count)
    } else {
      text.unicodeScalars.append(scalar)
      appendMarks(DisplayWidth(scalar), count: 1)
    }
  }

  private mutating func appendMarks(_ width: DisplayWidth, count: Int) {
    columns += width.columns * count
    let (space, mark): (String, String) =
      switch width {
      case .none: ("", "")
      case .narrow: (" ", "~")
      case .wide: ("\u{3000}", "～")
      case .ambiguous: ("·", "∼")
      }
    for _ in 0..<count {
      padding += space
      underline += mark
    }
  }
}

/// Steps through the scalars of one line, no further than asked.
private struct ScalarWalker {
  let bytes: [UInt8]
  let content: SourceRange

  /// The scalars of `range`, which lies on scalar borders, each with what is shown for it, if something else is.
  func forEach(_ range: Range<Int>, _ body: (Unicode.Scalar, String?) -> Void) {
    var at = range.lowerBound
    while at < range.upperBound {
      let next = min(range.upperBound, at + UTF8Lead.length(bytes[at]))
      if let scalar = scalar(at..<next) { body(scalar, shown(scalar, at: at..<next)) }
      at = next
    }
  }

  private func scalar(_ range: Range<Int>) -> Unicode.Scalar? {
    String(decoding: bytes[range], as: UTF8.self).unicodeScalars.first
  }

  /// What is shown for `scalar`, which stands at `range` in the line; nil for itself.
  private func shown(_ scalar: Unicode.Scalar, at range: Range<Int>) -> String? {
    let end = content.end.value
    return VisibleText.shown(
      scalar, after: self.scalar(start(before: range.lowerBound)..<range.lowerBound),
      before: range.upperBound < end
        ? self.scalar(range.upperBound..<min(end, range.upperBound + UTF8Lead.length(bytes[range.upperBound]))) : nil)
  }

  /// Where the scalar before `end` begins; `end` itself at the start of the line.
  private func start(before end: Int) -> Int {
    guard end > content.start.value else { return end }
    var start = end - 1
    while start > content.start.value, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  /// The start of the text before `end` that fits in `columns`.
  func back(from end: Int, columns: Int) -> Int {
    var left = columns
    var edge = end
    while edge > content.start.value {
      let start = start(before: edge)
      left -= width(start..<edge)
      guard left >= 0 else { break }
      edge = start
    }
    return edge
  }

  /// The end of the text from `start` up to `limit` that fits in `columns`. Marks that sit on the last character fit.
  func forward(from start: Int, to limit: Int, columns: Int) -> Int {
    var left = columns
    var edge = start
    while edge < limit {
      let next = min(limit, edge + UTF8Lead.length(bytes[edge]))
      left -= width(edge..<next)
      guard left >= 0 else { break }
      edge = next
    }
    return edge
  }

  private func width(_ range: Range<Int>) -> Int {
    guard let scalar = scalar(range) else { return 0 }
    return shown(scalar, at: range)?.unicodeScalars.count ?? DisplayWidth(scalar).columns
  }
}
