import TestSupport
import Testing

/// Pairs of a wrong and a right sentence that were written without a look at how the rules tell them apart.
@Suite struct PairTests {
  @Test(arguments: SloganPairs.introduced + SloganPairs.otherwise)
  func sloganCount(_ pair: RulePair) throws {
    try check(pair, by: "slogan-count")
  }

  @Test(arguments: DatePairs.dates + DatePairs.weekdays + DatePairs.times)
  func dateValidity(_ pair: RulePair) throws {
    try check(pair, by: "date-validity")
  }

  @Test(arguments: RepetitionPairs.words + RepetitionPairs.others)
  func repeatedText(_ pair: RulePair) throws {
    try check(pair, by: "repeated-text")
  }

  /// Each of these fails as soon as the rule sees the mistake: the pair then moves to the others.
  @Test(arguments: SloganPairs.unseen + DatePairs.unseen + RepetitionPairs.unseen)
  func unseen(_ pair: RulePair) {
    #expect(RuleCheck.all.marked(pair.right) == pair.right)
    withKnownIssue {
      #expect(RuleCheck.all.marked(MarkedText(pair.wrong).text) == pair.wrong)
    }
  }

  /// The rule marks what is bracketed, and nothing in the right text; neither do the other rules.
  private func check(_ pair: RulePair, by id: String) throws {
    let rule = try RuleCheck(id)
    #expect(rule.marked(MarkedText(pair.wrong).text) == pair.wrong)
    #expect(RuleCheck.all.marked(pair.right) == pair.right)
  }
}
