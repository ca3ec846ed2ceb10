import Drafting
import Foundation
import Glossary
import Proofreading
import ProseText
import Reporting
import TestSupport
import Testing
import Workspace
import zhubi

@Suite struct LintRunTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// The report and the numbers of checking everything in the test's folder with `WordRule`.
  private func check(_ leastSeverity: Severity = .hint, jobs: Int = 2) async throws -> (String, ReportTotals) {
    let drafts = DraftDiscovery([FilePath(folder.path("d"))]).drafts
    let proofreader = Proofreader(rules: [WordRule()], glossary: Glossary())
    let run = LintRun(leastSeverity: leastSeverity, jobs: jobs)
    let output = try OutputFile.replacing(FilePath(folder.path("report")))
    let planned = drafts.map { PlannedDraft(file: $0, proofreader: proofreader) }
    let outcome = try await run.run(planned, report: JSONReport(version: "0"), to: output) { _ in }
    try output.finish()
    return (try String(contentsOfFile: folder.path("report"), encoding: .utf8), outcome.totals)
  }

  @Test func countsWhatItShows() async throws {
    try folder.write("错，疑，错。", to: "d/a.txt")
    try folder.write("疑。", to: "d/b.md")
    try folder.write([0x80], to: "d/c.txt")
    let (report, totals) = try await check()
    #expect(totals.unreadable == 1)
    #expect(totals.files == 2)
    #expect(totals.characters == 8)
    #expect(totals.bySeverity == [.error: 2, .hint: 2])
    #expect(report.components(separatedBy: "\"rule\": \"word\"").count == 5)
    let (_, errors) = try await check(.warning)
    #expect(errors.bySeverity == [.error: 2])
  }

  @Test func writesTheSameWithAnyNumberOfJobs() async throws {
    for number in 0..<50 {
      try folder.write(String(repeating: "错好疑", count: (number * 37) % 50 * 4), to: "d/\(number).txt")
    }
    let (expected, _) = try await check(jobs: 1)
    for jobs in [2, 3, 16] { #expect(try await check(jobs: jobs).0 == expected) }
  }

  @Test func failsFromTheThresholdOn() {
    let table: [(FailThreshold, [Severity])] = [
      (.error, [.error]), (.warning, [.error, .warning]), (.info, [.error, .warning, .info]), (.never, []),
    ]
    for (threshold, failing) in table {
      for severity in Severity.allCases {
        var totals = ReportTotals()
        totals.bySeverity = [severity: 1]
        #expect(threshold.isReached(by: totals) == failing.contains(severity))
      }
      #expect(!threshold.isReached(by: ReportTotals()))
    }
  }

  @Test func selectsRules() throws {
    let rules = [WordRule.description]
    let off = RuleSettings(levels: ["word": .off])
    func select(_ only: [String]?, except: [String] = [], from settings: RuleSettings = RuleSettings()) throws -> Bool {
      let selection = RuleSelection(only: only, except: except)
      try selection.check(among: rules)
      return !selection.applied(to: settings, among: rules).turnsOff(WordRule.description)
    }
    #expect(try select(nil))
    #expect(try select(["word"]))
    #expect(try !select(nil, except: ["word"]))
    #expect(try !select(nil, from: off))
    #expect(try select(["word"], from: off), "who names a rule on the command line wants to see it")
    #expect(throws: UsageError("没有规则“words”。是不是“word”？可用“zhubi rules”查看全部规则。")) { try select(["words"]) }
    #expect(throws: UsageError.self) { try select([]) }
  }
}

@Suite struct CommandArgumentsTests {
  private static let list = CommandOption("--list", .list("A"), help: "")
  private static let text = CommandOption("--text", .text("A"), help: "")
  private let syntax = CommandSyntax(
    name: "try", summary: "", operands: "[A…]", operandLimit: 2, options: [Self.list, Self.text])

  @Test func readsOptionsInAnyForm() throws {
    let parsed = try CommandArguments(
      ["a", "--list=x, y", "--text", "-", "--list", "z，", "--text=k=v", "-"], for: syntax)
    #expect(parsed.operands == ["a", "-"])
    #expect(parsed.list(Self.list) == ["x", "y", "z"])
    #expect(parsed.text(Self.text) == "k=v")
    #expect(try CommandArguments([], for: syntax).list(Self.list) == nil)
  }

  @Test func endsOptionsAtTwoDashes() throws {
    let parsed = try CommandArguments(["--", "--text", "--help"], for: syntax)
    #expect(parsed.operands == ["--text", "--help"])
    #expect(!parsed.wantsHelp)
  }

  @Test(arguments: [["a", "b", "c"], ["--text"], ["--text="], ["--text", "--list", "a"], ["--none"]])
  func refuses(_ arguments: [String]) {
    #expect(throws: UsageError.self) { try CommandArguments(arguments, for: syntax) }
  }

  @Test(arguments: [("slogan-cont", "slogan-count"), ("slogans-count", "slogan-count"), ("xyz", nil), ("", nil)])
  func suggestsTheNearestWord(_ word: String, _ expected: String?) {
    #expect(Suggestion.nearest(to: word, among: ["figure-sum", "slogan-count", "slogan-parts"]) == expected)
  }
}

/// Finds 错 as errors and 疑 as hints.
private struct WordRule: Rule {
  static let description = RuleDescription(
    id: "word", group: .terms, name: Bilingual("词", "Word"), explanation: Bilingual("", ""), source: "practice",
    kinds: [.init(FindingKind("wrong"), .error), .init(FindingKind("doubtful"), .hint)], examples: [])

  func check(_ draft: Draft, _ glossary: Glossary) -> [Finding] {
    var findings: [Finding] = []
    var at = 0
    for scalar in String(decoding: draft.source.bytes, as: UTF8.self).unicodeScalars {
      let end = at + UTF8.width(scalar)
      if scalar == "错" { findings.append(Finding(FindingKind("wrong"), at: SourceRange(at, end), "错")) }
      if scalar == "疑" { findings.append(Finding(FindingKind("doubtful"), at: SourceRange(at, end), "疑")) }
      at = end
    }
    return findings
  }
}
