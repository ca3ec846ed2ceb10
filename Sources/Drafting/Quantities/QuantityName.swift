import ProseText

/// What a figure is called by the words before it, on the way from these words to the key in the ledger.
struct QuantityName {
  /// Where it begins.
  var lower: Int
  /// Where it ends.
  var upper: Int
  /// The words of the ledger in it and before it.
  var tokens: ArraySlice<QuantityToken>
  /// Whether the words gave a level: 达到, 共有.
  var isLevel = false
  /// Whether they gave what came in a time: 新增.
  var isGrowth = false
  /// Rise or fall, where a word of change stands behind the name.
  var change: QuantityWord?
  /// Whether 该 stands before it: 该生产线年加工能力.
  var isThis = false
  /// How long the name of a place is that was taken off it.
  var place = 0
  /// The level of the place that was taken off it, as the character that names it; 0 for none.
  var scope: UInt16 = 0
}

/// Takes the words that give the value off the lead of a figure, and those of time and place: what is left is its name.
struct QuantityNameReader {
  /// What the figures measure.
  let measure: QuantityEntryFinder.Measure
  /// Places by whose names the draft means itself.
  let places: SolePlaces
  /// The units of the draft.
  let units: UnsafeBufferPointer<UInt16>

  /// The lead from `lower` to `upper` without the words that give the value at its end: 达到, 共有, 已增至约.
  /// Nil where a word stands there that makes the figure one of something else.
  func given(_ lower: Int, _ upper: Int, _ tokens: ArraySlice<QuantityToken>) -> QuantityName? {
    var name = QuantityName(lower: lower, upper: upper, tokens: tokens)
    while name.upper > lower {
      if let last = name.tokens.last, last.range.upper == name.upper {
        guard case .word(let word) = last.kind else { break }
        switch word {
        case .total:
          guard isBareTotal(last.range) else { return name }
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
  func rateKey(of name: QuantityName) -> UInt64? {
    switch name.change {
    case .rise?: 0x5851_F42D_4C95_7F2D
    case .fall?: 0x1405_7B7E_F767_814F
    default: name.upper > name.lower && units[name.upper - 1] == 0x7387 ? 0x2545_F491_4F6C_DD1D : nil
    }
  }

  /// 共, 累计, 总数: words that add nothing to the name; 总投资 and 全长 are names.
  private func isBareTotal(_ range: ProseRange) -> Bool {
    switch units[range.lower] {
    case 0x5171, 0x7D2F: true
    case 0x603B:
      range.count == 2 && [0x6570, 0x91CF, 0x989D].contains(units[range.lower + 1])
        || range.count == 3 && units[range.lower + 2] == 0x6570
    default: false
    }
  }

  /// `given` without the words of time and place at its beginning; nil where what is left is no name.
  func placed(_ given: QuantityName) -> QuantityName? {
    var name = given
    while name.lower < name.upper {
      while let first = name.tokens.first, first.range.lower < name.lower { name.tokens = name.tokens.dropFirst() }
      if let first = name.tokens.first, first.range.lower == name.lower {
        switch first.kind {
        case .word(.total):
          guard isBareTotal(first.range) else { return name }
          name.isLevel = true
        case .year, .word(.earlier), .word(.current), .word(.level): break
        case .word(.rise) where isNewcomer(first): name.isGrowth = true
        default: return nil
        }
        name.lower = first.range.upper
      } else if let (end, level) = wordOfPlace(at: name.lower, before: name.upper) {
        if level != 0 { name.scope = level }
        if units[name.lower] == 0x8BE5 { name.isThis = true }
        name.lower = end
      } else if let end = demonstrative(at: name.lower, name.upper) {
        name.isThis = true
        name.lower = end
      } else if let end = places.end(at: name.lower, before: name.upper, units) {
        name.scope = units[end - 1]
        name.place += end - name.lower
        name.lower = end
      } else if starts(name.lower, name.upper, with: Self.existence) {
        name.isLevel = true
        name.lower += 2
      } else if Self.leading.contains(units[name.lower]) {
        name.lower += 1
      } else {
        break
      }
    }
    return name
  }

  /// The end of 本次, 这座 or the like at `index`.
  private func demonstrative(at index: Int, _ limit: Int) -> Int? {
    guard index + 2 < limit else { return nil }
    switch units[index] {
    case 0x672C, 0x6B64: return units[index + 1] == 0x6B21 ? index + 2 : nil
    case 0x8FD9: return Self.counters.contains(units[index + 1]) ? index + 2 : nil
    default: return nil
    }
  }

  /// 共有4500家高新技术企业: what stands behind the figure, as far as it can be its noun.
  func nounBehind(_ quantity: Quantity) -> ProseRange? {
    let lower = quantity.range.upper
    var upper = lower
    while upper < units.count, upper - lower < 10, units[upper].isHan, units[upper] != 0x7684 { upper += 1 }
    return upper - lower >= 3 ? ProseRange(lower, upper) : nil
  }

  /// Whether one of `words`, none of which is the beginning of another, begins at `lower` and ends before `upper`.
  func starts(_ lower: Int, _ upper: Int, with words: WordTable) -> Bool {
    let length = words.length(startingAt: lower, in: units)
    return length > 0 && lower + length <= upper
  }

  /// The key of the words in `range` without marks, filling and those of `tokens` that say nothing of what is counted, and
  /// how many units it was made of.
  func hash(_ range: ProseRange, without tokens: ArraySlice<QuantityToken> = []) -> (key: UInt64, length: Int) {
    var key = UnitHash()
    var length = 0
    var next = tokens.startIndex
    var at = range.lower
    while at < range.upper {
      while next < tokens.endIndex, tokens[next].range.lower < at { next += 1 }
      if next < tokens.endIndex, tokens[next].range.lower == at, isIdle(tokens[next]) {
        at = tokens[next].range.upper
        continue
      }
      if !Self.dropped.contains(units[at]) {
        key.add(units[at])
        length += 1
      }
      at += 1
    }
    return (key.value, length)
  }

  /// Whether a word within a name only says that the thing is there or has come: 合作社现有社员, 城镇新增就业.
  func isIdle(_ token: QuantityToken) -> Bool {
    switch token.kind {
    case .word(.current): units[token.range.lower] != 0x622A
    case .word(.total): isBareTotal(token.range)
    case .word(.level): token.range.count == 1 && units[token.range.lower] == 0x6709
    case .word(.rise): isNewcomer(token)
    default: false
    }
  }

  /// 新增 and 净增, which count what came in a time.
  private func isNewcomer(_ token: QuantityToken) -> Bool {
    measure == .amounts && token.range.count == 2 && [0x65B0, 0x51C0].contains(units[token.range.lower])
  }

  /// The word of place at `index`, its end and the level it names (0 for none): 全县, 我市, 镇里, 医院, 该.
  private func wordOfPlace(at index: Int, before limit: Int) -> (end: Int, level: UInt16)? {
    let next = index + 1 < limit ? units[index + 1] : 0
    if Self.wholes.contains(units[index]), Self.levels.contains(next) {
      return (index + 2, next == 0x5E74 ? 0 : next)
    }
    if next == 0x91CC, Self.levels.contains(units[index]) { return (index + 2, units[index]) }
    let place = Self.bodies.length(startingAt: index, in: units)
    if place > 0, index + place + 2 <= limit {
      return (index + place, Self.levelledBodies.contains(units[index]) ? units[index + place - 1] : 0)
    }
    return units[index] == 0x8BE5 ? (index + 1, 0) : nil
  }

  private static let wholes = UnitSet("全我本该")
  private static let levels = UnitSet("国省市县区镇乡村校院州盟旗厂街社年")
  /// What a draft calls the place or body it is about.
  private static let bodies = WordTable(
    "医院 学校 公司 企业 社区 街道 园区 开发区 高新区 合作社 项目 中心 辖区 景区 库区 集团 党支部 支部 水库 机关 单位")
  /// The first characters of those that name a level with their last: 医院, 学校.
  private static let levelledBodies = UnitSet("医学")
  /// Verbs that say that things are there.
  private static let existence = WordTable("建成 建有 设有 拥有 配有 配备 建立 组建 成立 开设 建起 创建 设立 设置")
  /// 降幅, 跌幅, 减幅, 下降率.
  private static let declines = UnitSet("降跌减下")
  /// Measure words after 这.
  private static let counters = UnitSet("条座个家处项所支片栋幢间次")
  private static let trailing = UnitSet("了已将均的等也又再就 “”")
  private static let leading = UnitSet("的了也并且而则，已共 “”")
  private static let dropped = UnitSet("的了“”‘’ 　")
}
