import Invariants
import ProseText
import TestSupport
import Testing

@Suite("Any text at all") struct GarbageTests {
  private static let plain = [
    "\n", "\n", "\r\n", "\r", "\n\n", " ", "  ", "\u{3000}", "\t", "\u{0C}", "\u{FEFF}", "\u{200B}", "\0", "—", "3",
    "一", "、", "是", "（", "）", "(",
    "第", "章", "。", "，", "”", "“", "#", "# ", "县", "镇政府", "推进农村改革", "wide", "A", "😀", "👩‍👧", "𠮷", "e\u{301}", "\u{FFFC}",
    "\u{FFFF}", "…", "王 明",
    "持续推进农业农村现代化建设，不断增强群众的获得感",
  ]
  private static let markdown =
    plain + [
      "`", "``", "```", "```\n", "~~~\n", "*", "**", "_", "__", "[", "](", ")", "]", "![", "[^", "]: ", "<", ">", "> ",
      "<!--", "-->", "<b>", "</b>",
      "<a:", "---\n", "+++\n", "===\n", "\n    ", "\n\t", "- ", "1. ", "|", "|---|\n", "\\", "~~", "\\`",
    ]

  private func text(of pieces: [String], using generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...60, using: &generator)).map { _ in
      pieces[Int.random(in: 0..<pieces.count, using: &generator)]
    }.joined()
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func plainText(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<400 {
      let text = text(of: Self.plain, using: &generator)
      #expect(ProseInvariants.violations(of: Prose(SourceText(text))).isEmpty, "\(text.debugDescription)")
    }
  }

  @Test(arguments: [UInt64(4), 5, 6, 7])
  func markdownText(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<400 {
      let text = text(of: Self.markdown, using: &generator)
      let prose = Prose(SourceText(text), syntax: .markdown)
      #expect(ProseInvariants.violations(of: prose).isEmpty, "\(text.debugDescription)")
    }
  }

  @Test(arguments: [UInt64(8), 9])
  func randomBytes(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let bytes = (0..<64).map { _ in UInt8.random(in: 0...255, using: &generator) }
      let source = SourceText(bytes: bytes)
      #expect(SourceText.isWellFormed(source.bytes))
      for syntax in [DraftSyntax.plain, .markdown] {
        #expect(ProseInvariants.violations(of: Prose(source, syntax: syntax)).isEmpty, "\(bytes)")
      }
    }
  }

  /// The same text with other line ends has the same paragraphs.
  @Test func lineEndsDoNotMatter() {
    var generator = SeededGenerator(seed: 10)
    for _ in 0..<200 {
      let text = text(of: Self.markdown, using: &generator).replacing("\r\n", with: "\n").replacing("\r", with: "\n")
      for syntax in [DraftSyntax.plain, .markdown] {
        let expected = Prose(SourceText(text), syntax: syntax)
        for end in ["\r\n", "\r"] {
          let found = Prose(SourceText(text.replacing("\n", with: end)), syntax: syntax)
          #expect(found.units == expected.units && found.paragraphs == expected.paragraphs, "\(text.debugDescription)")
        }
      }
    }
  }

  /// A sign that never finds its partner is looked up once, not once from each place: with 100,000 signs a look at all
  /// that follow each would take thousands of millions of steps, which is minutes.
  @Test(arguments: [
    "[", "`", "<", "*", "_", "![", "](", "[a](", "![a](", "<!--", "<a ", "<a:", "[^", "\\", "|", ">", "> ", "- ", "#",
    "`a``b", "]", "~~", "-",
    "[[a]", "<!", "（", "“", "\n", "\n\n    a", "```\n", "---\n", "a\n===\n",
  ])
  func timeIsLinear(_ sign: String) {
    let text = String(repeating: sign, count: 100_000)
    let elapsed = ContinuousClock().measure {
      for syntax in [DraftSyntax.plain, .markdown] {
        #expect(Prose(SourceText(text), syntax: syntax).units.count <= text.utf16.count)
      }
    }
    #expect(elapsed < .seconds(30))
  }
}
