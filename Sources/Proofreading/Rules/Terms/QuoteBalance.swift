package import Drafting
package import Glossary
import ProseText

/// Quotation marks and brackets that have no partner, stand the wrong way round, or stand in the wrong place.
package struct QuoteBalance: Rule {
  package static let description = RuleDescription(
    id: "quote-balance",
    group: .terms,
    name: Bilingual("引号括号不成对", "Unbalanced quotation marks or brackets"),
    explanation: Bilingual(
      """
      引号、括号只有一半，前后颠倒，或引号里又套同形的引号（里层应用单引号），以及前引号错放在“的”“了”之前。一段引语分成几段、每段以前引号开头的写法，\
      被换页断开的句子，“1）”“a）”一类的序号，以及从半句引语开始或到半句引语为止的文字，不提示。
      """,
      """
      Quotation marks and brackets without a partner, the wrong way round, nested in marks of the same form, or put before \
      的 or 了 instead of behind it. A quotation that runs over several paragraphs, a sentence cut by a page, list marks \
      such as 1） and a）, and text that begins or ends in the middle of a quotation are left alone.
      """),
    source: "GB/T 15834-2011，4.8、4.9",
    kinds: [
      RuleDescription.Kind(balance, .warning), RuleDescription.Kind(nesting, .warning),
      RuleDescription.Kind(place, .warning),
    ],
    examples: [
      .wrong("推行⟦“⟧一碗水工作法，群众信服。"),
      .wrong("用好民情夜话⟦”⟧机制，干部走进院落。"),
      .fixed("叫响⟦”河畔红“⟧党建品牌。", "叫响“河畔红”党建品牌。"),
      .fixed("叫响⟦“河畔红“⟧党建品牌。", "叫响“河畔红”党建品牌。"),
      .wrong("建成驿站⟦（⟧含母婴室8间，全部开放。"),
      .fixed("会议提出“要把⟦“两张网”⟧织密扎牢”。", "会议提出“要把‘两张网’织密扎牢”。"),
      .fixed("架起干群之间⟦“的⟧连心桥”。", "架起干群之间的“连心桥”。"),
      .right("老支书说：\n“当年修渠全靠肩挑。\n“如今通了机耕路。”\n大家都爱听。"),
      .right("任务：1）查隐患；2）补短板。a）先查后改；b）边查边改。"),
      .right("推广“双报到”（单位到所在地（社区）报到、党员到居住地（社区）报到）。"),
      .right("他说：“这叫‘先苦后甜’。”"),
      .right("说到做到，不放空炮。”会后他进了山。"),
      .right("“的”“地”“得”要分清，“的确良”也是。"),
    ])

  private static let balance = FindingKind("balance")
  private static let nesting = FindingKind("nesting")
  private static let place = FindingKind("place")

  /// The rule.
  package init() {}

  package func check(_ draft: Draft, _ glossary: Glossary) -> [Finding] {
    draft.prose.units.withUnsafeBufferPointer { units in
      var findings: [Finding] = []
      let balance = MarkBalance(draft, units: units) { Self.isListMark($0, in: units) }
      for pair in [PairedMark.double, .single, .corner, .bracket, .squareBracket] {
        let marks = draft.pairMarks.filter { $0.pair == pair && !Self.isApostrophe($0, in: units) }
        findings += balance.problems(of: marks).compactMap { problem in
          // Brackets in brackets are better avoided (4.9.3), but a name that holds some stands in brackets as it is.
          if case .nested = problem, !pair.quotes { return nil }
          return finding(problem, in: draft)
        }
      }
      findings += oddStraightMarks(in: draft, units)
      findings += misplaced(in: draft, units)
      return findings.sorted { $0.range < $1.range }
    }
  }

  // MARK: What is no mark of a pair

  /// it’s, and the square brackets of formulas and links.
  private static func isApostrophe(_ mark: PairMark, in units: UnsafeBufferPointer<UInt16>) -> Bool {
    if units[mark.index] == 0x5B || units[mark.index] == 0x5D { return true }
    guard mark.pair == .single, mark.side == .closes, mark.index > 0 else { return false }
    let before = units[mark.index - 1]
    let after = mark.index + 1 < units.count ? units[mark.index + 1] : 0
    return (before.isASCIILetter && after.isASCIILetter) || (!before.isHan && after.isASCIIDigit)
  }

  /// 1） a） 一） where an item of a list begins.
  private static func isListMark(_ mark: PairMark, in units: UnsafeBufferPointer<UInt16>) -> Bool {
    guard mark.pair == .bracket else { return false }
    var at = mark.index
    while at > 0, mark.index - at < 3, isOrdinal(units[at - 1]) { at -= 1 }
    guard at < mark.index else { return false }
    return at == 0 || !(units[at - 1].isWordUnit || units[at - 1].closesPair)
  }

  private static func isOrdinal(_ unit: UInt16) -> Bool {
    unit.isASCIIDigit || unit.isFullWidthDigit || unit.isASCIILetter || unit.isChineseOrdinalDigit
      || (0x2460...0x2473).contains(unit)
  }

  // MARK: Findings

  private func finding(_ problem: UnbalancedMark, in draft: Draft) -> Finding {
    func text(_ mark: PairMark) -> String { draft.prose.text(ProseRange(mark.index, mark.index + 1)) }
    func range(_ mark: PairMark) -> ProseRange { ProseRange(mark.index, mark.index + 1) }
    switch problem {
    case .unclosed(let mark):
      return Finding(
        Self.balance, at: draft.prose.sourceRange(of: range(mark)),
        "前\(name(mark.pair))\(text(mark))没有与它相配的后\(name(mark.pair))")
    case .unopened(let mark):
      return Finding(
        Self.balance, at: draft.prose.sourceRange(of: range(mark)),
        "后\(name(mark.pair))\(text(mark))没有与它相配的前\(name(mark.pair))")
    case .reversed(let mark, let next), .doubled(let mark, let next):
      let pair = ProseRange(mark.index, next.index + 1)
      let inner = draft.prose.text(ProseRange(mark.index + 1, next.index))
      let signs = Self.signs(mark.pair)
      return Finding(
        Self.balance, at: draft.prose.sourceRange(of: pair),
        "\(name(mark.pair))的前后方向不对：应为\(signs.open)\(inner)\(signs.close)",
        fixes: fixes(draft, [(range(mark), signs.open), (range(next), signs.close)], "改正\(name(mark.pair))方向"))
    case .nested(let mark, let next):
      let pair = ProseRange(mark.index, next.index + 1)
      guard mark.pair == .double else {
        return Finding(
          Self.nesting, at: draft.prose.sourceRange(of: range(mark)), "\(name(mark.pair))里又套了同形的\(name(mark.pair))")
      }
      return Finding(
        Self.nesting, at: draft.prose.sourceRange(of: pair), "双引号里又用双引号，里层应改用单引号",
        fixes: fixes(draft, [(range(mark), "‘"), (range(next), "’")], "里层改用单引号"))
    }
  }

  private func fixes(_ draft: Draft, _ edits: [(ProseRange, String)], _ title: String) -> [Fix] {
    let edits = edits.compactMap { draft.prose.edit(replacing: $0.0, with: $0.1) }
    guard let set = EditSet(edits), !edits.isEmpty else { return [] }
    return [Fix(title: title, safety: .needsJudgement, edits: set)]
  }

  private func name(_ pair: PairedMark) -> String {
    pair.quotes ? "引号" : "括号"
  }

  private static func signs(_ pair: PairedMark) -> (open: String, close: String) {
    switch pair {
    case .double: ("“", "”")
    case .single: ("‘", "’")
    case .corner: ("「", "」")
    case .straight: ("\"", "\"")
    case .title: ("《", "》")
    case .innerTitle: ("〈", "〉")
    case .bracket: ("（", "）")
    case .squareBracket: ("【", "】")
    }
  }

  // MARK: Straight marks

  /// The last straight mark of a paragraph that has an odd number of them, beside Chinese text.
  private func oddStraightMarks(in draft: Draft, _ units: UnsafeBufferPointer<UInt16>) -> [Finding] {
    var findings: [Finding] = []
    var last: PairMark?
    for mark in draft.pairMarks where mark.pair == .straight {
      if mark.side == .opens {
        if let last { findings += oddStraightMark(last, in: draft, units) }
        last = mark
      } else {
        last = nil
      }
    }
    if let last { findings += oddStraightMark(last, in: draft, units) }
    return findings
  }

  private func oddStraightMark(_ mark: PairMark, in draft: Draft, _ units: UnsafeBufferPointer<UInt16>) -> [Finding] {
    let before = mark.index > 0 ? units[mark.index - 1] : 0
    let after = mark.index + 1 < units.count ? units[mark.index + 1] : 0
    // 27" is a length.
    guard before.isHan || after.isHan, !before.isASCIIDigit else { return [] }
    return [
      Finding(
        Self.balance, at: draft.prose.sourceRange(of: ProseRange(mark.index, mark.index + 1)), "本段的直引号不成对")
    ]
  }

  // MARK: Place

  /// “的连心桥”: the mark belongs behind the function word.
  private func misplaced(in draft: Draft, _ units: UnsafeBufferPointer<UInt16>) -> [Finding] {
    draft.pairMarks.compactMap { mark in
      guard mark.pair == .double, mark.side == .opens, mark.index > 0, mark.index + 2 < units.count,
        units[mark.index - 1].isHan, Self.isParticle(units[mark.index + 1], before: units[mark.index + 2])
      else { return nil }
      let range = ProseRange(mark.index, mark.index + 2)
      let word = draft.prose.text(ProseRange(mark.index + 1, mark.index + 2))
      return Finding(
        Self.place, at: draft.prose.sourceRange(of: range), "前引号应放在“\(word)”字之后",
        fixes: fixes(draft, [(range, "\(word)“")], "把引号移到“\(word)”字之后"))
    }
  }

  /// 的 or 了 that begins no word with `next`: not 的确, 了解.
  private static func isParticle(_ unit: UInt16, before next: UInt16) -> Bool {
    switch unit {
    case 0x7684: next.isHan && !wordsOfDe.contains(next)
    case 0x4E86: next.isHan && !wordsOfLe.contains(next)
    default: false
    }
  }

  private static let wordsOfDe = UnitSet("确士哥姐款卢当黎")
  private static let wordsOfLe = UnitSet("解不然结却如无断了悟得")
}
