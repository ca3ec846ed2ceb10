import LanguageServer
import LanguageServerProtocol
import ProseText

/// What must hold of a document whatever changes of it are sent: the text is that of a plain model.
enum ChangeInvariants {
  /// What the texts are made of, a byte for each.
  private static let scraps = [
    "a", "\n", "\r", "\r\n", "错", "😀", "𠀀", "é", "e\u{301}", "，", "一是", "\u{FEFF}", "\u{2028}", "\t", "\u{0}", "　",
  ]

  /// What is wrong after the changes that `bytes` stand for, in each unit of columns.
  static func violations(_ bytes: [UInt8]) -> [String] {
    PositionEncoding.allCases.flatMap { violations(bytes, $0) }
  }

  private static func violations(_ bytes: [UInt8], _ encoding: PositionEncoding) -> [String] {
    var reader = FuzzReader(bytes)
    let text = text(reader.take(reader.byte() % 64))
    var naive = NaiveText(text)
    var mirror = MirrorText(text)
    while !reader.isAtEnd {
      let kind = reader.byte()
      if kind == 0xFF {
        let text = Self.text(reader.take(reader.byte() % 64))
        naive.apply(ContentChange(range: nil, text: text), in: encoding)
        mirror.apply(.everything(text), in: encoding)
        continue
      }
      let (start, end) = (position(&reader), position(&reader))
      let text = Self.text(reader.take(kind % 8))
      naive.apply(ContentChange(range: PositionRange(start: start, end: end), text: text), in: encoding)
      mirror.apply(.between(place(start), place(end), text), in: encoding)
      guard mirror.bytes == Array(naive.string.utf8) else {
        return ["\(naive.string.debugDescription) is held as \(String(decoding: mirror.bytes, as: UTF8.self))"]
      }
    }
    return positionViolations(SourceText(bytes: mirror.bytes), encoding)
  }

  /// Places of the text as the client counts them lead back to where they came from.
  private static func positionViolations(_ source: SourceText, _ encoding: PositionEncoding) -> [String] {
    var violations: [String] = []
    for at in source.bytes.indices where source.bytes[at] & 0xC0 != 0x80 {
      // Between the two signs of a line end, and at a byte-order mark, there is no place.
      if at > 0, source.bytes[at - 1] == 0x0D, source.bytes[at] == 0x0A { continue }
      if at < 3, source.hasByteOrderMark { continue }
      let offset = UTF8Offset(at)
      if source.offset(of: source.position(of: offset, in: encoding), in: encoding) != offset {
        violations.append("byte \(at) is not found again in \(encoding)")
      }
    }
    return violations
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    bytes.map { scraps[Int($0) % scraps.count] }.joined()
  }

  private static func position(_ reader: inout FuzzReader) -> Position {
    // Now and then a place far outside, or before the text.
    func number(_ byte: Int) -> Int { byte == 0xFF ? Int(Int32.max) : byte == 0xFE ? -1 : byte % 32 }
    return Position(line: number(reader.byte()), character: number(reader.byte()))
  }

  private static func place(_ position: Position) -> LinePosition {
    LinePosition(line: position.line, column: position.character)
  }
}
