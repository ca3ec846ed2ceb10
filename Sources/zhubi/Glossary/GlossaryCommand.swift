import Foundation
import Glossary
import GlossaryStore
import Workspace

/// `zhubi glossary …`: learns, looks up and keeps glossaries.
struct GlossaryCommand: Command {
  static let syntax = CommandSyntax(
    name: "glossary", summary: "从以往的报告学习词库，查词、比较、合并词库", operands: "ACTION […]", operandLimit: .max,
    notes: GlossaryActions.all.map { "  \($0.usage)\n      \($0.summary)" },
    options: [output, GlossaryChoice.option, fuzzy, format, limit, kind, status, jobs, accept, reject])

  static let output = CommandOption("-o", .text("FILE"), help: "写入 FILE（build、merge、export、report、count、reduce）")
  static let fuzzy = CommandOption("--fuzzy", .none, help: "也找差一两个字、数字不同的词（lookup；找不到时自动使用）")
  static let format = CommandOption(
    "--format", .choice(["text", "json", "csv", "jsonl", "tbx"]),
    help: "text、json 用于 lookup、list、stats；csv、jsonl、tbx 用于 export")
  static let limit = CommandOption("--limit", .count("N"), help: "最多显示几条（list、lookup）")
  static let kind = CommandOption(
    "--kind", .choice(GlossaryEntry.Kind.allCases.map(\.word)), help: "只要这一类（list、export）")
  static let status = CommandOption(
    "--status", .choice(GlossaryEntry.Status.allCases.map(\.word)), help: "只要这一状态（list、review、export）")
  static let jobs = CommandOption("--jobs", .count("N"), help: "同时读几份文件（build、count、map、reduce；默认为处理器核数，map 为 1）")
  static let accept = CommandOption("--accept", .list("TERM"), help: "确认这些词条（review）")
  static let reject = CommandOption("--reject", .list("TERM"), help: "不收这些词条（review）")

  private let action: any GlossaryAction

  init(_ arguments: CommandArguments) throws(UsageError) {
    action = try Self.action(arguments)
  }

  private static func action(_ arguments: CommandArguments) throws(UsageError) -> any GlossaryAction {
    let names = GlossaryActions.all.map { $0.name }
    guard let name = arguments.operands.first else {
      throw UsageError("请写明要做什么，可以是 \(names.joined(separator: "、"))。")
    }
    guard let type = GlossaryActions.all.first(where: { $0.name == name }) else {
      throw UsageError("“glossary”没有“\(name)”这一项。" + Suggestion.sentence(for: name, among: names))
    }
    return try type.init(Array(arguments.operands.dropFirst()), arguments)
  }

  func run() async -> ExitStatus {
    await action.run()
  }

  /// Whether `arguments` ask for JSON; a format that is for another action is a mistake.
  static func isJSON(_ arguments: CommandArguments) throws(UsageError) -> Bool {
    switch arguments.text(format) {
    case nil, "text": return false
    case "json": return true
    default: throw UsageError("这里的“--format”可以是 text、json；csv、jsonl、tbx 用于“zhubi glossary export”。")
    }
  }
}

/// One thing that `zhubi glossary` does, in a file of its own.
protocol GlossaryAction: Sendable {
  /// Its name on the command line.
  static var name: String { get }
  /// How it is called.
  static var usage: String { get }
  /// What it does, in half a sentence.
  static var summary: String { get }

  /// The action on `operands`, with the options in `arguments`.
  init(_ operands: [String], _ arguments: CommandArguments) throws(UsageError)

  /// Does the work. Says on standard error what could not be done.
  func run() async -> ExitStatus
}

/// The actions there are, in the order of the help text.
enum GlossaryActions {
  /// All actions.
  static let all: [any GlossaryAction.Type] = [
    GlossaryBuild.self, GlossaryLookUp.self, GlossaryList.self, GlossaryStats.self,
    GlossaryCheck.self, GlossaryDiff.self, GlossaryMerge.self, GlossaryReview.self, GlossaryExport.self,
    GlossaryCount.self, GlossaryMap.self, GlossaryReduce.self,
    GlossaryReport.self,
  ]
}
