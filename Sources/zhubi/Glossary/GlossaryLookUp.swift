import Glossary
import GlossaryStore
import Reporting

/// `zhubi glossary lookup TERM`: what is known of a term.
struct GlossaryLookUp: GlossaryAction {
  static let name = "lookup"
  static let usage = "lookup TERM [--fuzzy] [--glossary FILE]…"
  static let summary = "查一个词：依次按全词、开头、部分查找；查不到时退出状态为 1，并列出相近的词"

  private let term: String
  private let nearness: NameIndex.Nearness
  private let limit: Int
  private let isJSON: Bool
  private let choice: GlossaryChoice
  private let style: TextStyle

  init(_ operands: [String], _ arguments: CommandArguments) throws(UsageError) {
    guard operands.count == 1, !TermQuery(operands[0]).isEmpty else {
      throw UsageError("请写明要查的一个词，例如“zhubi glossary lookup 三会一课”。")
    }
    term = operands[0]
    nearness = arguments.has(GlossaryCommand.fuzzy) ? .included : .excluded
    limit = arguments.count(GlossaryCommand.limit) ?? 10
    isJSON = try GlossaryCommand.isJSON(arguments)
    choice = GlossaryChoice(arguments)
    style = ColourChoice.auto.styleOfStandardOutput
  }

  func run() async -> ExitStatus {
    let lookup: GlossaryLookup
    let query = TermQuery(term)
    var answers: [GlossaryLookup.Answer]
    var near: [GlossaryLookup.Answer] = []
    do {
      lookup = GlossaryLookup(
        builtIn: BuiltInGlossary.read(), paths: try choice.pathsWithWorkspace(), cache: GlossaryChoice.cache)
      answers = try lookup.answers(query, nearness)
      if answers.isEmpty, nearness == .excluded { near = try lookup.answers(query, .included) }
    } catch let error as UsageError {
      Console.complain(error.sentence)
      return .failure
    } catch let error as GlossaryProblem {
      Console.complain(error.sentence)
      return .failure
    } catch {
      return .failure
    }
    let said = isJSON ? json(answers, near) : text(answers)
    let status = Console.say(said)
    guard status == .clean else { return status }
    if answers.isEmpty {
      let forms = near.prefix(5).map { "“\($0.entry.form)”" }.joined(separator: "、")
      Console.complain(
        forms.isEmpty ? "词库里没有“\(term)”，也没有与它相近的词。" : "词库里没有“\(term)”；相近的有\(forms)，加“--fuzzy”可以查看。")
      return .findings
    }
    return .clean
  }

  private func text(_ answers: [GlossaryLookup.Answer]) -> String {
    var text = ""
    // What is found whole is shown whole; what only resembles it in one line.
    for answer in answers.prefix(limit) {
      switch answer.match {
      case .exact, .spelling: text += EntryReport.text(answer.entry, style)
      case .near where answers[0].match == answer.match: text += EntryReport.text(answer.entry, style)
      default: text += EntryReport.line(answer.entry)
      }
    }
    if answers.count > limit { text += "另有\(answers.count - limit)条，可用“--limit”多看几条。\n" }
    return text
  }

  private func json(_ answers: [GlossaryLookup.Answer], _ near: [GlossaryLookup.Answer]) -> String {
    var writer = JSONWriter()
    writer.object { object in
      object.key("term")
      object.value(term)
      for (key, list) in [("matches", answers), ("near", near)] where key == "matches" || !list.isEmpty {
        object.key(key)
        object.array { array in
          for answer in list.prefix(limit) { write(answer, to: &array) }
        }
      }
    }
    return String(decoding: writer.bytes, as: UTF8.self) + "\n"
  }

  private func write(_ answer: GlossaryLookup.Answer, to array: inout JSONWriter) {
    array.object { object in
      object.key("match")
      object.value(answer.match.name)
      if case .near(let distance) = answer.match {
        object.key("distance")
        object.value(distance)
      }
      if answer.isByOtherName {
        object.key("byOtherName")
        object.value(true)
      }
      if let path = answer.path {
        object.key("glossary")
        object.value(path)
      }
      EntryReport.fields(answer.entry, to: &object)
    }
  }
}
