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
      "文件夹里检查 \(DraftExtension.allCases.map { ".\($0.rawValue)" }.joined(separator: "、"))，略过隐藏的、.gitignore 忽略的，不跟随指向文件夹的链接。",
    ],
    options: LintOptions.all)

  private let paths: [FilePath]
  private let stdinName: String?
  private let checking: LintRun
  private let choice: LintChoice
  private let mending: LintRun.Mending
  private let format: LintFormat
  private let text: @Sendable (ReportLanguage) -> TextReport
  private let language: ReportLanguage?
  private let failThreshold: FailThreshold
  private let outputPath: FilePath?
  private let summary: TextReport.Summary

  init(_ arguments: CommandArguments) throws(UsageError) {
    let stdin = arguments.text(LintOptions.stdinFilename)
    let operands = arguments.operands.isEmpty && stdin == nil ? ["."] : arguments.operands
    paths = operands.filter { $0 != "-" }.map { FilePath($0) }
    stdinName = stdin ?? (operands.contains("-") ? "-" : nil)
    mending = try Self.mending(arguments, readsStandardInput: stdinName != nil)
    choice = try Self.choice(arguments)
    checking = LintRun(
      leastSeverity: arguments.choice(LintOptions.minSeverity, Severity.self) ?? .hint,
      jobs: arguments.count(LintOptions.jobs) ?? ProcessInfo.processInfo.activeProcessorCount, mending: mending)
    outputPath = arguments.text(LintOptions.output).map { FilePath($0) }
    failThreshold = arguments.choice(LintOptions.failOn, FailThreshold.self) ?? .error
    summary = arguments.has(LintOptions.quiet) ? .omitted : .shown
    let colour = arguments.choice(ColourChoice.option, ColourChoice.self) ?? .auto
    let style = outputPath == nil ? colour.styleOfStandardOutput : colour.styleOfFile
    let repetition: TextReport.Repetition = arguments.has(LintOptions.each) ? .shown : .grouped
    text = { [summary] in TextReport(style: style, summary: summary, repetition: repetition, language: $0) }
    language = arguments.choice(LintOptions.locale, ReportLanguage.self)
    format = arguments.choice(LintOptions.format, LintFormat.self) ?? .usual
  }

  private static func mending(
    _ arguments: CommandArguments, readsStandardInput: Bool
  ) throws(UsageError) -> LintRun.Mending {
    let (fixes, patches) = (arguments.has(LintOptions.fix), arguments.has(LintOptions.diff))
    if fixes, patches { throw UsageError("“--fix”和“--diff”不能同时使用：前者改文件，后者只写补丁。") }
    if fixes, readsStandardInput { throw UsageError("标准输入不能就地改正；请写明文件名，或改用“--diff”。") }
    if patches, arguments.has(LintOptions.format) { throw UsageError("“--diff”输出补丁，不能再用“--format”。") }
    for option in [LintOptions.since, LintOptions.updateBaseline] where (fixes || patches) && arguments.has(option) {
      throw UsageError("“\(option.name)”不能与“--fix”“--diff”同时使用；请分两次运行。")
    }
    if arguments.has(LintOptions.since), arguments.has(LintOptions.updateBaseline) {
      throw UsageError("“--update-baseline”要看全部问题，不能与“--since”同时使用。")
    }
    guard !fixes else { return .applied }
    let isForEyes = !arguments.has(LintOptions.output) && isatty(STDOUT_FILENO) == 1
    return !patches ? .offered : isForEyes ? .shownPatch : .patch
  }

  private static func choice(_ arguments: CommandArguments) throws(UsageError) -> LintChoice {
    let selection = RuleSelection(
      only: arguments.list(LintOptions.only), except: arguments.list(LintOptions.except) ?? [])
    try selection.check(among: RuleCatalogue.descriptions)
    let nowhere = TextPlace(line: 1, column: 1)
    var settings: [(SettingKey, SettingValue)] = []
    for (key, option) in [(SettingKey.include, LintOptions.include), (.exclude, LintOptions.exclude)] {
      let globs = arguments.texts(option)
      if !globs.isEmpty { settings.append((key, .list(globs.map { SettingNode(.text($0), at: nowhere) }))) }
    }
    if let baseline = arguments.text(LintOptions.baseline) { settings.append((.baseline, .text(baseline))) }
    return LintChoice(
      selection: selection, glossaries: GlossaryChoice(arguments),
      config: arguments.text(LintOptions.config).map { FilePath($0) },
      against: arguments.texts(LintOptions.against).map { FilePath($0) },
      settings: ConfigurationLayer(settings, folder: FilePath(".")), since: arguments.text(LintOptions.since),
      baselineUse: arguments.has(LintOptions.updateBaseline) ? .renew : .compare)
  }

  func run() async -> ExitStatus {
    let discovery = DraftDiscovery(paths, report: outputPath)
    if let report = outputPath?.canonical, let same = discovery.drafts.first(where: { $0.canonical == report }) {
      Console.complain("报告会覆盖稿件“\(same.openPath)”；请用“--output”写明另一个文件名。")
      return .failure
    }
    for problem in discovery.problems { Console.complain(problem.sentence) }
    var files = discovery.drafts
    if let stdinName { files.append(DraftFile(name: stdinName, origin: .standardInput)) }
    files.sort()
    if format == .docx, let obstacle = obstacleToCopy(of: files) {
      Console.complain(obstacle)
      return .failure
    }
    do throws(LintObstacle) {
      let plan = try LintPlan(files, named: discovery.named, choice)
      if plan.drafts.isEmpty, case .shown = summary { Console.complain("没有找到稿件；请检查路径，或直接写明文件名。") }
      return await check(plan, problems: discovery.problems.count)
    } catch {
      for sentence in error.sentences { Console.complain(sentence) }
      return .failure
    }
  }

  private func check(_ plan: LintPlan, problems: Int) async -> ExitStatus {
    do throws(OutputProblem) {
      let outcome = try await write(plan)
      tellUnused(plan.ignores, outcome.usedIgnores)
      if choice.baselineUse == .renew { try renewBaselines(plan, outcome) }
      if outcome.totals.unreadable > 0 || problems > 0 { return .failure }
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

  private func write(_ plan: LintPlan) async throws(OutputProblem) -> LintOutcome {
    let output: OutputFile
    if let outputPath { output = try .replacing(outputPath) } else { output = .standardOutput }
    let language = language ?? plan.language ?? .zh
    let report: any Report =
      mending.isPatch ? PatchReport() : format.report(text: text(language), language: language)
    let progress = ProgressMeter(plan.drafts.count, reportGoesToFile: outputPath != nil)
    do {
      let outcome = try await checking.run(
        plan.drafts, report: report, to: output, progress: { progress.show($0) },
        complain: { problem in
          progress.clear()
          Console.complain(problem.sentence)
        })
      progress.clear()
      // Of a draft that could not be read there is no copy.
      if format == .docx, outcome.totals.files == 0 { output.abandon() } else { try output.finish() }
      return outcome
    } catch {
      progress.clear()
      output.abandon()
      throw error
    }
  }

  /// Says which entries of settings files were of no use, as far as this check can know.
  private func tellUnused(_ ignores: [ConfiguredIgnore], _ used: Set<ConfiguredIgnore>) {
    guard case .shown = summary else { return }
    let roots = paths.compactMap(\.canonical)
    for ignore in ignores where !used.contains(ignore) && ignore.isCovered(by: roots) {
      let (rule, text) = (ignore.finding.rule, ignore.finding.text)
      Console.complain("配置“\(ignore.origin)”第 \(ignore.place.line) 行：没有“\(rule)”标出“\(text)”，这一项 ignore 可以删去。")
    }
  }

  /// Writes the baselines anew: what was found in the drafts checked, and what is known of others that are still there.
  private func renewBaselines(_ plan: LintPlan, _ outcome: LintOutcome) throws(OutputProblem) {
    for (file, old) in plan.baselines.sorted(by: { $0.key < $1.key }) {
      var baseline = old
      for entry in outcome.traces where entry.draft.file == file {
        baseline.replace(entry.draft.path, with: entry.traces)
      }
      let folder = file.folder.existing
      baseline.forget { folder.resolving($0).canonical == nil }
      try OutputFile.replace(file, with: baseline.bytes, inside: plan.baselineRoots[file])
      if case .shown = summary { Console.complain("基线“\(file.shown)”已更新，共 \(baseline.count) 处。") }
    }
  }
}
