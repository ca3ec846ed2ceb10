import ProseText
import TestSupport
import Testing

@Suite struct PositionTests {
  @Test(arguments: PositionEncoding.allCases)
  func agreesWithCountingByScalars(_ encoding: PositionEncoding) {
    for text in TrickyText.all { compare(text, encoding) }
  }

  @Test(arguments: PositionEncoding.allCases)
  func agreesOnRandomTexts(_ encoding: PositionEncoding) {
    var generator = SeededGenerator(seed: 20_250_901)
    for _ in 0..<300 { compare(TrickyText.random(upTo: 24, using: &generator), encoding) }
  }

  private func compare(_ text: String, _ encoding: PositionEncoding) {
    let source = SourceText(text)
    let oracle = PositionOracle(text)
    var wrong: [String] = []
    for offset in -2...source.bytes.count + 2 {
      let found = source.position(of: UTF8Offset(offset), in: encoding)
      let expected = oracle.position(of: offset, in: encoding)
      if found != expected { wrong.append("offset \(offset): \(found), not \(expected)") }
    }
    if source.lines.count != oracle.lines.count { wrong.append("\(source.lines.count) lines") }
    for (number, line) in oracle.lines.enumerated() {
      if source.lines.start(of: number).value != line.start { wrong.append("start of line \(number)") }
      if source.contentRange(ofLine: number) != SourceRange(line.contentStart, line.contentEnd) {
        wrong.append("content of line \(number)")
      }
      for column in [-1, Int.max] + Array(0...line.content.count * 4 + 1) {
        let position = LinePosition(line: number, column: column)
        let found = source.offset(of: position, in: encoding).value
        let expected = oracle.offset(of: position, in: encoding)
        if found != expected { wrong.append("\(position): \(found), not \(expected)") }
      }
    }
    #expect(wrong.isEmpty, "\(text.debugDescription)")
  }

  @Test func linesOutsideTheTextAreClamped() {
    let source = SourceText("甲\n乙")
    #expect(source.lines.start(of: -1) == .zero)
    #expect(source.lines.start(of: 9) == UTF8Offset(4))
    #expect(source.contentRange(ofLine: -7) == SourceRange(0, 3))
    #expect(source.contentRange(ofLine: 7) == SourceRange(4, 7))
    for encoding in PositionEncoding.allCases {
      #expect(source.offset(of: LinePosition(line: -1, column: 5), in: encoding) == .zero)
      #expect(source.offset(of: LinePosition(line: 2, column: 0), in: encoding) == source.end)
      #expect(source.offset(of: LinePosition(line: .max, column: .max), in: encoding) == source.end)
      #expect(source.offset(of: LinePosition(line: .min, column: .min), in: encoding) == .zero)
    }
  }

  @Test func positionsAreOrderedByLineFirst() {
    #expect(LinePosition(line: 0, column: 9) < LinePosition(line: 1, column: 0))
    #expect(LinePosition(line: 1, column: 0) < LinePosition(line: 1, column: 2))
  }

  @Test(arguments: [("村a😀\u{E9}", 10, 5, 4), ("", 0, 0, 0), ("👩‍👧", 11, 5, 3)])
  func lengths(_ text: String, _ utf8: Int, _ utf16: Int, _ utf32: Int) {
    let source = SourceText(text)
    for encoding in PositionEncoding.allCases {
      let naive = text.unicodeScalars.reduce(0) { $0 + encoding.naiveUnits(of: $1) }
      #expect(source.length(of: SourceRange(.zero, source.end), in: encoding) == naive)
    }
    #expect(source.length(of: SourceRange(.zero, source.end), in: .utf8) == utf8)
    #expect(source.length(of: SourceRange(.zero, source.end), in: .utf16) == utf16)
    #expect(source.length(of: SourceRange(.zero, source.end), in: .utf32) == utf32)
    #expect(source.length(of: SourceRange(0, 10_000), in: .utf16) == utf16)
  }

  @Test func textOfARangeIsClampedToScalars() {
    let source = SourceText("村😀路")
    #expect(source[SourceRange(0, 3)] == "村")
    #expect(source[SourceRange(1, 5)] == "村")
    #expect(source[SourceRange(4, 7)] == "😀")
    #expect(source[SourceRange(7, 99)] == "路")
    #expect(source[SourceRange(50, 99)] == "")
  }

  @Test func illFormedBytesAreReplaced() {
    let broken: [UInt8] = [0xE6, 0x9D, 0x41, 0xFF]
    #expect(SourceText(wellFormed: broken) == nil)
    #expect(!SourceText.isWellFormed(broken))
    #expect(SourceText(bytes: broken).bytes == Array("\u{FFFD}A\u{FFFD}".utf8))
    #expect(SourceText(bytes: Array("县".utf8)) == SourceText("县"))
    #expect(SourceText(wellFormed: Array("县".utf8)) == SourceText("县"))
  }
}

@Suite struct RangeTests {
  @Test func offsetsAreNeverNegative() {
    #expect(UTF8Offset(-3) == .zero)
    #expect(UTF8Offset(3).advanced(by: -5) == .zero)
    #expect(UTF8Offset(3).advanced(by: 5) == UTF8Offset(8))
    #expect(UTF8Offset(3) < UTF8Offset(4))
  }

  @Test func sourceRanges() {
    let range = SourceRange(3, 6)
    #expect(SourceRange(6, 3) == SourceRange(6, 6))
    #expect(range.length == 3 && !range.isEmpty && SourceRange(3, 3).isEmpty)
    #expect(range.overlaps(SourceRange(5, 9)) && !range.overlaps(SourceRange(6, 9)))
    #expect(!range.overlaps(SourceRange(0, 3)))
    #expect([SourceRange(3, 6), SourceRange(3, 3), SourceRange(0, 9)].sorted().map(\.length) == [9, 0, 3])
  }

  @Test func proseRanges() {
    let range = ProseRange(3, 6)
    #expect(ProseRange(6, 3) == ProseRange(6, 6))
    #expect(ProseRange(-4, -2) == ProseRange(0, 0))
    #expect(range.count == 3 && !range.isEmpty && ProseRange(2, 2).isEmpty)
    #expect([2, 3, 5, 6].map { range.contains($0) } == [false, true, true, false])
    #expect(range.contains(ProseRange(4, 6)) && !range.contains(ProseRange(4, 7)))
    #expect(range.overlaps(ProseRange(5, 9)) && !range.overlaps(ProseRange(6, 9)))
  }
}
