import Glossary
import GlossaryStore

/// `zhubi glossary merge FILE… -o FILE`: several glossaries in one.
struct GlossaryMerge: GlossaryAction {
  static let name = "merge"
  static let usage = "merge FILE… -o FILE"
  static let summary = "把几个词库合成一个；后面的优先，手定的词条优先于学得的"

  private let paths: [String]
  private let output: String

  init(_ operands: [String], _ arguments: CommandArguments) throws(UsageError) {
    guard operands.count >= 2, let output = arguments.text(GlossaryCommand.output) else {
      throw UsageError("请写明要合并的词库和结果，例如“zhubi glossary merge 甲.txt 乙.txt -o 合.txt”。")
    }
    paths = operands
    self.output = output
  }

  func run() async -> ExitStatus {
    do throws(GlossaryProblem) {
      var files: [StoredGlossary] = []
      for path in paths {
        var file = try GlossaryFiles.read(path)
        file.entries = file.entries.map { $0.withSource(from: path, to: output) }
        files.append(file)
      }
      let sequences = Glossary.merging(files.map { Glossary(sequences: $0.sequences) }).sequences
      let entries = Glossary.stored(merging: files.map(\.entries))
      try StoredGlossary(entries: entries, sequences: sequences).write(to: output)
      Console.complain("已合成“\(output)”：\(entries.count)条。")
      return .clean
    } catch {
      Console.complain(error.sentence)
      return .failure
    }
  }
}
