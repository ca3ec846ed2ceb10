import Proofreading
package import Reporting

/// `--fail-on`: from which severity on a finding makes the command fail.
package enum FailThreshold: String, CaseIterable, Sendable {
  case error
  case warning
  case info
  case never

  /// Whether `totals` hold such a finding.
  package func isReached(by totals: ReportTotals) -> Bool {
    guard let least = Severity(rawValue: rawValue) else { return false }
    return Severity.allCases.contains { $0 >= least && totals[$0] > 0 }
  }
}
