import Proofreading

/// The line of numbers at the end of the text report.
struct TextSummary {
  private let totals: ReportTotals
  private let style: TextStyle
  private let language: ReportLanguage

  /// The line for `totals`.
  init(_ totals: ReportTotals, style: TextStyle, language: ReportLanguage) {
    self.totals = totals
    self.style = style
    self.language = language
  }

  /// The line, with its line feed.
  var text: String {
    let stop = language.pick("。", ".")
    guard totals.files > 0 else { return language.pick("没有检查任何稿件", "No drafts checked") + "\(stop)\(asides)\n" }
    let drafts = language.pick(
      "检查稿件 \(totals.files) 份，共 \(totals.characters) 字：",
      "Drafts checked: \(totals.files), \(totals.characters) characters: ")
    guard totals.findings > 0 else { return drafts + language.pick("没有发现问题", "nothing found") + "\(stop)\(asides)\n" }
    let counts = Severity.allCases.sorted(by: >).map { severity in
      let count = language.pick(
        "\(language.title(severity)) \(totals[severity]) 处", "\(severity.rawValue) \(totals[severity])")
      return totals[severity] > 0 ? style.coloured(count, as: severity) : count
    }
    let rate = language.pick(
      "；每万字错误 \(errorsPerTenThousand) 处", "; errors per 10,000 characters: \(errorsPerTenThousand)")
    return drafts + counts.joined(separator: language.pick("，", ", ")) + rate + "\(stop)\(asides)\n"
  }

  /// What was left out of the numbers.
  private var asides: String {
    var text = totals.fixed > 0 ? language.pick("已直接修改 \(totals.fixed) 处。", " Fixed: \(totals.fixed).") : ""
    if totals.suppressed > 0 {
      text += language.pick("已忽略 \(totals.suppressed) 处。", " Suppressed: \(totals.suppressed).")
    }
    if totals.baselined > 0 {
      text += language.pick("基线中已有 \(totals.baselined) 处。", " In the baseline: \(totals.baselined).")
    }
    if totals.unreadable > 0 {
      text += language.pick("另有 \(totals.unreadable) 份无法读取。", " Unreadable: \(totals.unreadable).")
    }
    return text
  }

  /// With two decimals, rounded half up; in whole numbers, so that it is the same on any machine.
  private var errorsPerTenThousand: String {
    guard totals.characters > 0 else { return "0.00" }
    let hundredths = (totals[.error] * 2_000_000 + totals.characters) / (totals.characters * 2)
    return "\(hundredths / 100).\(hundredths / 10 % 10)\(hundredths % 10)"
  }
}
