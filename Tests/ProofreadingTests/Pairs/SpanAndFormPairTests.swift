import Proofreading
import TestSupport
import Testing

/// Pairs for the rules on ranges, forms, units, conversions, spans of time and dates.
@Suite struct SpanAndFormPairTests {
  private static let all: [BlindPair] =
    SpanPairs.spans + SpanPairs.validity + FormPairs.ranges + FormPairs.approximations + FormPairs.figures
    + FormPairs.units + FormPairs.conversions + BlindSpanAndFormPairs.first
    + BlindSpanAndFormPairs.second + BlindSpanAndFormPairs.third

  @Test(arguments: all)
  func isFound(_ pair: BlindPair) {
    #expect(RuleCheck.all.marks(pair.wrong).contains { $0.rule == pair.rule })
    #expect(RuleCheck.all.marked(pair.right) == pair.right)
  }

  /// Each of these fails as soon as its rule sees the mistake: the pair then moves to the others.
  @Test(arguments: BlindSpanAndFormPairs.unseen)
  func isUnseen(_ pair: BlindPair) {
    #expect(RuleCheck.all.marked(pair.right) == pair.right)
    withKnownIssue {
      #expect(RuleCheck.all.marks(pair.wrong).contains { $0.rule == pair.rule })
    }
  }

  @Test(arguments: SpanAndFormTraps.all)
  func isSilent(_ text: String) {
    #expect(RuleCheck.all.marked(text) == text)
  }
}
