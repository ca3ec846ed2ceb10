package import Glossary

/// The stored form of numbered slogans: form, numerals joined by `+`, members parted by `|`, shape, source,
/// certainty, and whether the numeral is fixed (`closed:总体布局`: only before that word).
package enum SloganTable {
  /// Reads a file of slogans.
  package static func read(_ bytes: [UInt8]) -> TableReading<KnownSlogan> {
    TabSeparated.read(bytes) { cells throws(RowProblem) in
      guard cells.count == 7 else { throw RowProblem(sentence: "应有7栏，实有\(cells.count)栏。") }
      guard let shape = KnownSlogan.Shape(rawValue: cells[3]) else {
        throw RowProblem(sentence: "类别“\(cells[3])”不在已知类别之中。")
      }
      guard let certainty = KnownSlogan.Certainty(rawValue: cells[5]) else {
        throw RowProblem(sentence: "把握一栏应为 high 或 medium，不是“\(cells[5])”。")
      }
      let fixed = cells[6].split(separator: ":", maxSplits: 1).map(String.init)
      guard let standing = fixed.first.flatMap(KnownSlogan.Standing.init(rawValue:)) else {
        throw RowProblem(sentence: "是否定名一栏应为 closed 或 open，或 closed:后面的词，不是“\(cells[6])”。")
      }
      guard !cells[0].isEmpty else { throw RowProblem(sentence: "口号一栏是空的。") }
      let numerals = cells[1].split(separator: "+", omittingEmptySubsequences: false)
      let counts = numerals.compactMap { Int($0) }.filter { (1...999).contains($0) }
      // Of an open slogan one number may be a letter, or none be known: 1+N.
      guard shape == .open || counts.count == numerals.count else {
        throw RowProblem(sentence: "数一栏应为1到999的数字，几个数之间用“+”，不是“\(cells[1])”。")
      }
      let members = cells[2].split(separator: "|").map(String.init)
      guard shape == .open || counts.reduce(0, +) == members.count else {
        throw RowProblem(sentence: "“\(cells[0])”的数为\(cells[1])，成员却有\(members.count)项。")
      }
      return KnownSlogan(
        form: cells[0], counts: counts, members: members, shape: shape, source: cells[4], certainty: certainty,
        standing: standing, companion: fixed.count > 1 ? fixed[1] : nil)
    }
  }
}

/// The stored form of numerals that promise no list: form, kind, reason.
package enum UncountedTable {
  /// Reads a file of such forms.
  package static func read(_ bytes: [UInt8]) -> TableReading<UncountedForm> {
    TabSeparated.read(bytes) { cells throws(RowProblem) in
      guard cells.count == 3 else { throw RowProblem(sentence: "应有3栏，实有\(cells.count)栏。") }
      guard let kind = UncountedForm.Kind(rawValue: cells[1]) else {
        throw RowProblem(sentence: "类别“\(cells[1])”不在已知类别之中。")
      }
      return UncountedForm(form: cells[0], kind: kind)
    }
  }
}
