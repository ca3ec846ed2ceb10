import Glossary
import GlossaryStore
import ProseText

/// `zhubi glossary diff OLD NEW`: in which terms two glossaries differ.
struct GlossaryDiff: GlossaryAction {
  static let name = "diff"
  static let usage = "diff OLD NEW"
  static let summary = "比较两个词库：增加、删去、改变了哪些词条（不比次数）；有不同时退出状态为 1"

  private let old: String
  private let new: String

  init(_ operands: [String], _ arguments: CommandArguments) throws(UsageError) {
    guard operands.count == 2 else { throw UsageError("请写明要比较的两个词库，例如“zhubi glossary diff 旧.txt 新.txt”。") }
    old = operands[0]
    new = operands[1]
  }

  func run() async -> ExitStatus {
    let before: [GlossaryEntry]
    let after: [GlossaryEntry]
    do throws(GlossaryProblem) {
      before = try GlossaryFiles.read(old).entries
      after = try GlossaryFiles.read(new).entries
    } catch {
      Console.complain(error.sentence)
      return .failure
    }
    let known = Dictionary(before.map { ($0.form, $0) }) { first, _ in first }
    let kept = Dictionary(after.map { ($0.form, $0) }) { first, _ in first }
    var text = ""
    for entry in (before.filter { kept[$0.form] == nil } + after).sorted() {
      switch (known[entry.form], kept[entry.form]) {
      case (_?, nil): text += "- " + EntryReport.line(entry)
      case (nil, _?): text += "+ " + EntryReport.line(entry)
      case (let old?, let new?):
        let changes = Self.changes(old, new)
        if !changes.isEmpty { text += VisibleText.line("~ \(entry.form)：\(changes.joined(separator: "；"))") + "\n" }
      case (nil, nil): break
      }
    }
    let status = Console.say(text)
    return status == .clean && !text.isEmpty ? .findings : status
  }

  /// What a person would call changed; counts, places and examples change with every report that is learnt.
  private static func changes(_ old: GlossaryEntry, _ new: GlossaryEntry) -> [String] {
    var changes: [String] = []
    func compare(_ title: String, _ before: String, _ after: String) {
      if before != after { changes.append("\(title) “\(before)” → “\(after)”") }
    }
    compare("类别", old.kind.word, new.kind.word)
    compare("状态", old.status.word, new.status.word)
    compare(
      "成员", old.memberLists.map { $0.joined(separator: "、") }.joined(separator: "／"),
      new.memberLists.map { $0.joined(separator: "、") }.joined(separator: "／"))
    compare(
      "又作、简称", old.variants.map(\.form).joined(separator: "、"), new.variants.map(\.form).joined(separator: "、"))
    compare("不用", old.formsToAvoid.joined(separator: "、"), new.formsToAvoid.joined(separator: "、"))
    compare("说明", old.note, new.note)
    return changes
  }
}
