package import Glossary

/// The stored form of set phrases: the phrase, then the wrong forms of it parted by `|`.
package enum SetPhraseTable {
  /// Reads a file of set phrases.
  package static func read(_ bytes: [UInt8]) -> TableReading<GlossaryEntry> {
    TabSeparated.read(bytes) { cells throws(RowProblem) in
      guard cells.count == 2 else { throw RowProblem(sentence: "应有2栏，实有\(cells.count)栏。") }
      let wrong = cells[1].split(separator: "|").map(String.init)
      guard !cells[0].isEmpty, !wrong.isEmpty, !wrong.contains(cells[0]) else {
        throw RowProblem(sentence: "“\(cells[0])”的误写一栏有误。")
      }
      return GlossaryEntry(form: cells[0], origin: .builtIn, formsToAvoid: wrong, note: "成语、套语的误写")
    }
  }
}
