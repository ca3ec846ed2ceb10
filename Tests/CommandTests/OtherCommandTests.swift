import Foundation
import TestSupport
import Testing

@Suite struct OtherCommandTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func run(_ arguments: String...) throws -> CommandRun {
    try CommandRun(arguments, in: folder)
  }

  @Test func tellsTheVersion() throws {
    let run = try run("--version")
    #expect(run.status == 0)
    #expect(run.text.wholeMatch(of: /zhubi \d+\.\d+\.\d+\n/) != nil)
  }

  @Test func helpsEverywhere() throws {
    let overview = try run("help")
    #expect(overview.status == 0)
    for name in ["lint", "rules", "help"] {
      #expect(overview.text.contains("\n  \(name) "))
      let page = try run("help", name)
      #expect(page.status == 0)
      #expect(page.text.contains("用法：zhubi \(name)"))
      #expect(try run(name, "--help").output == page.output)
      #expect(try run(name, "--no-such-option", "-h").output == page.output)
    }
    #expect(try run("--help").output == overview.output)
    #expect(try run("-h").output == overview.output)
  }

  @Test func namesEveryOptionInTheHelp() throws {
    let text = try run("help", "lint").text
    for option in [
      "--format text|json", "--fail-on error|warning|info|never", "--only RULE", "--except RULE", "--min-severity",
      "--stdin-filename NAME", "--jobs N", "--color auto|always|never", "--quiet", "--output FILE", "--help",
    ] {
      #expect(text.contains(option), "\(option)")
    }
  }

  @Test(arguments: [
    ([], "请写明要做什么"), (["lnt"], "没有命令“lnt”。是不是“lint”？"), (["--quiet"], "选项要写在命令后面"), (["help", "x"], "没有命令“x”"),
    (["help", "lint", "more"], "多出了参数“more”"), (["rules", "no-such-rule"], "没有规则“no-such-rule”"),
    (["rules", "a", "b"], "多出了参数“b”"), (["rules", "--format", "sarif"], "text、json、markdown"),
  ])
  func aMistakeIsOneClearSentence(_ arguments: [String], _ expected: String) throws {
    let run = try CommandRun(arguments, in: folder)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.complaint.hasPrefix("zhubi: ") && run.complaint.contains(expected), "\(run.complaint)")
  }

  @Test func listsTheRules() throws {
    for format in ["text", "json", "markdown"] {
      let run = try run("rules", "--format", format)
      #expect(run.status == 0)
      #expect(!run.output.isEmpty)
    }
  }
}
