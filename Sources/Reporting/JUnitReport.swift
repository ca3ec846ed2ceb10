import Proofreading
import ProseText

/// `--format junit`: each draft a suite of tests, each finding a test that failed, for servers that only know tests.
package struct JUnitReport: Report {
  private let timestamp: String

  /// The report of a run at `timestamp`, in the form `2025-01-31T08:00:00`.
  package init(timestamp: String) {
    self.timestamp = timestamp
  }

  package var opening: [UInt8] { Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n".utf8) }

  package var separator: [UInt8] { [] }

  package func section(for draft: CheckedDraft) -> [UInt8] {
    let path = MarkupText.escaped(ReportPath(draft).text)
    let places = ReportPlaces(draft, in: .utf32)
    // The format has no test that is neither passed nor failed: advice is left to the other formats' own levels.
    let count = draft.marks.count
    var text = "  <testsuite name=\"\(path)\" package=\"zhubi\" id=\"\" timestamp=\"\(timestamp)\""
    text += " hostname=\"localhost\" tests=\"\(max(1, count))\" failures=\"\(count)\" errors=\"0\" time=\"0\">\n"
    text += "    <properties/>\n"
    if draft.marks.isEmpty { text += "    <testcase name=\"zhubi\" classname=\"\(path)\" time=\"0\"/>\n" }
    for mark in draft.marks {
      let place = places.place(mark.range.start)
      let name = "\(mark.rule) \(place.line):\(place.column)"
      let message = MarkupText.escaped(mark.finding.message)
      text += "    <testcase name=\"\(name)\" classname=\"\(path)\" time=\"0\">\n"
      text += "      <failure type=\"\(mark.severity.rawValue)\" message=\"\(message)\">"
      text += "\(path):\(place.line):\(place.column): \(message)</failure>\n    </testcase>\n"
    }
    text += "    <system-out/>\n    <system-err/>\n  </testsuite>\n"
    return Array(text.utf8)
  }

  package var writing: ReportWriting { .collected }

  package func arranged(_ sections: [[UInt8]], _ totals: ReportTotals) -> [UInt8] {
    // Suites are numbered, and a draft does not know which it is.
    let numbered = sections.enumerated().map { number, section in
      String(decoding: section, as: UTF8.self).replacing("id=\"\"", with: "id=\"\(number)\"", maxReplacements: 1)
    }
    return opening + Array(numbered.joined().utf8) + closing(totals)
  }

  package func closing(_ totals: ReportTotals) -> [UInt8] { Array("</testsuites>\n".utf8) }
}
