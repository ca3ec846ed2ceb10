import Foundation
import TestSupport
import Testing

/// The manual page, read by the programs that show manual pages.
@Suite struct ManualPageTests {
  private static let mandoc = OutsideProgram("mandoc")
  private static let man = OutsideProgram("man")

  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let run = try CommandRun(["help", "--format", "man"], in: folder)
    try folder.write(run.output, to: "zhubi.1")
  }

  @Test(.enabled(if: mandoc.isExpected))
  func mandocHasNothingToSay() throws {
    let run = try Self.mandoc.run(["-Tlint", "-W", "warning", folder.path("zhubi.1")])
    #expect(run.status == 0)
    #expect(run.text.isEmpty, "\(run.text)")
  }

  @Test(.enabled(if: man.isExpected))
  func manShowsEveryCommandAndOption() throws {
    let run = try Self.man.run(
      ["--warnings", "-l", folder.path("zhubi.1")],
      environment: ["LC_ALL": "C.UTF-8", "MANWIDTH": "100", "MAN_KEEP_FORMATTING": "", "MANPAGER": "cat"])
    #expect(run.status == 0)
    #expect(!run.text.contains("troff:"), "\(run.text)")
    for word in ["zhubi - 朱笔", "zhubi lint [PATH…]", "   completions\n", "--fail-on error|warning", "EXIT STATUS"] {
      #expect(run.text.contains(word), "\(word)")
    }
    #expect(run.text.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test func theManualIsOfAllCommands() throws {
    let run = try CommandRun(["help", "lint", "--format", "man"], in: folder)
    #expect(run.status == 2)
    #expect(run.complaint.contains("不写命令名"))
  }
}
