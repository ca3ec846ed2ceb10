import Invariants
import TestSupport
import Testing

/// What must hold of every part that takes bytes from outside, on what the fuzzer begins with and what it has found, and
/// on variations of that.
@Suite(.timeLimit(.minutes(20))) struct ReplayTests {
  @Test(arguments: FuzzTarget.allCases)
  func keptCasesAreSound(target: FuzzTarget) async throws {
    let cases = try FuzzCase.all(of: target)
    #expect(cases.count >= 3, "too few to begin with")
    for kept in cases {
      let problems = await target.problems(of: kept.bytes)
      #expect(problems.isEmpty, "\(kept.testDescription)")
    }
  }

  @Test(arguments: FuzzTarget.allCases)
  func variationsAreSound(target: FuzzTarget) async throws {
    let cases = try FuzzCase.all(of: target)
    var variation = Variation(seed: 2026)
    let count =
      switch target {
      case .messages: 60
      case .rules, .glossary, .word: 150
      case .frames, .changes, .prose, .numerals, .settings: 500
      }
    for number in 0..<count {
      let bytes = variation.next(of: cases)
      let problems = await target.problems(of: bytes)
      #expect(problems.isEmpty, "variation \(number): \(bytes)")
    }
  }

  /// The checks themselves can fail: a rule that marks half a character is caught.
  @Test func anUnsoundFindingIsCaught() {
    #expect(!HalfCharacterRule.problems.isEmpty)
  }
}
