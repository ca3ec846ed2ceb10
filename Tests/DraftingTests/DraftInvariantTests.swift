import Drafting
import Invariants
import ProseText
import TestSupport
import Testing

/// What must hold of every draft, whatever it was read from.
@Suite struct DraftInvariantTests {
  private static let pieces = [
    "\n", "\n", "。", "，", "、", "；", "：", "“", "”", "‘", "’", "（", "）", "《", "》", "\"", "…", "！", " ", "\u{3000}", "一",
    "二", "三", "十", "百", "〇", "第",
    "其", "首先", "最后", "一是", "二要", "第三，", "1.", "（一）", "①", "2025", "年", "3", "月", "5", "日", "星期三", "周", "至", "上午",
    "8时30分", ":", "-", "农历", "“三会一课”",
    "“四个意识”，即", "等", "的", "即", "包括", "是", "和", "意识", "村", "😀", "𠮷", "3.5亿元", "%", "分之", "个", "# ", "第一章", "零", "点",
  ]

  private func text(using generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...70, using: &generator)).map { _ in
      Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &generator)]
    }.joined()
  }

  @Test(arguments: [UInt64(11), 12, 13, 14])
  func randomTexts(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var found = 0
    for _ in 0..<300 {
      let text = text(using: &generator)
      let draft = Draft(text)
      let violations = DraftInvariants.violations(of: draft)
      #expect(violations.isEmpty, "\(text.debugDescription)")
      found += draft.dates.count + draft.slogans.count + draft.series.count
    }
    #expect(found > 300)
  }

  @Test func theSameTextGivesTheSameDraft() {
    var generator = SeededGenerator(seed: 15)
    for _ in 0..<100 {
      let text = text(using: &generator)
      #expect(Self.structure(Draft(text)) == Self.structure(Draft(text)))
      #expect(
        Self.structure(Draft(text)) == Self.structure(Draft(text.replacing("\n", with: "\r\n"))),
        "\(text.debugDescription)")
    }
  }

  @Test func theCorpus() throws {
    guard let corpus = Checkout.material("corpus") else { return }
    let texts = try CorpusText.all(in: corpus)
    #expect(!texts.isEmpty)
    for (name, text) in texts {
      #expect(DraftInvariants.violations(of: Draft(text)).isEmpty, "\(name)")
    }
  }

  /// All ranges of the draft, as strings that compare.
  private static func structure(_ draft: Draft) -> [String] {
    draft.sentenceLines + draft.headingLines + draft.markLines + draft.seriesLines + draft.quotationLines
      + draft.figureLines + draft.dateLines + draft.timeLines + draft.sloganLines
  }
}
