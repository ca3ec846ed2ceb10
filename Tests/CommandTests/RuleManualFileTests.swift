import Foundation
import TestSupport
import Testing

/// The manual of the rules, as it lies in the repository for people to read.
@Suite struct RuleManualFileTests {
  @Test func theManualIsFresh() throws {
    let file = Checkout.root.appending(path: "Sources/zhubi/Manual/rules.md")
    let fresh = try CommandRun(["rules", "--format", "markdown"], in: try TemporaryFolder())
    #expect(fresh.status == 0 && fresh.text.hasPrefix("# 规则手册\n"))
    let kept = try? Data(contentsOf: file)
    guard kept.map({ Array($0) }) != fresh.output else { return }
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(fresh.output).write(to: file)
    Issue.record("Sources/zhubi/Manual/rules.md was stale and has been written anew; look at it and commit it")
  }
}
