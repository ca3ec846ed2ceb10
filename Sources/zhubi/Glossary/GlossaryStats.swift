import Glossary
import GlossaryStore
import Reporting

/// `zhubi glossary stats`: how much a glossary holds.
struct GlossaryStats: GlossaryAction {
  static let name = "stats"
  static let usage = "stats [--glossary FILE]…"
  static let summary = "统计词条：各类、各状态多少，学自多少份文件"

  private let isJSON: Bool
  private let choice: GlossaryChoice

  init(_ operands: [String], _ arguments: CommandArguments) throws(UsageError) {
    guard operands.isEmpty else { throw UsageError("“stats”不带参数；要看哪个词库，请用“--glossary FILE”。") }
    isJSON = try GlossaryCommand.isJSON(arguments)
    choice = GlossaryChoice(arguments)
  }

  func run() async -> ExitStatus {
    let glossary: Glossary
    do {
      glossary = try choice.workspaceGlossary()
    } catch {
      Console.complain(error.sentence)
      return .failure
    }
    let entries = glossary.entries
    let kinds = GlossaryEntry.Kind.allCases.map { kind in (kind, entries.count { $0.kind == kind }) }
    let statuses = GlossaryEntry.Status.allCases.map { status in (status, entries.count { $0.status == status }) }
    let withMembers = entries.count { !$0.memberLists.isEmpty }
    if isJSON {
      var writer = JSONWriter()
      writer.object { object in
        object.key("entries")
        object.value(entries.count)
        object.key("kinds")
        object.object { counts in
          for (kind, count) in kinds {
            counts.key(kind.rawValue)
            counts.value(count)
          }
        }
        object.key("statuses")
        object.object { counts in
          for (status, count) in statuses where status != .rejected {
            counts.key(status.rawValue)
            counts.value(count)
          }
        }
        for (key, number) in [
          ("withMembers", withMembers), ("documents", glossary.sequences.documentCount),
          ("sequences", glossary.sequences.count),
        ] {
          object.key(key)
          object.value(number)
        }
      }
      return Console.say(String(decoding: writer.bytes, as: UTF8.self) + "\n")
    }
    var text = "词条 \(entries.count) 条，其中 \(withMembers) 条有成员。\n"
    text += "类别：" + kinds.filter { $0.1 > 0 }.map { "\($0.0.word) \($0.1)" }.joined(separator: "，") + "。\n"
    text += "状态：" + statuses.filter { $0.1 > 0 }.map { "\($0.0.word) \($0.1)" }.joined(separator: "，") + "。\n"
    if glossary.sequences.documentCount > 0 {
      text += "学自 \(glossary.sequences.documentCount) 份文件，记下 \(glossary.sequences.count) 个短字串。\n"
    }
    return Console.say(text)
  }
}
