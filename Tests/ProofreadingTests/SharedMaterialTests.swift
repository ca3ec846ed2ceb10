import Drafting
import Foundation
import Invariants
import Proofreading
import ProseText
import TestSupport
import Testing

/// Real pages, where they lie beside the package.
@Suite struct SharedMaterialTests {
  /// A place in a page that people have judged.
  private struct Trap: Decodable {
    let file: String
    let quote: String
  }

  /// A page and what is marked on it.
  private struct Page {
    let name: String
    let source: SourceText
    let marks: [Mark]

    init(_ url: URL) throws {
      name = url.lastPathComponent
      source = SourceText(bytes: Array(try Data(contentsOf: url)))
      marks = Proofreader(glossary: RuleCheck.glossary).marks(on: Draft(source))
    }

    /// Where `quote` stands first, white space left out on both sides; nil where it does not.
    func range(of quote: String) -> SourceRange? {
      var squeezed: [UInt8] = []
      var offsets: [Int] = []
      var at = 0
      for scalar in String(decoding: source.bytes, as: UTF8.self).unicodeScalars {
        let width = UTF8.width(scalar)
        if !scalar.properties.isWhitespace {
          squeezed += source.bytes[at..<at + width]
          offsets += [Int](repeating: at, count: width)
        }
        at += width
      }
      let wanted = Array(quote.unicodeScalars.filter { !$0.properties.isWhitespace }.map(String.init).joined().utf8)
      guard let found = squeezed.firstRange(of: wanted), let last = found.last else { return nil }
      return SourceRange(offsets[found.lowerBound], offsets[last] + UTF8Lead.length(source.bytes[offsets[last]]))
    }
  }

  private static func pages() throws -> [Page] {
    guard let folder = Checkout.material("corpus") else { return [] }
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".txt") }
    return try paths.sorted().map { try Page(folder.appending(path: $0)) }
  }

  @Test func aKnownMistakeIsFoundAndNoTrapIsMarked() throws {
    let pages = try Self.pages()
    guard !pages.isEmpty, let file = Checkout.material("eval/gold/traps.json") else { return }
    let sixMusts = pages.flatMap { page in page.marks.map { (page, $0) } }.filter { page, mark in
      mark.rule == "slogan-count" && page.source[mark.range].filter { !$0.isWhitespace } == "六要"
    }
    #expect(!sixMusts.isEmpty)

    let traps = try JSONDecoder().decode([Trap].self, from: Data(contentsOf: file))
    var placed = 0
    for trap in traps {
      guard let page = pages.first(where: { $0.name == trap.file }), let range = page.range(of: trap.quote) else {
        continue
      }
      placed += 1
      for mark in page.marks where mark.severity >= .warning {
        let spans = [mark.range] + mark.finding.related.map(\.range)
        #expect(!spans.contains { $0.overlaps(range) }, "\(mark.rule): \(mark.finding.message) ← \(trap.quote)")
      }
    }
    #expect(placed > 0)
  }

  @Test func everyMarkOnARealPageIsSound() throws {
    for page in try Self.pages() {
      for mark in page.marks {
        let problems = FindingSoundness.problems(of: mark, in: page.source)
        #expect(problems.isEmpty, "\(page.name)")
      }
    }
  }
}
