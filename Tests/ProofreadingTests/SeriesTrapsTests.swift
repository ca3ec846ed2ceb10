import Proofreading
import Testing

@Suite("Right texts with series that a careless reader would mark")
struct SeriesTrapsTests {
  @Test("Nothing is marked", arguments: texts)
  func nothing(_ text: String) {
    #expect(StructurePair.marks(on: text).map { "\($0.rule): \($0.finding.message)" }.isEmpty)
  }

  static let texts = [
    "一是建网格。\n（一）划分\n略。\n（二）定员\n略。\n二是用网格。\n略。",
    "首先，大家辛苦了。同时，也要看到差距。最后，祝大家新年好。",
    "此其一；其二，人手不够；其三，经费不足。",
    "原因之一是天旱，原因之二是地薄，原因之三是人少。",
    "究其原因，首要是认识不够；二是力量不足；三是办法不多。",
    "问：今年怎么干？\n答：一是抓项目。二是抓民生。\n问：钱从哪来？\n答：一靠上级，二靠自筹，三靠社会。",
    "要做到“三个一”：一是一份清单，二是一张图，三是一本账。同时做好两点：一是公开，二是透明。",
    "二要防止走过场，四要防止搞变通，是群众的期盼。",
    "会议强调，首先要抓安全。一是查隐患，二是抓整改。其次要抓生产。第一，稳产；第二，提质。",
    "首先，感谢各位。再次，感谢群众。",
    "十是数字，十要为先。十一是假期，十二要过节。",
    "全市第一，全省第三，位居第二，争取第一。\n工业第一、农业第二。",
    "第一，夯实基础。\n坚持不懈。\n第二，补齐短板。一方面补设施，另一方面补服务。\n第三，守住底线。",
    "他提出“一要学、二要干”，又说“三要比”。\n会上说：“第二，要快；第三，要好。”",
    "一是抓紧。二是抓实。以上两点，一是一、二是二，不含糊。",
  ]
}
