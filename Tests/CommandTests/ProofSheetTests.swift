import Foundation
import TestSupport
import Testing

/// The proof sheet in a real browser.
@Suite struct ProofSheetTests {
  private static let chromium = OutsideProgram("chromium", "chromium-browser", "google-chrome")
  private static let pdftotext = OutsideProgram("pdftotext")

  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func browse(_ arguments: String...) throws -> String {
    let profile = "--user-data-dir=\(folder.path("profile"))"
    let run = try Self.chromium.run(
      ["--headless", "--no-sandbox", "--disable-gpu", profile] + arguments, in: URL(filePath: folder.path), seconds: 90)
    guard run.status == 0 else { throw WordTools.Failure(text: run.text) }
    return run.text
  }

  static let injections = [
    "<script>document.title='x'</script>", "<img src=x onerror=document.title='x'>", "<svg onload=document.title='x'>",
    "</p></div><script>document.title='x'</script>", "\"><script>document.title='x'</script>", "'><b onmouseover=x>",
    "<iframe src=javascript:document.title='x'></iframe>", "</style><script>document.title='x'</script>",
    "</title><script>document.title='x'</script>", "<!--<script>-->", "<![CDATA[<b>]]>",
    "&lt;script&gt;x&lt;/script&gt;",
    "&#60;script&#62;", "<a href=javascript:x>链接</a>", "<meta http-equiv=refresh content=0>", "<base href=//x>",
    "<form action=x><input autofocus onfocus=x>", "<details open ontoggle=x>", "<math><mi//xlink:href=x>",
    "\u{202E}<b>\u{0}</b>",
  ]

  @Test(.enabled(if: chromium.isExpected))
  func twentyInjectionsStayText() throws {
    // Each beside a mistake, and inside one, so that it comes into notes and quotations too.
    let lines = Self.injections.map { "2月30日\($0)推进推进\n“\($0)”和推进推进“\($0)”\n" }
    try folder.write(lines.joined(), to: "<b>\"'&.txt")
    let run = try CommandRun(["lint", "--format", "html", "--output", "r.html", "."], in: folder)
    #expect(run.status == 1, "\(run.complaint)")
    let page = try browse("--dump-dom", "r.html")
    #expect(page.contains("<title>朱笔校样</title>"))
    let body = page.components(separatedBy: "<body>").last ?? ""
    let tags = Set(
      body.components(separatedBy: "<").dropFirst().map { $0.prefix { $0.isLetter || $0 == "/" || $0 == "!" } })
    let own =
      "a article b details div fieldset footer h h header input label legend li main nav ol p q small span sup summary ul"
    let expected = Set(own.split(separator: " ").flatMap { [$0, "/" + $0] } + ["/body", "/html"])
    #expect(tags.isSubset(of: expected), "\(tags.subtracting(expected))")
    for attribute in [" onerror=", " onload=", " onmouseover=", " onfocus=", " ontoggle="] {
      #expect(!body.contains("<img\(attribute)") && !page.contains("<b\(attribute)"))
    }
    #expect(body.contains("&lt;U+202E&gt;") || body.contains("&lt;U+202E>"))
    #expect(body.components(separatedBy: "class=\"row").count > 2 * Self.injections.count)
  }

  /// The same by way of a glossary: in what the sheet says of a draft, and on the page of the glossary itself.
  @Test(.enabled(if: chromium.isExpected), arguments: ["lint", "glossary"])
  func twentyInjectionsInAGlossaryStayText(_ command: String) throws {
    var glossary = ""
    var draft = ""
    for (number, injection) in Self.injections.enumerated() {
      let form = "第\(number)号\(injection.prefix(50))"
      glossary += "\(form)\n  不用：误\(number)误误\(injection)\n  又作：\(injection)\n  说明：\(injection)\n  例句：\(injection)\n"
      glossary += "  出处：\(injection):1\n  成员：甲\(injection.replacing("|", with: ""))｜乙\n\n"
      draft += "这里误\(number)误误\(injection)了，\(form)。\n"
    }
    try folder.write(glossary, to: "g.txt")
    try folder.write(draft, to: "<img src=x onerror=document.title='x'>.txt")
    let run =
      command == "lint"
      ? try CommandRun(["lint", ".", "--format", "html", "--output", "r.html", "--glossary", "g.txt"], in: folder)
      : try CommandRun(["glossary", "report", "-o", "r.html", "--glossary", "g.txt", "--limit", "9999"], in: folder)
    #expect(run.complaint.isEmpty, "\(run.complaint)")
    let page = try browse("--dump-dom", "r.html")
    #expect(page.contains("<title>朱笔\(command == "lint" ? "校样" : "词库")</title>"))
    #expect(page.components(separatedBy: "第7号").count > 1, "the injections are on the page")
    let body = page.components(separatedBy: "<body>").last ?? ""
    let tags = Set(
      body.components(separatedBy: "<").dropFirst().map { $0.prefix { $0.isLetter || $0 == "/" || $0 == "!" } })
    for tag in ["script", "img", "iframe", "meta", "base", "form", "math", "!"] { #expect(!tags.contains(tag[...])) }
    #expect(body.components(separatedBy: "<svg").count == body.components(separatedBy: "<svg viewBox").count)
    for attribute in [" onerror=", " onload=", " onmouseover=", " onfocus=", " ontoggle=", " href=\"javascript"] {
      #expect(
        !body.contains("<img\(attribute)") && !body.contains("<b\(attribute)") && !body.contains("<a\(attribute)"))
    }
  }

  @Test(.enabled(if: chromium.isExpected && pdftotext.isExpected))
  func theFilterHidesNotes() throws {
    try folder.write("会议于2月30日召开。\n要推进推进工作。\n", to: "a.txt")
    _ = try CommandRun(["lint", "--format", "html", "--output", "r.html", "a.txt"], in: folder)
    let page = try String(contentsOfFile: folder.path("r.html"), encoding: .utf8)
    let boxes = ["error", "r-repeated-text"].map { "id=\"f-\($0)\" checked" }
    for box in boxes { #expect(page.contains(box)) }
    for (hidden, name) in zip([nil] + boxes, ["all", "no-errors", "no-repetition"]) {
      let changed = hidden.map { page.replacing($0, with: $0.replacing(" checked", with: "")) } ?? page
      try folder.write(changed, to: "\(name).html")
      _ = try browse("--no-pdf-header-footer", "--print-to-pdf=\(folder.path("\(name).pdf"))", "\(name).html")
      let text = try Self.pdftotext.run(["-layout", folder.path("\(name).pdf"), "-"]).text
      #expect(text.contains("朱笔校样"), "\(text)")
      #expect(text.contains("没有2月30日") == (name != "no-errors"), "\(name): \(text)")
      #expect(text.contains("连写了两遍") == (name != "no-repetition"), "\(name): \(text)")
      #expect(text.contains("推进推进"), "the draft itself stays")
    }
  }
}
