import Foundation
import Proofreading
import ProseText
import TestSupport
import Testing

@testable import Reporting

@Suite struct JSONReportTests {
  private let report = JSONReport(version: "1.2.3")

  @Test func hasExactlyTheShapeOfTheContract() {
    let edits = EditSet(TextEdit(SourceRange(9, 15), "五要"))
    let draft = CheckedDraft(
      "各位：\n坚⟦“六要”⟧。\n", .warning, "写着“六”", related: [RelatedPlace(SourceRange(0, 6), "见此")],
      fixes: [
        Fix(title: "改为“五要”", safety: .needsJudgement, edits: edits),
        Fix(title: "删去", safety: .safe, edits: .empty),
      ])
    #expect(
      report.text(draft, CheckedDraft(path: "b.txt", "好\n")) == """
        {"tool": {"name": "zhubi", "version": "1.2.3"},
         "files": [
          {"path": "report.txt", "findings": [
            {"rule": "slogan-count", "group": "numbering", "severity": "warning", "message": "写着“六”", \
        "excerpt": "“六要”", \
        "range": {"start": {"offset": 13, "line": 2, "column": 2}, "end": {"offset": 25, "line": 2, "column": 6}}, \
        "related": [{"message": "见此", "path": "report.txt", \
        "range": {"start": {"offset": 0, "line": 1, "column": 1}, "end": {"offset": 6, "line": 1, "column": 3}}}], \
        "fixes": [{"title": "改为“五要”", "safe": false, "edits": [{\
        "range": {"start": {"offset": 9, "line": 1, "column": 4}, "end": {"offset": 13, "line": 2, "column": 2}}, \
        "newText": "五要"}]}, {"title": "删去", "safe": true, "edits": []}]}]},
          {"path": "b.txt", "findings": []}],
         "summary": {"files": 2, "error": 0, "warning": 1, "info": 0, "hint": 0, "suppressed": 0, "baselined": 0}}

        """)
  }

  @Test func anEmptyReportIsWhole() throws {
    let json = try parse([])
    #expect((json["files"] as? [Any])?.isEmpty == true)
    #expect((json["summary"] as? [String: Int])?["files"] == 0)
  }

  @Test func namesAnEncodingOnlyWhenItIsForeign() throws {
    let foreign = CheckedDraft(path: "g.txt", foreignEncoding: "gb18030", source: SourceText("文"), marks: [])
    let files = try parse([foreign, CheckedDraft(path: "u.txt", "文")])["files"] as? [[String: Any]]
    #expect(files?.map { $0["encoding"] as? String } == ["gb18030", nil])
  }

  @Test func escapesEverythingThatJSONForbids() throws {
    let controls = (0...0x20).compactMap { Unicode.Scalar($0) }.map { String($0) }.joined()
    let nasty = "\"\\/\u{7F}\u{2028}\u{202E}😀é" + controls
    let draft = CheckedDraft(path: nasty + ".txt", "前⟦\(nasty)⟧后", .hint, nasty)
    let files = try parse([draft])["files"] as? [[String: Any]]
    let finding = (files?.first?["findings"] as? [[String: Any]])?.first
    #expect(files?.first?["path"] as? String == nasty + ".txt")
    // What a message quotes is shown, and not acted on.
    #expect(finding?["message"] as? String == VisibleText.line(nasty))
    #expect(finding?["excerpt"] as? String == nasty)
  }

  @Test func countsAByteOrderMarkInOffsetsAndNotInColumns() throws {
    let draft = CheckedDraft("\u{FEFF}一⟦二⟧")
    #expect(report.text(draft).contains(#""start": {"offset": 6, "line": 1, "column": 2}"#))
  }

  @Test func clampsRangesThatNoRuleShouldGive() throws {
    let finding = Finding(FindingKind("error"), at: SourceRange(1, 999), "越界")
    let text = report.text(CheckedDraft(SourceText("一二\n"), [finding]))
    #expect(text.contains(#""excerpt": "一二\n""#))
    #expect(
      text.contains(#""start": {"offset": 0, "line": 1, "column": 1}, "end": {"offset": 7, "line": 2, "column": 1}"#))
  }

  @Test func manyFindingsOnOneLongLineTakeTimeByTheirNumber() {
    let phrase = "持续推进重点项目建设，"
    let source = SourceText(String(repeating: phrase, count: 20_000))
    let findings = (0..<20_000).map { at in
      Finding(
        FindingKind("error"), at: SourceRange(at * 33 + 6, at * 33 + 12), "重复",
        related: [RelatedPlace(SourceRange(0, 6), "首次")])
    }
    let draft = CheckedDraft(source, findings)
    let elapsed = ContinuousClock().measure {
      #expect(report.section(for: draft).count > 4_000_000)
      let text = TextReport(style: .plain, summary: .omitted, repetition: .shown)
      #expect(text.section(for: draft).count > 4_000_000)
      #expect(TextReport(style: .plain, summary: .omitted).section(for: draft).count < 4_000)
    }
    // Each column counted from the start of the line: 20,000 times 4 times 330 KB.
    #expect(elapsed < .seconds(60))
  }

  private func parse(_ drafts: [CheckedDraft]) throws -> [String: Any] {
    let json = try JSONSerialization.jsonObject(with: Data(report.whole(drafts)))
    return try #require(json as? [String: Any])
  }
}
