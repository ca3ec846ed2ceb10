import Drafting
import Invariants
import Proofreading
import ProseText
import TestSupport
import Testing

/// What the manual shows of each rule, as it is written and in other surroundings.
@Suite struct ExampleTests {
  /// Four-byte characters, in front of an example: a joined family, flags, CJK Extension B.
  private static let wideLine = "👨‍👩‍👧🇨🇳😀𠀀𠮷𡨴。"

  @Test(arguments: ExampleCase.all)
  func asWritten(_ example: ExampleCase) {
    #expect(example.check.marks(example.text).map(\.range) == example.ranges)
  }

  @Test(arguments: ExampleCase.all.filter { $0.fixed != nil })
  func theFirstFixGivesTheTextThatIsShown(_ example: ExampleCase) throws {
    let marks = example.check.marks(example.text)
    #expect(marks.count == 1)
    let fix = try #require(marks.first?.finding.fixes.first)
    #expect(!fix.title.isEmpty)
    #expect(String(decoding: fix.edits.applied(to: SourceText(example.text)), as: UTF8.self) == example.fixed)
  }

  @Test(arguments: ExampleCase.all)
  func behindCharactersOfFourBytes(_ example: ExampleCase) {
    let prefix = Self.wideLine + "\n"
    let shift = prefix.utf8.count
    let expected = example.ranges.map { SourceRange($0.start.advanced(by: shift), $0.end.advanced(by: shift)) }
    #expect(example.check.marks(prefix + example.text).map(\.range) == expected)
  }

  @Test(arguments: ExampleCase.all)
  func withOtherLineEnds(_ example: ExampleCase) {
    let text = "本乡概况。\r\n\(example.text)\r\n\r\n工作要点。\r\n"
    let shift = "本乡概况。\r\n".utf8.count
    let expected = example.ranges.map { SourceRange($0.start.advanced(by: shift), $0.end.advanced(by: shift)) }
    #expect(example.check.marks(text).map(\.range) == expected)
  }

  @Test(arguments: ExampleCase.wrong)
  func inMarkdown(_ example: ExampleCase) {
    let paragraph = "# 工作总结\n\n\(example.text)\n\n以上是全部内容。\n"
    #expect(
      ExampleCase.words(example.check.marks(paragraph, syntax: .markdown).map(\.range), of: paragraph) == example.words)
    for fence in ["```", "~~~~"] {
      let code = "# 工作总结\n\n\(fence)text\n\(example.text)\n\(fence)\n\n以上是全部内容。\n"
      #expect(example.check.marks(code, syntax: .markdown).isEmpty)
    }
    #expect(example.check.marks("<!-- \(example.text) -->\n", syntax: .markdown).isEmpty)
  }

  @Test(arguments: ExampleCase.all)
  func besideTheOtherRules(_ example: ExampleCase) {
    let own = RuleCheck.all.marks(example.text).filter { $0.rule == example.id }
    #expect(own == example.check.marks(example.text))
  }

  @Test(arguments: ExampleCase.wrong)
  func safeFixesAreDoneWithAtOnce(_ example: ExampleCase) throws {
    let source = SourceText(example.text)
    let safe = example.check.marks(example.text).compactMap { mark in
      mark.finding.fixes.first { $0.safety == .safe }.map { (mark.finding.kind, $0.edits) }
    }
    guard !safe.isEmpty else { return }
    let edits = try #require(EditSet(safe.flatMap(\.1.edits)))
    let fixed = String(decoding: edits.applied(to: source), as: UTF8.self)
    let left = example.check.marks(fixed)
    let kinds = Set(safe.map(\.0))
    #expect(!left.contains { kinds.contains($0.finding.kind) })
    #expect(left.allSatisfy { mark in mark.finding.fixes.allSatisfy { $0.safety != .safe } })
  }

  @Test(arguments: ExampleCase.wrong)
  func findingsAreWellFormed(_ example: ExampleCase) {
    let description = type(of: example.rule).description
    for mark in example.check.marks(example.text) {
      let sound = FindingSoundness.problems(of: mark, in: SourceText(example.text))
      #expect(sound.isEmpty)
      #expect(description.kinds.contains { $0.kind == mark.finding.kind })
      #expect(mark.severity == description.severity(of: mark.finding.kind))
      #expect(mark.group == description.group)
    }
  }

  @Test(arguments: ExampleCase.all)
  func theSameDraftGivesTheSameMarks(_ example: ExampleCase) {
    let draft = Draft(SourceText(example.text))
    let first = Proofreader(glossary: RuleCheck.glossary).marks(on: draft)
    #expect(Proofreader(glossary: RuleCheck.glossary).marks(on: draft) == first)
    #expect(RuleCheck.all.marks(example.text) == first)
  }
}
