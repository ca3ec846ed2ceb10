import Drafting
import ProseText

/// What is known of terms, from earlier reports and from hand. A value without IO.
package struct Glossary: Sendable {
  /// The terms, sorted by form; no form stands twice, and none that a person rejected.
  package let entries: [GlossaryEntry]
  /// In how many documents short sequences of characters stand; empty where no corpus was read.
  package let sequences: SequenceFrequencies

  private let slogans: [String: [KnownSlogan]]
  /// The slogans that were given as such, those that entries stand for left out.
  private let givenSlogans: [KnownSlogan]
  /// The slogans by their words.
  let index: SloganIndex
  /// The forms of all entries, to find them in drafts.
  let forms: FormIndex
  /// The forms that others may be measured by; see `references`.
  package let nearMisses: NearMissIndex
  /// The entries whose forms are in `nearMisses`, as indices of `entries`.
  package let references: [Int]
  private let suspectCount: Int
  private let uncounted: [String: UncountedForm]
  private let places: [String: Int]
  /// The entries that a person rejected, for layers below.
  private let rejected: [GlossaryEntry]

  /// A glossary of `slogans`, of forms that hold a numeral but promise no list, and of terms. Several slogans of one
  /// form are all valid readings of it.
  ///
  /// A slogan is an entry too, and an entry of a slogan whose members can be relied on is a slogan too. Of several
  /// entries of one form the last counts, unless an earlier one is by hand and the last is not.
  package init(
    slogans: [KnownSlogan] = [], uncounted: [UncountedForm] = [], entries: [GlossaryEntry] = [],
    sequences: SequenceFrequencies = .none
  ) {
    var builtIn: [String: GlossaryEntry] = [:]
    for slogan in slogans {
      builtIn[slogan.form, default: GlossaryEntry(slogan)].addReading(slogan.members)
    }
    self.init(
      layers: [Array(builtIn.values), entries], slogans: slogans, uncounted: uncounted, sequences: sequences)
  }

  /// `layers` are in order of rising weight.
  private init(
    layers: [[GlossaryEntry]], slogans: [KnownSlogan], uncounted: [UncountedForm], sequences: SequenceFrequencies
  ) {
    let all = Self.stored(merging: layers)
    entries = all.filter { $0.status != .rejected }
    rejected = all.filter { $0.status == .rejected }
    places = Dictionary(uniqueKeysWithValues: zip(entries.map(\.form), entries.indices))
    self.sequences = sequences
    forms = FormIndex(entries)
    suspectCount = entries.count { $0.status == .suspect }
    let references = entries.indices.filter { [entries] in entries[$0].isReference }
    nearMisses = NearMissIndex(references.map { [entries] in Array(entries[$0].form.utf16) })
    self.references = references

    givenSlogans = slogans
    var known: [String: [KnownSlogan]] = [:]
    for slogan in slogans where !(known[slogan.form]?.contains(slogan) ?? false) {
      known[slogan.form, default: []].append(slogan)
    }
    for entry in entries where entry.origin == .byHand || known[entry.form] == nil {
      let readings = entry.reliableSlogans
      if !readings.isEmpty { known[entry.form] = readings }
    }
    for entry in rejected { known[entry.form] = nil }
    self.slogans = known
    index = SloganIndex(known.keys.sorted().flatMap { known[$0] ?? [] })
    self.uncounted = Dictionary(uncounted.map { ($0.form, $0) }) { first, _ in first }
  }

  /// The entries of `layers` as files hold them, rejected ones included: sorted, each form once. Later layers win, and
  /// what is by hand wins over what is not.
  package static func stored(merging layers: [[GlossaryEntry]]) -> [GlossaryEntry] {
    var byForm: [String: GlossaryEntry] = [:]
    for entry in layers.joined() where !entry.form.isEmpty {
      byForm[entry.form] = byForm[entry.form].map { stronger(entry, $0) } ?? entry
    }
    return byForm.values.sorted()
  }

  private static func stronger(_ later: GlossaryEntry, _ earlier: GlossaryEntry) -> GlossaryEntry {
    earlier.origin == .byHand && later.origin != .byHand
      ? .merged(earlier, over: later) : .merged(later, over: earlier)
  }

  /// What is known when all of `layers` are asked: later ones win, what is by hand wins over what was learnt, and a form
  /// that a person rejected is known to none. Numbers of documents add up.
  package static func merging(_ layers: [Glossary]) -> Glossary {
    guard layers.count != 1 else { return layers[0] }
    return Glossary(
      layers: layers.map { $0.entries + $0.rejected },
      slogans: layers.flatMap(\.givenSlogans),
      uncounted: layers.reversed().flatMap { $0.uncounted.values.sorted { $0.form < $1.form } },
      sequences: layers.reduce(.none) { .merging($0, $1.sequences) })
  }

  /// What is known under the form `form`, which stands without quotation marks; all readings, the first the likeliest.
  package func knownSlogans(_ form: String) -> [KnownSlogan] {
    slogans[form] ?? []
  }

  /// Why `form` promises no list although it holds a numeral, or nil when it may promise one.
  package func uncountedForm(_ form: String) -> UncountedForm? {
    uncounted[form]
  }

  /// Whether any entry names forms that it is to be written for.
  package var hasFormsToAvoid: Bool { forms.hasFormsToAvoid }

  /// Whether any entry is held for a slip of another.
  package var hasSuspects: Bool { suspectCount > 0 }

  /// Whether `form` is the form of an entry that is no suspect, or a variant of one.
  package func knows(_ form: String) -> Bool {
    if let entry = entry(form), entry.status != .suspect { return true }
    return forms.isVariant(form)
  }

  /// Whether a known form of three code units or more covers unit `index` of `units`; suspects are no known forms.
  package func covers(_ index: Int, in units: UnsafeBufferPointer<UInt16>) -> Bool {
    for lower in max(0, index - 20)...max(0, index) {
      if let mention = forms.longest(at: lower, in: units), mention.range.count > 2, mention.range.contains(index),
        mention.role != .toAvoid, entries[mention.entry].status != .suspect
      {
        return true
      }
    }
    return false
  }

  /// The entry for `form`, which stands without quotation or title marks; nil where it is not known. Variants and forms
  /// to avoid are not asked.
  package func entry(_ form: String) -> GlossaryEntry? {
    places[form].map { entries[$0] }
  }

  /// The place among `entries` of the entry for `form`; nil where it is not known. Asked as `entry`.
  package func index(of form: String) -> Int? {
    places[form]
  }
}

extension GlossaryEntry {
  /// The entry for a slogan that ships with the program, without its members.
  fileprivate init(_ slogan: KnownSlogan) {
    self.init(form: slogan.form, kind: .slogan, origin: .builtIn, note: slogan.source)
  }

  fileprivate mutating func addReading(_ members: [String]) {
    if !members.isEmpty, !memberLists.contains(members) { memberLists.append(members) }
  }

  /// The slogans that the entry stands for, when a person gave its members, or two documents or a note on terms did,
  /// and there are as many as its numerals say.
  fileprivate var reliableSlogans: [KnownSlogan] {
    guard kind == .slogan, isReference, !memberLists.isEmpty, origin == .byHand || documents >= 2 || !note.isEmpty
    else { return [] }
    let counts = numerals
    return memberLists.filter { $0.count >= 2 && $0.count == counts.reduce(0, +) }.map { members in
      KnownSlogan(
        form: form, counts: counts, members: members, shape: counts.count > 1 ? .paired : .list, source: note,
        certainty: origin == .byHand ? .high : .medium, standing: .open)
    }
  }

  /// What each numeral of the form counts; none where it promises no list.
  private var numerals: [Int] {
    Draft(SourceText("“\(form)”")).slogans.first?.parts.map(\.count) ?? []
  }

  /// How many members the numerals of a slogan promise and how many its list has, where these differ; nil where they
  /// agree, or nothing is promised or listed.
  package var membersMissing: (promised: Int, listed: Int)? {
    let promised = numerals.reduce(0, +)
    guard kind == .slogan, promised > 0, !members.isEmpty, members.count != promised else { return nil }
    return (promised, members.count)
  }
}
