package import Proofreading

/// The settings file that `zhubi config init` writes: every key with its explanation, all of them comments.
package enum SettingSample {
  /// The file, with the names of `rules`.
  package static func text(rules: [RuleDescription]) -> String {
    var text = """
      // 朱笔的配置。从每份稿件所在的文件夹向上寻找 .zhubi.json，近的优先，逐项取用。
      // 可以写注释、单引号和多余的逗号。用“zhubi config check”检查，用“zhubi config show”查看最终结果。
      {

      """
    for key in SettingKey.allCases {
      text += "  // \(key.help.chinese)\n"
      if key == .rules {
        text += "  // \"rules\": {\n"
        for rule in rules { text += "  //   \"\(rule.id)\": \"\(rule.severity.rawValue)\",  // \(rule.name.chinese)\n" }
        text += "  // },\n\n"
      } else {
        text += "  // \"\(key.rawValue)\": \(example(of: key)),\n\n"
      }
    }
    return text + "}\n"
  }

  /// A value that `key` could have.
  private static func example(of key: SettingKey) -> String {
    switch key {
    case .profile: "\"official\""
    case .glossary: "[\"词库/本地.tsv\"]"
    case .corpus: "[\"历年报告\"]"
    case .against: "[\"报告/2025年工作报告.docx\"]"
    case .rules: "{}"
    case .options: "{\"ordinal-mark\": {\"arabic-comma\": \"off\"}, \"repeated-text\": {\"allow\": [\"看看\"]}}"
    case .include: "[\"稿件/**\"]"
    case .exclude: "[\"旧稿/**\", \"*.草稿.txt\"]"
    case .ignore: "[{\"rule\": \"repeated-text\", \"text\": \"推进推进\", \"context\": \"大力推进推进\", \"path\": \"报告.txt\"}]"
    case .baseline: "\".zhubi-baseline.json\""
    case .locale: "\"zh\""
    }
  }
}
