/// What somebody probably meant to write.
package enum Suggestion {
  /// The word of `words` nearest to `word`; nil when none is near. Of several the first.
  package static func nearest(to word: String, among words: [String]) -> String? {
    let ranked = words.map { ($0, distance(from: Array(word.unicodeScalars), to: Array($0.unicodeScalars))) }
    guard let best = ranked.min(by: { $0.1 < $1.1 }), best.1 <= max(1, best.0.unicodeScalars.count / 3) else {
      return nil
    }
    return best.0
  }

  /// A sentence that proposes the nearest of `words`; empty when none is near.
  static func sentence(for word: String, among words: [String]) -> String {
    nearest(to: word, among: words).map { "是不是“\($0)”？" } ?? ""
  }

  /// The least number of insertions, removals and replacements.
  private static func distance(from left: [Unicode.Scalar], to right: [Unicode.Scalar]) -> Int {
    var row = Array(0...right.count)
    for (at, scalar) in left.enumerated() {
      var diagonal = row[0]
      row[0] = at + 1
      for (other, candidate) in right.enumerated() {
        let replaced = diagonal + (scalar == candidate ? 0 : 1)
        diagonal = row[other + 1]
        row[other + 1] = min(replaced, row[other] + 1, row[other + 1] + 1)
      }
    }
    return row[right.count]
  }
}
