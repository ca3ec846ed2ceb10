/// Decides which lines of plain text continue the line before them.
///
/// When in doubt lines stay apart: a list that is missed costs one finding, a wrong join costs false ones.
struct LineJoiner {
  /// What becomes of a line.
  enum Verdict: UInt8 {
    /// It begins a paragraph.
    case begins
    /// It continues the paragraph above it.
    case continues
    /// It is a running head or floating title inside a sentence and no prose.
    case runningHead
  }

  private let units: UnsafeBufferPointer<UInt16>
  private let lines: [LineFacts]
  private let layout: LineLayout
  /// Hashes of short lines without punctuation that stand in the text three times or more.
  private let repeated: Set<Int>

  /// The verdict on each of `lines`.
  static func verdicts(_ lines: [LineFacts], in units: UnsafeBufferPointer<UInt16>) -> [Verdict] {
    LineJoiner(lines, in: units).verdicts()
  }

  private init(_ lines: [LineFacts], in units: UnsafeBufferPointer<UInt16>) {
    self.units = units
    self.lines = lines
    layout = LineLayout(lines, in: units)
    repeated = layout.isWrapped.contains(true) ? Self.repeatedHeads(lines, in: units) : []
  }

  private func verdicts() -> [Verdict] {
    var verdicts = [Verdict](repeating: .begins, count: lines.count)
    var at = 0
    while at + 1 < lines.count {
      if layout.isWrapped[at], let resumed = lineAfterRunningHead(below: at) {
        for head in at + 1..<resumed { verdicts[head] = .runningHead }
        verdicts[resumed] = .continues
        at = resumed
        continue
      }
      let continued = layout.isWrapped[at] ? isContinuedInColumn(at, verdicts[at]) : isBrokenOff(at, verdicts[at])
      if continued { verdicts[at + 1] = .continues }
      at += 1
    }
    return verdicts
  }

  // MARK: Lines of a column

  /// Whether the line after `index` continues it, in hard-wrapped text.
  private func isContinuedInColumn(_ index: Int, _ verdict: Verdict) -> Bool {
    let line = lines[index]
    let next = lines[index + 1]
    guard line.opening != .title, !(verdict == .begins && isCredit(line)) else { return false }
    guard layout.fills[index] || (verdict == .begins && fillsWithIndent(index)) else { return false }
    guard opensNothing(next, after: line) else { return false }
    guard Int(next.indent) < Int(layout.margin[index]) + 3 else { return false }
    // Where lines are not all spaced, an empty line after a finished sentence ends the paragraph.
    return line.isUnfinished || next.blankLinesBefore == 0 || layout.isDoubleSpaced[index]
  }

  /// Whether the first line of a paragraph fills its column together with the indent of two characters that is lost
  /// when text is taken from a page. The next line must read like text, for a title may be as long.
  private func fillsWithIndent(_ index: Int) -> Bool {
    guard layout.fillsIndented[index], lines[index].isUnfinished, lines[index].opening != .ordinal else { return false }
    return layout.fills[index + 1] || lines[index + 1].hasMarks(in: units)
  }

  /// A line that stands in brackets from end to end, as credits do.
  private func isCredit(_ line: LineFacts) -> Bool {
    let first = units[Int(line.lower)]
    let last = units[Int(line.upper) - 1]
    return (first == 0xFF08 || first == 0x28) && (last == 0xFF09 || last == 0x29)
  }

  /// Whether `next` opens with no mark of its own; （ and 一、 may stand at a line start in mid-sentence.
  private func opensNothing(_ next: LineFacts, after line: LineFacts) -> Bool {
    switch next.opening {
    case .none: true
    case .series: line.isUnfinished || units[Int(line.upper) - 1].endsClause
    case .looseOrdinal: line.isUnfinished
    case .ordinal: line.ending == .pause
    case .bullet, .title: false
    }
  }

  // MARK: Running heads

  /// The line that takes up the sentence of line `index` again below a running head, or nil when none stands there.
  private func lineAfterRunningHead(below index: Int) -> Int? {
    let line = lines[index]
    guard line.isUnfinished, layout.fills[index] || line.ending == .pause, line.opening != .title else { return nil }
    var at = index + 1
    while at < min(lines.count - 1, index + 5), isHeadLine(at) {
      let resumed = at + 1
      // A name below a title belongs to it, and is not where the sentence goes on.
      if lines[resumed].opening.mayContinue, !isName(resumed), isHead(from: index + 1, to: at, below: index) {
        return resumed
      }
      at += 1
    }
    return nil
  }

  /// Whether the lines `first` to `last` are a head by how they are set, or because they come again and again.
  private func isHead(from first: Int, to last: Int, below line: Int) -> Bool {
    let resumed = lines[last + 1]
    if layout.isDoubleSpaced[line] {
      // A page break left the signature of a single line break and a blank where lines are two apart.
      if resumed.indent > 0, resumed.blankLinesBefore == 0 { return hangsTogether(from: first, to: last, below: line) }
    } else if lines[first].blankLinesBefore > 0, resumed.blankLinesBefore > 0 {
      return true
    }
    return resumed.followsPageBreak || lines[first].followsPageBreak
      || (first...last).allSatisfy { isPageNumber($0) || repeated.contains(Self.hash(lines[$0], in: units)) }
  }

  /// Whether every line of a block belongs to the one below it: one break apart, or a name below a title, or a first
  /// short line of a title below a full line that stops in mid-sentence.
  private func hangsTogether(from first: Int, to last: Int, below line: Int) -> Bool {
    var at = last
    while at > first {
      let together =
        lines[at].blankLinesBefore == 0 || isName(at)
        || (Int(lines[at - 1].width) * 10 < Int(lines[line].width) * 7 && at - 1 == first)
      guard together else { return false }
      at -= 1
    }
    return true
  }

  /// A line that a head can be made of: no mark of a sentence inside.
  private func isHeadLine(_ index: Int) -> Bool {
    let line = lines[index]
    guard line.ending == .word || line.ending == .open else { return false }
    if isPageNumber(index) { return true }
    guard line.opening == .none, line.upper - line.lower <= 40 else { return false }
    return !line.hasMarks(in: units)
  }

  /// Two to four characters, also set wide: a name under a title.
  private func isName(_ index: Int) -> Bool {
    let text = units[Int(lines[index].lower)..<Int(lines[index].upper)]
    return text.count <= 7 && (2...4).contains(text.count { !$0.isBlank }) && text.allSatisfy { $0.isHan || $0.isBlank }
  }

  /// — 3 —, -12-, 第3页, or a bare number of at most four digits.
  private func isPageNumber(_ index: Int) -> Bool {
    var digits = 0
    for unit in units[Int(lines[index].lower)..<Int(lines[index].upper)] {
      switch unit {
      case 0x30...0x39: digits += 1
      case 0x20, 0x2D, 0xB7, 0x2013, 0x2014, 0x2015, 0x7B2C, 0x9875, 0x5171, 0x2F, 0xFF0F: break
      default: return false
      }
    }
    return (1...8).contains(digits)
  }

  private static func repeatedHeads(_ lines: [LineFacts], in units: UnsafeBufferPointer<UInt16>) -> Set<Int> {
    var counts: [Int: Int] = [:]
    for line in lines where line.upper - line.lower <= 40 && line.ending == .word {
      counts[hash(line, in: units), default: 0] += 1
    }
    return Set(counts.lazy.filter { $0.value >= 3 }.map(\.key))
  }

  private static func hash(_ line: LineFacts, in units: UnsafeBufferPointer<UInt16>) -> Int {
    var hash = UnitHash()
    for unit in units[Int(line.lower)..<Int(line.upper)] where !unit.isBlank {
      hash.add(unit)
    }
    return Int(truncatingIfNeeded: hash.value)
  }

  // MARK: Broken paragraphs of text that is not wrapped

  /// Whether line `index` was broken off in mid-sentence and the next line goes on: pages of newspapers are taken
  /// apart at column ends. Titles stop in mid-sentence too, so the line must read like running text.
  private func isBrokenOff(_ index: Int, _ verdict: Verdict) -> Bool {
    let line = lines[index]
    let next = lines[index + 1]
    // A remnant that was joined breaks off itself: PM | 2.5 | 平均浓度….
    if verdict == .continues, line.upper - line.lower <= 3, line.ending == .word {
      return next.opening == .none && next.indent <= line.indent && next.hasMarks(in: units)
        && !layout.isWrapped[index + 1]
    }
    guard line.ending == .word || line.ending == .pause, next.opening.mayContinue, line.opening != .title,
      line.width >= 24, next.indent <= line.indent, !layout.isWrapped[index + 1]
    else { return false }
    let text = units[Int(line.lower)..<Int(line.upper)]
    // Running text of some length has a mark inside, and a numbered or dashed title has no full stop.
    let hasStop = text.contains { $0.endsSentence }
    guard hasStop || (line.opening == .none && line.width >= 40 && line.hasMarks(in: units)) else { return false }
    return next.upper - next.lower <= 3 || next.hasMarks(in: units)
  }
}
