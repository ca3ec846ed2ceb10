import TestSupport
import Testing
import Workspace

/// Entries are added to settings files without touching what a person wrote.
@Suite struct SettingsTextTests {
  private func text(_ settings: SettingsText) -> String { String(decoding: settings.bytes, as: UTF8.self) }

  @Test(
    arguments: [
      (nil, "{\n  \"ignore\": [\n    1\n  ]\n}\n"),
      ("{}", "{\n  \"ignore\": [\n    1\n  ]\n}"),
      ("{ // 空\n}\n", "{\n  \"ignore\": [\n    1\n  ] // 空\n}\n"),
      ("{\"ignore\": []}", "{\"ignore\": [\n    1\n  ]}"),
      (
        "{\n  \"ignore\": [\n    {\"rule\": \"a]\"} // 留下\n  ]\n}",
        "{\n  \"ignore\": [\n    {\"rule\": \"a]\"},\n    1 // 留下\n  ]\n}"
      ),
      ("{\n  ignore: [\n    2,\n  ],\n  locale: 'zh'\n}", "{\n  ignore: [\n    2,\n    1\n  ],\n  locale: 'zh'\n}"),
      ("{\"locale\": \"zh\"}", "{\"locale\": \"zh\",\n  \"ignore\": [\n    1\n  ]\n}"),
      ("{/* \"ignore\": [ */ 'ignore': [3]}", "{/* \"ignore\": [ */ 'ignore': [3,\n    1\n  ]}"),
      ("\u{FEFF}{'locale': 'z\\'h',}", "\u{FEFF}{'locale': 'z\\'h',\n  \"ignore\": [\n    1\n  ]\n}"),
      // What the reader takes for a blank or for the end of a comment, and how it reads keys, counts here too.
      ("{ignore\u{2003}:\u{FEFF}[3\u{2028}]}", "{ignore\u{2003}:\u{FEFF}[3,\n    1\n  \u{2028}]}"),
      ("{/*/ \"ignore\": [], */ \"ignore\": [3]}", "{/*/ \"ignore\": [], */ \"ignore\": [3,\n    1\n  ]}"),
      ("{\"\\u0069gnore\": [3]}", "{\"\\u0069gnore\": [3,\n    1\n  ]}"),
    ] as [(String?, String)])
  func entriesOfLists(before: String?, after: String) throws {
    var settings = try #require(SettingsText(before.map { Array($0.utf8) }))
    let isAdded = settings.append("1", toList: "ignore")
    #expect(isAdded)
    #expect(text(settings) == after)
    #expect(throws: Never.self) { try SettingReader.read(settings.bytes) }
  }

  @Test(
    arguments: [
      (nil, "{\n  \"rules\": {\n    \"a\": \"off\"\n  }\n}\n"),
      ("{\"rules\": {\"b\": \"hint\"}}", "{\"rules\": {\"b\": \"hint\",\n    \"a\": \"off\"\n  }}"),
      ("{\"rules\": {\"a\": \"hint\" /* 轻 */}}", "{\"rules\": {\"a\": \"off\" /* 轻 */}}"),
      ("{rules: {\n    a: 'error',\n  }}", "{rules: {\n    a: \"off\",\n  }}"),
    ] as [(String?, String)])
  func membersOfTables(before: String?, after: String) throws {
    var settings = try #require(SettingsText(before.map { Array($0.utf8) }))
    let isSet = settings.set("a", to: "\"off\"", inTable: "rules")
    #expect(isSet)
    #expect(text(settings) == after)
    #expect(throws: Never.self) { try SettingReader.read(settings.bytes) }
  }

  @Test func oneTextBecomesAList() throws {
    var settings = try #require(SettingsText(Array("{\"glossary\": \"a.txt\"}".utf8)))
    let isAdded = settings.append("\"b.txt\"", toList: "glossary")
    #expect(isAdded)
    #expect(text(settings) == "{\"glossary\": [\"a.txt\", \"b.txt\"]}")
  }

  @Test(arguments: ["", "[]", "{", "{\"a\": }", "null", "{\"ignore\": 3"])
  func brokenTextIsLeftAlone(text: String) {
    #expect(SettingsText(Array(text.utf8)) == nil)
  }

  /// A file that could not be read afterwards is of no use: it stays as it is.
  @Test func aFullFileIsLeftAlone() throws {
    let full = "{\"locale\": \"zh\"}" + String(repeating: " ", count: SettingReader.sizeLimit - 20)
    var settings = try #require(SettingsText(Array(full.utf8)))
    let isAdded = settings.append("{\"rule\": \"repeated-text\"}", toList: "ignore")
    #expect(!isAdded)
    #expect(text(settings) == full)
  }

  @Test func somethingElseIsLeftAlone() throws {
    var settings = try #require(SettingsText(Array("{\"ignore\": 3, \"rules\": []}".utf8)))
    let isChanged = [settings.append("1", toList: "ignore"), settings.set("a", to: "1", inTable: "rules")]
    #expect(isChanged == [false, false])
    #expect(text(settings) == "{\"ignore\": 3, \"rules\": []}")
  }

  @Test(arguments: ["", "“三会一课”", "a\"b\\c\n\t\u{1}", "😀"])
  func quotedTextsAreRead(text: String) throws {
    let node = try SettingReader.read(Array(SettingsText.quoted(text).utf8))
    #expect(node.text == text)
  }
}
