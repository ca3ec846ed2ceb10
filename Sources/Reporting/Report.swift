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

  /// Whether the sections are written as they come.
  var writing: ReportWriting { get }

  /// The whole report of `sections`, the empty ones left out. Only asked of a report that is collected.
  func arranged(_ sections: [[UInt8]], _ totals: ReportTotals) -> [UInt8]
}

/// How a report comes to be written.
package enum ReportWriting: Sendable {
  /// Each section when it is its turn, so that none is kept.
  case streamed
  /// All of them at the end, because their order or number matters.
  case collected
}

extension Report {
  package var writing: ReportWriting { .streamed }

  package func arranged(_ sections: [[UInt8]], _ totals: ReportTotals) -> [UInt8] {
    opening + Array(sections.joined(separator: separator)) + closing(totals)
  }

  /// The whole report on `drafts`, already in order.
  package func whole(_ drafts: [CheckedDraft]) -> [UInt8] {
    var totals = ReportTotals()
    for draft in drafts { totals.add(draft.totals) }
    let sections = drafts.map { section(for: $0) }.filter { !$0.isEmpty }
    return arranged(sections, totals)
  }
}
