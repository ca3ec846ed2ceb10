import Foundation
import Glossary
import ProseText
import TestSupport
import Testing

@testable import GlossaryStore

/// What a workspace's corpus teaches, kept by content.
@Suite struct CorpusCacheTests {
  private let folder: TemporaryFolder
  private let opened = OpenedPaths()

  init() throws {
    folder = try TemporaryFolder()
    for (path, text) in SampleCorpus.reports { try folder.write(text, to: path) }
  }

  /// Counts what is opened.
  private final class OpenedPaths: Sendable {
    let count = Guarded(0)
  }

  private func cache(_ name: String? = "cache/zhubi") -> CorpusCache {
    let opener = CorpusOpener { [opened] path throws(CorpusProblem) in
      opened.count.withLock { $0 += 1 }
      guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { throw CorpusProblem("没有\(path)") }
      return CorpusText(SourceText(text), syntax: .plain)
    }
    return CorpusCache(
      folder: name.map { folder.path($0) }, learner: GlossaryLearner(opener: opener, jobs: 2))
  }

  private func documents() -> [CorpusDocument] {
    SampleCorpus.reports.map { path, text in
      CorpusDocument(path: folder.path(path), name: folder.path(path), size: text.utf8.count)
    }
  }

  private func openings(_ work: () throws -> Void) rethrows -> Int {
    opened.count.withLock { $0 = 0 }
    try work()
    return opened.count.withLock { $0 }
  }

  @Test func learnsOnceAndReadsNothingWhileTheCorpusIsTheSame() throws {
    let first = try cache().glossary(of: documents())
    #expect(first.glossary.entry("三清一改")?.documents == 3 && first.problems.isEmpty)
    let again = try openings {
      let kept = try cache().glossary(of: documents().reversed())
      #expect(kept.glossary.entries == first.glossary.entries)
      #expect(kept.glossary.sequences == first.glossary.sequences)
      #expect(kept.path == first.path)
    }
    #expect(again == 0)
  }

  @Test func aNewDateIsNoNewContentButAChangeIs() throws {
    let first = try cache().glossary(of: documents())
    let path = folder.path(SampleCorpus.reports[0].path)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_000_000)], ofItemAtPath: path)
    let read = try openings {
      let again = try cache().glossary(of: documents())
      #expect(again.path == first.path)
    }
    #expect(read == 3, "read once for the checksums, and not learnt")
    try folder.write(SampleCorpus.reports[0].text + "推行“夜校”，办好“夜校”。\n", to: SampleCorpus.reports[0].path)
    let changed = try cache().glossary(of: documents())
    #expect(changed.path != first.path && changed.glossary.entry("夜校") != nil)
  }

  @Test func damageInTheFolderIsMadeGood() throws {
    let first = try cache().glossary(of: documents())
    let path = try #require(first.path)
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path("cache/zhubi")) {
      try Data("x\n  y\n".utf8).write(to: URL(filePath: folder.path("cache/zhubi/\(name)")))
      #expect(try cache().glossary(of: documents()).glossary.entries == first.glossary.entries, "\(name)")
    }
    try FileManager.default.removeItem(atPath: path)
    #expect(try cache().glossary(of: documents()).glossary.entries == first.glossary.entries)
  }

  @Test func learnsWithoutAFolder() throws {
    let learnt = try cache(nil).glossary(of: documents())
    #expect(learnt.path == nil && learnt.glossary.entry("三清一改") != nil)
  }
}
