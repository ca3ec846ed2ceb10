import Proofreading
import TestSupport
import Testing

/// A mistake of a rule and the same text without it. Where the mark must stand is not said.
struct BlindPair: Sendable, CustomTestStringConvertible {
  /// The id of the rule; where either of two rules may speak, both, with `|` between them.
  let rule: String
  /// The text with the mistake.
  let wrong: String
  /// The text without it.
  let right: String

  /// A pair; see the properties.
  init(_ rule: String, _ wrong: String, _ right: String) {
    self.rule = rule
    self.wrong = wrong
    self.right = right
  }

  /// The pair of a text with `{wrong|right}` where the two differ.
  init(_ rule: String, _ alternatives: String) {
    var wrong = ""
    var right = ""
    var side = 0
    for character in alternatives {
      switch (character, side) {
      case ("{", 0): side = 1
      case ("|", 1): side = 2
      case ("}", 2): side = 0
      case (_, 1): wrong.append(character)
      case (_, 2): right.append(character)
      default:
        wrong.append(character)
        right.append(character)
      }
    }
    self.init(rule, wrong, right)
  }

  /// Whether `id` is among the rules that may find the mistake.
  func isFound(by id: String) -> Bool {
    rule.split(separator: "|").contains { $0 == id }
  }

  var testDescription: String { "\(rule): \(wrong.prefix(40))" }
}

/// Pairs that were written without a look at the rules: at first contact 79 of 112 mistakes were found, and two right
/// texts marked; of the passages of the eighth round 89 of 125, and six of 190 right texts.
@Suite struct BlindPairTests {
  @Test(
    arguments: BlindSloganPairs.found + BlindStructurePairs.found + ThirdBlindRound.pairs + FourthBlindRound.pairs
      + FifthBlindRound.pairs + SixthBlindRound.pairs + SeventhBlindRound.pairs + EighthBlindRound.pairs
      + NinthBlindRound.pairs + TenthBlindRound.pairs + EleventhBlindRound.pairs)
  func isFound(_ pair: BlindPair) {
    #expect(RuleCheck.all.marks(pair.wrong).contains { pair.isFound(by: $0.rule) })
    #expect(RuleCheck.all.marked(pair.right) == pair.right)
  }

  /// Each of these fails as soon as its rule sees the mistake: the pair then moves to the others.
  @Test(
    arguments: BlindSloganPairs.unseen + BlindStructurePairs.unseen + FourthBlindRound.unseen + FifthBlindRound.unseen
      + SixthBlindRound.unseen + SeventhBlindRound.unseen + EighthBlindRound.unseen + NinthBlindRound.unseen
      + TenthBlindRound.unseen + EleventhBlindRound.unseen)
  func isUnseen(_ pair: BlindPair) {
    #expect(RuleCheck.all.marked(pair.right) == pair.right)
    withKnownIssue {
      #expect(RuleCheck.all.marks(pair.wrong).contains { pair.isFound(by: $0.rule) })
    }
  }

  @Test(
    arguments: BlindTraps.texts + ThirdBlindRound.traps + FourthBlindRound.traps + FifthBlindRound.traps
      + SixthBlindRound.traps + EighthBlindRound.traps + NinthBlindRound.traps)
  func isSilent(_ text: String) {
    #expect(RuleCheck.all.marked(text) == text)
  }
}
