import Glossary
import GlossaryStore
import Reporting
import Workspace

/// `zhubi glossary report`: the terms as a page to look at.
struct GlossaryReport: GlossaryAction {
  static let name = "report"
  static let usage = "report [-o FILE] [--kind 类别] [--status 状态] [--limit N] [--glossary FILE]…"
  static let summary = "把词条做成网页：成员、又作、历年用例；最可靠、最常用的在前（默认 1000 条）"

  /// How many entries a page shows unless more are asked for: browsers show ten thousand, people do not.
  private static let usualLimit = 1000

  private let output: String?
  private let selection: EntrySelection
  private let limit: Int
  private let choice: GlossaryChoice

  init(_ operands: [String], _ arguments: CommandArguments) throws(UsageError) {
    guard operands.isEmpty else { throw UsageError("“report”不带参数；要看哪个词库，请用“--glossary FILE”。") }
    output = arguments.text(GlossaryCommand.output)
    selection = EntrySelection(arguments)
    limit = arguments.count(GlossaryCommand.limit) ?? Self.usualLimit
    choice = GlossaryChoice(arguments)
  }

  func run() async -> ExitStatus {
    do throws(UsageError) {
      let entries = try selection.entries(choice).sorted { $0.isWeightier(than: $1) }
      let page = GlossaryPage(Array(entries.prefix(limit)), left: max(0, entries.count - limit))
      return GlossaryExport.write(page.text, to: output)
    } catch {
      Console.complain(error.sentence)
      return .failure
    }
  }
}
