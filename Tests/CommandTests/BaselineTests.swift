import Foundation
import TestSupport
import Testing

/// `--baseline`, `--update-baseline`, `--since`, and which files of a folder count.
@Suite struct BaselineTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func run(_ arguments: String...) throws -> CommandRun {
    try CommandRun(arguments, in: folder)
  }

  private func summary(_ arguments: String...) throws -> [Int] {
    let summary =
      try CommandRun(["lint", "--format", "json"] + arguments, in: folder).json["summary"] as? [String: Int]
    return ["warning", "baselined"].map { summary?[$0] ?? -1 }
  }

  @Test func knownFindingsStaySilentThroughEdits() throws {
    let known = "各村继续推进推进改厕工作。\n"
    try folder.write(known, to: "d/a.txt")
    try folder.write("大力改善改善环境。\n", to: "d/b.md")
    let first = try run("lint", "--update-baseline")
    #expect(first.status == 0 && first.complaint.contains("共 2 处"))
    #expect(try summary("--baseline", ".zhubi-baseline.json") == [0, 2])
    try folder.write("新加的一段。\n\n" + known + "后来又推进推进修路。\n", to: "d/a.txt")
    #expect(try summary("--baseline", ".zhubi-baseline.json") == [1, 2])
    // The same mistake a second time is a new one.
    try folder.write(known + known, to: "d/a.txt")
    #expect(try summary("--baseline", ".zhubi-baseline.json") == [1, 2])
    #expect(
      try run("lint", "--diff", "--baseline", ".zhubi-baseline.json").text.components(separatedBy: "\n-").count == 2)
    try folder.write(#"{baseline: ".zhubi-baseline.json"}"#, to: ".zhubi.json")
    #expect(try summary("d/a.txt") == [1, 1])
    // An update of one draft keeps what is known of the other, and one that is gone is forgotten.
    let bytes = { try String(contentsOfFile: folder.path(".zhubi-baseline.json"), encoding: .utf8) }
    #expect(try run("lint", "--update-baseline", "d/a.txt").complaint.contains("共 3 处"))
    #expect(try bytes().contains("d/b.md") && bytes().contains("\"count\": 2"))
    try FileManager.default.removeItem(atPath: folder.path("d/b.md"))
    #expect(try run("lint", "--update-baseline").complaint.contains("共 2 处"))
    try folder.write(#"{baseline: "其他/base.json"}"#, to: ".zhubi.json")
    try folder.makeFolder("其他")
    let before = try bytes()
    #expect(try run("lint", "--update-baseline").complaint == "zhubi: 基线“其他/base.json”已更新，共 2 处。\n")
    #expect(try bytes() == before, "only the baseline in force is written")
    try FileManager.default.removeItem(atPath: folder.path(".zhubi.json"))
    #expect(try run("lint", "--update-baseline", "--jobs", "1").status == 0)
    #expect(try bytes() == before)
  }

  @Test(arguments: [
    ("", "文件是空的"), ("[]", "不是基线文件"), ("{findings: [{path: 'a'}]}", "第 1 行"), ("{findings: [", "没有对应的“]”"),
  ])
  func aBrokenBaselineIsASentence(_ text: String, _ reason: String) throws {
    try folder.write("好。\n", to: "a.txt")
    try folder.write(text, to: "b.json")
    let run = try run("lint", "a.txt", "--baseline", "b.json")
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.complaint.contains("b.json") && run.complaint.contains(reason), "\(run.complaint)")
    #expect(try self.run("lint", "a.txt", "--baseline", "none.json").complaint.contains("--update-baseline"))
  }

  @Test func onlyChangedLinesCount() throws {
    let git = "git -c user.name=a -c user.email=a@b -c commit.gpgsign=false -c init.defaultBranch=main"
    guard try CommandRun(shell: "command -v git", in: folder).status == 0 else {
      print("skipped: there is no git on this machine")
      return
    }
    let old = "各村继续推进推进改厕工作。\n没有问题。\n"
    for name in ["稿 件/a.txt", "b.txt", "c.txt"] { try folder.write(old, to: "w/\(name)") }
    #expect(
      try CommandRun(shell: "cd w && \(git) init -q && \(git) add -A && \(git) commit -qm a", in: folder).status == 0)
    try folder.write(old + "大力改善改善环境。\n", to: "w/稿 件/a.txt")
    try folder.write("没有问题。\n", to: "w/b.txt")
    try folder.write("全新的推进推进稿件。\n", to: "w/new.txt")
    let run = try run("lint", "--since", "HEAD", "--format", "json", "w")
    let files = run.json["files"] as? [[String: Any]] ?? []
    let found = files.flatMap { file in
      (file["findings"] as? [[String: Any]] ?? []).map { "\(file["path"] ?? "") \($0["excerpt"] ?? "")" }
    }
    #expect(found == ["new.txt 推进推进", "稿 件/a.txt 改善改善"])
    #expect(try self.run("lint", "--since", "no-such-ref", "w").complaint.contains("没有“no-such-ref”"))
    #expect(try self.run("lint", "--since", "--output=x", "w").status == 2)
    try folder.write(old, to: "out/a.txt")
    #expect(try self.run("lint", "--since", "HEAD", "out").complaint.contains("不在 Git 仓库里"))
  }

  @Test func patternsSayWhatIsADraft() throws {
    for name in ["稿件/a.txt", "稿件/旧/b.txt", "c.md", "tmp/d.txt", "tmp/keep.txt"] { try folder.write("好。\n", to: name) }
    func paths(_ arguments: String...) throws -> [String] {
      try CommandRun(["lint", "--format", "json"] + arguments, in: folder).paths
    }
    #expect(try paths("--include", "稿件/**").sorted() == ["稿件/a.txt", "稿件/旧/b.txt"])
    #expect(try paths("--exclude", "旧", "--exclude", "tmp/").sorted() == ["c.md", "稿件/a.txt"])
    try folder.write("tmp/*\n!keep.txt\n旧/\n", to: ".gitignore")
    #expect(try paths().sorted() == ["c.md", "tmp/keep.txt", "稿件/a.txt"])
    #expect(try paths("稿件/旧/b.txt", "tmp/d.txt").count == 2, "what is named is checked")
    try folder.write(#"{exclude: ["*.md"], include: "**/a.txt"}"#, to: ".zhubi.json")
    #expect(try paths() == ["稿件/a.txt"])
    #expect(try paths("c.md") == ["c.md"])
    try folder.link("稿件/环", to: "..")
    #expect(try paths() == ["稿件/a.txt"], "a circle of links ends")
  }
}
