import Foundation
package import Glossary

/// Glossaries of the parts of a corpus, put together: the second half of learning, for corpora past one machine.
package enum GlossaryPart {
  /// The most sequences in a glossary.
  private static let keptSequences = 4_000_000

  /// The glossary of the corpus whose parts were learnt into `parts`, for a file at `path`: counts add up, what is a term
  /// is judged by them anew, and sequences of one document are left out.
  package static func reduced(_ parts: [(stored: StoredGlossary, path: String)], for path: String) -> StoredGlossary {
    var byForm: [String: GlossaryEntry] = [:]
    for part in parts {
      for entry in part.stored.entries {
        let entry = entry.withSource(from: part.path, to: path)
        byForm[entry.form] = byForm[entry.form].map { sum($0, entry) } ?? entry
      }
    }
    let all = Glossary.merging(parts.map { Glossary(sequences: $0.stored.sequences) }).sequences
    var least = all.documentCount < 2 ? 1 : 2
    while all.sorted.count(where: { $0.documents >= least }) > keptSequences { least += 1 }
    let kept = all.sorted.filter { $0.documents >= least }
    return StoredGlossary(
      entries: byForm.values.map { judged($0) },
      sequences: SequenceFrequencies(documentCount: all.documentCount, sorted: kept))
  }

  /// What two parts know of one form; the same whichever comes first.
  private static func sum(_ first: GlossaryEntry, _ second: GlossaryEntry) -> GlossaryEntry {
    let (left, right) = isEarlier(first, second) ? (first, second) : (second, first)
    if right.origin == .byHand, left.origin != .byHand { return right }
    if left.origin == .byHand { return left }
    var sum = left
    if right.uses > left.uses { sum.kind = right.kind }
    sum.uses += right.uses
    sum.markedUses += right.markedUses
    sum.documents += right.documents
    for year in right.years {
      if let at = sum.years.firstIndex(where: { $0.year == year.year }) {
        sum.years[at].uses += year.uses
        sum.years[at].documents += year.documents
      } else {
        sum.years.append(year)
      }
    }
    sum.years.sort { $0.year < $1.year }
    sum.memberLists += right.memberLists.filter { !left.memberLists.contains($0) }
    for variant in right.variants {
      if let at = sum.variants.firstIndex(where: { $0.form == variant.form }) {
        sum.variants[at].uses += variant.uses
        sum.variants[at].documents += variant.documents
      } else {
        sum.variants.append(variant)
      }
    }
    if sum.note.isEmpty { sum.note = right.note }
    if sum.example.isEmpty { sum.example = right.example }
    if left.status == .suspect || right.status == .suspect { sum.status = .seen }
    if left.status == .learnt || right.status == .learnt { sum.status = .learnt }
    return sum
  }

  /// First is by year, then by path, then by line; an entry without a year comes last.
  private static func isEarlier(_ first: GlossaryEntry, _ second: GlossaryEntry) -> Bool {
    func rank(_ entry: GlossaryEntry) -> (Int, String, Int) {
      (entry.years.first?.year ?? .max, entry.firstSource?.path ?? "\u{FFFF}", entry.firstSource?.line ?? .max)
    }
    return rank(first) <= rank(second)
  }

  private static func judged(_ entry: GlossaryEntry) -> GlossaryEntry {
    var entry = entry
    if entry.status == .seen, entry.markedUses >= 2 { entry.status = .learnt }
    if entry.status != .suspect { entry.likelyForm = nil }
    return entry
  }
}

extension GlossaryEntry {
  /// The entry with its source as the glossary at `target` has to name it, when the one at `origin` names it so: a
  /// source is relative to the file that holds it.
  package func withSource(from origin: String, to target: String) -> GlossaryEntry {
    guard var source = firstSource, !source.path.hasPrefix("/") else { return self }
    let old = Self.folder(of: origin)
    let new = Self.folder(of: target)
    guard old != new else { return self }
    var parts = old
    for part in source.path.split(separator: "/") where part != "." {
      if part == "..", !parts.isEmpty { parts.removeLast() } else { parts.append(String(part)) }
    }
    let common = zip(parts, new).prefix { $0 == $1 }.count
    source.path = ([String](repeating: "..", count: new.count - common) + parts[common...]).joined(separator: "/")
    var entry = self
    entry.firstSource = source
    return entry
  }

  /// The names of the folders down to the one of the file at `path`, links followed.
  private static func folder(of path: String) -> [String] {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    guard let resolved = realpath(folder, nil) else { return folder.split(separator: "/").map(String.init) }
    defer { free(resolved) }
    return String(cString: resolved).split(separator: "/").map(String.init)
  }
}
