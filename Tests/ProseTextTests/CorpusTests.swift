import Foundation
import Invariants
import ProseText
import TestSupport
import Testing

/// The invariants of the prose view on real texts, where they are at hand.
@Suite struct CorpusTests {
  @Test func everyUnitOfTheCorpusIsWhereItSays() throws {
    guard let corpus = Checkout.material("corpus") else { return }
    let texts = try Self.texts(in: corpus)
    #expect(!texts.isEmpty)
    for (name, text) in texts {
      let plain = Prose(SourceText(text))
      #expect(ProseInvariants.violations(of: plain).isEmpty, "\(name)")
      #expect(plain.units.count * 10 > text.utf16.count * 7, "\(name) lost much of its text")
      #expect(ProseInvariants.violations(of: Prose(SourceText(text), syntax: .markdown)).isEmpty, "\(name) as Markdown")
    }
  }

  @Test func nothingIsMaskedInReportsThatAreNotWrapped() throws {
    guard let folder = Checkout.material("corpus/provinces") else { return }
    let texts = try Self.texts(in: folder)
    #expect(!texts.isEmpty)
    for (name, text) in texts {
      let prose = Prose(SourceText(text))
      let masked = prose.maskedPieces.map { prose.source[$0.range] }
      #expect(masked.isEmpty, "\(name)")
      let lines = Set(text.split(whereSeparator: \.isNewline).map { String($0).withoutBlanks })
      let joined = prose.paragraphTexts.filter { !lines.contains($0.withoutBlanks) }
      // Where a line holds nothing but 2.5, the web has broken PM2.5 over three lines.
      #expect(joined.allSatisfy { lines.contains("2.5") && $0.contains("PM2.5") }, "\(name): lines were joined")
    }
  }

  /// Every text file below `folder`, by name.
  static func texts(in folder: URL) throws -> [(name: String, text: String)] {
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL }
    return try (files ?? []).filter { ["txt", "md"].contains($0.pathExtension) }.sorted { $0.path < $1.path }
      .map { ($0.lastPathComponent, try String(contentsOf: $0, encoding: .utf8)) }
  }
}
