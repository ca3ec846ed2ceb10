import Proofreading
import ProseText

/// `--format gitlab`: the code quality report of GitLab.
package struct GitLabReport: Report {
  /// The report.
  package init() {}

  package var opening: [UInt8] { Array("[".utf8) }

  package var separator: [UInt8] { [UInt8(ascii: ",")] }

  package func section(for draft: CheckedDraft) -> [UInt8] {
    let path = ReportPath(draft).text
    let places = ReportPlaces(draft, in: .utf32)
    var traces = TraceCounter()
    var json = JSONWriter()
    for mark in draft.marks {
      let (first, last) = places.lines(mark.range)
      let trace = traces.fingerprint(of: mark, in: draft)
      json.lineBreak(indent: 1)
      json.object { json in
        json.field("description", VisibleText.line(mark.finding.message))
        json.field("check_name", mark.rule)
        // One trace in two drafts is two findings.
        json.field(
          "fingerprint", FindingTrace(rule: path, text: trace, before: "", after: "").fingerprint(occurrence: 0))
        json.field("severity", mark.severity.gitLabName)
        json.key("location")
        json.object { json in
          json.field("path", path)
          json.key("lines")
          json.object { json in
            json.field("begin", first)
            json.field("end", last)
          }
        }
      }
    }
    return json.bytes
  }

  package func closing(_ totals: ReportTotals) -> [UInt8] { Array("\n]\n".utf8) }
}

extension Severity {
  /// The severity as GitLab names it.
  fileprivate var gitLabName: String {
    switch self {
    case .error: "critical"
    case .warning: "major"
    case .info: "minor"
    case .hint: "info"
    }
  }
}
