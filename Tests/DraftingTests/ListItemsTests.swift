import Drafting
import ProseText
import Testing

@Suite struct ListItemsTests {
  /// The items with what follows each: `甲、|乙，|丙`.
  private func items(_ text: String) -> (lines: [String], isOpen: Bool) {
    let units = Array(text.utf16)
    return units.withUnsafeBufferPointer { buffer in
      let list = ListItems(ProseRange(0, buffer.count), in: buffer)
      let lines = list.items.map { item in
        String(decoding: buffer[item.range.lower..<item.range.upper], as: UTF16.self) + " \(item.separator)"
      }
      return (lines, list.isOpen)
    }
  }

  @Test(
    arguments: [
      ("甲、乙、丙", ["甲 enumeration", "乙 enumeration", "丙 none"]), ("甲，乙；丙", ["甲 comma", "乙 semicolon", "丙 none"]),
      ("a,b;c", ["a comma", "b semicolon", "c none"]), ("“甲、乙”、丙", ["“甲、乙” enumeration", "丙 none"]),
      ("“甲”“乙”《丙》", ["“甲” adjacency", "“乙” adjacency", "《丙》 none"]), ("甲（乙、丙）、丁", ["甲（乙、丙） enumeration", "丁 none"]),
      ("“甲”（乙）", ["“甲”（乙） none"]), (" 甲 、 乙 ", ["甲 enumeration", "乙 none"]), ("、、甲、、", ["甲 enumeration"]), ("", []),
      ("  ", []), ("甲）、乙", ["甲） enumeration", "乙 none"]),
    ] as [(String, [String])])
  func separators(_ text: String, _ lines: [String]) {
    #expect(items(text).lines == lines)
  }

  @Test(
    arguments: [
      ("甲、乙等", true), ("甲、乙等方面", true), ("甲、乙等五个环节", true), ("甲、乙", false), ("甲、平等", false), ("甲、高等教育", false),
      ("甲、三等级", false), ("等、甲", false),
      ("甲、等候时间", false), ("甲等、乙", false), ("甲、乙等一批叫得响的特色品牌", false), ("", false),
    ] as [(String, Bool)])
  func openLists(_ text: String, _ isOpen: Bool) {
    #expect(items(text).isOpen == isOpen)
  }
}
