package import Drafting
package import Glossary

/// A report that drafts rest on.
package struct RestingReport: Sendable {
  /// The name by which related places tell it from others, such as its path.
  package let name: String
  /// What messages call it.
  package let title: String
  /// The report.
  package let draft: Draft

  /// The report `draft`, called `name`, and `title` in messages.
  package init(_ draft: Draft, name: String, title: String? = nil) {
    self.draft = draft
    self.name = name
    self.title = title ?? name
  }
}

/// The reports that drafts rest on: what they say of figures, dates and names, found once and asked for each draft.
package struct RestingReports: Sendable {
  /// The reports, in the order in which they were given.
  package let reports: [RestingReport]
  /// Their amounts.
  let amounts: ReportedFigures
  /// Their rates.
  let rates: ReportedFigures
  /// Their dates.
  let events: ReportedEvents
  /// The names in them.
  let names: ReportedNames

  /// What `reports` say. Names of reports should differ: findings tell reports apart by them.
  package init(_ reports: [RestingReport] = []) {
    self.reports = reports
    let drafts = reports.map(\.draft)
    amounts = ReportedFigures(drafts, measure: .amounts)
    rates = ReportedFigures(drafts, measure: .rates)
    events = ReportedEvents(drafts)
    names = ReportedNames(drafts)
  }

  /// Whether there are none, so that nothing need be compared.
  package var isEmpty: Bool { reports.isEmpty }

  /// The reports without the one called `name`: a report does not rest on itself.
  package func without(_ name: String) -> RestingReports {
    guard reports.contains(where: { $0.name == name }) else { return self }
    return RestingReports(reports.filter { $0.name != name })
  }
}

/// A rule that can hold a draft against the reports that it rests on.
package protocol ComparingRule: Rule {
  /// Everything in which `draft` differs from `reports`. Time must be linear in the draft.
  func check(_ draft: Draft, _ glossary: Glossary, against reports: RestingReports) -> [Finding]
}
