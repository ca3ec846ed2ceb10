import TestSupport
import Testing
import Workspace

@Suite struct SettingReaderTests {
  private func read(_ text: String) throws -> SettingNode {
    try SettingReader.read(Array(text.utf8))
  }

  /// The value in short: strings bare, lists in brackets, tables in braces.
  private func short(_ node: SettingNode) -> String {
    switch node.value {
    case .null: "null"
    case .truth(let truth): "\(truth)"
    case .number(let digits): "#\(digits)"
    case .text(let text): text
    case .list(let nodes): "[" + nodes.map(short).joined(separator: "|") + "]"
    case .table(let entries): "{" + entries.map { "\($0.key)=\(short($0.node))" }.joined(separator: "|") + "}"
    }
  }

  @Test(arguments: [
    ("{}", "{}"), ("{a: 1, 'b': [true, null,], \"c\": 'x',}", "{a=#1|b=[true|null]|c=x}"),
    ("\u{FEFF}// 说明\n{/* 中 */ $键_1: \"值\"} // 完", "{$键_1=值}"),
    ("[+1, -.5, 5., 0xFF, 1e9, Infinity, -NaN]", "[#+1|#-.5|#5.|#0xFF|#1e9|#Infinity|#-NaN]"),
    ("['\\u4e2d\\x41\\n', '\\'', '\\uD83D\\uDE00', 'a\\\n b']", "[中A\n|'|😀|a b]"), ("{\r\n'a'\r:\n'b'}", "{a=b}"),
    ("[\"a // b\", '/* c */']", "[a // b|/* c */]"),
  ])
  func readsWhatPeopleWrite(_ text: String, _ expected: String) throws {
    #expect(short(try read(text)) == expected)
  }

  @Test func knowsThePlaceOfEverything() throws {
    let entry = try #require(try read("{\n  // 说明\r\n  词库: ['甲',\r 'b']}")["词库"])
    #expect(entry.place == TextPlace(line: 3, column: 3))
    #expect(entry.node.place == TextPlace(line: 3, column: 7))
    #expect(entry.node.elements.map(\.place) == [TextPlace(line: 3, column: 8), TextPlace(line: 4, column: 2)])
  }

  @Test(arguments: [
    ("", 1, 1, "空的"), ("// 只有说明\n", 2, 1, "空的"), ("{", 1, 1, "没有对应的“}”"), ("{a: [1}", 1, 7, "“,”"),
    ("{a 1}", 1, 4, "“:”"),
    ("{“a”: 1}", 1, 2, "要有一个键"), ("{a： 1}", 1, 3, "半角的“:”"), ("{a: “x”}", 1, 5, "半角的“\"”"),
    ("{a: 1，b: 2}", 1, 6, "半角的“,”"),
    ("{a: 1 b: 2}", 1, 7, "“,”"), ("{a: yes}", 1, 5, "引号"), ("{a: 'x\n'}", 1, 5, "收尾的引号"),
    ("{a: 1, a: 2}", 1, 8, "写了两次"),
    ("{} x", 1, 4, "已经结束"), ("{a: 1 /* x", 1, 7, "收尾的“*/”"), ("# x\n{}", 1, 1, "“//”"), ("{a: '\\u12'}", 1, 6, "十六进制"),
    ("{a: '\\uD800'}", 1, 6, "不是字符"), ("[,]", 1, 2, "要有一个值"), ("{a:\n\n  01x}", 3, 3, "不是值"), ("{a: +}", 1, 5, "不是值"),
  ])
  func saysWhereItWentWrong(_ text: String, _ line: Int, _ column: Int, _ reason: String) {
    do {
      _ = try read(text)
      Issue.record("taken: \(text)")
    } catch let mistake as SettingReader.Mistake {
      #expect(mistake.place == TextPlace(line: line, column: column), "\(mistake.reason)")
      #expect(mistake.reason.contains(reason), "\(mistake.reason)")
    } catch {
      Issue.record("\(error)")
    }
  }

  @Test func refusesHostileSizesAndDepths() {
    func reason(_ bytes: [UInt8]) -> String {
      do { _ = try SettingReader.read(bytes) } catch { return error.reason }
      return ""
    }
    #expect(reason(Array(repeating: UInt8(ascii: "["), count: 1_000_000)).contains("超过 32 层"))
    #expect(reason(Array(String(repeating: "{a:", count: 300_000).utf8)).contains("超过 32 层"))
    #expect(reason(Array(repeating: 0x20, count: SettingReader.sizeLimit + 1)).contains("上限"))
    #expect(reason([0x7B, 0xFF, 0x7D]).contains("UTF-8"))
  }

  @Test func noGarbageMakesItTrap() {
    var generator = SeededGenerator(seed: 11)
    let pieces = [
      "{", "}", "[", "]", ":", ",", "'", "\"", "\\", "u", "x", "//", "/*", "*/", "\n", "a", "1", "中", "-", ".",
    ]
    var taken = 0
    for _ in 0..<3_000 {
      let text = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
        pieces.randomElement(using: &generator) ?? ""
      }
      if (try? read(text.joined())) != nil { taken += 1 }
    }
    #expect(taken > 0)
  }
}
