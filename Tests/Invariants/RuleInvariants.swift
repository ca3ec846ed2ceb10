import Drafting
package import Glossary
import GlossaryStore
import Proofreading
package import ProseText

/// What must hold of the findings on any text whatever.
package enum RuleInvariants {
  private static let glossary = BuiltInGlossary.read()

  /// What is wrong with what all rules find in `bytes`, behind one that says whether they are Markdown.
  static func violations(_ bytes: [UInt8]) -> [String] {
    var reader = FuzzReader(bytes)
    let syntax: DraftSyntax = reader.byte() % 2 == 0 ? .plain : .markdown
    let source = SourceText(bytes: reader.remainder)
    return violations(on: source, syntax: syntax, by: glossary)
  }

  /// What is wrong with what all rules find in `source` by `glossary`.
  package static func violations(on source: SourceText, syntax: DraftSyntax, by glossary: Glossary) -> [String] {
    let proofreader = Proofreader(rules: RuleCatalogue.all, glossary: glossary)
    let draft = Draft(source, syntax: syntax)
    let marks = proofreader.marks(on: draft)
    var violations = DraftInvariants.violations(of: draft)
    violations += marks.flatMap { mark in
      FindingSoundness.problems(of: mark, in: source).map { "\(mark.rule): \($0)" }
    }
    if marks != proofreader.marks(on: Draft(source, syntax: syntax)) { violations.append("not the same twice") }
    let isSorted = zip(marks, marks.dropFirst()).allSatisfy { ($0.range, $0.rule) <= ($1.range, $1.rule) }
    if !isSorted { violations.append("not sorted") }
    for mark in marks where !(kinds[mark.rule] ?? []).contains(mark.finding.kind) {
      violations.append("\(mark.rule): undeclared kind \(mark.finding.kind.name)")
    }
    let fixed = MendedText(of: source) { proofreader.marks(on: Draft($0, syntax: syntax)) }
    if !SourceText.isWellFormed(fixed.source.bytes) { violations.append("the safe fixes break the UTF-8") }
    return violations
  }

  private static let kinds = Dictionary(
    RuleCatalogue.descriptions.map { ($0.id, Set($0.kinds.map(\.kind))) }, uniquingKeysWith: { first, _ in first })
}
