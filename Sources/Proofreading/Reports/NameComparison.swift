package import Drafting
package import Glossary
import ProseText

extension TermInconsistent: ComparingRule {
  package func check(_ draft: Draft, _ glossary: Glossary, against reports: RestingReports) -> [Finding] {
    draft.prose.units.withUnsafeBufferPointer { units in
      let names = reports.names
      let quoted = names.quotedConflicts(in: draft, units, glossary)
      let places = names.placeConflicts(in: draft, units, glossary).filter { place in
        !quoted.contains { $0.here.overlaps(place.here) }
      }
      let people = names.personConflicts(in: draft, units)
      var findings = quoted.map { finding(Self.name, $0, in: draft, reports.reports) }
      findings += places.map { finding(Self.body, $0, in: draft, reports.reports) }
      findings += people.names.map { finding(Self.person, $0, in: draft, reports.reports) }
      findings += people.posts.map { here, there in
        let report = reports.reports[there.report]
        let given = report.draft.prose.text(there.range)
        return Finding(
          Self.post, at: draft.prose.sourceRange(of: here),
          "“\(draft.prose.text(here))”在“\(report.title)”里是“\(given)”，职务不一，请核对",
          related: [RelatedPlace(report.draft.prose.sourceRange(of: there.range), in: report.name, "那里的写法")])
      }
      return findings.sorted { $0.range < $1.range }
    }
  }

  private func finding(
    _ kind: FindingKind, _ conflict: ReportedNames.Conflict, in draft: Draft, _ reports: [RestingReport]
  ) -> Finding {
    let report = reports[conflict.there.report]
    let right = report.draft.prose.text(conflict.there.range)
    let fixes = draft.prose.edit(replacing: conflict.here, with: right).map {
      [Fix(title: "改为“\(right)”", safety: .needsJudgement, edits: EditSet($0))]
    }
    return Finding(
      kind, at: draft.prose.sourceRange(of: conflict.here),
      "“\(draft.prose.text(conflict.here))”在“\(report.title)”里作“\(right)”，请核对是否同一名称",
      related: [
        RelatedPlace(report.draft.prose.sourceRange(of: conflict.there.range), in: report.name, "“\(right)”在这里")
      ], fixes: fixes ?? [])
  }
}
