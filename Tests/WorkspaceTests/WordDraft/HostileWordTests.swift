import Foundation
import ProseText
import TestSupport
import Testing

@testable import Workspace

/// Files that are broken or mean harm.
@Suite struct HostileWordTests {
  private func problem(_ bytes: [UInt8]) -> WordProblem? {
    do {
      _ = try WordReader.read(bytes)
      return nil
    } catch {
      return error
    }
  }

  private func sample(_ body: String) -> [UInt8] {
    SampleWord(body: body).bytes
  }

  @Test func saysWhatIsNoWordFile() {
    #expect(problem([]) == .notAnArchive)
    #expect(problem(Array("好。".utf8)) == .notAnArchive)
    #expect(problem([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0]) == .oldOrLocked)
    #expect(problem(SampleWord.archive([("a.txt", [])])) == .notAWordFile)
    #expect(problem(SampleWord.archive([("../../etc/passwd", [])])) == .notAWordFile)
  }

  @Test func refusesDeclarations() {
    var parts = SampleWord(body: SampleWord.paragraph("&x;")).parts
    parts[3].text = "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + parts[3].text
    let bytes = SampleWord.archive(parts.map { ($0.name, Array($0.text.utf8)) })
    #expect(problem(bytes) == .declaresEntities("word/document.xml"))
    #expect(problem(sample(SampleWord.paragraph("&x;"))) == .damaged("word/document.xml"))
  }

  @Test(arguments: [
    "<w:p>", "</w:p>", "<w:p></w:r></w:p>", "<w:p a=1/>", "<w:p a='<'/>", "<x:p/>", "<w:p/", "<!-- ", "<![CDATA[ ",
    "&#0;",
    "&#xD800;", "&amp", "<w:p a='1'b='2'/>", "< w:p/>", "<!ELEMENT w:p>",
  ])
  func saysThatXMLIsDamaged(_ body: String) {
    #expect(problem(sample(body)) == .damaged("word/document.xml"))
  }

  @Test func refusesDeepNesting() {
    let deep = { String(repeating: "<w:p>", count: $0) + String(repeating: "</w:p>", count: $0) }
    #expect(problem(sample(deep(300))) == nil)
    #expect(problem(sample(deep(100_000))) == .damaged("word/document.xml"))
  }

  @Test func refusesPrefixesWithoutNumber() {
    let body = { (count: Int) in
      let prefixes = (0..<count).map { " xmlns:a\($0)=\"x\"" }.joined()
      return "<w:p\(prefixes)>" + String(repeating: "<w:r><w:t>甲</w:t></w:r>", count: 10) + "</w:p>"
    }
    #expect(problem(sample(body(500))) == nil)
    #expect(problem(sample(body(100_000))) == .damaged("word/document.xml"))
  }

  @Test func refusesBombsByTheirAnnouncedAndByTheirRealSize() throws {
    // A mebibyte of zeros in its packed form, announced as what it is not.
    var bytes = sample(SampleWord.paragraph("文"))
    let archive = try ZipArchive(bytes)
    let entry = try #require(archive.entry("word/document.xml"))
    let at = try #require(place(of: entry, in: bytes))
    put(0x7FFF_FFFF, at: at + 24, in: &bytes)
    #expect(problem(bytes) == .tooLarge("word/document.xml"))
    put(entry.size - 1, at: at + 24, in: &bytes)
    #expect(problem(bytes) == .damaged("word/document.xml"))
  }

  @Test func refusesLockedPartsAndUnknownMethods() throws {
    let whole = sample(SampleWord.paragraph("文"))
    let entry = try #require(try ZipArchive(whole).entry("word/document.xml"))
    let at = try #require(place(of: entry, in: whole))
    var locked = whole
    locked[at + 8] |= 1
    #expect(problem(locked) == .encrypted)
    var unknown = whole
    unknown[at + 10] = 99
    #expect(problem(unknown) == .damaged("word/document.xml 的压缩方法"))
    var changed = whole
    changed[at + 16] ^= 1
    #expect(problem(changed) == .damaged("word/document.xml"))
  }

  @Test func refusesTwoPartsOfOneName() {
    let parts = SampleWord(body: "").parts.map { ($0.name, Array($0.text.utf8)) }
    #expect(problem(SampleWord.archive(parts + [parts[3]])) == .damaged("压缩包里有两个 word/document.xml"))
  }

  @Test func followsNoLinkOutOfTheArchive() {
    var parts = SampleWord(body: SampleWord.paragraph("文")).parts
    parts[1].text = parts[1].text.replacing("Target=\"/word", with: "TargetMode=\"External\" Target=\"/word")
    #expect(problem(SampleWord.archive(parts.map { ($0.name, Array($0.text.utf8)) })) == .notAWordFile)
    parts[1].text = SampleWord().parts[1].text.replacing("/word/document.xml", with: "../../word/../word/document.xml")
    #expect(problem(SampleWord.archive(parts.map { ($0.name, Array($0.text.utf8)) })) == nil)
  }

  /// A level that is written in a hundred thousand characters, each of which stands for a number.
  @Test func labelsStayShort() throws {
    let numbering = """
      <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="9999999999"/><w:numFmt w:val="decimal"/>\
      <w:lvlText w:val="\(String(repeating: "%1", count: 50_000))"/></w:lvl></w:abstractNum>
      """
    let body = String(repeating: SampleWord.paragraph("文", list: 1, level: 0), count: 100)
    let text = try SampleWord(body: body, numbering: numbering + SampleWord.list(1, of: 1)).text()
    #expect(text.utf8.count < 100 * 5_000 && text.hasPrefix("99999999999999999999"))
  }

  @Test func circlesInStylesAndListsEnd() throws {
    let styles = """
      <w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="b"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>\
      <w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>
      """
    let numbering =
      "<w:abstractNum w:abstractNumId=\"1\"><w:numStyleLink w:val=\"a\"/></w:abstractNum>" + SampleWord.list(1, of: 1)
    let body = SampleWord.paragraph("文", style: "b")
    #expect(try SampleWord(body: body, numbering: numbering, styles: styles).text() == "文")
  }

  @Test func noDamageTraps() {
    let whole = sample(SampleWord.paragraph("一、全镇完成投资", list: 1, level: 0) + "<w:tbl><w:tr><w:tc/></w:tr></w:tbl>")
    for length in stride(from: 0, to: whole.count, by: 7) { _ = problem(Array(whole[..<length])) }
    var generator = SeededGenerator(seed: 8)
    for _ in 0..<400 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      }
      _ = problem(bytes)
    }
    // The checksums guard against most of that, so the readers behind them get their own share.
    for _ in 0..<400 {
      let length = Int.random(in: 0...300, using: &generator)
      let noise = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
      _ = try? Inflate.unpack(noise[...], size: 5000)
      var text = Array("<w:p xmlns:w='u'><a b=\"&lt;\"/><![CDATA[x]]><!-- c -->&#65;</w:p>".utf8)
      text[Int.random(in: 0..<text.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      var reader = XMLPullReader(text)
      while let event = try? reader.next() { _ = event }
    }
  }

  /// Where the record of `entry` stands in the directory of `bytes`.
  private func place(of entry: ZipArchive.Entry, in bytes: [UInt8]) -> Int? {
    bytes.indices.dropLast(46).last { at in
      bytes[at...].starts(with: [0x50, 0x4B, 0x01, 0x02]) && bytes[(at + 46)...].starts(with: entry.rawName)
    }
  }

  private func put(_ value: Int, at index: Int, in bytes: inout [UInt8]) {
    for byte in 0..<4 { bytes[index + byte] = UInt8(truncatingIfNeeded: value >> (8 * byte)) }
  }
}
