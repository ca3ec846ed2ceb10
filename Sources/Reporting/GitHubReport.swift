import Proofreading
import ProseText

/// `--format github`: annotations for GitHub Actions. GitHub shows ten of each level in a step and drops the rest without
/// a word, so the worst come first, and what has no annotation is listed in the log.
package struct GitHubReport: Report {
  /// How many annotations of one level GitHub shows.
  package static let limit = 10

  private let language: ReportLanguage

  /// The report, in `language` as far as it is not the findings' own.
  package init(language: ReportLanguage) {
    self.language = language
  }

  package var opening: [UInt8] { [] }

  package var separator: [UInt8] { [] }

  package var writing: ReportWriting { .collected }

  /// One line for each finding, after a letter for its level.
  package func section(for draft: CheckedDraft) -> [UInt8] {
    let path = ReportPath(draft).text
    let places = ReportPlaces(draft, in: .utf32)
    var text = ""
    for mark in draft.marks {
      let (start, end) = (places.place(mark.range.start), places.place(mark.range.end))
      var properties = "file=\(Self.property(path)),line=\(start.line),endLine=\(end.line)"
      // GitHub refuses columns of a range that spans lines.
      if start.line == end.line { properties += ",col=\(start.column),endColumn=\(end.column)" }
      properties += ",title=\(Self.property(mark.rule))"
      text += "\(mark.severity.gitHubName) \(properties)::\(Self.message(mark.finding.message))\n"
    }
    return Array(text.utf8)
  }

  package func closing(_ totals: ReportTotals) -> [UInt8] { [] }

  package func arranged(_ sections: [[UInt8]], _ totals: ReportTotals) -> [UInt8] {
    let lines = sections.flatMap { String(decoding: $0, as: UTF8.self).split(separator: "\n") }
    var shown = ""
    var rest: [Substring] = []
    for level in ["error", "warning", "notice"] {
      let ofLevel = lines.filter { $0.hasPrefix(level + " ") }
      for line in ofLevel.prefix(Self.limit) { shown += "::\(line)\n" }
      rest += ofLevel.dropFirst(Self.limit)
    }
    if !rest.isEmpty {
      shown += language.pick(
        "::group::未加批注的另外 \(rest.count) 处\n", "::group::\(rest.count) more without annotation\n")
      // Nothing in a list may look like a command at the start of its line.
      for line in rest { shown += "- \(line)\n" }
      shown += "::endgroup::\n"
    }
    return Array((shown + summary(totals)).utf8)
  }

  private func summary(_ totals: ReportTotals) -> String {
    let counts = Severity.allCases.sorted(by: >).map { "\(language.title($0)) \(totals[$0])" }
    let separator = language.pick("，", ", ")
    let drafts = language.pick("检查稿件 \(totals.files) 份：", "Drafts checked: \(totals.files); ")
    return drafts + counts.joined(separator: separator) + language.pick("。", ".") + "\n"
  }

  /// `text` on one line, with nothing that the log would take for a command.
  private static func message(_ text: String) -> String {
    VisibleText.line(text).replacing("%", with: "%25").replacing("##[", with: "# #[")
  }

  private static func property(_ text: String) -> String {
    message(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}

extension Severity {
  /// The level of an annotation.
  fileprivate var gitHubName: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .info, .hint: "notice"
    }
  }
}
