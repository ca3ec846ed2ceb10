import Foundation
import TestSupport
import Testing

/// Word drafts from python-docx and LibreOffice, checked by the command.
@Suite struct WordDraftTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// Rule, quotation and paragraph of each finding in `name`.
  private func findings(_ name: String) throws -> [String] {
    let run = try CommandRun(["lint", "--format", "json", name], in: folder)
    #expect(run.status == 1, "\(run.complaint)")
    let files = run.json["files"] as? [[String: Any]] ?? []
    #expect(files.first?["encoding"] as? String == "docx")
    let findings = files.first?["findings"] as? [[String: Any]] ?? []
    return findings.map { finding in
      let range = finding["range"] as? [String: Any] ?? [:]
      let location = (range["location"] as? [String: Int] ?? [:]).sorted { $0.key < $1.key }
      let place = location.map { "\($0.key) \($0.value)" }.joined(separator: " ")
      let isVirtual = range["virtual"] as? Bool == true ? " virtual" : ""
      return "\(finding["rule"] ?? "") \(finding["excerpt"] ?? "") \(place)\(isVirtual)"
    }
  }

  private static let expected = [
    "slogan-count 五有 paragraph 3", "date-validity 2月30日 paragraph 4", "repeated-text 推进推进 paragraph 9",
    "heading-sequence 四、 paragraph 11", "date-validity 6月31日 column 2 paragraph 1 row 2 table 1",
  ]

  @Test(.enabled(if: WordTools.python.isExpected))
  func checksWhatPythonWrote() throws {
    try WordTools.makeSample("a.docx", in: folder)
    let found = try findings("a.docx")
    for finding in Self.expected { #expect(found.contains(finding), "\(finding) in \(found)") }
    let text = try CommandRun(["lint", "a.docx"], in: folder).text
    #expect(text.contains("a.docx: 第3段: 错误 “五有”应有5项"))
    #expect(text.contains("a.docx: 表1第2行第2格: 错误"))
    #expect(text.contains("参看第8段：上一个同级序号在这里 | 二、"))
    let whole = try CommandRun(["lint", "--format", "json", "."], in: folder)
    #expect(whole.paths == ["a.docx"])
  }

  @Test(.enabled(if: WordTools.python.isExpected))
  func noOptionChangesAWordFile() throws {
    try WordTools.makeSample("a.docx", in: folder)
    try folder.write("各村继续推进推进改厕工作。\n", to: "b.txt")
    let path = folder.path("a.docx")
    let old = Date(timeIntervalSince1970: 1_000_000_000)
    try FileManager.default.setAttributes([.modificationDate: old, .posixPermissions: 0o640], ofItemAtPath: path)
    let before = try Data(contentsOf: URL(filePath: path))
    let fixable = try CommandRun(["lint", "--format", "json", "a.docx"], in: folder).text
    #expect(fixable.contains(#""safe": true"#), "there is something that --fix would change in a file of text")
    for arguments in [["--fix", "a.docx"], ["--fix", "."], ["--diff", "a.docx"], ["--fix", "--format", "json"]] {
      let run = try CommandRun(["lint"] + arguments, in: folder)
      #expect(run.status == 1, "\(arguments): what is wrong is still reported")
      #expect(try Data(contentsOf: URL(filePath: path)) == before, "\(arguments)")
      let facts = try FileManager.default.attributesOfItem(atPath: path)
      #expect(facts[.modificationDate] as? Date == old && facts[.posixPermissions] as? Int == 0o640, "\(arguments)")
    }
    #expect(try String(contentsOfFile: folder.path("b.txt"), encoding: .utf8) == "各村继续推进改厕工作。\n")
    #expect(Set(try FileManager.default.contentsOfDirectory(atPath: folder.path)) == ["a.docx", "b.txt"])
    let over = try CommandRun(["lint", "--format", "docx", "--output", "a.docx", "a.docx"], in: folder)
    #expect(over.status == 2)
    #expect(try Data(contentsOf: URL(filePath: path)) == before, "the copy may not take the place of the draft")
  }

  @Test(.enabled(if: WordTools.areExpected))
  func agreesWithLibreOffice() throws {
    try WordTools.makeSample("a.docx", in: folder)
    try WordTools.convert("a.docx", to: "docx:MS Word 2007 XML", in: folder)
    #expect(try findings("out/a.docx") == findings("a.docx"), "written by LibreOffice")

    // The labels that LibreOffice computes, as it writes them into plain text.
    try WordTools.convert("a.docx", to: "txt:Text (encoded):UTF8", in: folder)
    let plain = try String(contentsOfFile: folder.path("out/a.txt"), encoding: .utf8)
    let expected = plain.replacing("\u{FEFF}", with: "").split(whereSeparator: \.isNewline).map(Self.squeezed)
    let inspected = try CommandRun(["inspect", "a.docx"], in: folder).text
    let own = inspected.split(separator: "\n").filter { $0.hasPrefix("第") }.compactMap { line in
      line.split(separator: "〕", maxSplits: 1).last.map { Self.squeezed(String($0)) }
    }
    #expect(own.count > 20)
    #expect(own == expected.filter { !$0.isEmpty })
  }

  @Test func saysWhatIsWrongWithAFile() throws {
    try folder.write("好。\n", to: "a.docx")
    try folder.write("好。\n", to: "b.txt")
    try folder.write([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], to: "c.docx")
    try folder.write("", to: "~$a.docx")
    let run = try CommandRun(["lint", "--format", "json", "."], in: folder)
    #expect(run.status == 2)
    #expect(run.paths == ["b.txt"])
    #expect(run.complaint.contains("“a.docx”不是 Word 文件（.docx）"))
    #expect(run.complaint.contains("“c.docx”是旧格式（.doc）或设有密码"))
    #expect(!run.complaint.contains("~$"))
  }

  /// `text` without blanks.
  private static func squeezed(_ text: some StringProtocol) -> String {
    String(text.filter { !$0.isWhitespace })
  }
}
