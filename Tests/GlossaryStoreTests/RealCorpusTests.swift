import Foundation
import Glossary
import ProseText
import TestSupport
import Testing

@testable import GlossaryStore

/// What is learnt from real reports and pages, where those are at hand.
@Suite struct RealCorpusTests {
  /// A slogan that people marked in a page, with the members that they found listed for it.
  private struct MarkedSlogan: Decodable {
    let form: String
    let members: [String]
    let promised: Int?

    private enum CodingKeys: String, CodingKey {
      case form
      case members = "expansion_members"
      case promised = "promised_count"
    }

    /// The members as they are compared: without marks, and without the words in brackets that the text leaves out.
    var plainMembers: [String] { members.map(RealCorpusTests.plain) }
  }

  private static func plain(_ text: String) -> String {
    var text = text
    if text.last == ")", let open = text.lastIndex(of: "(") { text = String(text[..<open]) }
    return text.filter { !"“”《》".contains($0) }
  }

  private static let opener = CorpusOpener { path throws(CorpusProblem) in
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { throw CorpusProblem("没有\(path)") }
    return CorpusText(SourceText(text), syntax: .plain)
  }

  /// The glossary of all reports and pages; nil where there are none.
  private static func learnt() throws -> Glossary? {
    guard let corpus = Checkout.material("corpus") else { return nil }
    let names = FileManager.default.enumerator(atPath: corpus.path)?.compactMap { $0 as? String } ?? []
    let documents = names.filter { $0.hasSuffix(".txt") }.map { name in
      CorpusDocument(path: corpus.appending(path: name).path, name: name, size: 0)
    }
    let folder = try TemporaryFolder()
    let learnt = try GlossaryLearner(opener: opener, jobs: 1, limits: .init())
      .learn(documents, besides: folder.path("词库.txt"), known: BuiltInGlossary.read())
    return Glossary(entries: learnt.entries, sequences: learnt.sequences)
  }

  /// Of the slogans that a page lists members for, 70 in a hundred come with exactly those; and never with a list that
  /// is known to be one too short.
  @Test func slogansComeWithTheMembersThatPeopleFound() throws {
    guard let file = Checkout.material("eval/gold/slogans.json"), let glossary = try Self.learnt() else { return }
    let marked = try JSONDecoder().decode([MarkedSlogan].self, from: Data(contentsOf: file))
      .filter { !$0.members.isEmpty }
    var found = 0
    var missed: [String] = []
    for slogan in marked {
      let lists = glossary.entry(slogan.form)?.memberLists ?? []
      if lists.contains(where: { $0.map(Self.plain) == slogan.plainMembers }) {
        found += 1
      } else {
        missed.append("\(slogan.form): \(slogan.members) / \(lists)")
      }
      if let promised = slogan.promised, promised != slogan.members.count, !slogan.form.contains("一") {
        #expect(!lists.contains { $0.map(Self.plain) == slogan.plainMembers }, "\(slogan.form) promises \(promised)")
      }
    }
    #expect(marked.count >= 40)
    #expect(found * 100 >= marked.count * 70, "\(found) of \(marked.count); missed:\n\(missed.joined(separator: "\n"))")
  }

  /// Among the five hundred weightiest terms none is a mere part of another that stands nearly everywhere the part does.
  @Test func noWeightyTermIsAFragmentOfALongerOne() throws {
    guard let glossary = try Self.learnt() else { return }
    let top = glossary.entries.filter { $0.origin == .learnt }.sorted { $0.isWeightier(than: $1) }.prefix(500)
    #expect(top.count == 500)
    let fragments = top.compactMap { part -> String? in
      guard part.markedUses == 0 else { return nil }
      let whole = top.first { whole in
        whole.form != part.form && whole.form.contains(part.form) && whole.uses > part.uses
      }
      return whole.map { "\(part.form) \(part.uses) ⊂ \($0.form) \($0.uses)" }
    }
    #expect(fragments.isEmpty, "\(fragments.joined(separator: "\n"))")
  }
}
