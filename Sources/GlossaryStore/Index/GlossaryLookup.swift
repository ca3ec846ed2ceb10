package import Glossary

/// Looks terms up in several glossaries, without reading all of them.
package struct GlossaryLookup: Sendable {
  /// One answer.
  package struct Answer: Sendable {
    /// What is known of the term, by all glossaries together.
    package let entry: GlossaryEntry
    /// How it answers.
    package let match: TermMatch
    /// The other name of the entry by which it answers; nil where it is the form.
    package let isByOtherName: Bool
    /// The glossary that knows it; nil for the one that ships. The last of several.
    package let path: String?
  }

  private let builtIn: Glossary
  private let paths: [String]
  private let cache: String?

  /// Look-ups in the built-in glossary and over it the files at `paths`, with indices kept in the folder `cache`.
  package init(builtIn: Glossary, paths: [String], cache: String?) {
    self.builtIn = builtIn
    self.paths = paths
    self.cache = cache
  }

  /// The answers to `query`, the best first; of those that answer alike the weightier first.
  package func answers(
    _ query: TermQuery, _ nearness: NameIndex.Nearness
  ) throws(GlossaryProblem) -> [Answer] {
    var found: [String: Answer] = [:]
    add(NameIndex(builtIn.entries).hits(query, nearness), path: nil, to: &found) { builtIn.entries[$0] }
    for path in paths {
      let index = try NameIndex.index(of: path, cache: cache)
      let hits = index.hits(query, nearness)
      guard let entries = index.entries(Set(hits.map(\.entry)), of: path) else {
        throw GlossaryProblem(path, "查找时文件正在改变；请再查一次。")
      }
      add(hits, path: path, to: &found) { entries[$0] }
    }
    return found.values.filter { $0.entry.status != .rejected }.sorted { left, right in
      if left.match != right.match { return left.match < right.match }
      if left.isByOtherName != right.isByOtherName { return right.isByOtherName }
      return left.entry.isWeightier(than: right.entry)
    }
  }

  private func add(
    _ hits: [NameIndex.Hit], path: String?, to found: inout [String: Answer], entry: (Int) -> GlossaryEntry?
  ) {
    for hit in hits {
      guard let theirs = entry(hit.entry) else { continue }
      let known = found[theirs.form]
      let merged = known.map { Glossary.stored(merging: [[$0.entry], [theirs]])[0] } ?? theirs
      let isBetter = known.map { (hit.match, hit.isForm ? 0 : 1) < ($0.match, $0.isByOtherName ? 1 : 0) } ?? true
      found[theirs.form] = Answer(
        entry: merged, match: isBetter ? hit.match : known?.match ?? hit.match,
        isByOtherName: isBetter ? !hit.isForm : known?.isByOtherName ?? false, path: path ?? known?.path)
    }
  }
}
