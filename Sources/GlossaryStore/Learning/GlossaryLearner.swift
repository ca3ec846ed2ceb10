import Drafting
package import Glossary
import ProseText

/// Learns a glossary from a corpus that need not fit into memory.
///
/// The corpus is read three times. First for an outline of each document, so that one that nearly repeats another is
/// left out and the rest have an order. Then for what the documents say of terms by their marks, and for short
/// sequences: both are counted in tables of a fixed size, which are written to disk as sorted runs when they are full
/// and merged at the end. Free terms are found in up to `sampleSize` bytes of the corpus, documents chosen by their
/// checksums. Last, the uses of all terms are counted. Everything that is put together adds up in any order, so that
/// the glossary is the same however many threads read.
package struct GlossaryLearner: Sendable {
  /// What was learnt.
  package struct Learnt: Sendable {
    /// The entries, sorted.
    package var entries: [GlossaryEntry]
    /// The frequencies of short sequences.
    package var sequences: SequenceFrequencies
    /// How many documents were learnt from.
    package var documentCount: Int
    /// One sentence for each document that could not be read.
    package var problems: [CorpusProblem]
    /// Documents that were left out, each with the one it repeats.
    package var repetitions: [(document: String, of: String)]
  }

  private let opener: CorpusOpener
  private let jobs: Int
  private let limits: Limits
  private let progress: @Sendable (LearningProgress) -> Void
  private let isCancelled: @Sendable () -> Bool

  /// The sizes that bound the memory. The tests have smaller ones.
  package struct Limits: Sendable {
    /// Sequences that one thread keeps before it writes a run.
    package var sequences = 2_500_000
    /// Forms with evidence that one thread keeps before it writes a run.
    package var evidence = 150_000
    /// Sequences in the glossary; the rarest are left out until they fit.
    package var keptSequences = 4_000_000
    /// Bytes of the corpus in which free terms are looked for.
    package var sampleSize = 24_000_000
    /// Sentences by which repetitions are known; above it a part of them is compared.
    package var sentences = 8_000_000

    /// The sizes for a machine of our time.
    package init() {}

    /// How many zero bits the checksums of those sentences end in by which repetitions are known in a corpus of `size`
    /// bytes.
    func sparseness(ofSize size: Int) -> Int {
      // A sentence has some two hundred bytes.
      var sparseness = 0
      while (size / 200) >> sparseness > sentences { sparseness += 1 }
      return sparseness
    }
  }

  /// A learner that opens documents with `opener` on `jobs` threads and tells `progress`, from any of them; between two
  /// documents each asks `isCancelled` whether the work is still wanted.
  package init(
    opener: CorpusOpener, jobs: Int, limits: Limits = Limits(),
    progress: @escaping @Sendable (LearningProgress) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    self.opener = opener
    self.jobs = max(1, jobs)
    self.limits = limits
    self.progress = progress
    self.isCancelled = isCancelled
  }

  /// Learns from `documents`; what does not fit into memory is kept beside `target` meanwhile. `known` says which
  /// numerals promise no list. Throws when a file cannot be written, or the work is cancelled.
  package func learn(
    _ documents: [CorpusDocument], besides target: String, known: Glossary
  ) throws(GlossaryProblem) -> Learnt {
    let work = try WorkFolder(besides: target)
    let meter = Meter(total: documents.reduce(0) { $0 + $1.size } * 3, progress)
    let (order, problems) = try outline(documents, meter)
    let corpus = Corpus(documents: documents, members: order.members)
    let reading = try read(corpus, work, meter)
    let assembling = try LearningResult(reading, members: order.members.count, size: corpus.size, known, limits)
    let usages = try count(assembling.assembly.forms, corpus, meter)
    return Learnt(
      entries: assembling.entries(usages) { corpus.name($0) }, sequences: assembling.sequences,
      documentCount: order.members.count, problems: problems,
      repetitions: order.repetitions.map { (documents[$0.document].name, documents[$0.of].name) })
  }

  /// The checksum of what is in `documents`, which are sorted, and of their names; of documents that cannot be read the
  /// name alone counts. Throws when the work is cancelled.
  func checksum(of documents: [CorpusDocument], _ version: UInt64) throws(GlossaryProblem) -> UInt64 {
    var sum = Checksum()
    sum.combine(version)
    for document in documents {
      try checkCancellation()
      sum.combine(document.name)
      if let text = try? opener.open(document.path) { sum.combine(Checksum.of(text.source.bytes)) }
    }
    return sum.value
  }

  // MARK: The three readings

  private func outline(
    _ documents: [CorpusDocument], _ meter: Meter
  ) throws(GlossaryProblem) -> (order: CorpusOrder, problems: [CorpusProblem]) {
    let sparseness = limits.sparseness(ofSize: documents.reduce(0) { $0 + $1.size })
    let parts = try eachThread(documents.count) { next throws(GlossaryProblem) in
      var outlines: [CorpusOutline] = []
      var problems: [(Int, CorpusProblem)] = []
      while let number = next() {
        do throws(CorpusProblem) {
          let text = try opener.open(documents[number].path)
          outlines.append(CorpusOutline(documents[number], number: number, text.source, sparseness: sparseness))
        } catch {
          problems.append((number, error))
        }
        meter.add(documents[number].size)
      }
      return (outlines, problems)
    }
    let problems = parts.flatMap(\.1).sorted { $0.0 < $1.0 }.map(\.1)
    return (CorpusOrder(parts.flatMap(\.0), documents), problems)
  }

  private func read(_ corpus: Corpus, _ work: WorkFolder, _ meter: Meter) throws(GlossaryProblem) -> LearningTables {
    let sample = corpus.sample(limits.sampleSize)
    let parts = try eachThread(corpus.members.count) { next throws(GlossaryProblem) in
      var tables = LearningTables(work, limits)
      var set = SequenceSet()
      while let number = next() {
        guard let text = corpus.text(number, opener) else { continue }
        let draft = Draft(text.source, syntax: text.syntax)
        set.read(draft.prose)
        try tables.add(set.keys)
        try tables.add(EvidenceFinder.evidence(in: draft, document: number))
        if sample.contains(number) { tables.add(FreeTerms.Text(draft.prose), document: number) }
        meter.add(corpus.documents[corpus.members[number].given].size)
      }
      try tables.finish()
      return tables
    }
    return LearningTables(joining: parts, work, limits)
  }

  private func count(
    _ forms: [String], _ corpus: Corpus, _ meter: Meter
  ) throws(GlossaryProblem) -> [UsageCounter.Usage] {
    let table = FormTable(forms)
    let parts = try eachThread(corpus.members.count) { next throws(GlossaryProblem) in
      var counter = UsageCounter(table)
      while let number = next() {
        guard let text = corpus.text(number, opener) else { continue }
        counter.read(
          Prose(text.source, syntax: text.syntax), document: number, year: corpus.members[number].year)
        meter.add(corpus.documents[corpus.members[number].given].size)
      }
      return counter
    }
    var all = parts[0]
    for part in parts.dropFirst() { all.merge(part) }
    return all.usages
  }

  private func checkCancellation() throws(GlossaryProblem) {
    if isCancelled() { throw GlossaryProblem("语料", "学习已取消。") }
  }

  private func eachThread<Result: Sendable>(
    _ count: Int, _ work: @escaping @Sendable (() -> Int?) throws(GlossaryProblem) -> Result
  ) throws(GlossaryProblem) -> [Result] {
    let results = try WorkQueue.eachThread(jobs, count) { next throws(GlossaryProblem) in
      try work { isCancelled() ? nil : next() }
    }
    // What was read until then is not the whole corpus.
    try checkCancellation()
    return results
  }
}

/// The documents that are learnt from, in their order.
private struct Corpus: Sendable {
  let documents: [CorpusDocument]
  let members: [CorpusOrder.Member]

  var size: Int { members.reduce(0) { $0 + documents[$1.given].size } }

  func name(_ number: Int) -> String { documents[members[number].given].name }

  /// The text of a member; nil when it can be read no more.
  func text(_ number: Int, _ opener: CorpusOpener) -> CorpusText? {
    try? opener.open(documents[members[number].given].path)
  }

  /// The members in which free terms are looked for.
  func sample(_ limit: Int) -> Set<Int> {
    CorpusOrder.sample(limit, members) { documents[$0.given].size }
  }
}
