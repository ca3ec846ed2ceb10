import Foundation
import ProseText
import TestSupport
import Testing

@testable import Workspace

/// Comments in Word files made by hand.
@Suite struct WordCommentWriterTests {
  private func main(of bytes: [UInt8]) throws -> String {
    let word = try WordPackage(bytes)
    let text = String(decoding: try word.contents(word.mainPart), as: UTF8.self)
    return text.components(separatedBy: "<w:body>").last?.components(separatedBy: "<w:sectPr").first ?? ""
  }

  private func copy(_ bytes: [UInt8], _ ranges: [(Int, Int)]) throws -> [UInt8] {
    let map = try #require(try WordReader.read(bytes).word)
    let comments = ranges.map { WordComment(range: SourceRange($0.0, $0.1), paragraphs: ["有误<&>"]) }
    return WordCommentWriter.copy(of: map, with: comments)
  }

  @Test func cutsRunsAtTheWords() throws {
    let bytes = SampleWord(body: "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>甲 &amp;乙丙</w:t></w:r></w:p>").bytes
    let text = try main(of: try copy(bytes, [(4, 8)]))
    #expect(
      text == """
        <w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">甲 </w:t></w:r><w:commentRangeStart w:id="0"/>\
        <w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">&amp;乙</w:t></w:r><w:commentRangeEnd w:id="0"/>\
        <w:r><w:commentReference w:id="0"/></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">丙</w:t></w:r></w:p>
        """)
  }

  @Test func standsBetweenRunsWhereItCan() throws {
    let bytes = SampleWord(body: "<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:t>乙</w:t></w:r></w:p>").bytes
    #expect(
      try main(of: try copy(bytes, [(0, 3)])).hasPrefix(
        "<w:p><w:commentRangeStart w:id=\"0\"/><w:r><w:t>甲</w:t></w:r><w:commentRangeEnd w:id=\"0\"/>"))
  }

  @Test func anAutomaticNumberHandsItsCommentToTheText() throws {
    let numbering =
      "<w:abstractNum w:abstractNumId=\"1\">\(SampleWord.level(0, "decimal", "%1."))</w:abstractNum>"
      + SampleWord.list(1, of: 1)
    let bytes = SampleWord(
      body: SampleWord.paragraph("总则", list: 1) + SampleWord.paragraph("", list: 1), numbering: numbering
    ).bytes
    let text = try main(of: try copy(bytes, [(0, 2), (9, 11)]))
    #expect(
      text.contains("</w:pPr><w:commentRangeStart w:id=\"0\"/><w:r><w:t>总则</w:t></w:r><w:commentRangeEnd w:id=\"0\"/>"))
    #expect(
      text.hasSuffix(
        "<w:commentRangeStart w:id=\"1\"/><w:commentRangeEnd w:id=\"1\"/><w:r><w:commentReference w:id=\"1\"/></w:r></w:p>"
      ))
  }

  @Test func aNoteHandsItsCommentToWhereItIsCalled() throws {
    let bytes = SampleWord(
      body: "<w:p><w:r><w:t>文</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>",
      footnotes: "<w:footnote w:id=\"2\">\(SampleWord.paragraph("注文"))</w:footnote>"
    ).bytes
    #expect(
      try main(of: try copy(bytes, [(4, 7)])).contains(
        "<w:commentRangeStart w:id=\"0\"/><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:commentRangeEnd w:id=\"0\"/>"))
  }

  @Test func anyRangesLeaveTheTextAsItIs() throws {
    let body =
      SampleWord.paragraph("一、全镇&amp;完成 投资") + "<w:tbl><w:tr><w:tc>\(SampleWord.paragraph("表 中"))</w:tc></w:tr></w:tbl>"
      + "<w:p><w:r><w:t xml:space=\"preserve\"> 甲</w:t><w:tab/><w:t>乙</w:t></w:r><w:hyperlink><w:r><w:t>丙</w:t></w:r></w:hyperlink></w:p>"
    let bytes = SampleWord(body: body).bytes
    let source = try WordReader.read(bytes).source
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<150 {
      let ranges = (0..<Int.random(in: 0...5, using: &generator)).map { _ in
        let start = Int.random(in: 0...source.bytes.count, using: &generator)
        let end = min(source.bytes.count, start + Int.random(in: 0...20, using: &generator))
        return (source.scalarStart(UTF8Offset(start)).value, source.scalarStart(UTF8Offset(end)).value)
      }
      let written = try copy(bytes, ranges)
      #expect(try WordReader.read(written).source == source, "\(ranges)")
      let text = try main(of: written)
      for id in ranges.indices {
        for mark in ["commentRangeStart", "commentRangeEnd", "commentReference"] {
          #expect(text.components(separatedBy: "<w:\(mark) w:id=\"\(id)\"/>").count == 2, "\(ranges)")
        }
        let pieces = text.components(separatedBy: "w:id=\"\(id)\"/>")
        #expect(pieces.first?.hasSuffix("commentRangeStart ") == true, "\(ranges)")
      }
    }
  }
}
