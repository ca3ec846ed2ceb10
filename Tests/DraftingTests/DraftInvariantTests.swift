import Drafting
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
      let violations = Self.violations(of: draft)
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
      #expect(Self.violations(of: Draft(text)).isEmpty, "\(name)")
    }
  }

  /// All ranges of the draft, as strings that compare.
  private static func structure(_ draft: Draft) -> [String] {
    draft.sentenceLines + draft.headingLines + draft.markLines + draft.seriesLines + draft.quotationLines
      + draft.figureLines + draft.dateLines + draft.timeLines + draft.sloganLines
  }

  private static func violations(of draft: Draft) -> [String] {
    var violations: [String] = []
    func check(_ name: String, _ ranges: [ProseRange], mayNest: Bool = false) {
      for range in ranges where range.upper > draft.prose.units.count || range.isEmpty {
        violations.append("\(name) \(range) is empty or outside")
      }
      for (one, next) in zip(ranges, ranges.dropFirst())
      where mayNest ? one.lower >= next.lower : one.upper > next.lower {
        violations.append("\(name) \(next) after \(one)")
      }
      for range in ranges where draft.prose.units[range.lower..<range.upper].contains(.paragraphEnd) {
        violations.append("\(name) \(range) crosses paragraphs")
      }
    }
    check("sentence", draft.sentences.map(\.range))
    check("heading", draft.headings.map(\.paragraph))
    check("mark", draft.seriesMarks.map(\.range))
    check("quotation", draft.quotations.map(\.range), mayNest: true)
    check("figure", draft.figures.map(\.range))
    check("date", draft.dates.map(\.range))
    check("time", draft.clockTimes.map(\.range))
    check("slogan", draft.slogans.map(\.range), mayNest: true)
    checkSentences(draft, &violations)
    let marks = draft.series.flatMap(\.marks).sorted()
    if marks != Array(draft.seriesMarks.indices) { violations.append("a mark is in no series, or in two") }
    if draft.headings.contains(where: { $0.level < 1 || $0.ordinal < 1 }) {
      violations.append("a level or ordinal below 1")
    }
    let finder = MemberFinder(draft)
    for slogan in draft.slogans {
      guard let list = finder.members(of: slogan) else { continue }
      check("member", list.members)
      if list.counts.isEmpty { violations.append("no count of \(draft.text(list.range))") }
    }
    return violations
  }

  /// Sentences cover every unit of every paragraph that is no blank.
  private static func checkSentences(_ draft: Draft, _ violations: inout [String]) {
    var isCovered = [Bool](repeating: false, count: draft.prose.units.count)
    for sentence in draft.sentences {
      let paragraph = draft.prose.paragraphs[Int(sentence.paragraph)].range
      if !paragraph.contains(sentence.range) { violations.append("\(sentence) is not in its paragraph") }
      for index in sentence.range.lower..<sentence.range.upper { isCovered[index] = true }
    }
    for paragraph in draft.prose.paragraphs {
      for index in paragraph.range.lower..<paragraph.range.upper
      where !isCovered[index] && !draft.prose.units[index].isBlank {
        violations.append("unit \(index) is in no sentence")
      }
    }
  }
}
