import Drafting
import ProseText
import Testing

@Suite struct NumberedFormulaTests {
  @Test(arguments: [
    ("构建“1+3+N”体系", ["1 3 N"]), ("形成1＋2格局", ["1 2"]), ("推行“324”工作法", ["3 2 4"]), ("“一二三四”品牌", ["1 2 3 4"]),
    ("建立“１+３+N”机制", ["1 3 N"]), ("党建+治理，互联网+", []), ("“12”", ["1 2"]), ("“105”", []), ("1+", []), ("气温3+", []),
    ("“九一八”", ["9 1 8"]), ("“123456”", []),
  ])
  func formulas(_ text: String, _ expected: [String]) {
    let found = Draft(SourceText(text)).formulas.map { formula in
      formula.terms.map { $0.count.map(String.init) ?? "N" }.joined(separator: " ")
    }
    #expect(found == expected)
  }

  @Test func anEndlessSumIsNone() {
    #expect(Draft(SourceText(String(repeating: "1+", count: 5_000) + "1")).formulas.isEmpty)
  }

  @Test(arguments: [
    ("推行“32”工作法：“3”指三级联动，“2”指两项机制。", ["3=3", "2=2"]),
    ("构建“1+3+N”体系，即1个中心、3个驿站、若干点位。", ["1", "3", "N"]),
    ("落实“532”要求，处级帮扶5户、科级帮扶3户、党员帮扶2户。", ["5", "3", "2"]),
    ("落实“53”要求，处级帮扶5户、科级帮扶3户。", []),
    ("做强“3+2”农业，3个主业为苹果、核桃、花椒，2个副业为药材、肉牛。", ["3", "2"]),
    ("构建“1+2”体系，即1个中心和2个驿站。", ["1", "2"]),
    ("落实“33668”部署，推动发展。", []),
    ("实施“4+1”工程，统筹“五位一体”布局，推进“四个全面”。", []),
    ("推行“21”办法。\n“2个严格”把关。程序从严。\n“1个计划”统筹。年初定好。", ["2", "1"]),
  ])
  func glosses(_ text: String, _ expected: [String]) throws {
    let draft = Draft(SourceText(text))
    let formula = try #require(draft.formulas.first)
    func written(_ term: NumberedFormula.Term) -> String { term.count.map(String.init) ?? "N" }
    let found = MemberFinder(draft).glosses(of: formula).map { gloss in
      [gloss.named, gloss.count].compactMap { $0.map(written) }.joined(separator: "=")
    }
    #expect(found == expected)
  }
}
