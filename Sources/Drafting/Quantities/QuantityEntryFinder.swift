import Numerals
import ProseText

/// Finds the entries of the ledger of a draft in one walk over its sentences.
package struct QuantityEntryFinder {
  /// What is looked for.
  package enum Measure: Sendable {
    /// Numbers of things with a unit: 驿站达到128个.
    case amounts
    /// How much something grew or fell, and what is a rate itself: 地区生产总值增长5.5%, 森林覆盖率达到24%. The keys of growths,
    /// of falls and of rates differ from each other and from those of amounts.
    case rates
  }

  /// Which statements count.
  package enum Breadth: Sendable {
    /// Facts that a draft can contradict itself in.
    case facts
    /// Plans and means (人均可支配收入) too: what two texts can be compared in.
    case all
  }

  private let draft: Draft
  private let measure: Measure
  private let breadth: Breadth
  private let ledger: QuantityLedger
  private let units: [UInt16]
  private let places: SolePlaces

  /// A finder for `draft`.
  package init(_ draft: Draft, measure: Measure = .amounts, breadth: Breadth = .facts) {
    self.draft = draft
    self.breadth = breadth
    self.measure = measure
    ledger = draft.quantities
    units = draft.prose.units
    // What one text calls 青溪镇 and another 石门镇 is not one place.
    places = breadth == .facts ? SolePlaces(draft.prose.units) : SolePlaces([])
  }

  /// Whether the draft is one report, in which one subject is one thing from the first page to the last.
  package var isReport: Bool {
    let opening = ProseRange(0, min(units.count, 1500))
    let labels = QuantityLabels(draft)
    return labels.holds(Array("工作报告".utf16), in: opening) || labels.holds(Array("各位代表".utf16), in: opening)
      || labels.holds(Array("工作总结".utf16), in: ProseRange(0, min(units.count, 200)))
  }

  /// All entries in the order of the text.
  package func entries() -> [QuantityEntry] {
    var entries: [QuantityEntry] = []
    let topics = ParagraphTopics(draft)
    var section = ReportSection.unsaid
    var next = 0
    units.withUnsafeBufferPointer { units in
      let names = QuantityNameReader(measure: measure, places: places, units: units)
      for sentence in draft.sentences {
        let said = SectionWords.section(of: sentence.range, in: units)
        if let moved = said.section { section = moved }
        guard next < ledger.statements.count, ledger.statements[next].range == sentence.range else { continue }
        let statement = ledger.statements[next]
        next += 1
        let here = said.isFact && section == .plan ? .unsaid : section
        let topic = topics.topic(at: sentence.range.lower)
        for index in statement.quantities {
          guard var entry = entry(index, in: statement, section: here, names) else { continue }
          entry.key ^= topic.body
          entry.otherKeys = entry.otherKeys.map { $0 ^ topic.body }
          entry.aspect = topic.aspect
          entries.append(entry)
        }
      }
    }
    return entries
  }

  // MARK: One entry

  private func entry(
    _ index: Int, in statement: QuantityStatement, section: ReportSection, _ names: QuantityNameReader
  ) -> QuantityEntry? {
    let quantity = ledger.quantities[index]
    guard quantity.kind == (measure == .amounts ? .amount : .share), quantity.value > 0,
      section != .plan || breadth == .all,
      !(quantity.isChinese && quantity.value < 20),
      // 大连晴13℃／19℃: every hour has its own.
      quantity.unit?.dimension != .temperature
    else { return nil }
    let clause = clauseTokens(before: index, in: statement)
    var time = QuantityEntry.Time.unsaid
    var isAsOf = false
    var isPlanned = section == .plan
    let own = quantity.lead.lower
    for (place, token) in zip(clause.indices, clause) {
      let isOwn = token.range.lower >= own
      switch token.kind {
      case .word(.planned) where breadth == .all: isPlanned = true
      case .word(.planned), .word(.among): return nil
      // 人均可支配收入 is a name, 年均 is none.
      case .word(.per) where breadth == .all && units[token.range.lower] == 0x4EBA: break
      case .word(.per), .word(.share), .word(.each), .word(.rest), .word(.base): if isOwn { return nil }
      case .word(.earlier):
        // 去年扩建后，编制床位为660张: what was last year is the building.
        // 比上年增长: what the growth is measured by.
        if measure == .rates, place > clause.startIndex, clause[place - 1].kind == .word(.than) { break }
        let next = place + 1 < clause.endIndex ? clause[place + 1].range.lower : own
        if isOwn || next - token.range.upper <= 2 { time = .relative(.earlier) }
      case .word(.current):
        if units[token.range.lower] == 0x622A { isAsOf = true }
        if case .year = time {} else { time = .relative(.current) }
      case .year(let year): time = .year(year)
      case .quantity(let other):
        // 过去一年 is the year before, and 一年来 the year that the section is about.
        let stretch = ledger.quantities[other]
        let isSection = stretch.range.upper < units.count && [0x6765, 0x95F4].contains(units[stretch.range.upper])
        if stretch.kind == .time, !(stretch.value == 1 && (time == .relative(.earlier) || isSection)) { time = .years }
      default: break
      }
    }
    let lead = ledger.lead(of: index)
    for token in lead {
      switch token.kind {
      case .word(.than), .word(.rate), .word(.change): if measure == .amounts { return nil }
      case .word(.from), .opaque: return nil
      default: break
      }
    }
    let start = min(clause.first?.range.lower ?? own, own)
    guard !isSubperiod(ProseRange(start, quantity.range.lower)),
      let entry = named(index, lead, When(time: time, isAsOf: isAsOf, isPlanned: isPlanned, section: section), names)
    else { return nil }
    return isOfAnother(quantity) ? nil : entry
  }

  /// The tokens of the clause of `index`, back to the comma before the last: time often stands in a clause of its own.
  private func clauseTokens(before index: Int, in statement: QuantityStatement) -> ArraySlice<QuantityToken> {
    let upper = ledger.quantities[index].token
    var lower = upper
    var commas = 0
    while lower > statement.tokens.lowerBound, upper - lower < 40 {
      if case .mark(let mark) = ledger.tokens[lower - 1].kind {
        if mark == .semicolon || mark == .colon { break }
        if mark == .comma {
          commas += 1
          if commas > 1 { break }
        }
      }
      if case .quantity(let other) = ledger.tokens[lower - 1].kind, ledger.quantities[other].kind != .time { break }
      lower -= 1
    }
    return ledger.tokens[lower..<upper]
  }

  private struct When {
    let time: QuantityEntry.Time
    let isAsOf: Bool
    let isPlanned: Bool
    let section: ReportSection
  }

  private func named(
    _ index: Int, _ lead: ArraySlice<QuantityToken>, _ when: When, _ names: QuantityNameReader
  ) -> QuantityEntry? {
    let quantity = ledger.quantities[index]
    guard var given = names.given(quantity.lead.lower, quantity.range.lower, lead) else { return nil }
    if measure == .rates, given.upper == given.lower, given.change != nil {
      // 地区生产总值达到128.6亿元，增长6.2%: the growth is of what was named before.
      guard index > 0 else { return nil }
      let before = ledger.quantities[index - 1]
      guard before.kind == .amount, quantity.lead.lower - before.range.upper <= 1,
        let named = names.given(before.lead.lower, before.range.lower, ledger.lead(of: index - 1))
      else { return nil }
      (given.lower, given.upper, given.tokens) = (named.lower, named.upper, named.tokens)
    }
    guard var name = names.placed(given) else { return nil }
    var subject = ProseRange(name.lower, name.upper)
    var otherKeys: [UInt64] = []
    if name.isThis, subject.count > 5 {
      otherKeys = (1...(subject.count - 4)).map { names.hash(ProseRange(subject.lower + $0, subject.upper)).key }
    }
    if subject.count < (name.scope == 0 ? 3 : 2) {
      guard subject.isEmpty || name.scope != 0 || subject.count < 3, let noun = names.nounBehind(quantity) else {
        return nil
      }
      subject = noun
      name.isLevel = true
      otherKeys = (3...noun.count).reversed().map { names.hash(ProseRange(noun.lower, noun.lower + $0)).key }
    }
    var (key, length) = names.hash(subject, without: name.tokens)
    for token in name.tokens where subject.contains(token.range.lower) && names.isIdle(token) {
      if token.kind == .word(.rise) { name.isGrowth = true } else { name.isLevel = true }
    }
    if measure == .rates {
      guard let kind = names.rateKey(of: name) else { return nil }
      key ^= kind
      otherKeys = []
    }
    guard length >= 2, length <= 22, !names.starts(subject.lower, subject.upper, with: Self.empty),
      Self.givings.length(endingAt: subject.upper, in: units) == 0
    else { return nil }
    return QuantityEntry(
      quantity: index, subject: subject, key: key, otherKeys: otherKeys, keyLength: length + name.place,
      time: when.time, section: when.section, isAsOf: when.isAsOf, scope: name.scope,
      isLevel: name.isLevel && !name.isGrowth,
      isDecline: name.isLevel && name.change == .fall, isPlanned: when.isPlanned,
      isAction: name.isGrowth || names.starts(subject.lower, subject.upper, with: Self.actions))
  }

  /// Whether words stand in `range` that make a part of a year or one of several occasions: figures with them are compared
  /// with none.
  private func isSubperiod(_ range: ProseRange) -> Bool {
    (range.lower..<range.upper).contains { at in
      let next = at + 1 < units.count ? units[at + 1] : 0
      return switch units[at] {
      // 季度, 半年, 3月, 第二
      case 0x5B63: next == 0x5EA6
      case 0x534A: next == 0x5E74
      case 0x6708, 0x7B2C: true
      // 首批, 首期, 首场
      case 0x9996: next == 0x6279 || next == 0x671F || next == 0x573A
      default: false
      }
    }
  }

  /// Whether the clause says that it is about another thing: 另一座大桥全长, 另外.
  private func isOfAnother(_ quantity: Quantity) -> Bool {
    var at = quantity.range.lower - 1
    while at >= 0, quantity.range.lower - at < 30, !units[at].endsClause, !units[at].endsSentence {
      if units[at] == 0x53E6, units[at + 1] == 0x4E00 || units[at + 1] == 0x5916 { return true }
      at -= 1
    }
    return false
  }

  /// 财政安排 384亿元救灾款: what follows the figure is what it is the number of.
  private static let givings = WordTable("安排 投入 下达 拨付 划拨 拨出 拿出 筹集 争取 落实 支持 补助 缓建 停建 完工 用于 增加到 减少到 提高到")
  private static let empty = WordTable("高于 低于 居全 位居 每 人均 同比 相当 平均 分别 来自 其中 另 约 其他 单 最 较")
  private static let actions = WordTable(
    """
    培训 走访 发放 投入 开展 举办 组织 新建 建设 完成 安排 争取 落实 实施 化解 解决 服务 帮助 慰问 参与 参加 接待 拨付 筹集 募集 查处 办理 受理 排查 整改 新增 修建 改造 \
    收到 发展 选派 引进 签约 流转 种植 栽植 减免 捐赠 投资 采购 购置 检查 清理 拆除 调解 征集 收集 招聘 录取 招生 吸引 带动 覆盖 惠及 涉及 申报 获得 吸纳 推出 出台 整治 拓宽 硬化 安装
    """)
}
