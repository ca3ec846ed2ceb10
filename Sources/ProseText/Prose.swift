/// The prose view of a source: its paragraphs as they would read on an unbroken page.
///
/// Lines that were broken by hand or by a page are joined again, blanks inside Chinese text are gone, and what is no
/// prose (code, front matter, a running head in mid-sentence) is masked. The text is held in UTF-16 code units, each
/// with the place in the source that it was read from, so that rules can walk flat arrays and still report the exact
/// bytes. Places rise with the units: nothing is moved, pieces are only left out.
public struct Prose: Sendable {
  /// The source that the prose was read from.
  public let source: SourceText
  /// The text. Every paragraph but perhaps the last ends with `.paragraphEnd`.
  public let units: [UInt16]
  /// The paragraphs, in order; their ranges leave out the paragraph ends.
  public let paragraphs: [ProseParagraph]
  /// What was left out and holds more than blanks and line ends, in order.
  public let maskedPieces: [MaskedPiece]
  /// The byte of the source at which the scalar of each unit begins.
  let offsets: [UInt32]

  /// Where unit `index` was read from; past the last unit, the end of the source.
  public func offset(ofUnit index: Int) -> UTF8Offset {
    index < offsets.count ? UTF8Offset(Int(offsets[max(0, index)])) : source.end
  }

  /// The stretch of the source from the first to the last unit of `range`, with all that was left out in between.
  public func sourceRange(of range: ProseRange) -> SourceRange {
    let start = offset(ofUnit: range.lower)
    guard !range.isEmpty, range.upper <= offsets.count else { return SourceRange(start, start) }
    let last = Int(offsets[range.upper - 1])
    return SourceRange(start.value, last + UTF8Lead.length(source.bytes[last]))
  }

  /// The units of `range` as a string, for messages.
  public func text(_ range: ProseRange) -> String {
    let lower = min(range.lower, units.count)
    let upper = min(range.upper, units.count)
    // Nearly always the source has the same text in one piece, and UTF-8 is the faster way to a string.
    guard lower < upper, isUnbroken(lower, upper) else { return String(decoding: units[lower..<upper], as: UTF16.self) }
    let bytes = sourceRange(of: ProseRange(lower, upper))
    return String(decoding: source.bytes[bytes.start.value..<bytes.end.value], as: UTF8.self)
  }

  /// Whether nothing was left out between the units, and none stands for something else.
  private func isUnbroken(_ lower: Int, _ upper: Int) -> Bool {
    var expected = offsets[lower]
    for index in lower..<upper {
      let unit = units[index]
      guard offsets[index] == expected, unit < 0xD800 || (unit > 0xDFFF && unit != .placeholder) else { return false }
      // The blank between two Latin words stands for a line end.
      if unit < 0x80, source.bytes[Int(expected)] != UInt8(unit) { return false }
      expected += unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3
    }
    return true
  }

  /// The first unit that was read from `offset` or later.
  public func unit(at offset: UTF8Offset) -> Int {
    var low = 0
    var high = offsets.count
    while low < high {
      let middle = (low + high) / 2
      if Int(offsets[middle]) < offset.value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The replacement of `range` by `newText`, or nil when a masked piece lies inside the range: it would be lost.
  public func edit(replacing range: ProseRange, with newText: String) -> TextEdit? {
    let target = sourceRange(of: range)
    guard !masks(target) else { return nil }
    return TextEdit(target, newText)
  }

  /// Whether a masked piece lies in `range`.
  public func masks(_ range: SourceRange) -> Bool {
    var low = 0
    var high = maskedPieces.count
    while low < high {
      let middle = (low + high) / 2
      if maskedPieces[middle].range.end <= range.start { low = middle + 1 } else { high = middle }
    }
    return low < maskedPieces.count && maskedPieces[low].range.overlaps(range)
  }
}

/// One paragraph of the prose view.
@frozen
public struct ProseParagraph: Hashable, Sendable {
  /// What a paragraph is to the reader of a page.
  public enum Role: UInt8, Sendable {
    /// Running text, headings with marks and list items included.
    case body
    /// A line that stands alone without being a sentence: a title, a date line, a by-line, a button of a web page.
    /// Rules that look at sentences leave it alone; dates, quotations and repeated words are still checked.
    case furniture
    /// A title that the syntax marks as one: `#` at the start of a line.
    case title
  }

  /// The units of the paragraph, without the paragraph end.
  public let range: ProseRange
  /// What it is.
  public let role: Role
  /// The depth of a `#` title, 1–6; 0 elsewhere.
  public let titleLevel: UInt8
}

/// A piece of the source that is no prose.
public struct MaskedPiece: Hashable, Sendable {
  /// Why a piece is left out.
  public enum Reason: String, Sendable {
    /// A running head, a floating title or a page number inside a sentence.
    case runningHead
    /// The settings between `---` lines at the top of a Markdown file.
    case frontMatter
    /// A fenced or indented block of code, or code inside a line.
    case code
    /// An HTML comment or tag.
    case html
    /// The target of a link, an image, a footnote mark.
    case linkTarget
    /// The marks of Markdown themselves: `**`, `>`, list signs.
    case markup
  }

  /// Where it stands.
  public let range: SourceRange
  /// Why it is left out.
  public let reason: Reason
}
