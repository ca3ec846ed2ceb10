import Foundation
import Glossary
import ProseText
import TestSupport
import Testing

@testable import GlossaryStore

/// A glossary learnt from a few reports.
@Suite struct LearnerTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for (path, text) in SampleCorpus.reports { try folder.write(text, to: path) }
  }

  private static let opener = CorpusOpener { path throws(CorpusProblem) in
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { throw CorpusProblem("没有\(path)") }
    return CorpusText(SourceText(text), syntax: path.hasSuffix(".md") ? .markdown : .plain)
  }

  private func documents(_ more: [(path: String, text: String)] = []) -> [CorpusDocument] {
    (SampleCorpus.reports + more).map { path, text in
      CorpusDocument(path: folder.path(path), name: path, size: text.utf8.count)
    }
  }

  private func learn(
    _ documents: [CorpusDocument]? = nil, jobs: Int = 1, limits: GlossaryLearner.Limits = .init()
  ) throws -> GlossaryLearner.Learnt {
    try GlossaryLearner(opener: Self.opener, jobs: jobs, limits: limits)
      .learn(documents ?? self.documents(), besides: folder.path("词库.txt"), known: BuiltInGlossary.read())
  }

  private func bytes(_ learnt: GlossaryLearner.Learnt) -> [UInt8] {
    Array(GlossaryText.text(of: learnt.entries).utf8)
      + SequenceFile(edition: 0, sequences: learnt.sequences).bytes
  }

  @Test func learnsFromMarksDefinitionsNotesAndText() throws {
    let learnt = try learn()
    let glossary = Glossary(entries: learnt.entries, sequences: learnt.sequences)
    #expect(learnt.documentCount == 3 && learnt.problems.isEmpty && learnt.repetitions.isEmpty)

    let slogan = try #require(glossary.entry("三清一改"))
    #expect(slogan.kind == .slogan && slogan.status == .learnt && slogan.origin == .learnt)
    #expect(slogan.memberLists == [["清沟渠", "清庭院", "清塘坝", "改厕所"]])
    #expect(slogan.documents == 3 && slogan.uses == 3 && slogan.markedUses == 3)
    #expect(slogan.firstSource == .init(path: "2023/临江县报告.txt", line: 3))
    #expect(slogan.years.map(\.year) == [2023, 2024, 2025])
    #expect(slogan.example.contains("三清一改"))
    #expect(glossary.knownSlogans("三清一改").first?.members == slogan.members)

    #expect(glossary.entry("临江县水网规划")?.kind == .document)
    #expect(glossary.entry("大河之子")?.kind == .work)
    #expect(glossary.entry("春芽")?.kind == .activity)
    let office = glossary.entries.first { $0.variants.contains { $0.form == "县发改委" } }
    #expect(office?.form == "县发展和改革委员会" && office?.kind == .organisation)
    #expect(office?.variants.first?.relation == .short)
    #expect(office?.variants.first?.uses == 2)

    #expect(glossary.entry("两保一优")?.members == ["保水源", "保口粮", "优结构"])
    #expect(glossary.entry("水权交易")?.note == "用水户之间依法转让节约下来的用水指标")
    #expect(glossary.entry("智慧灌溉")?.documents == 3, "\(learnt.entries.map(\.form))")
    #expect(glossary.entry("智慧灌") == nil && glossary.entry("慧灌溉") == nil)
  }

  @Test func aSlipIsASuspectAndNoTerm() throws {
    let many = (1...4).map { number in
      ("2022/\(number).txt", "报告\(number)\n第\(number)次民情夜谈会。“民情夜谈会”开了\(number)场，“民情夜谈会”好，乡亲们都说\(number)遍。\n")
    }
    let slip = ("2022/5.txt", "报告\n“民晴夜谈会”开了一场。\n")
    for (path, text) in many + [slip] { try folder.write(text, to: path) }
    let learnt = try learn(documents(many + [slip]))
    let suspect = try #require(learnt.entries.first { $0.form == "民晴夜谈会" })
    #expect(suspect.status == .suspect && suspect.likelyForm == "民情夜谈会")
    #expect(learnt.entries.first { $0.form == "民情夜谈会" }?.status == .learnt)
  }

  @Test func leavesOutWhatRepeatsAnotherReport() throws {
    let copy = SampleCorpus.repetition
    try folder.write(copy.text, to: copy.path)
    let learnt = try learn(documents([copy]))
    #expect(learnt.documentCount == 3)
    #expect(learnt.repetitions.map(\.document) == [copy.path])
    #expect(bytes(learnt) == bytes(try learn()))
  }

  @Test func isTheSameInAnyOrderOnAnyNumberOfThreadsAndWithAnyMemory() throws {
    let expected = bytes(try learn())
    var small = GlossaryLearner.Limits()
    small.sequences = 60
    small.evidence = 2
    for (jobs, limits) in [(1, GlossaryLearner.Limits()), (1, small), (2, small), (3, small)] {
      #expect(bytes(try learn(documents().reversed(), jobs: jobs, limits: limits)) == expected)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).allSatisfy { !$0.hasPrefix(".") })
  }

  /// Runs are joined before there are too many of them to be open at once.
  @Test func partsWithLittleMemoryMakeTheSame() throws {
    let copy = SampleCorpus.repetition
    let more = [copy] + (0..<90).map { ("2020/\($0).txt", "第\($0)号报告。\($0)个村\($0)条路，“路\($0)长制”\($0)人。\n") }
    for (path, text) in more { try folder.write(text, to: path) }
    let expected = bytes(try learn(documents(more)))
    var small = GlossaryLearner.Limits()
    small.sequences = 1
    small.evidence = 1
    #expect(bytes(try learn(documents(more), jobs: 1, limits: small)) == expected)
    let whole = documents(more).map { CorpusDocument(path: $0.path, name: $0.path, size: $0.size) }
    let parts = [whole.prefix(70), whole.dropFirst(70)].enumerated().map { (folder.path("\($0).part"), Array($1)) }
    for (path, share) in parts {
      let writer = try PartWriter(path)
      let unread = try GlossaryCounter(opener: Self.opener, jobs: 2, limits: small)
        .count(share, besides: path, into: writer)
      try writer.finish()
      #expect(unread.isEmpty)
    }
    for paths in [parts.map(\.0), parts.reversed().map(\.0)] {
      let learnt = try GlossaryReducer(jobs: 2, limits: small)
        .learn(paths, for: folder.path("词库.txt"), known: BuiltInGlossary.read())
      #expect(bytes(learnt) == expected)
      #expect(learnt.repetitions.map(\.document) == [copy.path])
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).allSatisfy { !$0.hasPrefix(".") })
  }

  @Test func keepsNoMoreSequencesThanFit() throws {
    var limits = GlossaryLearner.Limits()
    let all = try learn().sequences
    limits.keptSequences = all.count / 2
    let kept = try learn(limits: limits).sequences
    #expect(kept.count <= all.count / 2 && kept.documents(with: "智慧灌溉") == 3)
    #expect(all.documents(with: "智慧灌溉") == 3 && all.documents(with: "夜淡") == 0)
  }

  @Test func saysWhatItCouldNotRead() throws {
    let missing = CorpusDocument(path: folder.path("none.txt"), name: "none.txt", size: 10)
    let learnt = try learn(documents() + [missing])
    #expect(learnt.problems.map(\.sentence) == ["没有\(folder.path("none.txt"))"])
    #expect(learnt.documentCount == 3)
    #expect(try learn([]).entries.isEmpty)
  }

  @Test func aRebuildKeepsWhatAPersonDid() throws {
    let path = folder.path("词库.txt")
    let learner = GlossaryLearner(opener: Self.opener, jobs: 2)
    _ = try GlossaryBuilding.build(documents(), into: path, learner)
    let first = try String(contentsOfFile: path, encoding: .utf8)
    _ = try GlossaryBuilding.build(documents(), into: path, learner)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == first)

    let edited =
      first.replacingOccurrences(of: "\n夜谈会\n", with: "\n夜谈会\n  不用：夜淡会\n").replacingOccurrences(
        of: "\n春芽\n", with: "\n秋实\n  说明：县里新定\n\n春芽\n")
    try folder.write(edited, to: "词库.txt")
    let result = try GlossaryBuilding.build(documents(), into: path, learner)
    #expect(result.byHandCount == 2)
    let glossary = try StoredGlossary.glossary(at: path)
    #expect(glossary.entry("夜谈会")?.formsToAvoid == ["夜淡会"])
    #expect(glossary.entry("夜谈会")?.documents == 3)
    #expect(glossary.entry("秋实")?.note == "县里新定")

    try folder.write(edited + "\n乱写\n  类型：无\n", to: "词库.txt")
    #expect(throws: GlossaryProblem.self) { try GlossaryBuilding.build(documents(), into: path, learner) }
    #expect(try String(contentsOfFile: path, encoding: .utf8).hasSuffix("类型：无\n"), "the file is left alone")
  }
}
