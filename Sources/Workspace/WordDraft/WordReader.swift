import ProseText

/// Reads Word files: their text, where it stands, and the numbers that Word computes.
package enum WordReader {
  /// The text of the Word file `bytes`.
  package static func read(_ bytes: [UInt8]) throws(WordProblem) -> DecodedText {
    let word = try WordPackage(bytes)
    let main = try word.contents(word.mainPart)
    let numbering = try numbering(of: word)
    var reader = try read(word, main, numbering, .leftOut)
    if !reader.endsAllFields { reader = try read(word, main, numbering, .kept) }
    let map = WordMap(
      word: word, paragraphs: reader.paragraphs, pieces: reader.pieces, runs: reader.runs,
      virtualRanges: reader.virtualRanges)
    guard let source = SourceText(wellFormed: reader.text) else { throw .damaged(word.mainPart) }
    return DecodedText(source: source, encoding: .word, fileBytes: bytes, word: map)
  }

  private static func numbering(of word: WordPackage) throws(WordProblem) -> WordNumbering {
    func contents(_ kind: String) throws(WordProblem) -> (String, [UInt8]) {
      guard let part = word.part(kind) else { return (kind, []) }
      return (part, try word.contents(part))
    }
    let (stylesPart, stylesBytes) = try contents("styles")
    let styles = try WordPackage.reading(stylesPart) { () throws(XMLPullReader.Problem) in try WordStyles(stylesBytes) }
    let (part, bytes) = try contents("numbering")
    return try WordPackage.reading(part) { () throws(XMLPullReader.Problem) in
      try WordNumbering(bytes, styles: styles)
    }
  }

  private static func read(
    _ word: WordPackage, _ main: [UInt8], _ numbering: WordNumbering, _ contents: WordBodyReader.Contents
  ) throws(WordProblem) -> WordBodyReader {
    var reader = WordBodyReader(numbering, contents: contents)
    try WordPackage.reading(word.mainPart) { () throws(XMLPullReader.Problem) in try reader.readBody(main) }
    if let part = word.part("footnotes"), !reader.footnotes.isEmpty {
      let bytes = try word.contents(part)
      try WordPackage.reading(part) { () throws(XMLPullReader.Problem) in
        try reader.readNotes(bytes, reader.footnotes) { .footnote($0) }
      }
    }
    if let part = word.part("endnotes"), !reader.endnotes.isEmpty {
      let bytes = try word.contents(part)
      try WordPackage.reading(part) { () throws(XMLPullReader.Problem) in
        try reader.readNotes(bytes, reader.endnotes) { .endnote($0) }
      }
    }
    return reader
  }
}
