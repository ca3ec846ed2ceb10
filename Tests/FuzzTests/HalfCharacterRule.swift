import Drafting
import Glossary
import Invariants
import Proofreading
import ProseText

/// Marks the second half of the first character, which no rule may do.
struct HalfCharacterRule: Rule {
  static let description = RuleDescription(
    id: "toy-half", group: .terms, name: Bilingual("半字", "half"), explanation: Bilingual("半字。", "Half."),
    source: "practice", kinds: [RuleDescription.Kind(FindingKind("half"), .hint)], examples: [])

  func check(_ draft: Draft, _ glossary: Glossary) -> [Finding] {
    [Finding(FindingKind("half"), at: SourceRange(1, 3), "半个字。")]
  }

  /// What is said of its finding.
  static var problems: [String] {
    let source = SourceText("半个字。")
    return Proofreader(rules: [HalfCharacterRule()], glossary: Glossary()).marks(on: Draft(source))
      .flatMap { FindingSoundness.problems(of: $0, in: source) }
  }
}
