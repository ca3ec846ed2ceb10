import Drafting
import ProseText
import Testing

@Suite struct SloganTests {
  @Test(
    arguments: [
      ("“三会一课”", ["三会一课 = 3会 1课"]), ("“四个意识”", ["四个意识 = 4(个)意识"]), ("“五个一”", ["五个一 = 5(个)一"]),
      ("“五位一体”", ["五位一体 = 5(位)"]),
      ("“3个严格”", ["3个严格 = 3(个)严格"]), ("“三大攻坚战”", ["三大攻坚战 = 3(大)攻坚战"]), ("“五有”", ["五有 = 5有"]), ("“双减”", ["双减 = 2减"]),
      ("“两不愁三保障”", ["两不愁三保障 = 2不愁 3保障"]),
      ("“十二条措施”", ["十二条措施 = 12(条)措施"]), ("‘三农’", ["三农 = 3农"]), ("\"四到\"", ["四到 = 4到"]),
      ("“一个中心、两个基本点”", ["一个中心、两个基本点 = 1(个)中心 2(个)基本点"]),
      ("“六个一批”", ["六个一批 = 6(个)一批"]), ("“三个统一”", ["三个统一 = 3(个)统一"]), ("“一肩挑、两手抓”", ["一肩挑、两手抓 = 1肩挑 2手抓"]),
      ("“十四五”", []), ("“九一八”", []), ("“12345”", []), ("“10分钟”", []), ("“百日攻坚”", []), ("“一网统管”", []), ("“三”", []),
      ("“三百六十行”", []), ("《三字经》", []),
      ("“2025年”", []), ("“三abc”", []), ("“党员三带”", ["党员三带 = 3带"]), ("“三会，四”", []), ("三会一课", []), ("“两三个”", []),
      ("“三个以上并且长得不像口号的一句话”", []), ("“五十步”", ["五十步 = 50步"]),
    ] as [(String, [String])])
  func parts(_ text: String, _ slogans: [String]) {
    let found = Draft("推行\(text)做法").sloganLines
    #expect(found == slogans)
  }

  @Test func places() throws {
    let draft = Draft("落实“三会一课”制度")
    let slogan = try #require(draft.slogans.first)
    #expect(draft.text(slogan.range) == "“三会一课”" && draft.text(slogan.form) == "三会一课")
    #expect(slogan.parts.map { draft.text($0.numeral) } == ["三", "一"])
    #expect(slogan.parts.map(\.measure.isEmpty) == [true, true])
  }
}
