import Drafting
import ProseText
import Testing

@Suite struct SentenceTests {
  @Test(
    arguments: [
      ("第一句。第二句！第三句？", ["第一句。", "第二句！", "第三句？"]), ("他说：“干得好！”大家鼓掌。", ["他说：“干得好！”", "大家鼓掌。"]),
      ("真的？！是的……好。", ["真的？！", "是的……", "好。"]), ("（见附件。）下同。", ["（见附件。）", "下同。"]), ("没有句号", ["没有句号"]),
      ("他说：\"干得好。\"大家鼓掌。", ["他说：\"干得好。\"", "大家鼓掌。"]), ("说完。\"新的一句。\"", ["说完。", "\"新的一句。\""]),
      ("一、标题\n第一句。 第二句。", ["一、标题", "第一句。", "第二句。"]), ("增长3.5%。", ["增长3.5%。"]), ("。。", ["。。"]), ("", []), ("\n\n", []),
      ("“甲。”（乙。）丙", ["“甲。”", "（乙。）", "丙"]),
    ] as [(String, [String])])
  func sentences(_ text: String, _ sentences: [String]) {
    #expect(Draft(text).sentenceLines == sentences)
  }

  @Test func placesOfParagraphsAndSentences() throws {
    let draft = Draft("第一段。还是。\n第二段")
    #expect(draft.source == SourceText("第一段。还是。\n第二段"))
    #expect(draft.sentences.map(\.paragraph) == [0, 0, 1])
    let first = try #require(draft.paragraph(at: 0))
    #expect(draft.text(first.range) == "第一段。还是。")
    #expect(draft.paragraph(at: 6) == first && draft.paragraph(at: 7) == nil)
    #expect(draft.paragraph(at: 8) == draft.prose.paragraphs.last && draft.paragraph(at: 11) == nil)
    #expect(draft.sentence(at: 3).map { draft.text($0.range) } == "第一段。")
    #expect(draft.sentence(at: 4).map { draft.text($0.range) } == "还是。")
    #expect(draft.sentence(at: 7) == nil && draft.sentence(at: 99) == nil && draft.sentence(at: -1) == nil)
    #expect(Draft("").paragraph(at: 0) == nil && Draft("").sentence(at: 0) == nil)
  }

  @Test func lastIndexOfSortedKeys() {
    let keys = [1, 3, 3, 7]
    let found = [0, 1, 2, 3, 6, 7, 9].map { limit in keys.lastIndex(notAfter: limit) { $0 } }
    #expect(found == [nil, 0, 0, 2, 2, 3, 3])
    #expect([Int]().lastIndex(notAfter: 1) { $0 } == nil)
  }
}
