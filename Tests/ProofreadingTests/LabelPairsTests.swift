import Drafting
import Proofreading
import ProseText
import Testing

@Suite("Pairs of one mistaken and one right text: labels of figures, tables and attachments")
struct LabelPairsTests {
  @Test("One finding in the wrong text, none in the right one", arguments: pairs)
  func pair(_ pair: StructurePair) {
    pair.check()
  }

  @Test("The fix replaces the number between the brackets and leaves these")
  func bracketsStay() throws {
    let text = "流程是：（1）收件；（2）审核；（4）办结。"
    let source = SourceText(text)
    let finding = try #require(LabelSequence().check(Draft(source, syntax: .plain), RuleCheck.glossary).first)
    #expect(finding.message == "“（2）”之后应是“（3）”，这里是“（4）”")
    let edits = try #require(finding.fixes.first?.edits)
    #expect(String(decoding: edits.applied(to: source), as: UTF8.self) == "流程是：（1）收件；（2）审核；（3）办结。")
  }

  static let pairs: [StructurePair] = [
    StructurePair(
      "label-sequence", "产量逐年走高。\n图1 油茶产量\n价格也稳。\n图3 油茶价格\n来年可期。", "产量逐年走高。\n图1 油茶产量\n价格也稳。\n图2 油茶价格\n来年可期。"),
    StructurePair(
      "label-sequence", "表1 各组人口\n表2 各组耕地\n表4 各组牲畜\n以上据年报。", "表1 各组人口\n表2 各组耕地\n表3 各组牲畜\n以上据年报。"),
    StructurePair(
      "label-sequence", "请按名册（见附件3）通知到人。\n附件：1.名册\n2.路线图", "请按名册（见附件1）通知到人。\n附件：1.名册\n2.路线图"),
    StructurePair(
      "label-sequence", "布局见图4。\n图1 村庄现状\n图2 村庄规划\n完。", "布局见图2。\n图1 村庄现状\n图2 村庄规划\n完。"),
    StructurePair(
      "label-sequence", "乘车见附件4。\n附件：1.路线图 2.联系人 3.乘车表", "乘车见附件3。\n附件：1.路线图 2.联系人 3.乘车表"),
    StructurePair("label-sequence", "步骤如下：①泡种；②催芽；④播种。", "步骤如下：①泡种；②催芽；③播种。"),
    StructurePair(
      "label-sequence", "现将安排印发。\n附件1：值班表\n附件2：通讯录\n附件4：车辆表", "现将安排印发。\n附件1：值班表\n附件2：通讯录\n附件3：车辆表"),
  ]
}
