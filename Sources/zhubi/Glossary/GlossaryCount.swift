import Foundation
import Glossary
import GlossaryStore
import Workspace

/// `zhubi glossary count SHARD… -o PART`: learns a part of a corpus.
struct GlossaryCount: GlossaryAction {
  static let name = "count"
  static let usage = "count SHARD… -o PART [--jobs N]"
  static let summary = "学习语料的一部分；各部分可在不同的机器上数，再用 reduce 合成"

  private let corpus: [FilePath]
  private let output: FilePath
  private let jobs: Int

  init(_ operands: [String], _ arguments: CommandArguments) throws(UsageError) {
    guard !operands.isEmpty, let output = arguments.text(GlossaryCommand.output) else {
      throw UsageError("请写明数哪些文件和结果，例如“zhubi glossary count 2024/ -o 2024.part”。")
    }
    corpus = operands.map { FilePath($0) }
    self.output = FilePath(output)
    jobs = arguments.count(GlossaryCommand.jobs) ?? ProcessInfo.processInfo.activeProcessorCount
  }

  func run() async -> ExitStatus {
    let files = CorpusFiles(corpus, glossary: output)
    let line = ProgressLine()
    var limits = GlossaryLearner.Limits()
    limits.leastSequenceDocuments = 1
    limits.keptSequences = 40_000_000
    let learner = GlossaryLearner(opener: .drafts, jobs: jobs, limits: limits) { line.show($0) }
    do throws(GlossaryProblem) {
      let learnt = try learner.learn(files.documents, besides: output.text, known: BuiltInGlossary.read())
      try StoredGlossary(entries: learnt.entries, sequences: learnt.sequences).write(to: output.text)
      line.clear()
      for problem in files.problems + learnt.problems { Console.complain(problem.sentence) }
      Console.complain("已数\(learnt.documentCount)份文件，写入“\(output.text)”。")
      return files.problems.isEmpty && learnt.problems.isEmpty ? .clean : .failure
    } catch {
      line.clear()
      Console.complain(error.sentence)
      return .failure
    }
  }
}

/// `zhubi glossary reduce PART… -o FILE`: a glossary from the parts that `count` wrote.
struct GlossaryReduce: GlossaryAction {
  static let name = "reduce"
  static let usage = "reduce PART… -o FILE"
  static let summary = "把 count 数出的各部分合成一个词库"

  private let parts: [String]
  private let output: String

  init(_ operands: [String], _ arguments: CommandArguments) throws(UsageError) {
    guard !operands.isEmpty, let output = arguments.text(GlossaryCommand.output) else {
      throw UsageError("请写明各部分和结果，例如“zhubi glossary reduce 2024.part 2025.part -o 词库.txt”。")
    }
    parts = operands
    self.output = output
  }

  func run() async -> ExitStatus {
    do throws(GlossaryProblem) {
      var read: [(stored: StoredGlossary, path: String)] = []
      for path in parts { read.append((try GlossaryFiles.read(path), path)) }
      let reduced = GlossaryPart.reduced(read, for: output)
      let entries = try GlossaryBuilding.keepingByHand(of: output, over: reduced.entries)
      try StoredGlossary(entries: entries, sequences: reduced.sequences).write(to: output)
      Console.complain("已从\(parts.count)个部分合成“\(output)”：\(entries.count)条。")
      return .clean
    } catch {
      Console.complain(error.sentence)
      return .failure
    }
  }
}
