import Drafting
import ProseText

/// Slogans and formulas that one draft writes in two ways.
struct SloganWritings {
  /// A slogan or formula, and what is the same one in another writing.
  struct Change {
    /// How it stood first.
    let earlier: ProseRange
    /// How it stands later.
    let later: ProseRange
  }

  private let draft: Draft
  private var units: [UInt16] { draft.prose.units }

  /// How many slogans and phrases behind one are looked at.
  private static let mostLater = 8

  /// The writings of `draft`.
  init(_ draft: Draft) {
    self.draft = draft
  }

  /// All changes, formulas first.
  func changed() -> [Change] { otherWidths() + otherCounts() }

  // MARK: Formulas

  /// Formulas that the draft writes with digits of the other width elsewhere: “1+3+5” and then “１＋３＋５”.
  private func otherWidths() -> [Change] {
    guard draft.formulas.count > 1 else { return [] }
    var first: [[Int?]: NumberedFormula] = [:]
    return draft.formulas.compactMap { formula in
      let terms = formula.terms.map(\.count)
      guard isUniform(formula), let earlier = first[terms] else {
        first[terms] = first[terms] ?? formula
        return nil
      }
      return hasWideDigits(earlier) == hasWideDigits(formula)
        ? nil : Change(earlier: earlier.range, later: formula.range)
    }
  }

  private func hasWideDigits(_ formula: NumberedFormula) -> Bool {
    units[formula.range.lower..<formula.range.upper].contains { $0.isFullWidthDigit }
  }

  private func isUniform(_ formula: NumberedFormula) -> Bool {
    !hasWideDigits(formula) || !units[formula.range.lower..<formula.range.upper].contains { $0.isASCIIDigit }
  }

  // MARK: Slogans

  /// “三个统一”，种苗统一供应，…: the members are listed and as many; a later “四个统一” of the paragraph, or 这四个统一, that lists
  /// none is the same slogan.
  private func otherCounts() -> [Change] {
    let finder = MemberFinder(draft)
    return draft.slogans.enumerated().compactMap { number, slogan in
      guard let part = slogan.parts.first, slogan.parts.count == 1, part.head.count >= 2,
        let paragraph = draft.paragraph(at: slogan.range.lower)?.range
      else { return nil }
      let slogans = draft.slogans[(number + 1)...].prefix(Self.mostLater).filter {
        $0.range.lower < paragraph.upper && $0.parts.count == 1
      }
      let phrases = phrases(pointingBackIn: ProseRange(slogan.range.upper, paragraph.upper))
      let later = slogans.map(\.parts[0]) + phrases.map(\.part)
      guard let other = later.first(where: { $0.count != part.count && counts($0, theSameAs: part) }),
        !slogans.contains(where: { $0.parts[0] == other && finder.members(of: $0) != nil }),
        finder.members(of: slogan)?.counts == [part.count]
      else { return nil }
      let end = other.numeral.upper + slogan.form.upper - part.numeral.upper
      return Change(earlier: slogan.form, later: ProseRange(other.numeral.lower, end))
    }
  }

  private func phrases(pointingBackIn range: ProseRange) -> [CountedPhrase] {
    let first = (draft.countedPhrases.lastIndex(notAfter: range.lower, key: { $0.range.lower }) ?? -1) + 1
    return draft.countedPhrases[first...].prefix(Self.mostLater).filter { phrase in
      phrase.range.lower < range.upper && units[phrase.range.lower - 1] == 0x8FD9
    }
  }

  /// Whether what `part` counts begins with what `other` counts, measure words and all.
  private func counts(_ part: Slogan.Part, theSameAs other: Slogan.Part) -> Bool {
    let words = ProseRange(other.measure.lower, other.head.upper)
    return part.numeral.upper + words.count <= units.count
      && (0..<words.count).allSatisfy { units[part.numeral.upper + $0] == units[words.lower + $0] }
  }
}
