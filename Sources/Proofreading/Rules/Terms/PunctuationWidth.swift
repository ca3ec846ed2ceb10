package import Drafting
package import Glossary
import ProseText

/// Half-width marks in a draft that mostly has the full-width ones.
package struct PunctuationWidth: Rule {
  package static let description = RuleDescription(
    id: "punctuation-width",
    group: .terms,
    name: Bilingual("标点全角半角混用", "Half-width marks"),
    explanation: Bilingual(
      """
      汉字之后的半角标点（, ; : ! ? . 和半角括号），而同一种标点在本稿中大多是全角；通篇用全角标点的稿子里零星的一处，哪怕这种标点别处没有用过，也提示。逐种标点按本稿的多数判断：通篇用半角逗号的稿子前后一致，不提示；\
      数字、时间、网址和英文里的标点不提示。
      """,
      """
      Half-width marks behind Chinese characters where the draft mostly has the full-width form of the same mark, and an odd \
      one, even the only one of its kind, in a draft whose marks are full-width throughout. Each mark is judged by the draft's \
      own majority; a draft that has half-width commas throughout is consistent. Marks \
      within figures, times, addresses and English are left alone.
      """),
    source: "GB/T 15834-2011，5.1；practice",
    kinds: [RuleDescription.Kind(width, .info)],
    examples: [
      .fixed("干部下沉一线⟦,⟧走访农户，修路八公里，建桥两座，架灯百盏。", "干部下沉一线，走访农户，修路八公里，建桥两座，架灯百盏。"),
      .fixed("牵头单位⟦:⟧水利局。配合单位：财政局。时限：六月。督办：政府办。", "牵头单位：水利局。配合单位：财政局。时限：六月。督办：政府办。"),
      .fixed("服务站（点）36个，驿站⟦(含充电桩)⟧12个，专干（兼职）48名，网格员（专职）60名。", "服务站（点）36个，驿站（含充电桩）12个，专干（兼职）48名，网格员（专职）60名。"),
      .fixed("服务站（点）36个，专干（兼职）48名。\n⟦(县委宣传部供稿)⟧", "服务站（点）36个，专干（兼职）48名。\n（县委宣传部供稿）"),
      .right("地图比例为1:5000，比分3:2，全程12.5公里，真好！"),
      .right("全年接待1,234,567人次，收入12.5亿元，开放时间8:30，网址www.example.cn，欢迎光临，谢谢，再见。"),
      .right("编号SD(2024)15号，Yes, we can!成了口号，真好，真棒，真行！好！妙！"),
    ])

  private static let width = FindingKind("width")
  /// Whether the full-width form is the draft's own: twice as often as the other, or more often where there are few.
  private static func isMajority(_ many: Int, over few: Int) -> Bool {
    many >= few * 2 || (few <= 4 && many > few)
  }

  /// So many full-width marks show what the draft has.
  private static let enough = 4

  /// ， ； ： ！ ？ （ and 。
  @inline(__always)
  private static func isWide(_ unit: UInt16) -> Bool {
    guard unit > 0xFF00 || unit == 0x3002 else { return false }
    switch unit {
    case 0xFF0C, 0xFF1B, 0xFF1A, 0xFF01, 0xFF1F, 0xFF08, 0x3002: return true
    default: return false
    }
  }

  /// Whether the mark has no use beside Chinese text as it is: , ; ? and !, but not ( which a house may have its own way.
  private static func isPlain(_ unit: UInt16) -> Bool { unit != 0x28 && unit != 0x2E }

  /// The rule.
  package init() {}

  package func check(_ draft: Draft, _ glossary: Glossary) -> [Finding] {
    draft.prose.units.withUnsafeBufferPointer { units in
      let found = Self.candidates(in: units)
      guard !found.isEmpty else { return [] }
      var half: [UInt16: Int] = [:]
      for at in found { half[Self.wide(units[at]), default: 0] += 1 }
      var full: [UInt16: Int] = [:]
      for unit in units where Self.isWide(unit) { full[unit, default: 0] += 1 }
      // Among many full-width marks a half-width one is a slip, however seldom the draft has its kind.
      let isFullWidth = full.values.reduce(0, +) >= max(Self.enough, found.count * 4)
      return found.compactMap { at in
        let wide = Self.wide(units[at])
        guard let few = half[wide] else { return nil }
        let many = full[wide, default: 0]
        let isSlip = isFullWidth && (many >= few || few == 1 && Self.isPlain(units[at]))
        guard isSlip || many > 0 && Self.isMajority(many, over: few) else { return nil }
        return finding(at, isAmongItsKind: many > 0, in: draft, units)
      }
    }
  }

  /// The half-width marks behind Chinese text, closing brackets left out.
  private static func candidates(in units: UnsafeBufferPointer<UInt16>) -> [Int] {
    var found: [Int] = []
    var at = 0
    while at < units.count {
      let unit = units[at]
      if unit < 0x40, isMark(unit), isFree(at, in: units),
        follows(at > 0 ? units[at - 1] : .paragraphEnd, unit)
      {
        found.append(at)
      }
      at += 1
    }
    return found
  }

  /// Whether the mark `unit` stands in Chinese text behind `before`. A bracket may open a paragraph or stand behind the end
  /// of a sentence: (县委宣传部供稿).
  private static func follows(_ before: UInt16, _ unit: UInt16) -> Bool {
    isChineseEnd(before) || (unit == 0x28 && (before == .paragraphEnd || before.endsSentence))
  }

  /// , ; : ! ? . and (
  private static func isMark(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x2E, 0x28: true
    default: false
    }
  }

  private static func isChineseEnd(_ unit: UInt16) -> Bool {
    unit.isHan || unit == 0x201D || unit == 0x300B || unit == 0xFF09
  }

  /// Whether what follows lets the mark be one of Chinese text.
  private static func isFree(_ at: Int, in units: UnsafeBufferPointer<UInt16>) -> Bool {
    let next = at + 1 < units.count ? units[at + 1] : .paragraphEnd
    switch units[at] {
    // 一.总体要求 is an ordinal.
    case 0x2E:
      let before = at > 0 ? units[at - 1] : .paragraphEnd
      guard !before.isChineseOrdinalDigit, next != 0x2E, before != 0x2E else { return false }
      return next.isHan || next == .paragraphEnd || next == 0x201D
    // (WTO) and (2) may stay as they are.
    case 0x28:
      // (一) is an ordinal.
      return next.isHan && !(next.isChineseOrdinalDigit && at + 2 < units.count && !units[at + 2].isHan)
    case 0x3A: return next != 0x2F
    default: return true
    }
  }

  /// The full-width form; 。 for the dot.
  private static func wide(_ unit: UInt16) -> UInt16 {
    unit == 0x2E ? 0x3002 : unit + 0xFEE0
  }

  private func finding(
    _ at: Int, isAmongItsKind: Bool, in draft: Draft, _ units: UnsafeBufferPointer<UInt16>
  ) -> Finding {
    var range = ProseRange(at, at + 1)
    var edits = [draft.prose.edit(replacing: range, with: String(decoding: [Self.wide(units[at])], as: UTF16.self))]
    if units[at] == 0x28 {
      var end = at + 1
      while end < units.count, end - at < 50, units[end] != 0x29, units[end] != 0xFF09, units[end] != .paragraphEnd {
        end += 1
      }
      if end < units.count, units[end] == 0x29 {
        range = ProseRange(at, end + 1)
        edits.append(draft.prose.edit(replacing: ProseRange(end, end + 1), with: "）"))
      }
    }
    let sign = String(decoding: [units[at]], as: UTF16.self)
    let fixes = EditSet(edits.compactMap(\.self)).map {
      [Fix(title: "改为全角标点", safety: .safe, edits: $0)]
    }
    return Finding(
      Self.width, at: draft.prose.sourceRange(of: range),
      "半角的“\(sign)”，本稿其他各处多用全角的\(isAmongItsKind ? "“\(String(decoding: [Self.wide(units[at])], as: UTF16.self))”" : "标点")",
      fixes: edits.contains(nil) ? [] : fixes ?? [])
  }
}
