extension Prose {
  /// Reads the prose of `source`, written in `syntax`. Time and memory are linear in the source.
  package init(_ source: SourceText, syntax: DraftSyntax = .plain) {
    var builder = ProseBuilder(source)
    switch syntax {
    case .plain: builder.readPlain()
    case .markdown: builder.readMarkdown()
    }
    self = builder.prose(of: source)
  }
}

/// Puts the prose of a source together, in the memory of its decoded units: what is written never overtakes what is
/// read.
private struct ProseBuilder {
  private var decoded: DecodedUnits
  private var written = 0
  private var paragraphStart = 0
  private var paragraphs: [ProseParagraph] = []
  private var maskedPieces: [MaskedPiece] = []
  /// The depth of the `#` title that is being written, or 0.
  private var titleLevel: UInt8 = 0
  /// The unit of the source after the last one that was written.
  private var readEnd = 0
  private let sourceEnd: Int

  init(_ source: SourceText) {
    decoded = DecodedUnits(source)
    sourceEnd = source.bytes.count
  }

  mutating func readPlain() {
    let (lines, verdicts) = decoded.units.withUnsafeBufferPointer { units in
      let lines = LineFacts.all(in: units)
      return (lines, LineJoiner.verdicts(lines, in: units))
    }
    paragraphs.reserveCapacity(lines.count)
    for (line, verdict) in zip(lines, verdicts) {
      var lower = Int(line.lower)
      var level: UInt8 = 0
      if line.opening == .title {
        while decoded.units[lower] == 0x23 {
          lower += 1
          level += 1
        }
        while lower < Int(line.upper), decoded.units[lower].isBlank { lower += 1 }
      }
      switch verdict {
      case .begins: begin(lower, Int(line.upper), titleLevel: level)
      case .continues: append(lower, Int(line.upper))
      case .runningHead:
        note(UnitMask(lower: lower, upper: Int(line.upper), reason: .runningHead, leaves: .nothing))
      }
    }
    endParagraph(before: decoded.units.count)
    markFurniture()
  }

  mutating func readMarkdown() {
    let reader = decoded.units.withUnsafeBufferPointer { units in
      MarkdownReader(LineFacts.all(in: units), in: units)
    }
    let masks = reader.masks
    // Noted before anything is written: later the places of the units may be overwritten.
    for mask in masks { note(mask) }
    var mask = 0
    for line in reader.lines {
      var at = line.lower
      var isFirst = true
      while mask < masks.count, masks[mask].upper <= line.lower { mask += 1 }
      repeat {
        let stop = mask < masks.count ? min(max(at, masks[mask].lower), line.upper) : line.upper
        if isFirst, !line.continues {
          begin(at, stop, titleLevel: line.titleLevel)
        } else if isFirst || at < stop {
          append(at, stop)
        }
        isFirst = false
        at = stop
        if mask < masks.count, masks[mask].lower < line.upper {
          if masks[mask].leaves == .placeholder { appendPlaceholder(for: masks[mask]) }
          at = masks[mask].upper
          mask += 1
        }
      } while at < line.upper
    }
    endParagraph(before: decoded.units.count)
  }

  /// The finished prose.
  consuming func prose(of source: SourceText) -> Prose {
    decoded.units.removeLast(decoded.units.count - written)
    decoded.offsets.removeLast(decoded.offsets.count - written)
    return Prose(
      source: source, units: decoded.units, paragraphs: paragraphs, maskedPieces: maskedPieces,
      offsets: decoded.offsets)
  }

  // MARK: Writing units

  private mutating func begin(_ lower: Int, _ upper: Int, titleLevel: UInt8) {
    endParagraph(before: lower)
    self.titleLevel = titleLevel
    append(lower, upper)
  }

  /// Ends the paragraph that is being written with the line end before unit `next`.
  private mutating func endParagraph(before next: Int) {
    guard written > paragraphStart else { return }
    paragraphs.append(
      ProseParagraph(
        range: ProseRange(paragraphStart, written), role: titleLevel > 0 ? .title : .body,
        titleLevel: titleLevel))
    // The line end that the paragraph ends with is found behind its last unit; the last line may have none.
    var end = readEnd
    while end < next, decoded.units[end] != 0x0A { end += 1 }
    if end < next {
      decoded.units[written] = .paragraphEnd
      decoded.offsets[written] = decoded.offsets[end]
      written += 1
    }
    paragraphStart = written
  }

  /// Writes the units from `lower` to `upper`, without the blanks that Chinese text does not have.
  private mutating func append(_ lower: Int, _ upper: Int) {
    if written > paragraphStart, lower < upper, lower > readEnd, decoded.units[written - 1].isASCIILetter,
      decoded.units[lower].isASCIILetter, decoded.units[readEnd].isLineEnd
    {
      // Two Latin words on two lines.
      write(0x20, at: decoded.offsets[readEnd])
    }
    let written = self.written
    let paragraphStart = self.paragraphStart
    self.written = decoded.units.withUnsafeMutableBufferPointer { units in
      decoded.offsets.withUnsafeMutableBufferPointer { offsets in
        var written = written
        var at = lower
        while at < upper {
          let unit = units[at]
          guard unit.isBlank else {
            units[written] = unit
            offsets[written] = offsets[at]
            written += 1
            at += 1
            continue
          }
          let blank = at
          var isWide = unit == 0x3000
          at += 1
          while at < upper, units[at].isBlank {
            isWide = true
            at += 1
          }
          guard at < upper, written > paragraphStart else { continue }
          let before = units[written - 1]
          let after = units[at]
          // One blank between Latin words stays; so does a gap that parts two Chinese words.
          if (before < 0x80 && after < 0x80) || (isWide && before.isHan && after.isHan) {
            units[written] = units[blank]
            offsets[written] = offsets[blank]
            written += 1
          }
        }
        return written
      }
    }
    readEnd = upper
  }

  private mutating func appendPlaceholder(for mask: UnitMask) {
    write(.placeholder, at: decoded.offsets[mask.lower])
    readEnd = mask.upper
  }

  private mutating func write(_ unit: UInt16, at offset: UInt32) {
    decoded.units[written] = unit
    decoded.offsets[written] = offset
    written += 1
  }

  // MARK: Masked pieces and roles

  private mutating func note(_ mask: UnitMask) {
    let end = mask.upper < decoded.offsets.count ? Int(decoded.offsets[mask.upper]) : sourceEnd
    maskedPieces.append(
      MaskedPiece(range: SourceRange(Int(decoded.offsets[mask.lower]), end), reason: mask.reason))
  }

  /// Marks the lines at the top of a page that are no sentences: buttons, titles, date lines.
  private mutating func markFurniture() {
    var end = 0
    while end < paragraphs.count, end < 40, !isSentence(paragraphs[end]) { end += 1 }
    guard end < paragraphs.count, end < 40 else { return }
    for index in 0..<end where paragraphs[index].role == .body && isBare(paragraphs[index]) {
      paragraphs[index] = ProseParagraph(range: paragraphs[index].range, role: .furniture, titleLevel: 0)
    }
  }

  /// Whether a paragraph is running text: long, or with the end of a sentence in it.
  private func isSentence(_ paragraph: ProseParagraph) -> Bool {
    let text = decoded.units[paragraph.range.lower..<paragraph.range.upper]
    return text.count > 60 || text.contains { $0.endsSentence }
  }

  /// Whether a line has no mark of a sentence, no ordinal, and leads into nothing.
  private func isBare(_ paragraph: ProseParagraph) -> Bool {
    let text = decoded.units[paragraph.range.lower..<paragraph.range.upper]
    let opening = decoded.units.withUnsafeBufferPointer {
      ParagraphOpening.at(paragraph.range.lower, upTo: paragraph.range.upper, in: $0)
    }
    guard opening == .none || opening == .bullet, let last = text.last, !last.endsClause else { return false }
    return !text.contains { $0 == 0xFF0C || $0 == 0xFF1B || $0 == 0x3001 }
  }
}
