import Numerals
package import ProseText

/// A total and its parts, as a sentence ties them together.
package struct QuantitySum: Sendable {
  /// How the sentence ties the parts to the total.
  package enum Tie: Sendable {
    /// The parts are named as all there are: 分为, 由…组成, 其余, 男 and 女.
    case whole
    /// There may be other parts: 其中, 包括.
    case open
    /// The total is drawn under the parts: 合计, 总计.
    case drawn
    /// Only the build of the sentence ties them.
    case loose
    /// They stand in one list with the total, which is as large as all of them.
    case beside
  }

  /// The total, a place in `QuantityLedger.quantities`.
  package let total: Int
  /// The parts in the order of the text.
  package let parts: [Int]
  /// How they are tied.
  package let tie: Tie
  /// Quantities of the same unit, joined to the total by 、, that the parts may be taken from too.
  package let otherTotals: [Int]
  /// What the parts are called, one stretch for each.
  package let labels: [ProseRange]
  /// Whether the parts bear a name that the total bears too (网格 48, 单元网格 30), or a noun says that it is the whole
  /// (总面积).
  package let isNamedWhole: Bool
}

/// Finds totals and parts: runs of quantities in one unit, with the words that make one of them the whole of the others.
package struct QuantitySumFinder {
  private let ledger: QuantityLedger
  private let labels: QuantityLabels
  private let units: [UInt16]

  /// A finder for `draft`.
  package init(_ draft: Draft) {
    ledger = draft.quantities
    labels = QuantityLabels(draft)
    units = draft.prose.units
  }

  /// All totals with their parts in `statement`. Time is linear in the statement for each of its few units.
  package func sums(in statement: QuantityStatement) -> [QuantitySum] {
    guard statement.quantities.count > 1 else { return [] }
    // 一本记民情，一本记产业，一本记不足: one thing has no parts of its kind.
    return runs(in: statement).flatMap { sums(of: $0, in: statement) }.filter { ledger.quantities[$0.total].value > 1 }
  }

  // MARK: Runs

  /// A quantity of a run and what leads to it.
  private struct Member {
    let quantity: Int
    /// The tokens since the member before.
    let tokens: ArraySlice<QuantityToken>
    /// What it is called: from the last mark or member to the quantity.
    let label: ProseRange
    /// The widest mark since the member before.
    let mark: QuantityMark?

    func has(_ word: QuantityWord) -> Bool { tokens.has(word) }
    /// Whether its own label says that it is the whole.
    let isTotal: Bool
    /// Whether 组成 or 构成 closes the list before it: 由团长1名、队员20名组成，全团21人.
    let closesList: Bool
    let isSum: Bool
    /// Whether nothing but 共 stands between it and the member before: 主任1人、委员22人共23人.
    var isDrawnAtOnce: Bool {
      mark == nil && tokens.count == 1 && tokens.has(.total) && tokens.first?.range == label
    }
  }

  /// The longest label, in units, of a member of a run.
  private static let longestLabel = 24

  /// How many tokens before the first member of a run are looked at.
  private static let longestLead = 64

  private func runs(in statement: QuantityStatement) -> [[Member]] {
    var runs: [[Member]] = []
    var run: [Member] = []
    for index in statement.quantities {
      let quantity = ledger.quantities[index]
      guard let last = run.last else {
        if isCountable(quantity) { run = [member(index, since: nil, in: statement)] }
        continue
      }
      let before = ledger.quantities[last.quantity]
      if isCountable(quantity), quantity.unit == before.unit {
        let next = member(index, since: last.quantity, in: statement)
        if isLinked(next) {
          run.append(next)
        } else {
          runs.append(run)
          run = [next]
        }
      } else if !isTransparent(quantity) {
        runs.append(run)
        run = isCountable(quantity) ? [member(index, since: nil, in: statement)] : []
      }
    }
    runs.append(run)
    return runs.filter { $0.count > 1 }
  }

  private func isCountable(_ quantity: Quantity) -> Bool {
    guard quantity.kind == .amount, let unit = quantity.unit, quantity.value > 0 else { return false }
    switch unit.dimension {
    case .temperature, .voltage, .rate: return false
    default: return true
    }
  }

  /// Whether a quantity of another unit may stand inside a part's name: 35岁以下, 一组, 三个小组, 2023年.
  private func isTransparent(_ quantity: Quantity) -> Bool {
    quantity.kind == .time || quantity.kind == .bare
      || (quantity.isChinese && quantity.value < 20 && quantity.kind == .amount)
  }

  private func member(_ index: Int, since last: Int?, in statement: QuantityStatement) -> Member {
    let quantity = ledger.quantities[index]
    let start =
      last.map { ledger.quantities[$0].token + 1 }
      ?? max(statement.tokens.lowerBound, quantity.token - Self.longestLead)
    let tokens = ledger.tokens[start..<quantity.token]
    var lower = last.map { ledger.quantities[$0].range.upper } ?? statement.range.lower
    var own = start
    for (at, token) in zip(tokens.indices, tokens) {
      if case .mark = token.kind {
        lower = token.range.upper
        own = at + 1
      }
    }
    let label = ledger.tokens[own..<quantity.token]
    let closesList =
      last.map {
        tokens.first?.kind == .word(.consists) && tokens.first?.range.lower == ledger.quantities[$0].range.upper
      }
      ?? false
    return Member(
      quantity: index, tokens: tokens, label: ProseRange(lower, quantity.range.lower), mark: tokens.widestMark,
      isTotal: label.has(.total) || label.has(.sum), closesList: closesList, isSum: label.has(.sum))
  }

  /// Whether `member` goes on the list of the member before it.
  private func isLinked(_ member: Member) -> Bool {
    guard member.label.count <= Self.longestLabel else { return false }
    var each = false
    for token in member.tokens {
      guard case .word(let word) = token.kind else { continue }
      switch word {
      case .share, .rate, .than, .change, .base, .earlier: return false
      case .to: if member.tokens.has(.from) { return false }
      case .rise, .fall:
        // 新增 and 净增 count what came; the others tell of a change.
        let first = units[token.range.lower]
        if first != 0x65B0 && first != 0x51C0 { return false }
      case .each: each = true
      case .per: if !each { return false }
      default: break
      }
    }
    return true
  }

  // MARK: Sums

  private func sums(of run: [Member], in statement: QuantityStatement) -> [QuantitySum] {
    var sums: [QuantitySum] = []
    /// The first member that no total before it has taken.
    var start = 0
    for at in run.indices {
      if run[at].isTotal, at - start >= 2, run[at].mark != nil || run[at].isSum || run[at].isDrawnAtOnce,
        !opensParts(run[at])
      {
        // A whole that was named before its parts is named again.
        let isAgain = amount(run[start]) == amount(run[at])
        let parts = Array(run[(isAgain ? start + 1 : start)..<at])
        // 收入总数12亿元；支出总数12亿元: the one is no part of the other.
        let isBalance = parts.contains { $0.isTotal && amount($0) == amount(run[at]) }
        if parts.count > 1, !isBalance, !parts.dropFirst().contains(where: opensParts),
          !parts.contains(where: hasOthers)
        {
          let tie: QuantitySum.Tie = parts[0].has(.consists) ? .whole : run[at].isSum ? .drawn : .loose
          sums.append(sum(total: run[at], parts, tie, others: []))
        }
        start = at
      } else if run[at].closesList, at - start >= 2, run[start].has(.from), units[run[at].label.lower] == 0x5168 {
        // 由团长1名、队员20名组成，全团21人.
        sums.append(sum(total: run[at], Array(run[start..<at]), .whole, others: []))
        start = at
      } else if at + 1 < run.count, at == 0 || run[at].isTotal || opensParts(run[at + 1]),
        !opensParts(run[at + 1]) || !isSameOpening(run[at + 1], run[at])
      {
        var end = at + 2
        while end < run.count, !run[end].isTotal, !opensParts(run[end]) || isSameOpening(run[end], run[at + 1]) {
          end += 1
        }
        let parts = Array(run[at + 1..<end])
        let isLastOfRun = end == run.count
        if end < run.count, run[end].isSum, !opensParts(run[at + 1]), !run[at].isTotal { continue }
        // 为此新增支出140亿元，用于这方面的支出总额将达到664亿元: a greater total is of more.
        if run[at + 1].isTotal, amount(run[at + 1]) > amount(run[at]) { continue }
        if let found = headed(run, at, parts, reachesEnd: isLastOfRun, in: statement) { sums.append(found) }
      }
    }
    return sums
  }

  private func amount(_ member: Member) -> ExactDecimal { ledger.quantities[member.quantity].value }

  /// Whether parts of what stands before begin with `member`.
  private func opensParts(_ member: Member) -> Bool {
    member.has(.among) || (member.has(.consists) && !member.closesList) || member.has(.within)
      || member.mark == .opening
      || (member.has(.each) && member.mark != nil)
  }

  /// 来自机关的18名，来自企业的20名: each part is opened by the word that opened the first.
  private func isSameOpening(_ member: Member, _ first: Member) -> Bool {
    guard let opening = first.tokens.last(.among), let next = member.tokens.last(.among),
      opening.range.count == next.range.count
    else { return false }
    return units[opening.range.lower] != 0x5176
      && (0..<opening.range.count).allSatisfy { units[opening.range.lower + $0] == units[next.range.lower + $0] }
  }

  private func headed(
    _ run: [Member], _ at: Int, _ parts: [Member], reachesEnd: Bool, in statement: QuantityStatement
  ) -> QuantitySum? {
    let head = run[at]
    guard let first = parts.first, let last = parts.last, first.mark != nil || first.has(.within) || first.has(.among)
    else { return nil }
    let partLabels = parts.map(\.label)
    let isRest = last.has(.rest) && parts.count > 1
    let isPair = parts.count == 2 && labels.areOpposite(partLabels[0], partLabels[1])
    if !isRest, !first.has(.among), isLeftOpen(behind: last, in: statement) { return nil }
    let tie: QuantitySum.Tie
    let after = ledger.tokensAfter(last.quantity, in: statement).prefix { token in
      if case .mark(let mark) = token.kind { return mark == .enumeration }
      return true
    }
    let isAmong = first.tokens.last(.among).map { units[$0.range.lower] == 0x5176 } ?? false
    if isRest || isPair || first.has(.consists) && !isAmong || first.has(.each)
      || (after.has(.consists) && first.has(.from))
    {
      tie = .whole
    } else if first.has(.among) || first.has(.within) {
      tie = .open
    } else if first.mark == .colon || first.mark == .opening {
      tie = parts.count > 1 ? .whole : .open
    } else {
      guard parts.count > 1 else { return nil }
      if isListOf(head, parts, partLabels) {
        tie = .loose
      } else if parts.count > 2, at == 0, first.mark == .comma {
        tie = .beside
      } else {
        return nil
      }
    }
    // 干部120人、职工300人，其中: the parts may be of both.
    var others: [Int] = []
    var back = at
    while back > 0, run[back].mark == .enumeration || run[back].mark == .comma, others.count < 8 {
      back -= 1
      others.append(run[back].quantity)
    }
    // 甲100台、乙55台，今年分别淘汰30台和35台: one for each.
    if first.has(.each), others.count + 1 == parts.count { return nil }
    if first.mark == .colon, hasOtherItems(between: first, and: last) { return nil }
    return sum(total: head, parts, tie, others: others)
  }

  /// Whether items counted by another word stand among the parts: 三个铁矿，六座高炉，八个车间 are not all in 个.
  private func hasOtherItems(between first: Member, and last: Member) -> Bool {
    let unit = ledger.quantities[first.quantity].unit
    return (first.quantity..<last.quantity).contains { index in
      let quantity = ledger.quantities[index]
      guard quantity.kind == .amount, quantity.unit != unit, quantity.range.lower > 0 else { return false }
      let before = units[quantity.range.lower - 1]
      return before == 0x3001 || before == 0xFF0C
    }
  }

  /// Whether the words behind the last part say that there are others: 加工区80亩等, ，其余为道路.
  private func isLeftOpen(behind last: Member, in statement: QuantityStatement) -> Bool {
    if hasOthers(last) { return true }
    let after = ledger.tokensAfter(last.quantity, in: statement).prefix(2)
    guard let mark = after.first, let word = after.last, case .mark = mark.kind, word.kind == .word(.rest) else {
      return false
    }
    return word.range.lower == mark.range.upper
  }

  /// Whether 等 stands behind `part`.
  private func hasOthers(_ part: Member) -> Bool {
    let upper = ledger.quantities[part.quantity].range.upper
    return upper < units.count && units[upper] == 0x7B49
  }

  /// Whether `parts` look like a list of what `head` is the whole of, though no word says so: the whole is called the
  /// whole, or the parts are set off from it and are alike among themselves.
  private func isListOf(_ head: Member, _ parts: [Member], _ partLabels: [ProseRange]) -> Bool {
    if head.isTotal { return true }
    if parts.count < 3 { return false }
    let isSetOff = parts.dropFirst().allSatisfy { $0.mark == .enumeration } && parts[0].mark != .enumeration
    let all = partLabels + [head.label]
    let areAlike =
      labels.commonEnding(partLabels) > labels.commonEnding(all)
      || labels.commonBeginning(partLabels) > labels.commonBeginning(all)
    return isSetOff || areAlike
  }

  private func isNamedWhole(_ total: Member, _ partLabels: [ProseRange]) -> Bool {
    let isNoun = total.tokens.contains { token in
      token.kind == .word(.total) && token.range.count > 2 && total.label.contains(token.range)
    }
    let ending = labels.commonEnding(partLabels)
    guard ending >= 2, let first = partLabels.first, !isNoun else { return isNoun }
    return labels.holds(Array(units[(first.upper - ending)..<first.upper]), in: total.label)
  }

  private func sum(total: Member, _ parts: [Member], _ tie: QuantitySum.Tie, others: [Int]) -> QuantitySum {
    QuantitySum(
      total: total.quantity, parts: parts.map(\.quantity), tie: tie, otherTotals: others, labels: parts.map(\.label),
      isNamedWhole: isNamedWhole(total, parts.map(\.label)))
  }
}
