package import Drafting
package import Glossary
import Numerals
import ProseText

/// Foreign function words, and characters of another script, in simplified Chinese.
package struct StrayScript: Rule {
  package static let description = RuleDescription(
    id: "stray-script",
    group: .terms,
    name: Bilingual("夹用外文或繁体字", "Stray script"),
    explanation: Bilingual(
      """
      汉字之间夹用的外文虚词（降温and保湿、改造＆提升、红色文化の摇篮），数字里混入的字母（2O25年）、数字和英文旁形同拉丁字母的西里尔、希腊字母，以及简体文字中的繁体字、异体字、日文汉字和字形相同而编码不同的部首字。\
      缩略语和品牌（R&D、App、5G）、人名用字、整篇或整句的繁体文字不提示。
      """,
      """
      Latin function words and signs between Chinese characters, letters among digits (O for 0; Cyrillic and Greek ones \
      that look Latin), and traditional, variant or Japanese characters and \
      radicals in simplified text. Abbreviations and brands, characters in names of people, and text that is in \
      traditional characters as a whole are left alone.
      """),
    source: "《通用规范汉字表》（2013）；practice",
    kinds: [
      RuleDescription.Kind(foreignWord, .warning), RuleDescription.Kind(character, .warning),
    ],
    examples: [
      .fixed("改造老旧小区⟦＆⟧背街小巷。", "改造老旧小区和背街小巷。"),
      .fixed("这里是红色文化⟦の⟧摇篮。", "这里是红色文化的摇篮。"),
      .fixed("持续⟦優⟧化营商环境。", "持续优化营商环境。"),
      .wrong("推动⟦県⟧域经济提质。"),
      .fixed("设备⟦⾃⟧动化率达到九成。", "设备自动化率达到九成。"),
      .right("推进R&D投入，接入ERP和App，用好5G与“互联网+”。"),
      .right("How are you也成了大爷的口头禅。"),
      .right("张乾、沈嶽、於梨华等作者到会。"),
      .right("展出书法作品“寧靜致遠”“厚德載物，興業報國”。"),
      .right("干劲十足，后勤有力，松柏常青，范围很广。"),
    ])

  private static let foreignWord = FindingKind("foreign-word")
  private static let character = FindingKind("character")

  /// The rule.
  package init() {}

  package func check(_ draft: Draft, _ glossary: Glossary) -> [Finding] {
    draft.prose.units.withUnsafeBufferPointer { units in
      let strays = Self.strays(in: units)
      guard !strays.isEmpty else { return [] }
      let characters = strays.filter { Self.kinds[Int(units[$0])] == .character }
      // A draft in traditional characters is none of our business.
      let isTraditional = characters.count > 20 && characters.count * 25 > units.count
      var findings: [Finding] = []
      for (number, at) in strays.enumerated() {
        switch Self.kinds[Int(units[at])] {
        case .none: break
        case .letter: findings += word(at, in: draft, units)
        case .sign: findings += sign(at, in: draft, units)
        case .kana: findings += kana(at, in: draft, units)
        case .lookAlike: findings += lookAlike(at, in: draft, units)
        case .character:
          guard !isTraditional, !Self.isQuotedPassage(number, strays, in: units), !Self.isInName(at, in: units) else {
            break
          }
          findings += character(at, in: draft, units)
        }
      }
      return findings
    }
  }

  // MARK: The walk

  /// What a unit may be.
  private enum Kind: UInt8 {
    case none
    case letter
    case sign
    case kana
    case lookAlike
    case character
  }

  private static let kinds: [Kind] = {
    var kinds = [Kind](repeating: .none, count: 0x1_0000)
    for unit in StandardForms.all { kinds[Int(unit)] = .character }
    for unit in 0x3041...0x30FA { kinds[unit] = .kana }
    for unit in [0x26, 0xFF06] { kinds[unit] = .sign }
    for unit in lookAlikes.keys { kinds[Int(unit)] = .lookAlike }
    for unit in 0x61...0x7A {
      kinds[unit] = .letter
      kinds[unit - 0x20] = .letter
    }
    return kinds
  }()

  /// The units that are worth a look; of a Latin word the first.
  private static func strays(in units: UnsafeBufferPointer<UInt16>) -> [Int] {
    var found: [Int] = []
    kinds.withUnsafeBufferPointer { kinds in
      var at = 0
      while at < units.count {
        let kind = kinds[Int(units[at])]
        guard kind != .none else {
          at += 1
          continue
        }
        found.append(at)
        at += 1
        if kind == .letter { while at < units.count, units[at] < 0x80, units[at] > 0x20 { at += 1 } }
      }
    }
    return found
  }

  // MARK: Words and signs

  /// A Latin function word between Chinese characters, alone.
  private func word(_ at: Int, in draft: Draft, _ units: UnsafeBufferPointer<UInt16>) -> [Finding] {
    if Self.isZero(at, in: units) {
      let range = ProseRange(at, at + 1)
      return [finding(Self.foreignWord, range, "0", "数字里的“\(draft.prose.text(range))”是字母，应为“0”", in: draft)]
    }
    var end = at
    while end < units.count, units[end].isASCIILetter { end += 1 }
    guard end - at <= 4, at > 0, end < units.count, Self.isChinese(units[at - 1]), Self.isChinese(units[end]) else {
      return []
    }
    let range = ProseRange(at, end)
    let word = draft.prose.text(range)
    guard let right = Self.functionWords[word.lowercased()], word != word.uppercased() else { return [] }
    return [
      finding(
        Self.foreignWord, range, right, "汉字之间夹用了外文“\(word)”\(right.isEmpty ? "" : "，宜改为“\(right)”")", in: draft)
    ]
  }

  private static let functionWords = [
    "and": "和", "or": "或", "of": "的", "the": "", "with": "与", "for": "为", "in": "在", "on": "在", "at": "在", "to": "到",
    "from": "从", "by": "由", "but": "但", "is": "是", "are": "是", "as": "作为", "not": "不",
  ]

  private func sign(_ at: Int, in draft: Draft, _ units: UnsafeBufferPointer<UInt16>) -> [Finding] {
    guard at > 0, at + 1 < units.count, Self.isChinese(units[at - 1]), Self.isChinese(units[at + 1]) else { return [] }
    let range = ProseRange(at, at + 1)
    return [finding(Self.foreignWord, range, "和", "汉字之间夹用了符号“\(draft.prose.text(range))”，宜改为“和”", in: draft)]
  }

  /// One kana between Chinese characters; several in a row are Japanese.
  private func kana(_ at: Int, in draft: Draft, _ units: UnsafeBufferPointer<UInt16>) -> [Finding] {
    guard at > 0, at + 1 < units.count, Self.isChinese(units[at - 1]), Self.isChinese(units[at + 1]) else { return [] }
    let range = ProseRange(at, at + 1)
    let right = units[at] == 0x306E ? "的" : nil
    let message = "中文里夹用了日文假名“\(draft.prose.text(range))”\(right.map { "，宜改为“\($0)”" } ?? "")"
    return [finding(Self.foreignWord, range, right, message, in: draft)]
  }

  /// A Han character, or a mark around Chinese text.
  private static func isChinese(_ unit: UInt16) -> Bool {
    unit.isHan || unit == 0x201C || unit == 0x201D || unit == 0x300A || unit == 0x300B
  }

  /// A letter of another script beside a digit or a Latin letter: 3О个 with a Russian one.
  private func lookAlike(_ at: Int, in draft: Draft, _ units: UnsafeBufferPointer<UInt16>) -> [Finding] {
    let sides = [at - 1, at + 1].filter { units.indices.contains($0) }.map { units[$0] }
    guard sides.contains(where: { $0.isASCIIDigit || $0.isASCIILetter }), let latin = Self.lookAlikes[units[at]],
      !sides.contains(where: { 0x370...0x4FF ~= $0 })
    else { return [] }
    let isDigit = latin | 0x20 == 0x6F && sides.allSatisfy { !$0.isASCIILetter }
    let right = isDigit ? "0" : String(decoding: [latin], as: UTF16.self)
    let range = ProseRange(at, at + 1)
    let script = units[at] < 0x400 ? "希腊" : "西里尔"
    return [
      finding(
        Self.foreignWord, range, right, "“\(draft.prose.text(range))”是\(script)字母，不是“\(right)”", in: draft)
    ]
  }

  /// Letters of other scripts that look like Latin ones, with those.
  private static let lookAlikes: [UInt16: UInt16] = {
    let pairs = zip("АВЕКМНОРСТХаеорсхуΑΒΕΖΗΙΚΜΝΟΡΤΥΧο".utf16, "ABEKMHOPCTXaeopcxyABEZHIKMNOPTYXo".utf16)
    return Dictionary(uniqueKeysWithValues: Array(pairs))
  }()

  /// Whether the letter at `at` stands in a number in the place of 0: 3O个, 2O25年.
  private static func isZero(_ at: Int, in units: UnsafeBufferPointer<UInt16>) -> Bool {
    guard units[at] | 0x20 == 0x6F, at > 0, units[at - 1].isASCIIDigit else { return false }
    var lower = at
    while lower > 0, units[lower - 1].isASCIIDigit { lower -= 1 }
    guard lower == 0 || !(units[lower - 1].isASCIILetter || units[lower - 1] == 0x2D) else { return false }
    let next = at + 1 < units.count ? units[at + 1] : 0
    return next.isASCIIDigit || next == 0x25 || (next.isHan && MeasureUnit.scan(units, from: at + 1) != nil)
  }

  // MARK: Characters

  private func character(_ at: Int, in draft: Draft, _ units: UnsafeBufferPointer<UInt16>) -> [Finding] {
    guard let form = StandardForms.form(of: units[at]) else { return [] }
    let range = ProseRange(at, at + 1)
    let written = draft.prose.text(range)
    switch form {
    case .unknown:
      return [finding(Self.character, range, nil, "“\(written)”不是规范的简体字", in: draft)]
    case .known(let unit):
      let right = String(decoding: [unit], as: UTF16.self)
      // Radicals and compatibility forms look like the character itself: nothing but the code is changed.
      let isSameGlyph = units[at] < 0x3400 || units[at] >= 0xF900
      let message =
        isSameGlyph ? "“\(written)”是部首或兼容字符，不是汉字“\(right)”" : "“\(written)”是繁体字或异体字，规范字是“\(right)”"
      return [finding(Self.character, range, right, message, in: draft, safety: isSameGlyph ? .safe : .needsJudgement)]
    }
  }

  /// Whether a stray character stands in quotation or title marks beside others: an inscription, a title in its own
  /// writing.
  private static func isQuotedPassage(_ number: Int, _ strays: [Int], in units: UnsafeBufferPointer<UInt16>) -> Bool {
    let at = strays[number]
    func isNear(_ other: Int) -> Bool {
      strays.indices.contains(other) && kinds[Int(units[strays[other]])] == .character
        && abs(strays[other] - at) <= 6
    }
    guard isNear(number - 1) || isNear(number + 1) else { return false }
    var lower = at
    while lower > 0, at - lower < 20, units[lower] != .paragraphEnd {
      if units[lower] == 0x201C || units[lower] == 0x300A { return true }
      if units[lower] == 0x201D || units[lower] == 0x300B { return false }
      lower -= 1
    }
    return false
  }

  /// Whether the character stands in the name of a person in a list of names: 张乾、沈嶽、.
  private static func isInName(_ at: Int, in units: UnsafeBufferPointer<UInt16>) -> Bool {
    var lower = at
    while lower > 0, at - lower <= 2, units[lower - 1].isHan { lower -= 1 }
    var upper = at + 1
    while upper < units.count, upper - at <= 2, units[upper].isHan { upper += 1 }
    guard lower < at || upper > at + 1 else { return false }
    let before = lower > 0 ? units[lower - 1] : .paragraphEnd
    let after = upper < units.count ? units[upper] : .paragraphEnd
    guard before == 0x3001 || after == 0x3001, PersonName.isSurname(units[lower]), (2...3).contains(upper - lower)
    else {
      return false
    }
    return (before == 0x3001 || !before.isHan) && (after == 0x3001 || !after.isHan)
  }

  private func finding(
    _ kind: FindingKind, _ range: ProseRange, _ right: String?, _ message: String, in draft: Draft,
    safety: Fix.Safety = .needsJudgement
  ) -> Finding {
    let fixes = right.flatMap { right in
      draft.prose.edit(replacing: range, with: right).map {
        [
          Fix(
            title: right.isEmpty ? "删去“\(draft.prose.text(range))”" : "改为“\(right)”", safety: safety, edits: EditSet($0)
          )
        ]
      }
    }
    return Finding(kind, at: draft.prose.sourceRange(of: range), message, fixes: fixes ?? [])
  }
}
