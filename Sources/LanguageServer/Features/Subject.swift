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
  /// What the glossary knows of it.
  var entry: GlossaryEntry? { entryIndex.map { glossary.entries[$0] } }

  private let glossary: Glossary
  /// Which of the entries of the glossary it is.
  private let entryIndex: Int?

  /// The longest words in quotation marks that are taken for a name and not for a sentence, in UTF-16 code units.
  private static let longestQuotation = 24

  /// What stands at `offset` of the draft of `reading`, or nil where it is none of these. The end of the words counts
  /// too: editors ask with the caret behind them.
  init?(at offset: UTF8Offset, in reading: DraftReading) {
    let draft = reading.draft
    let unit = draft.prose.unit(at: offset)
    func holds(_ range: ProseRange) -> Bool {
      guard range.lower <= unit, unit <= range.upper, !range.isEmpty else { return false }
      let place = draft.prose.sourceRange(of: range)
      return place.start <= offset && offset <= place.end
    }
    glossary = reading.analyser.glossary
    if let label = Self.labels(of: draft).first(where: { holds($0.range) }) {
      (kind, range, entryIndex) = (.label, label.range, nil)
    } else if let (term, entry) = Self.term(at: unit, glossary, in: draft) {
      (kind, range, entryIndex) = (.known, term, entry)
    } else if let quotation = draft.quotations.last(where: {
      ($0.pair.quotes || $0.pair == .title) && $0.inner.count <= Self.longestQuotation && holds($0.range)
        && !$0.inner.isEmpty
    }) {
      (kind, range, entryIndex) = (quotation.pair == .title ? .title : .quoted, quotation.inner, nil)
    } else {
      return nil
    }
    words = draft.prose.text(range)
  }

  /// The term of the glossary over `unit` or ending right before it, with the number of its entry; nil where there is
  /// none.
  private static func term(at unit: Int, _ glossary: Glossary, in draft: Draft) -> (ProseRange, Int)? {
    guard let paragraph = draft.paragraph(at: unit) ?? draft.paragraph(at: unit - 1) else { return nil }
    let mentions = TermMentions(draft.prose, glossary, in: paragraph.range)
    if let use = mentions.mention(at: unit) ?? mentions.mention(at: unit - 1) { return (use.range, use.entry) }
    // A word of two characters is a use of a term only in quotation marks, but somebody points at it.
    let limit = paragraph.range
    for lower in [unit, unit - 1, unit - 2] where lower >= limit.lower && lower + 2 <= limit.upper {
      let range = ProseRange(lower, lower + 2)
      if let entry = glossary.index(of: draft.prose.text(range)) { return (range, entry) }
    }
    return nil
  }

  /// Where `draft` has the subject, in order.
  func occurrences(in draft: Draft) -> [ProseRange] {
    guard kind == .label else { return occurrences(in: draft.prose) }
    return Self.labels(of: draft).map(\.range).filter { draft.prose.text($0) == words }
  }

  /// Where `prose` has the subject, in order: under any form of the term, and not where its words are a part of a longer
  /// term.
  func occurrences(in prose: Prose) -> [ProseRange] {
    let same = Self.occurrences(of: words, in: prose, limit: .max)
    guard entryIndex != nil || !same.isEmpty else { return [] }
    let mentions = TermMentions(prose, glossary)
    let uses = entryIndex.map { mentions.mentions(of: $0).map(\.range) } ?? []
    let others = same.filter { place in
      // A use of the term itself is among `uses`, and what overlaps another term is a part of that.
      (place.lower..<place.upper).allSatisfy { unit in
        mentions.mention(at: unit).map { $0.range == place && entryIndex == nil } ?? true
      }
    }
    return (uses + others).sorted { $0.lower < $1.lower }
  }

  /// Where `prose` has the very words of the subject, in order.
  func sameWords(in prose: Prose) -> [ProseRange] {
    occurrences(in: prose).filter { prose.text($0) == words }
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
