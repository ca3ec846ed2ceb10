package import ProseText

/// A finding known by its words and those around it, so that it is found again after edits elsewhere in the draft.
///
/// Blanks and line ends do not count, positions and messages do not either. Two findings of one draft may have the same
/// trace: whoever keeps traces counts them.
package struct FindingTrace: Hashable, Sendable {
  /// The id of the rule.
  package let rule: String
  /// The marked words.
  package let text: String
  /// What stands before them in their sentence, up to `reach` scalars.
  package let before: String
  /// What stands after them in their sentence, up to `reach` scalars.
  package let after: String

  /// How many scalars around the marked words count.
  package static let reach = 12

  /// The trace with the given parts.
  package init(rule: String, text: String, before: String, after: String) {
    self.rule = rule
    self.text = text
    self.before = before
    self.after = after
  }

  /// The trace of `mark` in `source`. Takes time by the length of the marked words alone.
  package init(of mark: Mark, in source: SourceText) {
    rule = mark.rule
    text = String(Self.inked(source, from: mark.range.start, upTo: mark.range.end))
    // Hard-wrapped text has an indent and a line end at most; more blanks than this stand between paragraphs.
    let window = Self.reach * 4 * 3
    let start = source.scalarStart(mark.range.start.advanced(by: -window))
    let end = min(source.end, mark.range.end.advanced(by: window))
    let preceding = Self.inked(source, from: start, upTo: mark.range.start).suffix(Self.reach)
    let sentence = preceding.lastIndex(where: Self.endsSentence).map { preceding.index(after: $0) }
    before = String(preceding[(sentence ?? preceding.startIndex)...])
    let following = Self.inked(source, from: mark.range.end, upTo: source.scalarStart(end)).prefix(Self.reach)
    after = String(following.prefix { !Self.endsSentence($0) })
  }

  /// A number of 16 hexadecimal digits that stands for the trace, the same on any machine; `occurrence` (from 0) tells
  /// equal traces apart.
  package func fingerprint(occurrence: Int) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for part in [rule, text, before, after, String(occurrence)] {
      for byte in Array(part.utf8) + [0] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  private static func endsSentence(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "。" || scalar == "！" || scalar == "？"
  }

  private static func inked(
    _ source: SourceText, from start: UTF8Offset, upTo end: UTF8Offset
  ) -> String.UnicodeScalarView {
    guard start < end else { return String.UnicodeScalarView() }
    let scalars = source[SourceRange(start, end)].unicodeScalars.filter {
      !$0.properties.isWhitespace && $0 != "\u{FEFF}"
    }
    return String.UnicodeScalarView(scalars)
  }
}
