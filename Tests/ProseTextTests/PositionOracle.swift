import ProseText
import TestSupport

/// Lines and columns of a text, counted the slow way: by characters and scalars of a `String`, not by bytes.
struct PositionOracle {
  /// One line: where it begins, where its text begins (behind a byte-order mark), and its scalars without a line end.
  struct Line {
    /// The first byte.
    var start: Int
    /// The first byte of the text.
    var contentStart: Int
    /// The text.
    var content: [Unicode.Scalar] = []

    /// The byte after the text.
    var contentEnd: Int { content.reduce(contentStart) { $0 + PositionEncoding.utf8.naiveUnits(of: $1) } }
  }

  /// The lines, at least one.
  private(set) var lines: [Line]
  /// The length of the text.
  let byteCount: Int

  /// Counts `text`.
  init(_ text: String) {
    var at = 0
    var line = Line(start: 0, contentStart: 0)
    lines = []
    for character in text {
      let length = String(character).utf8.count
      if character == "\n" || character == "\r" || character == "\r\n" {
        lines.append(line)
        line = Line(start: at + length, contentStart: at + length)
      } else if at == 0, character.unicodeScalars.first == "\u{FEFF}" {
        line.contentStart = 3
        line.content.append(contentsOf: character.unicodeScalars.dropFirst())
      } else {
        line.content.append(contentsOf: character.unicodeScalars)
      }
      at += length
    }
    lines.append(line)
    byteCount = at
  }

  /// Line and column of the byte `offset`.
  func position(of offset: Int, in encoding: PositionEncoding) -> LinePosition {
    let offset = min(max(0, offset), byteCount)
    let number = lines.lastIndex { $0.start <= offset } ?? 0
    var column = 0
    var at = lines[number].contentStart
    for scalar in lines[number].content {
      at += PositionEncoding.utf8.naiveUnits(of: scalar)
      guard at <= offset else { break }
      column += encoding.naiveUnits(of: scalar)
    }
    return LinePosition(line: number, column: column)
  }

  /// The byte at a line and column.
  func offset(of position: LinePosition, in encoding: PositionEncoding) -> Int {
    guard position.line >= 0 else { return 0 }
    guard position.line < lines.count else { return byteCount }
    let line = lines[position.line]
    var column = 0
    var at = line.contentStart
    for scalar in line.content {
      column += encoding.naiveUnits(of: scalar)
      guard column <= position.column else { break }
      at += PositionEncoding.utf8.naiveUnits(of: scalar)
    }
    return at
  }
}

extension PositionEncoding {
  /// The units of one scalar, by the views of `String`.
  func naiveUnits(of scalar: Unicode.Scalar) -> Int {
    switch self {
    case .utf8: String(scalar).utf8.count
    case .utf16: String(scalar).utf16.count
    case .utf32: 1
    }
  }
}

/// Texts on which counting goes wrong.
enum TrickyText {
  /// One for each thing that has a length of its own.
  static let all = [
    "", "\n", "\r", "\r\n", "\n\r", "\r\r\n\n", "\n\n\n", "\u{FEFF}", "\u{FEFF}\n", "\u{FEFF}一\r\n二",
    "没有换行的一行", "以换行结尾\n", "县委县政府\r\n各乡镇\r各部门\n各单位", "𠮷田村\n𬭛盐厂\r\n𡎚镇", "👩‍👩‍👧‍👦幸福里\n👍🏽好",
    "e\u{301}a\u{308}\n\u{301}孤立的附标", "a\tb\u{3000}c\u{A0}d", "中\u{FEFF}间的标记\n", "\u{2028}不是换行\u{85}也不是\u{0B}\u{0C}",
    "\0\n\u{7F}\u{80}\u{7FF}\u{800}\u{FFFF}\u{10000}\u{10FFFF}", "甲\n\r\n\r乙\r", "🇨🇳\r\n\u{FEFF}\r\n",
  ]

  /// A random text of up to `length` pieces.
  static func random(upTo length: Int, using generator: inout SeededGenerator) -> String {
    let pieces = [
      "\n", "\r", "\r\n", "一", "二三", "a", "é", "e\u{301}", "😀", "👩‍👧", "𠮷", "\u{FEFF}", "\u{200D}", "\t", " ", "\0", "。",
    ]
    let count = Int.random(in: 0...length, using: &generator)
    return (0..<count).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &generator)] }.joined()
  }
}
