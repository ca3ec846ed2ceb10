package import Drafting
package import Glossary

/// One thing a careful sub-editor looks for.
///
/// A rule is a small value: a static description and one `check`. It sees the draft and the glossary, never
/// severities, suppressions, configuration or other rules, and it cannot fail.
package protocol Rule: Sendable {
  /// What the rule is, for people and for reports; its examples are the rule's tests and its manual.
  static var description: RuleDescription { get }

  /// Everything the rule finds in `draft`, in the order of the text. Time must be linear in the draft.
  func check(_ draft: Draft, _ glossary: Glossary) -> [Finding]
}
