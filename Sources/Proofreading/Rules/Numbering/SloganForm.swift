package import Drafting
package import Glossary
import ProseText

/// The written form of slogans: Arabic digits, 二 for 两, half a name in quotation marks.
package struct SloganForm: Rule {
  package static let description = RuleDescription(
    id: "slogan-form",
    group: .numbering,
    name: Bilingual("口号写法不规范", "Slogan form"),
    explanation: Bilingual(
      """
      定名的口号用汉字数字（“3会1课”应作“三会一课”），量词前用“两”不用“二”（“二个维护”应作“两个维护”），不加引号的也一样；引号要引全（“四个”意识应作“四个意识”，“两学”一做应作“两学一做”）；一个代号里的数字和加号不混用全角半角（“１+３”），也不混用汉字数字（“1+三”）；\
      一个名称或代号全稿写法一致。\
      自拟的“3个严格”“1个计划”不在其列。
      """,
      """
      Names are written with Chinese numerals, with 两 before a measure word, whether quoted or not, \
      and quoted as a whole; one formula has digits and signs of one width. Slogans that a unit \
      coins with digits are left alone. One draft writes one name and one formula in one way.
      """),
    source: "GB/T 15835-2011, 4.2.3；GB/T 15834-2011, 4.8",
    kinds: [RuleDescription.Kind(form, .warning)],
    examples: [
      .fixed("认真落实“⟦3会1课⟧”制度。", "认真落实“三会一课”制度。"),
      .fixed("坚决做到“⟦二个维护⟧”。", "坚决做到“两个维护”。"),
      .fixed("推进“⟦2新⟧”组织建设。", "推进“两新”组织建设。"),
      .fixed("增强⟦“四个”意识⟧，站稳立场。", "增强“四个意识”，站稳立场。"),
      .fixed("落实⟦“两个覆”盖⟧要求。", "落实“两个覆盖”要求。"),
      .fixed("建立“⟦１+３+N⟧”联动机制。", "建立“1+3+N”联动机制。"),
      .fixed("坚持⟦3会1课⟧制度，过好组织生活。", "坚持三会一课制度，过好组织生活。"),
      .fixed("推进⟦“两学”一做⟧学习教育。", "推进“两学一做”学习教育。"),
      .fixed(
        "做到“三个统一”：种苗统一供应，病虫统一防治，产品统一收购。社员说，有了这⟦四个统一⟧，心里踏实。", "做到“三个统一”：种苗统一供应，病虫统一防治，产品统一收购。社员说，有了这三个统一，心里踏实。"),
      .fixed("构建“⟦1+三+N⟧”服务体系。", "构建“1+3+N”服务体系。"),
      .fixed("提出“1+3+5”部署。围绕“⟦１＋３＋５⟧”部署细化任务。", "提出“1+3+5”部署。围绕“1+3+5”部署细化任务。"),
      .fixed("试行“三单一网”办法。说起“⟦3单1网⟧”，人人叫好。", "试行“三单一网”办法。说起“三单一网”，人人叫好。"),
      .right("认真落实“三会一课”制度，做到“两个维护”。"),
      .right("建立“１＋３”联动机制，推行“1+3+N”模式。"),
      .right("“3个严格”把好入口关，“1个计划”把好结构关。"),
      .right("推进“双减”，用好“1+3”机制和“12345”热线。"),
      .right("三个“一”活动，“四个”字头的老品牌。"),
    ])

  private static let form = FindingKind("form")

  /// The rule.
  package init() {}

  package func check(_ draft: Draft, _ glossary: Glossary) -> [Finding] {
    let formulas =
      draft.formulas.compactMap { mixedWidths($0, in: draft) }
      + SloganWritings(draft).changed().map { changed($0, in: draft) }
    let own = ownForms(of: draft)
    return formulas + draft.figures.compactMap { unquoted($0, glossary, in: draft) }
      + draft.quotations.compactMap { quotation in
        guard quotation.pair == .double, (2...14).contains(quotation.inner.count) else { return nil }
        return numerals(quotation, own, glossary, in: draft) ?? mixedNumerals(quotation, in: draft)
          ?? cutName(quotation, glossary, in: draft)
      }
  }

  /// Names of two numerals or more that the draft itself writes with Chinese ones: “三单一网”.
  private func ownForms(of draft: Draft) -> Set<String> {
    Set(
      draft.slogans.lazy.filter { slogan in
        slogan.parts.count > 1 && slogan.parts.allSatisfy { !Self.isSuspect(draft.prose.units[$0.numeral.lower]) }
      }.map { draft.prose.text($0.form) })
  }

  /// “3会1课”, “二个维护”: the name is known, or written in the draft, with other numerals of the same value.
  private func numerals(
    _ quotation: Quotation, _ own: Set<String>, _ glossary: Glossary, in draft: Draft
  ) -> Finding? {
    guard draft.prose.units[quotation.inner.lower..<quotation.inner.upper].contains(where: Self.isSuspect) else {
      return nil
    }
    let form = draft.prose.text(quotation.inner)
    guard glossary.knownSlogans(form).isEmpty,
      let known = candidates(form).first(where: { !glossary.knownSlogans($0).isEmpty || own.contains($0) })
    else { return nil }
    return finding(quotation.inner, "“\(form)”应写作“\(known)”", known, in: draft)
  }

  /// 3会1课 and 二个维护 without quotation marks: digits on both sides of a character, and 二 before 个, are nothing else
  /// where they make a name.
  private func unquoted(_ figure: Figure, _ glossary: Glossary, in draft: Draft) -> Finding? {
    let (units, at) = (draft.prose.units, figure.range.lower)
    guard figure.numeralRange.count == 1, at + 3 < units.count, at == 0 || units[at - 1] != 0x201C else { return nil }
    let isCount = units[at] == 0x4E8C && units[at + 1] == 0x4E2A
    let isChain =
      figure.unit == nil && Self.isSuspect(units[at]) && units[at + 1].isHan && Self.isSuspect(units[at + 2])
      && units[at + 3].isHan
    guard isCount || isChain else { return nil }
    for length in stride(from: min(isCount ? 6 : 10, units.count - at), through: 4, by: -1)
    where units[at + length - 1].isHan {
      let range = ProseRange(at, at + length)
      let form = draft.prose.text(range)
      guard glossary.knownSlogans(form).isEmpty else { return nil }
      if let known = candidates(form).first(where: { !glossary.knownSlogans($0).isEmpty }) {
        return finding(range, "“\(form)”应写作“\(known)”", known, in: draft)
      }
    }
    return nil
  }

  /// A digit of either width, or 二.
  private static func isSuspect(_ unit: UInt16) -> Bool {
    unit.isASCIIDigit || unit.isFullWidthDigit || unit == 0x4E8C
  }

  /// The form with Chinese numerals, two as 两, 二 or 双. There are drafts with such a form at every second character.
  private func candidates(_ form: String) -> [String] {
    let units = form.utf16.map { unit in
      let digit = Int(unit) - (unit.isFullWidthDigit ? 0xFF10 : 0x30)
      return (1...9).contains(digit) ? Self.written[digit] : unit
    }
    guard units.contains(Self.written[2]) else { return [String(decoding: units, as: UTF16.self)] }
    return "两二双".utf16.map { two in
      String(decoding: units.map { $0 == Self.written[2] ? two : $0 }, as: UTF16.self)
    }
  }

  /// The Chinese numerals by their digits; none is written for 0.
  private static let written = Array("0一二三四五六七八九".utf16)

  /// １+３+N: digits of two widths in one formula, or full-width ones between half-width signs. Full-width signs between
  /// half-width digits are how newspapers set it.
  private func mixedWidths(_ formula: NumberedFormula, in draft: Draft) -> Finding? {
    let all = draft.prose.units[formula.range.lower..<formula.range.upper]
    let hasWideDigits = all.contains { $0.isFullWidthDigit || $0 == 0xFF2E }
    let units = hasWideDigits ? Array(all) : all.filter { !$0.isASCIIDigit && $0 != 0x4E && $0 != 0x6E && $0 != 0x58 }
    guard units.contains(where: { $0 < 0x80 }), units.contains(where: { $0 >= 0xFF00 }) else { return nil }
    let half = String(decoding: units.map { $0 >= 0xFF00 ? $0 - 0xFEE0 : $0 }, as: UTF16.self)
    return finding(formula.range, "“\(draft.prose.text(formula.range))”全角半角混用，宜统一作“\(half)”", half, in: draft)
  }

  /// “1+3+5” and then “１＋３＋５”; “三个统一” with its members, and then “四个统一”.
  private func changed(_ place: SloganWritings.Change, in draft: Draft) -> Finding {
    let (before, now) = (draft.prose.text(place.earlier), draft.prose.text(place.later))
    return finding(place.later, "前面写作“\(before)”，这里是“\(now)”", before, in: draft)
  }

  /// “1+三+N”: a formula with Arabic and Chinese numerals.
  private func mixedNumerals(_ quotation: Quotation, in draft: Draft) -> Finding? {
    let units = draft.prose.units[quotation.inner.lower..<quotation.inner.upper]
    guard units.contains(where: NumberedFormula.isPlus) else { return nil }
    let terms = units.split(omittingEmptySubsequences: false, whereSeparator: NumberedFormula.isPlus)
    guard terms.count > 1, terms.allSatisfy({ $0.count == 1 || $0.allSatisfy(\.isASCIIDigit) && !$0.isEmpty }) else {
      return nil
    }
    let signs = terms.compactMap(\.first)
    guard signs.contains(where: \.isASCIIDigit), signs.contains(where: \.isChineseOrdinalDigit),
      signs.allSatisfy({ $0.isASCIIDigit || $0.isChineseOrdinalDigit || $0 == 0x4E })
    else { return nil }
    let form = draft.prose.text(quotation.inner)
    let right = form.reduce(into: "") { text, sign in
      text += Self.digits[sign].map(String.init) ?? String(sign)
    }
    return finding(quotation.inner, "“\(form)”中汉字数字与阿拉伯数字混用，宜统一作“\(right)”", right, in: draft)
  }

  private static let digits: [Character: Int] = Dictionary(
    uniqueKeysWithValues: zip("一二三四五六七八九十", 1...))

  /// “四个”意识, “两个覆”盖: the quotation ends inside the name, after its measure or before its last character. A short
  /// form with a noun behind, “三公”经费, is no such thing.
  private func cutName(_ quotation: Quotation, _ glossary: Glossary, in draft: Draft) -> Finding? {
    let units = draft.prose.units
    let first = units[quotation.inner.lower]
    // “两学”一做 is cut between its numerals.
    let isChain =
      quotation.range.upper < units.count && units[quotation.range.upper].isChineseOrdinalDigit
      && quotation.inner.count == 2
    if let finding = beheadedName(quotation, glossary, in: draft) { return finding }
    guard first.isChineseOrdinalDigit || first == 0x4E24,
      isChain || Self.measures.contains(units[quotation.inner.lower + 1])
    else { return nil }
    let inner = draft.prose.text(quotation.inner)
    guard glossary.knownSlogans(inner).isEmpty else { return nil }
    let longest = quotation.inner.count == 2 ? 4 : 1
    for length in stride(from: longest, through: 1, by: -1) where quotation.range.upper + length <= units.count {
      let rest = draft.prose.text(ProseRange(quotation.range.upper, quotation.range.upper + length))
      if !glossary.knownSlogans(inner + rest).isEmpty {
        let range = ProseRange(quotation.range.lower, quotation.range.upper + length)
        return finding(range, "引号应括住全名“\(inner)\(rest)”", "“\(inner)\(rest)”", in: draft)
      }
    }
    return nil
  }

  /// 五位“一体”: the quotation begins inside the name.
  private func beheadedName(_ quotation: Quotation, _ glossary: Glossary, in draft: Draft) -> Finding? {
    let lower = quotation.range.lower - 2
    guard quotation.inner.count == 2, lower >= 0, draft.prose.units[lower].isChineseOrdinalDigit else { return nil }
    let name = draft.prose.text(ProseRange(lower, quotation.range.lower)) + draft.prose.text(quotation.inner)
    guard !glossary.knownSlogans(name).isEmpty else { return nil }
    return finding(ProseRange(lower, quotation.range.upper), "引号应括住全名“\(name)”", "“\(name)”", in: draft)
  }

  private static let measures = UnitSet("个项种大位")

  private func finding(_ range: ProseRange, _ message: String, _ right: String, in draft: Draft) -> Finding {
    let fixes = draft.prose.edit(replacing: range, with: right).map {
      [Fix(title: "改为\(right)", safety: .needsJudgement, edits: EditSet($0))]
    }
    return Finding(Self.form, at: draft.prose.sourceRange(of: range), message, fixes: fixes ?? [])
  }
}
