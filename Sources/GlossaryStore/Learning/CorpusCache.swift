import Foundation
package import Glossary

/// Glossaries that are learnt from the corpus of a workspace, kept in the user's cache folder by content.
///
/// A corpus that looks as it did (paths, sizes, times of change) is not read at all; one that only looks otherwise is
/// read for its checksums; one that is another is learnt. Whatever is missing or damaged in the folder is made anew.
package struct CorpusCache: Sendable {
  private let folder: String?
  private let learner: GlossaryLearner

  /// What the learner makes of the same documents changes with this number.
  private static let version: UInt64 = 1

  /// A cache in `folder`, which is made when it is needed; without one, everything is learnt each time.
  package init(folder: String?, learner: GlossaryLearner) {
    self.folder = folder
    self.learner = learner
  }

  /// A glossary, and what could not be read for it.
  package struct Result: Sendable {
    /// The glossary.
    package let glossary: Glossary
    /// One sentence for each document that could not be read; none where nothing had to be read.
    package let problems: [CorpusProblem]
    /// The file that keeps it, for look-ups; nil without a cache folder.
    package let path: String?
  }

  /// What `documents` teach. Where the cache folder cannot be written, nothing is kept. Throws when the learner is
  /// cancelled, or when there is no place for what does not fit into memory.
  package func glossary(of documents: [CorpusDocument]) throws(GlossaryProblem) -> Result {
    let documents = documents.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    guard let folder, CacheFolder.make(folder) else {
      // What does not fit into memory needs a place all the same.
      return try learnt(documents, besides: NSTemporaryDirectory() + "zhubi-corpus", keepingAt: nil)
    }
    let stamps = "\(folder)/corpus-\(hexadecimal(stamp(documents)))"
    if let known = try? FileBytes.read(stamps, title: "缓存"), known.count == 16,
      let path = Optional("\(folder)/learnt-\(String(decoding: known, as: UTF8.self)).txt"), let kept = kept(path)
    {
      return Result(glossary: kept, problems: [], path: path)
    }
    let content = hexadecimal(try learner.checksum(of: documents, Self.version))
    let path = "\(folder)/learnt-\(content).txt"
    let result: Result
    if let kept = kept(path) {
      result = Result(glossary: kept, problems: [], path: path)
    } else {
      result = try learnt(documents, besides: path, keepingAt: path)
    }
    // What could not be read may be readable next time.
    if result.problems.isEmpty { try? FileBytes.replace(stamps, with: Array(content.utf8)) }
    return result
  }

  private func learnt(
    _ documents: [CorpusDocument], besides path: String, keepingAt kept: String?
  ) throws(GlossaryProblem) -> Result {
    let learnt = try learner.learn(documents, besides: path, known: BuiltInGlossary.read())
    if let kept { try StoredGlossary(entries: learnt.entries, sequences: learnt.sequences).write(to: kept) }
    return Result(
      glossary: Glossary(entries: learnt.entries, sequences: learnt.sequences), problems: learnt.problems,
      path: kept)
  }

  /// The glossary at `path` with its sequences, when both are whole.
  private func kept(_ path: String) -> Glossary? {
    guard let stored = try? StoredGlossary.read(path), stored.problems.isEmpty, stored.hasOwnSequences else {
      return nil
    }
    return stored.glossary
  }

  private func stamp(_ documents: [CorpusDocument]) -> UInt64 {
    var sum = Checksum()
    sum.combine(Self.version)
    for document in documents {
      sum.combine(document.path)
      sum.combine(document.name)
      let stamp = NameIndex.Stamp(document.path)
      for number in [stamp?.size ?? 0, stamp?.seconds ?? 0, stamp?.nanoseconds ?? 0] { sum.combine(number) }
    }
    return sum.value
  }

  private func hexadecimal(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
