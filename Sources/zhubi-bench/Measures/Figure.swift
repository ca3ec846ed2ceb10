import Foundation

/// One measured figure.
struct Figure: Codable {
  /// The part of the bench that it comes from: `lint`.
  let part: String
  /// What was measured: `all rules, near-clean`.
  let name: String
  /// The figure in its unit.
  let value: Double
  /// The unit: `MB/s`, `ms`, `%`.
  let unit: String
  /// What must be reached, and whether it is; empty where the contract says nothing.
  var goal = ""

  /// The figure with as many digits as mean something.
  var shown: String {
    value >= 100 || value == value.rounded()
      ? String(format: "%.0f", value) : String(format: value >= 10 ? "%.1f" : value >= 1 ? "%.2f" : "%.3f", value)
  }
}

/// All figures of a run.
struct FigureList: Codable {
  /// What the bench ran with.
  var setting: [String: String] = [:]
  /// The figures in the order in which they were measured.
  private(set) var figures: [Figure] = []

  /// Adds a figure.
  mutating func add(_ part: String, _ name: String, _ value: Double, _ unit: String) {
    figures.append(Figure(part: part, name: name, value: value, unit: unit))
  }

  /// Adds a figure that must be `least` at least.
  mutating func add(_ part: String, _ name: String, _ value: Double, _ unit: String, atLeast least: Double) {
    add(part, name, value, unit, "≥ \(plain(least))", isReached: value >= least)
  }

  /// Adds a figure that must be `most` at most.
  mutating func add(_ part: String, _ name: String, _ value: Double, _ unit: String, atMost most: Double) {
    add(part, name, value, unit, "≤ \(plain(most))", isReached: value <= most)
  }

  private mutating func add(
    _ part: String, _ name: String, _ value: Double, _ unit: String, _ goal: String, isReached: Bool
  ) {
    figures.append(
      Figure(part: part, name: name, value: value, unit: unit, goal: "\(goal)\(isReached ? "" : " MISSED")"))
  }

  /// The figure called `name` in `part`, or nil.
  func value(_ part: String, _ name: String) -> Double? {
    figures.first { $0.part == part && $0.name == name }?.value
  }

  private func plain(_ number: Double) -> String {
    number == number.rounded() ? String(Int(number)) : String(number)
  }
}

/// Figures as people read them.
enum FigureTable {
  /// The figures as a table with a line for each.
  static func text(_ list: FigureList) -> String {
    table(
      [["part", "what", "figure", "unit", "goal"]]
        + list.figures.map { [$0.part, $0.name, $0.shown, $0.unit, $0.goal] }, rightAligned: [2])
  }

  /// The figures of two programs side by side, with the ratio of the second to the first.
  static func text(_ first: FigureList, _ second: FigureList) -> String {
    let rows = first.figures.compactMap { figure -> [String]? in
      guard let other = second.figures.first(where: { $0.part == figure.part && $0.name == figure.name }) else {
        return nil
      }
      let ratio = figure.value > 0 ? String(format: "%.3f", other.value / figure.value) : "–"
      return [figure.part, figure.name, figure.shown, other.shown, figure.unit, ratio]
    }
    return table([["part", "what", "A", "B", "unit", "B/A"]] + rows, rightAligned: [2, 3, 5])
  }

  private static func table(_ rows: [[String]], rightAligned: Set<Int>) -> String {
    let widths = (0..<(rows.first?.count ?? 0)).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = row.enumerated().map { column, cell in
        let blank = String(repeating: " ", count: widths[column] - cell.count)
        return rightAligned.contains(column) ? blank + cell : cell + blank
      }
      var line = cells.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}
