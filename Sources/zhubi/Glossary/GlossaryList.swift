import Glossary
import GlossaryStore
import Reporting

/// `zhubi glossary list`: the terms, the most certain and most used first.
struct GlossaryList: GlossaryAction {
  static let name = "list"
  static let usage = "list [--kind 类别] [--status 状态] [--limit N] [--glossary FILE]…"
  static let summary = "列出词条，最可靠、最常用的在前"

  private let selection: EntrySelection
  private let limit: Int
  private let isJSON: Bool
  private let choice: GlossaryChoice

  init(_ operands: [String], _ arguments: CommandArguments) throws(UsageError) {
    guard operands.isEmpty else { throw UsageError("“list”不带参数；要看哪个词库，请用“--glossary FILE”。") }
    selection = EntrySelection(arguments)
    limit = arguments.count(GlossaryCommand.limit) ?? .max
    isJSON = try GlossaryCommand.isJSON(arguments)
    choice = GlossaryChoice(arguments)
  }

  func run() async -> ExitStatus {
    let entries: [GlossaryEntry]
    do throws(UsageError) {
      entries = try selection.entries(choice)
    } catch {
      Console.complain(error.sentence)
      return .failure
    }
    let shown = entries.sorted { $0.isWeightier(than: $1) }.prefix(limit)
    if !isJSON { return Console.say(shown.map { EntryReport.line($0) }.joined()) }
    var writer = JSONWriter()
    writer.object { object in
      object.key("entries")
      object.array { array in
        for entry in shown { EntryReport.write(entry, to: &array) }
      }
    }
    return Console.say(String(decoding: writer.bytes, as: UTF8.self) + "\n")
  }
}

/// Which entries are meant: `--kind`, `--status`.
struct EntrySelection {
  private let kind: GlossaryEntry.Kind?
  private let status: GlossaryEntry.Status?

  /// What `arguments` choose; all entries where they choose nothing.
  init(_ arguments: CommandArguments) {
    let kind = arguments.text(GlossaryCommand.kind)
    let status = arguments.text(GlossaryCommand.status)
    self.kind = GlossaryEntry.Kind.allCases.first { $0.word == kind }
    self.status = GlossaryEntry.Status.allCases.first { $0.word == status }
  }

  /// The entries of the files that `choice` and the settings name, all layers together, and of the built-in glossary.
  func entries(_ choice: GlossaryChoice) throws(UsageError) -> [GlossaryEntry] {
    var layers = [BuiltInGlossary.read().entries]
    do {
      for path in try choice.pathsWithWorkspace() { layers.append(try GlossaryFiles.read(path).entries) }
    } catch let error as GlossaryProblem {
      throw UsageError(error.sentence)
    } catch let error as UsageError {
      throw error
    } catch {
      throw UsageError("无法读取词库。")
    }
    return chosen(Glossary.stored(merging: layers))
  }

  /// Those of `entries` that are meant; rejected ones only where they are asked for.
  func chosen(_ entries: [GlossaryEntry]) -> [GlossaryEntry] {
    entries.filter { entry in
      (kind == nil || entry.kind == kind) && (status == nil ? entry.status != .rejected : entry.status == status)
    }
  }
}

/// Glossary files as the commands read them.
enum GlossaryFiles {
  /// The glossary at `path`; a line that means nothing is a mistake.
  static func read(_ path: String) throws(GlossaryProblem) -> StoredGlossary {
    let stored = try StoredGlossary.read(path)
    if let problem = stored.problems.first { throw problem }
    return stored
  }
}
