package import ProseText

/// A share with the part and the whole that stand beside it.
package struct QuantityShare: Sendable {
  /// The share, a place in `QuantityLedger.quantities`.
  package let share: Int
  /// The part it is said of.
  package let part: Int
  /// What it may be a share of, the likeliest first.
  package let wholes: [Int]
  /// What the part may be taken together with: 甲12名、乙15名，占30%.
  package let earlierParts: [Int]
}

/// Shares of one whole, one after the other.
package struct QuantityShareRun: Sendable {
  /// The shares, places in `QuantityLedger.quantities`.
  package let shares: [Int]
  /// Whether the words say that they are all there are: 其余, 男 and 女, 一、二、三产.
  package let isWhole: Bool
  /// What they are called.
  package let labels: [ProseRange]
}

/// Finds shares and what they are shares of.
package struct QuantityShareFinder {
  private let ledger: QuantityLedger
  private let words: QuantityContext
  private let labels: QuantityLabels
  private let units: [UInt16]

  /// A finder for `draft`.
  package init(_ draft: Draft) {
    ledger = draft.quantities
    words = QuantityContext(draft)
    labels = QuantityLabels(draft)
    units = draft.prose.units
  }

  // MARK: A part of a whole

  /// The shares of `statement` with their parts and wholes.
  package func shares(in statement: QuantityStatement) -> [QuantityShare] {
    statement.quantities.compactMap { index in
      ledger.quantities[index].kind == .share ? share(index, in: statement) : nil
    }
  }

  /// How far back a whole is looked for.
  private static let reach = 8

  private func share(_ index: Int, in statement: QuantityStatement) -> QuantityShare? {
    let quantity = ledger.quantities[index]
    let lead = ledger.lead(of: index)
    guard !lead.has(.rise), !lead.has(.fall), !lead.has(.change), !lead.has(.than), !lead.has(.per)
    else { return nil }
    if lead.isEmpty || !(lead.has(.share) || lead.has(.rate)) { return ofNamedWhole(index, lead, in: statement) }
    guard let word = lead.last(where: { $0.kind == .word(.share) || $0.kind == .word(.rate) }) else { return nil }
    let name = ProseRange(quantity.lead.lower, word.range.lower)
    let object = ProseRange(word.range.upper, quantity.range.lower)
    if word.kind == .word(.share), let after = partAfter(index, name, in: statement) { return after }
    guard let (part, earlier) = part(before: index, in: statement) else { return nil }
    let wholes = wholes(of: part, in: statement).filter { !isShare($0, ofWhatIsCalled: object, in: statement) }
    guard let nearest = wholes.first else { return nil }
    if word.kind == .word(.share) {
      guard isOf(object, lead, nearest, part, in: statement), isSaidOf(name, lead, part) else { return nil }
    } else {
      guard isRate(name, lead, of: part, nearest, in: statement) else { return nil }
    }
    return QuantityShare(share: index, part: part, wholes: wholes, earlierParts: earlier)
  }

  /// 占总票数200张的88%, 为年度计划8亿元的115%: the whole stands between 占 or 为 and the share.
  private func ofNamedWhole(
    _ index: Int, _ lead: ArraySlice<QuantityToken>, in statement: QuantityStatement
  ) -> QuantityShare? {
    let quantity = ledger.quantities[index]
    guard index - 2 >= statement.quantities.lowerBound, lead.allSatisfy({ $0.kind == .word(.none) }),
      quantity.lead.count > 0, quantity.lead.count <= 6, units[quantity.range.lower - 1] == 0x7684
    else { return nil }
    let whole = index - 1
    let lead = ledger.lead(of: whole)
    guard lead.has(.share) || lead.has(.level) && lead.has(.planned),
      let (part, earlier) = part(before: whole, in: statement),
      ledger.quantities[part].unit == ledger.quantities[whole].unit
    else { return nil }
    return QuantityShare(share: index, part: part, wholes: [whole], earlierParts: earlier)
  }

  /// 其中退休人员占30%，即150人.
  private func partAfter(_ index: Int, _ name: ProseRange, in statement: QuantityStatement) -> QuantityShare? {
    let next = index + 1
    guard next < statement.quantities.upperBound, index > statement.quantities.lowerBound else { return nil }
    let part = ledger.quantities[next]
    let whole = ledger.quantities[index - 1]
    let lead = ledger.tokensBefore(next, in: statement)
    guard part.kind == .amount, part.unit == whole.unit, whole.kind == .amount, part.lead.count <= 3,
      lead.has(.level) || lead.has(.total), lead.widestMark ?? .comma <= .comma, whole.value > part.value
    else { return nil }
    return QuantityShare(share: index, part: next, wholes: [index - 1], earlierParts: [])
  }

  /// The part right before the share `index`, and the parts listed with it.
  private func part(before index: Int, in statement: QuantityStatement) -> (part: Int, earlier: [Int])? {
    var part = index - 1
    // 35岁以下 and 三个 inside the name of the share are no parts.
    while part >= statement.quantities.lowerBound, ledger.quantities[part].kind == .time { part -= 1 }
    guard part >= statement.quantities.lowerBound, ledger.quantities[part].kind == .amount else { return nil }
    let between = ledger.tokens(between: part, and: index)
    guard between.widestMark ?? .comma <= .comma, !between.has(.earlier), !between.has(.among) else { return nil }
    var earlier: [Int] = []
    var back = part
    while back - 1 >= statement.quantities.lowerBound, earlier.count < Self.reach,
      ledger.quantities[back - 1].unit == ledger.quantities[part].unit
    {
      back -= 1
      earlier.append(back)
    }
    return (part, earlier)
  }

  /// Larger quantities of the same unit before `part`, the nearest first.
  private func wholes(of part: Int, in statement: QuantityStatement) -> [Int] {
    let quantity = ledger.quantities[part]
    var wholes: [Int] = []
    var at = part - 1
    while at >= statement.quantities.lowerBound, part - at <= Self.reach {
      let other = ledger.quantities[at]
      if other.kind == .amount, other.unit == quantity.unit, other.value >= quantity.value { wholes.append(at) }
      at -= 1
    }
    guard let nearest = wholes.first else { return [] }
    let between = ledger.tokens(between: nearest, and: part)
    let lead = ledger.lead(of: part)
    let isFirst =
      nearest - statement.quantities.lowerBound <= Self.reach
      && !(statement.quantities.lowerBound..<nearest).contains { ledger.quantities[$0].unit == quantity.unit }
    guard between.widestMark ?? .comma <= (isFirst ? .semicolon : .comma), !lead.has(.rise) || lead.has(.among),
      !between.has(.earlier)
    else {
      return []
    }
    return wholes
  }

  /// Whether a share of `object` itself is given of the quantity `index`: of 甲20万元，占支出的2%；乙10万元，占支出的1% neither is
  /// the whole of the other.
  private func isShare(_ index: Int, ofWhatIsCalled object: ProseRange, in statement: QuantityStatement) -> Bool {
    let next = index + 1
    guard object.count > 1, next < statement.quantities.upperBound, ledger.quantities[next].kind == .share,
      let word = ledger.lead(of: next).last(.share)
    else { return false }
    let other = ProseRange(word.range.upper, ledger.quantities[next].range.lower)
    return units[object.lower..<object.upper].elementsEqual(units[other.lower..<other.upper])
  }

  /// Whether the object of 占 is the whole: nothing, 总数, or what the whole is called.
  private func isOf(
    _ object: ProseRange, _ lead: ArraySlice<QuantityToken>, _ whole: Int, _ part: Int, in statement: QuantityStatement
  ) -> Bool {
    let content = words.content(of: object, without: lead)
    let hasTotal = lead.contains { $0.kind == .word(.total) && object.contains($0.range) }
    if content.isEmpty { return true }
    let quantity = ledger.quantities[whole]
    let named = ProseRange(
      max(statement.range.lower, min(quantity.lead.lower, quantity.range.lower - 20)),
      min(statement.range.upper, quantity.range.upper + 10))
    let name = Array(units[named.lower..<named.upper])
    // Of another place or a wider class: 占全县党员总数的, 占全市同类企业的.
    for scope in Self.scopes where labels.holds(scope, in: object) && !labels.holds(scope, in: named) { return false }
    return words.commonRun(content, name) >= 2 || (hasTotal && content.count <= 1)
      || Self.wholeWords.contains { labels.holds($0, in: object) && content.count <= $0.count + 2 }
  }

  private static let scopes = "全国 全省 全市 全县 全区 同类 同期 全球 世界 增量 规上 行业".split(separator: " ").map { Array($0.utf16) }
  private static let wholeWords = "总 全部 整个 全体 应到 全校 全村 全院 年度".split(separator: " ").map { Array($0.utf16) }

  /// Whether what stands before 占 is the part: nothing, or what the part is called.
  private func isSaidOf(_ name: ProseRange, _ lead: ArraySlice<QuantityToken>, _ part: Int) -> Bool {
    let content = words.content(of: name, without: lead)
    if content.isEmpty { return true }
    let lead = ledger.quantities[part].lead
    return words.commonRun(content, Array(units[lead.lower..<lead.upper])) >= 2
  }

  /// Whether the rate called `name` is that of the part in the whole: 到会率 after 实到.
  private func isRate(
    _ name: ProseRange, _ lead: ArraySlice<QuantityToken>, of part: Int, _ whole: Int, in statement: QuantityStatement
  ) -> Bool {
    let called = ProseRange(max(name.lower, name.upper - 4), name.upper)
    guard called.count > 0, name.count <= 8, !Self.open.contains(where: { labels.holds($0, in: name) }) else {
      return false
    }
    let wholeQuantity = ledger.quantities[whole]
    let partQuantity = ledger.quantities[part]
    let between = ledger.tokens(between: whole, and: part)
    let text = ProseRange(
      max(statement.range.lower, wholeQuantity.lead.lower), min(name.lower, partQuantity.range.upper + 12))
    let told = Array(units[text.lower..<text.upper])
    let last = Array(units[max(name.lower, name.upper - 2)..<name.upper])
    let hasName = units[called.lower..<called.upper].contains { told.contains($0) && !Self.weak.contains($0) }
    if Self.judged.contains(where: { labels.holds($0, in: called) }) {
      return words.commonRun(last, told) >= 2
    }
    if hasName || between.has(.within) || between.has(.among) { return true }
    return Self.attended.contains { labels.holds($0, in: called) }
      && labels.holds([0x5B9E, 0x5230], in: text)
  }

  /// Rates that are of something else than the figures before, unless they bear its name.
  private static let judged = "满意 知晓 好评 认可 支持 信任 优良 优秀 及格 就业 入学 合格".split(separator: " ").map { Array($0.utf16) }
  private static let open = "增长 毛入学 利用 负债 收益 回报 周转 自给 利润 毛利 税率 利率 汇率 频率 费率".split(separator: " ").map {
    Array($0.utf16)
  }
  private static let attended = "出席 出勤 参会 到会 与会 到岗 到课".split(separator: " ").map { Array($0.utf16) }
  private static let weak = UnitSet("总有数人率")

  // MARK: Shares of one whole

  /// The runs of shares in `statement`.
  package func runs(in statement: QuantityStatement) -> [QuantityShareRun] {
    var runs: [QuantityShareRun] = []
    var run: [Int] = []
    for index in statement.quantities {
      let quantity = ledger.quantities[index]
      if quantity.kind == .share {
        if run.isEmpty || isNext(index, after: run[run.count - 1], in: statement) {
          run.append(index)
        } else {
          finish(run, &runs, in: statement)
          // 99%的单位争取90%的客户: the second share belongs to the clause of the first.
          run = isBehindMark(index, after: run[run.count - 1]) ? [index] : []
        }
      } else if quantity.kind != .time && quantity.kind != .bare && !quantity.isChinese {
        finish(run, &runs, in: statement)
        run = []
      }
    }
    finish(run, &runs, in: statement)
    return runs
  }

  private func isBehindMark(_ index: Int, after last: Int) -> Bool {
    ledger.tokens(between: last, and: index).widestMark != nil
  }

  private func isNext(_ index: Int, after last: Int, in statement: QuantityStatement) -> Bool {
    let tokens = ledger.tokens(between: last, and: index)
    guard ledger.quantities[index].numeralKind == ledger.quantities[last].numeralKind,
      tokens.widestMark != nil || tokens.isEmpty, let mark = tokens.widestMark, mark <= .semicolon, mark != .opening
    else { return false }
    return !tokens.contains {
      switch $0.kind {
      case .word(.rise), .word(.fall), .word(.than), .word(.change), .word(.rate), .word(.among), .word(.per): true
      default: false
      }
    }
  }

  private func finish(_ run: [Int], _ runs: inout [QuantityShareRun], in statement: QuantityStatement) {
    guard run.count > 1, let first = run.first, let last = run.last else { return }
    let firstLead = ledger.tokensBefore(first, in: statement)
    guard !firstLead.suffix(3).has(.rate), !ledger.lead(of: first).has(.rise), !ledger.lead(of: first).has(.fall),
      !ledger.lead(of: first).has(.change), !ledger.lead(of: first).has(.than)
    else { return }
    let names = run.map { name(of: $0, in: statement) }
    let isRest = ledger.tokensBefore(last, in: statement).has(.rest)
    let isPair = run.count == 2 && labels.areOpposite(names[0], names[1])
    let isSatisfaction = run.count > 2 && labels.holds("满意".utf16Units, in: names[0]) && isSaidByAll(names)
    let shares = run.filter { ledger.lead(of: $0).has(.share) }.count
    // 分别占, 比重为: the first word is for all; 58%表示满意，36%表示……: each share opens its clause.
    let isOpening = run.allSatisfy { isClauseOpening($0) }
    guard shares * 2 >= run.count || ledger.lead(of: first).has(.share) || isRest || isOpening else { return }
    for scope in Self.scopes where labels.holds(scope, in: ledger.quantities[first].lead) { return }
    guard run.count > 2 || isRest || isPair else { return }
    runs.append(
      QuantityShareRun(
        shares: run, isWhole: (isRest && (run.count > 2 || !isOpening)) || isPair || isSatisfaction, labels: names))
  }

  private func isSaidByAll(_ names: [ProseRange]) -> Bool {
    labels.holds("不满意".utf16Units, in: names[names.count - 1])
  }

  /// 58%表示非常满意: the share is the subject of its clause, not of a noun (85%的农户).
  private func isClauseOpening(_ index: Int) -> Bool {
    let quantity = ledger.quantities[index]
    let upper = quantity.range.upper
    return words.content(of: quantity.lead, without: ledger.lead(of: index)).isEmpty && upper < units.count
      && units[upper].isHan && units[upper] != 0x7684
  }

  /// What a share is called: the words before it, back to the last mark.
  private func name(of index: Int, in statement: QuantityStatement) -> ProseRange {
    var lower = statement.range.lower
    for token in ledger.tokens[statement.tokens.lowerBound..<ledger.quantities[index].token].reversed() {
      if case .mark = token.kind {
        lower = token.range.upper
        break
      }
    }
    return ProseRange(lower, ledger.quantities[index].range.lower)
  }
}

extension String {
  /// The UTF-16 units.
  fileprivate var utf16Units: [UInt16] { Array(utf16) }
}
