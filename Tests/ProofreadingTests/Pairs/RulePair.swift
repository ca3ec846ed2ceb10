import Testing

/// A text with a mistake and the same text without it.
struct RulePair: Sendable, CustomTestStringConvertible {
  /// The text with the mistake, the words that must be marked between ⟦ and ⟧.
  let wrong: String
  /// The text after the mistake is mended.
  let right: String

  var testDescription: String { wrong }

  /// The pair of `wrong` and `right`.
  init(_ wrong: String, _ right: String) {
    self.wrong = wrong
    self.right = right
  }
}
