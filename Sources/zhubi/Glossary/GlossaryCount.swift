import Foundation
import GlossaryStore
import Workspace

/// `zhubi glossary count SHARD… -o PART`: the first half of learning, for a part of a corpus.
struct GlossaryCount: GlossaryAction {
  static let name = "count"
  static let usage = "count SHARD… -o PART [--jobs N]"
  static let summary = "数语料的一部分，存入 PART；SHARD 也可以是先前数出的 PART，合成一个。再用 reduce 合成词库"

  private let shards: [FilePath]
  private let parts: [String]
  private let output: FilePath
  private let jobs: Int

  init(_ operands: [String], _ arguments: CommandArguments) throws(UsageError) {
    guard !operands.isEmpty, let output = arguments.text(GlossaryCommand.output) else {
      throw UsageError("请写明数哪些文件和结果，例如“zhubi glossary count 2024/ -o 2024.part”。")
    }
    parts = operands.filter { PartFile.isPart($0) }
    shards = operands.filter { !PartFile.isPart($0) }.map { FilePath($0) }
    self.output = FilePath(output)
    jobs = arguments.count(GlossaryCommand.jobs) ?? ProcessInfo.processInfo.activeProcessorCount
  }

  func run() async -> ExitStatus {
    let files = shards.isEmpty ? nil : CorpusFiles(shards, besides: output)
    let line = ProgressLine()
    let counter = GlossaryCounter(opener: .drafts, jobs: jobs) { line.show($0) }
    do throws(GlossaryProblem) {
      let writer = try PartWriter(output.text)
      let documents = files?.documents ?? []
      let unread = try counter.count(documents, parts: parts, besides: output.text, into: writer)
      try writer.finish()
      line.clear()
      let problems = (files?.problems ?? []) + unread
      for problem in problems { Console.complain(problem.sentence) }
      let carried = parts.isEmpty ? "" : "，连同\(parts.count)个部分"
      Console.complain("已数\(documents.count - unread.count)份文件\(carried)，写入“\(output.text)”。")
      return problems.isEmpty ? .clean : .failure
    } catch {
      line.clear()
      Console.complain(error.sentence)
      return .failure
    }
  }
}
