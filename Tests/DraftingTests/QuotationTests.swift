import Drafting
import ProseText
import Testing

@Suite struct QuotationTests {
  @Test(
    arguments: [
      ("推行“三会一课”。", ["double 0 三会一课"]), ("他说：“学好‘四个意识’。”", ["double 0 学好‘四个意识’。", "single 1 四个意识"]),
      (
        "印发《关于学习〈条例〉的通知》（县发〔2025〕3号）。",
        ["title 0 关于学习〈条例〉的通知", "innerTitle 1 条例", "bracket 0 县发〔2025〕3号", "squareBracket 1 2025"]
      ),
      ("「甲」『乙』【丙】[丁](戊)", ["corner 0 甲", "corner 0 乙", "squareBracket 0 丙", "squareBracket 0 丁", "bracket 0 戊"]),
      ("说\"直引号\"和\"又一个\"。", ["straight 0 直引号", "straight 0 又一个"]), ("说\"没有结尾。", []), ("“没有结尾", []), ("没有开头”", []),
      ("（甲“乙”", ["double 0 乙"]), ("“甲（乙”丙）", ["double 0 甲（乙"]), ("“甲”）“乙”", ["double 0 甲", "double 0 乙"]),
      ("“”", ["double 0 "]),
      ("“跨\n段”", []), ("“甲（乙“丙”", ["double 0 丙"]),
    ] as [(String, [String])])
  func pairs(_ text: String, _ quotations: [String]) {
    #expect(Draft(text).quotationLines == quotations)
  }

  @Test func marksByUnit() {
    let units = UInt16.min...UInt16.max
    let closing = units.filter { PairedMark.closed(by: $0) != nil }
    #expect(closing.count == 11)
    #expect(closing.allSatisfy { PairedMark.opened(by: $0) == nil })
    #expect(units.count { PairedMark.opened(by: $0) != nil } == 11)
    #expect([PairedMark.double, .single, .corner, .straight].allSatisfy { $0.quotes })
    #expect([PairedMark.title, .innerTitle, .bracket, .squareBracket].allSatisfy { !$0.quotes })
  }

  /// A search of all that is open for each of 100,000 marks would take thousands of millions of steps.
  @Test(arguments: ["（", "“", "）", "“（", "\"", "“《", "（”"])
  func deepNonsenseIsLinear(_ marks: String) {
    let count = 100_000
    let elapsed = ContinuousClock().measure {
      let draft = Draft(String(repeating: marks, count: count) + String(repeating: "）”》", count: count))
      #expect(draft.quotations.count <= 4 * count)
    }
    #expect(elapsed < .seconds(30))
  }

  @Test func depthOfNestedPairs() {
    let depth = 1000
    let draft = Draft(String(repeating: "（", count: depth) + "甲" + String(repeating: "）", count: depth))
    #expect(draft.quotations.map(\.depth) == Array(0..<depth))
  }
}
