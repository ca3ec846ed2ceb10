/// What the documents of a corpus say of one form by their marks and words: quotation marks, titles, definitions.
///
/// Evidence of several documents is put together in any order with the same result.
package struct TermEvidence: Hashable, Sendable {
  /// How often the form stands in marks, or is named as a term.
  package var marks = 0
  /// How many documents hold such a place.
  package var documents = 0
  /// In how many documents a kind was shown.
  package var kinds: [GlossaryEntry.Kind: Int] = [:]
  /// Lists of members, with the number of documents that give them.
  package var memberLists: [[String]: Int] = [:]
  /// Shorter names that were introduced for the form, with the number of documents that do.
  package var shortForms: [String: Int] = [:]
  /// What the form means by the words of the earliest document that says so.
  package var note: Note?

  /// A note and where it was found.
  package struct Note: Hashable, Sendable {
    /// The number of the document in the order of the corpus.
    package var document: Int
    /// The words.
    package var text: String
    /// Whether a section of notes on terms gave it, and not running text.
    package var isFormal: Bool

    /// The note `text` of document number `document`.
    package init(document: Int, text: String, isFormal: Bool) {
      self.document = document
      self.text = text
      self.isFormal = isFormal
    }
  }

  /// No evidence.
  package init() {}

  /// Adds what other documents say.
  package mutating func merge(_ other: TermEvidence) {
    marks += other.marks
    documents += other.documents
    kinds.merge(other.kinds, uniquingKeysWith: +)
    memberLists.merge(other.memberLists, uniquingKeysWith: +)
    shortForms.merge(other.shortForms, uniquingKeysWith: +)
    if let theirs = other.note { note = note.map { Self.better($0, theirs) } ?? theirs }
  }

  /// A note of a section of notes goes before others, then the earlier document, then the shorter text.
  private static func better(_ first: Note, _ second: Note) -> Note {
    func rank(_ note: Note) -> (Int, Int, Int) { (note.isFormal ? 0 : 1, note.document, note.text.utf8.count) }
    if rank(first) != rank(second) { return rank(first) < rank(second) ? first : second }
    return first.text < second.text ? first : second
  }
}
