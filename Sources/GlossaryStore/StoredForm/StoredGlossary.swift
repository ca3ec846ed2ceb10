import Foundation
package import Glossary

/// A glossary as it lies in a file, with what is stored beside it.
package struct StoredGlossary: Sendable {
  /// The entries by form, rejected ones included; the numbers of lines are those of the file.
  package var entries: [GlossaryEntry]
  /// What was not understood of the text. The rest is there all the same.
  package var problems: [GlossaryProblem] = []
  /// The frequencies of short sequences; empty where the file beside the text is missing or damaged.
  package var sequences: SequenceFrequencies
  /// The line of each entry in the file, by form; empty where there is no file.
  var lines: [String: Int] = [:]
  /// Whether the file beside the text is whole and of the same run.
  var hasOwnSequences = false
  /// The number of the run that made the text.
  var edition: UInt64?
  /// How the learnt entries were written by that run; empty when the file beside the text is of another run.
  var imprints: [UInt64: UInt64] = [:]

  /// A glossary of `entries`, which need not be sorted.
  package init(entries: [GlossaryEntry], sequences: SequenceFrequencies = .none) {
    self.entries = entries.sorted()
    self.sequences = sequences
  }

  /// Reads the glossary at `path`. Throws when there is no file that can be read; see `problems` for single lines.
  package static func read(_ path: String) throws(GlossaryProblem) -> StoredGlossary {
    let reading = GlossaryText.read(
      try FileBytes.read(path, title: "词库", limit: FileBytes.textLimit), path: path)
    var stored = StoredGlossary(entries: reading.entries)
    stored.problems = reading.problems
    stored.lines = Dictionary(zip(reading.entries.map(\.form), reading.lines)) { first, _ in first }
    stored.edition = reading.edition
    let beside = SequenceFile.path(besides: path)
    if let bytes = try? FileBytes.read(beside, title: "词库"), let file = bytes.withUnsafeBytes({ SequenceFile($0) }) {
      stored.sequences = file.sequences
      if file.edition == reading.edition {
        stored.hasOwnSequences = true
        stored.imprints = Dictionary(file.imprints.map { ($0.form, $0.block) }) { first, _ in first }
      }
    }
    return stored
  }

  /// The glossary at `path` for use. Throws when the file cannot be read or holds a line that means nothing: a glossary
  /// that says less than its author thinks is worse than none.
  package static func glossary(at path: String) throws(GlossaryProblem) -> Glossary {
    let stored = try read(path)
    if let problem = stored.problems.first { throw problem }
    return stored.glossary
  }

  /// The glossary for use.
  package var glossary: Glossary {
    Glossary(entries: entries, sequences: sequences)
  }

  /// Writes text and sequences to `path` and beside it. Each of the two files is replaced whole or not at all.
  package func write(to path: String) throws(GlossaryProblem) {
    var imprints: [SequenceFile.Imprint] = []
    var sum = Checksum()
    let blocks = entries.map { entry in
      let block = GlossaryText.block(entry)
      let imprint = SequenceFile.Imprint(form: Checksum.of(entry.form), block: Checksum.of(block))
      sum.combine(imprint.block)
      if !entry.status.isByHand { imprints.append(imprint) }
      return block
    }
    // What a person deleted stays known as deleted.
    let forms = Set(imprints.map(\.form))
    imprints += self.imprints.filter { !forms.contains($0.key) }
      .map { SequenceFile.Imprint(form: $0.key, block: $0.value) }
    sum.combine(UInt64(sequences.documentCount))
    // The frequencies first: a text without the file that belongs to it would take its own entries for corrected ones.
    let file = SequenceFile(edition: sum.value, sequences: sequences, imprints: imprints)
    try FileBytes.replace(SequenceFile.path(besides: path), with: file.bytes)
    var text = Array(GlossaryText.head(edition: sum.value).utf8)
    for block in blocks { text.append(contentsOf: block.utf8) }
    try FileBytes.replace(path, with: text)
  }

  /// Marks learnt entries that were changed since they were written as a person's.
  package mutating func adoptChanges() {
    for at in entries.indices where !entries[at].status.isByHand {
      guard let imprint = imprints[Checksum.of(entries[at].form)],
        imprint != Checksum.of(GlossaryText.block(entries[at]))
      else { continue }
      entries[at].status = .approved
      entries[at].origin = .byHand
      entries[at].likelyForm = nil
    }
  }

  /// The entries that are a person's: those by hand, learnt ones that were changed since they were written, and, as
  /// rejected, learnt ones that were deleted from the text.
  package func entriesByHand(amongLearnt learnt: [GlossaryEntry]) -> [GlossaryEntry] {
    var own = self
    own.adoptChanges()
    let forms = Set(entries.map(\.form))
    let deleted = learnt.filter { !forms.contains($0.form) && imprints[Checksum.of($0.form)] != nil }
      .map { GlossaryEntry(form: $0.form, kind: $0.kind, status: .rejected) }
    return (own.entries.filter(\.status.isByHand) + deleted).sorted()
  }
}
