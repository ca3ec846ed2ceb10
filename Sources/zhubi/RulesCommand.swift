import Proofreading
import Reporting

/// `zhubi rules [RULE]`: the catalogue, or one rule with its examples.
struct RulesCommand: Command {
  static let syntax = CommandSyntax(
    name: "rules", summary: "列出全部规则，或说明其中一条", operands: "[RULE]", operandLimit: 1,
    options: [format, ColourChoice.option])

  private static let format = CommandOption(
    "--format", .choice(ManualFormat.allCases.map(\.rawValue)), help: "输出格式（默认 text）")

  private let rule: RuleDescription?
  private let manual: any RuleManual

  init(_ arguments: CommandArguments) throws(UsageError) {
    if let id = arguments.operands.first {
      rule = try RuleSelection.description(of: id, among: RuleCatalogue.descriptions)
    } else {
      rule = nil
    }
    let colour = arguments.choice(ColourChoice.option, ColourChoice.self) ?? .auto
    switch arguments.choice(Self.format, ManualFormat.self) ?? .text {
    case .text: manual = TextRuleManual(style: colour.styleOfStandardOutput)
    case .json: manual = JSONRuleManual()
    case .markdown: manual = MarkdownRuleManual()
    }
  }

  func run() async -> ExitStatus {
    Console.say(rule.map { manual.page($0) } ?? manual.catalogue(RuleCatalogue.descriptions))
  }
}

/// The formats of `zhubi rules`.
private enum ManualFormat: String, CaseIterable {
  case text
  case json
  case markdown
}
