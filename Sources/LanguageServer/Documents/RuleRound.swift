import Drafting
import LanguageServerProtocol
import Proofreading

/// The rules of one check, handed out one by one to all who take part in it.
///
/// What is found does not depend on who ran which rule, or when: every rule runs once, alone, and its findings have their
/// place by its number.
final class RuleRound: Sendable {
  private struct State {
    /// The rule that is handed out next.
    var next = 0
    /// How many rules are not done yet.
    var open: Int
    /// What each rule found.
    var found: [[Mark]]
    /// Whether nobody wants the rest.
    var isGivenUp = false
  }

  private let proofreader: Proofreader
  private let draft: Draft
  private let reports: RestingReports
  private let state: Locked<State>
  private let end = Milestone<[[Mark]]?>()

  /// A check of `draft` by the rules of `proofreader`, held against `reports` too.
  init(_ proofreader: Proofreader, _ draft: Draft, against reports: RestingReports) {
    self.proofreader = proofreader
    self.draft = draft
    self.reports = reports
    let count = proofreader.ruleCount
    state = Locked(State(open: count, found: Array(repeating: [], count: count)))
    if count == 0 { end.reach([]) }
  }

  /// Runs rules as long as there are any that nobody has begun.
  func work() {
    while let rule = next() {
      let marks = proofreader.found(by: rule, in: draft, against: reports)
      let all = state.withLock { state -> [[Mark]]? in
        state.found[rule] = marks
        state.open -= 1
        return state.open == 0 ? state.found : nil
      }
      if let all { end.reach(all) }
    }
  }

  /// Leaves undone what nobody has begun.
  func giveUp() {
    state.withLock { $0.isGivenUp = true }
    end.reach(nil)
  }

  /// What each rule found, as soon as all are done; nil when that was given up.
  var found: [[Mark]]? {
    get async { await end.value }
  }

  private func next() -> Int? {
    state.withLock { state -> Int? in
      guard !state.isGivenUp, state.next < state.found.count else { return nil }
      defer { state.next += 1 }
      return state.next
    }
  }
}
