package import Proofreading

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

  /// The selected ones of `rules`, in their order. An id that none of them has is a mistake, and so is an empty `only`.
  package func rules(among rules: [any Rule]) throws(UsageError) -> [any Rule] {
    let descriptions = rules.map { type(of: $0).description }
    for id in (only ?? []) + except { _ = try Self.description(of: id, among: descriptions) }
    if let only, only.isEmpty { throw UsageError("选项“--only”里没有规则名。") }
    return rules.filter { rule in
      let id = type(of: rule).description.id
      return only?.contains(id) != false && !except.contains(id)
    }
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
