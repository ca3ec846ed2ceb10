import Drafting
import Glossary
import Proofreading
import ProseText
import Testing

/// A text with one mistake of numbering and the same text without it.
struct StructurePair: Sendable, CustomTestStringConvertible {
  /// The id of the rule that finds the mistake.
  let rule: String
  /// The text with the mistake.
  let wrong: String
  /// The text without it.
  let right: String

  init(_ rule: String, _ wrong: String, _ right: String) {
    self.rule = rule
    self.wrong = wrong
    self.right = right
  }

  var testDescription: String { wrong }

  /// The rules of numbering that share the model of headings and series: together they say one thing of a mistake.
  static let rules: [any Rule] = [
    HeadingSequence(), HeadingLevel(), OrdinalMark(), SeriesSequence(), SeriesMixed(), LabelSequence(),
  ]

  /// The marks of the six rules on `text`; a text that begins with `#` is read as Markdown.
  static func marks(on text: String) -> [Mark] {
    let draft = Draft(SourceText(text), syntax: text.hasPrefix("#") ? .markdown : .plain)
    return Proofreader(rules: rules, glossary: Glossary()).marks(on: draft)
  }

  /// Expects one mark of the rule in the wrong text, and none in the right one.
  func check() {
    #expect(Self.marks(on: wrong).map(\.rule) == [rule])
    #expect(Self.marks(on: right).map { "\($0.rule): \($0.finding.message)" }.isEmpty, "\(Self.marks(on: right))")
  }
}
