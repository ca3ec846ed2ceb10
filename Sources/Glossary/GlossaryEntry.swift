/// One term that is known: what it is, how it is written, how often and where earlier reports have it.
///
/// A value as it is shown, looked up and checked against. Several glossaries may know a form; see `Glossary.merging`.
package struct GlossaryEntry: Hashable, Sendable {
  /// What a term names.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A numbered slogan or another formula: 三会一课.
    case slogan
    /// An organisation, under its full or its short name.
    case organisation
    /// A law, plan, notice or another official document; the form stands without 《》.
    case document
    /// A book, film, song, newspaper or another work; the form stands without 《》.
    case work
    /// A campaign, project or event: …行动, …工程.
    case activity
    /// A name of a service, place or product.
    case brand
    /// A word of the trade, and whatever stands in quotation marks without being one of the others.
    case term
  }

  /// Who says so.
  package enum Origin: String, Hashable, Sendable, CaseIterable {
    /// It ships with the program.
    case builtIn
    /// It was learnt from earlier reports.
    case learnt
    /// A person wrote, corrected, accepted or rejected it.
    case byHand
  }

  /// How far the form may be relied on.
  package enum Status: String, Hashable, Sendable, CaseIterable {
    /// Seen too seldom to judge anything by it; what it resembles may be right or wrong.
    case seen
    /// Seen often enough to be the measure for others.
    case learnt
    /// Seen, but it looks like a slip of another form, `likelyForm`.
    case suspect
    /// Fixed by a person or by the program.
    case approved
    /// Marked by a person as no term. Such entries are kept in files, and never among the entries of a glossary.
    case rejected
  }

  /// The term, without quotation or title marks.
  package var form: String
  /// What it names.
  package var kind: Kind
  /// Who says so.
  package var origin: Origin
  /// How far it may be relied on.
  package var status: Status
  /// The members of a slogan in order, in all the ways they are given, the likeliest first; empty where none is known.
  package var memberLists: [[String]]
  /// Other forms of the same thing that are right as well.
  package var variants: [Variant]
  /// Forms that `form` is to be written for.
  package var formsToAvoid: [String]
  /// How often the corpus has the form; 0 where no corpus was read.
  package var uses: Int
  /// How many of the uses stand in quotation or title marks.
  package var markedUses: Int
  /// How many documents have the form.
  package var documents: Int
  /// The uses by the year of the document, by year; documents without a year are in none.
  package var years: [YearCount]
  /// The first use: by year, then path, then line.
  package var firstSource: Source?
  /// The sentence of the first use, cut to a length that can be shown; empty where there is none.
  package var example: String
  /// What the term means, from a note on terms or from a person; empty where nobody said.
  package var note: String
  /// The form that a suspect is likely a slip of; nil for all others.
  package var likelyForm: String?

  /// The entry for `form`; the rest is what is known of a form that was only named.
  package init(
    form: String, kind: Kind = .term, origin: Origin = .byHand, status: Status = .approved,
    memberLists: [[String]] = [], variants: [Variant] = [], formsToAvoid: [String] = [], uses: Int = 0,
    markedUses: Int = 0, documents: Int = 0, years: [YearCount] = [], firstSource: Source? = nil,
    example: String = "", note: String = "", likelyForm: String? = nil
  ) {
    self.form = form
    self.kind = kind
    self.origin = origin
    self.status = status
    self.memberLists = memberLists
    self.variants = variants
    self.formsToAvoid = formsToAvoid
    self.uses = uses
    self.markedUses = markedUses
    self.documents = documents
    self.years = years
    self.firstSource = firstSource
    self.example = example
    self.note = note
    self.likelyForm = likelyForm
  }

  /// The members by the likeliest reading; empty where none are known.
  package var members: [String] { memberLists.first ?? [] }

  /// Whether other forms may be measured by this one: it is no suspect, and was not only seen in passing.
  package var isReference: Bool { status == .learnt || status == .approved }
}

extension GlossaryEntry {
  /// Another form of the same thing.
  package struct Variant: Hashable, Sendable {
    /// How a variant stands to the form of the entry.
    package enum Relation: String, Hashable, Sendable, CaseIterable {
      /// Another way of writing it: 3会1课.
      case written
      /// A shorter name: 市发改委.
      case short
      /// A longer name.
      case long
    }

    /// The form, without marks.
    package var form: String
    /// How it stands to the form of the entry.
    package var relation: Relation
    /// How often the corpus has it; 0 where no corpus was read.
    package var uses: Int
    /// How many documents have it.
    package var documents: Int

    /// The variant `form`.
    package init(form: String, relation: Relation = .written, uses: Int = 0, documents: Int = 0) {
      self.form = form
      self.relation = relation
      self.uses = uses
      self.documents = documents
    }
  }

  /// How often the documents of one year have a term.
  package struct YearCount: Hashable, Sendable {
    /// The year, as 2026.
    package var year: Int
    /// The uses in documents of that year.
    package var uses: Int
    /// The documents of that year that have it.
    package var documents: Int

    /// The counts of `year`.
    package init(year: Int, uses: Int, documents: Int) {
      self.year = year
      self.uses = uses
      self.documents = documents
    }
  }

  /// A place in a document of the corpus.
  package struct Source: Hashable, Sendable {
    /// The path of the document, relative to the file that holds the glossary.
    package var path: String
    /// The line, from 1.
    package var line: Int

    /// Line `line` of the document at `path`.
    package init(path: String, line: Int) {
      self.path = path
      self.line = line
    }
  }
}

extension GlossaryEntry: Comparable {
  /// By the form, in the order of its code units: the same on any machine.
  package static func < (left: GlossaryEntry, right: GlossaryEntry) -> Bool {
    Self.precedes(left.form, right.form)
  }

  /// Whether `left` stands before `right` in a glossary.
  package static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}

extension GlossaryEntry {
  /// What is known when `higher` and `lower` both have the form: the words of `higher` where it has some, counts and
  /// places of the one that read a corpus.
  static func merged(_ higher: GlossaryEntry, over lower: GlossaryEntry) -> GlossaryEntry {
    var merged = higher
    if merged.memberLists.isEmpty {
      merged.memberLists = lower.memberLists
    } else if higher.origin == .learnt {
      // What ships with the program was reviewed: the lists of a corpus stand behind it.
      merged.memberLists = lower.memberLists + higher.memberLists.filter { !lower.memberLists.contains($0) }
    }
    if higher.origin == .learnt, lower.origin == .builtIn {
      merged.kind = lower.kind
      merged.origin = .builtIn
      merged.status = lower.status
      merged.likelyForm = nil
    }
    let avoided = Set(higher.formsToAvoid)
    let written = Set(higher.variants.map(\.form))
    merged.variants += lower.variants.filter { !written.contains($0.form) && !avoided.contains($0.form) }
    merged.formsToAvoid += lower.formsToAvoid.filter { !written.contains($0) && !avoided.contains($0) }
    if merged.documents == 0 {
      merged.uses = lower.uses
      merged.markedUses = lower.markedUses
      merged.documents = lower.documents
      merged.years = lower.years
    }
    merged.firstSource = merged.firstSource ?? lower.firstSource
    if merged.example.isEmpty { merged.example = lower.example }
    if merged.note.isEmpty { merged.note = lower.note }
    return merged
  }
}
