import Foundation
import Glossary
import TestSupport
import Testing

@testable import GlossaryStore

/// Look-ups in files by their index.
@Suite struct LookupTests {
  private let folder: TemporaryFolder
  private let path: String
  private let cache: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("词库.txt")
    cache = folder.path("cache/zhubi")
    try StoredGlossary(entries: GlossaryTextTests.all).write(to: path)
  }

  private static let builtIn = Glossary(entries: [
    GlossaryEntry(form: "三会一课", kind: .slogan, origin: .builtIn, note: "党章")
  ])

  private func answers(
    _ term: String, _ nearness: NameIndex.Nearness = .excluded, cache: String?
  ) throws -> [GlossaryLookup.Answer] {
    try GlossaryLookup(builtIn: Self.builtIn, paths: [path], cache: cache)
      .answers(TermQuery(term), nearness)
  }

  private func index() throws -> String {
    let names = try FileManager.default.contentsOfDirectory(atPath: cache)
    return "\(cache)/\(try #require(names.first))"
  }

  @Test func givesTheSameWithAndWithoutAnIndex() throws {
    for term in ["三清一改", "3清1改", "三清", "清一", "三会一课", "夜话", "有序推进", "民情夜谈", "没有这个词"] {
      for nearness in [NameIndex.Nearness.included, .excluded] {
        let plain = try answers(term, nearness, cache: nil)
        for _ in 0..<2 {
          let indexed = try answers(term, nearness, cache: cache)
          #expect(indexed.map(\.entry) == plain.map(\.entry), "\(term)")
          #expect(indexed.map(\.match) == plain.map(\.match))
          #expect(indexed.map(\.path) == plain.map(\.path))
        }
      }
    }
    let whole = try #require(try answers("三清一改", cache: cache).first)
    #expect(whole.entry == GlossaryTextTests.learnt && whole.match == .exact && whole.path == path)
    #expect(try answers("3清1改", cache: cache).first?.isByOtherName == true)
    #expect(try answers("三会一课", cache: cache).first?.path == nil)
    #expect(try answers("有序推进", cache: cache).isEmpty, "a rejected term is none")
  }

  @Test func aStaleOrDamagedIndexIsNeverUsed() throws {
    _ = try answers("三清一改", cache: cache)
    let index = try index()
    let good = Array(try Data(contentsOf: URL(filePath: index)))
    for at in stride(from: 0, to: good.count, by: max(1, good.count / 40)) {
      var bad = good
      bad[at] ^= 0x40
      try Data(bad).write(to: URL(filePath: index))
      #expect(try answers("三清一改", cache: cache).first?.entry == GlossaryTextTests.learnt, "damaged at \(at)")
      #expect(Array(try Data(contentsOf: URL(filePath: index))) == good, "it is made anew")
    }
    for length in [0, 7, 40, good.count - 1] {
      try Data(good.prefix(length)).write(to: URL(filePath: index))
      #expect(try answers("三清一改", cache: cache).first?.entry == GlossaryTextTests.learnt)
    }
    try folder.write("全新词条\n  说明：改了\n", to: "词库.txt")
    #expect(try answers("全新词条", cache: cache).first?.entry.note == "改了")
    #expect(try answers("三清一改", cache: cache).isEmpty)
  }

  @Test func aGlossaryThatIsWrongOrMissingIsSaid() throws {
    try folder.write("三清\n  类型：口号\n", to: "词库.txt")
    #expect(throws: GlossaryProblem.self) { try answers("三清", cache: cache) }
    try FileManager.default.removeItem(atPath: path)
    #expect(throws: GlossaryProblem.self) { try answers("三清", cache: cache) }
  }

  @Test func needsNoCacheFolder() throws {
    #expect(CacheFolder.path([:]) == nil)
    #expect(CacheFolder.path(["XDG_CACHE_HOME": "/a"]) == "/a/zhubi")
    #expect(CacheFolder.path(["HOME": "/b"])?.hasPrefix("/b/") == true)
    try folder.write("x", to: "cache")
    #expect(try answers("三清一改", cache: cache).first?.entry == GlossaryTextTests.learnt)
  }
}
