import Drafting
import ProseText
import Testing

@Suite struct HeadingTests {
  @Test(
    arguments: [
      ("一、抓产业", ["chinese 1 L1 [一、] 抓产业"]), ("十二、抓作风。各镇要带头。", ["chinese 12 L1 [十二、] 抓作风"]),
      ("（三）抓民生", ["bracketedChinese 3 L1 [（三）] 抓民生"]), ("(三)抓民生", ["bracketedChinese 3 L1 [(三)] 抓民生"]),
      ("1.抓水利", ["arabic 1 L1 [1.] 抓水利"]), ("2、抓交通", ["arabic 2 L1 [2、] 抓交通"]), ("３．抓能源", ["arabic 3 L1 [３．] 抓能源"]),
      ("（4）抓物流", ["bracketedArabic 4 L1 [（4）] 抓物流"]), ("5）抓教育", ["arabicWithBracket 5 L1 [5）] 抓教育"]),
      ("6)抓教育", ["arabicWithBracket 6 L1 [6)] 抓教育"]), ("⑦抓卫生", ["circled 7 L1 [⑦] 抓卫生"]),
      ("❸抓文化", ["circled 3 L1 [❸] 抓文化"]),
      ("⑴抓体育", ["bracketedArabic 1 L1 [⑴] 抓体育"]), ("⒉抓社保", ["arabic 2 L1 [⒉] 抓社保"]),
      ("第一章 总则", ["chapter 1 L1 [第一章] 总则"]), ("第十二条 各镇职责", ["chapter 12 L1 [第十二条] 各镇职责"]),
      ("第3节 附则", ["chapter 3 L1 [第3节] 附则"]),
      ("1. 2025年工作", ["arabic 1 L1 [1.] 2025年工作"]),
      // None of these is a heading.
      ("一、二级公路全部通车。", []), ("一、三产业融合。", []), ("1.5万人受益。", []), ("3.2亿元投资到位。", []), ("2025年工作回顾", []), ("一是抓产业。", []),
      ("（一2）编号混写", []), ("第一2章 混写", []), ("（）空括号", []), ("第一产业稳步增长。", []), ("1、2号机组投产。", []), ("各镇要做到：一、抓早。", []),
      ("0.起步", []),
      ("（零）起步", []), ("12345.太长", []), ("百、不是序号", []),
    ] as [(String, [String])])
  func forms(_ text: String, _ headings: [String]) {
    #expect(Draft(text).headingLines == headings)
  }

  @Test func levels() {
    let lines = [
      "一、回顾", "（一）农业", "1.粮食", "（1）早稻", "①面积", "②单产", "2.茶叶", "（二）工业", "二、打算", "1.跳级", "（一）上级后来", "第一章 更高", "一、章内",
    ]
    let draft = Draft(lines.joined(separator: "\n"))
    #expect(draft.headings.map(\.level) == [1, 2, 3, 4, 5, 5, 3, 2, 1, 2, 2, 1, 2])
    #expect(draft.headings.map { draft.text($0.paragraph) }.count == lines.count)
  }

  @Test func titlesOfMarkdown() {
    let text = "# 总结\n\n一、回顾\n\n（一）农业\n\n## 附件\n\n1. 清单\n\n# 说明\n"
    let draft = Draft(text, .markdown)
    #expect(
      draft.headingLines == [
        "markdown 1 L1 [] 总结", "chinese 1 L2 [一、] 回顾", "bracketedChinese 1 L3 [（一）] 农业", "markdown 2 L2 [] 附件",
        "arabic 1 L3 [1.] 清单", "markdown 1 L1 [] 说明",
      ])
  }

  @Test func theTitleEndsWithItsSentence() {
    let draft = Draft("（一） 守住底线。全县粮食总产稳定。")
    #expect(draft.headingLines == ["bracketedChinese 1 L1 [（一）] 守住底线"])
    #expect(draft.headings.map { draft.text($0.paragraph) } == ["（一）守住底线。全县粮食总产稳定。"])
  }
}
