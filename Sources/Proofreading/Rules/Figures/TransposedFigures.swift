import Drafting
import Numerals
import ProseText

/// Figures of one unit whose digits are those of another in another order, 1286米 and 1268米, where the words around both
/// name one thing, whatever stands between: 大桥全长1286米, 这座全长1268米的大桥.
struct TransposedFigures {
  /// Two such figures, places in `QuantityLedger.quantities`.
  struct Pair {
    let earlier: Int
    let later: Int
  }

  private let draft: Draft
  private let units: [UInt16]

  /// How far apart the two may stand, in units: further on, another thing may be of nearly that size.
  private static let reach = 600
  /// How many units before and behind a figure may name what it is of.
  private static let before = 10
  private static let behind = 8
  /// How many figures of one key are held against each other.
  private static let crowd = 8

  /// A scan of `draft`.
  init(_ draft: Draft) {
    self.draft = draft
    units = draft.prose.units
  }

  /// The pairs in the order of their later figures.
  func pairs() -> [Pair] {
    let quantities = draft.quantities.quantities
    guard quantities.count > 1 else { return [] }
    // By how often each digit stands in a figure.
    var groups: [UInt64: [Int]] = [:]
    groups.reserveCapacity(quantities.count)
    var pairs: [Pair] = []
    for (index, quantity) in quantities.enumerated() {
      guard isCountable(quantity), let digits = digits(of: quantity.value) else { continue }
      let group = groups[digits] ?? []
      // A figure that is given again is no slip.
      if group.contains(where: { quantities[$0].value == quantity.value }) { continue }
      if let earlier = group.last(where: { isOfOneKind(quantities[$0], quantity) }),
        areOneThing(quantities[earlier], quantity)
      {
        pairs.append(Pair(earlier: earlier, later: index))
      }
      if group.count < Self.crowd { groups[digits, default: []].append(index) }
    }
    return pairs
  }

  private func isCountable(_ quantity: Quantity) -> Bool {
    (quantity.kind == .amount && quantity.unit != nil || quantity.kind == .share) && quantity.precision == .exact
      && !quantity.isChinese && quantity.unit?.dimension != .temperature
  }

  private func isOfOneKind(_ left: Quantity, _ right: Quantity) -> Bool {
    left.kind == right.kind && left.unit == right.unit && left.lastDigitPower == right.lastDigitPower
  }

  /// How often each of the ten digits stands in `value`, four bits for each; nil for one digit, and for more than fifteen.
  private func digits(of value: ExactDecimal) -> UInt64? {
    guard var rest = Int(exactly: value.significand), (10..<1_000_000_000_000_000).contains(rest) else { return nil }
    var digits: UInt64 = 0
    while rest > 0 {
      digits += 1 << (4 * UInt64(rest % 10))
      rest /= 10
    }
    return digits
  }

  private func areOneThing(_ earlier: Quantity, _ later: Quantity) -> Bool {
    guard later.range.lower - earlier.range.upper <= Self.reach,
      draft.sentence(at: earlier.range.lower)?.range.contains(later.range.lower) != true,
      earlier.value.isTransposed(later.value), !tellsApart(earlier), !tellsApart(later)
    else { return false }
    let digits = [earlier, later].map { significantDigits($0.value) }.max() ?? 0
    let (before, behind) = (words(before: later), words(behind: later))
    let known = words(before: earlier) + words(behind: earlier)
    let lead = lead(of: later)
    let isDefinite = units[lead.lower..<lead.upper].contains { $0 == 0x8FD9 || $0 == 0x8BE5 }
    // 王庄乡有低保户126户。李集乡有低保户162户: what stands before a figure may be of another one; 这126户低保户 and 这126户 are
    // those that were spoken of.
    if isDefinite { return longestRun(known, before + behind) >= 2 }
    return longestRun(known, behind) >= (digits > 3 ? 2 : 3) || longestRun(known, before + behind) >= Self.longName
  }

  /// A common run so long is the name of the one thing.
  private static let longName = 6

  /// How many digits a number has without the zeros at its end: two of three digits are soon alike by accident.
  private func significantDigits(_ value: ExactDecimal) -> Int {
    var rest = Int(clamping: value.significand)
    while rest > 0, rest % 10 == 0 { rest /= 10 }
    return String(rest).utf8.count
  }

  /// Whether a time stands in the clause of a figure (another year has another figure), or that it is of another thing.
  private func tellsApart(_ quantity: Quantity) -> Bool {
    let clause = lead(of: quantity)
    return (clause.lower..<clause.upper).contains { Self.telling.contains(units[$0]) }
  }

  private static let telling = UnitSet("年月日季期届批次另")

  /// The clause before a figure.
  private func lead(of quantity: Quantity) -> ProseRange {
    var lower = quantity.range.lower
    while lower > 0, quantity.range.lower - lower < 24, !units[lower - 1].endsClause, !units[lower - 1].endsSentence,
      units[lower - 1] != .paragraphEnd
    {
      lower -= 1
    }
    return ProseRange(lower, quantity.range.lower)
  }

  private func words(before quantity: Quantity) -> [ArraySlice<UInt16>] {
    var lower = quantity.range.lower
    while lower > 0, quantity.range.lower - lower < Self.before, units[lower - 1].isHan { lower -= 1 }
    return words(in: ProseRange(lower, quantity.range.lower))
  }

  private func words(behind quantity: Quantity) -> [ArraySlice<UInt16>] {
    var upper = quantity.range.upper
    while upper < units.count, upper - quantity.range.upper < Self.behind, units[upper].isHan { upper += 1 }
    return words(in: ProseRange(quantity.range.upper, upper))
  }

  /// The words of `range` that may name what a figure is of, without what only says that it is so many.
  private func words(in range: ProseRange) -> [ArraySlice<UInt16>] {
    var words: [ArraySlice<UInt16>] = []
    var start = range.lower
    var at = range.lower
    while at < range.upper {
      let length = Self.idle.length(startingAt: at, in: units)
      if length > 0 { words.append(units[start..<at]) }
      at = min(range.upper, at + max(1, length))
      if length > 0 { start = at }
    }
    words.append(units[start..<range.upper])
    return words.filter { $0.count >= 2 }
  }

  private func longestRun(_ left: [ArraySlice<UInt16>], _ right: [ArraySlice<UInt16>]) -> Int {
    left.flatMap { one in right.map { QuantityContext.commonRun(one, $0) } }.max() ?? 0
  }

  /// What stands beside figures of anything.
  private static let idle = WordTable(
    """
    的 了 为 达 到 有 是 约 和 至 共 这 该 在 把 将 对 被 由 从 新建 建成 完成 实现 达到 投入 增加 增长 减少 下降 提高 新增 累计 全部 其中 共有 现有 拥有 组织 开展 举办 发放 培训 走访 \
    安排 处理 办理 解决 改造 新修 建设 引进 收到 受理 查处 全县 全市 全镇 全省 全区 全村 我县 我市 我镇 全年 以上 左右 同比 排查 化解 整改 服务 参加 覆盖 惠及 帮助 慰问 分别 签约 招收 种植
    """)
}
