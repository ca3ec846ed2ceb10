import Reporting
import TestSupport
import Testing

@Suite struct LineDifferenceTests {
  private func difference(_ old: [String], _ new: [String]) -> LineDifference {
    func lines(_ texts: [String]) -> [ArraySlice<UInt8>] { texts.map { Array($0.utf8)[...] } }
    return LineDifference(from: lines(old), to: lines(new))
  }

  /// The lines of `texts` that stay.
  private func kept(_ texts: [String], _ isGone: [Bool]) -> [String] {
    zip(texts, isGone).filter { !$1 }.map(\.0)
  }

  @Test func findsTheShortestWhereChangesAreFew() {
    let table: [(old: String, new: String, removed: Int, inserted: Int)] = [
      ("", "", 0, 0), ("", "ab", 0, 2), ("ab", "", 2, 0), ("abc", "abc", 0, 0), ("abc", "abd", 1, 1),
      ("aaaa", "bbbb", 4, 4),
      ("abcdef", "acdexf", 1, 1), ("a.b.c.d.e.f.", "A.B.C.D.E.F.", 6, 6), ("abcabba", "cbabac", 3, 2),
    ]
    for (old, new, removed, inserted) in table {
      let found = difference(old.map(String.init), new.map(String.init))
      #expect(found.isRemoved.count { $0 } == removed, "\(old) \(new)")
      #expect(found.isInserted.count { $0 } == inserted, "\(old) \(new)")
    }
  }

  @Test func longChangesDoNotDragTheRestAlong() {
    let old = (0..<1000).map(String.init)
    for changed in [1, 7, 8, 9, 40, 300] {
      let new = old.enumerated().map { at, line in at % 500 < changed ? line + "。" : line }
      let found = difference(old, new)
      #expect(found.isRemoved.count { $0 } == 2 * changed && found.isInserted.count { $0 } == 2 * changed)
    }
  }

  /// Whatever the two states: what stays is the same in both, and next to no longer than the shortest difference where
  /// the changes are small ones.
  @Test func whatStaysIsTheSameInBoth() {
    var random = SeededGenerator(seed: 71)
    for round in 0..<1000 {
      let few = Int.random(in: 1...60, using: &random)
      let old = (0..<Int.random(in: 0...120, using: &random)).map { _ in "\(Int.random(in: 0..<few, using: &random))" }
      let step = Int.random(in: 1...30, using: &random)
      let new =
        round.isMultiple(of: 4)
        ? old.shuffled(using: &random)
        : old.enumerated().flatMap { at, line in
          at % step > 0 ? [line] : [[], ["新"], [line, "新"], [line, line]].randomElement(using: &random) ?? []
        }
      let found = difference(old, new)
      #expect(kept(old, found.isRemoved) == kept(new, found.isInserted))
      let changed = (found.isRemoved + found.isInserted).count { $0 }
      if !round.isMultiple(of: 4) { #expect(changed <= 2 * new.difference(from: old).count, "\(old) \(new)") }
    }
  }

  /// Every line changed, with and without lines between that agree by chance; nothing in common; lines in other order;
  /// a part moved: eight times the lines make eight times the comparisons.
  @Test(arguments: 0..<5)
  func timeIsLinearInTheLines(_ shape: Int) {
    func comparisons(_ count: Int) -> Int {
      let lines = (0..<count).map(String.init)
      let (old, new): ([String], [String]) =
        switch shape {
        case 0: (Array(repeating: "错", count: count), Array(repeating: "对", count: count))
        case 1: (lines.flatMap { [$0, ""] }, lines.flatMap { [$0 + "。", ""] })
        case 2: (lines, lines.map { $0 + "。" } + lines)
        case 3: (lines, lines.reversed())
        default: (lines, Array(lines[(count / 2)...] + lines[..<(count / 2)]))
        }
      return difference(old, new).comparisons
    }
    let (short, long) = (comparisons(1000), comparisons(8000))
    #expect(long < 10 * short && long < 400 * 8000, "\(short) \(long)")
  }
}
