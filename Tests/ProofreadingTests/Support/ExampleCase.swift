import Proofreading
import ProseText
import TestSupport
import Testing

/// One example of one rule's manual, as tests take it.
struct ExampleCase: Sendable, CustomTestStringConvertible {
  /// The rule alone.
  let rule: any Rule
  /// The example without brackets.
  let text: String
  /// What must be found in it, by position; empty in a right text.
  let ranges: [SourceRange]
  /// The text after the first fix of the one finding, where the example shows it.
  let fixed: String?

  /// The id of the rule.
  var id: String { type(of: rule).description.id }
  /// The rule at work.
  var check: RuleCheck { RuleCheck(rules: [rule]) }
  /// The words that must be found, blanks and line breaks left out.
  var words: [String] { Self.words(ranges, of: text) }

  var testDescription: String { "\(id): \(text)" }

  /// The examples of all rules.
  static let all: [ExampleCase] = RuleCatalogue.all.flatMap { rule in
    type(of: rule).description.examples.map { ExampleCase(rule, $0) }
  }

  /// The examples of all rules in which something is wrong.
  static let wrong = all.filter { !$0.ranges.isEmpty }

  private init(_ rule: any Rule, _ example: Example) {
    self.rule = rule
    switch example {
    case .right(let text):
      (self.text, ranges, fixed) = (text, [], nil)
    case .wrong(let marked):
      (text, ranges, fixed) = (MarkedText(marked).text, MarkedText(marked).ranges, nil)
    case .fixed(let marked, let mended):
      (text, ranges, fixed) = (MarkedText(marked).text, MarkedText(marked).ranges, mended)
    }
  }

  /// The words of `ranges` in `text`, blanks and line breaks left out.
  static func words(_ ranges: [SourceRange], of text: String) -> [String] {
    let source = SourceText(text)
    return ranges.map { source[$0].filter { !$0.isWhitespace } }
  }
}
