import Proofreading
import Testing

@Suite("Right texts with labels that a careless reader would mark")
struct LabelTrapsTests {
  @Test("Nothing is marked", arguments: texts)
  func nothing(_ text: String) {
    #expect(StructurePair.marks(on: text).map { "\($0.rule): \($0.finding.message)" }.isEmpty)
  }

  static let texts = [
    "产量增长5%①，收入增长6%③。\n① 数据来自统计局。\n② 数据来自农业局。",
    "表1　甲\n1　2　3\n表2　乙\n4　5　6\n完。",
    "请见附件2。\n\n附件：1.任务清单\n      2.联系方式\n      3.报送样表\n\n附件1\n任务清单\n一、甲\n二、乙\n附件2\n联系方式\n一、丙\n二、丁\n附件3\n报送样表",
    "附件：实施方案\n\n请按附件1执行（见附件1）。",
  ]
}
