import Numerals
package import ProseText

/// A quantity with what it is the number of, when and of what it holds: what the ledger compares.
package struct QuantityEntry: Sendable {
  /// When a quantity holds, as far as its sentence says.
  package enum Time: Hashable, Sendable {
    /// The words say nothing.
    case unsaid
    /// A year of the calendar.
    case year(Int)
    /// 去年, 今年 and the like, told apart by the word alone.
    case relative(QuantityWord)
    /// A stretch of years: 五年来.
    case years
  }

  /// The quantity, a place in `QuantityLedger.quantities`.
  package let quantity: Int
  /// What it is the number of.
  package let subject: ProseRange
  /// The subject without marks and filling, and whom the paragraph is about, as a hash.
  package fileprivate(set) var key: UInt64
  /// For a noun behind its figure (168个行政村全部配齐) the keys of its beginnings, after 该 (该生产线年加工能力) those of its
  /// endings, the longest first: where the noun ends or begins is not marked. Empty else.
  package fileprivate(set) var otherKeys: [UInt64]
  /// How many units the key was made of.
  package let keyLength: Int
  /// When it holds.
  package let time: Time
  /// The section it stands in.
  package let section: ReportSection
  /// Whether the time is given as a day up to which it holds: 截至2024年底.
  package let isAsOf: Bool
  /// The level of 全县, 我市, 镇里, 医院 …, as the character that names it; 0 where none stands.
  package let scope: UInt16
  /// Whether the words give a level (达到, 为, 共有) and not what came in a time.
  package let isLevel: Bool
  /// Whether something has fallen to it (减少到62户), so that it was more before.
  package let isDecline: Bool
  /// Whether it is a plan or a target, and no fact.
  package let isPlanned: Bool
  /// Whether the subject begins with an action: 培训干部, 投入资金. Two such figures may be of two occasions.
  package let isAction: Bool
}

/// What a report is speaking of where a figure stands.
package enum ReportSection: UInt8, Hashable, Sendable {
  /// Not known: no report, or no heading that says.
  case unsaid
  /// The year behind.
  case lastYear
  /// The five years behind.
  case lastYears
  /// The year or years to come.
  case plan
}

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
      for sentence in draft.sentences {
        let said = SectionWords.section(of: sentence.range, in: units)
        if let moved = said.section { section = moved }
        guard next < ledger.statements.count, ledger.statements[next].range == sentence.range else { continue }
        let statement = ledger.statements[next]
        next += 1
        let here = said.isFact && section == .plan ? .unsaid : section
        let topic = topics.topic(at: sentence.range.lower)
        for index in statement.quantities {
          guard var entry = entry(index, in: statement, section: here, units) else { continue }
          entry.key ^= topic
          entry.otherKeys = entry.otherKeys.map { $0 ^ topic }
          entries.append(entry)
        }
      }
    }
    return entries
  }

  // MARK: One entry

  private func entry(
    _ index: Int, in statement: QuantityStatement, section: ReportSection, _ units: UnsafeBufferPointer<UInt16>
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
    guard !Subperiod.stands(in: ProseRange(clauseStart(clause, quantity), quantity.range.lower), units) else {
      return nil
    }
    return named(index, lead, When(time: time, isAsOf: isAsOf, isPlanned: isPlanned, section: section), units)
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

  private func clauseStart(_ clause: ArraySlice<QuantityToken>, _ quantity: Quantity) -> Int {
    min(clause.first?.range.lower ?? quantity.lead.lower, quantity.lead.lower)
  }

  private struct When {
    let time: QuantityEntry.Time
    let isAsOf: Bool
    let isPlanned: Bool
    let section: ReportSection
  }

  private func named(
    _ index: Int, _ lead: ArraySlice<QuantityToken>, _ when: When, _ units: UnsafeBufferPointer<UInt16>
  ) -> QuantityEntry? {
    let quantity = ledger.quantities[index]
    guard var name = given(quantity.lead.lower, quantity.range.lower, lead, units) else { return nil }
    if measure == .rates, name.upper == name.lower, name.change != nil {
      // 地区生产总值达到128.6亿元，增长6.2%: the growth is of what was named before.
      guard index > 0, ledger.quantities[index - 1].kind == .amount,
        quantity.lead.lower - ledger.quantities[index - 1].range.upper <= 1,
        let before = given(
          ledger.quantities[index - 1].lead.lower, ledger.quantities[index - 1].range.lower,
          ledger.lead(of: index - 1), units)
      else { return nil }
      (name.lower, name.upper, name.tokens) = (before.lower, before.upper, before.tokens)
    }
    guard let scope = placed(&name, units) else { return nil }
    var subject = ProseRange(name.lower, name.upper)
    var otherKeys: [UInt64] = []
    if name.isThis, subject.count > 5 {
      otherKeys = (1...(subject.count - 4)).map { hash(ProseRange(subject.lower + $0, subject.upper), units).key }
    }
    if subject.count < (scope == 0 ? 3 : 2) {
      guard subject.isEmpty || scope != 0 || subject.count < 3, let noun = nounBehind(quantity, units) else {
        return nil
      }
      subject = noun
      name.isLevel = true
      otherKeys = (3...noun.count).reversed().map { hash(ProseRange(noun.lower, noun.lower + $0), units).key }
    }
    var (key, length) = hash(subject, units, without: name.tokens)
    for token in name.tokens where subject.contains(token.range.lower) && isIdle(token, units) {
      if token.kind == .word(.rise) { name.isGrowth = true } else { name.isLevel = true }
    }
    if measure == .rates {
      guard let kind = rateKey(of: name, units) else { return nil }
      key ^= kind
      otherKeys = []
    }
    guard length >= 2, length <= 22, !starts(subject.lower, subject.upper, with: Self.empty, units),
      Self.givings.length(endingAt: subject.upper, in: units) == 0
    else { return nil }
    return QuantityEntry(
      quantity: index, subject: subject, key: key, otherKeys: otherKeys, keyLength: length + name.place,
      time: when.time,
      section: when.section, isAsOf: when.isAsOf, scope: scope, isLevel: name.isLevel && !name.isGrowth,
      isDecline: name.isLevel && name.change == .fall, isPlanned: when.isPlanned,
      isAction: name.isGrowth || starts(subject.lower, subject.upper, with: Self.actions, units))
  }

  private struct Name {
    var lower: Int
    var upper: Int
    var tokens: ArraySlice<QuantityToken>
    var isLevel = false
    var isGrowth = false
    /// Rise or fall, where a word of change stands behind the name.
    var change: QuantityWord?
    /// Whether 该 stands before it: 该生产线年加工能力.
    var isThis = false
    /// How long the name of a place is that was taken off it.
    var place = 0
  }

  /// The lead from `lower` to `upper` without the words that give the value at its end: 达到, 共有, 已增至约.
  private func given(
    _ lower: Int, _ upper: Int, _ tokens: ArraySlice<QuantityToken>, _ units: UnsafeBufferPointer<UInt16>
  ) -> Name? {
    var name = Name(lower: lower, upper: upper, tokens: tokens)
    while name.upper > lower {
      if let last = name.tokens.last, last.range.upper == name.upper {
        guard case .word(let word) = last.kind else { break }
        switch word {
        case .total:
          guard isBareTotal(last.range, units) else { return name }
          name.isLevel = true
        case .level, .to, .sum, .current: name.isLevel = true
        case .rise, .fall:
          if !name.isLevel { name.isGrowth = true }
          name.change = word
        case .change where measure == .rates:
          name.change = Self.declines.contains(units[last.range.lower]) ? .fall : .rise
        case .than where measure == .rates, .earlier where measure == .rates: break
        case .rate where measure == .rates: return name
        case .about, .below, .above: break
        default: return nil
        }
        name.tokens = name.tokens.dropLast()
        name.upper = last.range.lower
      } else if Self.trailing.contains(units[name.upper - 1]) {
        name.upper -= 1
      } else if name.upper - lower > 4, Self.existence.length(endingAt: name.upper, in: units) > 0 {
        name.upper -= 2
        name.isLevel = true
      } else {
        break
      }
    }
    return name
  }

  /// What tells the key of a rate apart from others of its subject; nil where the words are no name of a rate.
  private func rateKey(of name: Name, _ units: UnsafeBufferPointer<UInt16>) -> UInt64? {
    switch name.change {
    case .rise?: 0x5851_F42D_4C95_7F2D
    case .fall?: 0x1405_7B7E_F767_814F
    default: name.upper > name.lower && units[name.upper - 1] == 0x7387 ? 0x2545_F491_4F6C_DD1D : nil
    }
  }

  /// 共, 累计, 总数: words that add nothing to the name; 总投资 and 全长 are names.
  private func isBareTotal(_ range: ProseRange, _ units: UnsafeBufferPointer<UInt16>) -> Bool {
    switch units[range.lower] {
    case 0x5171, 0x7D2F: true
    case 0x603B:
      range.count == 2 && [0x6570, 0x91CF, 0x989D].contains(units[range.lower + 1])
        || range.count == 3
          && [0x6570].contains(units[range.lower + 2])
    default: false
    }
  }

  /// Takes the words of time and place off the beginning of `name`; gives the level of the place, or nil where the name
  /// is no name.
  private func placed(_ name: inout Name, _ units: UnsafeBufferPointer<UInt16>) -> UInt16? {
    var scope: UInt16 = 0
    while name.lower < name.upper {
      while let first = name.tokens.first, first.range.lower < name.lower { name.tokens = name.tokens.dropFirst() }
      if let first = name.tokens.first, first.range.lower == name.lower {
        switch first.kind {
        case .word(.total):
          guard isBareTotal(first.range, units) else { return scope }
          name.isLevel = true
        case .year, .word(.earlier), .word(.current), .word(.level): break
        case .word(.rise) where isNewcomer(first, units): name.isGrowth = true
        default: return nil
        }
        name.lower = first.range.upper
      } else if let (end, level) = Self.scope(at: name.lower, name.upper, units) {
        if level != 0 { scope = level }
        if units[name.lower] == 0x8BE5 { name.isThis = true }
        name.lower = end
      } else if let end = demonstrative(at: name.lower, name.upper, units) {
        name.isThis = true
        name.lower = end
      } else if let end = places.end(at: name.lower, before: name.upper, units) {
        scope = units[end - 1]
        name.place += end - name.lower
        name.lower = end
      } else if starts(name.lower, name.upper, with: Self.existence, units) {
        name.isLevel = true
        name.lower += 2
      } else if Self.leading.contains(units[name.lower]) {
        name.lower += 1
      } else {
        break
      }
    }
    return scope
  }

  /// The end of 本次, 这座 or the like at `index`.
  private func demonstrative(at index: Int, _ limit: Int, _ units: UnsafeBufferPointer<UInt16>) -> Int? {
    guard index + 2 < limit else { return nil }
    switch units[index] {
    case 0x672C, 0x6B64: return units[index + 1] == 0x6B21 ? index + 2 : nil
    case 0x8FD9: return Self.counters.contains(units[index + 1]) ? index + 2 : nil
    default: return nil
    }
  }

  /// 共有4500家高新技术企业: what stands behind the figure, as far as it can be its noun.
  private func nounBehind(_ quantity: Quantity, _ units: UnsafeBufferPointer<UInt16>) -> ProseRange? {
    let lower = quantity.range.upper
    var upper = lower
    while upper < units.count, upper - lower < 10, units[upper].isHan, units[upper] != 0x7684 { upper += 1 }
    return upper - lower >= 3 ? ProseRange(lower, upper) : nil
  }

  /// Whether one of `words`, none of which is the beginning of another, begins at `lower` and ends before `upper`.
  private func starts(
    _ lower: Int, _ upper: Int, with words: WordTable, _ units: UnsafeBufferPointer<UInt16>
  ) -> Bool {
    let length = words.length(startingAt: lower, in: units)
    return length > 0 && lower + length <= upper
  }

  private func hash(
    _ range: ProseRange, _ units: UnsafeBufferPointer<UInt16>, without tokens: ArraySlice<QuantityToken> = []
  ) -> (key: UInt64, length: Int) {
    var key: UInt64 = 0xCBF2_9CE4_8422_2325
    var length = 0
    var next = tokens.startIndex
    var at = range.lower
    while at < range.upper {
      while next < tokens.endIndex, tokens[next].range.lower < at { next += 1 }
      if next < tokens.endIndex, tokens[next].range.lower == at, isIdle(tokens[next], units) {
        at = tokens[next].range.upper
        continue
      }
      if !Self.dropped.contains(units[at]) {
        key = (key ^ UInt64(units[at])) &* 0x100_0000_01B3
        length += 1
      }
      at += 1
    }
    return (key, length)
  }

  /// Whether a word within a name only says that the thing is there or has come: 合作社现有社员, 城镇新增就业.
  private func isIdle(_ token: QuantityToken, _ units: UnsafeBufferPointer<UInt16>) -> Bool {
    switch token.kind {
    case .word(.current): units[token.range.lower] != 0x622A
    case .word(.total): isBareTotal(token.range, units)
    case .word(.level): token.range.count == 1 && units[token.range.lower] == 0x6709
    case .word(.rise): isNewcomer(token, units)
    default: false
    }
  }

  /// 新增 and 净增, which count what came in a time.
  private func isNewcomer(_ token: QuantityToken, _ units: UnsafeBufferPointer<UInt16>) -> Bool {
    measure == .amounts && token.range.count == 2 && [0x65B0, 0x51C0].contains(units[token.range.lower])
  }

  /// The word of place at `index`, its end and the level it names (0 for none): 全县, 我市, 镇里, 医院, 该.
  private static func scope(
    at index: Int, _ limit: Int, _ units: UnsafeBufferPointer<UInt16>
  ) -> (end: Int, level: UInt16)? {
    let next = index + 1 < limit ? units[index + 1] : 0
    if wholes.contains(units[index]), levels.contains(next) {
      return (index + 2, next == 0x5E74 ? 0 : next)
    }
    if next == 0x91CC, levels.contains(units[index]) { return (index + 2, units[index]) }
    let place = places.length(startingAt: index, in: units)
    if place > 0, index + place + 2 <= limit {
      return (index + place, levelledPlaces.contains(units[index]) ? units[index + place - 1] : 0)
    }
    return units[index] == 0x8BE5 ? (index + 1, 0) : nil
  }

  private static let wholes = UnitSet("全我本该")
  private static let levels = UnitSet("国省市县区镇乡村校院州盟旗厂街社年")
  /// What a draft calls the place or body it is about.
  private static let places = WordTable(
    "医院 学校 公司 企业 社区 街道 园区 开发区 高新区 合作社 项目 中心 辖区 景区 库区 集团 党支部 支部 水库 机关 单位")
  /// The first characters of those that name a level with their last: 医院, 学校.
  private static let levelledPlaces = UnitSet("医学")
  /// Verbs that say that things are there.
  private static let existence = WordTable("建成 建有 设有 拥有 配有 配备 建立 组建 成立 开设 建起 创建 设立 设置")
  /// 降幅, 跌幅, 减幅, 下降率.
  private static let declines = UnitSet("降跌减下")
  /// Measure words after 这.
  private static let counters = UnitSet("条座个家处项所支片栋幢间次")
  private static let trailing = UnitSet("了已将均的等也又再就 “”")
  private static let leading = UnitSet("的了也并且而则，已共 “”")
  private static let dropped = UnitSet("的了“”‘’ 　")
  /// 财政安排 384亿元救灾款: what follows the figure is what it is the number of.
  private static let givings = WordTable("安排 投入 下达 拨付 划拨 拨出 拿出 筹集 争取 落实 支持 补助 缓建 停建 完工 用于 增加到 减少到 提高到")
  private static let empty = WordTable("高于 低于 居全 位居 每 人均 同比 相当 平均 分别 来自 其中 另 约 其他 单 最 较")
  private static let actions = WordTable(
    """
    培训 走访 发放 投入 开展 举办 组织 新建 建设 完成 安排 争取 落实 实施 化解 解决 服务 帮助 慰问 参与 参加 接待 拨付 筹集 募集 查处 办理 受理 排查 整改 新增 修建 改造 \
    收到 发展 选派 引进 签约 流转 种植 栽植 减免 捐赠 投资 采购 购置 检查 清理 拆除 调解 征集 收集 招聘 录取 招生 吸引 带动 覆盖 惠及 涉及 申报 获得 吸纳 推出 出台 整治 拓宽 硬化 安装
    """)
}

/// The places that a draft names alone of their level: every 镇 in it is 青溪镇, or stands in words as 全镇 and 乡镇. There
/// 青溪镇 and 全镇 are one.
private struct SolePlaces {
  /// The two units before the level, by the level.
  private var names: [UInt16: (first: UInt16, last: UInt16)] = [:]

  /// The places of `units`; none for an empty text.
  init(_ units: [UInt16]) {
    var clashing = UnitSet("")
    units.withUnsafeBufferPointer { units in
      var next = Self.levels.next(in: units, from: 2, before: units.count)
      while next < units.count {
        let at = next
        next = Self.levels.next(in: units, from: at + 1, before: units.count)
        let level = units[at]
        let last = units[at - 1]
        guard last.isHan, !Self.general.contains(last), !isWord(at, units) else { continue }
        if let known = names[level] {
          if known != (units[at - 2], last) { clashing.insert(level) }
        } else {
          names[level] = (units[at - 2], last)
        }
      }
    }
    names = names.filter { !clashing.contains($0.key) }
  }

  /// The end of the name of a sole place that begins at `index`; nil where none does, or nothing follows it.
  func end(at index: Int, before limit: Int, _ units: UnsafeBufferPointer<UInt16>) -> Int? {
    guard !names.isEmpty, limit - index > 4 else { return nil }
    for at in (index + 2)..<min(index + 5, limit - 1) where Self.levels.contains(units[at]) && !isWord(at, units) {
      if let name = names[units[at]], name == (units[at - 2], units[at - 1]) { return at + 1 }
    }
    return nil
  }

  /// Whether the level at `index` begins a word: 村民, 乡村.
  private func isWord(_ index: Int, _ units: UnsafeBufferPointer<UInt16>) -> Bool {
    index + 1 < units.count && Self.wordEnds.contains(units[index + 1])
  }

  private static let levels = UnitSet("镇乡村县旗")
  private static let wordEnds = UnitSet("民庄级委集务容规口头落镇乡村贤亲土静痛域城")
  /// What stands before the level in words that name no place: 全镇, 进村, 家乡, 试点村, 行政村.
  private static let general = UnitSet("全该我本各乡城村小市县镇个每农行新老古名重强驻进到入下包联在的两多返家回兴治护富点范困心政然制和与及")
}

/// Words that make a part of a year or one of several occasions: figures with them are compared with none.
private enum Subperiod {
  static func stands(in range: ProseRange, _ units: UnsafeBufferPointer<UInt16>) -> Bool {
    var at = range.lower
    while at < range.upper {
      let next = at + 1 < units.count ? units[at + 1] : 0
      switch units[at] {
      case 0x5B63 where next == 0x5EA6, 0x534A where next == 0x5E74: return true
      case 0x6708: return true
      case 0x7B2C: return true
      case 0x9996 where next == 0x6279 || next == 0x671F || next == 0x573A: return true
      case 0x53E6 where next == 0x4E00 || next == 0x5916: return true
      default: at += 1
      }
    }
    return false
  }
}

/// The words by which a report moves from what was to what is to be.
enum SectionWords {
  /// What the opening of the sentence `range` says: the section that begins with it, and whether it states a fact.
  static func section(
    of range: ProseRange, in units: UnsafeBufferPointer<UInt16>
  ) -> (section: ReportSection?, isFact: Bool) {
    let limit = min(range.upper, range.lower + 60)
    var section: ReportSection?
    var isFact = false
    var at = range.lower
    while at < limit {
      guard firsts.contains(units[at]) else {
        at += 1
        continue
      }
      let head = heads[Int(units[at])]
      if head != 0, let word = words[Int(head) - 1].first(where: { matches($0.units, at: at, range.upper, units) }) {
        switch word.effect {
        case .fact: if at - range.lower <= 10 { isFact = true }
        case .section(let moved): if section == nil { section = moved }
        }
        at += word.units.count
      } else {
        at += 1
      }
    }
    return (section, isFact)
  }

  private enum Effect {
    case fact
    case section(ReportSection)
  }

  private static func matches(
    _ word: [UInt16], at index: Int, _ limit: Int, _ units: UnsafeBufferPointer<UInt16>
  ) -> Bool {
    guard index + word.count <= limit else { return false }
    return word.indices.allSatisfy { units[index + $0] == word[$0] }
  }

  private static let lists: [(Effect, String)] = [
    (
      .fact,
      """
      总的看 统计显示 数据表明 数据显示 据统计 回头看 经过努力 目前 截至 截止 现有 调查显示 结果显示 初步核算 据介绍 据悉 经核查 经统计 盘点 汇总 据了解 如今 资料显示 监测显示 \
      核查显示 事实表明 可以看到 已有 已经 年终 岁末 经核实 抽查显示 综合来看 整体看 总体看 总的来看 全年来看
      """
    ),
    (
      .section(.lastYear),
      "过去一年 一年来 去年工作 上年工作 过去的一年 去年以来 工作回顾 年工作回顾 主要工作回顾 今年以来 一年间"
    ),
    (.section(.lastYears), "五年来 过去五年 “十四五”时期 “十四五”期间 “十三五”时期 “十三五”期间 五年间 本届政府 这五年 过去的五年"),
    (
      .section(.plan),
      """
      “十五五”时期 “十五五”期间 今年工作 预期目标 今年要 今年，我们 下一步 今后五年 未来五年 明年工作 工作安排 工作思路 工作打算 主要目标 到2030年 到2035年 工作计划 重点工作任务 \
      做好今年 今年的工作 今年重点 今年政府工作 下步工作 明年要 明年，我们
      """
    ),
    (.section(.unsaid), "让我们 谢谢大家 而努力奋斗 奋力谱写"),
  ]

  private struct Word {
    let units: [UInt16]
    let effect: Effect
  }

  /// The words by their first unit.
  private static let words: [[Word]] = {
    var byHead: [UInt16: [Word]] = [:]
    for (effect, list) in lists {
      for word in list.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        let units = Array(word.utf16)
        byHead[units[0], default: []].append(Word(units: units, effect: effect))
      }
    }
    return byHead.keys.sorted().map { (byHead[$0] ?? []).sorted { $0.units.count > $1.units.count } }
  }()

  private static let firsts: UnitSet = {
    var firsts = UnitSet()
    for list in words { firsts.insert(list[0].units[0]) }
    return firsts
  }()

  /// For each unit the place of its words plus one, 0 for none.
  private static let heads: [UInt8] = {
    var heads = [UInt8](repeating: 0, count: 0x1_0000)
    for (index, list) in words.enumerated() { heads[Int(list[0].units[0])] = UInt8(index + 1) }
    return heads
  }()
}
