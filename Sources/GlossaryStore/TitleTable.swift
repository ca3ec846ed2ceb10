package import Glossary

/// The stored form of known titles of documents: one a line.
package enum TitleTable {
  /// Reads a file of titles.
  package static func read(_ bytes: [UInt8]) -> TableReading<GlossaryEntry> {
    TabSeparated.read(bytes) { cells throws(RowProblem) in
      guard cells.count == 1, !cells[0].isEmpty else { throw RowProblem(sentence: "应有1栏，实有\(cells.count)栏。") }
      guard !cells[0].contains(where: { "《》 ".contains($0) }) else {
        throw RowProblem(sentence: "“\(cells[0])”不应带书名号或空格。")
      }
      return GlossaryEntry(form: cells[0], kind: .document, origin: .builtIn)
    }
  }
}
