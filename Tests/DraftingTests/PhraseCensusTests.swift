import Drafting
import ProseText
import Testing

@Suite struct PhraseCensusTests {
  @Test func countsEverywhere() {
    let draft = Draft("抓好抓好落实，抓抓抓。\n再抓好。")
    let phrases = [ProseRange(0, 2), ProseRange(4, 6), ProseRange(7, 9), ProseRange(1, 2)]
    let census = PhraseCensus(phrases, in: draft)
    #expect(phrases.map { census.count(of: $0, in: draft) } == [3, 1, 2, 3])
  }

  @Test func whatWasNotGivenIsNotCounted() {
    let draft = Draft("抓好抓好落实")
    let tooLong = Draft("各乡镇各部门各单位各支部要抓好落实")
    #expect(PhraseCensus([], in: draft).count(of: ProseRange(0, 2), in: draft) == 0)
    let census = PhraseCensus([ProseRange(0, 2), ProseRange(3, 99), ProseRange(2, 2)], in: draft)
    #expect(census.count(of: ProseRange(4, 6), in: draft) == 0)
    #expect(census.count(of: ProseRange(3, 99), in: draft) == 0)
    #expect(census.count(of: ProseRange(90, 99), in: draft) == 0)
    #expect(census.count(of: ProseRange(2, 2), in: draft) == 0)
    #expect(PhraseCensus([ProseRange(0, 17)], in: tooLong).count(of: ProseRange(0, 17), in: tooLong) == 0)
  }
}
