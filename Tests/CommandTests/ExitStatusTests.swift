import Foundation
import TestSupport
import Testing

/// What the command tells its caller, situation by situation.
@Suite struct ExitStatusTests {
  /// One way of calling the command in the folder that the test makes.
  struct Situation: Sendable, CustomTestStringConvertible {
    let arguments: [String]
    let status: Int32
    let testDescription: String

    init(_ status: Int32, _ words: String, _ reason: String) {
      arguments = words.split(separator: " ").map(String.init)
      self.status = status
      testDescription = "\(status): zhubi \(words) (\(reason))"
    }
  }

  static let situations = [
    Situation(0, "lint clean.txt", "nothing found"),
    Situation(0, "lint warning.txt", "a warning is below error"),
    Situation(1, "lint error.txt", "an error"),
    Situation(1, "lint clean.txt error.txt warning.txt", "an error among others"),
    Situation(1, "lint warning.txt --fail-on warning", "the threshold is at the finding"),
    Situation(0, "lint error.txt --fail-on never", "nothing fails"),
    Situation(0, "lint info.md --fail-on warning", "advice is below warning"),
    Situation(1, "lint info.md --fail-on info", "advice counts"),
    Situation(0, "lint error.txt --except date-validity", "the rule is off"),
    Situation(1, "lint error.txt --only date-validity", "the rule is on"),
    Situation(0, "lint warning.txt --fail-on warning --min-severity error", "what is not shown does not count"),
    Situation(1, "lint error.txt --quiet", "quiet changes no status"),
    Situation(1, "lint error.txt --format sarif", "no format changes the status"),
    Situation(1, "lint error.txt --output report.out", "nor does a file"),
    Situation(0, "lint empty", "no drafts"),
    Situation(2, "lint missing.txt", "a missing file"),
    Situation(2, "lint missing.txt error.txt", "one unreadable draft among others"),
    Situation(2, "lint broken.txt", "no text"),
    Situation(2, "lint clean.txt --output nowhere/report", "a report that cannot be written"),
    Situation(2, "lint clean.txt --format xml", "no such format"),
    Situation(2, "lint clean.txt --only no-such-rule", "no such rule"),
    Situation(2, "lint clean.txt --config missing.json", "no such settings"),
    Situation(2, "lint clean.txt --glossary missing.txt", "no such glossary"),
    Situation(2, "lint clean.txt --baseline missing.json", "no such baseline"),
    Situation(2, "lint bad/a.txt", "wrong settings"),
    Situation(2, "lint clean.txt --since HEAD", "no repository"),
    Situation(0, "lint fixable.txt --fix --fail-on warning", "everything was mended"),
    Situation(1, "lint warning.txt --diff --fail-on warning", "a patch mends nothing yet"),
    Situation(0, "lint suppressed.md --fail-on info", "suppressed"),
    Situation(0, "lint renewed --update-baseline --baseline renewed/base.json", "all is known now"),
    Situation(2, "lint --fix --diff clean.txt", "options that exclude each other"),
    Situation(2, "no-such-command", "no such command"),
    Situation(2, "", "no command"),
    Situation(0, "config show", "settings can be shown"),
    Situation(2, "config check bad", "wrong settings are found"),
    Situation(0, "rules slogan-count", "a rule"),
    Situation(2, "rules no-such-rule", "no rule"),
    Situation(0, "--version", "the version"),
  ]

  @Test(arguments: situations)
  func tellsItsCaller(_ situation: Situation) throws {
    let folder = try TemporaryFolder()
    try folder.write("没有问题。\n", to: "clean.txt")
    try folder.write("2025年2月30日开会。\n", to: "error.txt")
    try folder.write("各村继续推进推进改厕工作。\n", to: "warning.txt")
    try folder.write("各村继续推进推进改厕工作。\n", to: "fixable.txt")
    try folder.write("<!-- zhubi-disable -->\n没有问题。\n", to: "info.md")
    try folder.write("<!-- zhubi-disable-next-line -->\n各村继续推进推进改厕工作。\n", to: "suppressed.md")
    try folder.write([0x25, 0x50, 0x44, 0x46, 0, 0xFF], to: "broken.txt")
    try folder.write("{rulse: 1}", to: "bad/.zhubi.json")
    try folder.write("没有问题。\n", to: "bad/a.txt")
    try folder.write("2025年2月30日开会。\n", to: "renewed/a.txt")
    try folder.makeFolder("empty")
    let run = try CommandRun(situation.arguments, in: folder)
    #expect(run.status == situation.status, "\(run.text)\(run.complaint)")
    if run.status == 2 {
      for line in run.complaint.split(separator: "\n") {
        #expect(line.hasPrefix("zhubi: ") && "。？".contains(line.last ?? " "), "\(line)")
      }
      #expect(!run.complaint.isEmpty)
    }
  }

  @Test func thereAreEnoughSituations() {
    #expect(Self.situations.count >= 30)
    #expect(Set(Self.situations.map(\.arguments)).count == Self.situations.count)
  }
}

/// A folder of many drafts.
@Suite struct ManyDraftsTests {
  /// 300 drafts in folders, every third with an error and every fifth with a warning.
  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for number in 0..<300 {
      var text = "第\(number)份稿件，没有问题的一段。\n"
      if number % 3 == 0 { text += "2025年2月30日开会。\n" }
      if number % 5 == 0 { text += "各村继续推进推进改厕工作。\n" }
      try folder.write(text, to: "d/\(number % 7)/第\(number)期.txt")
    }
    return folder
  }

  @Test func totalsAreRight() throws {
    let folder = try Self.folder()
    let run = try CommandRun(["lint", "d", "--format", "json"], in: folder)
    #expect(run.status == 1)
    #expect(run.paths.count == 300 && Set(run.paths).count == 300)
    let summary = run.json["summary"] as? [String: Int]
    #expect(summary?["files"] == 300 && summary?["error"] == 100 && summary?["warning"] == 60)
    #expect(try CommandRun(["lint", "d", "--format", "json", "--jobs", "1"], in: folder).output == run.output)
    #expect(run.complaint.isEmpty, "no progress where nobody looks")
  }

  @Test func aPersonAtATerminalSeesProgress() throws {
    let folder = try Self.folder()
    guard
      let seen = try PythonReader.run("terminal_reader.py", [folder.path("report")], in: folder, needs: ["pty"])
    else { return }
    #expect(seen.contains("正在检查 300/300"))
    #expect(seen.components(separatedBy: "正在检查").count > 50)
    #expect(seen.hasSuffix("\u{1B}[K"), "the meter is gone at the end")
    #expect(try String(contentsOfFile: folder.path("report"), encoding: .utf8).contains("检查稿件 300 份"))
  }
}
