import Drafting
import ProseText
import Testing

@Suite struct SeriesTests {
  @Test(
    arguments: [
      ("一是抓早，二是抓小。", ["isSeries 1 一是", "isSeries 2 二是"]), ("一要抓早；二要抓小。", ["mustSeries 1 一要", "mustSeries 2 二要"]),
      ("第一，抓早。第二，抓小。", ["ordinalSeries 1 第一，", "ordinalSeries 2 第二，"]), ("第一是抓早。", ["ordinalSeries 1 第一是"]),
      ("其一，抓早；其二，抓小。", ["amongSeries 1 其一，", "amongSeries 2 其二，"]),
      (
        "首先，抓早。其次，抓小。再次，抓细。最后，抓实。",
        ["firstNextSeries 1 首先，", "firstNextSeries 2 其次，", "firstNextSeries 3 再次，", "firstNextSeries 0 最后，"]
      ),
      ("重点：一是“抓早”。", ["isSeries 1 一是"]), ("十一是抓早。", ["isSeries 11 十一是"]),
      ("“一是抓早，二是抓小”。", ["isSeries 1 一是", "isSeries 2 二是"]),
      ("第一、抓早。", ["ordinalSeries 1 第一、"]), ("二十三是抓细。", ["isSeries 23 二十三是"]),
      // None of these marks a series.
      ("第一、二产业齐头并进。", []), ("第一、第二、第三产业。", []), ("第一时间处置。", []), ("这是第一，也是第二。", []), ("全县统一要求。", []), ("每月一是一。", []),
      ("四是四，十是十。", []), ("首先抓早。", []), ("其次抓小。", []), ("最后一公里。", []), ("其他工作。", []),
      ("再次强调。", []),
      ("第，不是序号。", []), ("一是", []), ("其", []), ("第", []), ("首", []), ("第一", []), ("一", []),
    ] as [(String, [String])])
  func marks(_ text: String, _ marks: [String]) {
    #expect(Draft(text).markLines == marks)
  }

  @Test func aNewParagraphHeadingOrSeries() {
    #expect(Draft("一是抓早。\n二是抓小。\n三是抓细。").seriesLines == ["isSeries 1 2 3"])
    #expect(Draft("一是抓早。\n一、回顾\n二是抓小。").seriesLines == ["isSeries 1", "isSeries 2"])
    #expect(Draft("一是抓早。\n（二）工业\n二是抓小。").seriesLines == ["isSeries 1", "isSeries 2"])
    #expect(Draft("一是抓早。\n1.工业\n二是抓小。").seriesLines == ["isSeries 1 2"])
    #expect(Draft("一是抓早，二是抓小。一是抓细，二是抓实。").seriesLines == ["isSeries 1 2", "isSeries 1 2"])
    #expect(Draft("一是抓早，三是抓小。").seriesLines == ["isSeries 1 3"])
  }

  @Test func nesting() {
    let text = "一是抓早，要求：第一，摸清底数；第二，建好台账。二是抓小，做到：首先，讲清；最后，办妥。三是抓细。"
    #expect(Draft(text).seriesLines == ["isSeries 1 2 3", "ordinalSeries 1 2", "firstNextSeries 1 0"])
  }

  @Test func aSeriesOfOneSentenceIsNotTakenUpBehindALaterOne() {
    let text = "做好三件事：一是抓早，二是抓小，三是抓细。\n镇里动手快。\n一是修路。二是通水。四是绿化。"
    #expect(Draft(text).seriesLines == ["isSeries 1 2 3", "isSeries 1 2 4"])
    let parts = "一是修路。\n路要平：一是选线，二是备料。\n二是通水。"
    #expect(Draft(parts).seriesLines == ["isSeries 1 2", "isSeries 1 2"])
  }

  @Test func patience() {
    let filler = String(repeating: "各镇抓紧落实。\n", count: 13)
    #expect(Draft("一是抓早。\n\(filler)二是抓小。").seriesLines == ["isSeries 1 2"])
    #expect(Draft("一是抓早。\n\(filler)各镇抓紧落实。\n二是抓小。").seriesLines == ["isSeries 1", "isSeries 2"])
  }

  @Test func manyOpenSeriesAreBounded() {
    let draft = Draft(String(repeating: "一是抓早，", count: 100) + "二是抓小。")
    #expect(draft.series.count == 100)
    #expect(draft.series.last?.marks == [99, 100])
    #expect(draft.series.flatMap(\.marks) == Array(0...100))
  }
}
