import Proofreading

/// The keys of `.zhubi.json`. The raw value is the key; the order is that of the manual.
package enum SettingKey: String, CaseIterable, Sendable {
  /// The kind of paper that the drafts are for.
  case profile
  /// Glossaries that add to the built-in one.
  case glossary
  /// Folders with earlier reports.
  case corpus
  /// Reports that the drafts are checked against.
  case against
  /// Levels of rules.
  case rules
  /// More about single rules.
  case options
  /// Which files of a folder are drafts.
  case include
  /// Which are not.
  case exclude
  /// Findings that stay as they are.
  case ignore
  /// The file that holds the findings known already.
  case baseline
  /// The language of reports.
  case locale

  /// Everything that a settings file may hold.
  package static var shape: SettingShape {
    .table(
      [SettingField("$schema", .text, help: LocalizedHelp("供编辑器使用的 JSON Schema", "The JSON Schema, for editors"))]
        + allCases.map { SettingField($0.rawValue, $0.shape, help: $0.help) })
  }

  /// What the value must look like.
  package var shape: SettingShape {
    switch self {
    case .profile: .choice(Profile.names)
    case .glossary, .corpus, .against, .include, .exclude: .oneOrMore(.text)
    case .rules: .table(RuleCatalogue.descriptions.map { Self.level(of: $0) })
    case .options: .table(RuleCatalogue.descriptions.map { Self.options(of: $0) })
    case .ignore: .list(Self.ignoredFinding)
    case .baseline: .text
    case .locale: .choice(["zh", "en"])
    }
  }

  /// What it is for.
  package var help: LocalizedHelp {
    switch self {
    case .profile:
      LocalizedHelp("稿件的种类：official（公文）或 newspaper（报纸）", "The kind of paper: official documents or newspapers")
    case .glossary:
      LocalizedHelp(
        "词库文件，补充内置词库，后面的优先；相对于本文件",
        "Glossary files that add to the built-in one, later ones first; relative to this file")
    case .corpus: LocalizedHelp("存放历年报告的文件夹；相对于本文件", "Folders with earlier reports; relative to this file")
    case .against:
      LocalizedHelp(
        "稿件所依据的报告（文件或文件夹）：数据、日期、姓名和名称与之核对；相对于本文件",
        "Reports, or folders of them, that figures, dates and names are checked against; relative to this file")
    case .rules:
      LocalizedHelp("各条规则的级别：off、hint、info、warning、error", "The level of each rule: off, hint, info, warning, error")
    case .options:
      LocalizedHelp(
        "单条规则的细节：其中某一类问题的级别，以及不必报告的文字（allow）",
        "Details of single rules: levels of kinds of findings, and words not to report (allow)")
    case .include:
      LocalizedHelp(
        "文件夹中要检查哪些文件（通配符，如 \"稿件/**\"）", "Which files of a folder are checked (globs, such as \"drafts/**\")")
    case .exclude:
      LocalizedHelp("文件夹中不检查哪些文件（通配符，如 \"旧稿/**\"）", "Which files of a folder are left out (globs, such as \"old/**\")")
    case .ignore:
      LocalizedHelp("看过之后决定保留的问题", "Findings that were looked at and stay as they are")
    case .baseline:
      LocalizedHelp(
        "基线文件：其中的问题不再报告；相对于本文件", "The baseline: findings in it are not reported again; relative to this file")
    case .locale: LocalizedHelp("报告所用的语言：zh 或 en", "The language of reports: zh or en")
    }
  }

  private static func level(of rule: RuleDescription) -> SettingField {
    SettingField(
      rule.id, .choice(RuleLevel.names), help: LocalizedHelp(rule.name.chinese, rule.name.english))
  }

  private static func options(of rule: RuleDescription) -> SettingField {
    let kinds = rule.kinds.map { kind in
      SettingField(
        kind.kind.name, .choice(RuleLevel.names),
        help: LocalizedHelp(
          "这一类问题的级别（默认 \(kind.severity.rawValue)）", "The level of this kind (default \(kind.severity.rawValue))"))
    }
    let allow = SettingField(
      allowedTexts, .oneOrMore(.text), help: LocalizedHelp("这条规则不报告的文字", "Words that this rule does not report"))
    return SettingField(
      rule.id, .table(kinds + [allow]), help: LocalizedHelp(rule.name.chinese, rule.name.english))
  }

  /// The key of the words that a rule does not report.
  static let allowedTexts = "allow"

  private static var ignoredFinding: SettingShape {
    .table([
      SettingField(
        "rule", .choice(RuleCatalogue.descriptions.map(\.id)), .required, help: LocalizedHelp("规则名", "The rule")),
      SettingField("text", .text, .required, help: LocalizedHelp("标出的文字", "The words that are marked")),
      SettingField(
        "context", .text, help: LocalizedHelp("连同前后的文字，只忽略这一处", "The words with those around them, to ignore one place")
      ),
      SettingField(
        "path", .text, help: LocalizedHelp("只在这个文件（通配符，相对于本文件）", "Only in this file (a glob, relative to this file)")),
    ])
  }
}
