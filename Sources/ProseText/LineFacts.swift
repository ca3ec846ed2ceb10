/// What is known of one line that is not blank, in units of the decoded source.
struct LineFacts {
  /// The first unit that is no blank.
  var lower: UInt32
  /// The unit after the last that is no blank.
  var upper: UInt32
  /// The width on a page in halves of a full-width character, at most 65,535.
  var width: UInt16
  /// The width of the blanks before `lower`, in halves of a full-width character.
  var indent: UInt8
  /// How many blank lines stand before it, at most 255.
  var blankLinesBefore: UInt8
  /// What the line opens with.
  var opening: ParagraphOpening
  /// How the line ends.
  var ending: Ending
  /// Whether a form feed stands before the line's text.
  var followsPageBreak: Bool

  /// How a line ends.
  enum Ending: UInt8 {
    /// 。！？…
    case sentence
    /// ；：”）》 and the like: a sentence may end here or not.
    case open
    /// ， or 、: the sentence goes on.
    case pause
    /// In mid-phrase.
    case word
  }

  /// Whether the sentence plainly goes on after the line.
  var isUnfinished: Bool { ending == .word || ending == .pause }

  /// Whether the line holds a mark of a sentence: 。！？ ， ；. Not …, for dots lead to the page number in a list of
  /// contents.
  func hasMarks(in units: UnsafeBufferPointer<UInt16>) -> Bool {
    units[Int(lower)..<Int(upper)].contains {
      $0 == 0xFF0C || $0 == 0x3002 || $0 == 0xFF1B || ($0.endsSentence && $0 != 0x2026)
    }
  }

  /// The lines of `units` that are not blank, in order.
  static func all(in units: UnsafeBufferPointer<UInt16>) -> [LineFacts] {
    var lines: [LineFacts] = []
    lines.reserveCapacity(units.count / 64)
    var at = 0
    var blankLines = 0
    var pageBreak = false
    while at < units.count {
      var first = -1
      var last = at
      var width = 0
      var indent = 0
      while at < units.count, units[at] != 0x0A {
        let unit = units[at]
        if unit.isBlank {
          if first < 0 {
            indent += unit.halfWidths
            if unit == 0x0C { pageBreak = true }
          }
        } else {
          if first < 0 { first = at }
          last = at
        }
        width += unit.halfWidths
        at += 1
      }
      at += 1
      guard first >= 0 else {
        blankLines += 1
        continue
      }
      lines.append(
        LineFacts(
          lower: UInt32(truncatingIfNeeded: first), upper: UInt32(truncatingIfNeeded: last + 1),
          width: UInt16(clamping: width - indent), indent: UInt8(clamping: indent),
          blankLinesBefore: UInt8(clamping: blankLines), opening: .at(first, upTo: last + 1, in: units),
          ending: ending(units[last]), followsPageBreak: pageBreak))
      blankLines = 0
      pageBreak = false
    }
    return lines
  }

  private static func ending(_ unit: UInt16) -> Ending {
    if unit.isHan { return .word }
    if unit.endsSentence { return .sentence }
    switch unit {
    case 0xFF0C, 0x2C, 0x3001: return .pause
    default: return unit.closesPair || unit.endsClause || unit == 0x22 ? .open : .word
    }
  }
}
