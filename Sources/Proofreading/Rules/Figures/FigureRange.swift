package import Drafting
package import Glossary
import Numerals
import ProseText

/// Ranges whose first figure is the larger one, or lacks the 万, 亿 or % that the second has.
package struct FigureRange: Rule {
  package static let description = RuleDescription(
    id: "figure-range",
    group: .figures,
    name: Bilingual("数值范围有误", "Ranges of figures"),
    explanation: Bilingual(
      """
      前大后小的范围（3000—2000元），前一个数漏写百分号的范围（15—30%，应为15%—30%），以及前一个数漏写“万”“亿”、可以有两种理解的范围（40～60万元，提示）。\
      “从100元到50元”一类的变化、编号、比分和海拔不提示；“—”“～”“至”都可以用。
      """,
      """
      Ranges that run from the larger to the smaller figure, ranges whose first figure lacks the percent sign of the \
      second, and, as a hint, those whose first figure lacks 万 or 亿, which can be read in two ways. Changes (从…到…), \
      codes, scores and heights are left alone; every mark of a range is accepted.
      """),
    source: "GB/T 15835-2011，5.1.3",
    kinds: [
      RuleDescription.Kind(reversed, .warning), RuleDescription.Kind(percent, .warning),
      RuleDescription.Kind(multiplier, .hint), RuleDescription.Kind(varying, .hint),
    ],
    examples: [
      .wrong("补贴标准为每户⟦5000—3000元⟧。"),
      .wrong("预计增速在⟦8%到6%⟧之间。"),
      .fixed("自付比例为⟦15—30%⟧。", "自付比例为15%—30%。"),
      .fixed("单个项目奖励⟦40～60万元⟧。", "单个项目奖励40万～60万元。"),
      .wrong("户均奖补⟦5万至2万元⟧不等。"),
      .right("补贴标准为每户3000—5000元，增长15%～30%，规模为9亿～16亿元。"),
      .right("门票从100元到50元，降了一半。"),
      .right("奖励500至1万元不等，儿童0—6岁免费。"),
      .right("提高8到10个百分点，8—3号楼加装电梯。"),
    ])

  private static let reversed = FindingKind("reversed")
  private static let percent = FindingKind("percent")
  private static let multiplier = FindingKind("multiplier")
  private static let varying = FindingKind("varying")

  /// The rule.
  package init() {}

  package func check(_ draft: Draft, _ glossary: Glossary) -> [Finding] {
    let units = draft.prose.units
    let figures = draft.figures
    guard figures.count > 1 else { return [] }
    return (1..<figures.count).compactMap { index in
      let (first, second) = (figures[index - 1], figures[index])
      let gap = second.range.lower - first.range.upper
      guard (1...2).contains(gap), Self.marks.length(startingAt: first.range.upper, in: units) == gap,
        isRange(first, second, units), !isChange(first, units), !isCode(first, second, in: draft)
      else { return nil }
      // 1—3—5: more than two are no range.
      if index > 1, figures[index - 2].range.upper + 1 == first.range.lower, isMark(first.range.lower - 1, units) {
        return nil
      }
      return finding(first, second, in: draft)
    }
  }

  private func isMark(_ index: Int, _ units: [UInt16]) -> Bool {
    index >= 0 && Self.marks.length(startingAt: index, in: units) == 1
  }

  /// Whether both are exact figures of one kind, the second with a unit or sign that tells what they count.
  private func isRange(_ first: Figure, _ second: Figure, _ units: [UInt16]) -> Bool {
    guard first.numeral.approximation == .exact, second.numeral.approximation == .exact else { return false }
    if let unit = first.unit {
      guard let other = second.unit, unit.isConvertible(to: other) else { return false }
    }
    switch (first.numeral.kind, second.numeral.kind) {
    case (.number, .number):
      guard second.unit != nil || second.numeral.lastDigitPower >= 4 else { return false }
    case (.percentage, .percentage), (.number, .percentage), (.number, .permille): break
    default: return false
    }
    // 图2-1 门诊量: a blank parts a number from a unit only where none is meant.
    if second.range.upper > second.numeralRange.upper, units[second.numeralRange.upper].isBlank { return false }
    // 第8—3排, A3—2座, 12.3—2012.5: numbers and codes.
    let before = first.range.lower > 0 ? units[first.range.lower - 1] : 0
    guard !before.isASCIILetter, !before.isASCIIDigit, ![0x7B2C, 0x2D, 0x2E, 0x2F, 0x2B, 0x3A].contains(before) else {
      return false
    }
    let isYear = first.range.count == 4 && first.unit == nil && second.unit?.dimension == .calendarTime
    return !isYear && Self.levels.length(endingAt: first.range.lower, in: units) == 0
  }

  /// Whether the numbers are those of a figure, a table or an attachment: 图5—3. 代表60至40名 and 比例30%至15% are ranges.
  private func isCode(_ first: Figure, _ second: Figure, in draft: Draft) -> Bool {
    let at = first.range.lower
    if let label = draft.labels.lastIndex(notAfter: at, key: \.range.lower), draft.labels[label].range.contains(at) {
      return true
    }
    let references = draft.labelReferences
    if let reference = references.lastIndex(notAfter: at, key: \.range.lower), references[reference].range.contains(at)
    {
      return true
    }
    guard first.unit == nil, second.unit == nil, case .number = first.numeral.kind, case .number = second.numeral.kind
    else { return false }
    return Self.coded.length(endingAt: at, in: draft.prose.units) > 0
  }

  /// Whether 从 or 由 stands before: from one state to another.
  private func isChange(_ first: Figure, _ units: [UInt16]) -> Bool {
    var at = first.range.lower
    while at > 0, first.range.lower - at < 12, !units[at - 1].endsClause, !units[at - 1].endsSentence,
      units[at - 1] != .paragraphEnd
    {
      at -= 1
      if units[at] == 0x4ECE || units[at] == 0x7531 { return true }
    }
    return false
  }

  private func finding(_ first: Figure, _ second: Figure, in draft: Draft) -> Finding? {
    let prose = draft.prose
    let range = prose.sourceRange(of: ProseRange(first.range.lower, second.range.upper))
    let (low, high) = (prose.text(first.range), prose.text(second.range))
    if isReversed(first, second, prose.units) {
      let isVarying =
        Self.varyingWords.length(startingAt: second.range.upper, in: prose.units) > 0
        || Self.ranks.length(endingAt: first.range.lower, in: prose.units) > 0
      return Finding(isVarying ? Self.varying : Self.reversed, at: range, "前一个数“\(low)”大于后一个数“\(high)”，范围应当由小到大")
    }
    if first.numeral.kind == .number, second.numeral.kind != .number {
      let sign =
        second.numeral.kind == .permille ? "‰" : prose.text(ProseRange(second.range.upper - 1, second.range.upper))
      guard second.numeral.notation == .arabic || second.numeral.notation == .fullWidth else { return nil }
      return Finding(
        Self.percent, at: range, "前一个数“\(low)”后面也要写“\(sign)”",
        fixes: insertion(of: sign, behind: first.numeralRange, in: draft))
    }
    guard first.unit == nil, let sign = multiplier(of: second, in: draft), first.numeral.lastDigitPower < 2,
      let scale = ExactDecimal.powerOfTen(second.multiplierPower(in: prose.units)),
      let scaled = first.numeral.value.multiplied(by: scale), scaled < second.numeral.value
    else { return nil }
    return Finding(
      Self.multiplier, at: range, "“\(low)”可以理解为\(low)，也可以理解为\(low)\(sign)；后者应当写作“\(low)\(sign)”",
      fixes: insertion(of: sign, behind: first.numeralRange, in: draft))
  }

  private func insertion(of sign: String, behind range: ProseRange, in draft: Draft) -> [Fix] {
    let text = draft.prose.text(range)
    guard let edit = draft.prose.edit(replacing: range, with: text + sign) else { return [] }
    return [Fix(title: "改为“\(text)\(sign)”", safety: .needsJudgement, edits: EditSet(edit))]
  }

  private func isReversed(_ first: Figure, _ second: Figure, _ units: [UInt16]) -> Bool {
    var low = first.numeral.value.double
    var high = second.numeral.value.double
    if let unit = first.unit, let other = second.unit {
      low *= unit.scale.double
      high *= other.scale.double
      return low > high * 1.000_001
    }
    guard low <= high else { return true }
    // 60～40万元: sixty yuan are not meant.
    let power = second.multiplierPower(in: units)
    guard power >= 4, first.multiplierPower(in: units) == 0, first.unit == nil, high > low * 1000 else { return false }
    for _ in 0..<power { high /= 10 }
    return low > high
  }

  /// 万 or 亿 at the end of the numeral.
  private func multiplier(of figure: Figure, in draft: Draft) -> String? {
    guard figure.multiplierPower(in: draft.prose.units) >= 4, figure.numeral.notation == .mixed else { return nil }
    let last = draft.prose.units[figure.numeralRange.upper - 1]
    return last == 0x4E07 || last == 0x4EBF
      ? draft.prose.text(ProseRange(figure.numeralRange.upper - 1, figure.numeralRange.upper)) : nil
  }

  private static let marks = WordTable("— – ～ ~ - 至 到 ——")
  private static let varyingWords = WordTable("不等 左右不等 的不等")
  private static let ranks = WordTable("分别奖励 依次奖励 分别给予")
  private static let levels = WordTable("海拔 水位 高程 标高 桩号 编号 房号 电话 热线 比分 版 栋 楼 章 条 号")
  private static let coded = WordTable("图 表 式 例 附件")
}
