import Foundation
import TestSupport
import Testing

/// `zhubi glossary build`.
@Suite struct GlossaryBuildTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for (path, text) in SampleCorpus.reports { try folder.write(text, to: "往年/\(path)") }
  }

  private func build(_ more: [String] = []) throws -> CommandRun {
    try CommandRun(["glossary", "build", "往年", "-o", "词库.txt"] + more, in: folder)
  }

  private func glossary() throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: folder.path("词库.txt"))))
  }

  @Test func learnsAFileThatLintUses() throws {
    let run = try build()
    #expect(run.status == 0 && run.output.isEmpty)
    #expect(run.complaint.contains("3份文件") && !run.complaint.contains("%"), "\(run.complaint)")
    let text = String(decoding: try glossary(), as: UTF8.self)
    #expect(text.contains("\n三清一改\n  类别：口号\n  成员：清沟渠｜清庭院｜清塘坝｜改厕所\n"))
    #expect(text.contains("出处：往年/2023/临江县报告.txt:3"), "sources are relative to the glossary")

    let draft = try folder.write("全县深化“三清一改”。\n", to: "稿.txt")
    let lint = try CommandRun(["lint", "--glossary", "词库.txt", draft], in: folder)
    #expect(lint.status == 0 && lint.complaint.isEmpty, "\(lint.text)\(lint.complaint)")
    let two = try CommandRun(["glossary", "build", "往年", "-o", "词库2.txt", "--jobs", "2"], in: folder)
    #expect(two.status == 0)
    #expect(try Data(contentsOf: URL(filePath: folder.path("词库2.txt"))) == Data(try glossary()))
  }

  @Test func countsInPartsAndPutsThemTogether() throws {
    try folder.makeFolder("库")
    for year in ["2023", "2024", "2025"] {
      let count = try CommandRun(["glossary", "count", "往年/\(year)", "-o", "\(year).part"], in: folder)
      #expect(count.status == 0 && count.complaint.contains("1份文件"), "\(count.complaint)")
    }
    let reduced = try CommandRun(
      ["glossary", "reduce", "2025.part", "2023.part", "2024.part", "-o", "库/词库.txt"], in: folder)
    #expect(reduced.status == 0, "\(reduced.complaint)")
    let text = try String(contentsOfFile: folder.path("库/词库.txt"), encoding: .utf8)
    let slogan = try #require(text.components(separatedBy: "\n\n").first { $0.hasPrefix("三清一改\n") })
    for part in [
      "成员：清沟渠｜清庭院｜清塘坝｜改厕所", "次数：3次（带标号3次），3篇", "2023年1次1篇、2024年1次1篇、2025年1次1篇",
      "出处：../往年/2023/临江县报告.txt:3", "状态：学得",
    ] {
      #expect(slogan.contains(part), "\(slogan)")
    }
    let other = try CommandRun(
      ["glossary", "reduce", "2024.part", "2025.part", "2023.part", "-o", "库/另.txt"], in: folder)
    #expect(other.status == 0)
    #expect(
      try String(contentsOfFile: folder.path("库/另.txt"), encoding: .utf8) == text, "the order of parts is nothing")
    let merged = try CommandRun(["glossary", "merge", "2023.part", "2024.part", "-o", "库/合.txt"], in: folder)
    #expect(merged.status == 0)
    #expect(try String(contentsOfFile: folder.path("库/合.txt"), encoding: .utf8).contains("出处：../往年/"))
  }

  @Test func saysWhatIsMissing() throws {
    for (arguments, expected) in [
      (["glossary"], "请写明要做什么"), (["glossary", "built"], "是不是“build”"), (["glossary", "build", "-o", "a"], "从哪里学习"),
      (["glossary", "build", "往年"], "-o FILE"), (["glossary", "build", "没有", "-o", "a"], "没有"),
      (["glossary", "build", "往年", "-o", "没有/a"], "无法写入"),
    ] {
      let run = try CommandRun(arguments, in: folder)
      #expect(run.status == 2 && run.output.isEmpty, "\(arguments)")
      #expect(run.complaint.contains(expected), "\(run.complaint)")
    }
  }

  /// Killed at fifty moments, the command leaves the old file or the new one, whole.
  @Test func isKilledAtAnyMomentWithoutHarm() throws {
    let start = ContinuousClock.now
    #expect(try build().status == 0)
    let passed = (ContinuousClock.now - start).components
    let whole = Double(passed.seconds) + Double(passed.attoseconds) / 1e18
    let old = try glossary()
    let more = SampleCorpus.reports[0].text.replacingOccurrences(of: "临江", with: "望江").replacingOccurrences(
      of: "。", with: "！。")
    try folder.write(more, to: "往年/2022/望江县报告.txt")
    let other = try CommandRun(["glossary", "build", "往年", "-o", "新.txt"], in: folder)
    #expect(other.status == 0)
    let new = Array(try Data(contentsOf: URL(filePath: folder.path("新.txt"))))
    #expect(old != new)

    var killed = 0
    for moment in 0..<50 {
      try folder.write(old, to: "词库.txt")
      let run = try CommandRun(
        ["glossary", "build", "往年", "-o", "词库.txt"], in: folder, seconds: whole * Double(moment) / 50)
      if run.status == -1 { killed += 1 }
      let left = try glossary()
      #expect(left == old || left == new, "killed at moment \(moment)")
    }
    #expect(killed > 10, "the command was too fast to be killed")
    #expect(try build().status == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.allSatisfy { !$0.hasPrefix(".") }, "remains of killed runs are gone: \(names)")
  }
}
