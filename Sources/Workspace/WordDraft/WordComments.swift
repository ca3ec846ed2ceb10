package import ProseText

/// A remark on a stretch of a Word draft.
package struct WordComment: Sendable {
  /// The stretch, in the text that was taken from the file.
  package let range: SourceRange
  /// What is remarked, a paragraph each.
  package let paragraphs: [String]

  /// The remark `paragraphs` on `range`.
  package init(range: SourceRange, paragraphs: [String]) {
    self.range = range
    self.paragraphs = paragraphs
  }
}

/// Writes copies of Word files with comments in them. Everything else of the file stays as it is, byte by byte.
package struct WordCommentWriter {
  private let map: WordMap
  /// The main part.
  private let main: [UInt8]
  /// What the names of Word's own elements begin with in the main part, `w:` nearly always.
  private let prefix: String
  private var insertions: [Int: Insertion] = [:]
  /// Where the attribute is missing that keeps blanks at the ends of text.
  private var unpreserved: Set<Int> = []

  /// What is put in at one place.
  private struct Insertion {
    var ends = ""
    var starts = ""
    /// Whether a run is cut there, and its properties.
    var cut: Range<Int>?
  }

  /// The copy of the file of `map` with `comments`.
  package static func copy(of map: WordMap, with comments: [WordComment]) -> [UInt8] {
    let word = map.word
    let existing = word.part("comments")
    let old = existing.flatMap { try? word.contents($0) } ?? []
    let first = (Self.ids(of: old).max() ?? -1) + 1
    var writer = WordCommentWriter(map)
    for (number, comment) in comments.enumerated() { writer.place(comment.range, id: first + number) }

    var parts = [word.mainPart: writer.finished()]
    let space = writer.isStrict ? strictSpace : usualSpace
    let own = comments.enumerated().map { element(first + $0, $1, space) }.joined()
    let name = existing ?? word.mainPart.prefix { $0 != "/" } + "/comments.xml"
    if existing != nil, !old.isEmpty {
      parts[name] = Self.inserting(own, intoRootOf: old)
    } else {
      parts[name] = Array(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<w:comments xmlns:w=\"\(space)\">\(own)</w:comments>".utf8)
      let relations = WordPackage.relationshipsPart(of: word.mainPart)
      let office = writer.isStrict ? "http://purl.oclc.org/ooxml" : "http://schemas.openxmlformats.org"
      let relation =
        "<Relationship xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\" Id=\"zhubiComments\""
        + " Type=\"\(office)/officeDocument/\(writer.isStrict ? "" : "2006/")relationships/comments\" Target=\"/\(name)\"/>"
      parts[relations] = Self.inserting(
        relation, intoRootOf: (try? word.contents(relations)) ?? emptyRelationships)
      let types = "[Content_Types].xml"
      let type =
        "<Override xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\" PartName=\"/\(name)\""
        + " ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml\"/>"
      parts[types] = Self.inserting(type, intoRootOf: (try? word.contents(types)) ?? [])
    }
    return archive(word.archive, replacing: parts)
  }

  private static let usualSpace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  private static let strictSpace = "http://purl.oclc.org/ooxml/wordprocessingml/main"
  private static let emptyRelationships = Array(
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>".utf8)

  private init(_ map: WordMap) {
    self.map = map
    main = (try? map.word.contents(map.word.mainPart)) ?? []
    let run = map.runs.first?.xml ?? map.paragraphs.first?.anchor ?? 0..<0
    let name = main[run].dropFirst().prefix { $0 != 0x20 && $0 != 0x3E && $0 != 0x2F }
    prefix = name.lastIndex(of: 0x3A).map { String(decoding: name[...$0], as: UTF8.self) } ?? ""
  }

  /// Whether the file is of the stricter form.
  private var isStrict: Bool {
    String(decoding: main.prefix(4000), as: UTF8.self).contains(Self.strictSpace)
  }

  // MARK: Places

  /// Puts comment `id` where `range` stands: on its words, else on what its paragraph begins with, else on its anchor.
  private mutating func place(_ range: SourceRange, id: Int) {
    guard let paragraph = map.paragraph(at: range.start) ?? map.paragraphs.first else { return }
    let start = "<\(prefix)commentRangeStart \(prefix)id=\"\(id)\"/>"
    let end =
      "<\(prefix)commentRangeEnd \(prefix)id=\"\(id)\"/><\(prefix)r><\(prefix)commentReference \(prefix)id=\"\(id)\"/></\(prefix)r>"
    guard paragraph.takesComments else {
      if isTextBox(paragraph) {
        add(starts: start + end, at: paragraphEnd(paragraph.anchor))
      } else {
        add(starts: start, at: paragraph.anchor.lowerBound)
        add(ends: end, at: paragraph.anchor.upperBound)
      }
      return
    }
    let pieces = pieces(of: paragraph)
    let covered = pieces.filter {
      map.pieces[$0].text.lowerBound < range.end.value && map.pieces[$0].text.upperBound > range.start.value
    }
    if range.isEmpty, let only = covered.first {
      addBorder(in: only, at: range.start.value) { $0.starts += start + end }
    } else if let first = covered.first, let last = covered.last {
      addBorder(in: first, at: range.start.value) { $0.starts += start }
      addBorder(in: last, at: range.end.value) { $0.ends += end }
    } else if let first = pieces.first(where: { map.pieces[$0].text.upperBound >= range.start.value }) ?? pieces.last {
      addBorder(in: first, at: map.pieces[first].text.lowerBound) { $0.starts += start }
      addBorder(in: first, at: map.pieces[first].text.upperBound) { $0.ends += end }
    } else {
      add(starts: start + end, at: paragraphEnd(paragraph.anchor))
    }
  }

  private func isTextBox(_ paragraph: WordMap.Paragraph) -> Bool {
    paragraph.place.container == .textBox
  }

  /// The numbers of the pieces in `paragraph`; pieces rise in the main part as in the text.
  private func pieces(of paragraph: WordMap.Paragraph) -> Range<Int> {
    var low = 0
    var high = map.pieces.count
    while low < high {
      let middle = (low + high) / 2
      if map.pieces[middle].text.lowerBound < paragraph.start { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < map.pieces.count, paragraph.anchor.contains(map.pieces[end].xmlStart) { end += 1 }
    return low..<end
  }

  /// Where the end tag of the paragraph in `anchor` begins; its start where it has none.
  private func paragraphEnd(_ anchor: Range<Int>) -> Int {
    var at = anchor.upperBound - 2
    while at > anchor.lowerBound {
      if main[at] == 0x3C, main[at + 1] == 0x2F { return at }
      at -= 1
    }
    return anchor.lowerBound
  }

  /// Puts something in at the byte `offset` of the text, which lies in piece `number`: between two runs where that is
  /// the border of one, else by cutting the run.
  private mutating func addBorder(in number: Int, at offset: Int, _ put: (inout Insertion) -> Void) {
    let piece = map.pieces[number]
    let run = map.runs[piece.run]
    let isFirst = number == 0 || map.pieces[number - 1].run != piece.run
    let isLast = number + 1 == map.pieces.count || map.pieces[number + 1].run != piece.run
    if offset <= piece.text.lowerBound, isFirst {
      put(&insertions[run.xml.lowerBound, default: Insertion()])
    } else if offset >= piece.text.upperBound, isLast {
      put(&insertions[run.xml.upperBound, default: Insertion()])
    } else if let at = place(inPiece: piece, offset), keepsItsText(piece) {
      put(&insertions[at, default: Insertion()])
      insertions[at]?.cut = run.properties
    } else {
      // Text in several pieces of XML: the comment stands on the whole run.
      put(&insertions[offset <= piece.text.lowerBound ? run.xml.lowerBound : run.xml.upperBound, default: Insertion()])
    }
  }

  /// The byte of the main part at which the text `offset` begins; nil where markup stands before it.
  private func place(inPiece piece: WordMap.Piece, _ offset: Int) -> Int? {
    var at = piece.xmlStart
    var text = piece.text.lowerBound
    while text < offset {
      guard at < main.count, main[at] != 0x3C else { return nil }
      if main[at] == 0x26 {
        guard let (meant, end) = XMLPullReader.reference(in: main, at: at) else { return nil }
        text += meant.count
        at = end
      } else {
        text += 1
        at += 1
      }
    }
    return text == offset ? at : nil
  }

  /// Whether a piece may be cut. Text that is cut may end in a blank, which only counts where the tag says so; the tag is
  /// made to say it, unless blanks that are none of the text would come to light by that.
  private mutating func keepsItsText(_ piece: WordMap.Piece) -> Bool {
    guard let close = main[..<piece.xmlStart].lastIndex(of: 0x3E), let open = main[..<close].lastIndex(of: 0x3C) else {
      return false
    }
    let tag = String(decoding: main[open..<close], as: UTF8.self)
    // With another value the blank does not count, and a second attribute of the name makes no XML.
    if tag.contains("xml:space") {
      return tag.contains("xml:space=\"preserve\"") || tag.contains("xml:space='preserve'")
    }
    guard close + 1 == piece.xmlStart, let end = place(inPiece: piece, piece.text.upperBound), end < main.count,
      main[end] == 0x3C
    else { return false }
    unpreserved.insert(close)
    return true
  }

  private mutating func add(starts: String = "", ends: String = "", at offset: Int) {
    insertions[offset, default: Insertion()].starts += starts
    insertions[offset]?.ends += ends
  }

  // MARK: Writing

  /// The main part with everything put in.
  private func finished() -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(main.count + insertions.count * 200)
    var at = 0
    for offset in Set(insertions.keys).union(unpreserved).sorted() {
      result += main[at..<offset]
      at = offset
      if unpreserved.contains(offset) { result += Array(" xml:space=\"preserve\"".utf8) }
      guard let insertion = insertions[offset] else { continue }
      // What ends here ends before anything begins.
      let marks = Array((insertion.ends + insertion.starts).utf8)
      guard let properties = insertion.cut else {
        result += marks
        continue
      }
      result += Array("</\(prefix)t></\(prefix)r>".utf8) + marks + Array("<\(prefix)r>".utf8) + main[properties]
      result += Array("<\(prefix)t xml:space=\"preserve\">".utf8)
    }
    return Self.declaredAsUTF8(result + main[at...])
  }

  /// The part without a declaration of UTF-16, in which it no longer is.
  private static func declaredAsUTF8(_ part: [UInt8]) -> [UInt8] {
    let head = String(decoding: part.prefix(120), as: UTF8.self).lowercased()
    guard head.contains("utf-16"), let end = part.firstIndex(of: 0x3E) else { return part }
    return Array(part[(end + 1)...])
  }

  private static func element(_ id: Int, _ comment: WordComment, _ space: String) -> String {
    let paragraphs = comment.paragraphs.map { "<w:p><w:r><w:t xml:space=\"preserve\">\(escaped($0))</w:t></w:r></w:p>" }
    return
      "<w:comment xmlns:w=\"\(space)\" w:id=\"\(id)\" w:author=\"朱笔\" w:initials=\"朱\">\(paragraphs.joined())</w:comment>"
  }

  /// `text` for an element; what XML cannot hold is left out.
  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\u{FFFE}", "\u{FFFF}": ""
      default: scalar.value < 0x20 ? " " : String(scalar)
      }
    }.joined()
  }

  /// `part` with `text` before the end of its outermost element.
  private static func inserting(_ text: String, intoRootOf part: [UInt8]) -> [UInt8] {
    guard let end = part.indices.dropLast().last(where: { part[$0] == 0x3C && part[$0 + 1] == 0x2F }) else {
      return part
    }
    return declaredAsUTF8(Array(part[..<end]) + Array(text.utf8) + part[end...])
  }

  /// The ids of comments in `part`.
  private static func ids(of part: [UInt8]) -> [Int] {
    guard !part.isEmpty else { return [] }
    var reader = XMLPullReader(part)
    var ids: [Int] = []
    while let event = try? reader.next() {
      if case .start(let element) = event, element.name == "comment", let id = element.number("id") { ids.append(id) }
    }
    return ids.filter { (0..<1 << 30).contains($0) }
  }

  private static func archive(_ archive: ZipArchive, replacing parts: [String: [UInt8]]) -> [UInt8] {
    var writer = ZipWriter()
    for entry in archive.entries {
      if let part = parts[entry.name] { writer.add(entry.name, part) } else { writer.add(entry, of: archive) }
    }
    for (name, part) in parts.sorted(by: { $0.key < $1.key }) where archive.entry(name) == nil {
      writer.add(name, part)
    }
    return writer.finished()
  }
}
