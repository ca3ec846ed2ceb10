import LanguageServer
import LanguageServerProtocol
import ProseText
import TestSupport
import Testing

@Suite struct MirrorTextTests {
  private static let scraps = [
    "帐", "😀", "𠀀", "a", "é", "\u{301}", "\n", "\r", "\r\n", "\r\n\r\n", "\n\r", "", "“", "\u{FEFF}", "\u{2028}",
    "一二三四五",
  ]

  /// The same change made the long way round.
  private func replaced(_ text: [UInt8], _ change: MirrorText.Change, _ encoding: PositionEncoding) -> [UInt8] {
    switch change {
    case .everything(let new): return Array(new.utf8)
    case .between(let start, let end, let new):
      let source = SourceText(bytes: text)
      let range = SourceRange(source.offset(of: start, in: encoding), source.offset(of: end, in: encoding))
      return EditSet(TextEdit(range, new)).applied(to: source)
    }
  }

  @Test(arguments: PositionEncoding.allCases, 0..<60 as Range<UInt64>)
  func editsEqualFullReplacement(encoding: PositionEncoding, seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    func text(_ longest: Int) -> String {
      (0..<Int.random(in: 0...longest, using: &random))
        .map { _ in Self.scraps.randomElement(using: &random) ?? "" }.joined()
    }
    func position(_ lines: Int) -> LinePosition {
      LinePosition(
        line: Int.random(in: -1...lines, using: &random),
        column: Int.random(in: 0..<20, using: &random) == 0 ? Int.max : Int.random(in: -1...9, using: &random))
    }
    let start = text(30)
    var mirror = MirrorText(start)
    var expected = Array(start.utf8)
    for _ in 0..<60 {
      let lines = SourceText(bytes: expected).lines.count
      var ends = [position(lines), position(lines)]
      if Int.random(in: 0..<8, using: &random) > 0 { ends.sort() }
      let change: MirrorText.Change =
        Int.random(in: 0..<30, using: &random) == 0 ? .everything(text(30)) : .between(ends[0], ends[1], text(4))
      expected = replaced(expected, change, encoding)
      mirror.apply(change, in: encoding)
      #expect(mirror.bytes == expected)
      guard mirror.bytes == expected else { return }
    }
    #expect(SourceText.isWellFormed(mirror.bytes))
  }

  @Test(arguments: [
    (PositionEncoding.utf16, 1, "x😀"), (.utf16, 2, "😀x"), (.utf8, 3, "x😀"), (.utf8, 4, "😀x"), (.utf32, 1, "😀x"),
  ])
  func placesInsideACharacterCountAsItsStart(encoding: PositionEncoding, column: Int, expected: String) {
    var mirror = MirrorText("😀")
    let place = LinePosition(line: 0, column: column)
    mirror.apply(.between(place, place, "x"), in: encoding)
    #expect(String(decoding: mirror.bytes, as: UTF8.self) == expected)
  }

  @Test func thousandsOfChangesOfALongTextTakeLittleTime() {
    var mirror = MirrorText(String(repeating: "全面推进乡村振兴，持续深化改革。\n", count: 20_000))
    let start = ContinuousClock.now
    for line in 0..<2_000 {
      let place = LinePosition(line: line * 10, column: 2)
      mirror.apply(.between(place, place, "稳"), in: .utf16)
    }
    #expect(ContinuousClock.now - start < .seconds(60))
    #expect(mirror.bytes.count == 20_000 * 49 + 2_000 * 3)
  }
}

@Suite struct DraftSyntaxTests {
  @Test(
    arguments: [
      ("markdown", "file:///a.txt", DraftSyntax.markdown), ("Markdown", "untitled:1", .markdown),
      ("vimwiki-markdown", "x", .markdown), ("rmarkdown", "x", .markdown), ("md", "x", .markdown),
      ("gfm", "x", .markdown),
      ("plaintext", "file:///a.md", .markdown), ("text", "file:///A.MARKDOWN?x=1#y", .markdown),
      ("text", "file:///a.md.txt", .plain), (nil, "buffer:12", .plain), (nil, "file:///%E8.md", .markdown),
      ("toy", "", .plain),
      ("html", "file:///md", .plain),
    ] as [(String?, String, DraftSyntax)])
  func syntax(language: String?, uri: String, expected: DraftSyntax) {
    #expect(DraftSyntax(languageID: language, uri: uri) == expected)
  }
}
