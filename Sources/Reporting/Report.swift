/// One output format of `zhubi lint`.
///
/// A report is made in pieces, so that drafts can be checked side by side and none is kept in memory once its piece is
/// made: the opening, the section of each draft in order, the closing. All pieces are UTF-8.
package protocol Report: Sendable {
  /// What stands before the first section.
  var opening: [UInt8] { get }

  /// What stands between two sections that are not empty.
  var separator: [UInt8] { get }

  /// What is said of one draft; empty when nothing is.
  func section(for draft: CheckedDraft) -> [UInt8]

  /// What stands after the last section.
  func closing(_ totals: ReportTotals) -> [UInt8]
}

extension Report {
  /// The whole report on `drafts`, already in order.
  package func whole(_ drafts: [CheckedDraft]) -> [UInt8] {
    var totals = ReportTotals()
    for draft in drafts { totals.add(draft.totals) }
    let sections = drafts.map { section(for: $0) }.filter { !$0.isEmpty }
    return opening + Array(sections.joined(separator: separator)) + closing(totals)
  }
}
