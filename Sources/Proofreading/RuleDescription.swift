/// Everything that is said about a rule: in `zhubi rules`, in hovers, in SARIF, and in its tests.
package struct RuleDescription: Sendable {
  /// The stable name, for example `slogan-count`.
  package let id: String
  /// The family it belongs to.
  package let group: RuleGroup
  /// The name for people, in both languages.
  package let name: Bilingual
  /// What is looked for, why, and what is left alone, in both languages.
  package let explanation: Bilingual
  /// The clause of a standard, or 'practice'.
  package let source: String
  /// The kinds of finding with their severities; the first is the rule's own.
  package let kinds: [Kind]
  /// Wrong and right texts. They are checked by a test each, and by further tests derived from each.
  package let examples: [Example]

  /// A description; see the properties.
  package init(
    id: String, group: RuleGroup, name: Bilingual, explanation: Bilingual, source: String, kinds: [Kind],
    examples: [Example]
  ) {
    self.id = id
    self.group = group
    self.name = name
    self.explanation = explanation
    self.source = source
    self.kinds = kinds
    self.examples = examples
  }

  /// The severity of the rule as a whole: that of its first kind.
  package var severity: Severity {
    kinds.first?.severity ?? .hint
  }

  /// The severity of findings of `kind`; an undeclared kind counts as the first (a test fails on such a rule).
  package func severity(of kind: FindingKind) -> Severity {
    kinds.first { $0.kind == kind }?.severity ?? severity
  }

  /// One kind of finding of a rule.
  package struct Kind: Sendable {
    /// Its name within the rule.
    package let kind: FindingKind
    /// How much it weighs unless settings say otherwise.
    package let severity: Severity

    /// The kind `kind`, of the given severity.
    package init(_ kind: FindingKind, _ severity: Severity) {
      self.kind = kind
      self.severity = severity
    }
  }
}

/// A text in Chinese and in English.
package struct Bilingual: Hashable, Sendable {
  /// The Chinese text.
  package let chinese: String
  /// The English text.
  package let english: String

  /// The pair of texts.
  package init(_ chinese: String, _ english: String) {
    self.chinese = chinese
    self.english = english
  }
}

/// A short text that shows a rule at work.
package enum Example: Sendable {
  /// A text with mistakes. Each range that the rule marks stands between ⟦ and ⟧; nothing else may be marked.
  case wrong(String)
  /// A text on which the rule is silent.
  case right(String)
  /// A text with one mistake, marked as in `wrong`, and the text after the first fix of the finding.
  case fixed(String, String)
}
