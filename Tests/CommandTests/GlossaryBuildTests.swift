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

  /// The parts of a corpus, however it is shared out, make the glossary that the whole makes at once.
  @Test func partsMakeWhatTheWholeMakes() throws {
    try folder.makeFolder("库")
    let copy = SampleCorpus.repetition
    try folder.write(copy.text, to: "往年/\(copy.path)")
    try folder.write([0xE6, 0x0A, 0xFF], to: "往年/2025/坏.txt")
    #expect(try CommandRun(["glossary", "build", "往年", "-o", "库/全.txt"], in: folder).status == 2, "one is unreadable")
    let whole = try stored("库/全.txt")
    for year in ["2023", "2024", "2025", "副本"] {
      let count = try CommandRun(["glossary", "count", "往年/\(year)", "-o", "\(year).part"], in: folder)
      #expect(count.status == (year == "2025" ? 2 : 0) && count.complaint.contains("已数1份文件"), "\(count.complaint)")
    }
    let joined = try CommandRun(["glossary", "count", "副本.part", "2024.part", "-o", "合.part"], in: folder)
    #expect(joined.status == 0, "\(joined.complaint)")
    for parts in [["2025", "副本", "2023", "2024"], ["合", "2025", "2023"], ["2023", "2025", "合"]] {
      let reduced = try CommandRun(
        ["glossary", "reduce"] + parts.map { "\($0).part" } + ["-o", "库/合.txt"], in: folder)
      #expect(reduced.status == 2 && reduced.complaint.contains("坏.txt"), "the problem is told: \(reduced.complaint)")
      #expect(reduced.complaint.contains("没有重复计入"), "\(reduced.complaint)")
      #expect(try stored("库/合.txt") == whole, "\(parts)")
      for file in ["库/合.txt", "库/合.txt.sequences"] { try FileManager.default.removeItem(atPath: folder.path(file)) }
    }
    let twice = try CommandRun(["glossary", "reduce", "合.part", "2024.part", "-o", "库/合.txt"], in: folder)
    #expect(twice.status == 2 && twice.complaint.contains("只数一次"), "\(twice.complaint)")
  }

  /// As an engine does it: paths in, records out, and these in any order in.
  @Test func linesMakeWhatTheWholeMakes() throws {
    #expect(try build().status == 0)
    let shares = [SampleCorpus.reports.prefix(1), SampleCorpus.reports.dropFirst()]
    let lines = try shares.map { share in
      let paths = share.map { "12\t\(folder.path("往年/\($0.path)"))\n" }.joined()
      let run = try CommandRun(["glossary", "map"], input: Array(paths.utf8), in: folder)
      #expect(run.status == 0 && run.complaint.isEmpty, "\(run.complaint)")
      return run.text.split(separator: "\n")
    }
    #expect(lines.allSatisfy { $0.count >= 2 })
    let shuffled = lines.joined().sorted().reversed().map { "\($0)\n" }.joined()
    let combined = try CommandRun(["glossary", "reduce"], input: Array(shuffled.utf8), in: folder)
    #expect(combined.status == 0 && combined.complaint.isEmpty, "\(combined.complaint)")
    for input in [shuffled, combined.text] {
      let run = try CommandRun(
        ["glossary", "reduce", "-o", "合.txt", "--jobs", "3"], input: Array(input.utf8), in: folder)
      #expect(run.status == 0, "\(run.complaint)")
      #expect(try stored("合.txt") == (try stored("词库.txt")))
    }
    let damaged = try CommandRun(
      ["glossary", "reduce", "-o", "坏.txt"], input: Array(shuffled.dropLast(9).utf8), in: folder)
    #expect(damaged.status == 2 && damaged.complaint.contains("已损坏"), "\(damaged.complaint)")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.allSatisfy { !$0.hasPrefix(".") && !$0.hasSuffix(".part") && $0 != "坏.txt" }, "\(names)")
  }

  @Test func aDamagedPartIsNoPart() throws {
    #expect(try CommandRun(["glossary", "count", "往年", "-o", "全.part"], in: folder).status == 0)
    let whole = [UInt8](try Data(contentsOf: URL(filePath: folder.path("全.part"))))
    var flipped = whole
    flipped[whole.count / 2] ^= 1
    for bytes in [Array(whole.dropLast()), Array(whole.prefix(whole.count / 2)), flipped, whole + [0x64]] {
      try folder.write(bytes, to: "坏.part")
      let run = try CommandRun(["glossary", "reduce", "坏.part", "-o", "库.txt"], in: folder)
      #expect(run.status == 2 && run.complaint.contains("损坏"), "\(run.complaint)")
    }
    let other = try CommandRun(["glossary", "reduce", "往年/2025/云溪县报告.md", "-o", "库.txt"], in: folder)
    #expect(other.status == 2 && other.complaint.contains("count"), "\(other.complaint)")
    #expect(!FileManager.default.fileExists(atPath: folder.path("库.txt")))
  }

  /// A corpus that is out of reach today does not empty what was learnt from it.
  @Test func aMissingCorpusChangesNothing() throws {
    #expect(try build().status == 0)
    let before = try stored("词库.txt")
    try folder.write([0xE6, 0x0A, 0xFF], to: "坏/坏.txt")
    try folder.makeFolder("空")
    for corpora in [["往年年"], ["往年", "往年年"], ["坏/没有.txt", "往年"], ["坏"], ["坏/坏.txt"], ["空"]] {
      let run = try CommandRun(["glossary", "build"] + corpora + ["-o", "词库.txt"], in: folder)
      #expect(run.status == 2 && !run.complaint.contains("学得"), "\(corpora): \(run.complaint)")
      #expect(try stored("词库.txt") == before, "\(corpora)")
      let new = try CommandRun(["glossary", "build"] + corpora + ["-o", "新.txt"], in: folder)
      #expect(new.status == 2 && !FileManager.default.fileExists(atPath: folder.path("新.txt")), "\(corpora)")
    }
    let part = try CommandRun(["glossary", "count", "坏", "-o", "坏.part"], in: folder)
    #expect(part.status == 2, "\(part.complaint)")
    let reduced = try CommandRun(["glossary", "reduce", "坏.part", "-o", "词库.txt"], in: folder)
    #expect(reduced.status == 2 && reduced.complaint.contains("没有写入"), "\(reduced.complaint)")
    #expect(try stored("词库.txt") == before)
  }

  private func stored(_ name: String) throws -> [Data] {
    try [name, name + ".sequences"].map { try Data(contentsOf: URL(filePath: folder.path($0))) }
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
