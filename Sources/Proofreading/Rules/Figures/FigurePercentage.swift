package import Drafting
package import Glossary
import Numerals
import ProseText

/// Shares that cannot be, that do not make a whole, or that are not what part and whole make.
package struct FigurePercentage: Rule {
  package static let description = RuleDescription(
    id: "figure-percentage",
    group: .figures,
    name: Bilingual("百分比有误", "Percentages"),
    explanation: Bilingual(
      """
      总体、部分和占比都在句中时，三者应相符（按所印位数计入四舍五入）；同一总体的各项占比之和不得超过100%，列全的应等于100%；三次产业结构之和应为100；覆盖率、合格率等不会超过100%，降幅不会超过100%。\
      占的是句外的总体（占全市的12%）、完成率、毛入学率和概数不核对。
      """,
      """
      Where whole, part and share stand in one sentence they must agree within the rounding of what is printed. Shares of \
      one whole may not exceed 100 %, and make 100 % where they are all there are; so do the figures of a structure a∶b∶c. \
      Rates of coverage and the like, and declines, do not exceed 100 %. Shares of a whole that stands elsewhere, rates of \
      completion and approximate figures are left alone.
      """),
    source: "practice",
    kinds: [
      RuleDescription.Kind(share, .error), RuleDescription.Kind(sum, .error), RuleDescription.Kind(limit, .error),
    ],
    examples: [
      .fixed("全乡有村民小组80个，建成微菜园的60个，占⟦70%⟧。", "全乡有村民小组80个，建成微菜园的60个，占75%。"),
      .wrong("应到120人，实到114人，到会率⟦92%⟧。"),
      .wrong("甲级户占45%，乙级户占35%，丙级户占⟦30%⟧。"),
      .wrong("三次产业结构为15.2∶40.6∶⟦54.2⟧。"),
      .wrong("饮水工程覆盖率达到⟦106%⟧。"),
      .wrong("渗漏损失下降⟦130%⟧。"),
      .right("全乡有村民小组80个，建成微菜园的60个，占75%。"),
      .right("新增产值6亿元，占全市增量的18%。"),
      .right("甲级户占45%，乙级户占35%，丙级户占20%。"),
      .right("税收完成年度计划的108%，毛入学率103%。"),
      .right("应到120人，实到114人，满意率92%。"),
    ])

  private static let share = FindingKind("share")
  private static let sum = FindingKind("sum")
  private static let limit = FindingKind("limit")

  /// The rule.
  package init() {}

  package func check(_ draft: Draft, _ glossary: Glossary) -> [Finding] {
    let finder = QuantityShareFinder(draft)
    let labels = QuantityLabels(draft)
    let context = QuantityContext(draft)
    var findings: [Finding] = []
    for statement in draft.quantities.statements {
      findings += finder.shares(in: statement).compactMap { wrongShare($0, in: draft) }
      findings += finder.runs(in: statement).compactMap { wrongSum($0, labels, in: draft) }
      for index in statement.quantities {
        if let finding = beyondLimit(index, labels, context, in: draft) ?? wrongStructure(index, statement, in: draft) {
          findings.append(finding)
        }
      }
    }
    return findings.sorted { $0.range < $1.range }
  }

  // MARK: Part and whole

  private func wrongShare(_ found: QuantityShare, in draft: Draft) -> Finding? {
    let quantities = draft.quantities.quantities
    let share = quantities[found.share]
    let part = quantities[found.part]
    guard share.precision == .exact, part.precision == .exact, part.amount > 0, let given = share.share,
      found.wholes.allSatisfy({ quantities[$0].precision == .exact }),
      let whole = found.wholes.last.map({ quantities[$0] }), whole.amount > 0
    else { return nil }
    let slack: Double
    switch share.numeralKind {
    case .tenths: slack = 0.06
    case .fraction: slack = 0.04
    default: slack = share.shareUnit * 2 * share.halfStep
    }
    let own = Interval(part, beside: whole.lastDigitPower)
    var low = own.low
    var high = own.high
    for earlier in [nil] + found.earlierParts.map(Optional.some) {
      if let earlier {
        low += quantities[earlier].amount - quantities[earlier].slack
        high += quantities[earlier].amount + quantities[earlier].slack
      }
      for index in found.wholes {
        let whole = quantities[index]
        let bounds = Interval(whole, beside: part.lastDigitPower)
        let ratio = Interval(low: low / bounds.high, high: high / max(1e-9, bounds.low))
        if ratio.holds(given, within: slack * 0.999) { return nil }
      }
    }
    let right = written(part.amount / whole.amount, like: share)
    let text = draft.prose.text(share.range)
    let fixes =
      share.numeralKind == .percentage
      ? draft.prose.edit(replacing: share.range, with: right).map {
        [Fix(title: "改为“\(right)”", safety: .needsJudgement, edits: EditSet($0))]
      } : nil
    return Finding(
      Self.share, at: draft.prose.sourceRange(of: share.range),
      "\(QuantityWriting.printed(part, in: draft)) ÷ \(QuantityWriting.printed(whole, in: draft)) = \(right)，不是\(text)",
      related: [
        RelatedPlace(draft.prose.sourceRange(of: part.range), "部分"),
        RelatedPlace(draft.prose.sourceRange(of: whole.range), "总体"),
      ], fixes: fixes ?? [])
  }

  private func written(_ share: Double, like quantity: Quantity) -> String {
    let decimals = quantity.numeralKind == .percentage ? max(0, -quantity.lastDigitPower) : 1
    let power = (0..<decimals).reduce(1.0) { result, _ in result * 10 }
    let scaled = (share * 100 * power).rounded()
    guard scaled.magnitude < 1e15, let number = ExactDecimal(significand: Int128(scaled), scale: decimals) else {
      return "\(share * 100)%"
    }
    return "\(number)%"
  }

  // MARK: Shares of one whole

  private func wrongSum(_ run: QuantityShareRun, _ labels: QuantityLabels, in draft: Draft) -> Finding? {
    let shares = run.shares.map { draft.quantities.quantities[$0] }
    guard shares.allSatisfy({ $0.precision == .exact }), let added = ExactDecimal.sum(shares.map(\.value)),
      let last = shares.last, let first = shares.first
    else { return nil }
    let whole = 1 / first.shareUnit
    let rounding = min(shares.reduce(0) { $0 + $1.halfStep }, 4 * last.halfStep) * 1.000_001
    let slack = first.numeralKind == .tenths ? last.halfStep * 1.2 : rounding
    let sum = added.double
    guard sum > whole + slack ? sum <= whole * 1.4 : run.isWhole && sum < whole - slack && sum > whole * 0.7 else {
      return nil
    }
    guard run.isWhole || !labels.mayOverlap(run.labels) else { return nil }
    let terms = shares.map { draft.prose.text($0.numeral) }.joined(separator: " + ")
    let shown = first.numeralKind == .percentage ? "\(added)%" : "\(added)"
    return Finding(
      Self.sum, at: draft.prose.sourceRange(of: last.range),
      "\(terms) = \(shown)，\(sum > whole ? "超过" : "不足")\(first.numeralKind == .percentage ? "100%" : "全部")",
      related: [
        RelatedPlace(draft.prose.sourceRange(of: ProseRange(first.range.lower, last.range.upper)), "各项占比合计\(shown)")
      ])
  }

  /// 12.5∶46.3∶43.2 after 产业, 结构 or 比例.
  private func wrongStructure(_ index: Int, _ statement: QuantityStatement, in draft: Draft) -> Finding? {
    let quantities = draft.quantities.quantities
    guard quantities[index].kind == .bare, index + 2 < statement.quantities.upperBound,
      isRatio(index, in: draft), isRatio(index + 1, in: draft), !isRatio(index + 2, in: draft),
      index == statement.quantities.lowerBound || !isRatio(index - 1, in: draft),
      isStructure(index, statement, in: draft)
    else { return nil }
    let terms = (index...index + 2).map { quantities[$0] }
    guard let added = ExactDecimal.sum(terms.map(\.value)) else { return nil }
    let slack = terms.reduce(0) { $0 + $1.halfStep } * 1.000_001
    guard (80...125).contains(added.double), abs(added.double - 100) > slack else { return nil }
    let text = terms.map { draft.prose.text($0.numeral) }.joined(separator: " + ")
    return Finding(
      Self.sum, at: draft.prose.sourceRange(of: terms[2].range), "\(text) = \(added)，不等于 100",
      related: [
        RelatedPlace(
          draft.prose.sourceRange(of: ProseRange(terms[0].range.lower, terms[2].range.upper)), "各项合计\(added)")
      ])
  }

  /// Whether ∶ joins the number to the next.
  private func isRatio(_ index: Int, in draft: Draft) -> Bool {
    let quantities = draft.quantities.quantities
    guard index >= 0, index + 1 < quantities.count else { return false }
    let upper = quantities[index].range.upper
    return quantities[index + 1].range.lower == upper + 1 && [0x2236, 0x3A, 0xFF1A].contains(draft.prose.units[upper])
  }

  private func isStructure(_ index: Int, _ statement: QuantityStatement, in draft: Draft) -> Bool {
    let lower = draft.quantities.quantities[index].range.lower
    let units = draft.prose.units[max(statement.range.lower, lower - 24)..<lower]
    return zip(units, units.dropFirst()).contains { pair in
      [(0x4EA7, 0x4E1A), (0x7ED3, 0x6784), (0x6BD4, 0x91CD), (0x6784, 0x6210), (0x6BD4, 0x4F8B)].contains { $0 == pair }
    }
  }

  // MARK: Limits

  private func beyondLimit(
    _ index: Int, _ labels: QuantityLabels, _ context: QuantityContext, in draft: Draft
  ) -> Finding? {
    let quantity = draft.quantities.quantities[index]
    guard let share = quantity.share, share > 1, quantity.numeralKind == .percentage else { return nil }
    let lead = draft.quantities.lead(of: index)
    guard
      let word = lead.last(where: { token in
        switch token.kind {
        case .word(.rate), .word(.share), .word(.fall), .word(.rise), .word(.change), .word(.than), .word(.planned):
          true
        default: false
        }
      })
    else { return nil }
    let between = context.content(of: ProseRange(word.range.upper, quantity.range.lower), without: lead)
    guard between.isEmpty else { return nil }
    let text = draft.prose.text(quantity.range)
    let name = ProseRange(max(quantity.lead.lower, word.range.lower - 6), word.range.lower)
    let message: String
    switch word.kind {
    case .word(.rate):
      let last = ProseRange(max(name.lower, name.upper - 2), name.upper)
      guard Self.limited.contains(where: { labels.holds($0, in: last) }), !labels.holds(Self.gross, in: name) else {
        return nil
      }
      message = "\(draft.prose.text(ProseRange(last.lower, word.range.upper)))不会超过100%：\(text)"
    case .word(.share):
      guard draft.prose.text(word.range) != "占" else { return nil }
      message = "占比不会超过100%：\(text)"
    case .word(.fall):
      let subject = ProseRange(max(0, quantity.range.lower - 24), quantity.range.lower)
      guard !Self.belowZero.contains(where: { labels.holds($0, in: subject) }) else { return nil }
      message = "降幅不会超过100%：\(text)"
    case .word(.change):
      // 降幅, 减幅, 跌幅: the noun says what the verb says.
      let subject = ProseRange(max(0, quantity.range.lower - 24), quantity.range.lower)
      guard Self.falls.contains(draft.prose.units[word.range.lower]),
        !Self.belowZero.contains(where: { labels.holds($0, in: subject) })
      else { return nil }
      message = "\(draft.prose.text(word.range))不会超过100%：\(text)"
    default: return nil
    }
    return Finding(Self.limit, at: draft.prose.sourceRange(of: quantity.range), message)
  }

  /// Rates of a part in its whole, by the two characters before 率.
  private static let limited: [[UInt16]] =
    """
    覆盖 合格 到会 出勤 参会 参与 知晓 普及 满意 回收 持证 上岗 核实 入户 安装 入学 巩固 就业 成活 绿化 办结 办复 结案 化解 通过 及格 优良 优秀 达标 脱贫 镇化 建档 签约 \
    接种 筛查 治愈 整改 检验 好评 录取 升学 组建 登记 参保 参合 参训 投票 出席 见面 走访 回访 解决 调解 破案 准确 公开 公示 硬化 供水 无害 处理 规范 林盖 采纳 认可 支持 入园 \
    到位 到岗 受理 答复 反馈 兑现 中签 命中 利林 响应 上线 入网 配备 通车 通电 通网 受益 参学
    """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { Array($0.utf16) }
  private static let falls = Array("降减跌".utf16)
  private static let gross = Array("毛".utf16)
  /// What may fall below nothing.
  private static let belowZero = "利润 收益 盈利 净利 利税 净增 顺差 增速".split(separator: " ").map { Array($0.utf16) }
}
