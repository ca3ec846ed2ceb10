import Proofreading
import TestSupport
import Testing

/// Mistakes in words, names and marks.
@Suite struct TermPairTests {
  private static let pairs =
    TermPairs.quotes + TermPairs.titles + TermPairs.scripts + TermPairs.widths + TermPairs.abbreviations
    + TermPairs.repetitions + TermPairs.terms

  @Test(arguments: pairs)
  func isFound(_ pair: BlindPair) {
    let rules = pair.rule.split(separator: "/").map(String.init)
    #expect(RuleCheck.all.marks(pair.wrong).contains { rules.contains($0.rule) })
    #expect(RuleCheck.all.marked(pair.right) == pair.right)
  }

  /// Each of these fails as soon as its rule sees the mistake: the pair then moves to the others.
  @Test(arguments: TermPairs.unseen)
  func isUnseen(_ pair: BlindPair) {
    let rules = pair.rule.split(separator: "/").map(String.init)
    #expect(RuleCheck.all.marked(pair.right) == pair.right)
    withKnownIssue {
      #expect(RuleCheck.all.marks(pair.wrong).contains { rules.contains($0.rule) })
    }
  }

  @Test(arguments: TermTraps.all)
  func isSilent(_ text: String) {
    #expect(RuleCheck.all.marked(text) == text)
  }
}
