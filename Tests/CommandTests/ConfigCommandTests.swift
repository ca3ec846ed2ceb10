import Foundation
import TestSupport
import Testing

@Suite struct ConfigCommandTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func run(_ arguments: String..., environment: [String: String] = [:]) throws -> CommandRun {
    try CommandRun(arguments, in: folder, environment: environment)
  }

  @Test func makesASampleThatPassesItsOwnCheck() throws {
    #expect(try run("config", "init").status == 0)
    let sample = try String(contentsOfFile: folder.path(".zhubi.json"), encoding: .utf8)
    #expect(try run("config", "check").text == ".zhubi.json：没有问题\n")
    // Every example in it is one that works, except that the files it names are not there.
    let lines = sample.split(separator: "\n").map { line in
      let isExample = line.hasPrefix("  // \"") || line.hasPrefix("  //   \"") || line == "  // },"
      return isExample ? line.dropFirst(5) : line
    }
    try folder.write(lines.joined(separator: "\n"), to: ".zhubi.json")
    try folder.write("", to: "词库/本地.tsv")
    try folder.makeFolder("历年报告")
    try folder.write("", to: "报告/2025年工作报告.docx")
    let check = try run("config", "check")
    #expect(check.text == ".zhubi.json：没有问题\n", "\(check.complaint)")
    let again = try run("config", "init")
    #expect(again.status == 2)
    #expect(again.complaint.contains("已经存在，没有改动"))
  }

  @Test func settingsCountForTheDraftsBelowThem() throws {
    try folder.write("各村继续推进推进改厕工作。\n", to: "d/a.txt")
    try folder.write("各村继续推进推进改厕工作。\n", to: "d/e/b.txt")
    #expect(try run("lint", "--fail-on", "warning").status == 1)
    try folder.write(#"{rules: {"repeated-text": "error"}}"#, to: ".zhubi.json")
    try folder.write(#"{rules: {"repeated-text": "off"}}"#, to: "d/e/.zhubi.json")
    let run = try run("lint", "--format", "json")
    #expect(run.status == 1)
    #expect((run.json["summary"] as? [String: Int])?["error"] == 1)
    #expect(try self.run("lint", "d/e", "--only", "repeated-text", "--fail-on", "warning").status == 1)
    #expect(try self.run("lint", "d", "--except", "repeated-text", "--fail-on", "hint").status == 2)
    #expect(try self.run("lint", "d", "--except", "repeated-text", "--fail-on", "info").status == 0)
  }

  @Test func wrongSettingsStopTheCheck() throws {
    try folder.write("好。\n", to: "d/a.txt")
    try folder.write("{rulse: {}}", to: ".zhubi.json")
    let run = try run("lint", "d")
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.complaint == "zhubi: 配置“.zhubi.json”第 1 行第 2 列：没有键“rulse”。是不是“rules”？\n")
    #expect(try self.run("lint", "d", "--config", "none.json").complaint.contains("none.json"))
    try folder.write("{}", to: "good.json")
    #expect(try self.run("lint", "d", "--config", "good.json").status == 0)
  }

  @Test func thePersonsOwnSettingsComeLast() throws {
    let environment = ["XDG_CONFIG_HOME": folder.path("own")]
    try folder.write(#"{locale: "en", profile: "official"}"#, to: "own/zhubi/zhubi.json")
    try folder.write(#"{locale: "zh"}"#, to: "w/.zhubi.json")
    let text = try run("config", "show", "w", environment: environment).text
    #expect(text.contains(#""zh"  ← w/.zhubi.json 第 1 行"#))
    #expect(text.contains(#""official"  ← own/zhubi/zhubi.json 第 1 行"#))
  }

  @Test func ignoredFindingsAreCountedAndUselessOnesReported() throws {
    try folder.write("各村继续推进推进改厕工作。\n大力推进推进修路。\n", to: "a.txt")
    try folder.write(
      """
      {ignore: [
        {rule: "repeated-text", text: "推进推进", context: "大力推进推进修路"},
        {rule: "repeated-text", text: "改善改善"},
      ]}
      """, to: ".zhubi.json")
    let run = try run("lint", "--format", "json")
    let summary = run.json["summary"] as? [String: Int]
    #expect(summary?["warning"] == 1)
    #expect(summary?["suppressed"] == 1)
    #expect(run.complaint == "zhubi: 配置“.zhubi.json”第 3 行：没有“repeated-text”标出“改善改善”，这一项 ignore 可以删去。\n")
    #expect(try self.run("lint", "a.txt").complaint.isEmpty, "other drafts may need the entry")
  }

  @Test func mistakesAreSentences() throws {
    #expect(try run("config").complaint.contains("请写明要做什么"))
    #expect(try run("config", "chek").complaint.contains("是不是“check”？"))
    #expect(try run("config", "check").complaint.contains("zhubi config init"))
  }
}
