import Foundation
import Proofreading
import ProseText
import TestSupport
import Testing

@testable import Reporting

@Suite struct HTMLReportTests {
  private let report = HTMLReport(version: "9.9.9", language: .zh, rules: [SampleRule.description])

  /// The part of the page between `start` and `end`, both left out.
  private func part(of page: String, from start: String, to end: String) -> String {
    page.components(separatedBy: start).dropFirst().first?.components(separatedBy: end).first ?? ""
  }

  @Test func marksTheWordsAndNotesThemBesideTheirLine() {
    let page = report.text(CheckedDraft("首行。\n\n坚持⟦“两要”⟧，即要一。\n"))
    let rows = page.components(separatedBy: "<div class=\"row").dropFirst()
    #expect(rows.count == 2)
    #expect(rows.first?.contains("<span class=\"line\">1</span><p>首行。</p></div>") == true)
    let second = rows.last ?? ""
    #expect(second.hasPrefix(" gap\"><span class=\"line\">3</span><p>坚持<span id=\""))
    #expect(second.contains("class=\"m error r-slogan-count\">“两要”</span><sup"))
    #expect(second.contains("</sup>，即要一。</p><ul class=\"notes\"><li id=\""))
    #expect(second.contains("<b>错误</b> 数目不对"))
    #expect(second.contains("<small>口号数目 · slogan-count</small>"))
  }

  @Test func leadsToTheOtherPlaceAndBack() throws {
    let related = [RelatedPlace(SourceRange(0, 6), "另一处")]
    let page = report.text(CheckedDraft("甲乙\n丙⟦丁⟧\n", related: related))
    for link in page.components(separatedBy: "href=\"#").dropFirst().map({ $0.prefix { $0 != "\"" } }) {
      #expect(page.components(separatedBy: " id=\"\(link)\"").count == 2, "\(link) is in the page once")
    }
    #expect(page.contains("第1行</a> 另一处 <q>甲乙</q>"))
    #expect(page.contains(">↩1</a>"))
  }

  @Test func overlappingAndEmptyRangesNest() {
    let source = SourceText("甲乙丙丁\n戊")
    let findings = [(0, 9), (6, 12), (6, 6), (9, 14)].map {
      Finding(FindingKind("error"), at: SourceRange($0.0, $0.1), "有误")
    }
    let page = report.text(CheckedDraft(source, findings))
    let row = part(of: page, from: "<div class=\"row", to: "</p>")
    #expect(row.components(separatedBy: "<span").count == row.components(separatedBy: "</span>").count)
    #expect(row.contains("‸</span>"))
    #expect(page.components(separatedBy: "class=\"note ").count == 5)
  }

  @Test func whatCannotBeShownInItsPlaceIsStillThere() {
    // In a line end, over a line end, over a blank line, and below more marks than a place has room for.
    let source = SourceText("甲乙\n丙丁\n\n戊")
    let ranges = [(6, 7), (5, 7), (3, 10), (14, 15), (7, 17)] + Array(repeating: (7, 13), count: 20)
    let findings = ranges.map { Finding(FindingKind("error"), at: SourceRange($0.0, $0.1), "有误") }
    let draft = CheckedDraft(source, findings)
    let page = report.text(draft)
    for number in 1...draft.marks.count {
      #expect(page.components(separatedBy: "-m\(number)\" class=").count == 2, "\(number)")
      #expect(page.contains("<sup class=\"error r-slogan-count\"><a href=\"#\(id(page))-n\(number)\""))
    }
    #expect(page.components(separatedBy: "<span").count == page.components(separatedBy: "</span>").count)
  }

  /// What the ids of the only draft of `page` begin with.
  private func id(_ page: String) -> String { part(of: page, from: "<article id=\"", to: "\"") }

  @Test func longWordsAreCutInNotes() {
    for (words, shown) in [
      ("甲", "甲"), (String(repeating: "甲", count: 30), String(repeating: "甲", count: 30)),
      (String(repeating: "甲", count: 31), String(repeating: "甲", count: 28) + "……"),
      (String(repeating: "甲", count: 5000), String(repeating: "甲", count: 28) + "……"),
    ] {
      let page = report.text(
        CheckedDraft("\(words)⟦乙⟧", related: [RelatedPlace(SourceRange(0, words.utf8.count), "见")]))
      #expect(part(of: page, from: "<q>", to: "</q>") == shown)
    }
  }

  /// Marks side by side in one line, each inside the one before it, all over the same words, and all resting on one long
  /// sentence: the page is as long as they are many, and so is the time.
  @Test(arguments: 0..<4)
  func timeIsLinearInTheMarks(_ shape: Int) {
    func draft(_ count: Int) -> CheckedDraft {
      let source = SourceText(String(repeating: "甲", count: 2 * count))
      return CheckedDraft(
        source,
        (0..<count).map { number in
          let range: SourceRange =
            switch shape {
            case 0, 3: SourceRange(3 * number, 3 * number + 3)
            case 1: SourceRange(3 * number, 6 * count - 3 * number)
            default: SourceRange(0, 6 * count)
            }
          let related = shape == 3 ? [RelatedPlace(SourceRange(0, 6 * count), "见")] : []
          return Finding(FindingKind("error"), at: range, "有误", related: related)
        })
    }
    let (short, long) = (draft(500), draft(4000))
    #expect(report.text(long).utf8.count < 10 * report.text(short).utf8.count)
    #expect(ProcessorTime.isLinear(from: 500) { _ = report.text($0 == 500 ? short : long).utf8.count })
  }

  @Test func nothingOfADraftActsAsMarkup() {
    let draft = CheckedDraft(
      path: "\"><b>.txt", "<b>&⟦\u{202E}'\"⟧\u{7}", .error, "<i>",
      fixes: [Fix(title: "<u>", safety: .safe, edits: .empty)])
    let page = report.text(draft)
    for markup in ["<b>&", "\"><b>", "<i>", "<u>", "\u{202E}", "\u{7}"] { #expect(!page.contains(markup), "\(markup)") }
    for shown in ["&lt;b&gt;&amp;", "&lt;U+202E&gt;&#39;&quot;", "&lt;U+0007&gt;", "&quot;&gt;&lt;b&gt;.txt"] {
      #expect(page.contains(shown), "\(shown)")
    }
  }

  @Test func holdsAllItNeeds() {
    let page = report.text(CheckedDraft("⟦甲⟧"), CheckedDraft(path: "clean.txt", "乙"))
    for forbidden in ["<script", "http:", "https:", " src=", "@import", "url("] {
      #expect(!page.contains(forbidden), "\(forbidden)")
    }
    #expect(page.contains("default-src 'none'"))
    #expect(page.contains("<li>clean.txt <small>没有发现问题</small></li>"))
    #expect(page.components(separatedBy: "<article").count == 2)
    let clean = report.text(CheckedDraft("甲"))
    #expect(!clean.contains("class=\"filters\"") && clean.contains("错误 <b>0</b> 处"))
    let english = HTMLReport(version: "1", language: .en, rules: []).text(CheckedDraft("⟦甲⟧"))
    #expect(english.contains("<html lang=\"en\">") && english.contains("<b>error</b>"))
  }

  @Test func draftsOfOnePageShareNoIds() {
    let page = report.text(CheckedDraft(path: "a.txt", "⟦甲⟧"), CheckedDraft(path: "b.txt", "⟦甲⟧"))
    let ids = page.components(separatedBy: " id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
    #expect(Set(ids).count == ids.count)
  }
}
