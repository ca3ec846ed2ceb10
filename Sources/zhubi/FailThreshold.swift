import Proofreading
package import Reporting

/// `--fail-on`: from which severity on a finding makes the command fail.
package enum FailThreshold: String, CaseIterable, Sendable {
  /// Errors alone.
  case error
  /// Warnings and errors.
  case warning
  /// Everything but hints.
  case info
  /// Nothing.
  case never

  /// Whether `totals` hold such a finding.
  package func isReached(by totals: ReportTotals) -> Bool {
    guard let least = Severity(rawValue: rawValue) else { return false }
    return Severity.allCases.contains { $0 >= least && totals[$0] > 0 }
  }
}
