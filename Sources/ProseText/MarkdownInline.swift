/// A stretch of units that is no prose.
struct UnitMask {
  /// The first unit.
  var lower: Int
  /// The unit after the last.
  var upper: Int
  /// Why it is no prose.
  var reason: MaskedPiece.Reason
  /// What stands in its place.
  var leaves: Remainder

  /// What a masked stretch leaves in the prose.
  enum Remainder {
    /// Nothing: the text before and after it belongs together.
    case nothing
    /// A placeholder: something stood there that is part of the sentence.
    case placeholder
  }
}

/// Finds what is no prose inside the lines of a Markdown draft: code, links, images, HTML, emphasis.
struct MarkdownInline {
  /// Whether an HTML comment that began on an earlier line is still open.
  private(set) var isInComment = false

  /// Adds the masks of the line from `lower` to `upper` to `masks`, in order. In a row of a table `|` parts `cells`.
  mutating func scan(
    _ lower: Int, _ upper: Int, in units: UnsafeBufferPointer<UInt16>, cells: Bool, into masks: inout [UnitMask]
  ) {
    let firstOfLine = masks.count
    var brackets: [Int] = []
    var fruitless = Set<Int>()
    var at = lower
    func add(_ lower: Int, _ upper: Int, _ reason: MaskedPiece.Reason, _ leaves: UnitMask.Remainder) {
      masks.append(UnitMask(lower: lower, upper: upper, reason: reason, leaves: leaves))
      at = upper
    }
    var ahead = LookAhead(units, upTo: upper)
    if isInComment {
      let end = Self.commentEnd(lower, upper, in: units)
      add(lower, end ?? upper, .html, .nothing)
      isInComment = end == nil
    }
    while at < upper {
      let unit = units[at]
      let next = at + 1 < upper ? units[at + 1] : 0
      switch unit {
      case 0x5C where next < 0x80 && next > 0x20 && !next.isASCIIDigit && !next.isASCIILetter:
        add(at, at + 1, .markup, .nothing)
        at += 1
      case 0x60:
        let length = units[at..<upper].prefix { $0 == 0x60 }.count
        if !fruitless.contains(length), let end = Self.closingRun(length, from: at + length, upper, in: units) {
          add(at, end, .code, .placeholder)
        } else {
          fruitless.insert(length)
          at += length
        }
      case 0x21 where next == 0x5B:
        if let middle = ahead.place(of: [0x5D, 0x28], from: at + 2),
          let end = ahead.place(of: [0x29], from: middle + 2)
        {
          add(at, end + 1, .linkTarget, .placeholder)
        } else {
          at += 2
        }
      case 0x5B where next == 0x5E:
        if let end = ahead.place(of: [0x5D], from: at + 2) {
          // At the start of a line the mark of a footnote is followed by a colon and the note.
          let isNote = at == lower && end + 1 < upper && units[end + 1] == 0x3A
          add(at, isNote ? end + 2 : end + 1, .linkTarget, .nothing)
        } else {
          at += 2
        }
      case 0x5B:
        brackets.append(at)
        at += 1
      case 0x5D:
        let open = brackets.popLast()
        let close: UInt16? = next == 0x28 ? 0x29 : next == 0x5B ? 0x5D : nil
        if let open, let close, let end = ahead.place(of: [close], from: at + 2) {
          masks.append(UnitMask(lower: open, upper: open + 1, reason: .markup, leaves: .nothing))
          add(at, end + 1, .linkTarget, .nothing)
        } else {
          at += 1
        }
      case 0x3C where next == 0x21 && Self.opensComment(at, upper, in: units):
        let end = Self.commentEnd(at, upper, in: units)
        isInComment = end == nil
        add(at, end ?? upper, .html, .nothing)
      case 0x3C:
        let tag = Tag(at: at, upTo: upper, in: units)
        if let tag, let end = ahead.place(of: [0x3E], from: at + 1), tag.canEnd(at: end) {
          add(at, end + 1, tag.isLink ? .linkTarget : .html, tag.isLink ? .placeholder : .nothing)
        } else {
          at += 1
        }
      case 0x5F:
        let length = units[at..<upper].prefix { $0 == 0x5F }.count
        let before = at > lower ? units[at - 1] : 0x20
        let after = at + length < upper ? units[at + length] : 0x20
        // Inside a name it is a part of it; between blanks, or longer, a field to fill in. Two beside a Chinese word
        // are meant as emphasis, though not all readers of Markdown take them so.
        let isName =
          before.isWordUnit && after.isWordUnit && (length == 1 || (before < 0x80 && after < 0x80))
        if length > 3 || isName || (before.isBlank && after.isBlank) {
          at += length
        } else {
          add(at, at + length, .markup, .nothing)
        }
      case 0x2A, 0x7E:
        let length = units[at..<upper].prefix { $0 == unit }.count
        let isProduct =
          at > lower && units[at - 1].isASCIIDigit && at + length < upper && units[at + length].isASCIIDigit
        if isProduct || (unit == 0x7E && length == 1) {
          at += length
        } else {
          add(at, at + length, .markup, .nothing)
        }
      case 0x7C where cells:
        add(at, at + 1, .markup, .placeholder)
      default:
        at += 1
      }
    }
    // An opening bracket is known to be one only at its closing bracket.
    masks[firstOfLine...].sort { $0.lower < $1.lower }
    Self.dropNested(&masks, from: firstOfLine)
  }

  private static func opensComment(_ index: Int, _ upper: Int, in units: UnsafeBufferPointer<UInt16>) -> Bool {
    index + 3 < upper && units[index + 2] == 0x2D && units[index + 3] == 0x2D
  }

  private static func commentEnd(_ lower: Int, _ upper: Int, in units: UnsafeBufferPointer<UInt16>) -> Int? {
    var at = lower
    while at + 3 <= upper {
      if units[at] == 0x2D, units[at + 1] == 0x2D, units[at + 2] == 0x3E { return at + 3 }
      at += 1
    }
    return nil
  }

  private static func closingRun(
    _ length: Int, from: Int, _ upper: Int, in units: UnsafeBufferPointer<UInt16>
  ) -> Int? {
    var at = from
    while at < upper {
      guard units[at] == 0x60 else {
        at += 1
        continue
      }
      let run = units[at..<upper].prefix { $0 == 0x60 }.count
      if run == length { return at + run }
      at += run
    }
    return nil
  }

  /// Leaves of masks that lie in one another the outer one.
  private static func dropNested(_ masks: inout [UnitMask], from first: Int) {
    var kept = first
    for index in first..<masks.count {
      if kept > first, masks[index].lower < masks[kept - 1].upper { continue }
      masks[kept] = masks[index]
      kept += 1
    }
    masks.removeLast(masks.count - kept)
  }
}
