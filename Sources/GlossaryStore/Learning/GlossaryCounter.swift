import Glossary

/// The first half of learning, for corpora past one machine: reads documents once and keeps all that `GlossaryReducer`
/// asks of them.
///
/// What is kept of a corpus does not depend on how it was shared out, so that the glossary is the one that learning the
/// whole at once gives, byte for byte.
package struct GlossaryCounter: Sendable {
  private let opener: CorpusOpener
  private let jobs: Int
  private let limits: GlossaryLearner.Limits
  private let progress: @Sendable (LearningProgress) -> Void

  /// A counter that opens documents with `opener` on `jobs` threads and tells `progress`, from any of them.
  package init(
    opener: CorpusOpener, jobs: Int, limits: GlossaryLearner.Limits = .init(),
    progress: @escaping @Sendable (LearningProgress) -> Void = { _ in }
  ) {
    self.opener = opener
    self.jobs = max(1, jobs)
    self.limits = limits
    self.progress = progress
  }

  /// Counts `documents`, whose names are whole paths, and what the parts at `parts` hold into `sink`. What does not fit
  /// into memory is kept beside `target` meanwhile. Gives one sentence for each document that could not be read; these
  /// are in the part too.
  package func count(
    _ documents: [CorpusDocument], parts: [String] = [], besides target: String, into sink: some PartSink
  ) throws(GlossaryProblem) -> [CorpusProblem] {
    let work = try WorkFolder(besides: target)
    let meter = Meter(total: documents.reduce(0) { $0 + $1.size }, progress)
    var carried = LearningTables(work, limits)
    for path in parts {
      try PartFile.each(path) { record throws(GlossaryProblem) in
        if case .sequences(let bytes) = record { try carried.add(sequences: bytes) } else { try sink.take(record) }
      }
    }
    try carried.finish()
    let counted = try WorkQueue.eachThread(jobs, documents.count) { next throws(GlossaryProblem) in
      var problems: [(Int, CorpusProblem)] = []
      var tables = LearningTables(work, limits)
      var set = SequenceSet()
      while let number = next() {
        switch open(documents[number]) {
        case .success(let text):
          let document = CountedDocument(documents[number], text)
          set.read(document.units)
          try tables.add(set.keys)
          try sink.take(document.record)
        case .failure(let problem):
          problems.append((number, problem))
          try sink.take(PartRecord(problem, size: documents[number].size))
        }
        meter.add(documents[number].size)
      }
      try tables.finish()
      return (problems, tables)
    }
    try pass((counted.map(\.1) + [carried]).flatMap(\.sequenceRuns), to: sink)
    return counted.flatMap(\.0).sorted { $0.0 < $1.0 }.map(\.1)
  }

  private func open(_ document: CorpusDocument) -> Result<CorpusText, CorpusProblem> {
    do throws(CorpusProblem) {
      return .success(try opener.open(document.path))
    } catch {
      return .failure(error)
    }
  }

  /// Puts the sequences of `runs` into `sink`, a handful in a record.
  private func pass(_ runs: [RunFile], to sink: some PartSink) throws(GlossaryProblem) {
    var handful: [(key: UInt64, count: UInt32)] = []
    try SequenceRuns.merge(runs) { key, count throws(GlossaryProblem) in
      handful.append((key, UInt32(clamping: count)))
      if handful.count == PartRecord.mostSequences {
        try sink.take(.sequences(handful[...]))
        handful.removeAll(keepingCapacity: true)
      }
    }
    if !handful.isEmpty { try sink.take(.sequences(handful[...])) }
  }
}
