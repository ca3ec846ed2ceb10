import Foundation
import Proofreading
import Reporting
import Workspace

/// `zhubi lint [PATH…]`: checks drafts.
struct LintCommand: Command {
  static let syntax = CommandSyntax(
    name: "lint", summary: "检查稿件", operands: "[PATH…]", operandLimit: .max,
    notes: [
      "PATH 是稿件或文件夹，不写则检查当前文件夹；“-”表示标准输入。",
      "文件夹里检查 .txt、.text、.md、.markdown，略过隐藏的文件和文件夹，不跟随指向文件夹的链接。",
    ],
    options: [
      format, failOn, GlossaryChoice.option, only, except, minSeverity, stdinFilename, jobs, ColourChoice.option, quiet,
      output,
    ])

  private static let format = CommandOption(
    "--format", .choice(LintFormat.allCases.map(\.rawValue)), help: "报告格式（默认 text）")
  private static let failOn = CommandOption(
    "--fail-on", .choice(FailThreshold.allCases.map(\.rawValue)), help: "有这一级或更重的问题时，退出状态为 1（默认 error）")
  private static let only = CommandOption("--only", .list("RULE"), help: "只用这些规则")
  private static let except = CommandOption("--except", .list("RULE"), help: "不用这些规则")
  private static let minSeverity = CommandOption(
    "--min-severity", .choice(Severity.allCases.map(\.rawValue)), help: "不报告比这一级更轻的问题（默认 hint）")
  private static let stdinFilename = CommandOption(
    "--stdin-filename", .text("NAME"), help: "从标准输入读取稿件，报告中称为 NAME")
  private static let jobs = CommandOption("--jobs", .count("N"), help: "同时检查几份稿件（默认为处理器核数）")
  private static let quiet = CommandOption("--quiet", .none, help: "只列问题，不写末尾的合计")
  private static let output = CommandOption("--output", .text("FILE"), help: "把报告写入 FILE，而不是标准输出")

  private let paths: [FilePath]
  private let stdinName: String?
  private let checking: LintRun
  private let report: any Report
  private let failThreshold: FailThreshold
  private let outputPath: FilePath?
  private let summary: TextReport.Summary

  init(_ arguments: CommandArguments) throws(UsageError) {
    let stdin = arguments.text(Self.stdinFilename)
    let operands = arguments.operands.isEmpty && stdin == nil ? ["."] : arguments.operands
    paths = operands.filter { $0 != "-" }.map { FilePath($0) }
    stdinName = stdin ?? (operands.contains("-") ? "-" : nil)

    let selection = RuleSelection(only: arguments.list(Self.only), except: arguments.list(Self.except) ?? [])
    checking = LintRun(
      proofreader: Proofreader(
        rules: try selection.rules(among: RuleCatalogue.all), glossary: try GlossaryChoice(arguments).glossary()),
      leastSeverity: arguments.choice(Self.minSeverity, Severity.self) ?? .hint,
      jobs: arguments.count(Self.jobs) ?? ProcessInfo.processInfo.activeProcessorCount)

    outputPath = arguments.text(Self.output).map { FilePath($0) }
    failThreshold = arguments.choice(Self.failOn, FailThreshold.self) ?? .error
    summary = arguments.has(Self.quiet) ? .omitted : .shown
    let colour = arguments.choice(ColourChoice.option, ColourChoice.self) ?? .auto
    switch arguments.choice(Self.format, LintFormat.self) ?? .text {
    case .json: report = JSONReport(version: Zhubi.version)
    case .text:
      let style = outputPath == nil ? colour.styleOfStandardOutput : colour.styleOfFile
      report = TextReport(style: style, summary: summary)
    }
  }

  func run() async -> ExitStatus {
    let discovery = DraftDiscovery(paths, report: outputPath)
    if let report = outputPath?.canonical, let same = discovery.drafts.first(where: { $0.canonical == report }) {
      Console.complain("报告会覆盖稿件“\(same.openPath)”；请用“--output”写明另一个文件名。")
      return .failure
    }
    for problem in discovery.problems { Console.complain(problem.sentence) }
    var drafts = discovery.drafts
    if let stdinName { drafts.append(DraftFile(name: stdinName, origin: .standardInput)) }
    drafts.sort()
    if drafts.isEmpty, case .shown = summary { Console.complain("没有找到稿件；请检查路径，或直接写明文件名。") }
    do {
      let totals = try await write(drafts)
      if totals.unreadable > 0 || !discovery.problems.isEmpty { return .failure }
      return failThreshold.isReached(by: totals) ? .findings : .clean
    } catch {
      if case .failed(let sentence) = error { Console.complain(sentence) }
      return .failure
    }
  }

  private func write(_ drafts: [DraftFile]) async throws(OutputProblem) -> ReportTotals {
    let output: OutputFile
    if let outputPath { output = try .replacing(outputPath) } else { output = .standardOutput }
    do {
      let totals = try await checking.run(drafts, report: report, to: output) { Console.complain($0.sentence) }
      try output.finish()
      return totals
    } catch {
      output.abandon()
      throw error
    }
  }
}

/// The formats of `zhubi lint`.
private enum LintFormat: String, CaseIterable {
  case text
  case json
}
