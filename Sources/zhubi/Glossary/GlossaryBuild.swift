import Foundation
import Glossary
import GlossaryStore
import Workspace

/// `zhubi glossary build CORPUS… -o FILE`: learns a glossary from earlier reports.
struct GlossaryBuild: GlossaryAction {
  static let name = "build"
  static let usage = "build CORPUS… -o FILE [--jobs N]"
  static let summary = "从文件夹或文件里的报告学习词库；FILE 里手定的词条照样保留"

  private let corpus: [FilePath]
  private let output: FilePath
  private let jobs: Int

  init(_ operands: [String], _ arguments: CommandArguments) throws(UsageError) {
    guard !operands.isEmpty else { throw UsageError("请写明从哪里学习，例如“zhubi glossary build 往年报告/ -o 词库.txt”。") }
    guard let output = arguments.text(GlossaryCommand.output) else {
      throw UsageError("请用“-o FILE”写明词库写到哪里，例如“-o 词库.txt”。")
    }
    corpus = operands.map { FilePath($0) }
    self.output = FilePath(output)
    jobs = arguments.count(GlossaryCommand.jobs) ?? ProcessInfo.processInfo.activeProcessorCount
  }

  func run() async -> ExitStatus {
    // A glossary learnt from half of what was named would take the place of one that was learnt from all.
    let unread = corpus.compactMap { access($0.cString, R_OK) == 0 ? nil : DraftProblem.system($0.text, .last) }
    guard unread.isEmpty else {
      for problem in unread { Console.complain(problem.sentence) }
      Console.complain("写明的语料读不到，没有学习，“\(output.text)”没有写入。")
      return .failure
    }
    let files = CorpusFiles(corpus, glossary: output)
    for problem in files.problems { Console.complain(problem.sentence) }
    guard !files.documents.isEmpty else {
      Console.complain("没有找到可以学习的文件；请检查路径，文件夹里要有 .txt、.md 等稿件。")
      return .failure
    }
    let meter = ProgressLine()
    let learner = GlossaryLearner(opener: .drafts, jobs: jobs) { meter.show($0) }
    do throws(GlossaryProblem) {
      let result = try GlossaryBuilding.build(files.documents, into: output.text, learner)
      meter.clear()
      for problem in result.problems { Console.complain(problem.sentence) }
      for (document, original) in result.repetitions {
        Console.complain("“\(document)”与“\(original)”大半相同，没有重复计入。")
      }
      Console.complain(result.summary(of: output.text))
      return result.isComplete && files.problems.isEmpty ? .clean : .failure
    } catch {
      meter.clear()
      Console.complain(error.sentence)
      return .failure
    }
  }
}

/// One line on a terminal that says how far the learning has come, how fast it is, and how long it will take.
final class ProgressLine: Sendable {
  private let start = ContinuousClock.now
  private let last = Guarded(ContinuousClock.now)
  private let isShown = isatty(STDERR_FILENO) == 1

  /// Shows `progress`, five times a second at most.
  func show(_ progress: LearningProgress) {
    guard isShown, progress.total > 0 else { return }
    let now = ContinuousClock.now
    let isDue = last.withLock { last in
      guard now - last > .milliseconds(200) else { return false }
      last = now
      return true
    }
    guard isDue else { return }
    let passed = now - start
    let seconds = Double(passed.components.seconds) + Double(passed.components.attoseconds) / 1e18
    let share = Double(progress.done) / Double(progress.total)
    // Every document is read three times; people count their corpus once.
    let rate = Double(progress.done) / 3 / 1_000_000 / max(seconds, 0.001)
    let rest = share > 0 ? Int((seconds / share - seconds).rounded(.up)) : 0
    let tenths = Int(rate * 10)
    write("\r正在学习 \(Int(share * 100))%，\(tenths / 10).\(tenths % 10) MB/秒，约剩 \(rest) 秒\u{1B}[K")
  }

  /// Takes the line away.
  func clear() {
    if isShown { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) {
    try? OutputFile.standardError.write(Array(text.utf8))
  }
}
