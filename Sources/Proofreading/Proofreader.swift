package import Drafting
package import Glossary

/// Runs rules over drafts and turns their findings into marks: the one place that knows severities and which rule
/// gives way to which.
package struct Proofreader: Sendable {
  /// The rules that run.
  private let rules: [any Rule]
  /// What is known of terms.
  private let glossary: Glossary

  /// A proofreader with `rules` and `glossary`.
  package init(rules: [any Rule] = RuleCatalogue.all, glossary: Glossary) {
    self.rules = rules
    self.glossary = glossary
  }

  /// All marks on `draft`, by position, then rule. The same draft gives the same marks in the same order, always.
  package func marks(on draft: Draft) -> [Mark] {
    var marks: [Mark] = []
    for rule in rules {
      let description = type(of: rule).description
      for finding in rule.check(draft, glossary) {
        marks.append(
          Mark(
            rule: description.id, group: description.group, severity: description.severity(of: finding.kind),
            finding: finding))
      }
    }
    marks = Supersession.applied(to: marks)
    marks.sort { ($0.range, $0.rule, $0.finding.message) < ($1.range, $1.rule, $1.finding.message) }
    return marks
  }
}
