package import ProseText

/// A text in which ranges stand between ⟦ and ⟧.
package struct MarkedText: Sendable {
  /// The text without the brackets.
  package let text: String
  /// The ranges that were bracketed, in UTF-8 offsets of `text`, by their starts.
  package let ranges: [SourceRange]

  /// Reads `marked`. Brackets may nest; an unmatched one is dropped.
  package init(_ marked: String) {
    var plain = ""
    var open: [Int] = []
    var ranges: [SourceRange] = []
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟦": open.append(plain.utf8.count)
      case "⟧":
        if let start = open.popLast() { ranges.append(SourceRange(start, plain.utf8.count)) }
      default: plain.unicodeScalars.append(scalar)
      }
    }
    text = plain
    self.ranges = ranges.sorted()
  }
}
