package import Glossary

/// The stored form of set terms: one a line.
package enum TermTable {
  /// Reads a file of terms.
  package static func read(_ bytes: [UInt8]) -> TableReading<GlossaryEntry> {
    TabSeparated.read(bytes) { cells throws(RowProblem) in
      guard cells.count == 1, cells[0].utf16.count >= 4 else {
        throw RowProblem(sentence: "应有1栏，不少于4字。")
      }
      return GlossaryEntry(form: cells[0], origin: .builtIn)
    }
  }
}
