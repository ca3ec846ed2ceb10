import Proofreading
import ProseText
import Workspace

/// `--format text`: the report for people at a terminal.
package struct TextReport: Report {
  /// Whether the numbers at the end are wanted.
  package enum Summary: Sendable {
    /// One line of numbers after the findings.
    case shown
    /// Findings only.
    case omitted
  }

  /// How findings are shown that a draft has many times.
  package enum Repetition: Sendable {
    /// The first in full, the others by their lines.
    case grouped
    /// Each in full.
    case shown
  }

  private let style: TextStyle
  private let summary: Summary
  private let repetition: Repetition
  private let language: ReportLanguage

  /// A report in `style`.
  package init(
    style: TextStyle, summary: Summary, repetition: Repetition = .grouped, language: ReportLanguage = .zh
  ) {
    self.style = style
    self.summary = summary
    self.repetition = repetition
    self.language = language
  }

  package var opening: [UInt8] { [] }

  package var separator: [UInt8] { [] }

  package func section(for draft: CheckedDraft) -> [UInt8] {
    guard !draft.marks.isEmpty else { return [] }
    let positions = PositionIndex(draft.source, in: .utf32)
    let groups = FindingGroups(draft, repetition)
    let reports = draft.reportsInUse { ReportPlaces(in: $0.source, .utf32) }
    var text: [UInt8] = []
    for (number, mark) in draft.marks.enumerated() {
      guard let others = groups.others[number] else { continue }
      text.append(contentsOf: entry(for: mark, and: others, in: draft, positions, reports).utf8)
    }
    return text
  }

  package func closing(_ totals: ReportTotals) -> [UInt8] {
    guard case .shown = summary else { return [] }
    return Array(TextSummary(totals, style: style, language: language).text.utf8)
  }

  /// What is said of `mark` and of `others` that are like it.
  private func entry(
    for mark: Mark, and others: [Mark], in draft: CheckedDraft, _ positions: PositionIndex,
    _ reports: [String: ReportPlaces]
  ) -> String {
    let start = positions.position(of: mark.range.start)
    let end = positions.position(of: mark.range.end)
    let path = VisibleText.line(draft.openPath)
    let extent = end.line > start.line ? language.pick("（至第 \(end.line + 1) 行）", " (to line \(end.line + 1))") : ""
    let place = draft.word.map { "\(path): \(language.title($0.place(of: mark.range.start))):" }
    var text = style.strong(place ?? "\(path):\(start.line + 1):\(start.column + 1):") + " "
    text += style.coloured(language.title(mark.severity), as: mark.severity) + " "
    text += VisibleText.line(mark.finding.message) + extent + " " + style.faint("[\(mark.rule)]") + "\n"

    let excerpt = LineExcerpt(mark.range, in: draft.source)
    // In a Word file the quotation is the place: there are no lines to count.
    let number = draft.word == nil ? String(start.line + 1) : ""
    let margin = String(repeating: " ", count: number.count)
    text += "  " + style.faint("\(number) |") + " " + excerpt.before
    text += style.coloured(excerpt.marked, as: mark.severity) + excerpt.after + "\n"
    text += "  " + style.faint("\(margin) |") + " " + style.faint(excerpt.padding)
    text += style.coloured(excerpt.underline, as: mark.severity) + "\n"

    for place in mark.finding.related {
      let home = draft.home(of: place)
      let near = LineExcerpt(place.range, in: home.source)
      let position = positions.position(of: place.range.start)
      let (line, column) =
        place.report.flatMap { reports[$0]?.place(place.range.start) } ?? (position.line + 1, position.column + 1)
      let there =
        (place.report == nil ? "" : "“\(VisibleText.line(home.openPath))”")
        + (home.word.map { language.title($0.place(of: place.range.start)) }
          ?? language.pick("第 \(line) 行第 \(column) 列", " line \(line), column \(column)"))
      text += language.pick("  参看\(there)：", "  see \(there.drop { $0 == " " }): ") + VisibleText.line(place.message)
      text += near.marked.isEmpty ? "\n" : style.faint(" | ") + near.marked + "\n"
    }
    for fix in mark.finding.fixes {
      let label =
        fix.safety == .safe ? language.pick("可直接修改：", "safe fix: ") : language.pick("可考虑修改：", "possible fix: ")
      text += "  \(label)\(VisibleText.line(fix.title))\n"
    }
    if !others.isEmpty {
      let lines = FindingGroups.lines(of: others, positions).joined(separator: language.pick("、", ", "))
      text += language.pick(
        "  同样的问题另有 \(others.count) 处，在第 \(lines) 行（用 --all 逐一显示）\n",
        "  \(others.count) more of the same on line \(lines) (--all shows each)\n")
    }
    return text + "\n"
  }
}
