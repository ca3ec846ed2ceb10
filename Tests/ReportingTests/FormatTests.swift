import Foundation
import Proofreading
import ProseText
import TestSupport
import Testing

@testable import Reporting

@Suite struct FormatTests {
  /// A draft in which `count` findings of each of `severities` stand.
  private func draft(_ severities: [Severity: Int]) -> CheckedDraft {
    var text = ""
    var findings: [Finding] = []
    for severity in Severity.allCases.sorted() {
      for number in 0..<(severities[severity] ?? 0) {
        let start = text.utf8.count
        text += "\(severity.rawValue)\(number)\n"
        findings.append(
          Finding(FindingKind(severity.rawValue), at: SourceRange(start, text.utf8.count - 1), "第\(number)处"))
      }
    }
    return CheckedDraft(path: "./d/a.txt", SourceText(text), findings)
  }

  @Test func gitHubGetsTheWorstFirstAndAListOfTheRest() {
    let lines = GitHubReport(language: .zh).text(draft([.hint: 12, .warning: 3, .error: 11])).split(separator: "\n")
    #expect(lines.prefix(10).allSatisfy { $0.hasPrefix("::error file=d/a.txt,") })
    #expect(lines.dropFirst(10).prefix(3).allSatisfy { $0.hasPrefix("::warning ") })
    #expect(lines.dropFirst(13).prefix(10).allSatisfy { $0.hasPrefix("::notice ") })
    #expect(lines[23] == "::group::未加批注的另外 3 处")
    #expect(lines[24].hasPrefix("- error file=d/a.txt,"))
    #expect(lines[27...] == ["::endgroup::", "检查稿件 1 份：错误 11，警告 3，建议 0，提示 12。"])
  }

  @Test func gitHubTakesNothingForACommand() {
    let nasty = CheckedDraft(
      path: "a,b:c\n::error::x.txt", "⟦一⟧", .error, "见%\n::set-output name=a::b ##[error]\u{202E}")
    let text = GitHubReport(language: .en).text(nasty)
    #expect(text.split(separator: "\n").count == 2)
    #expect(text.hasPrefix("::error file=a%2Cb%3Ac<U+000A>%3A%3Aerror%3A%3Ax.txt,line=1,"))
    #expect(text.contains("::见%25<U+000A>::set-output name=a::b # #[error]<U+202E>\n"))
    #expect(text.hasSuffix("Drafts checked: 1; error 1, warning 0, info 0, hint 0.\n"))
  }

  @Test func fingerprintsSurviveEditsElsewhereAndTellTwinsApart() throws {
    func prints(_ text: String) -> [String] {
      let draft = CheckedDraft(text)
      var counter = TraceCounter()
      return draft.marks.map { counter.fingerprint(of: $0, in: draft) }
    }
    let words = "东村的同志们今年要继续⟦推进推进⟧农村人居环境的整治工作。"
    let once = prints(words)
    #expect(once.first?.count == 16)
    #expect(prints("新加的一段话，很长很长很长很长。\n\n" + words) != [])
    #expect(prints("前面加的一大段。\n" + words + "\n后面加的一段。") == once, "the sentence counts")
    #expect(prints("东村的同志们今年要\n　　继续⟦推进\n推进⟧农村人居环境的整治工作。") == once, "the setting of the page does not")
    #expect(prints(words.replacing("今年", with: "明年")) != once)
    let twins = prints(words + "\n" + words)
    #expect(twins.count == 2 && Set(twins).count == 2 && twins.first == once.first)
  }

  @Test func pathsBecomeReferences() {
    func uri(_ path: String) -> String { ReportPath(CheckedDraft(path: path, "x")).uri }
    #expect(uri("./d/a.txt") == "d/a.txt")
    #expect(uri("/稿 件/a%b#c?.txt") == "file:///%E7%A8%BF%20%E4%BB%B6/a%25b%23c%3F.txt")
    #expect(uri("a:b.txt") == "a%3Ab.txt")
  }

  @Test func rdjsonlCountsBytes() {
    let text = ReviewdogReport().text(CheckedDraft("好\n😀坚⟦持⟧。"))
    #expect(text.contains(#""range": {"start": {"line": 2, "column": 8}, "end": {"line": 2, "column": 11}}"#))
  }

  @Test func xmlHoldsAnything() throws {
    let nasty = "<a b='\"'>&\u{0}\u{1B}\u{FFFE}\u{202E}]]>"
    for report in [CheckstyleReport(), JUnitReport(timestamp: "2025-01-31T08:00:00")] as [any Report] {
      let text = report.text(CheckedDraft(path: nasty, "⟦一⟧", .error, nasty))
      #expect(!text.contains("\u{1B}") && !text.contains("\u{FFFE}") && !text.contains("<a b"))
      #expect(text.contains("&lt;a b=&#39;&quot;&#39;&gt;&amp;&lt;U+0000&gt;"))
    }
  }

  @Test func manyFindingsOfOneFormAreToldOnce() {
    let text = "⟦推进推进⟧\n好\n⟦推进推进⟧⟦推进推进⟧\n⟦推进推进⟧\n⟦改善改善⟧"
    let grouped = TextReport(style: .plain, summary: .omitted).text(CheckedDraft(text))
    #expect(grouped.components(separatedBy: "[slogan-count]").count == 3)
    #expect(grouped.contains("  同样的问题另有 3 处，在第 3、4 行（用 --all 逐一显示）\n"))
    let all = TextReport(style: .plain, summary: .omitted, repetition: .shown).text(CheckedDraft(text))
    #expect(all.components(separatedBy: "[slogan-count]").count == 6)
    let three = TextReport(style: .plain, summary: .omitted).text(CheckedDraft("⟦好好⟧⟦好好⟧⟦好好⟧"))
    #expect(!three.contains("同样的问题"))
  }

  @Test func speaksEnglishWhenAsked() {
    let report = TextReport(style: .plain, summary: .shown, language: .en)
    let text = report.text(
      CheckedDraft(
        "⟦一\n二⟧三", .error, "数目不对", related: [RelatedPlace(SourceRange(0, 3), "见此")],
        fixes: [Fix(title: "删去", safety: .safe, edits: .empty)]))
    #expect(
      text.replacing(/\n  [12 ]+\|.*/, with: "") == """
        report.txt:1:1: error 数目不对 (to line 2) [slogan-count]
          see line 1, column 1: 见此 | 一
          safe fix: 删去

        Drafts checked: 1, 3 characters: error 1, warning 0, info 0, hint 0; errors per 10,000 characters: 3333.33.

        """)
    #expect(report.text() == "No drafts checked.\n")
  }

  @Test func tellsWhatWasLeftOut() {
    var totals = ReportTotals()
    (totals.files, totals.characters, totals.suppressed, totals.baselined) = (1, 10, 2, 3)
    let text = String(decoding: TextReport(style: .plain, summary: .shown).closing(totals), as: UTF8.self)
    #expect(text == "检查稿件 1 份，共 10 字：没有发现问题。已忽略 2 处。基线中已有 3 处。\n")
  }
}
