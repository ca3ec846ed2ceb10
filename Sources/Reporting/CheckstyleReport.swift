import Proofreading
import ProseText

/// `--format checkstyle`: the XML of Checkstyle, which most build servers read.
package struct CheckstyleReport: Report {
  /// The report.
  package init() {}

  package var opening: [UInt8] {
    Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n".utf8)
  }

  package var separator: [UInt8] { [] }

  package func section(for draft: CheckedDraft) -> [UInt8] {
    let places = ReportPlaces(draft, in: .utf32)
    var text = "  <file name=\"\(MarkupText.escaped(ReportPath(draft).text))\">\n"
    for mark in draft.marks {
      let place = places.place(mark.range.start)
      text +=
        "    <error line=\"\(place.line)\" column=\"\(place.column)\" severity=\"\(mark.severity.checkstyleName)\""
      text +=
        " message=\"\(MarkupText.escaped(mark.finding.message))\" source=\"zhubi.\(mark.group.rawValue).\(mark.rule)\"/>\n"
    }
    return Array((text + "  </file>\n").utf8)
  }

  package func closing(_ totals: ReportTotals) -> [UInt8] { Array("</checkstyle>\n".utf8) }
}

extension Severity {
  /// The severity as Checkstyle names it.
  fileprivate var checkstyleName: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .info, .hint: "info"
    }
  }
}
