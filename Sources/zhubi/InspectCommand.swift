import Drafting
import Proofreading
import Reporting
import Workspace

/// `zhubi inspect FILE`: how a draft was understood.
struct InspectCommand: Command {
  static let syntax = CommandSyntax(
    name: "inspect", summary: "显示一份稿件是怎样被理解的：段落、标题、序列、口号与成员、数量、日期", operands: "FILE[:LINE]",
    operandLimit: 1, notes: ["写 FILE:LINE 时只显示这一行所在的段落。"])

  private let draft: DraftFile
  private let line: Int?

  init(_ arguments: CommandArguments) throws(UsageError) {
    guard let operand = arguments.operands.first else { throw UsageError("请写明要看哪一份稿件，例如“zhubi inspect 报告.txt”。") }
    let colon = operand.lastIndex(of: ":")
    let number = colon.flatMap { Int(operand[operand.index(after: $0)...]) }
    if let number, number < 1 { throw UsageError("行号从1开始，“\(number)”不是行号。") }
    line = number
    let path = number == nil ? operand : String(operand[..<(colon ?? operand.endIndex)])
    draft = DraftFile(name: path, origin: path == "-" ? .standardInput : .file(FilePath(path)))
  }

  func run() async -> ExitStatus {
    do throws(DraftProblem) {
      let text = try DraftReader.read(draft)
      return Console.say(DraftOutline(Draft(text.source, syntax: draft.syntax)).text(line: line))
    } catch {
      Console.complain(error.sentence)
      return .failure
    }
  }
}
