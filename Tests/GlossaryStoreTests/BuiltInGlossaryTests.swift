import Foundation
import Glossary
import ProseText
import TestSupport
import Testing

@testable import GlossaryStore

/// The glossary that ships.
@Suite struct BuiltInGlossaryTests {
  private let slogans: TableReading<KnownSlogan>
  private let uncounted: TableReading<UncountedForm>

  init() throws {
    slogans = SloganTable.read(try Self.bytes(of: "slogans.tsv"))
    uncounted = UncountedTable.read(try Self.bytes(of: "nonlist.tsv"))
  }

  private static func bytes(of name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: Checkout.root.appending(path: "Sources/GlossaryStore/BuiltIn").appending(path: name)))
  }

  @Test func isReadWithoutProblems() throws {
    #expect(slogans.problems.isEmpty)
    #expect(uncounted.problems.isEmpty)
    for (name, rows) in [("slogans.tsv", slogans.rows.count), ("nonlist.tsv", uncounted.rows.count)] {
      let lines = try Self.bytes(of: name).split(separator: 0x0A).filter { $0.first != 0x23 }
      #expect(rows == lines.count && rows > 50, "\(name)")
    }
  }

  @Test func setPhrasesAreReadWithoutProblems() throws {
    let phrases = SetPhraseTable.read(try Self.bytes(of: "set-phrases.tsv"))
    #expect(phrases.problems.isEmpty)
    #expect(phrases.rows.count > 40)
    let right = phrases.rows.map(\.form)
    #expect(Set(right).count == right.count)
    let wrong = phrases.rows.flatMap(\.formsToAvoid)
    #expect(Set(wrong).count == wrong.count && Set(wrong).isDisjoint(with: right))
    // Nearly the same, so that the fix is what was meant.
    for phrase in phrases.rows {
      for form in phrase.formsToAvoid {
        #expect(form.count == phrase.form.count && zip(form, phrase.form).count { $0 != $1 } <= 2, "\(form)")
      }
    }
    #expect(SetPhraseTable.read(Array("全力以赴\n".utf8)).problems.count == 1)
    #expect(SetPhraseTable.read(Array("全力以赴\t全力以赴\n".utf8)).problems.count == 1)
  }

  @Test func titlesAreReadAndNoneIsNearlyAnother() throws {
    let titles = TitleTable.read(try Self.bytes(of: "titles.tsv"))
    #expect(titles.problems.isEmpty)
    #expect(titles.rows.count > 60)
    let forms = titles.rows.map { Array($0.form.utf16) }
    #expect(Set(forms).count == forms.count)
    let index = NearMissIndex(forms)
    for form in forms {
      let near = form.withUnsafeBufferPointer { index.candidates(for: ProseRange(0, form.count), in: $0) }
      #expect(near.isEmpty, "\(String(decoding: form, as: UTF16.self))")
    }
    #expect(TitleTable.read(Array("《章程》\n甲\t乙\n".utf8)).problems.count == 2)
  }

  @Test func termsAreReadAndStandOnce() throws {
    let terms = TermTable.read(try Self.bytes(of: "terms.tsv"))
    #expect(terms.problems.isEmpty)
    #expect(terms.rows.count > 300)
    let forms = terms.rows.map(\.form)
    #expect(Set(forms).count == forms.count)
    let phrases = SetPhraseTable.read(try Self.bytes(of: "set-phrases.tsv")).rows
    #expect(Set(forms).isDisjoint(with: phrases.map(\.form) + phrases.flatMap(\.formsToAvoid)))
    #expect(TermTable.read(Array("党支部\n基层治理\t社会治理\n".utf8)).problems.count == 2)
  }

  @Test func everyCountIsThatOfTheMembers() {
    for slogan in slogans.rows where slogan.shape != .open {
      #expect(slogan.counts.reduce(0, +) == slogan.members.count, "\(slogan.form)")
      #expect(slogan.counts.allSatisfy { $0 > 0 }, "\(slogan.form)")
    }
    for slogan in slogans.rows {
      #expect(slogan.members.allSatisfy { !$0.isEmpty && $0.trimmingCharacters(in: .whitespaces) == $0 })
      #expect(Set(slogan.members).count == slogan.members.count, "a member of \(slogan.form) stands twice")
    }
  }

  @Test func noRowStandsTwice() {
    let rows = slogans.rows.map { "\($0.form) \($0.members)" }
    #expect(Set(rows).count == rows.count)
    let forms = uncounted.rows.map(\.form)
    #expect(Set(forms).count == forms.count)
  }

  @Test func noSloganWithMembersPromisesNoList() {
    let promising = Set(slogans.rows.map(\.form))
    let silent = uncounted.rows.filter { $0.kind != .generic && promising.contains($0.form) }
    #expect(silent.map(\.form) == [])
  }

  @Test func isWhatTheProgramHolds() throws {
    let glossary = BuiltInGlossary.read()
    for slogan in slogans.rows { #expect(glossary.knownSlogans(slogan.form).contains(slogan)) }
    for form in uncounted.rows { #expect(glossary.uncountedForm(form.form) == form) }
    let meeting = try #require(glossary.knownSlogans("三会一课").first)
    #expect(meeting.counts == [3, 1])
    #expect(meeting.shape == .paired)
  }
}
