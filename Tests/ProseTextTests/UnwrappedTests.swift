import Invariants
import ProseText
import TestSupport
import Testing

/// Lines of a draft that is not wrapped stay as they are: one line, one paragraph.
@Suite struct UnwrappedTests {
  private static let titles = """
    关于加强村级集体经济组织财务管理工作的通知
    关于做好今冬明春农田水利建设的实施意见
    关于开展全县安全生产大检查的紧急通知
    关于表彰优秀村党组织书记的决定
    关于印发乡村建设行动年度计划的通知
    关于成立防汛抗旱指挥部的函
    """
  private static let contents = """
    目  录
    一、工作回顾……………………………1
    （一）农业生产稳中有进………………2
    （二）乡村产业提质增效………………5
    二、问题与短板…………………………9
    三、工作安排……………………………12
    附件 主要指标完成情况表……………20
    """
  private static let poem = """
    春到清溪
    柳绿江南岸
    桃红陌上家
    一犁新雨足
    处处种桑麻
    归来牛背上
    短笛趁残霞
    """
  private static let members = """
    清溪县乡村振兴工作领导小组成员名单
    组 长
    王 明 县委副书记
    副组长
    李 建国 县政府副县长
    成 员
    赵 雪 县农业农村局局长
    孙 海波 县财政局局长
    """
  private static let short = """
    开展农村道路交通安全隐患排查整治行动
    完成
    推进高标准农田建设项目前期工作
    正在推进
    """
  private static let poster = """
    会议时间 3月5日上午9时
    会议地点 县政府三楼会议室
    参会人员 各乡镇乡镇长、县直有关单位主要负责同志
    会议议程 通报一季度经济运行情况
    """

  @Test(arguments: [titles, contents, poem, members, short, poster])
  func linesStayApart(_ text: String) {
    for end in ["\n", "\r\n", "\r", "\n\n"] {
      let lines = text.split(separator: "\n").map(String.init)
      let prose = Prose(SourceText(lines.joined(separator: end)))
      #expect(prose.paragraphTexts.map(\.withoutBlanks) == lines.map(\.withoutBlanks))
      #expect(prose.maskedPieces.isEmpty)
      #expect(ProseInvariants.violations(of: prose).isEmpty)
    }
  }

  /// A long list of titles between two paragraphs must not be taken for a column.
  @Test func titlesAmongText() {
    let lines = [SampleReport.paragraphs[1]] + Self.titles.split(separator: "\n").map(String.init)
    let text = (lines + lines + [SampleReport.paragraphs[7]]).joined(separator: "\n")
    #expect(Prose(SourceText(text)).paragraphTexts == text.split(separator: "\n").map(String.init))
  }

  @Test(arguments: [
    "一、主要做法", "（一）抓组织", "1.抓产业", "（1）定标准", "①定人", "第一章 总则", "第八条 镇级职责", "——项目建设", "● 重点任务", "一是抓班子", "第一，抓班子", "首先，抓班子",
    "其一，抓班子", "# 一张图", "【经验之一】",
  ])
  func headingsAreNotJoinedToWhatIsAround(_ heading: String) {
    let text = """
      全县上下把防汛备汛作为当前最要紧的工作来抓，提前组织力量对水
      库堤坝、山塘河道、地质灾害点逐一排查，登记造册，明确责任人和
      整改时限，做到汛期不过、队伍不撤，确保群众生命财产不受损失。
      \(heading)
      县乡两级应急队伍集中开展演练，检验预案是否管用、物资是否到位、
      通信是否畅通，对发现的问题当场反馈、限期整改，做到不漏一处隐
      患、不留一个死角，让群众看得见变化、感受得到安全。
      """
    let found = Prose(SourceText(text)).paragraphTexts
    let title = heading.hasPrefix("# ") ? String(heading.dropFirst(2)) : heading
    #expect(found.count == 3)
    #expect(
      found.dropFirst().first == title.replacing("章 ", with: "章").replacing("条 ", with: "条").replacing("● ", with: "●"))
  }
}
