package import Glossary

/// Learns a glossary into a file.
package enum GlossaryBuilding {
  /// What was done.
  package struct Result: Sendable {
    /// How many documents were learnt from.
    package let documentCount: Int
    /// How many entries the file has, rejected ones left out.
    package let entryCount: Int
    /// How many of them are by hand.
    package let byHandCount: Int
    /// One sentence for each document that could not be read.
    package let problems: [CorpusProblem]
    /// Documents that were left out, each with the one it repeats.
    package let repetitions: [(document: String, of: String)]

    /// Whether all that was given was learnt from, or repeats something that was.
    package var isComplete: Bool { documentCount > 0 && problems.isEmpty }

    /// What was done, in a sentence on the file at `path`.
    package func summary(of path: String) -> String {
      if documentCount == 0 { return "没有一份文件可以学习，“\(path)”没有写入，已有的保持原样；请检查语料。" }
      let byHand = byHandCount > 0 ? "（其中手定\(byHandCount)条）" : ""
      return "已从\(documentCount)份文件学得“\(path)”：\(entryCount)条\(byHand)。"
    }
  }

  /// Learns from `documents` into the file at `path`. What a person added, changed, accepted, rejected or deleted in the
  /// file that is there stays so; a file that cannot be understood is left alone, and so is any when no document can be
  /// read.
  package static func build(
    _ documents: [CorpusDocument], into path: String, _ learner: GlossaryLearner
  ) throws(GlossaryProblem) -> Result {
    // Before the work, not after it: what is there may be no glossary.
    _ = try keepingByHand(of: path, over: [])
    return try write(try learner.learn(documents, besides: path, known: BuiltInGlossary.read()), to: path)
  }

  /// The same from parts that a counter made.
  package static func reduce(
    _ parts: [String], into path: String, _ reducer: GlossaryReducer
  ) throws(GlossaryProblem) -> Result {
    _ = try keepingByHand(of: path, over: [])
    return try write(try reducer.learn(parts, for: path, known: BuiltInGlossary.read()), to: path)
  }

  private static func write(
    _ learnt: GlossaryLearner.Learnt, to path: String
  ) throws(GlossaryProblem) -> Result {
    let entries = try keepingByHand(of: path, over: learnt.entries)
    // What was learnt from a corpus that is out of reach today is not to be lost.
    if learnt.documentCount > 0 {
      try StoredGlossary(entries: entries, sequences: learnt.sequences).write(to: path)
    }
    return Result(
      documentCount: learnt.documentCount, entryCount: entries.count { $0.status != .rejected },
      byHandCount: entries.count { $0.origin == .byHand && $0.status != .rejected }, problems: learnt.problems,
      repetitions: learnt.repetitions)
  }

  /// The entries for the file at `path` when `learnt` were learnt: what a person did in the file that is there stays. Throws
  /// when that file cannot be understood.
  package static func keepingByHand(
    of path: String, over learnt: [GlossaryEntry]
  ) throws(GlossaryProblem) -> [GlossaryEntry] {
    let old: StoredGlossary
    do throws(GlossaryProblem) {
      old = try StoredGlossary.read(path)
    } catch {
      guard error.isMissing else { throw error }
      return learnt
    }
    if let problem = old.problems.first { throw problem }
    return Glossary.stored(merging: [learnt, old.entriesByHand(amongLearnt: learnt)])
  }
}
