import Glossary
import GlossaryStore
import TestSupport
import Testing

/// What the entries of a glossary say against each other.
@Suite struct GlossaryCheckupTests {
  private func contradictions(_ entries: [GlossaryEntry]) -> [String] {
    StoredGlossary(entries: entries).contradictions("a.txt").map(\.sentence)
  }

  @Test func formsToAvoidAreNoNames() {
    let known = GlossaryEntry(form: "暖新小站")
    let suspect = GlossaryEntry(form: "暖心小栈", status: .suspect)
    var entry = GlossaryEntry(form: "暖心小站", formsToAvoid: ["暖新小站", "暖心小栈", "小站"])
    #expect(contradictions([entry, known, suspect]).count == 1)
    entry.variants = [.init(form: "小站", relation: .short)]
    let found = contradictions([entry, known, suspect])
    #expect(found.count == 2)
    #expect(found.contains { $0.contains("“暖新小站”要改为“暖心小站”") })
    #expect(found.contains { $0.contains("“小站”既写在“不用”") })
  }

  /// Each entry avoids the next one; one entry has as many other names as forms to avoid.
  @Test func timeIsLinearInTheEntries() {
    let chained = ProcessorTime.isLinear(from: 1000) { count in
      let entries = (0..<count).map { GlossaryEntry(form: "词\($0)", formsToAvoid: ["词\($0 + 1)"]) }
      #expect(contradictions(entries).count == count - 1)
    }
    #expect(chained)
    let inOne = ProcessorTime.isLinear(from: 1000) { count in
      let forms = (0..<count).map { "词\($0)" }
      let names = forms.map { GlossaryEntry.Variant(form: $0, relation: .short) }
      #expect(contradictions([GlossaryEntry(form: "词", variants: names, formsToAvoid: forms)]).count == count)
    }
    #expect(inOne)
  }
}
