import Dispatch
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
    /// Documents that have a sequence at least for it to be kept; nil for two, or for one where there is only one.
    package var leastSequenceDocuments: Int?
    /// Bytes of the corpus in which free terms are looked for.
    package var sampleSize = 24_000_000
    /// Sentences by which repetitions are known; above it a part of them is compared.
    package var sentences = 8_000_000

    /// The sizes for a machine of our time.
    package init() {}
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
    let sequences = try mergedSequences(reading.sequenceRuns, documents: order.members.count)

    let characters = reading.text.count
    let leastDocuments = order.members.count < 2 ? 1 : max(2, reading.sampledDocuments / 200)
    let freeTerms = FreeTerms.terms(
      in: reading.text, leastUses: max(order.members.count < 2 ? 8 : 4, characters / 500_000),
      leastDocuments: leastDocuments)
    let leastMarks = 1 + corpus.size / 300_000_000
    var evidence: [String: TermEvidence] = [:]
    try EvidenceRuns.merge(reading.evidenceRuns) { form, one in
      if one.marks >= leastMarks || !one.memberLists.isEmpty || one.note != nil { evidence[form] = one }
    }
    let assembly = GlossaryAssembly(
      evidence: evidence, freeTerms: freeTerms, leastMarks: leastMarks, leastDocuments: leastDocuments, known: known)
    let usages = try count(assembly.forms, corpus, meter)
    let entries = assembly.entries(usages, sequences: sequences) { corpus.name($0) }
    return Learnt(
      entries: entries, sequences: sequences, documentCount: order.members.count, problems: problems,
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
    // A sentence has some two hundred bytes.
    var sparseness = 0
    while (documents.reduce(0) { $0 + $1.size } / 200) >> sparseness > limits.sentences { sparseness += 1 }
    let spacing = sparseness
    let parts = try eachThread(documents.count) { next throws(GlossaryProblem) in
      var outlines: [CorpusOutline] = []
      var problems: [(Int, CorpusProblem)] = []
      while let number = next() {
        do throws(CorpusProblem) {
          let text = try opener.open(documents[number].path)
          outlines.append(CorpusOutline(documents[number], number: number, text.source, sparseness: spacing))
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

  /// What the second reading finds.
  private struct Reading {
    var sequenceRuns: [String] = []
    var evidenceRuns: [String] = []
    var text = FreeTerms.Text()
    var sampledDocuments = 0
  }

  private func read(_ corpus: Corpus, _ work: WorkFolder, _ meter: Meter) throws(GlossaryProblem) -> Reading {
    let sample = corpus.sample(limits.sampleSize)
    let names = Guarded(0)
    @Sendable func newRun() -> String {
      let name = names.withLock { names in
        names += 1
        return names
      }
      return work.file("run\(name)")
    }
    let parts = try eachThread(corpus.members.count) { next throws(GlossaryProblem) in
      var found = (sequences: [String](), evidence: [String](), texts: [(Int, FreeTerms.Text)]())
      var set = SequenceSet()
      var counts = KeyCounts(capacity: limits.sequences)
      var evidence: [String: TermEvidence] = [:]
      while let number = next() {
        guard let text = corpus.text(number, opener) else { continue }
        let draft = Draft(text.source, syntax: text.syntax)
        set.read(draft.prose)
        counts.add(set.keys)
        evidence.merge(EvidenceFinder.evidence(in: draft, document: number)) { old, new in
          var merged = old
          merged.merge(new)
          return merged
        }
        if sample.contains(number) { found.texts.append((number, FreeTerms.Text(draft.prose))) }
        if counts.count >= limits.sequences {
          found.sequences.append(newRun())
          try SequenceRuns.write(counts, to: found.sequences[found.sequences.count - 1])
          counts.removeAll()
        }
        if evidence.count >= limits.evidence {
          found.evidence.append(newRun())
          try EvidenceRuns.write(evidence, to: found.evidence[found.evidence.count - 1])
          evidence.removeAll(keepingCapacity: true)
        }
        meter.add(corpus.documents[corpus.members[number].given].size)
      }
      found.sequences.append(newRun())
      try SequenceRuns.write(counts, to: found.sequences[found.sequences.count - 1])
      found.evidence.append(newRun())
      try EvidenceRuns.write(evidence, to: found.evidence[found.evidence.count - 1])
      return found
    }
    var reading = Reading(
      sequenceRuns: parts.flatMap(\.sequences), evidenceRuns: parts.flatMap(\.evidence),
      sampledDocuments: sample.count)
    for (_, text) in parts.flatMap(\.texts).sorted(by: { $0.0 < $1.0 }) { reading.text.append(text) }
    return reading
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

  private func mergedSequences(_ runs: [String], documents: Int) throws(GlossaryProblem) -> SequenceFrequencies {
    // What stands in one document alone is no measure for another, unless there is only one.
    var least = limits.leastSequenceDocuments ?? (documents < 2 ? 1 : 2)
    var histogram = [Int](repeating: 0, count: 256)
    try SequenceRuns.merge(runs) { histogram[min($1, 255)] += 1 }
    while least < 255, histogram[least...].reduce(0, +) > limits.keptSequences { least += 1 }
    var kept: [(key: UInt64, documents: Int)] = []
    try SequenceRuns.merge(runs) { key, count in
      if count >= least { kept.append((key, count)) }
    }
    return SequenceFrequencies(documentCount: documents, sorted: kept)
  }

  private func checkCancellation() throws(GlossaryProblem) {
    if isCancelled() { throw GlossaryProblem("语料", "学习已取消。") }
  }

  /// Runs `work` on each thread, with a function that gives the numbers from 0 to before `count`, each to one of them.
  private func eachThread<Result: Sendable>(
    _ count: Int, _ work: @escaping @Sendable (() -> Int?) throws(GlossaryProblem) -> Result
  ) throws(GlossaryProblem) -> [Result] {
    let queue = WorkQueue(count)
    let results = Guarded<[Swift.Result<Result, GlossaryProblem>]>([])
    DispatchQueue.concurrentPerform(iterations: jobs) { _ in
      let result: Swift.Result<Result, GlossaryProblem>
      do throws(GlossaryProblem) {
        result = .success(try work { isCancelled() ? nil : queue.next() })
      } catch {
        result = .failure(error)
      }
      results.withLock { $0.append(result) }
    }
    // What was read until then is not the whole corpus.
    try checkCancellation()
    var values: [Result] = []
    for result in results.withLock({ $0 }) { values.append(try result.get()) }
    return values
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

  /// The members in which free terms are looked for: all when they are no larger than `limit` together, else those with
  /// the least checksums.
  func sample(_ limit: Int) -> Set<Int> {
    var sample: Set<Int> = []
    var size = 0
    for number in members.indices.sorted(by: { (members[$0].content, $0) < (members[$1].content, $1) }) {
      size += documents[members[number].given].size
      if size > limit, !sample.isEmpty { break }
      sample.insert(number)
    }
    return sample
  }
}

/// Gives out the numbers from 0 on.
private final class WorkQueue: Sendable {
  private let given = Guarded(0)
  private let count: Int

  init(_ count: Int) {
    self.count = count
  }

  /// The next number, or nil when all were given.
  func next() -> Int? {
    given.withLock { given in
      guard given < count else { return nil }
      defer { given += 1 }
      return given
    }
  }
}

/// How far the learning of a glossary has come.
package struct LearningProgress: Hashable, Sendable {
  /// Bytes read so far; every document is read three times.
  package var done: Int
  /// Bytes to be read altogether.
  package var total: Int
}

/// Adds up what the threads have read.
private final class Meter: Sendable {
  private let done = Guarded(0)
  private let total: Int
  private let progress: @Sendable (LearningProgress) -> Void

  init(total: Int, _ progress: @escaping @Sendable (LearningProgress) -> Void) {
    self.total = total
    self.progress = progress
  }

  func add(_ bytes: Int) {
    let done = done.withLock { done in
      done += bytes
      return done
    }
    progress(LearningProgress(done: min(done, total), total: total))
  }
}
