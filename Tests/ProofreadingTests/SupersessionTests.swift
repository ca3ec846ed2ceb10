import Proofreading
import TestSupport
import Testing

/// One mistake, one mark.
@Suite struct SupersessionTests {
  @Test(arguments: [
    ("增强“四个意识”，即政治意识、大局意识、看齐意识。", ["slogan-count"]),
    ("增强“五个意识”，即政治意识、大局意识、核心意识、看齐意识。", ["slogan-count"]),
    ("增强“四个意识”，即政治意识、大局意识、创新意识、看齐意识。", ["slogan-members"]),
    ("坚决做到“二个维护”。", ["slogan-form"]),
    ("增强“五个意识”，站稳立场。", ["slogan-numeral"]),
    ("建“暖蜂驿站”，“暖蜂驿站”有热水，“暖蜂驛站”有药箱，“暖蜂驿站”开放。", ["stray-script"]),
    ("建“暖蜂驿站”，“暖蜂驿站”有热水，“暖锋驿站”有药箱，“暖蜂驿站”开放。", ["term-near-miss"]),
    ("大家全力以付，赶在雨前收割。", ["term-variant"]),
  ])
  func oneMistakeHasOneMark(_ text: String, _ rules: [String]) {
    #expect(RuleCheck.all.marks(text).map(\.rule) == rules)
  }

  @Test func theCountNamesTheMissingMember() throws {
    let marks = RuleCheck.all.marks("增强“四个意识”，即政治意识、大局意识、看齐意识。")
    #expect(try #require(marks.first).finding.message.hasSuffix("；缺“核心意识”"))
  }

  @Test func everyPairNamesRules() {
    for pair in Supersession.pairs {
      #expect(RuleCatalogue.description(of: pair.stays) != nil)
      #expect(RuleCatalogue.description(of: pair.yields) != nil)
    }
  }
}
