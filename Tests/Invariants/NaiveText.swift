package import LanguageServerProtocol
package import ProseText

/// A text as a list of characters in the sense of Unicode, changed the slow and plain way: what the server holds must be
/// the same.
package struct NaiveText {
  /// The characters.
  package private(set) var scalars: [Unicode.Scalar]

  /// The text `string`.
  package init(_ string: String) {
    scalars = Array(string.unicodeScalars)
  }

  /// The text.
  package var string: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// The first and the last character behind each line, without its end, and without a byte-order mark, which no client
  /// counts.
  package var lines: [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = scalars.first == "\u{FEFF}" ? 1 : 0
    var at = start
    while at < scalars.count {
      let isPair = scalars[at] == "\r" && at + 1 < scalars.count && scalars[at + 1] == "\n"
      if scalars[at] == "\n" || scalars[at] == "\r" {
        lines.append(start..<at)
        start = at + (isPair ? 2 : 1)
      }
      at += isPair ? 2 : 1
    }
    return lines + [start..<scalars.count]
  }

  /// Applies `change` as the protocol has it: in order, clamped to the text, a place inside a character before it.
  package mutating func apply(_ change: ContentChange, in encoding: PositionEncoding) {
    guard let range = change.range else {
      self = NaiveText(change.text)
      return
    }
    let lower = index(of: range.start, in: encoding)
    let upper = max(lower, index(of: range.end, in: encoding))
    scalars.replaceSubrange(lower..<upper, with: change.text.unicodeScalars)
  }

  private func index(of position: Position, in encoding: PositionEncoding) -> Int {
    let lines = lines
    guard position.line >= 0 else { return 0 }
    guard position.line < lines.count else { return scalars.count }
    var left = position.character
    var at = lines[position.line].lowerBound
    while at < lines[position.line].upperBound {
      let width =
        switch encoding {
        case .utf8: UTF8.width(scalars[at])
        case .utf16: UTF16.width(scalars[at])
        case .utf32: 1
        }
      guard left >= width else { break }
      left -= width
      at += 1
    }
    return at
  }
}
