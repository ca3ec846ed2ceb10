package import ProseText

/// A finding as it is shown: with its rule and the severity in force. One mistake, one mark.
package struct Mark: Hashable, Sendable {
  /// The id of the rule.
  package let rule: String
  /// The family of the rule.
  package let group: RuleGroup
  /// The severity in force.
  package let severity: Severity
  /// What was found.
  package let finding: Finding

  /// The range of the finding.
  package var range: SourceRange { finding.range }
}
