import Proofreading
import ProseText
import TestSupport
import Testing

@testable import Reporting

@Suite struct TextReportTests {
  private let plain = TextReport(style: .plain, summary: .shown)
  private let bare = TextReport(style: .plain, summary: .omitted)

  @Test func readsAsAPersonLikesIt() {
    let fixes = [
      Fix(title: "改为“五要”", safety: .needsJudgement, edits: .empty), Fix(title: "删去", safety: .safe, edits: .empty),
    ]
    let draft = CheckedDraft(
      "各位：\n坚持⟦“六要”⟧，即要实。\n", .error, "写着“六”，列了一项",
      related: [RelatedPlace(SourceRange(31, 37), "第一项")], fixes: fixes)
    #expect(
      plain.text(draft) == """
        report.txt:2:3: 错误 写着“六”，列了一项 [slogan-count]
          2 | 坚持“六要”，即要实。
            | 　　∼～～∼
          参看第 2 行第 8 列：第一项 | 即要
          可考虑修改：改为“五要”
          可直接修改：删去

        检查稿件 1 份，共 14 字：错误 1 处，警告 0 处，建议 0 处，提示 0 处；每万字错误 714.29 处。

        """)
  }

  @Test func countsDraftsAndCharacters() {
    #expect(plain.text() == "没有检查任何稿件。\n")
    var unread = ReportTotals()
    unread.unreadable = 2
    #expect(String(decoding: plain.closing(unread), as: UTF8.self) == "没有检查任何稿件。另有 2 份无法读取。\n")
    let clean = [CheckedDraft(path: "a", "\u{FEFF}　　一 二\r\n\t，"), CheckedDraft(path: "b", "ab\n")]
    #expect(String(decoding: plain.whole(clean), as: UTF8.self) == "检查稿件 2 份，共 5 字：没有发现问题。\n")
    #expect(bare.whole(clean).isEmpty)
  }

  @Test(arguments: [
    (1, 20_000, "0.50"), (1, 10_000, "1.00"), (3, 30_001, "1.00"), (1, 3_000, "3.33"), (2, 300_000, "0.07"),
  ])
  func givesErrorsPerTenThousandCharacters(_ errors: Int, _ characters: Int, _ expected: String) {
    var totals = ReportTotals()
    totals.files = 1
    totals.characters = characters
    totals.bySeverity = [.error: errors]
    #expect(String(decoding: plain.closing(totals), as: UTF8.self).hasSuffix("每万字错误 \(expected) 处。\n"))
  }

  @Test func saysWhereARangeOfSeveralLinesEnds() {
    #expect(bare.text(CheckedDraft("一⟦二\n三⟧")).hasPrefix("report.txt:1:2: 错误 数目不对（至第 2 行） [slogan-count]\n"))
  }

  @Test func showsThePathThatOpensTheDraft() {
    let draft = CheckedDraft("⟦一⟧")
    let found = CheckedDraft(path: "a.txt", openPath: "drafts/a.txt", source: draft.source, marks: draft.marks)
    #expect(bare.text(found).hasPrefix("drafts/a.txt:1:1: "))
  }

  @Test func letsNothingActOnTheTerminal() {
    let text = bare.text(CheckedDraft(path: "\u{1B}]0;a\u{7}.txt", "⟦一\u{1B}[2J⟧", .error, "见\u{202E}此\n行"))
    #expect(!text.contains("\u{1B}"))
    #expect(text.hasPrefix("<U+001B>]0;a<U+0007>.txt:1:1: 错误 见<U+202E>此<U+000A>行 [slogan-count]\n"))
  }

  @Test func coloursWhenAsked() {
    let draft = CheckedDraft("一⟦二⟧三", .warning)
    let coloured = TextReport(style: .ansi, summary: .shown).text(draft)
    #expect(coloured.contains("\u{1B}[1;33m警告\u{1B}[0m"))
    #expect(coloured.contains("一\u{1B}[1;33m二\u{1B}[0m三"))
    let stripped = coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "")
    #expect(stripped == plain.text(draft))
  }
}
