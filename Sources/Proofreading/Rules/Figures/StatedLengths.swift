import Drafting
import Numerals
import ProseText

/// Compares the lengths of time in one segment with the points and periods beside them.
struct StatedLengths {
  private let draft: Draft
  private let segment: TimeSegment
  private var units: [UInt16] { draft.prose.units }

  init(_ draft: Draft, _ segment: TimeSegment) {
    self.draft = draft
    self.segment = segment
  }

  /// What a length says of a period.
  private enum Role {
    /// It is all of it.
    case whole
    /// It lies within, and can only be too long.
    case within
  }

  /// A length and what it may be compared with: where none of the periods fits, one of them is shown.
  private struct Claim {
    let role: Role
    let periods: [TimePeriod]
  }

  /// Lengths that do not fit.
  func findings() -> [Finding] {
    guard segment.points.count > 1 else { return [] }
    return segment.lengths.compactMap { length in
      guard let claim = claim(of: length) else { return nil }
      let spans = claim.periods.compactMap { PeriodLength($0, of: length, in: draft, sentence: segment.range) }
      guard spans.count == claim.periods.count, let last = spans.last,
        spans.allSatisfy({ !fits(length, $0, claim.role) })
      else { return nil }
      let prose = draft.prose
      let stated = prose.text(length.range)
      let period = last.period
      let message =
        "\(prose.text(period.start.range))到\(prose.text(period.end.range))"
        + (claim.role == .whole ? "是\(last.text)，不是\(stated)" : "只有\(last.text)，容不下\(stated)")
      return Finding(
        DateSpan.length, at: prose.sourceRange(of: length.range), message,
        related: [
          RelatedPlace(prose.sourceRange(of: period.start.range), "从这里算起"),
          RelatedPlace(prose.sourceRange(of: period.end.range), "算到这里"),
        ])
    }
  }

  private func fits(_ length: TimeLength, _ span: PeriodLength, _ role: Role) -> Bool {
    length.count <= span.most && (role == .within || length.count >= span.least)
  }

  // MARK: What a length belongs to

  private func claim(of length: TimeLength) -> Claim? {
    if Self.blockers.length(endingAt: length.lower, in: units) > 0 { return nil }
    // 5年期, 三年级, 10年以上.
    if Self.nouns.length(startingAt: length.upper, in: units) > 0 { return nil }
    if let period = bracketed(behind: length) { return Claim(role: .whole, periods: [period]) }
    let prefix = prefix(of: length)
    // 任期五年的村干部: the length is of another thing.
    if prefix.isTerm, length.upper < units.count, units[length.upper] == 0x7684 { return nil }
    let usable = segment.periods.filter { $0.range.upper <= prefix.lower && !isRefused($0) }
    guard let period = usable.last else { return announced(length, prefix) ?? scattered(length, prefix) }
    if segment.points.contains(where: { $0.range.lower >= period.range.upper && $0.range.lower < length.lower }) {
      return nil
    }
    let gap = ProseRange(period.range.upper, prefix.lower)
    if isFiller(gap) { return adjacent(length, prefix, period, gap) }
    guard let role = prefix.role ?? planned(length, gap), !isDistributed(prefix.lower) else { return nil }
    let isNear = gap.count <= 16 && units[gap.lower..<gap.upper].count { $0.endsClause } <= 1
    let isOnly = segment.lengths.count == 1
    return Claim(role: role == .whole && isNear && isOnly ? .whole : .within, periods: [period])
  }

  /// 2023至2025年实施新一轮五年行动计划: a plan cannot be longer than the years of its carrying out.
  private func planned(_ length: TimeLength, _ gap: ProseRange) -> Role? {
    guard gap.count <= 10, Self.plans.length(startingAt: length.upper, in: units) > 0,
      units[gap.lower..<gap.upper].allSatisfy(\.isHan), Self.carryings.length(startingAt: gap.lower, in: units) > 0
    else { return nil }
    return .within
  }

  /// A length right behind a period, perhaps after a comma.
  private func adjacent(_ length: TimeLength, _ prefix: Prefix, _ period: TimePeriod, _ gap: ProseRange) -> Claim {
    let hasComma = units[gap.lower..<gap.upper].contains { $0.endsClause }
    if prefix.role == .within { return Claim(role: .within, periods: [period]) }
    if !hasComma || prefix.role == .whole { return Claim(role: .whole, periods: [period]) }
    let isWhole = Self.wholes.length(startingAt: length.upper, in: units) > 0
    return Claim(role: isWhole ? .whole : .within, periods: [period])
  }

  /// 为期一周的活动从5月10日持续至16日: the period stands behind, in the same clause.
  private func announced(_ length: TimeLength, _ prefix: Prefix) -> Claim? {
    guard prefix.role == .whole, length.upper < units.count,
      let period = segment.periods.first, segment.periods.count == 1, period.range.lower > length.upper,
      !isRefused(period), segment.points.first == period.start, !isDistributed(prefix.lower)
    else { return nil }
    // 任期三年，自2022年5月至2025年5月.
    let link = Self.openings.length(startingAt: length.upper, in: units)
    if link > 0, length.upper + link == period.range.lower { return Claim(role: .whole, periods: [period]) }
    guard !prefix.isTerm, units[length.upper] == 0x7684 else { return nil }
    guard !units[length.upper..<period.range.lower].contains(where: \.endsClause), period.range.upper < units.count,
      units[period.range.upper] != 0x4E3A
    else { return nil }
    return Claim(role: .whole, periods: [period])
  }

  /// Points that no range joins: 3月开工，9月建成，历时七个月. The last must be where something ended.
  private func scattered(_ length: TimeLength, _ prefix: Prefix) -> Claim? {
    let points = segment.points.filter { $0.range.upper <= prefix.lower }
    guard let role = prefix.role, points.count > 1, points.count < 6, let last = points.last,
      prefix.lower - last.range.upper <= 24, isEnd(last), !isDistributed(prefix.lower)
    else { return nil }
    let isModifier = length.upper < units.count && units[length.upper] == 0x7684
    var periods: [TimePeriod] = []
    for (index, start) in points.enumerated() {
      for end in points.dropFirst(index + 1) {
        periods.append(TimePeriod(from: start, to: end))
      }
    }
    let isWhole = role == .whole || prefix.isCompletion
    return Claim(role: isWhole && !isModifier ? .whole : .within, periods: periods)
  }

  /// The period in brackets behind a length: 连续10年（2011—2020年）, 三年行动（2018—2020年）.
  private func bracketed(behind length: TimeLength) -> TimePeriod? {
    var at = length.upper
    while at < units.count, at - length.upper < 8, units[at].isHan || units[at] == 0x201D { at += 1 }
    guard at < units.count, units[at] == 0xFF08 || units[at] == 0x28 else { return nil }
    return segment.periods.first { period in
      period.range.lower == at + 1 && period.range.upper < units.count && units[period.range.upper].closesPair
        && !isRefused(period)
    }
  }

  private func isRefused(_ period: TimePeriod) -> Bool {
    DateSpan.isReversed(period, in: draft, segment)
  }

  /// The words that introduce a length.
  private struct Prefix {
    var role: Role?
    var isTerm = false
    /// 只用了: what it took, where the end of the work is told.
    var isCompletion = false
    var lower: Int
  }

  private func prefix(of length: TimeLength) -> Prefix {
    // 共60天 has its word right before; 用了整整60天 with particles between.
    let at = length.lower
    let found = prefix(before: at)
    if found.role != nil { return found }
    let behindParticle = prefix(
      before: at - Self.particles.length(endingAt: at, from: segment.range.lower, in: units))
    if behindParticle.role != nil { return behindParticle }
    // 把整整40年献给水利.
    return Self.emphases.length(startingAt: at, in: units) > 0 ? Prefix(role: .within, lower: at) : behindParticle
  }

  private func prefix(before at: Int) -> Prefix {
    let term = Self.terms.length(endingAt: at, from: segment.range.lower, in: units)
    if term > 0 { return Prefix(role: .whole, isTerm: true, lower: at - term) }
    let whole = Self.wholePrefixes.length(endingAt: at, from: segment.range.lower, in: units)
    if whole > 0 { return Prefix(role: .whole, lower: at - whole) }
    let completion = Self.completions.length(endingAt: at, from: segment.range.lower, in: units)
    if completion > 0 { return Prefix(role: .within, isCompletion: true, lower: at - completion) }
    let within = Self.withinPrefixes.length(endingAt: at, from: segment.range.lower, in: units)
    if within > 0 { return Prefix(role: .within, lower: at - within) }
    // 共羁押一年: a verb stands between.
    for verb in 1...3 where at - verb > segment.range.lower {
      guard units[at - verb].isHan else { break }
      let total = Self.totals.length(endingAt: at - verb, from: segment.range.lower, in: units)
      if total > 0 { return Prefix(role: .within, lower: at - verb - total) }
    }
    return Prefix(lower: at)
  }

  /// Whether only words that belong to neither side stand in `gap`.
  private func isFiller(_ gap: ProseRange) -> Bool {
    guard gap.count <= 6 else { return false }
    var at = gap.lower
    while at < gap.upper {
      let found = Self.fillers.length(startingAt: at, in: units)
      guard found > 0 else { return false }
      at += found
    }
    return at == gap.upper
  }

  /// 每期, 各: a length of one of several things.
  private func isDistributed(_ index: Int) -> Bool {
    var at = index
    while at > segment.range.lower, index - at < 6, !units[at - 1].endsClause {
      at -= 1
      if units[at] == 0x6BCF || units[at] == 0x5404 || units[at] == 0x5747 { return true }
    }
    return false
  }

  private func isEnd(_ point: TimePoint) -> Bool {
    if Self.untils.length(endingAt: point.range.lower, in: units) > 0 { return true }
    let upper = min(segment.range.upper, point.range.upper + 14)
    let clause = units[point.range.upper..<upper].firstIndex { $0.endsClause } ?? upper
    return Self.ends.occurs(in: ProseRange(point.range.upper, clause), of: units)
  }

  private static let blockers = WordTable("每 第 前 后 头 首 逐 任 隔 上 个")
  private static let nouns = WordTable("期 级 制 龄 以上 以下 以内 前 后 内 计划 一 生 版 规划纲要")
  private static let particles = WordTable("了 共 约 为 时间 达 的时间 有 在 就 仅 只 仅用 才 才用 就用 过 已有 已 已经")
  private static let terms = WordTable(
    "任期 学制 工期 建设工期 总工期 合同期 服务期 有效期 规划期 考察期 公示期 试用期 建设期 实施期 期限 租期 聘期 周期 党龄 工龄 军龄 教龄 警龄 会期 展期")
  private static let wholePrefixes = WordTable(
    "历时 为期 历经 前后 前后历时 前后用 用时 耗时 费时 时长 跨度 时间跨度 长达 共 共计 总共 一共 合计 走过 跨越 历程 前后共 先后历时 全程 共历时 历 期间共")
  private static let withinPrefixes = WordTable(
    "连续 接连 用 只用 仅用 持续 坚持 坚守 运行 安全运行 扎根 服务 从业 奋战 苦战 整整 经过 经 累计 已 安全生产 工作 走 干 从医 从教 从警 从军 从检 从事 任教 任职 执教 执业 守护 行医 义务 接力 支教 值守 驻守 一干就是 一待就是 一守就是 一教就是 一做就是 一走就是 一住就是"
  )
  private static let completions = WordTable("只用 只用了 仅用 仅用了 用了 才用 才用了 就用了 实际用时 用去")
  private static let emphases = WordTable("整整 足足")
  private static let openings = WordTable("，自 ，从 ： ，即 ，即自 ，时间为 ，时间自 （自 ，为 ，期限自 ，期限为")
  private static let totals = WordTable("共 总共 一共 共计 连续 接连 持续 已 已经 整整 足足")
  private static let plans = WordTable("行动 计划 行动计划 攻坚 规划 行动方案")
  private static let carryings = WordTable("实施 开展 推进 启动 启动实施 组织实施 深入实施 全面实施")
  private static let wholes = WordTable("间 里 来 多来 时间 期间 历程 的时间")
  private static let fillers = WordTable("的 这 ， 、 ： , 共 期间 这段 时间 时段 , 的这 （ ( 止 ，这")
  private static let untils = WordTable("至 到 截至 截止 截止到 直到 直至 以 于")
  private static let ends = WordTable(
    """
    建成 竣工 完工 完成 通车 投用 投产 投运 交付 结束 闭幕 落幕 收官 审结 结案 办结 结项 验收 退休 离休 离任 卸任 期满 到期 截止 结业 毕业 返程 返回 出院 解除 \
    撤离 销号 封顶 贯通 胜利 逝世 去世 辞世 终止 停产 关闭 撤销 合龙 并网 开通 落成 宣判 执结 摘帽 出列 达标 停运 回收 收工 收兵 转正 轮换 撤回 离开 调离 释放 获释 回国 归国 卸下 停办 改制 注销 拆除 退役 退伍 复员 转业 病逝 辞职 下线 关停 迁出 \
    蓄水 通水 通电 通气 通航 首航 试运行 运营 开园 面世 问世 付印 定稿 搬离 移交 还清 脱贫 刑满 上岸 收割 出栏 断奶 打通 告罄 帷幕 入库 兑现 销案 撤案 换届
    """)
}
