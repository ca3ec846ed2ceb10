import Drafting
import ProseText

/// The figures of reports by what they are the number of.
struct ReportedFigures: Sendable {
  /// A figure of a report.
  struct Figure: Sendable {
    /// The number of the report.
    let report: Int
    /// What it is the number of, and when.
    let entry: QuantityEntry
    /// The figure.
    let quantity: Quantity
    /// When it holds.
    let moment: FigureMoment
    /// The level of the place it is of; 0 where nothing says.
    let scope: UInt16
  }

  private let measure: QuantityEntryFinder.Measure
  /// By the whole name.
  private var byName: [UInt64: [Figure]] = [:]
  /// Figures whose noun stands behind them, by each of the beginnings that may be the whole of it.
  private var byBeginning: [UInt64: [Figure]] = [:]
  /// The year that the first report speaks from, which is that of a draft that names none.
  private let year: Int?

  /// How many figures of one name are kept: nonsense must not cost time.
  private static let crowd = 24

  /// The figures of `reports`.
  init(_ reports: [Draft], measure: QuantityEntryFinder.Measure) {
    self.measure = measure
    year = reports.lazy.compactMap { ReportYear.year(of: $0) }.first
    for (number, report) in reports.enumerated() {
      for figure in Self.figures(of: report, measure, number: number, year: ReportYear.year(of: report) ?? year) {
        Self.keep(figure, under: figure.entry.key, in: &byName)
        for key in figure.entry.otherKeys { Self.keep(figure, under: key, in: &byBeginning) }
      }
    }
  }

  private static func keep(_ figure: Figure, under key: UInt64, in table: inout [UInt64: [Figure]]) {
    if table[key, default: []].count < crowd { table[key, default: []].append(figure) }
  }

  private static func figures(
    of draft: Draft, _ measure: QuantityEntryFinder.Measure, number: Int, year: Int?
  ) -> [Figure] {
    let entries = QuantityEntryFinder(draft, measure: measure, breadth: .all).entries()
    let level = commonLevel(of: draft)
    let quantities = draft.quantities.quantities
    return entries.map { entry in
      Figure(
        report: number, entry: entry, quantity: quantities[entry.quantity],
        moment: FigureMoment(of: entry, year: year), scope: entry.scope == 0 ? level : entry.scope)
    }
  }

  /// The level that a text names most where it gives figures of 全县, 全市: figures without one are of that level too. 0
  /// where it names none twice.
  private static func commonLevel(of draft: Draft) -> UInt16 {
    var counts: [UInt16: Int] = [:]
    for entry in QuantityEntryFinder(draft).entries() where entry.scope != 0 { counts[entry.scope, default: 0] += 1 }
    let most = counts.filter { $0.value > 1 }.max { ($0.value, $1.key) < ($1.value, $0.key) }
    return most?.key ?? 0
  }

  // MARK: Comparing

  /// A figure of a draft that no report gives so, beside one that is of the same thing.
  struct Conflict {
    /// The figure in the draft.
    let here: Figure
    /// The figure in the report.
    let there: Figure
  }

  /// Figures of `draft` that differ from what the reports say.
  func conflicts(in draft: Draft) -> [Conflict] {
    guard !byName.isEmpty else { return [] }
    return Self.figures(of: draft, measure, number: 0, year: ReportYear.year(of: draft) ?? year).compactMap { here in
      guard !here.entry.isPlanned else { return nil }
      var conflict: Conflict?
      for there in candidates(for: here) {
        switch FigureAgreement(there.quantity, here.quantity) {
        // A figure that a report gives for any time is no slip; a target may be repeated, but not come near.
        case .same where !there.entry.isPlanned || here.quantity.amount == there.quantity.amount: return nil
        case .same: break
        case .different where !there.entry.isPlanned && areComparable(here, there):
          conflict = conflict ?? Conflict(here: here, there: there)
        case .different, .unrelated, nil: break
        }
      }
      return conflict
    }
  }

  private func candidates(for figure: Figure) -> [Figure] {
    let own = byName[figure.entry.key] ?? []
    guard own.isEmpty else { return own }
    if let key = figure.entry.otherKeys.first(where: { byName[$0] != nil }) { return byName[key] ?? [] }
    return figure.entry.keyLength >= 4 ? byBeginning[figure.entry.key] ?? [] : []
  }

  private func areComparable(_ here: Figure, _ there: Figure) -> Bool {
    guard here.scope == 0 || there.scope == 0 || here.scope == there.scope,
      !here.entry.isOtherAspect(than: there.entry)
    else { return false }
    guard !(here.entry.isAsOf && there.entry.isAsOf) else { return false }
    let (left, right) = (here.entry, there.entry)
    let bothLevels = left.isLevel && right.isLevel
    guard here.moment.mayBe(there.moment, isLevel: bothLevels) else { return false }
    let isOneMoment = here.moment == there.moment && here.moment != .unknown
    if left.isAction || right.isAction {
      guard left.isAction == right.isAction else { return false }
      return left.keyLength >= (isOneMoment ? 4 : 6)
    }
    return left.keyLength >= 4 || (bothLevels && left.keyLength >= 3)
  }
}

/// When a figure holds, so that those of two texts can be compared.
enum FigureMoment: Hashable, Sendable {
  /// Nothing says.
  case unknown
  /// A year of the calendar.
  case year(Int)
  /// The year before that of the text, where nothing says which that is.
  case lastYear
  /// When the text was written.
  case now
  /// A stretch of years.
  case years

  /// When `entry` of a text of the given year holds.
  init(of entry: QuantityEntry, year: Int?) {
    let last = year.map { FigureMoment.year($0 - 1) } ?? .lastYear
    switch entry.time {
    case .year(let said): self = .year(said)
    case .relative(.earlier): self = last
    case .relative: self = .now
    case .years: self = .years
    case .unsaid:
      switch entry.section {
      case .lastYear: self = last
      case .lastYears: self = .years
      case .unsaid, .plan: self = .unknown
      }
    }
    if entry.isAsOf { self = .now }
  }

  /// Whether the two may be the same time. What is unsaid may be the year that is reported on, or now where a level is
  /// given and not what came in a time.
  func mayBe(_ other: FigureMoment, isLevel: Bool) -> Bool {
    if self == other { return true }
    switch (self, other) {
    case (.unknown, .years), (.years, .unknown), (.unknown, .now), (.now, .unknown): return isLevel
    case (.unknown, .year), (.year, .unknown), (.unknown, .lastYear), (.lastYear, .unknown): return true
    default: return false
    }
  }
}

/// The year that a text speaks from: 2026 for a report of January 2026 on 2025.
enum ReportYear {
  /// The year of `draft`, as far as its opening lines say.
  static func year(of draft: Draft) -> Int? {
    // The opening ends with the first sentence that is one.
    let units = draft.prose.units
    let end = units.prefix(400).firstIndex(of: 0x3002) ?? min(units.count, 400)
    let years = draft.dates.prefix { $0.range.upper <= end }.compactMap { date in
      date.year.map { (year: $0.value, isAlone: date.month == nil, end: date.range.upper) }
    }
    guard let last = years.max(by: { $0.year < $1.year }), (1950...2100).contains(last.year) else { return nil }
    // 2025年工作总结 was written when the year was over.
    let summary = Array("总结".utf16)
    let isSummary =
      last.isAlone
      && units[last.end..<min(units.count, last.end + 20)].indices.contains { at in
        at + 1 < units.count && units[at] == summary[0] && units[at + 1] == summary[1]
      }
    return isSummary ? last.year + 1 : last.year
  }
}
