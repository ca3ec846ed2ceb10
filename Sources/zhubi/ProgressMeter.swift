import Foundation
import Workspace

/// How far a check is, on standard error: only for a person at a terminal, only when it takes a while, and not where the
/// report itself is being written.
struct ProgressMeter {
  private let total: Int
  private let isShown: Bool

  /// Fewer drafts than this are done before anybody wonders.
  private static let least = 20

  /// A meter for `total` drafts.
  init(_ total: Int, reportGoesToFile: Bool) {
    self.total = total
    let isTerminal = isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
    isShown = isTerminal && total >= Self.least && (reportGoesToFile || isatty(STDOUT_FILENO) == 0)
  }

  /// Shows that `done` drafts are done, every so often.
  func show(_ done: Int) {
    guard isShown, done % max(1, total / 100) == 0 || done == total else { return }
    write("\r正在检查 \(done)/\(total)")
  }

  /// Takes the meter away.
  func clear() {
    if isShown { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) {
    // A terminal that is gone has nobody to tell.
    try? OutputFile.standardError.write(Array(text.utf8))
  }
}
