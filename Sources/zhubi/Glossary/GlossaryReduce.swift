import Foundation
import GlossaryStore
import Workspace

/// `zhubi glossary reduce PART… -o FILE`: a glossary from the parts that `count` or `map` made, the same as `build` makes
/// of the whole corpus.
struct GlossaryReduce: GlossaryAction {
  static let name = "reduce"
  static let usage = "reduce [PART…] [-o FILE] [--jobs N]"
  static let summary = "把 count 数出的各部分合成词库，与一次学成的相同；不写 PART 则从标准输入读 map 写出的行，不写 -o 则只合并这些行"

  private let parts: [String]
  private let output: String?
  private let jobs: Int

  init(_ operands: [String], _ arguments: CommandArguments) throws(UsageError) {
    output = arguments.text(GlossaryCommand.output)
    guard operands.isEmpty || output != nil else {
      throw UsageError("请写明各部分和结果，例如“zhubi glossary reduce 2024.part 2025.part -o 词库.txt”。")
    }
    parts = operands
    jobs = arguments.count(GlossaryCommand.jobs) ?? ProcessInfo.processInfo.activeProcessorCount
  }

  func run() async -> ExitStatus {
    let line = ProgressLine()
    do throws(GlossaryProblem) {
      let received = parts.isEmpty ? try ReceivedParts(count: jobs, besides: output) : nil
      defer { received?.remove() }
      guard let output else {
        let counter = GlossaryCounter(opener: .drafts, jobs: 1)
        let lines = PartLines()
        _ = try counter.count([], parts: received?.paths ?? [], besides: ReceivedParts.place, into: lines)
        return .clean
      }
      let reducer = GlossaryReducer(jobs: jobs) { line.show($0) }
      let result = try GlossaryBuilding.reduce(parts.isEmpty ? received?.paths ?? [] : parts, into: output, reducer)
      line.clear()
      for problem in result.problems { Console.complain(problem.sentence) }
      for (document, original) in result.repetitions {
        Console.complain("“\(document)”与“\(original)”大半相同，没有重复计入。")
      }
      Console.complain(result.summary(of: output))
      return result.isComplete ? .clean : .failure
    } catch {
      line.clear()
      Console.complain(error.sentence)
      return .failure
    }
  }
}

/// Records that come in as lines on standard input, kept in files meanwhile.
private struct ReceivedParts {
  /// The files, each a part.
  let paths: [String]

  /// The beginning of the names of temporary files where nothing is written.
  static var place: String { NSTemporaryDirectory() + "zhubi-glossary" }

  /// Reads all lines into `count` parts, so that as many can be read at a time, in the folder of `target`.
  init(count: Int, besides target: String?) throws(GlossaryProblem) {
    let base = "\(target ?? Self.place).\(getpid())"
    paths = (0..<count).map { "\(base).\($0).part" }
    var writers: [PartWriter] = []
    for path in paths { writers.append(try PartWriter(path)) }
    var number = 0
    while let line = readLine() {
      number += 1
      if line.allSatisfy(\.isWhitespace) { continue }
      guard let record = PartRecord(line: line) else {
        throw GlossaryProblem("标准输入", line: number, "不是“zhubi glossary map”写出的行，或已损坏。")
      }
      try writers[number % count].take(record)
    }
    for writer in writers { try writer.finish() }
  }

  func remove() {
    for path in paths { unlink(path) }
  }
}

/// Writes records as lines to standard output.
struct PartLines: PartSink {
  func take(_ record: PartRecord) throws(GlossaryProblem) {
    do throws(OutputProblem) {
      try OutputFile.standardOutput.write(Array("\(record.line)\n".utf8))
    } catch {
      switch error {
      case .failed(let sentence): throw GlossaryProblem("标准输出", sentence)
      case .readerGone: throw GlossaryProblem("标准输出", "没有人再读。")
      }
    }
  }
}
