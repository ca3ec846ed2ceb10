import Foundation
import Proofreading
import ProseText
import TestSupport
import Testing

/// The pairs of figures that people marked in real pages, where those pages are at hand.
@Suite struct GoldFigureTests {
  /// One marked pair.
  private struct Pair: Decodable {
    let file: String
    let quote1: String
    let quote2: String
    let consistent: Bool?
  }

  /// The scalars of `text` without blanks, and the UTF-8 offset of each and of the end.
  private static func inked(_ text: String) -> (scalars: [Unicode.Scalar], offsets: [Int]) {
    var scalars: [Unicode.Scalar] = []
    var offsets: [Int] = []
    var offset = 0
    for scalar in text.unicodeScalars {
      if !scalar.properties.isWhitespace {
        scalars.append(scalar)
        offsets.append(offset)
      }
      offset += String(scalar).utf8.count
    }
    return (scalars, offsets + [offset])
  }

  private static func find(_ quote: String, in page: (scalars: [Unicode.Scalar], offsets: [Int])) -> SourceRange? {
    let wanted = quote.unicodeScalars.filter { !$0.properties.isWhitespace }
    guard !wanted.isEmpty, wanted.count <= page.scalars.count else { return nil }
    for start in 0...(page.scalars.count - wanted.count) where page.scalars[start...].starts(with: wanted) {
      return SourceRange(page.offsets[start], page.offsets[start + wanted.count])
    }
    return nil
  }

  /// No rule of figures raises a pair that people marked as consistent or unrelated; those they marked as inconsistent
  /// are raised, by any rule.
  @Test func onlyInconsistentPairsAreRaised() throws {
    guard let gold = Checkout.material("eval/gold/figures.json"), let pages = Checkout.material("corpus/pages") else {
      return
    }
    let pairs = try JSONDecoder().decode([Pair].self, from: Data(contentsOf: gold))
    var judged = 0
    for (file, pairs) in Dictionary(grouping: pairs, by: \.file) {
      let url = pages.appending(path: file)
      guard FileManager.default.fileExists(atPath: url.path) else { continue }
      let text = try String(contentsOf: url, encoding: .utf8)
      let page = Self.inked(text)
      let marks = RuleCheck.all.marks(text).filter { $0.severity >= .warning }
      for pair in pairs {
        guard let first = Self.find(pair.quote1, in: page), let second = Self.find(pair.quote2, in: page) else {
          continue
        }
        judged += 1
        let raised = marks.contains { mark in
          let places = [mark.range] + mark.finding.related.map(\.range)
          let isOfFigures = pair.consistent == false || mark.group == .figures
          return isOfFigures && places.contains { $0.overlaps(first) || $0.overlaps(second) }
        }
        #expect(raised == (pair.consistent == false), "\(pair.quote1) … \(pair.quote2)")
      }
    }
    #expect(judged >= 35)
  }
}
