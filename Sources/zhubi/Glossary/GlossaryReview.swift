import Glossary
import GlossaryStore
import ProseText

/// `zhubi glossary review FILE`: what awaits a person's word, and the word itself.
struct GlossaryReview: GlossaryAction {
  static let name = "review"
  static let usage = "review FILE [--accept TERM,…] [--reject TERM,…] [--status 状态]"
  static let summary = "列出待审的词条（先列存疑的）；--accept 确认，--reject 不收，重新学习时都保留"

  private let path: String
  private let accepted: [String]
  private let rejected: [String]
  private let selection: EntrySelection
  private let limit: Int

  init(_ operands: [String], _ arguments: CommandArguments) throws(UsageError) {
    guard operands.count == 1 else { throw UsageError("请写明要审的词库，例如“zhubi glossary review 词库.txt”。") }
    path = operands[0]
    accepted = arguments.list(GlossaryCommand.accept) ?? []
    rejected = arguments.list(GlossaryCommand.reject) ?? []
    selection = EntrySelection(arguments)
    limit = arguments.count(GlossaryCommand.limit) ?? 50
  }

  func run() async -> ExitStatus {
    do throws(GlossaryProblem) {
      var stored = try GlossaryFiles.read(path)
      if accepted.isEmpty, rejected.isEmpty { return list(stored.entries) }
      stored.adoptChanges()
      for (forms, status) in [(accepted, GlossaryEntry.Status.approved), (rejected, .rejected)] {
        for form in forms {
          guard let at = stored.entries.firstIndex(where: { $0.form == form }) else {
            throw GlossaryProblem(path, "没有词条“\(form)”；请检查写法，可用“zhubi glossary lookup”查找。")
          }
          stored.entries[at].status = status
          stored.entries[at].origin = .byHand
          stored.entries[at].likelyForm = nil
        }
      }
      try stored.write(to: path)
      Console.complain("已确认\(accepted.count)条，不收\(rejected.count)条。")
      return .clean
    } catch {
      Console.complain(error.sentence)
      return .failure
    }
  }

  private func list(_ entries: [GlossaryEntry]) -> ExitStatus {
    let waiting = selection.chosen(entries).filter { !$0.status.isByHand }
    let suspects = waiting.filter { $0.status == .suspect }.sorted()
    let others = waiting.filter { $0.status != .suspect }.sorted { $0.isWeightier(than: $1) }
    var text = ""
    for entry in (suspects + others).prefix(limit) {
      text += EntryReport.line(entry)
      if let likely = entry.likelyForm { text += VisibleText.line("    疑为“\(likely)”") + "\n" }
      if !entry.example.isEmpty { text += VisibleText.line("    \(entry.example)") + "\n" }
    }
    if waiting.count > limit { text += "待审共\(waiting.count)条，只列出\(limit)条；可用“--limit”多看几条。\n" }
    return Console.say(text)
  }
}
