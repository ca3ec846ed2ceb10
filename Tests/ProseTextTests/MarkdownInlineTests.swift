import Invariants
import ProseText
import TestSupport
import Testing

/// What is no prose inside a line of Markdown.
@Suite struct MarkdownInlineTests {
  @Test(
    arguments: [
      // Code.
      ("运行`zhubi lint`命令", "运行\u{FFFC}命令"), ("运行 ``a`b`` 命令", "运行\u{FFFC}命令"), ("单个`反引号", "单个`反引号"),
      ("``两个`一个``结束", "\u{FFFC}结束"), ("`甲``乙", "`甲``乙"), ("`a` `b`", "\u{FFFC}\u{FFFC}"), ("`*`后*重点*", "\u{FFFC}后重点"),
      // Links.
      ("见[通知](https://example.cn/a)。", "见通知。"), ("见[通知][1]。", "见通知。"), ("见[通知]。", "见[通知]。"), ("[甲](a)[乙](b)", "甲乙"),
      ("如图![示意图](a.png)所示", "如图\u{FFFC}所示"), ("感叹！[附件](a)", "感叹！附件"), ("强调![不是图", "强调![不是图"), ("正文[^1]。", "正文。"),
      ("正文[^没有结尾", "正文[^没有结尾"), ("[[内层](a)](b)", "内层"), ("[没有结尾](a", "[没有结尾](a"), ("单个]括号", "单个]括号"),
      ("[**粗**字](a)", "粗字"), ("[图![x](y)注](z)", "图\u{FFFC}注"),
      // HTML and links that stand for themselves.
      ("换行<br/>后", "换行后"), ("<b>粗</b>字", "粗字"), ("<img src=\"a.png\">图", "图"), ("见<https://example.cn>。", "见\u{FFFC}。"),
      ("发至<office@example.cn>。", "发至\u{FFFC}。"), ("若a<b时，c>d", "若a<b时，c>d"), ("x <y 且 z> w", "x <y且z> w"),
      ("3<5", "3<5"),
      ("行末<", "行末<"), ("行末<a", "行末<a"), ("<https://有 空格>", "<https://有空格>"), ("<td >表格</td>", "表格"), ("<a:", "<a:"),
      ("<没有>", "<没有>"), ("</", "</"), ("<b ", "<b"),
      // Emphasis.
      ("**重点**任务", "重点任务"), ("*强调*", "强调"), ("***很重***", "很重"), ("~~删去~~", "删去"), ("约~5公里", "约~5公里"), ("3*5米", "3*5米"),
      ("__重点__任务", "重点任务"), ("a__b", "a__b"), ("甲_乙", "甲_乙"), ("做好 __重点__ 工作", "做好重点工作"), ("_强调_", "强调"),
      ("file_name_a", "file_name_a"),
      ("姓名____", "姓名____"),
      ("a _ b", "a _ b"), ("use **Data** here", "use Data here"), ("use <b>Data</b> here", "use Data here"),
      ("甲 **乙** 丙", "甲乙丙"),
      // Escapes.
      ("\\*不是强调\\*", "*不是强调*"), ("\\`不是代码\\`", "`不是代码`"), ("路径C:\\temp", "路径C:\\temp"), ("反斜线\\", "反斜线\\"),
      ("\\\\", "\\"),
      ("\\[不是链接](a)", "[不是链接](a)"),
    ] as [(String, String)])
  func pieces(_ text: String, _ expected: String) {
    let prose = Prose(SourceText(text), syntax: .markdown)
    #expect(prose.paragraphTexts == [expected])
    #expect(ProseInvariants.violations(of: prose).isEmpty)
  }

  @Test(
    arguments: [
      ("a`code`", .code), ("<br>甲", .html), ("![a](b)", .linkTarget), ("**甲**", .markup),
      ("---\na: b\n---\n", .frontMatter), ("甲\n\n    code", .code), ("<!-- 甲 -->", .html), ("> 甲", .markup),
      ("<a:b>", .linkTarget),
    ] as [(String, MaskedPiece.Reason)])
  func reasons(_ text: String, _ reason: MaskedPiece.Reason) {
    let pieces = Prose(SourceText(text), syntax: .markdown).maskedPieces
    #expect(!pieces.isEmpty && pieces.allSatisfy { $0.reason == reason })
  }

  @Test func placesOfTextAfterMaskedPieces() {
    let prose = Prose(SourceText("见[通知](a.md)附件"), syntax: .markdown)
    let lower = prose.unit(at: UTF8Offset(17))
    #expect(prose.text(ProseRange(lower, lower + 2)) == "附件")
    #expect(prose.sourceRange(of: ProseRange(lower, lower + 2)) == SourceRange(17, 23))
    #expect(prose.edit(replacing: ProseRange(lower - 1, lower + 1), with: "") == nil)
  }

  @Test func allProseOfAnUnmarkedReportStays() {
    let prose = Prose(SourceText(SampleReport.paragraphs.joined(separator: "\n\n")), syntax: .markdown)
    #expect(prose.paragraphTexts == SampleReport.paragraphs)
    #expect(prose.maskedPieces.isEmpty)
  }
}
