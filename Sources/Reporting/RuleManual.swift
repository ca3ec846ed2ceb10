package import Proofreading

/// One form in which `zhubi rules` shows the catalogue and its rules.
package protocol RuleManual: Sendable {
  /// All rules at a glance.
  func catalogue(_ rules: [RuleDescription]) -> String

  /// Everything about one rule.
  func page(_ rule: RuleDescription) -> String
}

extension RuleGroup {
  /// The name for people.
  package var title: String {
    switch self {
    case .numbering: "序数"
    case .figures: "数字"
    case .terms: "用语"
    }
  }
}
