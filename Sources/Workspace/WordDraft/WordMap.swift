package import ProseText

/// Where the text that was taken from a Word file stands in it.
package struct WordMap: Sendable {
  /// A paragraph of the file.
  struct Paragraph: Sendable {
    /// Where its text begins.
    let start: Int
    let place: WordPlace
    /// The bytes of the main part from its start tag to its end tag; of a note, those of the run that refers to it; of a
    /// text box, those of the paragraph that it hangs on.
    let anchor: Range<Int>
    /// Whether comments can stand inside it, and not only at its anchor.
    let takesComments: Bool
  }

  /// A piece of text as the main part holds it.
  struct Piece: Sendable {
    /// Where it stands in the text.
    let text: Range<Int>
    /// Where its first character stands in the main part.
    let xmlStart: Int
    /// Its run in `runs`.
    let run: Int
  }

  /// A stretch of text with one look.
  struct Run: Sendable {
    /// The bytes from its start tag to its end tag.
    var xml: Range<Int>
    /// The bytes of its properties; empty for none.
    var properties: Range<Int>
  }

  /// The file.
  package let word: WordPackage
  /// The paragraphs with text, in the order of the text.
  let paragraphs: [Paragraph]
  /// The pieces of the text, in order.
  let pieces: [Piece]
  let runs: [Run]
  /// The stretches that no byte of the file holds: automatic numbers. In order.
  let virtualRanges: [SourceRange]

  /// The place of the paragraph that holds `offset`.
  package func place(of offset: UTF8Offset) -> WordPlace {
    paragraph(at: offset)?.place ?? WordPlace(container: .body, paragraph: 1)
  }

  /// Whether any of `range` is text that the file does not hold, such as an automatic number. It can be read, not edited.
  package func isVirtual(_ range: SourceRange) -> Bool {
    var low = 0
    var high = virtualRanges.count
    while low < high {
      let middle = (low + high) / 2
      if virtualRanges[middle].end <= range.start { low = middle + 1 } else { high = middle }
    }
    guard low < virtualRanges.count else { return false }
    let found = virtualRanges[low]
    return found.overlaps(range) || (range.isEmpty && found.start < range.start && range.start < found.end)
  }

  /// The paragraph that holds `offset`.
  func paragraph(at offset: UTF8Offset) -> Paragraph? {
    var low = 0
    var high = paragraphs.count
    while low < high {
      let middle = (low + high) / 2
      if paragraphs[middle].start <= offset.value { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? paragraphs[low - 1] : nil
  }
}

/// A paragraph of a Word file, as people find it.
package struct WordPlace: Hashable, Sendable {
  /// What a paragraph stands in.
  package enum Container: Hashable, Sendable {
    /// The text itself.
    case body
    /// A cell: the number of the table, of the row and of the cell in its row.
    case cell(table: Int, row: Int, column: Int)
    /// A text box that hangs on this paragraph of the text.
    case textBox
    /// The footnote of this number.
    case footnote(Int)
    /// The endnote of this number.
    case endnote(Int)
  }

  /// What the paragraph stands in.
  package let container: Container
  /// Its number, from 1: in the text without tables, in its cell, or in its note. Empty paragraphs count.
  package let paragraph: Int

  /// The place for people, for example 第12段.
  package var title: String {
    switch container {
    case .body: "第\(paragraph)段"
    case .cell(let table, let row, let column): "表\(table)第\(row)行第\(column)格"
    case .textBox: "第\(paragraph)段旁的文本框"
    case .footnote(let number): "脚注\(number)"
    case .endnote(let number): "尾注\(number)"
    }
  }
}
