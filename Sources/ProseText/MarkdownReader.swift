/// Reads the block structure of a Markdown draft: which lines are prose, and what in them is not.
///
/// As much of CommonMark as a report uses: front matter, fenced and indented code, ATX and setext titles, quotes,
/// lists, tables, HTML comments. What stands inside lines is left to `MarkdownInline`.
struct MarkdownReader {
  /// One line after reading.
  struct Line {
    /// The units of prose, without signs of blocks.
    var lower: Int
    var upper: Int
    /// Whether it continues the paragraph of the line before it.
    var continues = false
    /// The depth of a title, 0 elsewhere.
    var titleLevel: UInt8 = 0
  }

  /// The lines that hold prose, in order.
  private(set) var lines: [Line] = []
  /// What is no prose, in order and disjoint.
  private(set) var masks: [UnitMask] = []

  private let units: UnsafeBufferPointer<UInt16>
  private let facts: [LineFacts]
  private var inline = MarkdownInline()

  /// Reads `facts`, the lines of `units`.
  init(_ facts: [LineFacts], in units: UnsafeBufferPointer<UInt16>) {
    self.units = units
    self.facts = facts
    read()
  }

  private mutating func read() {
    var index = frontMatterEnd()
    for line in 0..<index { mask(line, .frontMatter) }
    var previous: Int? = nil
    while index < facts.count {
      if inline.isInComment {
        readComment(index)
        previous = index
      } else if isIndentedCode(index, previous: previous) {
        mask(index, .code)
        previous = nil
      } else if let fence = fence(index) {
        index = maskFence(fence, from: index)
        previous = nil
        continue
      } else if isRule(index) {
        // A setext underline makes a title of the line above it; a rule is no prose either way.
        if let previous, isUnderline(index, of: previous) {
          lines[lines.count - 1].titleLevel = units[Int(facts[index].lower)] == 0x3D ? 1 : 2
        }
        mask(index, .markup)
        previous = nil
      } else {
        previous = readProse(index, previous: previous) ? index : nil
      }
      index += 1
    }
  }

  // MARK: Blocks that are no prose

  /// The line after the front matter, or 0 when there is none.
  private func frontMatterEnd() -> Int {
    guard let first = facts.first, first.lower == 0, first.upper == 3 else { return 0 }
    let sign = units[0]
    guard sign == 0x2D || sign == 0x2B, isRun(0, of: sign) else { return 0 }
    for index in facts.indices.dropFirst()
    where facts[index].upper - facts[index].lower == 3 && isRun(index, of: sign) && facts[index].indent == 0 {
      return index + 1
    }
    return 0
  }

  private func isRun(_ index: Int, of sign: UInt16) -> Bool {
    units[Int(facts[index].lower)..<Int(facts[index].upper)].allSatisfy { $0 == sign }
  }

  /// A line of backquotes or tildes that opens or closes a block of code.
  private struct Fence {
    let sign: UInt16
    let length: Int
    /// Whether it stands behind `>`: such a block ends with the quote.
    let isQuoted: Bool
    /// Whether nothing else stands on the line.
    let isBare: Bool

    func isClosed(by other: Fence) -> Bool {
      other.sign == sign && other.length >= length && other.isBare
    }
  }

  /// The fence that line `index` is, behind the signs of quotes and a list, or nil.
  private func fence(_ index: Int) -> Fence? {
    let upper = Int(facts[index].upper)
    let quoted = quoteEnd(index)
    var lower = quoted
    if lower + 1 < upper, [0x2D, 0x2A, 0x2B].contains(units[lower]), units[lower + 1].isBlank {
      lower += 1
      while lower < upper, units[lower].isBlank { lower += 1 }
    }
    let text = units[lower..<upper]
    guard let sign = text.first, sign == 0x60 || sign == 0x7E else { return nil }
    let length = text.prefix { $0 == sign }.count
    guard length >= 3, sign == 0x7E || !text.dropFirst(length).contains(0x60) else { return nil }
    return Fence(
      sign: sign, length: length, isQuoted: quoted > Int(facts[index].lower),
      isBare: length == text.count && lower == quoted)
  }

  /// The unit after the `>` signs of line `index` and the blanks behind them.
  private func quoteEnd(_ index: Int) -> Int {
    let upper = Int(facts[index].upper)
    var lower = Int(facts[index].lower)
    while lower < upper, units[lower] == 0x3E {
      lower += 1
      while lower < upper, units[lower].isBlank { lower += 1 }
    }
    return lower
  }

  private mutating func maskFence(_ open: Fence, from first: Int) -> Int {
    mask(first, .code)
    var index = first + 1
    while index < facts.count {
      if open.isQuoted, quoteEnd(index) == Int(facts[index].lower) { return index }
      mask(index, .code)
      if let close = fence(index), open.isClosed(by: close) { return index + 1 }
      index += 1
    }
    return index
  }

  /// Four blanks or a tab after an empty line, not below a list item.
  private func isIndentedCode(_ index: Int, previous: Int?) -> Bool {
    let line = facts[index]
    guard indent(index) >= 4, units[Int(line.lower) - 1] == 0x20 || units[Int(line.lower) - 1] == 0x09 else {
      return false
    }
    guard let previous else { return true }
    let above = facts[previous]
    return line.blankLinesBefore > 0 && above.opening != .bullet && above.opening != .ordinal && above.indent < 2
  }

  /// The columns before the text of line `index`; a tab goes on to the next multiple of four.
  private func indent(_ index: Int) -> Int {
    let lower = Int(facts[index].lower)
    var start = lower
    while start > 0, units[start - 1].isBlank { start -= 1 }
    return units[start..<lower].reduce(0) { $1 == 0x09 ? ($0 / 4 + 1) * 4 : $0 + $1.halfWidths }
  }

  /// A line of nothing but three or more `-`, `=`, `*` or `_`.
  private func isRule(_ index: Int) -> Bool {
    let text = units[Int(facts[index].lower)..<Int(facts[index].upper)]
    guard let sign = text.first, text.count >= 3, [0x2D, 0x3D, 0x2A, 0x5F].contains(sign) else { return false }
    return text.allSatisfy { $0 == sign || $0 == 0x20 }
  }

  /// Whether the rule `index` underlines line `above`, which must be the text of a paragraph.
  private func isUnderline(_ index: Int, of above: Int) -> Bool {
    let sign = units[Int(facts[index].lower)]
    guard sign == 0x2D || sign == 0x3D, isRun(index, of: sign), above == index - 1, !lines.isEmpty,
      facts[index].blankLinesBefore == 0
    else { return false }
    let first = units[Int(facts[above].lower)]
    return facts[above].opening != .bullet && first != 0x3E && first != 0x7C
  }

  private mutating func mask(_ index: Int, _ reason: MaskedPiece.Reason) {
    masks.append(
      UnitMask(lower: Int(facts[index].lower), upper: Int(facts[index].upper), reason: reason, leaves: .nothing))
  }

  // MARK: Lines of prose

  /// Reads line `index`; tells whether it belongs to a paragraph.
  private mutating func readProse(_ index: Int, previous: Int?) -> Bool {
    let fact = facts[index]
    var line = Line(lower: Int(fact.lower), upper: Int(fact.upper))
    let quoted = skipSigns(of: &line)
    let isTable = line.lower < line.upper && units[line.lower] == 0x7C
    if isTable, isDelimiterRow(line) {
      masks.append(UnitMask(lower: line.lower, upper: line.upper, reason: .markup, leaves: .nothing))
      return false
    }
    if isLinkDefinition(line) {
      masks.append(UnitMask(lower: line.lower, upper: line.upper, reason: .linkTarget, leaves: .nothing))
      return false
    }
    inline.scan(line.lower, line.upper, in: units, cells: isTable, into: &masks)
    if line.upper < Int(fact.upper) {
      masks.append(UnitMask(lower: line.upper, upper: Int(fact.upper), reason: .markup, leaves: .nothing))
    }
    line.continues = !isTable && continues(index, line, quoted: quoted, previous: previous)
    lines.append(line)
    return true
  }

  /// Reads a line that begins inside an HTML comment: no sign of a block counts there.
  private mutating func readComment(_ index: Int) {
    let line = Line(lower: Int(facts[index].lower), upper: Int(facts[index].upper))
    inline.scan(line.lower, line.upper, in: units, cells: false, into: &masks)
    lines.append(line)
  }

  /// `[name]: target`, which no reader of the page sees.
  private func isLinkDefinition(_ line: Line) -> Bool {
    guard line.upper - line.lower > 4, units[line.lower] == 0x5B, units[line.lower + 1] != 0x5E else { return false }
    guard let end = units[line.lower..<line.upper].firstIndex(of: 0x5D), end + 1 < line.upper, units[end + 1] == 0x3A
    else { return false }
    let target = units[(end + 2)..<line.upper].drop { $0.isBlank }
    return target.first.map { $0 < 0x80 } ?? false
  }

  /// Leaves out `>`, list signs and `#`; tells whether the line is quoted.
  private mutating func skipSigns(of line: inout Line) -> Bool {
    let start = line.lower
    var quoted = false
    func skipBlanks() { while line.lower < line.upper, units[line.lower].isBlank { line.lower += 1 } }
    while line.lower < line.upper, units[line.lower] == 0x3E {
      quoted = true
      line.lower += 1
      skipBlanks()
    }
    switch ParagraphOpening.at(line.lower, upTo: line.upper, in: units) {
    case .title:
      while line.lower < line.upper, units[line.lower] == 0x23 {
        line.lower += 1
        line.titleLevel += 1
      }
      skipBlanks()
      while line.upper > line.lower, units[line.upper - 1] == 0x23 || units[line.upper - 1].isBlank { line.upper -= 1 }
    case .bullet where units[line.lower] < 0x80:
      line.lower += 1
      skipBlanks()
    default:
      break
    }
    if line.lower > start {
      masks.append(UnitMask(lower: start, upper: line.lower, reason: .markup, leaves: .nothing))
    }
    return quoted
  }

  private func isDelimiterRow(_ line: Line) -> Bool {
    units[line.lower..<line.upper].allSatisfy { [0x7C, 0x2D, 0x3A, 0x20].contains($0) }
  }

  /// Whether a line goes on with the paragraph above it. Markdown would join any two lines; in Chinese drafts a line
  /// that ends a sentence, or a numbered title, is meant to stand alone.
  private func continues(_ index: Int, _ line: Line, quoted: Bool, previous: Int?) -> Bool {
    guard let previous, previous == index - 1, let above = lines.last, above.titleLevel == 0, line.titleLevel == 0
    else { return false }
    let fact = facts[index]
    let before = facts[previous]
    guard fact.blankLinesBefore == 0, fact.opening == .none || quoted, before.isUnfinished else { return false }
    return before.opening != .ordinal || units[above.lower..<above.upper].contains { $0.endsSentence }
  }
}
