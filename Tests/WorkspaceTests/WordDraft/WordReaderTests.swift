import Foundation
import ProseText
import TestSupport
import Testing

@testable import Workspace

/// What is read from Word files, and what is left out.
@Suite struct WordReaderTests {
  private typealias Sample = SampleWord

  @Test func readsRunsAsOneText() throws {
    let body = """
      <w:p><w:r><w:t xml:space="preserve">全镇 </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>完成&amp;</w:t></w:r>
      <w:hyperlink><w:r><w:t>投资&#x4E00;</w:t></w:r></w:hyperlink><w:r><w:tab/><w:t>亿元</w:t><w:br/><w:t>。</w:t></w:r></w:p>
      <w:p/><w:p><w:r><w:t>  末段  </w:t></w:r></w:p>
      """
    #expect(try SampleWord(body: body).text() == "全镇 完成&投资一\t亿元\n。\n末段")
  }

  @Test func leavesOutWhatNobodySees() throws {
    let body = """
      <w:p><w:r><w:t>甲</w:t></w:r><w:del><w:r><w:delText>删</w:delText><w:tab/></w:r></w:del><w:ins><w:r><w:t>增</w:t></w:r></w:ins>
      <w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:moveFrom><w:r><w:t>移</w:t></w:r></w:moveFrom>
      <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGEREF x</w:instrText><w:t>令</w:t></w:r>
      <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>果</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>
      <w:r><w:ruby><w:rt><w:r><w:t>yin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>音</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>
      """
    #expect(try SampleWord(body: body).text() == "甲增果音")
  }

  @Test func leavesOutTheTableOfContents() throws {
    let field = { (kind: String) in "<w:r><w:fldChar w:fldCharType=\"\(kind)\"/></w:r>" }
    let start = "<w:p>\(field("begin"))<w:r><w:instrText> TOC \\o </w:instrText></w:r>\(field("separate"))"
    let body = "\(start)<w:r><w:t>一、总则 3</w:t></w:r></w:p><w:p>\(field("end"))</w:p>" + Sample.paragraph("一、总则")
    #expect(try SampleWord(body: body).text() == "一、总则")
    // A field without an end must not swallow the draft.
    let broken = "\(start)<w:r><w:t>一、总则 3</w:t></w:r></w:p>" + Sample.paragraph("一、总则")
    #expect(try SampleWord(body: broken).text() == "一、总则 3\n一、总则")
  }

  @Test func knowsThePlaceOfEveryParagraph() throws {
    let box = """
      <w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice>
      <w:txbxContent>\(Sample.paragraph("框中"))</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>
      \(Sample.paragraph("框中"))</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>
      """
    let cell = { (text: String) in "<w:tc><w:tcPr/>\(Sample.paragraph(text))</w:tc>" }
    let noted = "<w:p>\(box)<w:r><w:t>三段</w:t><w:footnoteReference w:id=\"7\"/></w:r></w:p>"
    let table = "<w:tbl><w:tr>\(cell("一一"))\(cell("一二"))</w:tr><w:tr>\(cell("二一"))</w:tr></w:tbl>"
    let body = [Sample.paragraph("首段"), "<w:p/>", noted, table, Sample.paragraph("四段")].joined()
    let notes =
      "<w:footnote w:id=\"0\" w:type=\"separator\">\(Sample.paragraph("线"))</w:footnote>"
      + "<w:footnote w:id=\"7\">\(Sample.paragraph("注文"))</w:footnote>"
    let text = try WordReader.read(SampleWord(body: body, footnotes: notes).bytes)
    let map = try #require(text.word)
    var places: [String] = []
    for line in 0..<text.source.lines.count - 1 {
      let range = text.source.contentRange(ofLine: line)
      places.append("\(text.source[range]) \(map.place(of: range.start).title)")
    }
    #expect(
      places == [
        "首段 第1段", "三段 第3段", "框中 第3段旁的文本框", "一一 表1第1行第1格", "一二 表1第1行第2格", "二一 表1第2行第1格", "四段 第4段", "注文 脚注1",
      ])
  }

  @Test func automaticNumbersAreVirtual() throws {
    let numbering =
      "<w:abstractNum w:abstractNumId=\"5\">\(Sample.level(0, "chineseCounting", "%1、"))</w:abstractNum>"
      + Sample.list(3, of: 5)
    let body = Sample.paragraph("总则", list: 3, level: 0) + Sample.paragraph("附则", list: 3)
    let text = try WordReader.read(SampleWord(body: body, numbering: numbering).bytes)
    #expect(text.source[SourceRange(0, text.source.bytes.count)] == "一、总则\n二、附则\n")
    let map = try #require(text.word)
    #expect(map.isVirtual(SourceRange(0, 3)))
    #expect(map.isVirtual(SourceRange(3, 9)))
    #expect(map.isVirtual(SourceRange(3, 3)))
    #expect(!map.isVirtual(SourceRange(6, 12)))
    #expect(!map.isVirtual(SourceRange(6, 6)))
    #expect(map.isVirtual(SourceRange(13, 16)))
  }

  @Test func countsAsTheListsSay() throws {
    let definition = """
      <w:abstractNum w:abstractNumId="1">\(Sample.level(0, "chineseCountingThousand", "第%1章", suffix: "tab"))\
      \(Sample.level(1, "decimal", "%1.%2", "<w:isLgl/>"))\(Sample.level(2, "decimalEnclosedCircle", "%3", "<w:lvlRestart w:val=\"1\"/>"))\
      \(Sample.level(3, "lowerLetter", "%4)", "<w:lvlRestart w:val=\"0\"/>"))</w:abstractNum>
      """
    let numbering =
      definition + Sample.list(1, of: 1)
      + Sample.list(2, of: 1, "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride>")
      + Sample.list(
        3, of: 1, "<w:lvlOverride w:ilvl=\"0\">\(Sample.level(0, "upperRoman", "%1."))</w:lvlOverride>")
    let lines: [(Int, Int)] = [
      (1, 0), (1, 1), (1, 1), (1, 2), (1, 3), (1, 1), (1, 2), (1, 3), (1, 0), (1, 1), (1, 2), (2, 0), (2, 0), (1, 0),
      (3, 0),
    ]
    let body = lines.map { Sample.paragraph("文", list: $0.0, level: $0.1) }.joined() + Sample.paragraph("文", list: 0)
    #expect(
      try SampleWord(body: body, numbering: numbering).text().split(separator: "\n") == [
        "第一章 文", "1.1文", "1.2文", "①文", "a)文", "1.3文", "②文", "b)文", "第二章 文", "2.1文", "①文", "第五章 文", "第六章 文",
        "第七章 文", "VIII.文", "文",
      ])
  }

  @Test func stylesNumberTheirParagraphs() throws {
    let styles = """
      <w:style w:type="paragraph" w:default="1" w:styleId="a"/>\
      <w:style w:type="paragraph" w:styleId="1"><w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>\
      <w:style w:type="paragraph" w:styleId="2"><w:basedOn w:val="1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>\
      <w:style w:type="paragraph" w:styleId="21"><w:basedOn w:val="2"/></w:style>\
      <w:style w:type="paragraph" w:styleId="0"><w:basedOn w:val="1"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>
      """
    let numbering =
      "<w:abstractNum w:abstractNumId=\"9\">\(Sample.level(0, "chineseCounting", "%1、", "<w:pStyle w:val=\"1\"/>"))"
      + "\(Sample.level(1, "chineseCounting", "（%2）", "<w:pStyle w:val=\"2\"/>"))</w:abstractNum>"
      + Sample.list(4, of: 9)
    let body = ["1", "2", "21", "0", "1", "a"].map { Sample.paragraph("文", style: $0) }.joined()
    #expect(
      try SampleWord(body: body, numbering: numbering, styles: styles).text()
        == "一、文\n（一）文\n（二）文\n文\n二、文\n文")
  }

  @Test func changesOfPropertiesInTheMarginDoNotCount() throws {
    let change =
      "<w:pPrChange><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:pPrChange>"
    let numbering =
      "<w:abstractNum w:abstractNumId=\"1\">\(Sample.level(0, "decimal", "%1."))</w:abstractNum>"
      + Sample.list(1, of: 1)
    let body = "<w:p><w:pPr>\(change)</w:pPr><w:r><w:t>文</w:t></w:r></w:p>"
    #expect(try SampleWord(body: body, numbering: numbering).text() == "文")
  }

  @Test(arguments: [
    ("chineseCounting", [1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九"]),
    ("chineseCountingThousand", [10: "十", 100: "一百", 101: "一百零一", 110: "一百一十"]),
    ("ideographDigital", [9: "九", 10: "一〇", 21: "二一"]), ("japaneseCounting", [12: "十二"]),
    ("chineseLegalSimplified", [2: "贰", 9: "玖"]), ("ideographTraditional", [1: "甲", 10: "癸", 11: "11"]),
    ("ideographZodiac", [12: "亥"]), ("decimalEnclosedCircle", [1: "①", 20: "⑳", 21: "㉑", 50: "㊿", 51: "51"]),
    ("decimalEnclosedCircleChinese", [3: "③"]), ("decimalEnclosedParen", [2: "⑵", 21: "(21)"]),
    ("decimalEnclosedFullstop", [1: "⒈"]), ("decimalFullWidth", [12: "１２"]), ("decimalZero", [3: "03", 12: "12"]),
    ("lowerLetter", [1: "a", 26: "z", 27: "aa"]), ("upperLetter", [2: "B"]), ("lowerRoman", [4: "iv"]),
    ("upperRoman", [1994: "MCMXCIV", 4000: "4000"]), ("ordinal", [1: "1st", 12: "12th", 23: "23rd"]),
    ("none", [1: ""]), ("unheardOf", [7: "7"]), ("decimal", [0: "0"]),
  ])
  func writesNumbersInManyFormats(_ format: String, _ expected: [Int: String]) {
    for (value, text) in expected { #expect(NumberFormat.text(value, format) == text) }
  }
}
