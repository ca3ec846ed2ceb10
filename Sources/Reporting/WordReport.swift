import Proofreading
import ProseText
import Workspace

/// `--format docx`: a copy of one Word draft with a comment at each finding. The draft itself stays untouched.
package struct WordReport: Report {
  private let language: ReportLanguage

  /// The report in `language`.
  package init(language: ReportLanguage) {
    self.language = language
  }

  package var opening: [UInt8] { [] }

  package var separator: [UInt8] { [] }

  package func closing(_ totals: ReportTotals) -> [UInt8] { [] }

  /// The copy; empty for what is no Word draft.
  package func section(for draft: CheckedDraft) -> [UInt8] {
    guard let word = draft.word else { return [] }
    let comments = draft.marks.map { WordComment(range: $0.range, paragraphs: text(of: $0, in: draft, word)) }
    return WordCommentWriter.copy(of: word, with: comments)
  }

  private func text(of mark: Mark, in draft: CheckedDraft, _ word: WordMap) -> [String] {
    var lines = ["【\(language.title(mark.severity))】\(VisibleText.line(mark.finding.message))"]
    let place = word.place(of: mark.range.start)
    switch place.container {
    case .body, .cell:
      // A comment stands on the words themselves, but nothing can stand on an automatic number.
      if word.isVirtual(mark.range) {
        lines.append(language.pick("在自动编号处：", "at the automatic number: ") + quotation(mark.range, draft))
      }
    case .textBox, .footnote, .endnote:
      lines.append("\(language.title(place)): \(quotation(mark.range, draft))")
    }
    for related in mark.finding.related {
      let home = draft.home(of: related)
      let there = (related.report == nil ? "" : "“\(VisibleText.line(home.openPath))”") + home.title(related, language)
      lines.append(
        language.pick("参看", "see ") + "\(there)：\(VisibleText.line(related.message))\(quotation(related.range, home))")
    }
    for fix in mark.finding.fixes {
      lines.append(
        (fix.safety == .safe ? language.pick("可改：", "fix: ") : language.pick("可考虑：", "consider: "))
          + VisibleText.line(fix.title))
    }
    return lines + ["[\(mark.rule)]"]
  }

  private func quotation(_ range: SourceRange, _ draft: CheckedDraft) -> String {
    let text = VisibleText.line(draft.source[range])
    return "“\(text.count > 30 ? text.prefix(28) + "……" : text)”"
  }
}
