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

  private let style: TextStyle
  private let summary: Summary

  /// A report in `style`.
  package init(style: TextStyle, summary: Summary) {
    self.style = style
    self.summary = summary
  }

  package var opening: [UInt8] { [] }

  package var separator: [UInt8] { [] }

  package func section(for draft: CheckedDraft) -> [UInt8] {
    guard !draft.marks.isEmpty else { return [] }
    let positions = PositionIndex(draft.source, in: .utf32)
    var text: [UInt8] = []
    for mark in draft.marks {
      text.append(contentsOf: entry(for: mark, in: draft, positions).utf8)
    }
    return text
  }

  package func closing(_ totals: ReportTotals) -> [UInt8] {
    guard case .shown = summary else { return [] }
    let unread = totals.unreadable > 0 ? "另有 \(totals.unreadable) 份无法读取。" : ""
    guard totals.files > 0 else { return Array("没有检查任何稿件。\(unread)\n".utf8) }
    let drafts = "检查稿件 \(totals.files) 份，共 \(totals.characters) 字"
    guard totals.findings > 0 else { return Array("\(drafts)：没有发现问题。\(unread)\n".utf8) }
    let counts = Severity.allCases.sorted(by: >).map { severity in
      let count = "\(severity.title) \(totals[severity]) 处"
      return totals[severity] > 0 ? style.coloured(count, as: severity) : count
    }
    let rate = "每万字错误 \(Self.errorsPerTenThousand(totals)) 处"
    return Array("\(drafts)：\(counts.joined(separator: "，"))；\(rate)。\(unread)\n".utf8)
  }

  /// With two decimals, rounded half up; in whole numbers, so that it is the same on any machine.
  private static func errorsPerTenThousand(_ totals: ReportTotals) -> String {
    guard totals.characters > 0 else { return "0.00" }
    let hundredths = (totals[.error] * 2_000_000 + totals.characters) / (totals.characters * 2)
    return "\(hundredths / 100).\(hundredths / 10 % 10)\(hundredths % 10)"
  }

  private func entry(for mark: Mark, in draft: CheckedDraft, _ positions: PositionIndex) -> String {
    let start = positions.position(of: mark.range.start)
    let end = positions.position(of: mark.range.end)
    let path = VisibleText.line(draft.openPath)
    let extent = end.line > start.line ? "（至第 \(end.line + 1) 行）" : ""
    let place = draft.word.map { "\(path): \($0.place(of: mark.range.start).title)：" }
    var text = style.strong(place ?? "\(path):\(start.line + 1):\(start.column + 1):") + " "
    text += style.coloured(mark.severity.title, as: mark.severity) + " "
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
      let position = positions.position(of: place.range.start)
      let near = LineExcerpt(place.range, in: draft.source)
      let there =
        draft.word.map { $0.place(of: place.range.start).title } ?? "第 \(position.line + 1) 行第 \(position.column + 1) 列"
      text += "  参看\(there)：\(VisibleText.line(place.message))"
      text += near.marked.isEmpty ? "\n" : style.faint(" | ") + near.marked + "\n"
    }
    for fix in mark.finding.fixes {
      let label = fix.safety == .safe ? "可直接修改" : "可考虑修改"
      text += "  \(label)：\(VisibleText.line(fix.title))\n"
    }
    return text + "\n"
  }
}
