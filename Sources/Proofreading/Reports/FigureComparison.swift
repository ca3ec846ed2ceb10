package import Drafting
package import Glossary
import ProseText

extension FigureConflict: ComparingRule {
  package func check(_ draft: Draft, _ glossary: Glossary, against reports: RestingReports) -> [Finding] {
    let figures = reports.amounts.conflicts(in: draft) + reports.rates.conflicts(in: draft)
    let findings =
      figures.map { finding($0, in: draft, reports.reports) }
      + reports.events.conflicts(in: draft).map { finding($0, in: draft, reports.reports) }
    return findings.sorted { $0.range < $1.range }
  }

  private func finding(
    _ conflict: ReportedFigures.Conflict, in draft: Draft, _ reports: [RestingReport]
  ) -> Finding {
    let report = reports[conflict.there.report]
    return finding(
      "“\(draft.prose.text(conflict.here.entry.subject))”", here: conflict.here.quantity.range,
      mark: conflict.here.quantity.numeral, in: draft, there: conflict.there.quantity.range, in: report)
  }

  private func finding(
    _ conflict: ReportedEvents.Conflict, in draft: Draft, _ reports: [RestingReport]
  ) -> Finding {
    let words = draft.prose.text(conflict.here.words)
    let subject = words.count > 30 ? words.prefix(28) + "……" : words
    return finding(
      "“\(subject)”", here: conflict.here.date.range, mark: conflict.here.date.range, in: draft,
      there: conflict.there.date.range, in: reports[conflict.there.report])
  }

  private func finding(
    _ subject: String, here: ProseRange, mark: ProseRange, in draft: Draft, there: ProseRange, in report: RestingReport
  ) -> Finding {
    let given = report.draft.prose.text(there)
    return Finding(
      Self.value, at: draft.prose.sourceRange(of: mark),
      "\(subject)在“\(report.title)”里是\(given)，这里是\(draft.prose.text(here))",
      related: [
        RelatedPlace(report.draft.prose.sourceRange(of: there), in: report.name, "那里是\(given)")
      ])
  }
}
