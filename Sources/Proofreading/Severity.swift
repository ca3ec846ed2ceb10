/// How much a finding weighs. The raw value is its name in reports and settings.
package enum Severity: String, CaseIterable, Comparable, Sendable {
  /// An aside for who wants it.
  case hint
  /// Advice, or a matter of consistency.
  case info
  /// A rule of a standard is broken, or something is very likely wrong.
  case warning
  /// A contradiction or an impossible value.
  case error

  private var weight: Int {
    switch self {
    case .hint: 0
    case .info: 1
    case .warning: 2
    case .error: 3
    }
  }

  package static func < (left: Severity, right: Severity) -> Bool {
    left.weight < right.weight
  }
}

/// The families of rules, as reports name them.
package enum RuleGroup: String, CaseIterable, Sendable {
  /// Headings, series, slogans and counts.
  case numbering
  /// Quantities, dates and units.
  case figures
  /// Words, names and marks.
  case terms
}
