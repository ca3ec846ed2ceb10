import Proofreading
import Reporting

/// The options of `zhubi lint`, in the order of the help text.
enum LintOptions {
  /// All of them.
  static let all = [
    format, failOn, fix, diff, GlossaryChoice.option, against, config, baseline, updateBaseline, since, only, except,
    minSeverity,
    include, exclude, stdinFilename, jobs, locale, ColourChoice.option, each, quiet, output,
  ]

  static let format = CommandOption(
    "--format", .choice(LintFormat.allCases.map(\.rawValue)), help: "报告格式（默认 text；在 GitHub Actions 里默认 github）")
  static let failOn = CommandOption(
    "--fail-on", .choice(FailThreshold.allCases.map(\.rawValue)), help: "有这一级或更重的问题时，退出状态为 1（默认 error）")
  static let fix = CommandOption("--fix", .none, help: "就地改正可直接修改的问题，报告其余的问题")
  static let diff = CommandOption("--diff", .none, help: "不改文件，把可直接修改的内容写成补丁（git apply、patch 可用）")
  static let against = CommandOption(
    "--against", .text("REPORT"), help: "与所依据的报告 REPORT（文件或文件夹）核对数据、日期、姓名和名称；可写多次")
  static let config = CommandOption(
    "--config", .text("FILE"), help: "只用这个配置文件，不再从稿件所在的文件夹向上寻找 .zhubi.json")
  static let baseline = CommandOption("--baseline", .text("FILE"), help: "不报告基线 FILE 里已有的问题")
  static let updateBaseline = CommandOption(
    "--update-baseline", .none, help: "把现有的问题写入基线（默认 .zhubi-baseline.json），以后只报告新的")
  static let since = CommandOption("--since", .text("GIT-REF"), help: "只报告自 Git 的这个提交以来改动过的行")
  static let only = CommandOption("--only", .list("RULE"), help: "只用这些规则")
  static let except = CommandOption("--except", .list("RULE"), help: "不用这些规则")
  static let minSeverity = CommandOption(
    "--min-severity", .choice(Severity.allCases.map(\.rawValue)), help: "不报告比这一级更轻的问题（默认 hint）")
  static let include = CommandOption(
    "--include", .text("GLOB"), help: "文件夹里只检查匹配的文件，如“稿件/**”；可写多次")
  static let exclude = CommandOption("--exclude", .text("GLOB"), help: "文件夹里不检查匹配的文件；可写多次")
  static let stdinFilename = CommandOption(
    "--stdin-filename", .text("NAME"), help: "从标准输入读取稿件，报告中称为 NAME")
  static let jobs = CommandOption("--jobs", .count("N"), help: "同时检查几份稿件（默认为处理器核数）")
  static let locale = CommandOption(
    "--locale", .choice(ReportLanguage.allCases.map(\.rawValue)), help: "报告所用的语言（默认 zh）")
  static let each = CommandOption("--all", .none, help: "逐一显示同一规则标出的相同文字，不合并（仅 text）")
  static let quiet = CommandOption("--quiet", .none, help: "只列问题，不写末尾的合计")
  static let output = CommandOption("--output", .text("FILE"), help: "把报告写入 FILE，而不是标准输出")
}
