/// What somebody probably meant to write.
package enum Suggestion {
  /// The word of `words` nearest to `word`; nil when none is near. Of several the first.
  package static func nearest(to word: String, among words: [String]) -> String? {
    // Nobody mistypes a name by writing a page; and a page would take long.
    guard word.utf8.count <= 100 else { return nil }
    let ranked = words.map { ($0, distance(from: Array(word.unicodeScalars), to: Array($0.unicodeScalars))) }
    guard let best = ranked.min(by: { $0.1 < $1.1 }), best.1 <= max(1, best.0.unicodeScalars.count / 3) else {
      return nil
    }
    return best.0
  }

  /// A sentence that proposes the nearest of `words`; empty when none is near.
  package static func sentence(for word: String, among words: [String]) -> String {
    nearest(to: word, among: words).map { "是不是“\($0)”？" } ?? ""
  }

  /// The least number of insertions, removals, replacements and swaps of neighbours.
  private static func distance(from left: [Unicode.Scalar], to right: [Unicode.Scalar]) -> Int {
    var above: [Int] = []
    var row = Array(0...right.count)
    for (at, scalar) in left.enumerated() {
      var next = [at + 1]
      for (other, candidate) in right.enumerated() {
        var best = min(row[other] + (scalar == candidate ? 0 : 1), row[other + 1] + 1, next[other] + 1)
        if at > 0, other > 0, scalar == right[other - 1], left[at - 1] == candidate {
          best = min(best, above[other - 1] + 1)
        }
        next.append(best)
      }
      (above, row) = (row, next)
    }
    return row[right.count]
  }
}
