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
    } else if let mention = analysis.analyser.glossary.mentions(in: draft).first(where: { holds($0.range) }) {
      (kind, range) = (.known, mention.range)
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

  /// Where `draft` has the subject, in order.
  func occurrences(in draft: Draft) -> [ProseRange] {
    if kind == .label { return Self.labels(of: draft).map(\.range).filter { draft.prose.text($0) == words } }
    let wanted = Array(words.utf16)
    guard let first = wanted.first else { return [] }
    var found: [ProseRange] = []
    draft.prose.units.withUnsafeBufferPointer { units in
      var at = 0
      while at + wanted.count <= units.count {
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
