import Foundation
import Invariants
import ProseText
import TestSupport
import Testing

/// Titles that a page left inside a sentence, as they were marked by hand in real pages.
@Suite struct NoiseTests {
  private struct Noise: Decodable {
    let file: String
    let left: String
    let inserted: String
    let right: String
    let joined: String
    let kind: String

    enum CodingKeys: String, CodingKey {
      case file, left, inserted, right, kind
      case joined = "joined_without_insert"
    }

    /// Three of the entries are no sentence that goes on: a heading follows, or text between the pieces is lost.
    var isInsideASentence: Bool { kind == "floating header/title inside a sentence" }
  }

  @Test func sentencesAreTakenUpBelowRunningHeads() throws {
    guard let file = Checkout.material("eval/gold/noise.json"), let pages = Checkout.material("corpus/pages") else {
      return
    }
    let entries = try JSONDecoder().decode([Noise].self, from: Data(contentsOf: file))
    let texts = try CorpusTests.texts(in: pages)
    var bridged = 0
    var report: [String] = []
    for (name, text) in texts {
      let prose = Prose(SourceText(text))
      let paragraphs = prose.paragraphTexts.map(\.withoutBlanks)
      for entry in entries where entry.file == name {
        let isJoined = paragraphs.contains { $0.contains(entry.joined.withoutBlanks) }
        if entry.isInsideASentence {
          bridged += isJoined ? 1 : 0
          if !isJoined { report.append("not joined: \(entry.joined)") }
        } else {
          #expect(!isJoined, "\(entry.kind): \(entry.joined)")
        }
      }
      let heads = entries.map(\.inserted.withoutBlanks)
      for piece in prose.maskedPieces where piece.reason == .runningHead {
        let head = prose.source[piece.range]
        report.append("masked in \(name): \(head)")
        #expect(heads.contains { $0.contains(head.withoutBlanks) }, "\(head) was not marked as a head")
      }
    }
    #expect(entries.count == 16)
    #expect(bridged >= 12, "\(report.joined(separator: "\n"))")
  }
}
