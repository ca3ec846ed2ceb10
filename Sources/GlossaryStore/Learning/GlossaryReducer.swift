package import Glossary

/// The second half of learning, for corpora past one machine: a glossary of the parts that `GlossaryCounter` made, the
/// same as `GlossaryLearner` makes of their documents at once.
///
/// The parts are read three times, as the learner reads the corpus: for an order of all documents without those that
/// repeat another, for what the documents say of terms, and for the uses of all terms.
package struct GlossaryReducer: Sendable {
  private let jobs: Int
  private let limits: GlossaryLearner.Limits
  private let progress: @Sendable (LearningProgress) -> Void

  /// A reducer that reads `jobs` parts at a time and tells `progress`, from any thread.
  package init(
    jobs: Int, limits: GlossaryLearner.Limits = .init(),
    progress: @escaping @Sendable (LearningProgress) -> Void = { _ in }
  ) {
    self.jobs = max(1, jobs)
    self.limits = limits
    self.progress = progress
  }

  /// What the documents of `parts` teach, for the glossary at `target`, which their names are made relative to. Throws when
  /// a part is damaged, or a document is in two of them.
  package func learn(
    _ parts: [String], for target: String, known: Glossary
  ) throws(GlossaryProblem) -> GlossaryLearner.Learnt {
    let work = try WorkFolder(besides: target)
    let meter = Meter(total: parts.reduce(0) { $0 + Int(clamping: NameIndex.Stamp($1)?.size ?? 0) } * 3, progress)
    let first = try outlines(parts, work, target, meter)
    let order = CorpusOrder(first.outlines, first.documents)
    var numbers = [Int?](repeating: nil, count: first.documents.count)
    for (number, member) in order.members.enumerated() { numbers[member.given] = number }
    let shares = zip(parts, first.starts).map { Share(path: $0, numbers: Array(numbers[$1])) }
    let size = order.members.reduce(0) { $0 + first.documents[$1.given].size }

    let sample = CorpusOrder.sample(limits.sampleSize, order.members) { first.documents[$0.given].size }
    let reading = try read(shares, sample, first.tables, work, meter)
    let result = try LearningResult(reading, members: order.members.count, size: size, known, limits)
    let usages = try count(result.assembly.forms, shares, order.members, meter)
    return GlossaryLearner.Learnt(
      entries: result.entries(usages) { first.documents[order.members[$0].given].name }, sequences: result.sequences,
      documentCount: order.members.count, problems: first.problems,
      repetitions: order.repetitions.map { (first.documents[$0.document].name, first.documents[$0.of].name) })
  }

  /// A part, and the numbers that its documents have among those that are learnt from; nil for repetitions.
  private struct Share: Sendable {
    let path: String
    let numbers: [Int?]
  }

  // MARK: The three readings

  private struct Outlines {
    var documents: [CorpusDocument] = []
    var outlines: [CorpusOutline] = []
    /// The numbers that the documents of each part have among all.
    var starts: [Range<Int>] = []
    var problems: [CorpusProblem] = []
    var tables: [LearningTables] = []
  }

  private func outlines(
    _ parts: [String], _ work: WorkFolder, _ target: String, _ meter: Meter
  ) throws(GlossaryProblem) -> Outlines {
    let read = try WorkQueue.eachThread(jobs, parts.count) { next throws(GlossaryProblem) in
      var found: [(part: Int, reading: PartReading)] = []
      var tables = LearningTables(work, limits)
      while let part = next() {
        var reading = PartReading()
        try PartFile.each(parts[part]) { record throws(GlossaryProblem) in
          if case .sequences(let bytes) = record {
            try tables.add(sequences: bytes)
          } else {
            reading.add(record, limits)
          }
          meter.add(record.contents.count)
        }
        found.append((part, reading))
      }
      try tables.finish()
      return (found, tables)
    }
    let readings = read.flatMap(\.0).sorted { $0.part < $1.part }.map(\.reading)
    var all = Outlines()
    all.tables = read.map(\.1)
    all.problems = readings.flatMap(\.problems).sorted { $0.sentence.utf8.lexicographicallyPrecedes($1.sentence.utf8) }
    let sparseness = limits.sparseness(ofSize: readings.reduce(0) { $0 + $1.size })
    var names: Set<String> = []
    let folder = PartNames.folder(of: target)
    for reading in readings {
      all.starts.append(all.documents.count..<(all.documents.count + reading.documents.count))
      for head in reading.documents {
        guard names.insert(head.name).inserted else {
          throw GlossaryProblem(head.name, "在两个部分里都有；请让每份文件只数一次。")
        }
        let name = PartNames.relative(head.name, to: folder)
        all.outlines.append(
          CorpusOutline(
            all.documents.count, name, yearInText: head.yearInText,
            sentences: head.sentences.filter { CorpusOutline.isCompared($0, sparseness) }, content: head.content))
        all.documents.append(CorpusDocument(path: head.name, name: name, size: head.size))
      }
    }
    return all
  }

  private func read(
    _ shares: [Share], _ sample: Set<Int>, _ counted: [LearningTables], _ work: WorkFolder, _ meter: Meter
  ) throws(GlossaryProblem) -> LearningTables {
    let tables = try WorkQueue.eachThread(jobs, shares.count) { next throws(GlossaryProblem) in
      var tables = LearningTables(work, limits)
      var set = SequenceSet()
      while let part = next() {
        try eachDocument(shares[part], meter) { document, number throws(GlossaryProblem) in
          if let number {
            try tables.add(document.evidence(ofDocument: number))
            if sample.contains(number) { tables.add(FreeTerms.Text(document.units), document: number) }
          } else {
            // It was counted before anybody knew that it repeats another.
            set.read(document.units)
            try tables.add(set.keys, .taken)
          }
        }
      }
      try tables.finish(.taken)
      return tables
    }
    return LearningTables(joining: counted + tables, work, limits)
  }

  private func count(
    _ forms: [String], _ shares: [Share], _ members: [CorpusOrder.Member], _ meter: Meter
  ) throws(GlossaryProblem) -> [UsageCounter.Usage] {
    let table = FormTable(forms)
    let counters = try WorkQueue.eachThread(jobs, shares.count) { next throws(GlossaryProblem) in
      var counter = UsageCounter(table)
      while let part = next() {
        try eachDocument(shares[part], meter) { document, number in
          guard let number else { return }
          counter.read(document.units, document: number, year: members[number].year) { document.line(of: $0) }
        }
      }
      return counter
    }
    var all = counters[0]
    for counter in counters.dropFirst() { all.merge(counter) }
    return all.usages
  }

  private func eachDocument(
    _ share: Share, _ meter: Meter, _ take: (CountedDocument, Int?) throws(GlossaryProblem) -> Void
  ) throws(GlossaryProblem) {
    var at = 0
    try PartFile.each(share.path) { record throws(GlossaryProblem) in
      meter.add(record.contents.count)
      guard case .document(let bytes) = record else { return }
      guard at < share.numbers.count, let document = CountedDocument(BufferSource(bytes)) else {
        throw GlossaryProblem(share.path, "不完整或已损坏；请重新数这一部分。")
      }
      try take(document, share.numbers[at])
      at += 1
    }
  }
}

/// What the first reading of one part finds, sequences apart.
private struct PartReading {
  var documents: [CountedDocument.Head] = []
  var problems: [CorpusProblem] = []
  /// How many bytes the documents have, those that could not be read too.
  var size = 0

  mutating func add(_ record: PartRecord, _ limits: GlossaryLearner.Limits) {
    let source = BufferSource(record.contents)
    switch record {
    case .document:
      var head = CountedDocument.Head(source)
      size += head.size
      // What is compared in the end is part of this, however large the other parts are.
      let sparseness = limits.sparseness(ofSize: size)
      head.sentences.removeAll { !CorpusOutline.isCompared($0, sparseness) }
      documents.append(head)
    case .problem:
      size += Int(clamping: source.number())
      problems.append(CorpusProblem(source.text()))
    case .sequences: break
    }
  }
}
