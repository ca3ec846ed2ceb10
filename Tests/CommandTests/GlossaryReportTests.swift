import Foundation
import TestSupport
import Testing

/// `zhubi glossary report`: the page, in a browser too.
@Suite struct GlossaryReportTests {
  private static let chromium = OutsideProgram("chromium", "chromium-browser", "google-chrome")

  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      """
      三清一改
        类别：口号
        成员：清沟｜清渠｜清塘｜改厕
        又作：3清1改
        次数：12次，3篇
        年份：2023年2次1篇、2025年10次2篇
        出处：往年/报告.txt:7
        状态：学得

      民晴<b>夜谈
        次数：1次，1篇
        状态：存疑
        疑为：民情夜谈

      民情夜谈
        不用：民情夜淡
      """, to: "词库.txt")
  }

  private func page(_ arguments: String...) throws -> String {
    let run = try CommandRun(
      ["glossary", "report", "--glossary", "词库.txt"] + arguments, in: folder,
      environment: ["XDG_CACHE_HOME": folder.path("cache")])
    #expect(run.status == 0, "\(run.complaint)")
    return run.text
  }

  @Test func showsTermsWithMembersFormsAndYears() throws {
    let page = try page()
    for part in [
      "<h3>三清一改</h3>", "<li>清沟</li><li>清渠</li><li>清塘</li><li>改厕</li>", "<b>又作</b> 3清1改", "12次，见于3篇", "往年/报告.txt 第7行",
      "<b>不写作</b> <del>民情夜淡</del>", "<b>疑为</b> 民情夜谈", "<h3>民晴&lt;b&gt;夜谈</h3>", "党小组会",
    ] {
      #expect(page.contains(part), "\(part)")
    }
    for forbidden in ["<script", "http:", "https:", " src=", "url("] { #expect(!page.contains(forbidden)) }
  }

  @Test func showsWhatIsChosen() throws {
    let page = try page("--status", "存疑", "--limit", "1")
    #expect(page.contains("词条 1 条</p>") || page.contains("词条 1 条<span>"))
    #expect(!page.contains("<h3>三清一改</h3>"))
    #expect(try self.page("--limit", "1").contains("条未列出"))
    let run = try CommandRun(["glossary", "report", "-o", "r.html", "--glossary", "词库.txt"], in: folder)
    #expect(run.status == 0 && run.output.isEmpty)
    #expect(try String(contentsOfFile: folder.path("r.html"), encoding: .utf8).hasPrefix("<!DOCTYPE html>"))
  }

  @Test(.enabled(if: chromium.isExpected))
  func aBrowserReadsIt() throws {
    try folder.write(try page(), to: "r.html")
    let run = try Self.chromium.run(
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=\(folder.path("profile"))", "--dump-dom",
        "r.html",
      ],
      in: URL(filePath: folder.path))
    #expect(run.status == 0)
    #expect(run.text.contains("<title>朱笔词库</title>"))
    #expect(
      run.text.components(separatedBy: "<article class=\"term ").count == 1
        + (try page().components(separatedBy: "<h3>").count - 1))
    #expect(!run.text.contains("<b>夜谈"))
  }
}
