import Glossary

/// Runs of evidence, sorted by form, on disk.
enum EvidenceRuns {
  /// Writes `evidence` to `file`.
  static func write(_ evidence: [String: TermEvidence], to file: RunFile) throws(GlossaryProblem) {
    var writer = try RunWriter(file)
    append(evidence, to: &writer)
    try writer.finish()
  }

  /// Writes what `runs` know together to `file`.
  static func join(_ runs: [RunFile], into file: RunFile) throws(GlossaryProblem) {
    var writer = try RunWriter(file)
    try merge(runs) { form, evidence in append([form: evidence], to: &writer) }
    try writer.finish()
  }

  /// Puts `evidence` into `writer`, sorted by form.
  static func append(_ evidence: [String: TermEvidence], to writer: inout some RunSink & ~Copyable) {
    for (form, one) in evidence.sorted(by: { GlossaryEntry.precedes($0.key, $1.key) }) {
      writer.append(form)
      writer.append(UInt64(one.marks))
      writer.append(UInt64(one.documents))
      writer.append(UInt64(one.kinds.count))
      for (number, kind) in GlossaryEntry.Kind.allCases.enumerated() {
        guard let count = one.kinds[kind] else { continue }
        writer.append(UInt64(number))
        writer.append(UInt64(count))
      }
      writer.append(UInt64(one.memberLists.count))
      for (members, count) in one.memberLists.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
        writer.append(UInt64(count))
        writer.append(UInt64(members.count))
        for member in members { writer.append(member) }
      }
      writer.append(UInt64(one.shortForms.count))
      for (short, count) in one.shortForms.sorted(by: { $0.key < $1.key }) {
        writer.append(short)
        writer.append(UInt64(count))
      }
      writer.append(one.note == nil ? 0 : one.note?.isFormal == true ? 2 : 1)
      if let note = one.note {
        writer.append(UInt64(note.document))
        writer.append(note.text)
      }
    }
  }

  /// What `append` put into a sink for one form.
  static func next(_ reader: some RunSource) -> (form: String, evidence: TermEvidence) {
    let (form, evidence) = read(reader)
    return (form.text, evidence)
  }

  /// Gives `take` every form of the runs in `files` once, in order, with all that is known of it.
  static func merge(_ files: [RunFile], _ take: (String, TermEvidence) -> Void) throws(GlossaryProblem) {
    var runs: [(reader: RunReader, form: FormKey, evidence: TermEvidence)] = []
    for file in files {
      let reader = try RunReader(file)
      if reader.hasMore {
        let (form, evidence) = read(reader)
        runs.append((reader, form, evidence))
      }
    }
    var heap = MergeHeap(runs.map(\.form))
    while let first = heap.least {
      let form = runs[first].form
      var all = TermEvidence()
      while let at = heap.least, runs[at].form == form {
        all.merge(runs[at].evidence)
        if runs[at].reader.hasMore {
          (runs[at].form, runs[at].evidence) = read(runs[at].reader)
          heap.replaceLeast(with: runs[at].form)
        } else {
          heap.removeLeast()
        }
      }
      take(form.text, all)
    }
  }

  /// A form in the order of glossaries.
  private struct FormKey: Comparable {
    let text: String

    static func < (left: FormKey, right: FormKey) -> Bool { GlossaryEntry.precedes(left.text, right.text) }
  }

  private static func read(_ reader: some RunSource) -> (FormKey, TermEvidence) {
    let form = FormKey(text: reader.text())
    var evidence = TermEvidence()
    evidence.marks = Int(clamping: reader.number())
    evidence.documents = Int(clamping: reader.number())
    let kinds = GlossaryEntry.Kind.allCases
    repeated(reader) {
      let number = Int(clamping: reader.number())
      let count = Int(clamping: reader.number())
      if kinds.indices.contains(number) { evidence.kinds[kinds[number]] = count }
    }
    repeated(reader) {
      let count = Int(clamping: reader.number())
      var members: [String] = []
      repeated(reader) { members.append(reader.text()) }
      evidence.memberLists[members] = count
    }
    repeated(reader) {
      let short = reader.text()
      evidence.shortForms[short] = Int(clamping: reader.number())
    }
    let note = reader.number()
    if note > 0 {
      let document = Int(clamping: reader.number())
      evidence.note = TermEvidence.Note(document: document, text: reader.text(), isFormal: note == 2)
    }
    return (form, evidence)
  }

  private static func repeated(_ reader: some RunSource, _ one: () -> Void) {
    var count = reader.number()
    while count > 0, !reader.isAtEnd {
      one()
      count -= 1
    }
  }
}
