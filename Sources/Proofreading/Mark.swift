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

  /// The mark without the fixes that edit a range for which `isEditable` is false.
  package func keepingFixes(where isEditable: (SourceRange) -> Bool) -> Mark {
    let fixes = finding.fixes.filter { $0.edits.edits.allSatisfy { isEditable($0.range) } }
    guard fixes.count < finding.fixes.count else { return self }
    let finding = Finding(
      finding.kind, at: finding.range, finding.message, related: finding.related, fixes: fixes)
    return Mark(rule: rule, group: group, severity: severity, finding: finding)
  }
}
