import Glossary

/// What the second reading puts together: counts and evidence in tables of a fixed size, written to disk as sorted runs
/// when they are full. Tables of several threads are joined in any order.
struct LearningTables: Sendable {
  /// The files of sequences with the number of their documents.
  private(set) var sequenceRuns: [RunFile] = []
  /// The files of evidence.
  private(set) var evidenceRuns: [RunFile] = []
  /// The texts in which free terms are looked for, with the numbers of their documents.
  private var texts: [(Int, FreeTerms.Text)] = []
  private var counts: KeyCounts
  private var evidence: [String: TermEvidence] = [:]
  private let limits: GlossaryLearner.Limits
  private let work: WorkFolder

  /// Empty tables whose runs lie in `work`.
  init(_ work: WorkFolder, _ limits: GlossaryLearner.Limits) {
    self.work = work
    self.limits = limits
    counts = KeyCounts(capacity: limits.sequences)
  }

  /// The finished tables `parts` together.
  init(joining parts: [LearningTables], _ work: WorkFolder, _ limits: GlossaryLearner.Limits) {
    self.work = work
    self.limits = limits
    counts = KeyCounts(capacity: 0)
    sequenceRuns = parts.flatMap(\.sequenceRuns)
    evidenceRuns = parts.flatMap(\.evidenceRuns)
    texts = parts.flatMap(\.texts).sorted { $0.0 < $1.0 }
  }

  /// Adds the sequences `keys` of one document.
  mutating func add(_ keys: [UInt64], _ meaning: SequenceRuns.Meaning = .added) throws(GlossaryProblem) {
    counts.add(keys)
    if counts.count >= limits.sequences { try writeSequences(meaning) }
  }

  /// Adds the sequences of a record of a part, with the numbers of their documents.
  mutating func add(sequences record: [UInt8]) throws(GlossaryProblem) {
    let source = BufferSource(record)
    var key: UInt64 = 0
    source.each { source in
      key = key &+ source.number()
      let count = UInt32(clamping: source.number())
      if key != 0 { counts.add(key, count) }
    }
    if counts.count >= limits.sequences { try writeSequences(.added) }
  }

  /// Adds what one document says of terms.
  mutating func add(_ found: [String: TermEvidence]) throws(GlossaryProblem) {
    evidence.merge(found) { old, new in
      var merged = old
      merged.merge(new)
      return merged
    }
    if evidence.count >= limits.evidence { try writeEvidence() }
  }

  /// Adds the text of a document in which free terms are looked for.
  mutating func add(_ text: FreeTerms.Text, document: Int) {
    texts.append((document, text))
  }

  /// Writes what is in memory.
  mutating func finish(_ meaning: SequenceRuns.Meaning = .added) throws(GlossaryProblem) {
    try writeSequences(meaning)
    try writeEvidence()
  }

  /// The texts of all documents, in their order, and how many they are.
  var sample: (text: FreeTerms.Text, documents: Int) {
    var all = FreeTerms.Text()
    for (_, text) in texts { all.append(text) }
    return (all, texts.count)
  }

  private mutating func writeSequences(_ meaning: SequenceRuns.Meaning) throws(GlossaryProblem) {
    sequenceRuns.append(work.newFile())
    try SequenceRuns.write(counts, to: sequenceRuns[sequenceRuns.count - 1], meaning)
    counts.removeAll()
    guard sequenceRuns.count >= Self.mostRuns else { return }
    let all = work.newFile()
    try SequenceRuns.join(sequenceRuns, into: all)
    work.remove(sequenceRuns)
    sequenceRuns = [all]
  }

  private mutating func writeEvidence() throws(GlossaryProblem) {
    evidenceRuns.append(work.newFile())
    try EvidenceRuns.write(evidence, to: evidenceRuns[evidenceRuns.count - 1])
    evidence.removeAll(keepingCapacity: true)
    guard evidenceRuns.count >= Self.mostRuns else { return }
    let all = work.newFile()
    try EvidenceRuns.join(evidenceRuns, into: all)
    work.remove(evidenceRuns)
    evidenceRuns = [all]
  }

  /// So many runs are made one: a process may have only so many files open, however large the corpus is.
  private static let mostRuns = 64
}

/// What follows from the second reading, and asks for the third: which forms are to be counted.
struct LearningResult {
  /// Makes the entries when the uses of its forms are known.
  let assembly: GlossaryAssembly
  /// The frequencies of short sequences.
  let sequences: SequenceFrequencies

  /// What `reading` says of a corpus of `members` documents of `size` bytes.
  init(
    _ reading: LearningTables, members: Int, size: Int, _ known: Glossary, _ limits: GlossaryLearner.Limits
  ) throws(GlossaryProblem) {
    sequences = try Self.mergedSequences(reading.sequenceRuns, documents: members, limits)
    let sample = reading.sample
    let leastDocuments = members < 2 ? 1 : max(2, sample.documents / 200)
    let freeTerms = FreeTerms.terms(
      in: sample.text, leastUses: max(members < 2 ? 8 : 4, sample.text.count / 500_000), leastDocuments: leastDocuments)
    let leastMarks = 1 + size / 300_000_000
    var evidence: [String: TermEvidence] = [:]
    try EvidenceRuns.merge(reading.evidenceRuns) { form, one in
      if one.marks >= leastMarks || !one.memberLists.isEmpty || one.note != nil { evidence[form] = one }
    }
    assembly = GlossaryAssembly(
      evidence: evidence, freeTerms: freeTerms, leastMarks: leastMarks, leastDocuments: leastDocuments, known: known)
  }

  /// The entries; `usages` belong to the forms of the assembly, `path` gives the path of a document by its number.
  func entries(_ usages: [UsageCounter.Usage], path: (Int) -> String) -> [GlossaryEntry] {
    assembly.entries(usages, sequences: sequences, path: path)
  }

  private static func mergedSequences(
    _ runs: [RunFile], documents: Int, _ limits: GlossaryLearner.Limits
  ) throws(GlossaryProblem) -> SequenceFrequencies {
    // What stands in one document alone is no measure for another, unless there is only one.
    var least = documents < 2 ? 1 : 2
    var histogram = [Int](repeating: 0, count: 256)
    try SequenceRuns.merge(runs) { histogram[min(max($1, 0), 255)] += 1 }
    while least < 255, histogram[least...].reduce(0, +) > limits.keptSequences { least += 1 }
    var kept: [(key: UInt64, documents: Int)] = []
    try SequenceRuns.merge(runs) { key, count in
      if count >= least { kept.append((key, count)) }
    }
    return SequenceFrequencies(documentCount: documents, sorted: kept)
  }
}
