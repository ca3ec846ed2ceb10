/// A finding that a person looked at and decided to leave as it is, known by its words and not by its place.
package struct IgnoredFinding: Hashable, Sendable {
  /// The id of the rule.
  package let rule: String
  /// The words that the rule marks.
  package let text: String
  /// Words that stand there or close by, to tell the place from others; nil or empty when any place counts.
  package let context: String?

  /// The finding of `rule` on `text`, where it stands in `context`.
  package init(rule: String, text: String, context: String? = nil) {
    self.rule = rule
    self.text = text
    self.context = context
  }
}
