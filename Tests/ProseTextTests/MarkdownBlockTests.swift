import Invariants
import ProseText
import TestSupport
import Testing

/// What a line is in Markdown: prose, or something that no rule may see.
@Suite struct MarkdownBlockTests {
  /// Reads `lines` and compares the paragraphs; also with CR LF.
  private func expect(
    _ lines: [String], _ paragraphs: [String], location: SourceLocation = #_sourceLocation
  ) {
    for end in ["\n", "\r\n", "\r"] {
      let prose = Prose(SourceText(lines.joined(separator: end)), syntax: .markdown)
      #expect(prose.paragraphTexts == paragraphs, sourceLocation: location)
      #expect(ProseInvariants.violations(of: prose).isEmpty, sourceLocation: location)
    }
  }

  @Test func frontMatter() {
    expect(["---", "title: 总结", "", "date: 2025-03-05", "---", "正文。"], ["正文。"])
    expect(["+++", "title = \"总结\"", "+++", "正文。"], ["正文。"])
    expect(["\u{FEFF}---", "title: 总结", "---", "正文。"], ["正文。"])
    expect(["---", "只有分隔线，没有结尾。"], ["只有分隔线，没有结尾。"])
    expect(["", "---", "不在文件开头。", "", "---"], ["不在文件开头。"])
    expect(["----", "四个减号不是。", "----"], ["四个减号不是。"])
    expect(["---", "键: 值", "  ---", "还在里面", "---", "正文。"], ["正文。"])
  }

  @Test func fencedCode() {
    expect(["前。", "```swift", "let 代码 = 1", "```", "后。"], ["前。", "后。"])
    expect(["~~~", "代码", "```", "代码", "~~~", "后。"], ["后。"])
    expect(["````", "```", "代码", "```", "````", "后。"], ["后。"])
    expect(["前。", "```", "没有结尾的代码", "", "# 不是标题"], ["前。"])
    expect(["前。", "", "```", "", "代码", "``` 不是结尾", "```", "后。"], ["前。", "后。"])
    expect(["``` 行内 ``` 不是围栏"], ["\u{FFFC}不是围栏"])
    expect(["``", "两个反引号不是围栏。", "``"], ["``两个反引号不是围栏。", "``"])
    expect(["- 步骤：", "  ```", "  代码", "  ```", "- 完成。"], ["步骤：", "完成。"])
    expect(["- ```", "  代码", "  ```", "后。"], ["后。"])
    expect(["> ```", "> 代码", "> ```", "> 引文。"], ["引文。"])
    expect(["> ```", "> 没有结尾", "引文之外。"], ["引文之外。"])
  }

  @Test func indentedCode() {
    expect(["前。", "", "    代码一", "    代码二", "", "    代码三", "", "后。"], ["前。", "后。"])
    expect(["前。", "", "\t代码", "\t代码", "后。"], ["前。", "后。"])
    expect(["前。", "", "  \t代码", "", "后。"], ["前。", "后。"])
    expect(["    代码开头", "后。"], ["后。"])
    expect(["前文没有说完", "    接着说。"], ["前文没有说完接着说。"])
    expect(["- 条目。", "", "    条目的第二段。"], ["条目。", "条目的第二段。"])
    expect(["1. 条目。", "", "    条目的第二段。", "", "    第三段。"], ["1.条目。", "条目的第二段。", "第三段。"])
    expect(["前。", "", "　　首行缩进的段落。"], ["前。", "首行缩进的段落。"])
    expect(["前。", "", "    ```", "后。"], ["前。", "后。"])
  }

  @Test func comments() {
    expect(["前<!-- 批注 -->后。"], ["前后。"])
    expect(["前。", "<!--", "批注一", "", "# 批注二", "---", "-->", "后。"], ["前。", "后。"])
    expect(["前。", "<!-- 批注", "", "    -->", "后。"], ["前。", "后。"])
    expect(["<!-- 批注", "--> 后。"], ["后。"])
    expect(["前。<!-- 没有结尾", "批注", "", "```", "批注"], ["前。"])
    expect(["<!-->", "后。"], ["后。"])
    expect(["<!DOCTYPE html>", "正文不在注释里。"], ["正文不在注释里。"])
    expect(["<!注意", "不是注释。"], ["<!注意不是注释。"])
    expect(["<!-- 一 --><!-- 二 -->正文。"], ["正文。"])
  }

  @Test func titles() {
    let text = "# 一级 #\n## 二级\n####### 不是。\n#不是。\n三级\n===\n四级\n---\n\n---\n# \n末段。"
    let prose = Prose(SourceText(text), syntax: .markdown)
    #expect(prose.paragraphTexts == ["一级", "二级", "#######不是。", "#不是。", "三级", "四级", "末段。"])
    #expect(prose.paragraphs.map(\.titleLevel) == [1, 2, 0, 0, 1, 2, 0])
    #expect(ProseInvariants.violations(of: prose).isEmpty)
  }

  @Test(arguments: [
    ("总体情况\n---\n正文。", [2, 0]), ("总体情况\n====\n正文。", [1, 0]), ("总体情况\n***\n正文。", [0, 0]),
    ("总体情况\n\n---\n正文。", [0, 0]), ("- 条目\n---\n正文。", [0, 0]), ("> 引文\n---\n正文。", [0, 0]),
    ("总体情况\n___\n正文。", [0, 0]), ("总体情况\n- - -\n正文。", [0, 0]),
  ])
  func underlinesAndRules(_ text: String, _ levels: [UInt8]) {
    let prose = Prose(SourceText(text), syntax: .markdown)
    #expect(prose.paragraphs.map(\.titleLevel) == levels)
    #expect(prose.paragraphs.count == 2)
  }

  @Test func quotesAndLists() {
    expect(["> 引文第一行，", "> 引文第二行。", "正文。"], ["引文第一行，引文第二行。", "正文。"])
    expect([">> 两层引文。", "> > 又一层。"], ["两层引文。", "又一层。"])
    expect(["- 甲", "* 乙", "+ 丙"], ["甲", "乙", "丙"])
    expect(["- 条目没有说完，", "  下一行接着说。"], ["条目没有说完，下一行接着说。"])
    expect(["1. 甲。", "2. 乙。"], ["1.甲。", "2.乙。"])
    expect(["> - 引文里的条目。"], ["引文里的条目。"])
  }

  @Test func tables() {
    expect(
      ["| 指标 | 数值 |", "|:---|---:|", "| 粮食 | 38.6万吨 |", "", "表后。"],
      ["\u{FFFC}指标\u{FFFC}数值\u{FFFC}", "\u{FFFC}粮食\u{FFFC}38.6万吨\u{FFFC}", "表后。"])
    expect(["> | 甲 | 乙 |", "> |---|---|"], ["\u{FFFC}甲\u{FFFC}乙\u{FFFC}"])
    expect(["竖线 | 不在行首。"], ["竖线|不在行首。"])
  }

  @Test func linkDefinitions() {
    expect(["前没有句号", "", "[清单]: https://example.cn/a (题)", "后。"], ["前没有句号", "后。"])
    expect(["[清单]: <a.md>", "[^1]: 注释文字。"], ["注释文字。"])
    expect(["[注]：这是正文。", "[说明]: 这也是正文。"], ["[注]：这是正文。", "[说明]:这也是正文。"])
  }

  @Test func softBreaks() {
    expect(["县委高度重视，", "多次专题研究。"], ["县委高度重视，多次专题研究。"])
    expect(["第一句。", "第二句。"], ["第一句。", "第二句。"])
    expect(["use Qingxi", "Data here"], ["use Qingxi Data here"])
    expect(["use Qingxi  ", "Data here"], ["use Qingxi Data here"])
    expect(["use **Qingxi**", "**Data** here"], ["use Qingxi Data here"])
    expect(["一、抓产业", "各乡镇要落实。"], ["一、抓产业", "各乡镇要落实。"])
    expect(["一、抓产业。大力发展茶叶，", "带动增收。"], ["一、抓产业。大力发展茶叶，带动增收。"])
    expect(["没有说完", "- 条目"], ["没有说完", "条目"])
    expect(["没有说完", "", "空行之后"], ["没有说完", "空行之后"])
  }
}
