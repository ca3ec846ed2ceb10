import Drafting
import Glossary
import ProseText

/// What stands at a place: a term, a slogan, a title, a label, or words in quotation marks.
struct Subject: Sendable {
  /// What a subject is.
  enum Kind: Sendable {
    /// A term or slogan of the glossary.
    case known
    /// Words in quotation marks.
    case quoted
    /// A title in 《》.
    case title
    /// The number of a figure, a table or an attachment.
    case label
  }

  /// What it is.
  let kind: Kind
  /// Its words, without marks.
  let words: String
  /// Where it stands, without marks.
  let range: ProseRange

  /// The longest words in quotation marks that are taken for a name and not for a sentence, in UTF-16 code units.
  private static let longestQuotation = 24

  /// What stands at `offset` of the draft of `analysis`, or nil where it is none of these. The end of the words counts
  /// too: editors ask with the caret behind them.
  init?(at offset: UTF8Offset, in analysis: Analysis) {
    let draft = analysis.draft
    let unit = draft.prose.unit(at: offset)
    func holds(_ range: ProseRange) -> Bool {
      guard range.lower <= unit, unit <= range.upper, !range.isEmpty else { return false }
      let place = draft.prose.sourceRange(of: range)
      return place.start <= offset && offset <= place.end
    }
    if let label = Self.labels(of: draft).first(where: { holds($0.range) }) {
      (kind, range) = (.label, label.range)
    } else if let term = Self.term(at: unit, analysis.analyser.glossary, in: draft) {
      (kind, range) = (.known, term)
    } else if let quotation = draft.quotations.last(where: {
      ($0.pair.quotes || $0.pair == .title) && $0.inner.count <= Self.longestQuotation && holds($0.range)
        && !$0.inner.isEmpty
    }) {
      (kind, range) = (quotation.pair == .title ? .title : .quoted, quotation.inner)
    } else {
      return nil
    }
    words = draft.prose.text(range)
  }

  /// The longest terms that are looked for, in UTF-16 code units.
  private static let longestTerm = 24

  /// The longest term of the glossary over `unit` or ending right before it, or nil.
  private static func term(at unit: Int, _ glossary: Glossary, in draft: Draft) -> ProseRange? {
    guard let paragraph = draft.paragraph(at: unit) ?? draft.paragraph(at: unit - 1) else { return nil }
    let limit = paragraph.range
    var found: ProseRange?
    for lower in max(limit.lower, unit - longestTerm)...min(unit, max(limit.lower, limit.upper - 1)) {
      for upper in stride(from: min(limit.upper, lower + longestTerm), through: max(unit, lower + 2), by: -1)
      where upper - lower > (found?.count ?? 1) {
        let range = ProseRange(lower, upper)
        if glossary.entry(draft.prose.text(range)) != nil { found = range }
      }
    }
    return found
  }

  /// Where `draft` has the subject, in order.
  func occurrences(in draft: Draft) -> [ProseRange] {
    guard kind == .label else { return occurrences(in: draft.prose) }
    return Self.labels(of: draft).map(\.range).filter { draft.prose.text($0) == words }
  }

  /// Where `prose` has the words of the subject, in order.
  func occurrences(in prose: Prose) -> [ProseRange] {
    Self.occurrences(of: words, in: prose, limit: .max)
  }

  /// The first `limit` places where `prose` has `words`.
  static func occurrences(of words: String, in prose: Prose, limit: Int) -> [ProseRange] {
    let wanted = Array(words.utf16)
    guard let first = wanted.first else { return [] }
    var found: [ProseRange] = []
    prose.units.withUnsafeBufferPointer { units in
      var at = 0
      while at + wanted.count <= units.count, found.count < limit {
        if units[at] == first, (1..<wanted.count).allSatisfy({ units[at + $0] == wanted[$0] }) {
          found.append(ProseRange(at, at + wanted.count))
          at += wanted.count
        } else {
          at += 1
        }
      }
    }
    return found
  }

  /// The figures, tables and attachments with the places that speak of them.
  private static func labels(of draft: Draft) -> [(range: ProseRange, isReference: Bool)] {
    let captions = draft.labels.filter { $0.place == .caption }.map { ($0.range, false) }
    return (captions + draft.labelReferences.map { ($0.range, true) }).sorted { $0.0.lower < $1.0.lower }
  }
}
