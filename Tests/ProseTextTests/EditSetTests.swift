import ProseText
import TestSupport
import Testing

@Suite struct EditSetTests {
  private func edit(_ start: Int, _ end: Int, _ text: String) -> TextEdit { TextEdit(SourceRange(start, end), text) }

  @Test func overlapIsRefused() {
    #expect(EditSet([edit(0, 3, "甲"), edit(2, 5, "乙")]) == nil)
    #expect(EditSet([edit(0, 9, "甲"), edit(3, 6, "")]) == nil)
    #expect(EditSet([edit(0, 9, "甲"), edit(4, 4, "乙")]) == nil)
    #expect(EditSet([edit(3, 6, "甲"), edit(3, 6, "甲")]) == nil)
    #expect(EditSet([edit(3, 6, "甲"), edit(3, 9, "乙")]) == nil)
  }

  @Test func twoInsertionsAtOnePlaceAreRefused() {
    #expect(EditSet([edit(3, 3, "甲"), edit(3, 3, "乙")]) == nil)
    #expect(EditSet([edit(3, 3, "甲"), edit(0, 3, ""), edit(3, 3, "乙")]) == nil)
    #expect(EditSet([edit(3, 3, "甲"), edit(6, 6, "乙")]) != nil)
  }

  @Test func neighboursGoTogether() throws {
    let source = SourceText("一二三")
    let set = try #require(EditSet([edit(3, 6, "B"), edit(3, 3, "+"), edit(0, 3, "A"), edit(9, 9, "!")]))
    #expect(set.edits.map(\.newText) == ["A", "+", "B", "!"])
    #expect(String(decoding: set.applied(to: source), as: UTF8.self) == "A+B三!")
  }

  @Test func unions() throws {
    let first = EditSet(edit(0, 3, "甲"))
    let second = EditSet(edit(3, 6, "乙"))
    let union = try #require(second.union(first))
    #expect(union == EditSet([edit(0, 3, "甲"), edit(3, 6, "乙")]))
    #expect(first.union(.empty) == first)
    #expect(first.union(first) == nil)
    #expect(EditSet([]) == .empty)
    #expect(EditSet.empty.applied(to: SourceText("原文")) == Array("原文".utf8))
  }

  @Test func rangesAreClamped() {
    let source = SourceText("一二")
    #expect(String(decoding: EditSet(edit(90, 99, "完")).applied(to: source), as: UTF8.self) == "一二完")
    #expect(String(decoding: EditSet(edit(1, 5, "X")).applied(to: source), as: UTF8.self) == "X二")
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func appliedIsReplacingFromTheEnd(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var accepted = 0
    for _ in 0..<400 {
      let scalars = Array(TrickyText.random(upTo: 16, using: &generator).unicodeScalars)
      var ranges: [Range<Int>] = []
      for _ in 0..<Int.random(in: 0...4, using: &generator) {
        let lower = Int.random(in: 0...scalars.count, using: &generator)
        ranges.append(lower..<Int.random(in: lower...min(scalars.count, lower + 3), using: &generator))
      }
      func offset(_ index: Int) -> Int { scalars[..<index].reduce(0) { $0 + PositionEncoding.utf8.naiveUnits(of: $1) } }
      let edits = ranges.enumerated().map { edit(offset($1.lowerBound), offset($1.upperBound), "〔\($0)〕") }
      let sorted = ranges.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
      let goTogether = zip(sorted, sorted.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound && $0 != $1 }
      let set = EditSet(edits)
      #expect((set != nil) == goTogether)
      guard let set else { continue }
      accepted += 1
      var expected = scalars
      for range in sorted.reversed() {
        let number = ranges.firstIndex(of: range) ?? 0
        expected.replaceSubrange(range, with: "〔\(number)〕".unicodeScalars)
      }
      let text = scalars.map(String.init).joined()
      #expect(set.applied(to: SourceText(text)) == Array(expected.map(String.init).joined().utf8))
    }
    #expect(accepted > 100)
  }
}
