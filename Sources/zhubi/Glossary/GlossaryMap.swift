import Foundation
import GlossaryStore
import Workspace

/// `zhubi glossary map`: `count` for engines that hand out lines: paths come in, records go out.
struct GlossaryMap: GlossaryAction {
  static let name = "map"
  static let usage = "map [--jobs N]"
  static let summary = "供 Spark、Hadoop 等驱动：从标准输入逐行读文件路径，向标准输出逐行写数得的记录，交给 reduce"

  private let jobs: Int

  init(_ operands: [String], _ arguments: CommandArguments) throws(UsageError) {
    guard operands.isEmpty else { throw UsageError("“map”从标准输入读文件路径，每行一个，不写在命令行上。") }
    // An engine starts a process for each processor.
    jobs = arguments.count(GlossaryCommand.jobs) ?? 1
  }

  func run() async -> ExitStatus {
    var paths: [FilePath] = []
    // Engines put a key in front of what they hand out.
    while let line = readLine() {
      if let path = line.split(separator: "\t").last { paths.append(FilePath(String(path))) }
    }
    guard !paths.isEmpty else { return .clean }
    let files = CorpusFiles(workspaceCorpus: paths.map { $0.canonical ?? $0 })
    let lines = PartLines()
    do throws(GlossaryProblem) {
      // What could not be read goes along, and `reduce` tells it: one bad file is no reason to stop a thousand.
      for problem in files.problems { try lines.take(PartRecord(problem)) }
      let counter = GlossaryCounter(opener: .drafts, jobs: jobs)
      _ = try counter.count(
        files.documents, besides: NSTemporaryDirectory() + "zhubi-glossary", into: lines)
      return .clean
    } catch {
      Console.complain(error.sentence)
      return .failure
    }
  }
}
