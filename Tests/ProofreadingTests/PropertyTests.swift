import Drafting
import Foundation
import Invariants
import Proofreading
import ProseText
import TestSupport
import Testing

/// What holds of the marks on any text at all.
@Suite struct PropertyTests {
  /// What random texts are made of: whatever the rules look for, in no order.
  private static let pieces = [
    "一", "二", "三", "四", "五", "十", "两", "双", "2", "30", "31", "2025", "13", "24", "60", "２", "年", "月", "日", "时", "分",
    "点", "星期", "周",
    "、", "，", "；", "：", "。", "！", "“", "”", "‘", "’", "（", "）", "《", "》", "——", "…", "即", "包括", "等", "和", "以及", "的",
    "是", "要",
    "推进", "推进", "组织", "领域", "问计于民", "意识", "三会一课", "四个意识", "个", "项", "第", "一是", "二是", "其一，", "首先，", "至", "\n", "\r\n",
    "\r", "\n\n",
    "　　", " ", "\t", "\u{FEFF}", "\u{200B}", "\u{0}", "\u{FFFC}", "\u{2028}", "😀", "👨‍👩‍👧", "𠀀", "e\u{301}", "# ", "```",
    "- ", "<!--", "-->",
    "[a](b)", "**", "Word", "1.", "2025-02-30", "9:75", "〔2025〕13号", "1+3+N", "“313”",
  ]

  private static func randomText(_ random: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0..<120, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
  }

  /// Everything that must hold of `text`; empty when it does.
  private static func problems(of text: String, syntax: DraftSyntax) -> [String] {
    let source = SourceText(text)
    let marks = RuleCheck.all.marks(text, syntax: syntax)
    var problems = marks.flatMap { FindingSoundness.problems(of: $0, in: source) }
    if marks != RuleCheck.all.marks(text, syntax: syntax) { problems.append("not the same twice") }
    let order = zip(marks, marks.dropFirst()).allSatisfy { ($0.range, $0.rule) <= ($1.range, $1.rule) }
    if !order { problems.append("not sorted") }
    for rule in RuleCatalogue.descriptions {
      for mark in marks where mark.rule == rule.id && !rule.kinds.contains(where: { $0.kind == mark.finding.kind }) {
        problems.append("undeclared kind \(mark.finding.kind.name)")
      }
    }
    return problems
  }

  @Test(arguments: [DraftSyntax.plain, .markdown])
  func randomTextsAreJudgedSoundly(_ syntax: DraftSyntax) {
    var random = SeededGenerator(seed: 20_250_305)
    var marked = 0
    for _ in 0..<400 {
      let text = Self.randomText(&random)
      let problems = Self.problems(of: text, syntax: syntax)
      #expect(problems.isEmpty, "\(text.debugDescription)")
      marked += RuleCheck.all.marks(text, syntax: syntax).count
    }
    #expect(marked > 100, "the texts hold too few mistakes to tell anything")
  }

  @Test(arguments: [DraftSyntax.plain, .markdown])
  func anEditedReportIsJudgedSoundly(_ syntax: DraftSyntax) throws {
    let sample = Checkout.root.appending(path: "Sources/zhubi/Samples/sample-draft.txt")
    var text = try String(contentsOf: sample, encoding: .utf8)
    #expect(RuleCheck.all.marks(text).count == 4)
    var random = SeededGenerator(seed: 7)
    for _ in 0..<150 {
      var scalars = Array(text.unicodeScalars)
      let at = Int.random(in: 0...scalars.count, using: &random)
      let end = min(scalars.count, at + Int.random(in: 0..<6, using: &random))
      scalars.replaceSubrange(at..<end, with: (Self.pieces.randomElement(using: &random) ?? "").unicodeScalars)
      text = scalars.reduce(into: "") { $0.unicodeScalars.append($1) }
      #expect(Self.problems(of: text, syntax: syntax).isEmpty, "\(text.debugDescription)")
    }
  }

  @Test func anyPrefixOfTheSampleIsJudgedSoundly() throws {
    let sample = Checkout.root.appending(path: "Sources/zhubi/Samples/sample-draft.txt")
    let text = try String(contentsOf: sample, encoding: .utf8)
    for length in 0...text.unicodeScalars.count {
      let prefix = text.unicodeScalars.prefix(length).reduce(into: "") { $0.unicodeScalars.append($1) }
      #expect(Self.problems(of: prefix, syntax: .plain).isEmpty)
    }
  }

  @Test func allSafeFixesGoTogetherAndLeaveNothingToFix() throws {
    var random = SeededGenerator(seed: 99)
    let wrong = ExampleCase.wrong
    for _ in 0..<60 {
      let text = (0..<5).compactMap { _ in wrong.randomElement(using: &random)?.text }.joined(separator: "\n\n")
      let safe = RuleCheck.all.marks(text).compactMap { $0.finding.fixes.first { $0.safety == .safe } }
      let edits = try #require(EditSet(safe.flatMap(\.edits.edits)))
      let bytes = edits.applied(to: SourceText(text))
      let fixed = try #require(String(validating: bytes, as: UTF8.self))
      #expect(RuleCheck.all.marks(fixed).allSatisfy { mark in mark.finding.fixes.allSatisfy { $0.safety != .safe } })
    }
  }
}
