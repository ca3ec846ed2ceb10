import Foundation
import Proofreading
import TestSupport
import Testing

@Suite struct LintCommandTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func lint(_ arguments: String..., input: [UInt8] = [], environment: [String: String] = [:]) throws
    -> CommandRun
  {
    try CommandRun(["lint"] + arguments, input: input, in: folder, environment: environment)
  }

  @Test func reportsAFileByItsNameAsGiven() throws {
    try folder.write("一切正常。\n", to: "d/a.txt")
    let run = try lint("--format", "json", "./d/a.txt")
    #expect(run.status == 0)
    #expect(run.paths == ["./d/a.txt"])
    #expect(run.complaint.isEmpty)
    #expect((run.json["tool"] as? [String: String])?["name"] == "zhubi")
    #expect(
      run.json["summary"] as? [String: Int] == [
        "files": 1, "error": 0, "warning": 0, "info": 0, "hint": 0, "suppressed": 0, "baselined": 0,
      ])
  }

  @Test func reportsTheFilesOfAFolderRelativeToIt() throws {
    for name in ["d/b.txt", "d/a.md", "d/e/c.txt", "d/.hidden/x.txt"] { try folder.write("好。\n", to: name) }
    #expect(try lint("--format=json", "d").paths == ["a.md", "b.txt", "e/c.txt"])
    #expect(try lint("--format=json").paths == ["d/a.md", "d/b.txt", "d/e/c.txt"], "no path is the current folder")
  }

  @Test func outputDoesNotDependOnTheNumberOfJobs() throws {
    for number in 0..<60 { try folder.write(String(repeating: "好。\n", count: number * 7), to: "d/\(number).txt") }
    let runs = try ["1", "2", "7", "500"].map { try lint("--format", "json", "--jobs", $0, "d", "no.txt") }
    #expect(Set(runs.map(\.output)).count == 1)
    #expect(Set(runs.map(\.complaint)).count == 1)
    #expect(runs.first?.paths.count == 60)
  }

  @Test func oneUnreadableDraftDoesNotStopTheOthers() throws {
    try folder.write("好。\n", to: "a.txt")
    try folder.makeFolder("b.txt")
    folder.makePipe("c.txt")
    try folder.link("d.txt", to: "nowhere")
    try folder.write([0x41, 0x80, 0x42], to: "e.txt")
    try folder.write("好。\n", to: "z.txt")
    let run = try lint("--format", "json", "a.txt", "b.txt", "c.txt", "d.txt", "e.txt", "f.txt", "z.txt")
    #expect(run.status == 2)
    #expect(run.paths == ["a.txt", "z.txt"])
    let lines = run.complaint.split(separator: "\n")
    #expect(lines.count == 5)
    for (line, name) in zip(lines, ["b.txt", "c.txt", "d.txt", "e.txt", "f.txt"]) {
      #expect(line.hasPrefix("zhubi: ") && line.contains("“\(name)”") && line.hasSuffix("。"), "\(line)")
    }
  }

  @Test func readsStandardInput() throws {
    let input = Array("好。\n".utf8)
    #expect(try lint("--format", "json", "-", input: input).paths == ["-"])
    #expect(try lint("--format", "json", "--stdin-filename", "报告.md", input: input).paths == ["报告.md"])
    #expect(try lint("-", input: []).status == 0)
    let bad = try lint("--stdin-filename", "报告.md", input: [0x41, 0x80])
    #expect(bad.status == 2)
    #expect(bad.complaint.contains("“报告.md”在字节偏移 1 处"))
  }

  @Test func saysWhyStandardInputCannotBeRead() throws {
    let run = try CommandRun(shell: "\"$ZHUBI\" lint - < .", in: folder)
    #expect(run.status == 2)
    #expect(run.text == "没有检查任何稿件。另有 1 份无法读取。\n")
    #expect(run.complaint.hasPrefix("zhubi: 无法从标准输入读取"))
    #expect(try lint("-", input: [0x80]).complaint.contains("“标准输入”在字节偏移 0 处"))
  }

  @Test func readsOtherEncodingsAndNamesThem() throws {
    try folder.write([0xBA, 0xC3, 0xA1, 0xA3], to: "g.txt")
    try folder.write([0xFF, 0xFE, 0x7D, 0x59], to: "l.txt")
    try folder.write([0xFE, 0xFF, 0x59, 0x7D], to: "m.txt")
    try folder.write("\u{FEFF}好。\r\n", to: "u.txt")
    try folder.write("", to: "v.txt")
    let run = try lint("--format", "json", ".")
    let files = run.json["files"] as? [[String: Any]] ?? []
    #expect(run.status == 0)
    #expect(files.map { $0["encoding"] as? String } == ["gb18030", "utf-16le", "utf-16be", nil, nil])
  }

  @Test func copesWithALargeDraft() throws {
    // 5 MB on one line, the worst case for columns; the thread sanitizer makes it slow enough.
    try folder.write(String(repeating: "持续推进重点项目建设，", count: 150_000), to: "a.txt")
    let run = try lint("a.txt", "--fail-on", "never")
    #expect(run.status == 0)
    #expect(run.text.contains("共 1650000 字"))
  }

  @Test func writesTheReportToAFile() throws {
    try folder.write("好。\n", to: "a.txt")
    let run = try lint("a.txt", "--output", "r.txt")
    #expect(run.status == 0)
    #expect(run.output.isEmpty)
    let report = try String(contentsOfFile: folder.path("r.txt"), encoding: .utf8)
    #expect(report.contains("检查稿件 1 份"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["a.txt", "r.txt"])
    let failed = try lint("a.txt", "--output", "none/r.txt")
    #expect(failed.status == 2)
    #expect(failed.complaint.contains("“none/r.txt”"))
  }

  @Test func theReportIsNoDraftAndReplacesNone() throws {
    try folder.write("好。\n", to: "a.txt")
    for _ in 0..<2 { #expect(try lint("--output", "r.txt").status == 0) }
    let report = try String(contentsOfFile: folder.path("r.txt"), encoding: .utf8)
    #expect(report.contains("检查稿件 1 份"))
    let run = try lint("a.txt", "--output", "./a.txt")
    #expect(run.status == 2)
    #expect(run.complaint.contains("报告会覆盖稿件“a.txt”"))
    #expect(try String(contentsOfFile: folder.path("a.txt"), encoding: .utf8) == "好。\n")
  }

  @Test func saysSoWhenThereIsNothingToCheck() throws {
    let run = try lint()
    #expect(run.status == 0)
    #expect(run.complaint == "zhubi: 没有找到稿件；请检查路径，或直接写明文件名。\n")
    #expect(try lint("--quiet").complaint.isEmpty)
  }

  @Test func quietLeavesOutTheSummary() throws {
    try folder.write("好。\n", to: "a.txt")
    #expect(try lint("a.txt", "--quiet").output.isEmpty)
    #expect(try lint("a.txt").text == "检查稿件 1 份，共 2 字：没有发现问题。\n")
  }

  @Test func aReaderThatGoesAwayIsNoFailure() throws {
    for number in 0..<1_500 { try folder.write("好。\n", to: "d/a-name-that-fills-the-pipe-\(number).txt") }
    let script = "{ \"$ZHUBI\" lint --format json d; echo status $? >&2; } | head -c 10"
    let run = try CommandRun(shell: script, in: folder)
    #expect(run.text == "{\"tool\": {")
    #expect(run.complaint == "status 0\n")
  }

  @Test func aFullOrClosedOutputIsAFailure() throws {
    try folder.write("好。\n", to: "a.txt")
    let closed = try CommandRun(shell: "\"$ZHUBI\" lint a.txt >&-; echo status $?", in: folder)
    #expect(closed.text == "status 2\n")
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let full = try CommandRun(shell: "\"$ZHUBI\" lint a.txt >/dev/full; echo status $?", in: folder)
    #expect(full.text == "status 2\n")
    #expect(full.complaint.contains("标准输出"))
  }

  @Test(arguments: [
    (["--glossary", "g.tsv"], "找不到这个词库"), (["--fx"], "没有选项“--fx”。是不是“--fix”？"), (["--baseline=b"], "找不到基线“b”"),
    (["--formt", "json"], "是不是“--format”？"), (["--format", "xml"], "可以是 text、json"), (["--format"], "不能是“.”"),
    (["--format", "--quiet"], "后面要有值"), (["--jobs", "0"], "不小于 1"), (["--jobs", "many"], "不小于 1"),
    (["--quiet=yes"], "不带值"), (["--fail-on", "hint"], "error、warning、info、never"), (["--min-severity=low"], "hint"),
    (["--only", "no-such-rule"], "没有规则“no-such-rule”"), (["--except", "no-such-rule"], "没有规则“no-such-rule”"),
    (["--only", ","], "没有规则名"), (["-x"], "没有选项“-x”"),
  ])
  func aMistakeInTheCommandLineIsOneClearSentence(_ arguments: [String], _ expected: String) throws {
    let run = try CommandRun(["lint"] + arguments + ["."], in: folder)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.complaint.hasPrefix("zhubi: ") && run.complaint.contains(expected), "\(run.complaint)")
    #expect(run.complaint.split(separator: "\n").count == 1)
  }

  @Test func twoDashesEndTheOptions() throws {
    try folder.write("好。\n", to: "--quiet")
    #expect(try lint("--format", "json", "--", "--quiet").paths == ["--quiet"])
  }

  @Test(.enabled(if: !RuleCatalogue.all.isEmpty, "the catalogue is empty"))
  func findsTheMistakesOfTheSample() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let sample = root.appendingPathComponent("Sources/zhubi/Samples/sample-draft.txt").path
    let run = try lint("--color", "always", sample, environment: ["NO_COLOR": "1"])
    #expect(run.status == 1)
    #expect(run.text.contains("\u{1B}["))
    for environment in [["NO_COLOR": "1"], [:]] {
      #expect(try lint(sample, environment: environment).text.contains("\u{1B}[") == false)
    }
    #expect(try lint(sample, "--fail-on", "never").status == 0)
  }
}
