import Drafting
package import Proofreading
import ProseText
package import Reporting
package import Workspace

/// Checks drafts side by side and writes one report on them, in their order.
package struct LintRun: Sendable {
  private let proofreader: Proofreader
  private let leastSeverity: Severity
  private let jobs: Int

  /// A run with `proofreader` that shows findings of `leastSeverity` and above and checks `jobs` drafts at a time.
  package init(proofreader: Proofreader, leastSeverity: Severity = .hint, jobs: Int) {
    self.proofreader = proofreader
    self.leastSeverity = leastSeverity
    self.jobs = max(1, jobs)
  }

  /// Checks `drafts` and writes `report` to `output`. Each draft that cannot be read goes to `complain` and the others
  /// are checked all the same. What is written, said and returned does not depend on the number of jobs.
  ///
  /// When nobody reads the output any more, the run ends early with what it has.
  package func run(
    _ drafts: [DraftFile], report: any Report, to output: OutputFile, complain: (DraftProblem) -> Void
  ) async throws(OutputProblem) -> ReportTotals {
    var writer = OrderedWriter(report: report, output: output)
    do {
      try output.write(report.opening)
      try await checkAll(drafts, report) { result throws(OutputProblem) in
        switch result {
        case .success(let section): try writer.write(section)
        case .failure(let problem):
          writer.totals.unreadable += 1
          complain(problem)
        }
      }
      try output.write(report.closing(writer.totals))
    } catch {
      guard error == .readerGone else { throw error }
    }
    return writer.totals
  }

  /// Hands the result of each draft to `take`, in order. No more drafts are begun than may wait for a slow one before
  /// them, so that the memory in use does not grow with their number.
  private func checkAll(
    _ drafts: [DraftFile], _ report: any Report,
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

  private func check(_ draft: DraftFile, _ report: any Report) -> Result<DraftSection, DraftProblem> {
    let text: DecodedText
    do { text = try DraftReader.read(draft) } catch { return .failure(error) }
    let marks = proofreader.marks(on: Draft(text.source, syntax: draft.syntax)).filter { $0.severity >= leastSeverity }
    let checked = CheckedDraft(
      path: draft.name, openPath: draft.openPath,
      foreignEncoding: text.encoding == .utf8 ? nil : text.encoding.rawValue, source: text.source, marks: marks)
    return .success(DraftSection(bytes: report.section(for: checked), totals: checked.totals))
  }
}

/// One draft, checked and written up.
private struct DraftSection: Sendable {
  let bytes: [UInt8]
  let totals: ReportTotals
}

/// Puts the sections together.
private struct OrderedWriter {
  let report: any Report
  let output: OutputFile
  var totals = ReportTotals()
  private var isFirst = true

  init(report: any Report, output: OutputFile) {
    self.report = report
    self.output = output
  }

  mutating func write(_ section: DraftSection) throws(OutputProblem) {
    totals.add(section.totals)
    guard !section.bytes.isEmpty else { return }
    if !isFirst { try output.write(report.separator) }
    isFirst = false
    try output.write(section.bytes)
  }
}
