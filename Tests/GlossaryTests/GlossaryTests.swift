import Drafting
import Glossary
import GlossaryStore
import ProseText
import TestSupport
import Testing

/// Look-ups of slogans.
@Suite struct GlossaryTests {
  private static func slogan(_ form: String, _ members: [String], _ standing: KnownSlogan.Standing = .open)
    -> KnownSlogan
  {
    KnownSlogan(
      form: form, counts: [members.count], members: members, shape: .list, source: "", certainty: .high,
      standing: standing)
  }

  private static let ditches = slogan("三清", ["清沟", "清渠", "清塘"])
  private static let rooms = slogan("三清", ["清灶", "清厅", "清院"])
  private static let steps = slogan("四步工作法", ["看", "问", "议", "办"], .closed)
  private let glossary = Glossary(
    slogans: [ditches, rooms, steps],
    uncounted: [UncountedForm(form: "五湖四海", kind: .idiom), UncountedForm(form: "五湖四海", kind: .place)])

  @Test func givesAllReadingsOfAFormTheFirstFirst() {
    #expect(glossary.knownSlogans("三清") == [Self.ditches, Self.rooms])
    #expect(glossary.knownSlogans("四步工作法") == [Self.steps])
  }

  @Test(arguments: ["", "三", "清", "三清四", "“三清”", "四步", "不在表里"])
  func knowsNothingOfOtherForms(_ form: String) {
    #expect(glossary.knownSlogans(form).isEmpty)
    #expect(glossary.uncountedForm(form) == nil)
    #expect(Glossary().knownSlogans(form).isEmpty)
  }

  @Test func saysWhyAFormIsNotCounted() {
    #expect(glossary.uncountedForm("五湖四海")?.kind == .idiom)
    #expect(glossary.uncountedForm("三清") == nil)
  }

  @Test func findsClosedSlogansUnderAnyNumeral() {
    for form in ["四步工作法", "五步工作法", "4步工作法", "双步工作法"] {
      #expect(glossary.closedSlogans(likeSkeletonOf: form) == [Self.steps])
    }
    #expect(glossary.closedSlogans(likeSkeletonOf: "三清").isEmpty)
    #expect(glossary.closedSlogans(likeSkeletonOf: "").isEmpty)
  }

  @Test(arguments: [
    "各村开展“⟦三清⟧”。", "推广⟦四步工作法⟧，落实⟦三清⟧", "第三清、十三清、三青", "⟦三清⟧⟦三清⟧",
    "三", "",
  ])
  func findsUsesInADraft(_ text: String) {
    let marked = MarkedText(text)
    let draft = Draft(SourceText(marked.text))
    let mentions = glossary.mentions(in: draft)
    #expect(mentions.map { draft.prose.sourceRange(of: $0.range) } == marked.ranges)
    for mention in mentions {
      #expect(mention.known == glossary.knownSlogans(draft.prose.text(mention.range)))
      let quoted = draft.prose.text(mention.quotedRange)
      #expect(quoted.hasPrefix("“") == quoted.hasSuffix("”"))
      #expect(text.contains("“⟦") == quoted.hasPrefix("“"))
    }
  }

  @Test func knowsItsOwnSlogansInEveryDraft() {
    let builtIn = BuiltInGlossary.read()
    let forms = ["三会一课", "四个意识", "两个维护"]
    let draft = Draft(SourceText(forms.map { "落实“\($0)”。" }.joined()))
    #expect(builtIn.mentions(in: draft).map { draft.prose.text($0.range) } == forms)
  }
}
