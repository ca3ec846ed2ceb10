import Proofreading
import ProseText

/// `--format rdjsonl`: one diagnostic of reviewdog a line.
package struct ReviewdogReport: Report {
  /// The report.
  package init() {}

  package var opening: [UInt8] { [] }

  package var separator: [UInt8] { [] }

  package func section(for draft: CheckedDraft) -> [UInt8] {
    let path = ReportPath(draft).text
    // The format counts columns in bytes.
    let places = ReportPlaces(draft, in: .utf8)
    let reports = draft.reportsInUse { (ReportPath($0).text, ReportPlaces(in: $0.source, .utf8)) }
    var lines: [UInt8] = []
    for mark in draft.marks {
      var json = JSONWriter()
      json.object { json in
        json.field("message", VisibleText.line(mark.finding.message))
        json.field("severity", mark.severity.reviewdogName)
        write(mark.range, path, places, to: &json)
        json.key("source")
        json.object { $0.field("name", "zhubi") }
        json.key("code")
        json.object { $0.field("value", mark.rule) }
        json.key("related_locations")
        json.array { json in
          for place in mark.finding.related {
            json.object { json in
              json.field("message", VisibleText.line(place.message))
              let (path, places) = place.report.flatMap { reports[$0] } ?? (path, places)
              write(place.range, path, places, to: &json)
            }
          }
        }
        json.key("suggestions")
        json.array { json in
          // A suggestion is one replacement: a fix of several cannot be told.
          for fix in mark.finding.fixes {
            guard fix.edits.edits.count == 1, let edit = fix.edits.edits.first else { continue }
            json.object { json in
              writeRange(edit.range, places, to: &json)
              json.field("text", edit.newText)
            }
          }
        }
      }
      lines += json.bytes + [0x0A]
    }
    return lines
  }

  package func closing(_ totals: ReportTotals) -> [UInt8] { [] }

  private func write(_ range: SourceRange, _ path: String, _ places: ReportPlaces, to json: inout JSONWriter) {
    json.key("location")
    json.object { json in
      json.field("path", path)
      writeRange(range, places, to: &json)
    }
  }

  private func writeRange(_ range: SourceRange, _ places: ReportPlaces, to json: inout JSONWriter) {
    json.key("range")
    json.object { json in
      for (name, offset) in [("start", range.start), ("end", range.end)] {
        let place = places.place(offset)
        json.key(name)
        json.object { json in
          json.field("line", place.line)
          json.field("column", place.column)
        }
      }
    }
  }
}

extension Severity {
  /// The severity as reviewdog names it.
  fileprivate var reviewdogName: String {
    switch self {
    case .error: "ERROR"
    case .warning: "WARNING"
    case .info, .hint: "INFO"
    }
  }
}
