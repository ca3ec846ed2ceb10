import ProseText

/// Reads the text of a Word file, paragraph by paragraph, with the labels that Word computes.
struct WordBodyReader {
  /// The text in UTF-8.
  private(set) var text: [UInt8] = []
  private(set) var paragraphs: [WordMap.Paragraph] = []
  private(set) var pieces: [WordMap.Piece] = []
  private(set) var runs: [WordMap.Run] = []
  private(set) var virtualRanges: [SourceRange] = []
  /// The runs that refer to footnotes and to endnotes, by the ids of the notes, in order.
  private(set) var footnotes: [NoteReference] = []
  private(set) var endnotes: [NoteReference] = []

  /// Where a note is referred to.
  struct NoteReference {
    let id: String
    /// The number of the run in `runs`.
    let run: Int
  }

  private var counters: ListCounters
  /// The paragraphs that are open; text boxes hang paragraphs on paragraphs.
  private var open: [OpenParagraph] = []
  /// Paragraphs of text boxes, which wait for the end of the one they hang on.
  private var waiting: [OpenParagraph] = []
  private var bodyCount = 0
  private var tableCount = 0
  private var tables: [OpenTable] = []
  /// The depths at which the open tables and runs were begun.
  private var tableDepths: [Int] = []
  private var openRuns: [(number: Int, depth: Int, isHidden: Bool)] = []
  /// The fields that are open, the innermost last.
  private var fields: [Field] = []
  /// Whether text is kept that a table of contents repeats: where its field never ends.
  private let contents: Contents
  /// The note that is being read; nil in the text itself.
  private var note: (container: WordPlace.Container, anchor: Range<Int>)?

  /// What becomes of a table of contents.
  enum Contents {
    /// It is left out: it says the headings a second time.
    case leftOut
    /// It is kept.
    case kept
  }

  private struct OpenTable {
    var row = 0
    var column = 0
    var paragraph = 0
  }

  private struct Field {
    var instruction: [UInt8] = []
    var isInstruction = true
    var isContents: Bool {
      instruction.drop { $0 == 0x20 }.starts(with: "TOC".utf8)
    }
  }

  private struct OpenParagraph {
    var xmlStart: Int
    var xml: Range<Int> { xmlStart..<max(xmlStart, xmlEnd) }
    var xmlEnd = 0
    var depth: Int
    var place: WordPlace
    var style: String?
    var reference: WordNumbering.Reference?
    var text: [UInt8] = []
    var pieces: [WordMap.Piece] = []
  }

  /// A reader that counts lists by `numbering`.
  init(_ numbering: WordNumbering, contents: Contents) {
    counters = ListCounters(numbering)
    self.contents = contents
  }

  /// Whether all fields that began have ended.
  var endsAllFields: Bool { fields.isEmpty }

  /// Reads the main part.
  mutating func readBody(_ part: [UInt8]) throws(XMLPullReader.Problem) {
    var reader = XMLPullReader(part)
    while let event = try reader.next() { try take(event, &reader) }
    tables = []
  }

  /// Reads the notes of `part` that `references` refer to, in the order of the part.
  mutating func readNotes(
    _ part: [UInt8], _ references: [NoteReference], _ container: (Int) -> WordPlace.Container
  ) throws(XMLPullReader.Problem) {
    var numbers: [String: Int] = [:]
    for (number, reference) in references.enumerated() where numbers[reference.id] == nil {
      numbers[reference.id] = number
    }
    var reader = XMLPullReader(part)
    while let event = try reader.next() {
      if case .start(let element) = event, element.name == "footnote" || element.name == "endnote" {
        guard let number = numbers[element["id"] ?? ""] else {
          try reader.skipElement()
          continue
        }
        note = (container(number + 1), runs[references[number].run].xml)
        bodyCount = 0
      }
      try take(event, &reader)
    }
    note = nil
  }

  // MARK: Events

  private mutating func take(
    _ event: XMLPullReader.Event, _ reader: inout XMLPullReader
  ) throws(XMLPullReader.Problem) {
    guard text.count <= DraftReader.sizeLimit else { throw .tooLarge }
    switch event {
    case .start(let element): try begin(element, &reader)
    case .end:
      if let paragraph = open.last, reader.depth < paragraph.depth { endParagraph(at: reader.position) }
      while let table = tableDepths.last, reader.depth < table {
        tableDepths.removeLast()
        tables.removeLast()
      }
      if let run = openRuns.last, reader.depth < run.depth { endRun(at: reader.position) }
    case .text: break
    }
  }

  private mutating func begin(_ element: XMLElement, _ reader: inout XMLPullReader) throws(XMLPullReader.Problem) {
    if element.space == .choice {
      // The older form of what was read already.
      if element.name == "Fallback" { try reader.skipElement() }
      return
    }
    if element.space == .formula, element.name == "t" {
      append(try reader.elementText())
      return
    }
    guard element.space == .word else { return }
    switch element.name {
    case "p": beginParagraph(reader)
    case "pPr": try readParagraphProperties(&reader)
    case "tbl":
      if tables.isEmpty { tableCount += 1 }
      tables.append(OpenTable())
      tableDepths.append(reader.depth)
    case "tr":
      if tables.count == 1 {
        tables[0].row += 1
        tables[0].column = 0
      }
    case "tc":
      if tables.count == 1 {
        tables[0].column += 1
        tables[0].paragraph = 0
      }
    case "r":
      runs.append(WordMap.Run(xml: reader.eventStart..<reader.eventStart, properties: 0..<0))
      openRuns.append((runs.count - 1, reader.depth, false))
    case "rPr": try readRunProperties(&reader)
    case "t": try readText(element, &reader)
    case "tab", "ptab": append([0x09])
    case "br", "cr": append([0x0A])
    case "noBreakHyphen": append([0x2D])
    case "fldChar": takeFieldMark(element["fldCharType"] ?? "")
    case "instrText":
      let text = try reader.elementText()
      if let last = fields.indices.last, fields[last].isInstruction { fields[last].instruction += text }
    case "footnoteReference", "endnoteReference":
      guard note == nil, let id = element["id"], let run = openRuns.last else { return }
      let reference = NoteReference(id: id, run: run.number)
      if element.name == "footnoteReference" { footnotes.append(reference) } else { endnotes.append(reference) }
    // What was deleted or moved away, readings above characters, and settings.
    case "del", "moveFrom", "rt", "sdtPr", "tblPr", "trPr", "tcPr", "tblGrid", "sectPr", "tblPrEx":
      try reader.skipElement()
    default: break
    }
  }

  private mutating func readParagraphProperties(_ reader: inout XMLPullReader) throws(XMLPullReader.Problem) {
    var style: String?
    var reference: WordNumbering.Reference?
    try reader.children { child, reader throws(XMLPullReader.Problem) in
      if child.name == "pStyle" { style = child["val"] }
      if child.name == "numPr" { reference = try WordNumbering.Reference(&reader) }
    }
    guard let last = open.indices.last else { return }
    open[last].style = style
    open[last].reference = reference
  }

  private mutating func readRunProperties(_ reader: inout XMLPullReader) throws(XMLPullReader.Problem) {
    let start = reader.eventStart
    var isHidden = false
    try reader.children { child, _ in
      if child.name == "vanish" { isHidden = child.isOn }
    }
    guard let last = openRuns.indices.last else { return }
    runs[openRuns[last].number].properties = start..<reader.position
    openRuns[last].isHidden = isHidden
  }

  private mutating func endRun(at position: Int) {
    guard let run = openRuns.popLast() else { return }
    runs[run.number].xml = runs[run.number].xml.lowerBound..<position
  }

  // MARK: Text

  private mutating func readText(
    _ element: XMLElement, _ reader: inout XMLPullReader
  ) throws(XMLPullReader.Problem) {
    var start = reader.position
    var text = try reader.elementText()
    for index in text.indices where text[index] == 0x0A || text[index] == 0x0D || text[index] == 0x09 {
      text[index] = 0x20
    }
    // Blanks around text are the file's, unless it says that they are the writer's.
    if element["space"] != "preserve" {
      let blanks = text.prefix { $0 == 0x20 }.count
      start += blanks
      text = Array(text.dropFirst(blanks))
      while text.last == 0x20 { text.removeLast() }
    }
    append(text, xmlStart: start)
  }

  /// Adds `text` to the paragraph that is open, where it is shown at all.
  private mutating func append(_ text: [UInt8], xmlStart: Int? = nil) {
    guard let last = open.indices.last, !text.isEmpty, openRuns.last?.isHidden != true else { return }
    guard !fields.contains(where: { $0.isInstruction || (contents == .leftOut && $0.isContents) }) else { return }
    let start = open[last].text.count
    open[last].text += text
    if let xmlStart, note == nil, open.count == 1, let run = openRuns.last?.number {
      open[last].pieces.append(WordMap.Piece(text: start..<start + text.count, xmlStart: xmlStart, run: run))
    }
  }

  private mutating func takeFieldMark(_ kind: String) {
    switch kind {
    case "begin": fields.append(Field())
    case "separate": if let last = fields.indices.last { fields[last].isInstruction = false }
    case "end": _ = fields.popLast()
    default: break
    }
  }

  // MARK: Paragraphs

  private mutating func beginParagraph(_ reader: XMLPullReader) {
    open.append(OpenParagraph(xmlStart: reader.eventStart, depth: reader.depth, place: nextPlace()))
  }

  /// The place of the paragraph that begins.
  private mutating func nextPlace() -> WordPlace {
    if let outer = open.first { return WordPlace(container: .textBox, paragraph: outer.place.paragraph) }
    if let note {
      bodyCount += 1
      return WordPlace(container: note.container, paragraph: bodyCount)
    }
    guard !tables.isEmpty else {
      bodyCount += 1
      return WordPlace(container: .body, paragraph: bodyCount)
    }
    tables[0].paragraph += 1
    return WordPlace(
      container: .cell(table: tableCount, row: tables[0].row, column: tables[0].column), paragraph: tables[0].paragraph)
  }

  private mutating func endParagraph(at position: Int) {
    guard var paragraph = open.popLast() else { return }
    paragraph.xmlEnd = position
    guard open.isEmpty else {
      waiting.append(paragraph)
      return
    }
    emit(paragraph, anchor: note?.anchor ?? paragraph.xml)
    for box in waiting { emit(box, anchor: paragraph.xml) }
    waiting = []
  }

  private mutating func emit(_ paragraph: OpenParagraph, anchor: Range<Int>) {
    let label = Array(counters.label(style: paragraph.style, reference: paragraph.reference).utf8)
    guard !label.isEmpty || !paragraph.text.isEmpty else { return }
    let start = text.count
    text += label
    if !label.isEmpty { virtualRanges.append(SourceRange(start, text.count)) }
    let base = text.count
    text += paragraph.text
    text.append(0x0A)
    for piece in paragraph.pieces {
      let range = base + piece.text.lowerBound..<base + piece.text.upperBound
      pieces.append(WordMap.Piece(text: range, xmlStart: piece.xmlStart, run: piece.run))
    }
    let takesComments: Bool
    switch paragraph.place.container {
    case .body, .cell: takesComments = true
    case .textBox, .footnote, .endnote: takesComments = false
    }
    paragraphs.append(
      WordMap.Paragraph(start: start, place: paragraph.place, anchor: anchor, takesComments: takesComments))
  }
}
