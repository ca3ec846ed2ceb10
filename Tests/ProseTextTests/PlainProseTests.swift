import Invariants
import ProseText
import TestSupport
import Testing

@Suite struct PlainProseTests {
  @Test(
    arguments: [
      ("全县 共有 5 个乡镇", "全县共有5个乡镇"), ("7 月 1 日", "7月1日"), ("投资 3.5 亿元", "投资3.5亿元"), ("推广 GAP 认证", "推广GAP认证"),
      ("按照 ISO 9001 标准", "按照ISO 9001标准"), ("Qingxi County Office", "Qingxi County Office"), ("A  B", "A B"),
      ("组　长", "组　长"), ("王  明", "王 明"), ("王 明", "王明"), ("　　各乡镇：", "各乡镇："), ("任务。 各单位", "任务。各单位"),
      ("一、 抓重点", "一、抓重点"), ("  两端有空格  ", "两端有空格"), ("\u{FEFF}带标记", "带标记"), ("制\u{200B}度", "制度"), ("表\t头", "表头"),
      ("“ 三会一课 ”", "“三会一课”"), ("1 2", "1 2"), ("", ""), ("  \t ", ""),
    ] as [(String, String)])
  func blanks(_ text: String, _ prose: String) {
    let found = Prose(SourceText(text))
    #expect(found.paragraphTexts.joined() == prose)
    #expect(ProseInvariants.violations(of: found).isEmpty)
  }

  /// Latin words that a line break parts get their blank back, wherever the blank before the break stands.
  @Test(arguments: ["\n", " \n", "\r\n", "\n\u{3000}"])
  func latinWordsOnTwoLines(_ lineEnd: String) {
    let filler = "本系统的接口文档由县大数据中心负责维护与更新，使用"
    let text = [
      filler + "Qingxi Data", "Center平台的各单位应当在每周五之前完成数据的核对与", "上报，对逾期不报的单位由县政府办公室予以通报，并计", "入年度考核，结果与下一年度的项目资金安排直接挂钩，不",
      "得以任何理由拖延。",
    ]
    let prose = Prose(SourceText(text.joined(separator: lineEnd)))
    #expect(prose.paragraphTexts.first?.contains("Qingxi Data Center平台的各单位") == true)
    #expect(ProseInvariants.violations(of: prose).isEmpty)
  }

  @Test func placesInTheSource() {
    let prose = Prose(SourceText("第 1 行\r\n\r\n😀第2行"))
    #expect(prose.paragraphTexts == ["第1行", "😀第2行"])
    #expect(prose.sourceRange(of: ProseRange(0, 3)) == SourceRange(0, 9))
    #expect(prose.sourceRange(of: ProseRange(4, 5)) == prose.sourceRange(of: ProseRange(5, 6)))
    #expect(prose.sourceRange(of: ProseRange(4, 6)) == SourceRange(13, 17))
    #expect(prose.sourceRange(of: ProseRange(2, 2)) == SourceRange(6, 6))
    #expect(prose.sourceRange(of: ProseRange(2, 99)) == SourceRange(6, 6))
    #expect(prose.offset(ofUnit: 99) == prose.source.end && prose.offset(ofUnit: -1) == .zero)
    #expect(prose.unit(at: UTF8Offset(3)) == 1 && prose.unit(at: UTF8Offset(99)) == prose.units.count)
    #expect(prose.text(ProseRange(0, 3)) == "第1行" && prose.text(ProseRange(90, 99)) == "")
  }

  /// A page of a newspaper that is taken apart at the ends of its columns.
  @Test func brokenParagraphsOfANewspaperPage() {
    let page = """
      本报讯 连日来，清溪县组织党员干部走进田间地头，帮助种粮大户抢收抢种，确保颗粒归仓。截至目前，全县中稻收割过半，机收率
      达到九成以上，晚稻长势良好，丰收在望。
      在北河镇，农机手驾驶收割机来回穿梭，一车车稻谷从田间直接运往烘干中心，农户不用再为天气发愁，
      镇里还开通了服务热线，随叫随到。
      秋粮收购同步开始
      """
    let prose = Prose(SourceText(page))
    #expect(prose.paragraphTexts.count == 3)
    #expect(prose.paragraphTexts.first?.hasSuffix("机收率达到九成以上，晚稻长势良好，丰收在望。") == true)
    #expect(prose.paragraphTexts.last == "秋粮收购同步开始")
  }

  @Test func brokenFigureIsWhole() {
    let page = "全县空气质量持续向好，优良天数比例达到96%，比上年提高1.2个百分点。城区PM\n2.5\n平均浓度降到24微克，保持全市前列。\n"
    #expect(Prose(SourceText(page)).paragraphTexts == [page.replacing("\n", with: "")])
  }

  @Test func titlesDoNotBreakOff() {
    let page = """
      坚持党建引领基层治理，推动服务下沉、资源下沉、力量下沉，打通联系服务群众的最后一公里
      近日，县委召开专题会议研究部署。会议强调，要把群众满意作为标准。
      """
    // No full stop, but a mark and the length of running text: such a line is taken for a broken one.
    #expect(Prose(SourceText(page)).paragraphs.count == 1)
    #expect(Prose(SourceText("党建引领基层治理\n近日，县委召开会议。")).paragraphs.count == 2)
  }

  @Test func furnitureAtTheTop() {
    let page = """
      首页
      政务公开
      清溪县人民政府门户网站
      发布时间：2025-03-05
      清溪县政府工作报告
      各位代表，现在报告工作：
      一、工作回顾
      过去一年，全县经济运行总体平稳，主要指标好于预期。
      县政府办公室
      """
    let prose = Prose(SourceText(page))
    let furniture = prose.paragraphs.filter { $0.role == .furniture }.map { prose.text($0.range) }
    #expect(furniture == ["首页", "政务公开", "清溪县人民政府门户网站", "发布时间：2025-03-05", "清溪县政府工作报告"])
    #expect(prose.paragraphs.filter { $0.role == .body }.count == 4)
  }

  @Test func aPageOfTitlesOnlyHasNoFurniture() {
    let prose = Prose(SourceText("首页\n政务公开\n办事服务\n"))
    #expect(prose.paragraphs.allSatisfy { $0.role == .body })
  }

  @Test func titleSigns() {
    let prose = Prose(SourceText("# 年度总结\n正文一句。\n### 经验 \n#标签\n####### 七级\n"))
    #expect(prose.paragraphTexts == ["年度总结", "正文一句。", "经验", "#标签", "#######七级"])
    #expect(prose.paragraphs.map(\.titleLevel) == [1, 0, 3, 0, 0])
    #expect(prose.maskedPieces.map { prose.source[$0.range] } == ["# ", "### "])
    #expect(prose.maskedPieces.allSatisfy { $0.reason == .markup })
  }

  @Test(arguments: ["#", "##\n", "正文。\n#", "#\n正文。"])
  func aTitleWithoutText(_ text: String) {
    let prose = Prose(SourceText(text))
    #expect(prose.paragraphTexts == (text.contains("正文") ? ["正文。"] : []))
    #expect(ProseInvariants.violations(of: prose).isEmpty)
  }

  @Test func maskedPiecesCannotBeReplaced() throws {
    let setter = PageSetter(width: 20, furniture: .pageNumbers, pageLength: 13)
    let prose = Prose(SourceText(setter.set(SampleReport.paragraphs)))
    let piece = try #require(prose.maskedPieces.first)
    let after = prose.unit(at: piece.range.end)
    #expect(prose.masks(piece.range) && !prose.masks(SourceRange(0, 3)) && !prose.masks(SourceRange(.zero, .zero)))
    #expect(prose.edit(replacing: ProseRange(after - 1, after + 1), with: "整治") == nil)
    let edit = try #require(prose.edit(replacing: ProseRange(after, after + 1), with: "整"))
    #expect(edit.range == prose.sourceRange(of: ProseRange(after, after + 1)) && edit.newText == "整")
  }
}
