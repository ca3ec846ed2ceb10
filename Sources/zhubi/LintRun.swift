import Drafting
package import Proofreading
import ProseText
package import Reporting
package import Workspace

/// Checks drafts side by side and writes one report on them, in their order.
package struct LintRun: Sendable {
  /// What is done with safe fixes.
  package enum Mending: Sendable {
    /// They are offered.
    case offered
    /// They are applied to the files; the report is on what remains.
    case applied
    /// They are written as a patch in the place of a report.
    case patch
    /// They are written as a patch for a terminal, which must not obey what stands in a draft.
    case shownPatch

    /// Whether a patch takes the place of the report.
    var isPatch: Bool {
      switch self {
      case .patch, .shownPatch: true
      case .offered, .applied: false
      }
    }
  }

  private let mending: Mending
  private let leastSeverity: Severity
  private let jobs: Int

  /// A run that shows findings of `leastSeverity` and above and checks `jobs` drafts at a time.
  package init(leastSeverity: Severity = .hint, jobs: Int, mending: Mending = .offered) {
    self.mending = mending
    self.leastSeverity = leastSeverity
    self.jobs = max(1, jobs)
  }

  /// Checks `drafts` and writes `report` to `output`. Each draft that cannot be read goes to `complain` and the others
  /// are checked all the same. What is written, said and returned does not depend on the number of jobs.
  ///
  /// `progress` is told after each draft how many are done. When nobody reads the output any more, the run ends early with what it has.
  package func run(
    _ drafts: [PlannedDraft], report: any Report, to output: OutputFile, progress: (Int) -> Void = { _ in },
    complain: (DraftProblem) -> Void
  ) async throws(OutputProblem) -> LintOutcome {
    var writer = OrderedWriter(report: report, output: output)
    do {
      try writer.open()
      var done = 0
      try await checkAll(drafts, report) { result throws(OutputProblem) in
        done += 1
        progress(done)
        switch result {
        case .success(let section): try writer.write(section)
        case .failure(let problem):
          writer.outcome.totals.unreadable += 1
          complain(problem)
        }
      }
      try writer.close()
    } catch {
      guard error == .readerGone else { throw error }
    }
    return writer.outcome
  }

  /// Hands the result of each draft to `take`, in order. No more drafts are begun than may wait for a slow one before
  /// them, so that the memory in use does not grow with their number.
  private func checkAll(
    _ drafts: [PlannedDraft], _ report: any Report,
    take: (Result<DraftSection, DraftProblem>) throws(OutputProblem) -> Void
  ) async throws(OutputProblem) {
    let failure: OutputProblem? = await withTaskGroup { group in
      var waiting: [Int: Result<DraftSection, DraftProblem>] = [:]
      var begun = 0
      var taken = 0
      var running = 0
      while taken < drafts.count {
        while running < jobs, begun < drafts.count, begun < taken + jobs * 4 {
          let (number, draft) = (begun, drafts[begun])
          group.addTask { (number, check(draft, report)) }
          begun += 1
          running += 1
        }
        guard let (number, result) = await group.next() else { break }
        running -= 1
        waiting[number] = result
        while let next = waiting.removeValue(forKey: taken) {
          taken += 1
          do throws(OutputProblem) { try take(next) } catch { return error }
        }
      }
      return nil
    }
    if let failure { throw failure }
  }

  private func check(_ planned: PlannedDraft, _ report: any Report) -> Result<DraftSection, DraftProblem> {
    do throws(DraftProblem) {
      let text = try DraftReader.read(planned.file)
      var source = text.source
      var (fixed, patch): (Int, [UInt8]?) = (0, nil)
      // A Word file is never changed.
      if mending != .offered, text.word == nil {
        // What the baseline holds was left as it is on purpose.
        let mended = SafeFixes(to: source) { source in
          let marks = planned.proofread(source).marks.filter { $0.severity >= leastSeverity }
          return planned.selection(marks, in: source).shown
        }
        if mending.isPatch {
          let exact = try planned.patch(text, to: mended.source)
          patch = mending == .shownPatch ? UnifiedDiff.shown(exact) : exact
        } else if mended.count > 0 {
          try planned.write(mended.source, over: text)
          (source, fixed) = (mended.source, mended.count)
        }
      }
      let result = planned.proofread(source)
      let selection = planned.selection(result.marks.filter { $0.severity >= leastSeverity }, in: source)
      let checked = CheckedDraft(
        path: planned.file.name, openPath: planned.file.openPath,
        foreignEncoding: text.encoding == .utf8 ? nil : text.encoding.rawValue, source: source,
        marks: selection.shown, word: text.word, suppressed: result.suppressed.count, baselined: selection.baselined)
      var totals = checked.totals
      totals.fixed = fixed
      return .success(
        DraftSection(
          bytes: patch ?? (mending.isPatch ? [] : report.section(for: checked)), totals: totals,
          usedIgnores: result.usedIgnores.map { planned.ignores[$0] }, traces: selection.traces,
          draft: planned.baseline))
    } catch {
      return .failure(error)
    }
  }
}

/// What a run leaves to say.
package struct LintOutcome: Sendable {
  /// The numbers.
  package var totals = ReportTotals()
  /// The entries of settings files that were met.
  package var usedIgnores: Set<ConfiguredIgnore> = []
  /// What a new baseline is to hold of each draft.
  package var traces: [(draft: BaselinedDraft, traces: [FindingTrace])] = []
}

/// One draft, checked and written up.
private struct DraftSection: Sendable {
  let bytes: [UInt8]
  let totals: ReportTotals
  let usedIgnores: [ConfiguredIgnore]
  let traces: [FindingTrace]
  let draft: BaselinedDraft?
}

/// Puts the sections together.
private struct OrderedWriter {
  let report: any Report
  let output: OutputFile
  var outcome = LintOutcome()
  private var isFirst = true
  private var collected: [[UInt8]] = []

  init(report: any Report, output: OutputFile) {
    self.report = report
    self.output = output
  }

  func open() throws(OutputProblem) {
    if report.writing == .streamed { try output.write(report.opening) }
  }

  mutating func write(_ section: DraftSection) throws(OutputProblem) {
    outcome.totals.add(section.totals)
    outcome.usedIgnores.formUnion(section.usedIgnores)
    if let draft = section.draft { outcome.traces.append((draft, section.traces)) }
    guard !section.bytes.isEmpty else { return }
    guard report.writing == .streamed else {
      collected.append(section.bytes)
      return
    }
    if !isFirst { try output.write(report.separator) }
    isFirst = false
    try output.write(section.bytes)
  }

  func close() throws(OutputProblem) {
    switch report.writing {
    case .streamed: try output.write(report.closing(outcome.totals))
    case .collected: try output.write(report.arranged(collected, outcome.totals))
    }
  }
}
