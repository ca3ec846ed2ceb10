import Drafting
import GlossaryStore
import Proofreading
import ProseText
import TestSupport
import Testing

/// A draft against the reports that it rests on.
@Suite struct ReportComparisonTests {
  /// A report and sentences that rest on it.
  private static let report = """
    青禾县政府工作报告

    ——2026年1月12日在青禾县第十八届人民代表大会第五次会议上

    一、2025年工作回顾

    过去一年，全县地区生产总值达到128.6亿元，增长6.2%。城镇新增就业1.23万人，常住人口城镇化率达到48.5%。规模以上工业增加值比上年增长8.1%，固定资产投资下降3.4%。\
    建成“暖蜂驿站”32个，“银龄学堂”覆盖全部乡镇。县水利局局长李守田带队抢险。新建农村公路126公里。全县居民人均可支配收入达到25640元。\
    9月18日，第七届青禾丰收文化节在柳河镇开幕。柳河镇、东岭镇先行先试，柳河镇经验在全市推广。每月5日，各村开展环境整治；3月12日，全县春季造林现场会在东岭镇召开，\
    11月20日，全县秋冬造林现场会在东岭镇召开。

    过去五年，全县累计新建农村公路806公里，新增床位2560张。

    二、2026年工作安排

    今年，力争地区生产总值增长6.5%，城镇新增就业1.3万人，建成标准化渠道45公里。
    """

  private func marks(
    _ draft: String, against reports: [String] = [report], rules: [any Rule] = [FigureConflict(), TermInconsistent()]
  ) -> [Mark] {
    let reports = reports.enumerated().map { RestingReport(Draft(SourceText($1)), name: "报告\($0 + 1).txt") }
    let proofreader = Proofreader(rules: rules, glossary: BuiltInGlossary.read())
    return proofreader.proofread(Draft(SourceText(draft)), against: RestingReports(reports)).marks
  }

  @Test(arguments: [
    "2025年，全县地区生产总值达到⟦126.8亿⟧元，同比增长⟦6.3%⟧。",
    "去年，全县城镇新增就业⟦1.32万⟧人。",
    "全县常住人口城镇化率达到⟦49.5%⟧。",
    "规模以上工业增加值增长⟦8.7%⟧。",
    "全县固定资产投资下降⟦4.3%⟧。",
    "2025年新建农村公路⟦162⟧公里。",
    "居民人均可支配收入达到⟦26540⟧元。",
    "⟦9月19日⟧，第七届青禾丰收文化节在柳河镇开幕。",
    "第七届青禾丰收文化节于⟦9月19日⟧在柳河镇开幕。",
    "“⟦暖锋驿站⟧”里有热水。",
    "“⟦银铃学堂⟧”开课。",
    "县水利局局长⟦李首田⟧说，要抓早抓小。",
    "县水利局⟦副局长李守田⟧到场。",
    "⟦柳荷镇⟧的做法好。",
  ])
  func marksWhatDiffers(_ marked: String) {
    let expected = MarkedText(marked)
    let found = marks(expected.text)
    #expect(found.map(\.range) == expected.ranges, "\(found.map(\.finding.message))")
    for mark in found {
      #expect(mark.finding.message.contains("“报告1.txt”"))
      #expect(mark.finding.related.map(\.report) == ["报告1.txt"])
      let place = mark.finding.related.first?.range ?? SourceRange(0, 0)
      let there = SourceText(Self.report)[place]
      #expect(mark.finding.message.contains(there), "the place in the report is \(there)")
    }
  }

  @Test(arguments: [
    // As the report has it, in other words and rounded.
    "2025年，全县地区生产总值达到128.6亿元，同比增长6.2%。", "全县地区生产总值突破128亿元。", "城镇新增就业12300人。", "固定资产投资同比下降3.4%。",
    // Other times, places and things.
    "2024年，全县地区生产总值达到121.1亿元。", "去年上半年，全县城镇新增就业0.6万人。", "全市地区生产总值达到1860亿元，增长5.8%。", "柳河镇城镇新增就业860人。",
    "一季度，规模以上工业增加值增长9.3%。", "规模以上工业增加值年均增长7.2%。", "固定资产投资增长3.4%。",
    // Targets, and figures that the report gives for other years.
    "城镇新增就业1.3万人。", "城镇新增就业13000人。", "今年力争地区生产总值增长7%。", "新建农村公路806公里。", "新增床位320张。", "今年，地区生产总值增长6.5%。",
    // Other days of other things, and names that are other names.
    "9月18日，第七届青禾丰收文化节在柳河镇开幕。", "9月19日，第七届青禾丰收文化节闭幕。", "3月15日，全县春季造林动员会在西岭镇召开。", "“银龄食堂”开饭。", "“暖蜂驿站”有药箱。",
    "县水利局局长李守田到场。", "县林业局副局长李守田到场。", "西岭镇的做法好。", "县水利局局长张明说得好。",
  ])
  func leavesAloneWhatDoesNot(_ text: String) {
    #expect(marks(text).map(\.finding.message) == [])
  }

  @Test func aReportAgreesWithItself() {
    #expect(marks(Self.report).map(\.finding.message) == [])
  }

  @Test func oneReportThatAgreesIsEnough() {
    let (first, second) = ("全县共有标准化驿站128个。", "全县共有标准化驿站138个。")
    #expect(marks("全县标准化驿站达到138个。", against: [first, second]).isEmpty)
    let found = marks("全县标准化驿站达到148个。", against: [first, second])
    #expect(found.map(\.finding.message) == ["“标准化驿站”在“报告1.txt”里是128个，这里是148个"])
  }

  @Test func whatTheDraftItselfContradictsIsMarkedOnce() {
    let found = marks("全县共有标准化驿站138个。目前，全县标准化驿站达到148个。", against: ["全县共有标准化驿站138个。"])
    #expect(found.map(\.finding.related.count) == [1])
    #expect(found.first?.finding.related.first?.report == nil)
  }

  @Test func namesThatTheReportOrTheCorpusKnowAreNoSlips() {
    let report = "“红色物业”覆盖百区，“红色业主”参与治理，红色物主说了算。"
    #expect(marks("“红色物主”来了。", against: [report]).isEmpty)
    #expect(marks("“红色物业”来了，“红色业主”也来了。", against: [report]).isEmpty)
  }

  @Test func rulesThatAreOffCompareNothing() {
    #expect(marks("2025年新建农村公路162公里。", rules: [TermInconsistent()]).isEmpty)
    #expect(marks("“暖锋驿站”里有热水。", rules: [FigureConflict()]).isEmpty)
  }

  @Test func withoutReportsNothingChanges() {
    let draft = Draft(SourceText(Self.report))
    let proofreader = Proofreader(glossary: BuiltInGlossary.read())
    #expect(proofreader.proofread(draft) == proofreader.proofread(draft, against: RestingReports()))
  }

  @Test func aReportDoesNotRestOnItself() {
    let reports = RestingReports([RestingReport(Draft(SourceText("全县共有标准化驿站128个。")), name: "a")])
    #expect(reports.without("a").isEmpty)
    #expect(reports.without("b").reports.count == 1)
  }

  @Test func timeIsLinearInTheDraft() {
    // Thousands of figures of one name, in draft and report.
    let many = String(repeating: "全县标准化驿站达到128个。“暖蜂驿站”有水。局长李守田到场。9月18日，第七届青禾文化节开幕。\n", count: 2000)
    let clock = ContinuousClock()
    var found: [Mark] = []
    let time = clock.measure { found = marks(many, against: [many.replacing("128", with: "138")]) }
    #expect(!found.isEmpty)
    #expect(time < .seconds(60), "\(time)")
  }
}
