/// What was read from a file of tab-separated lines, and what could not be.
package struct TableReading<Row> {
  /// The lines that were understood, in order.
  package let rows: [Row]
  /// One sentence for each line that was not, with its number from 1 and what to do.
  package let problems: [String]
}

/// Reads UTF-8 text as lines of cells parted by tabs; empty lines and lines that begin with `#` are comments.
enum TabSeparated {
  /// Gives each line to `row`, which returns what it means or throws a sentence that says why it means nothing.
  static func read<Row>(_ bytes: [UInt8], row: ([String]) throws(RowProblem) -> Row) -> TableReading<Row> {
    var rows: [Row] = []
    var problems: [String] = []
    for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      let line = line.last == 0x0D ? line.dropLast() : line
      guard let first = line.first, first != 0x23 else { continue }
      let cells = line.split(separator: 0x09, omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
      do {
        rows.append(try row(cells))
      } catch {
        problems.append("第\(number + 1)行：\(error.sentence)")
      }
    }
    return TableReading(rows: rows, problems: problems)
  }
}

/// Why a line means nothing, as a sentence in Chinese.
struct RowProblem: Error {
  let sentence: String
}
