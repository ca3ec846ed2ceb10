extension Prose {
  /// Reads the prose of `source`, written in `syntax`. Time and memory are linear in the source.
  public init(_ source: SourceText, syntax: DraftSyntax = .plain) {
    var builder = ProseBuilder(source)
    switch syntax {
    case .plain: builder.readPlain()
    case .paragraphs: builder.readParagraphs()
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
  /// Blanks that were read and not yet decided on.
  private var gap: Gap?
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
        while lower < Int(line.upper), decoded.units[lower] == 0x23 {
          lower += 1
          level += 1
        }
        while lower < Int(line.upper), decoded.units[lower].isBlank { lower += 1 }
        note(UnitMask(lower: Int(line.lower), upper: lower, reason: .markup, leaves: .nothing))
      }
      switch verdict {
      case .begins: begin(lower, Int(line.upper), titleLevel: level)
      case .continues:
        goOn(at: lower)
        append(lower, Int(line.upper))
      case .runningHead:
        note(UnitMask(lower: lower, upper: Int(line.upper), reason: .runningHead, leaves: .nothing))
      }
    }
    endParagraph(before: decoded.units.count)
    markFurniture()
  }

  mutating func readParagraphs() {
    let lines = decoded.units.withUnsafeBufferPointer { LineFacts.all(in: $0) }
    paragraphs.reserveCapacity(lines.count)
    for line in lines { begin(Int(line.lower), Int(line.upper), titleLevel: 0) }
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
        } else {
          if isFirst { goOn(at: at) }
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

  /// The finished prose; nothing is left here. The arrays are taken out first, so that they are cut and not copied.
  mutating func prose(of source: SourceText) -> Prose {
    var units: [UInt16] = []
    var offsets: [UInt32] = []
    swap(&units, &decoded.units)
    swap(&offsets, &decoded.offsets)
    units.removeLast(units.count - written)
    offsets.removeLast(offsets.count - written)
    return Prose(
      source: source, units: units, paragraphs: paragraphs, maskedPieces: maskedPieces, offsets: offsets)
  }

  // MARK: Writing units

  private mutating func begin(_ lower: Int, _ upper: Int, titleLevel: UInt8) {
    endParagraph(before: lower)
    self.titleLevel = titleLevel
    append(lower, upper)
  }

  /// Ends the paragraph that is being written with the line end before unit `next`.
  private mutating func endParagraph(before next: Int) {
    gap = nil
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

  /// Joins the line that begins at unit `next` to what was written: two Latin words on two lines need a blank.
  private mutating func goOn(at next: Int) {
    var end = readEnd
    while end < next, decoded.units[end] != 0x0A { end += 1 }
    gap = end < next ? Gap(unit: 0x20, offset: decoded.offsets[end], kind: .lineEnd) : nil
  }

  /// Writes the units from `lower` to `upper`, without the blanks that Chinese text does not have.
  private mutating func append(_ lower: Int, _ upper: Int) {
    guard lower < upper else { return }
    var gap = self.gap
    let written = self.written
    let paragraphStart = self.paragraphStart
    self.written = decoded.units.withUnsafeMutableBufferPointer { units in
      decoded.offsets.withUnsafeMutableBufferPointer { offsets in
        var written = written
        for at in lower..<upper {
          let unit = units[at]
          guard !unit.isBlank else {
            gap = Gap(after: gap, unit: unit, offset: offsets[at])
            continue
          }
          if let blank = gap {
            if written > paragraphStart, blank.parts(units[written - 1], unit) {
              units[written] = blank.unit
              offsets[written] = blank.offset
              written += 1
            }
            gap = nil
          }
          units[written] = unit
          offsets[written] = offsets[at]
          written += 1
        }
        return written
      }
    }
    self.gap = gap
    readEnd = upper
  }

  private mutating func appendPlaceholder(for mask: UnitMask) {
    decoded.units[written] = .placeholder
    decoded.offsets[written] = decoded.offsets[mask.lower]
    written += 1
    gap = nil
    readEnd = mask.upper
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

/// Blanks between two characters. Whether one of them is written is known when the second character is.
private struct Gap {
  /// Where blanks were read.
  enum Kind {
    /// At the end of a line that goes on in the next.
    case lineEnd
    /// One blank inside a line.
    case narrow
    /// Several blanks, or one that is as wide as a character.
    case wide
  }

  /// What is written for them.
  let unit: UInt16
  /// The byte of the first of them.
  let offset: UInt32
  let kind: Kind

  init(unit: UInt16, offset: UInt32, kind: Kind) {
    self.unit = unit
    self.offset = offset
    self.kind = kind
  }

  /// `earlier` with one more blank.
  @inline(__always)
  init(after earlier: Gap?, unit: UInt16, offset: UInt32) {
    if let earlier {
      self.init(unit: earlier.unit, offset: earlier.offset, kind: earlier.kind == .lineEnd ? .lineEnd : .wide)
    } else {
      self.init(unit: unit, offset: offset, kind: unit == 0x3000 ? .wide : .narrow)
    }
  }

  /// Whether a blank stays: between Latin words, and where a gap parts two Chinese words.
  func parts(_ before: UInt16, _ after: UInt16) -> Bool {
    switch kind {
    case .lineEnd: before.isASCIILetter && after.isASCIILetter
    case .narrow: before < 0x80 && after < 0x80
    case .wide: (before < 0x80 && after < 0x80) || (before.isHan && after.isHan)
    }
  }
}
