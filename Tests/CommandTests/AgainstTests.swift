import Foundation
import TestSupport
import Testing

/// `--against REPORT…` through the built command.
@Suite struct AgainstTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("# 青禾县工作报告\n\n全县共有标准化驿站128个。\n\n“暖蜂驿站”有热水。\n", to: "报告/工作报告.md")
    try folder.write("今年的新闻。\n全县标准化驿站达到138个，“暖锋驿站”有热水。\n", to: "稿/新闻.txt")
  }

  private func findings(_ arguments: String...) throws -> [[String: Any]] {
    let run = try CommandRun(["lint", "--format", "json"] + arguments, in: folder)
    #expect(run.status == 0, "\(run.complaint)")
    let files = run.json["files"] as? [[String: Any]] ?? []
    return files.flatMap { $0["findings"] as? [[String: Any]] ?? [] }
  }

  @Test func theOtherFileIsTheRelatedPlace() throws {
    for report in ["报告/工作报告.md", "报告"] {
      let found = try findings("稿", "--against", report)
      #expect(found.map { $0["rule"] as? String } == ["figure-conflict", "term-inconsistent"])
      let related = try #require((found.first?["related"] as? [[String: Any]])?.first)
      #expect(related["path"] as? String == (report == "报告" ? "工作报告.md" : report))
      let start = (related["range"] as? [String: [String: Int]])?["start"]
      #expect(start == ["line": 3, "column": 10, "offset": 52])
    }
    #expect(try findings("稿").isEmpty)
    #expect(try findings("稿", "--against", "稿/新闻.txt").isEmpty, "a draft does not rest on itself")
  }

  @Test func settingsNameReportsToo() throws {
    try folder.write(#"{"against": "报告"}"#, to: ".zhubi.json")
    #expect(try findings("稿").count == 2)
    #expect(try CommandRun(["config", "show"], in: folder).text.contains("against"))
    try folder.write(#"{"against": "没有.md"}"#, to: ".zhubi.json")
    let run = try CommandRun(["lint", "稿"], in: folder)
    #expect(run.status == 2 && run.complaint.contains("报告“没有.md”不存在"))
  }

  @Test func aReportThatCannotBeReadStopsTheCheck() throws {
    try folder.write([0x41, 0x80, 0x42], to: "坏/a.txt")
    try folder.makeFolder("空")
    for (name, words) in [("没有.txt", "“没有.txt”"), ("坏", "a.txt”"), ("空", "没有可供核对的报告")] {
      let run = try CommandRun(["lint", "稿", "--against", name], in: folder)
      #expect(run.status == 2)
      #expect(run.complaint.contains(words) && run.text.isEmpty, "\(run.complaint)")
    }
  }

  @Test(arguments: ["text", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjsonl", "html"])
  func everyFormatNamesTheReport(_ format: String) throws {
    let run = try CommandRun(["lint", "稿", "--against", "报告/工作报告.md", "--format", format], in: folder)
    #expect(run.text.contains("工作报告.md"), "\(run.text)")
    let places: [String: String] = [
      "text": "参看“报告/工作报告.md”第 3 行第 10 列：那里是128个 | 128个",
      "html": "<cite>报告/工作报告.md</cite> 第3行 那里是128个 <q>128个</q>",
      "sarif": #""uri": "%E6%8A%A5%E5%91%8A/%E5%B7%A5%E4%BD%9C%E6%8A%A5%E5%91%8A.md""#,
      "rdjsonl": #""location": {"path": "报告/工作报告.md", "range": {"start": {"line": 3, "column": 28}"#,
    ]
    if let place = places[format] { #expect(run.text.contains(place), "\(run.text)") }
  }

  @Test(.enabled(if: WordTools.python.isExpected))
  func wordFilesAreReportsAndDrafts() throws {
    let script = """
      import docx, sys
      for name, text in zip(sys.argv[1::2], sys.argv[2::2]):
          document = docx.Document()
          document.add_paragraph('开头。')
          document.add_paragraph(text)
          document.save(name)
      """
    let made = try WordTools.python.run([
      "-c", script, folder.path("报告.docx"), "全县共有标准化驿站128个。", folder.path("稿.docx"), "全县标准化驿站达到138个。",
    ])
    #expect(made.status == 0, "\(made.text)")
    let related = try #require(
      (try findings("稿.docx", "--against", "报告.docx").first?["related"] as? [[String: Any]])?.first)
    #expect(related["path"] as? String == "报告.docx")
    let range = try #require(related["range"] as? [String: Any])
    #expect(range["location"] as? [String: Int] == ["paragraph": 2])
    let text = try CommandRun(["lint", "稿.docx", "--against", "报告.docx"], in: folder).text
    #expect(text.contains("参看“报告.docx”第2段：那里是128个"))
    let copy = try CommandRun(
      ["lint", "稿.docx", "--against", "报告.docx", "--format", "docx", "--output", "批注.docx"], in: folder)
    #expect(copy.status == 0)
    let read = try WordTools.python.run([
      "-c", "import sys,zipfile;print(zipfile.ZipFile(sys.argv[1]).read('word/comments.xml').decode())",
      folder.path("批注.docx"),
    ])
    #expect(read.text.contains("参看“报告.docx”第2段：那里是128个"))
  }

  @Test func outputDoesNotDependOnTheNumberOfJobs() throws {
    for number in 0..<40 { try folder.write("全县标准化驿站达到\(100 + number)个。\n", to: "稿/\(number).txt") }
    let runs = try ["1", "7"].map {
      try CommandRun(["lint", "稿", "--against", "报告", "--format", "json", "--jobs", $0], in: folder)
    }
    #expect(runs[0].output == runs[1].output)
    #expect((runs[0].json["summary"] as? [String: Int])?["warning"] == 40)
  }
}
