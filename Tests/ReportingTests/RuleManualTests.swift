import Foundation
import Proofreading
import Testing

@testable import Reporting

@Suite struct RuleManualTests {
  private let rule = SampleRule.description

  @Test func showsTheCatalogueAsATable() {
    #expect(
      TextRuleManual(style: .plain).catalogue([rule]) == """
        序数（numbering）
          slogan-count  错误  口号数目

        共 1 条规则；用“zhubi rules 规则名”查看其中一条。

        """)
    #expect(TextRuleManual(style: .plain).catalogue([]) == "这个版本还没有规则。\n")
  }

  @Test func showsARuleWithItsExamples() {
    #expect(
      TextRuleManual(style: .plain).page(rule) == """
        slogan-count  口号数目
        Slogan count

        数字与所列项数应当一致。

        The numeral and the members listed should agree.

        类别：序数（numbering）
        依据：practice
        级别：error 错误，warning 警告，info 建议，hint 提示

        示例（⟦ 与 ⟧ 之间是标出的文字）
          误  坚持⟦“两要”⟧，即要一、要二、要三。
          正  坚持“两要”，即要一、要二。
          误  推进⟦推进⟧工作。
              第二行。
          改  推进工作。
              第二行。

        """)
  }

  @Test func writesJSONThatParses() throws {
    let manual = JSONRuleManual()
    let all = try JSONSerialization.jsonObject(with: Data(manual.catalogue([rule, rule]).utf8)) as? [[String: Any]]
    #expect(all?.count == 2)
    let page = try JSONSerialization.jsonObject(with: Data(manual.page(rule).utf8)) as? [String: Any]
    #expect(page?["id"] as? String == "slogan-count")
    #expect((page?["name"] as? [String: String]) == ["zh": "口号数目", "en": "Slogan count"])
    #expect((page?["kinds"] as? [[String: String]])?.first == ["kind": "error", "severity": "error"])
    #expect((page?["examples"] as? [[String: String]])?.map(\.count) == [1, 1, 2])
    #expect(manual.catalogue([]) == "[]\n")
  }

  @Test func writesMarkdown() {
    let manual = MarkdownRuleManual()
    #expect(manual.catalogue([rule]).contains("| [`slogan-count`](#slogan-count) | 序数 | 错误 | 口号数目 |\n"))
    #expect(manual.catalogue([rule, rule]).components(separatedBy: "\n## slogan-count\n").count == 3)
    #expect(manual.page(rule).hasPrefix("# slogan-count\n\n**口号数目** *Slogan count*\n"))
    #expect(manual.page(rule).contains("\n误：\n\n```text\n坚持⟦“两要”⟧，即要一、要二、要三。\n```\n"))
  }
}
