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
      "文件夹里检查 .txt、.text、.md、.markdown、.docx，略过隐藏的文件和文件夹，不跟随指向文件夹的链接。",
    ],
    options: [
      format, failOn, GlossaryChoice.option, config, only, except, minSeverity, stdinFilename, jobs,
      ColourChoice.option,
      all, locale, quiet, output,
    ])

  private static let format = CommandOption(
    "--format", .choice(LintFormat.allCases.map(\.rawValue)), help: "报告格式（默认 text；在 GitHub Actions 里默认 github）")
  private static let failOn = CommandOption(
    "--fail-on", .choice(FailThreshold.allCases.map(\.rawValue)), help: "有这一级或更重的问题时，退出状态为 1（默认 error）")
  private static let only = CommandOption("--only", .list("RULE"), help: "只用这些规则")
  private static let except = CommandOption("--except", .list("RULE"), help: "不用这些规则")
  private static let minSeverity = CommandOption(
    "--min-severity", .choice(Severity.allCases.map(\.rawValue)), help: "不报告比这一级更轻的问题（默认 hint）")
  private static let config = CommandOption(
    "--config", .text("FILE"), help: "只用这个配置文件，不再从稿件所在的文件夹向上寻找 .zhubi.json")
  private static let stdinFilename = CommandOption(
    "--stdin-filename", .text("NAME"), help: "从标准输入读取稿件，报告中称为 NAME")
  private static let jobs = CommandOption("--jobs", .count("N"), help: "同时检查几份稿件（默认为处理器核数）")
  private static let quiet = CommandOption("--quiet", .none, help: "只列问题，不写末尾的合计")
  private static let all = CommandOption("--all", .none, help: "逐一显示同一规则标出的相同文字，不合并（仅 text）")
  private static let locale = CommandOption(
    "--locale", .choice(ReportLanguage.allCases.map(\.rawValue)), help: "报告所用的语言（默认 zh）")
  private static let output = CommandOption("--output", .text("FILE"), help: "把报告写入 FILE，而不是标准输出")

  private let paths: [FilePath]
  private let stdinName: String?
  private let checking: LintRun
  private let selection: RuleSelection
  private let configPath: FilePath?
  private let glossaries: GlossaryChoice
  private let format: LintFormat
  private let text: @Sendable (ReportLanguage) -> TextReport
  private let language: ReportLanguage?
  private let failThreshold: FailThreshold
  private let outputPath: FilePath?
  private let summary: TextReport.Summary

  init(_ arguments: CommandArguments) throws(UsageError) {
    let stdin = arguments.text(Self.stdinFilename)
    let operands = arguments.operands.isEmpty && stdin == nil ? ["."] : arguments.operands
    paths = operands.filter { $0 != "-" }.map { FilePath($0) }
    stdinName = stdin ?? (operands.contains("-") ? "-" : nil)

    selection = RuleSelection(only: arguments.list(Self.only), except: arguments.list(Self.except) ?? [])
    try selection.check(among: RuleCatalogue.descriptions)
    configPath = arguments.text(Self.config).map { FilePath($0) }
    glossaries = GlossaryChoice(arguments)
    checking = LintRun(
      leastSeverity: arguments.choice(Self.minSeverity, Severity.self) ?? .hint,
      jobs: arguments.count(Self.jobs) ?? ProcessInfo.processInfo.activeProcessorCount)

    outputPath = arguments.text(Self.output).map { FilePath($0) }
    failThreshold = arguments.choice(Self.failOn, FailThreshold.self) ?? .error
    summary = arguments.has(Self.quiet) ? .omitted : .shown
    let colour = arguments.choice(ColourChoice.option, ColourChoice.self) ?? .auto
    let style = outputPath == nil ? colour.styleOfStandardOutput : colour.styleOfFile
    let repetition: TextReport.Repetition = arguments.has(Self.all) ? .shown : .grouped
    text = { [summary] in TextReport(style: style, summary: summary, repetition: repetition, language: $0) }
    language = arguments.choice(Self.locale, ReportLanguage.self)
    format = arguments.choice(Self.format, LintFormat.self) ?? .usual
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
    if format == .docx, let obstacle = obstacleToCopy(of: drafts) {
      Console.complain(obstacle)
      return .failure
    }
    guard let plan = plan(drafts) else { return .failure }
    if drafts.isEmpty, case .shown = summary { Console.complain("没有找到稿件；请检查路径，或直接写明文件名。") }
    do {
      let outcome = try await write(plan)
      tellUnused(plan.ignores, outcome.usedIgnores)
      if outcome.totals.unreadable > 0 || !discovery.problems.isEmpty { return .failure }
      return failThreshold.isReached(by: outcome.totals) ? .findings : .clean
    } catch {
      if case .failed(let sentence) = error { Console.complain(sentence) }
      return .failure
    }
  }

  /// Why no copy with comments can be written; nil when one can.
  private func obstacleToCopy(of drafts: [DraftFile]) -> String? {
    guard drafts.count == 1, let draft = drafts.first else {
      return "“--format docx”一次只写一份稿件的批注，这里有 \(drafts.count) 份；请只写明一份 Word 稿件。"
    }
    if !draft.isWord { return "“--format docx”只能给 Word 稿件（.docx）加批注，“\(draft.openPath)”不是。" }
    return outputPath == nil ? "请用“--output FILE”写明带批注的副本存为哪个文件；原稿不会改动。" : nil
  }

  /// The drafts with their settings; nil, and everything that is wrong said, when those cannot be used.
  private func plan(_ drafts: [DraftFile]) -> LintPlan? {
    do throws(LintObstacle) {
      let own: ConfigurationLayer?
      do { own = try ConfigurationSearch.ownSettings() } catch { throw LintObstacle(error) }
      let search = ConfigurationSearch(below: [own].compactMap { $0 }, fixedFile: configPath)
      return try LintPlan(drafts, search: search, selection: selection, glossaries: glossaries)
    } catch {
      for sentence in error.sentences { Console.complain(sentence) }
      return nil
    }
  }

  /// Says which entries of settings files were of no use, as far as this check can know.
  private func tellUnused(_ ignores: [ConfiguredIgnore], _ used: Set<ConfiguredIgnore>) {
    guard case .shown = summary else { return }
    let roots = paths.compactMap(\.canonical)
    for ignore in ignores where !used.contains(ignore) && ignore.isCovered(by: roots) {
      Console.complain(
        "配置“\(ignore.origin)”第 \(ignore.place.line) 行：没有“\(ignore.finding.rule)”标出“\(ignore.finding.text)”，这一项 ignore 可以删去。"
      )
    }
  }

  private func write(_ plan: LintPlan) async throws(OutputProblem) -> LintOutcome {
    let output: OutputFile
    if let outputPath { output = try .replacing(outputPath) } else { output = .standardOutput }
    let language = language ?? plan.language ?? .zh
    let report = format.report(text: text(language), language: language)
    do {
      let outcome = try await checking.run(plan.drafts, report: report, to: output) { Console.complain($0.sentence) }
      // Of a draft that could not be read there is no copy.
      if format == .docx, outcome.totals.files == 0 { output.abandon() } else { try output.finish() }
      return outcome
    } catch {
      output.abandon()
      throw error
    }
  }
}
