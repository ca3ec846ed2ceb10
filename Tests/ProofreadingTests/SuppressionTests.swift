import Drafting
import GlossaryStore
import Proofreading
import ProseText
import TestSupport
import Testing

/// What comments and settings leave out, and that they say so when they leave out nothing.
@Suite struct SuppressionTests {
  private static let id = "repeated-text"

  private func proofread(
    _ text: String, rules: [any Rule] = RuleCatalogue.all, ignoring: [IgnoredFinding] = [],
    settings: RuleSettings = RuleSettings(), syntax: DraftSyntax = .markdown
  ) -> Proofread {
    Proofreader(rules: rules, glossary: RuleCheck.glossary, settings: settings)
      .proofread(Draft(SourceText(text), syntax: syntax), ignoring: ignoring)
  }

  private func shown(_ result: Proofread) -> [String] { result.marks.map { "\($0.rule) \($0.range.start.value)" } }

  @Test(arguments: ExampleCase.wrong)
  func anExampleUnderACommentIsSilentAndTheCommentUsed(_ example: ExampleCase) {
    let neutral = proofread("<!-- 备注 -->\n\n\(example.text)\n", rules: [example.rule])
    let silent = proofread(
      "<!-- zhubi-disable \(example.id) -->\n\n\(example.text)\n\n<!-- zhubi-enable -->\n", rules: [example.rule])
    guard !neutral.marks.isEmpty else { return }
    #expect(silent.marks.isEmpty)
    #expect(silent.suppressed.count == neutral.marks.count)
  }

  @Test func nearlyAllExamplesFindTheSameInMarkdown() {
    let lost = ExampleCase.wrong.filter { proofread("<!-- 备注 -->\n\n\($0.text)\n", rules: [$0.rule]).marks.isEmpty }
    #expect(lost.count * 10 <= ExampleCase.wrong.count, "\(lost.map(\.id))")
  }

  @Test(arguments: ExampleCase.wrong)
  func anIgnoredExampleIsSilentAndTheEntriesUsed(_ example: ExampleCase) {
    let source = SourceText(example.text)
    let entries = Set(example.check.marks(example.text).map { IgnoredFinding(rule: $0.rule, text: source[$0.range]) })
    let ignored = Array(entries)
    let result = proofread(example.text, rules: [example.rule], ignoring: ignored, syntax: .plain)
    #expect(result.marks.isEmpty)
    #expect(result.usedIgnores == Set(ignored.indices))
  }

  @Test func commentsReachAsFarAsTheySay() {
    let line = "各村继续推进推进改厕工作。\n"
    let off = "<!-- zhubi-disable repeated-text -->\n"
    let on = "<!-- zhubi-enable -->\n"
    let next = "<!-- zhubi-disable-next-line repeated-text，slogan-count -- 原话如此 -->\n"
    #expect(shown(proofread(line + "\n" + off + "\n" + line)) == ["repeated-text 12"])
    #expect(proofread(off + line + "\n" + on + "\n" + line).marks.map(\.rule) == [Self.id])
    #expect(proofread("<!-- zhubi-disable -->\n\(line)\n<!-- zhubi-enable \(Self.id) -->\n\n\(line)").marks.count == 1)
    // The second rule of the comment has nothing to suppress.
    #expect(proofread(next + "\n" + line + "\n" + line).marks.map(\.rule) == ["unused-suppression", Self.id])
    #expect(proofread("<!--\nzhubi-disable-next-line\nrepeated-text\n-->\n\(line)").marks.isEmpty)
    #expect(proofread("`<!-- zhubi-disable -->`\n\n\(line)").marks.map(\.rule) == [Self.id], "code says nothing")
    #expect(proofread(off + line, syntax: .plain).marks.map(\.rule) == [Self.id], "plain text has no comments")
  }

  @Test func commentsThatDoNothingAreFound() throws {
    for example in UnusedSuppression.description.examples {
      switch example {
      case .wrong(let marked):
        let text = MarkedText(marked)
        let marks = proofread(text.text).marks
        #expect(marks.map(\.range) == text.ranges)
        #expect(marks.map(\.rule) == ["unused-suppression"])
      case .right(let text): #expect(proofread(text).marks.isEmpty)
      case .fixed: Issue.record("no example of the runner has a fix")
      }
    }
    let kinds = ["repeated-text", "no-such-rule"].flatMap { rule in
      proofread("<!-- zhubi-disable \(rule) -->\n好。\n").marks.map(\.severity)
    }
    #expect(kinds == [.info, .warning])
    let comment = "<!-- zhubi-disable repeated-text -->\n好。\n"
    #expect(proofread(comment, settings: RuleSettings(levels: [Self.id: .off])).marks.isEmpty)
    #expect(proofread(comment, settings: RuleSettings(levels: ["unused-suppression": .off])).marks.isEmpty)
    #expect(proofread(comment + "\n" + comment).marks.count == 2, "the second repeats the first")
  }

  @Test func aContextTellsPlacesApart() {
    let text = "各村继续推进推进改厕\n工作。大力推进推进修路。"
    for context in ["大力推进推进修路", "修路", "厕工作。大力"] {
      let entry = IgnoredFinding(rule: Self.id, text: "推进 推进", context: context)
      let result = proofread(text, ignoring: [entry], syntax: .plain)
      #expect(result.usedIgnores == [0])
      #expect(result.marks.count == (context == "大力推进推进修路" ? 1 : 0), "\(context)")
    }
    let elsewhere = IgnoredFinding(rule: Self.id, text: "推进推进", context: "种树")
    #expect(proofread(text, ignoring: [elsewhere], syntax: .plain).usedIgnores.isEmpty)
  }

  @Test func settingsChangeSeveritiesAndKeepWhatIsLighter() throws {
    let rule = try #require(RuleCatalogue.description(of: "slogan-members"))
    let (members, order) = (FindingKind("members"), FindingKind("order"))
    func severities(_ settings: RuleSettings) -> [Severity?] {
      [settings.severity(of: members, in: rule), settings.severity(of: order, in: rule)]
    }
    #expect(severities(RuleSettings()) == [.warning, .hint])
    #expect(severities(RuleSettings(levels: [rule.id: .severity(.error)])) == [.error, .hint])
    #expect(severities(RuleSettings(levels: [rule.id: .severity(.hint)])) == [.hint, .hint])
    #expect(severities(RuleSettings(levels: [rule.id: .off])) == [nil, nil])
    let onlyOrder = RuleSettings(levels: [rule.id: .off], kindLevels: [rule.id: [order: .severity(.info)]])
    #expect(severities(onlyOrder) == [nil, .info])
    #expect(!onlyOrder.turnsOff(rule))
    let allowed = RuleSettings(allowedTexts: [Self.id: ["推进 推进"]])
    let result = proofread("各村继续推进推进改厕工作。", settings: allowed)
    #expect(result.marks.isEmpty && result.suppressed.count == 1)
  }

  @Test func manyCommentsAndFindingsTakeTimeByTheirNumber() {
    let block = "<!-- zhubi-disable-next-line repeated-text -->\n各村继续推进推进改厕工作。\n\n<!-- zhubi-disable -->\n\n"
    let result = proofread(String(repeating: block, count: 4_000))
    #expect(result.suppressed.count == 4_000)
  }
}
