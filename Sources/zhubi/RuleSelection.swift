package import Proofreading
import Workspace

/// Which rules run: `--only` and `--except`.
package struct RuleSelection: Sendable {
  /// The ids of the rules to run; nil for all.
  private let only: [String]?
  /// The ids of the rules to leave out.
  private let except: [String]

  /// The rules called in `only` (nil for all) without those called in `except`.
  package init(only: [String]?, except: [String]) {
    self.only = only
    self.except = except
  }

  /// An id that none of `descriptions` has is a mistake, and so is an empty `only`.
  package func check(among descriptions: [RuleDescription]) throws(UsageError) {
    for id in (only ?? []) + except { _ = try Self.description(of: id, among: descriptions) }
    if let only, only.isEmpty { throw UsageError("选项“--only”里没有规则名。") }
  }

  /// `settings` with the rules that are not selected off, and with those named by `--only` on.
  package func applied(to settings: RuleSettings, among descriptions: [RuleDescription]) -> RuleSettings {
    var settings = settings
    for rule in descriptions {
      if only?.contains(rule.id) == false || except.contains(rule.id) {
        settings.levels[rule.id] = .off
        settings.kindLevels[rule.id] = nil
      } else if only != nil, settings.turnsOff(rule) {
        settings.levels[rule.id] = nil
        settings.kindLevels[rule.id] = nil
      }
    }
    return settings
  }

  /// The description called `id`, or the mistake that proposes the nearest one.
  package static func description(
    of id: String, among descriptions: [RuleDescription]
  ) throws(UsageError) -> RuleDescription {
    if let description = descriptions.first(where: { $0.id == id }) { return description }
    let guess = Suggestion.sentence(for: id, among: descriptions.map(\.id))
    throw UsageError("没有规则“\(id)”。\(guess)可用“zhubi rules”查看全部规则。")
  }
}
