import ProseText
import Workspace

/// Word files made by hand, of the parts that a test is about.
package struct SampleWord {
  /// The contents of `w:body`.
  package var body = ""
  /// The contents of `w:numbering`.
  package var numbering = ""
  /// The contents of `w:styles`.
  package var styles = ""
  /// The contents of `w:footnotes`.
  package var footnotes = ""

  /// A file with `body` and with what belongs to it, each as XML.
  package init(body: String = "", numbering: String = "", styles: String = "", footnotes: String = "") {
    self.body = body
    self.numbering = numbering
    self.styles = styles
    self.footnotes = footnotes
  }

  private static let space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  /// The parts by their names.
  package var parts: [(name: String, text: String)] {
    let relation = { (id: Int, kind: String) in
      "<Relationship Id=\"r\(id)\" Type=\"\(Self.office)/\(kind)\" Target=\"\(kind).xml\"/>"
    }
    let root = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\""
    return [
      ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
      (
        "_rels/.rels",
        "<Relationships \(root)><Relationship Id=\"r1\" Type=\"\(Self.office)/officeDocument\" Target=\"/word/document.xml\"/>"
          + "</Relationships>"
      ),
      (
        "word/_rels/document.xml.rels",
        "<Relationships \(root)>\(relation(1, "numbering"))\(relation(2, "styles"))\(relation(3, "footnotes"))"
          + "</Relationships>"
      ),
      (
        "word/document.xml",
        "<?xml version=\"1.0\"?>\n<w:document \(Self.space)><w:body>\(body)<w:sectPr/></w:body></w:document>"
      ),
      ("word/numbering.xml", "<w:numbering \(Self.space)>\(numbering)</w:numbering>"),
      ("word/styles.xml", "<w:styles \(Self.space)>\(styles)</w:styles>"),
      ("word/footnotes.xml", "<w:footnotes \(Self.space)>\(footnotes)</w:footnotes>"),
    ]
  }

  /// The file.
  package var bytes: [UInt8] {
    Self.archive(parts.map { ($0.name, Array($0.text.utf8)) })
  }

  /// The archive of `parts`.
  package static func archive(_ parts: [(String, [UInt8])]) -> [UInt8] {
    var writer = ZipWriter()
    for (name, contents) in parts { writer.add(name, contents) }
    return writer.finished()
  }

  /// The text of the file, without its last line end.
  package func text() throws -> String {
    let text = try WordReader.read(bytes)
    return String(decoding: text.source.bytes.dropLast(), as: UTF8.self)
  }

  /// A paragraph with `text`, of level `level` (from 0) of the list `list`, and of `style`.
  package static func paragraph(_ text: String, list: Int? = nil, level: Int? = nil, style: String? = nil) -> String {
    var properties = style.map { "<w:pStyle w:val=\"\($0)\"/>" } ?? ""
    if list != nil || level != nil {
      let number = list.map { "<w:numId w:val=\"\($0)\"/>" } ?? ""
      properties += "<w:numPr>\(level.map { "<w:ilvl w:val=\"\($0)\"/>" } ?? "")\(number)</w:numPr>"
    }
    return "<w:p><w:pPr>\(properties)</w:pPr><w:r><w:t>\(text)</w:t></w:r></w:p>"
  }

  /// The list `list` of the definition `definition`, with further settings.
  package static func list(_ list: Int, of definition: Int, _ settings: String = "") -> String {
    "<w:num w:numId=\"\(list)\"><w:abstractNumId w:val=\"\(definition)\"/>\(settings)</w:num>"
  }

  /// A level of a list.
  package static func level(
    _ level: Int, _ format: String, _ text: String, suffix: String = "nothing", _ settings: String = ""
  ) -> String {
    "<w:lvl w:ilvl=\"\(level)\"><w:start w:val=\"1\"/><w:numFmt w:val=\"\(format)\"/>\(settings)"
      + "<w:suff w:val=\"\(suffix)\"/><w:lvlText w:val=\"\(text)\"/></w:lvl>"
  }
}
