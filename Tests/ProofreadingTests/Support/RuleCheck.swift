import Drafting
import Glossary
import GlossaryStore
import Proofreading
import ProseText
import TestSupport
import Testing

/// One rule, or all of them, at work on a text.
struct RuleCheck: Sendable {
  /// The glossary of all checks: the one that ships.
  static let glossary = BuiltInGlossary.read()

  /// The rules that run.
  let rules: [any Rule]

  /// A check by all rules.
  static let all = RuleCheck(rules: RuleCatalogue.all)

  /// The rules `rules`.
  init(rules: [any Rule]) {
    self.rules = rules
  }

  /// The rule called `id` alone; a wrong id is a failure of the test.
  init(_ id: String) throws {
    rules = [try #require(RuleCatalogue.all.first { type(of: $0).description.id == id }, "no rule \(id)")]
  }

  /// The marks on `text`.
  func marks(_ text: String, syntax: DraftSyntax = .plain) -> [Mark] {
    Proofreader(rules: rules, glossary: Self.glossary).marks(on: Draft(SourceText(text), syntax: syntax))
  }

  /// The text with the marked ranges between ⟦ and ⟧, to compare with how a test has it written.
  func marked(_ text: String, syntax: DraftSyntax = .plain) -> String {
    Self.bracketed(text, marks(text, syntax: syntax).map(\.range))
  }

  /// `text` with `ranges`, which must not overlap, between ⟦ and ⟧.
  static func bracketed(_ text: String, _ ranges: [SourceRange]) -> String {
    let edits = ranges.map { TextEdit($0, "⟦\(SourceText(text)[$0])⟧") }
    guard let set = EditSet(edits) else { return "overlapping marks \(ranges) on \(text)" }
    return String(decoding: set.applied(to: SourceText(text)), as: UTF8.self)
  }
}
