import Glossary
import GlossaryStore
import ProseText

/// `zhubi glossary check FILE…`: whether glossary files can be understood and agree with themselves.
struct GlossaryCheck: GlossaryAction {
  static let name = "check"
  static let usage = "check FILE…"
  static let summary = "检查词库文件：哪一行读不懂，哪些词条互相矛盾"

  private let paths: [String]

  init(_ operands: [String], _ arguments: CommandArguments) throws(UsageError) {
    guard !operands.isEmpty else { throw UsageError("请写明要检查的词库，例如“zhubi glossary check 词库.txt”。") }
    paths = operands
  }

  func run() async -> ExitStatus {
    var status = ExitStatus.clean
    for path in paths {
      do throws(GlossaryProblem) {
        let stored = try StoredGlossary.read(path)
        let problems = (stored.problems + stored.contradictions(path))
          .sorted { ($0.line ?? 0, $0.sentence) < ($1.line ?? 0, $1.sentence) }
        for problem in problems where Console.say(VisibleText.line(problem.sentence) + "\n") == .failure {
          return .failure
        }
        if !problems.isEmpty, status == .clean { status = .findings }
      } catch {
        Console.complain(error.sentence)
        status = .failure
      }
    }
    return status
  }
}
