package import Drafting
package import Glossary
import Numerals
import ProseText

/// Figures that mix their writings, years that are cut, and digits that are grouped wrongly.
package struct FigureForm: Rule {
  package static let description = RuleDescription(
    id: "figure-form",
    group: .figures,
    name: Bilingual("数字用法", "Forms of figures"),
    explanation: Bilingual(
      """
      按《出版物上数字用法》提示的写法：阿拉伯数字不与“十、百、千”混写（3千应为3000）；“百分之15”应为15%；年份不省略（98年应为1998年，1998—03年）；\
      “二零二五年”中的零应为〇；“80年代”要写明世纪；千分号按三位一组；“10几个”应为十几个；半角数字为主的稿件中不用全角数字。标准允许的写法，如3亿4500万、8万、\
      三成，不提示。
      """,
      """
      Figures against the standard on numerals: digits mixed with 十, 百 and 千; 百分之 with digits; years cut to two \
      digits; 零 or a letter O for 〇 in years; decades without their century; digits not grouped by three; 10几; \
      full-width digits in a draft that mostly has half-width ones. What the standard allows is left alone.
      """),
    source: "GB/T 15835-2011，4.2、5.1、5.3",
    kinds: [
      RuleDescription.Kind(mixed, .info), RuleDescription.Kind(percent, .info), RuleDescription.Kind(year, .info),
      RuleDescription.Kind(zero, .info), RuleDescription.Kind(grouping, .info), RuleDescription.Kind(width, .info),
    ],
    examples: [
      .fixed("接待游客⟦3千⟧人次。", "接待游客3000人次。"),
      .fixed("优良率达⟦百分之95⟧。", "优良率达95%。"),
      .wrong("诊室共有⟦10几⟧个医生。"),
      .fixed("⟦98年⟧特大洪水后，堤防加高。", "1998年特大洪水后，堤防加高。"),
      .wrong("⟦80年代⟧，他在乡里教书。"),
      .fixed("⟦二零二五⟧年工作要点", "二〇二五年工作要点"),
      .wrong("全校图书⟦12,56⟧册。"),
      .fixed("全县⟦３６⟧个村、128个组和45家合作社参与。", "全县36个村、128个组和45家合作社参与。"),
      .right("3亿4500万元、8万人、三成、8成、12,560册、十几个。"),
      .right("任教98年，98岁，20世纪80年代，80后，8千米。"),
      .right("1,2,3期，百分之十五，15%，三百零五元，二〇二五年。"),
    ])

  private static let mixed = FindingKind("mixed")
  private static let percent = FindingKind("percent")
  private static let year = FindingKind("year")
  private static let zero = FindingKind("zero")
  private static let grouping = FindingKind("grouping")
  private static let width = FindingKind("width")

  /// The rule.
  package init() {}

  package func check(_ draft: Draft, _ glossary: Glossary) -> [Finding] {
    var findings: [Finding] = []
    let isHalfWidth = prefersHalfWidth(draft)
    for (index, figure) in draft.figures.enumerated() {
      let next = index + 1 < draft.figures.count ? draft.figures[index + 1] : nil
      let found =
        mixture(figure, next, in: draft) ?? percentage(figure, in: draft) ?? cutYear(figure, in: draft)
        ?? group(figure, next, in: draft)
        ?? (isHalfWidth ? fullWidth(figure.numeralRange, figure.numeral, in: draft) : nil)
      if let found { findings.append(found) }
    }
    for date in draft.dates {
      if let found = zero(in: date, in: draft) { findings.append(found) }
    }
    return findings.sorted { $0.range < $1.range }
  }

  private func finding(
    _ kind: FindingKind, _ range: ProseRange, _ message: String, right: String?, _ safety: Fix.Safety, in draft: Draft
  ) -> Finding {
    let edit = right.flatMap { draft.prose.edit(replacing: range, with: $0) }
    let fixes = edit.map { [Fix(title: "改为“\(right ?? "")”", safety: safety, edits: EditSet($0))] }
    return Finding(kind, at: draft.prose.sourceRange(of: range), message, fixes: fixes ?? [])
  }

  // MARK: Mixtures

  /// 3千, 9万2千6百, 一百2十, 10几.
  private func mixture(_ figure: Figure, _ next: Figure?, in draft: Draft) -> Finding? {
    let units = draft.prose.units
    let range = figure.numeralRange
    let text = draft.prose.text(range)
    if figure.numeral.notation == .mixed, figure.numeral.kind == .number, isMixed(range, units) {
      let right = figure.numeral.approximation == .exact ? figure.numeral.value.int.map(String.init) : nil
      return finding(
        Self.mixed, range, "“\(text)”混用了阿拉伯数字和“千、百”" + (right.map { "，应写作“\($0)”" } ?? ""), right: right, .safe,
        in: draft)
    }
    let after = range.upper
    if figure.numeral.notation == .arabic, figure.unit == nil, after < units.count, units[after] == 0x51E0 {
      let all = ProseRange(range.lower, after + 1)
      let right = Self.tens[text].map { $0 + "几" }
      return finding(
        Self.mixed, all, "“\(draft.prose.text(all))”表示概数，应当用汉字" + (right.map { "“\($0)”" } ?? ""), right: right, .safe,
        in: draft)
    }
    guard let next, next.range.lower == after, figure.unit == nil, isOther(figure, next, units) else { return nil }
    let all = ProseRange(range.lower, next.numeralRange.upper)
    return finding(Self.mixed, all, "“\(draft.prose.text(all))”混用了汉字和阿拉伯数字", right: nil, .needsJudgement, in: draft)
  }

  /// Whether 百, 千 or 十 stands right behind a digit.
  private func isMixed(_ range: ProseRange, _ units: [UInt16]) -> Bool {
    guard range.count > 1 else { return false }
    return (range.lower + 1..<range.upper).contains { at in
      [0x5341, 0x767E, 0x5343].contains(units[at]) && (units[at - 1].isASCIIDigit || units[at - 1].isFullWidthDigit)
    }
  }

  /// Whether one numeral is in Han characters with places and the other in digits.
  private func isOther(_ first: Figure, _ second: Figure, _ units: [UInt16]) -> Bool {
    let last = units[first.numeralRange.upper - 1]
    let isHan = first.numeral.notation == .chinese && [0x5341, 0x767E, 0x5343].contains(last)
    return isHan && second.numeral.kind == .number && units[second.range.lower].isASCIIDigit
  }

  private func percentage(_ figure: Figure, in draft: Draft) -> Finding? {
    guard figure.numeral.notation == .mixed, figure.numeral.kind == .percentage || figure.numeral.kind == .permille,
      draft.prose.units[figure.numeralRange.lower] == 0x767E || draft.prose.units[figure.numeralRange.lower] == 0x5343,
      figure.numeral.approximation == .exact
    else { return nil }
    let right = figure.numeral.value.description + (figure.numeral.kind == .percentage ? "%" : "‰")
    return finding(
      Self.percent, figure.numeralRange, "“\(draft.prose.text(figure.numeralRange))”应写作“\(right)”", right: right, .safe,
      in: draft)
  }

  // MARK: Years

  private func cutYear(_ figure: Figure, in draft: Draft) -> Finding? {
    let units = draft.prose.units
    let range = figure.numeralRange
    let end = range.upper
    guard range.count == 2, figure.numeral.kind == .number, end < units.count, units[end] == 0x5E74 else {
      return yearWithLetter(figure, in: draft)
    }
    let digits = (range.lower..<end).map { units[$0] }
    if end + 1 < units.count, units[end + 1] == 0x4EE3 { return decade(figure, in: draft) }
    let isArabic = digits.allSatisfy(\.isASCIIDigit)
    let before = range.lower > 0 ? units[range.lower - 1] : .paragraphEnd
    if isArabic, before == 0x2014 || before == 0x2013 || before == 0x2D || before == 0xFF5E || before == 0x81F3,
      range.lower > 4, (2...5).allSatisfy({ units[range.lower - $0].isASCIIDigit })
    {
      return yearFinding(range, isArabic, in: draft)
    }
    let isZero = digits[0] == 0x30 || ((digits[0] == 0x96F6 || digits[0] == 0x3007) && digits[1].isChineseOrdinalDigit)
    let isLate = isArabic && digits[0] >= 0x36
    guard isZero || isLate else { return yearWithLetter(figure, in: draft) }
    guard isZero || (Self.opensYear(before) && !lastsLong(end + 1, units)) else { return nil }
    if before.isASCIIDigit || before == 0x2E || before == 0x7B2C { return nil }
    return yearFinding(range, isArabic, in: draft)
  }

  /// What can stand before a year that is cut: a border, or 于 在 自 从 至 到 和.
  private static func opensYear(_ unit: UInt16) -> Bool {
    unit == .paragraphEnd || unit.endsClause || unit.endsSentence || unit == 0xFF08 || unit == 0x3001
      || [0x4E8E, 0x5728, 0x81EA, 0x4ECE, 0x81F3, 0x5230, 0x548C, 0x4EE5, 0x4ED6, 0x5979, 0x201C, 0x636E].contains(unit)
  }

  /// Whether the words behind make it a length: 98年来, 98年的历史.
  private func lastsLong(_ index: Int, _ units: [UInt16]) -> Bool {
    index >= units.count || Self.lengthTails.length(startingAt: index, in: units) > 0
      || units[index].endsClause || units[index].endsSentence || units[index] == .paragraphEnd
  }

  private func yearFinding(_ range: ProseRange, _ isArabic: Bool, in draft: Draft) -> Finding {
    let all = ProseRange(range.lower, range.upper + 1)
    let text = draft.prose.text(all)
    let century = draft.prose.units[range.lower] >= 0x33 && isArabic ? "19" : "20"
    let right = isArabic ? century + text : nil
    return finding(
      Self.year, all, "年份“\(text)”应当写全四位" + (right.map { "，如“\($0)”" } ?? ""), right: right, .needsJudgement, in: draft)
  }

  private func decade(_ figure: Figure, in draft: Draft) -> Finding? {
    let units = draft.prose.units
    let range = figure.numeralRange
    let lower =
      (max(0, range.lower - 40)..<range.lower).last { units[$0].endsSentence || units[$0] == .paragraphEnd }
      ?? max(0, range.lower - 40)
    guard figure.numeral.notation == .arabic, units[range.upper - 1] == 0x30,
      !Self.centuries.occurs(in: ProseRange(lower, range.lower), of: units)
    else { return nil }
    let all = ProseRange(range.lower, range.upper + 2)
    return finding(
      Self.year, all, "“\(draft.prose.text(all))”没有写明是哪个世纪，如“20世纪\(draft.prose.text(all))”", right: nil,
      .needsJudgement,
      in: draft)
  }

  /// 二O二五年, whose letter no numeral holds.
  private func yearWithLetter(_ figure: Figure, in draft: Draft) -> Finding? {
    let units = draft.prose.units
    let lower = figure.range.lower
    guard figure.numeralRange.upper < units.count, units[figure.numeralRange.upper] == 0x5E74, lower > 1,
      Self.letters.contains(units[lower - 1])
    else { return nil }
    var at = lower - 1
    while at > 0, lower - at < 3, Self.letters.contains(units[at - 1]) { at -= 1 }
    guard at > 0, units[at - 1] == 0x4E8C || units[at - 1] == 0x4E00 else { return nil }
    let range = ProseRange(at - 1, figure.numeralRange.upper)
    guard range.count == 4 else { return nil }
    return zeroFinding(range, in: draft)
  }

  private func zero(in date: DateMention, in draft: Draft) -> Finding? {
    guard let range = date.year?.range, date.range.contains(range) else { return nil }
    let units = draft.prose.units
    guard !units[range.lower].isASCIIDigit,
      (range.lower..<range.upper).contains(where: { units[$0] == 0x96F6 || units[$0] == 0x25CB })
    else { return nil }
    return zeroFinding(range, in: draft)
  }

  private func zeroFinding(_ range: ProseRange, in draft: Draft) -> Finding {
    let right = String(
      decoding: draft.prose.units[range.lower..<range.upper].map { Self.isZero($0) ? 0x3007 : $0 }, as: UTF16.self)
    return finding(
      Self.zero, range, "年份“\(draft.prose.text(range))”中的零应写作“〇”：“\(right)”", right: right, .safe, in: draft)
  }

  private static func isZero(_ unit: UInt16) -> Bool {
    unit == 0x96F6 || unit == 0x25CB || letters.contains(unit)
  }

  // MARK: Groups and width

  /// 12,56; 1,2345,678.
  private func group(_ figure: Figure, _ next: Figure?, in draft: Draft) -> Finding? {
    let units = draft.prose.units
    let start = figure.numeralRange.lower
    var at = figure.numeralRange.upper
    guard figure.unit == nil, figure.numeral.notation == .arabic, at < units.count, units[at] == 0x2C,
      at + 1 < units.count, units[at + 1].isASCIIDigit, figure.numeral.value.isWhole
    else { return nil }
    // 1,2,3 lists, and so do groups that are all short.
    var groups = [figure.range.count]
    while at + 1 < units.count, units[at] == 0x2C, units[at + 1].isASCIIDigit {
      var end = at + 1
      while end < units.count, units[end].isASCIIDigit { end += 1 }
      groups.append(end - at - 1)
      at = end
    }
    let before = start > 0 ? units[start - 1] : 0
    guard before != 0x7B2C, before != 0x2C, !before.isASCIIDigit, Self.lists.length(endingAt: start, in: units) == 0
    else { return nil }
    let tail = units.withUnsafeBufferPointer { MeasureUnit.scan($0, from: at) }
    guard tail != nil,
      groups.count > 2 ? groups.contains(where: { $0 > 2 }) : groups[0] <= 3 && [2, 4].contains(groups[1])
    else { return nil }
    // 8,12名 may be two numbers; the larger first part, the less so.
    if groups.count == 2, groups[0] == 1, groups[1] == 2 { return nil }
    let range = ProseRange(start, at)
    return finding(
      Self.grouping, range, "“\(draft.prose.text(range))”的分节不是三位一组", right: nil, .needsJudgement, in: draft)
  }

  private func prefersHalfWidth(_ draft: Draft) -> Bool {
    var balance = 0
    for figure in draft.figures {
      switch figure.numeral.notation {
      case .arabic: balance += 1
      case .fullWidth: balance -= 1
      default: break
      }
    }
    return balance > 0
  }

  private func fullWidth(_ range: ProseRange, _ numeral: Numeral, in draft: Draft) -> Finding? {
    guard numeral.notation == .fullWidth || numeral.notation == .mixed else { return nil }
    let units = draft.prose.units[range.lower..<range.upper]
    guard units.contains(where: \.isFullWidthDigit) else { return nil }
    let right = String(decoding: units.map { $0 >= 0xFF01 && $0 <= 0xFF5E ? $0 - 0xFEE0 : $0 }, as: UTF16.self)
    return finding(
      Self.width, range, "全文多用半角数字，“\(draft.prose.text(range))”是全角的", right: right, .safe, in: draft)
  }

  private static let tens = [
    "10": "十", "20": "二十", "30": "三十", "40": "四十", "50": "五十", "60": "六十", "70": "七十", "80": "八十", "90": "九十",
  ]
  private static let lengthTails = WordTable("来 间 前 后 多 余 以 的 历 里 内 如 风 光 之 有 期 级 度 轮 未 专 为 左 年 坚 风雨 耕")
  private static let centuries = WordTable("世纪")
  private static let letters: Set<UInt16> = [0x4F, 0x6F, 0xFF2F, 0x30, 0x25CB, 0x25EF, 0x3007]
  private static let lists = WordTable("坐标 坐标为 编号 第")
}
