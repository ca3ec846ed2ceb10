import Drafting
import Glossary
import ProseText
import Testing

/// Where a draft uses the terms of a glossary.
@Suite struct TermMentionTests {
  private let glossary = Glossary(
    entries: [
      GlossaryEntry(form: "网格", variants: [], formsToAvoid: []),
      GlossaryEntry(form: "网格化管理", variants: [GlossaryEntry.Variant(form: "网格管理")]),
      GlossaryEntry(form: "神经末梢", formsToAvoid: ["神经未梢"]),
    ])

  private func uses(_ text: String) -> [String] {
    let draft = Draft(SourceText(text))
    return TermMentions(draft, glossary).all.map {
      "\(draft.prose.text($0.range))=\(glossary.entries[$0.entry].form):\($0.role)"
    }
  }

  @Test func theLongestFormWins() {
    #expect(uses("推行网格化管理，深化网格管理。") == ["网格化管理=网格化管理:form", "网格管理=网格化管理:variant"])
  }

  @Test func formsToAvoidAreFound() {
    #expect(uses("打通神经未梢和神经末梢。") == ["神经未梢=神经末梢:toAvoid", "神经末梢=神经末梢:form"])
  }

  @Test func aFormOfTwoCharactersCountsInQuotationMarks() {
    #expect(uses("划分网格，用好“网格”。") == ["网格=网格:form"])
  }

  @Test func mentionsAreFoundByPlace() throws {
    let draft = Draft(SourceText("推行网格化管理。"))
    let mentions = TermMentions(draft, glossary)
    #expect(mentions.mention(at: 1) == nil)
    let mention = try #require(mentions.mention(at: 4))
    #expect(mention.range == ProseRange(2, 7))
    #expect(mentions.mentions(of: mention.entry) == [mention])
  }

  @Test func nothingIsFoundWithoutTerms() {
    #expect(TermMentions(Draft(SourceText("推行网格化管理。")), Glossary()).all.isEmpty)
    #expect(uses("").isEmpty)
  }
}
