/// Whether a rule reports, and how much its findings weigh. The raw value is its name in settings.
package enum RuleLevel: Hashable, Sendable, RawRepresentable {
  /// Nothing is reported.
  case off
  /// Findings have this severity.
  case severity(Severity)

  /// All names, from the lightest.
  package static var names: [String] { ["off"] + Severity.allCases.map(\.rawValue) }

  /// The level called `rawValue`, or nil.
  package init?(rawValue: String) {
    if rawValue == "off" {
      self = .off
    } else if let severity = Severity(rawValue: rawValue) {
      self = .severity(severity)
    } else {
      return nil
    }
  }

  package var rawValue: String {
    switch self {
    case .off: "off"
    case .severity(let severity): severity.rawValue
    }
  }
}

/// What settings say of rules. Rules never see it: the runner goes by it.
package struct RuleSettings: Hashable, Sendable {
  /// Levels by rule. A level is that of the rule's main findings; kinds that are lighter by nature stay lighter.
  package var levels: [String: RuleLevel]
  /// Levels by rule and kind; they go before those of the rule.
  package var kindLevels: [String: [FindingKind: RuleLevel]]
  /// Words that a rule does not report, by rule.
  package var allowedTexts: [String: Set<String>]

  /// Settings that change nothing unless arguments say so. Names of rules or kinds that do not exist have no effect.
  package init(
    levels: [String: RuleLevel] = [:], kindLevels: [String: [FindingKind: RuleLevel]] = [:],
    allowedTexts: [String: Set<String>] = [:]
  ) {
    self.levels = levels
    self.kindLevels = kindLevels
    self.allowedTexts = allowedTexts
  }

  /// The severity of findings of `kind` of the rule; nil when they are not reported.
  package func severity(of kind: FindingKind, in rule: RuleDescription) -> Severity? {
    let own = rule.severity(of: kind)
    if let level = kindLevels[rule.id]?[kind] { return level.severity }
    guard let level = levels[rule.id] else { return own }
    guard let severity = level.severity else { return nil }
    return own < rule.severity ? min(own, severity) : severity
  }

  /// Whether nothing that the rule could find is reported, so that it need not run.
  package func turnsOff(_ rule: RuleDescription) -> Bool {
    rule.kinds.allSatisfy { severity(of: $0.kind, in: rule) == nil }
  }
}

extension RuleLevel {
  /// The severity, nil for `off`.
  package var severity: Severity? {
    switch self {
    case .off: nil
    case .severity(let severity): severity
    }
  }
}
