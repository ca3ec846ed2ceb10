import TestSupport
import Testing

/// Right texts that a careless reader would mark.
@Suite struct TrapTests {
  @Test(arguments: RepetitionTraps.all + SloganTraps.all + DateTraps.all)
  func nothingIsMarked(_ text: String) {
    #expect(RuleCheck.all.marked(text) == text)
  }

  @Test(arguments: DateTraps.wrong)
  func theCalendarHoldsInAllCenturies(_ text: String) {
    #expect(RuleCheck.all.marked(MarkedText(text).text) == text)
  }
}
