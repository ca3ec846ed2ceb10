import Foundation
import Glossary
import TestSupport
import Testing

@testable import GlossaryStore

/// The text of a glossary, right and wrong.
@Suite struct GlossaryTextTests {
  static let learnt = GlossaryEntry(
    form: "三清一改", kind: .slogan, origin: .learnt, status: .learnt,
    memberLists: [["清沟", "清渠", "清塘", "改厕"], ["清垃圾", "清塘沟", "清粪污", "改习惯"]],
    variants: [.init(form: "3清1改", uses: 2, documents: 1), .init(form: "三清", relation: .short)],
    formsToAvoid: ["三青一改"], uses: 37, markedUses: 30, documents: 8,
    years: [.init(year: 2024, uses: 12, documents: 3), .init(year: 2025, uses: 25, documents: 5)],
    firstSource: .init(path: "2024/县:报告.txt", line: 12), example: "深化“三清一改”：清沟。", note: "指清沟等四项。")
  static let suspect = GlossaryEntry(
    form: "三青一改", kind: .slogan, origin: .learnt, status: .suspect, uses: 1, documents: 1, likelyForm: "三清一改")
  static let added = GlossaryEntry(form: "民情夜话")
  static let refused = GlossaryEntry(form: "有序推进", status: .rejected)
  static let accepted = GlossaryEntry(form: "网格员", kind: .term, uses: 3, markedUses: 1, documents: 2)
  static let all = [learnt, suspect, added, refused, accepted].sorted()

  @Test func writesWhatItReads() {
    let text = GlossaryText.text(of: Self.all, edition: 0xAB)
    let reading = GlossaryText.read(Array(text.utf8), path: "a")
    #expect(reading.problems.isEmpty)
    #expect(reading.entries == Self.all)
    #expect(reading.edition == 0xAB)
    #expect(GlossaryText.text(of: reading.entries, edition: 0xAB) == text)
  }

  @Test func readsWhatPeopleWrite() {
    let text = """
      民情夜话

      # 说明
      暖心小站
      \t类别: 品牌
      　不用：暖新小站\r
        说明：县总工会定名
      """
    let reading = GlossaryText.read(Array(text.utf8), path: "a")
    #expect(reading.problems.isEmpty)
    #expect(
      reading.entries == [
        GlossaryEntry(form: "民情夜话"),
        GlossaryEntry(form: "暖心小站", kind: .brand, formsToAvoid: ["暖新小站"], note: "县总工会定名"),
      ])
    #expect(reading.lines == [1, 4])
    #expect(GlossaryText.read([], path: "a").entries.isEmpty)
  }

  @Test(arguments: [
    ("  类别：口好", "没有类别“口好”"), ("  类型：口号", "没有“类型”这一项"), ("  口号", "没有冒号"), ("  说明：", "后面是空的"),
    ("  成员：清沟", "成员只有1项"), ("  次数：三次", "次数“三次”读不懂"), ("  次数：3次，x篇", "读不懂"),
    ("  年份：2024", "年份“2024”读不懂"), ("  出处：报告.txt", "出处“报告.txt”读不懂"), ("  出处：报告.txt:0", "读不懂"),
    ("  状态：好", "没有状态“好”"), ("  不用：三清", "与词条相同"), ("  又作：三清", "与词条相同"),
    ("  说明：一\n  说明：二", "写了两次"), ("三清", "第3行已经有了"), ("类别：口号", "没有缩进"),
    ("<<<<<<< HEAD", "合并冲突"), ("全县开展了三清。", "像句子"),
  ])
  func saysWhatIsWrongWithWhichLine(_ line: String, _ expected: String) throws {
    let text = "# 词库\n\n三清\n  简称：清\n\(line)\n\n四治\n  说明：好\n"
    let reading = GlossaryText.read(Array(text.utf8), path: "词.txt")
    let problem = try #require(reading.problems.first)
    #expect(reading.problems.count == 1)
    #expect(problem.line == (line.contains("\n") ? 6 : 5))
    #expect(problem.sentence.hasPrefix("“词.txt”第\(problem.line ?? 0)行："), "\(problem.sentence)")
    #expect(problem.sentence.contains(expected), "\(problem.sentence)")
    #expect(reading.entries.last == GlossaryEntry(form: "四治", note: "好"))
  }

  @Test func aDetailWithoutAnEntryAndBrokenBytesAreProblems() {
    #expect(GlossaryText.read(Array("  类别：口号\n".utf8), path: "a").problems.map(\.line) == [1])
    let reading = GlossaryText.read(Array("三清\n  说明：".utf8) + [0xE4, 0xB8, 0x0A], path: "a")
    #expect(reading.problems.map(\.line) == [2])
    #expect(reading.entries.map(\.form) == ["三清"])
  }

  @Test func noBytesMakeItFail() {
    var generator = SeededGenerator(seed: 5)
    let text = Array(GlossaryText.text(of: Self.all).utf8)
    for _ in 0..<300 {
      var bytes = text
      for _ in 0..<4 {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = .random(in: 0...255, using: &generator)
      }
      let reading = GlossaryText.read(bytes, path: "a")
      #expect(reading.entries.count == reading.lines.count)
    }
  }
}

/// Glossaries in files.
@Suite struct StoredGlossaryTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("词库.txt")
  }

  private static let sequences = SequenceFrequencies(
    documentCount: 5, sorted: [(SequenceFrequencies.key(Array("清沟".utf16)), 4)])

  private func write(_ entries: [GlossaryEntry] = GlossaryTextTests.all) throws {
    try StoredGlossary(entries: entries, sequences: Self.sequences).write(to: path)
  }

  private func edit(_ change: (String) -> String) throws {
    try folder.write(change(String(contentsOfFile: path, encoding: .utf8)), to: "词库.txt")
  }

  @Test func isReadAsItWasWritten() throws {
    try write()
    let stored = try StoredGlossary.read(path)
    #expect(stored.entries == GlossaryTextTests.all)
    #expect(stored.problems.isEmpty)
    #expect(stored.sequences == Self.sequences)
    let glossary = try StoredGlossary.glossary(at: path)
    #expect(glossary.entry("三清一改") == GlossaryTextTests.learnt)
    #expect(glossary.entry("有序推进") == nil, "a rejected term is known to nobody")
    #expect(glossary.sequences.documents(with: "清沟") == 4)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 2, "nothing else is left")
  }

  @Test func withoutTheFileBesideItTheTextIsReadAllTheSame() throws {
    try write()
    let beside = SequenceFile.path(besides: path)
    var bytes = Array(try Data(contentsOf: URL(filePath: beside)))
    for at in [9, bytes.count / 2, bytes.count - 1] {
      bytes[at] ^= 1
      try folder.write(bytes, to: "词库.txt.sequences")
      #expect(try StoredGlossary.read(path).sequences.isEmpty, "damaged at \(at)")
      bytes[at] ^= 1
    }
    try folder.write(Array(bytes.dropLast()), to: "词库.txt.sequences")
    #expect(try StoredGlossary.read(path).sequences.isEmpty)
    try FileManager.default.removeItem(atPath: beside)
    let stored = try StoredGlossary.read(path)
    #expect(stored.sequences.isEmpty && stored.entries == GlossaryTextTests.all)
    #expect(stored.entriesByHand(amongLearnt: [GlossaryEntry(form: "新词")]).map(\.form) == ["有序推进", "民情夜话", "网格员"])
  }

  @Test func whatAPersonChangedOrDeletedIsTheirs() throws {
    try write()
    let learnt = [GlossaryTextTests.learnt, GlossaryTextTests.suspect, GlossaryEntry(form: "新词")]
    #expect(
      Set(try StoredGlossary.read(path).entriesByHand(amongLearnt: learnt).map(\.form)) == ["民情夜话", "有序推进", "网格员"])
    try edit { $0.replacingOccurrences(of: "说明：指清沟等四项。", with: "说明：县里定名。") }
    let changed = try StoredGlossary.read(path).entriesByHand(amongLearnt: learnt)
    let fixed = try #require(changed.first { $0.form == "三清一改" })
    #expect(fixed.status == .approved && fixed.origin == .byHand && fixed.note == "县里定名。")
    #expect(changed.count == 4)
    try edit { text in
      let block = text.components(separatedBy: "\n\n").first { $0.hasPrefix("三青一改") } ?? "none"
      return text.replacingOccurrences(of: block + "\n\n", with: "")
    }
    let deleted = try StoredGlossary.read(path).entriesByHand(amongLearnt: learnt)
    #expect(deleted.first { $0.form == "三青一改" }?.status == .rejected)
    #expect(!deleted.contains { $0.form == "新词" })
  }

  @Test func refusesForUseWhatHoldsAMistake() throws {
    try folder.write("三清\n  类型：口号\n", to: "词库.txt")
    let problem = #expect(throws: GlossaryProblem.self) { try StoredGlossary.glossary(at: path) }
    #expect(problem?.line == 2 && problem?.sentence.contains(path) == true)
    for missing in [folder.path("none"), folder.path, ""] {
      #expect(throws: GlossaryProblem.self) { try StoredGlossary.glossary(at: missing) }
    }
  }

  @Test func cannotWriteWhereThereIsNoPlace() throws {
    #expect(throws: GlossaryProblem.self) {
      try StoredGlossary(entries: []).write(to: folder.path("none/词库.txt"))
    }
    #expect(throws: GlossaryProblem.self) { try StoredGlossary(entries: []).write(to: folder.path) }
  }
}
