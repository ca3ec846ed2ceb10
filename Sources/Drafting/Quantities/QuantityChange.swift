import Numerals
package import ProseText

/// A change as a sentence gives it, with the figures before and after as far as they stand beside it.
package struct QuantityChange: Sendable {
  /// What the change can be held against.
  package enum Ground: Sendable {
    /// The figure before and the figure after.
    case pair(before: Int, after: Int)
    /// The figure after and the difference from the one before.
    case increment(after: Int, difference: Int)
  }

  /// Which way it goes.
  package enum Direction: Sendable {
    case up, down, unsaid
  }

  /// The change, a place in `QuantityLedger.quantities`.
  package let change: Int
  /// What it is held against.
  package let ground: Ground
  /// Which way the words say it goes.
  package let direction: Direction
  /// Whether the change is given as what the figure has become (增长到3倍, 是原来的3倍), not as what came to it.
  package let isResult: Bool
}

/// From one figure to another: 由86名增至104名.
package struct QuantityStep: Sendable {
  /// The figure before, a place in `QuantityLedger.quantities`.
  package let before: Int
  /// The figure after.
  package let after: Int
  /// Which way the verb between them goes.
  package let direction: QuantityChange.Direction
  /// The verb.
  package let verb: ProseRange
}

/// Finds changes, walking over the quantities of a sentence and keeping the last two levels in mind.
package struct QuantityChangeFinder {
  private let ledger: QuantityLedger
  private let words: QuantityContext

  /// A finder for `draft`.
  package init(_ draft: Draft) {
    ledger = draft.quantities
    words = QuantityContext(draft)
  }

  /// The changes and the steps of `statement`, in the order of the text.
  package func changes(in statement: QuantityStatement) -> (changes: [QuantityChange], steps: [QuantityStep]) {
    var walk = Walk()
    for index in statement.quantities { take(index, in: statement, &walk) }
    return (walk.changes, walk.steps)
  }

  private struct Walk {
    var changes: [QuantityChange] = []
    var steps: [QuantityStep] = []
    /// The last levels, at most two, with nothing but changes behind them.
    var levels: [Int] = []
    var pair: (before: Int, after: Int)?
    /// A difference from an earlier figure, right behind the last level.
    var difference: Int?
  }

  private func take(_ index: Int, in statement: QuantityStatement, _ walk: inout Walk) {
    let quantity = ledger.quantities[index]
    let lead = ledger.lead(of: index)
    if let said = said(quantity, lead),
      words.isPure(lead, quantity.lead) || words.moreOrLess(lead, quantity.lead) != nil
        || repeatsName(quantity, lead, walk.pair),
      !lead.has(.per) || words.isEach(lead)
    {
      takeChange(index, said, lead, in: statement, &walk)
      return
    }
    guard quantity.kind == .amount || quantity.kind == .share || quantity.kind == .time,
      !(quantity.kind == .time && isDate(quantity)), !isChangeOfAnother(quantity, lead)
    else {
      // A time in a comparison (比三年前的500张) leaves what stands around it alone.
      if quantity.kind != .time && quantity.kind != .bare { walk = Walk(changes: walk.changes, steps: walk.steps) }
      return
    }
    if walk.difference != nil || walk.pair != nil { walk = Walk(changes: walk.changes, steps: walk.steps) }
    walk.levels = walk.levels.suffix(1) + [index]
    if let step = step(in: statement, walk.levels) {
      walk.steps.append(step)
      walk.pair = (step.before, step.after)
    }
  }

  /// 床位从220张增加到300张，新增床位80张: between the verb and the change stands the name of what went from one figure to the
  /// other.
  private func repeatsName(
    _ quantity: Quantity, _ lead: ArraySlice<QuantityToken>, _ pair: (before: Int, after: Int)?
  ) -> Bool {
    guard let pair, quantity.kind == .amount, quantity.unit == ledger.quantities[pair.before].unit else { return false }
    let content = words.content(of: quantity.lead, without: lead)
    let name = words.content(of: ledger.quantities[pair.before].lead, without: ledger.lead(of: pair.before))
    return (2...4).contains(content.count) && words.commonRun(content, name) == content.count
  }

  private static let datingTails = WordTable("来 后 前 间 内 多来 余来 以 度")

  /// A time that only places the others: 5年来, 2个月后.
  private func isDate(_ quantity: Quantity) -> Bool {
    quantity.isChinese || words.begins(Self.datingTails, at: quantity.range.upper)
  }

  /// 办结率提高5个百分点, 比调整后的预算增加5亿元: a change of something that no level stands for.
  private func isChangeOfAnother(_ quantity: Quantity, _ lead: ArraySlice<QuantityToken>) -> Bool {
    said(quantity, lead) != nil && (quantity.kind != .amount || lead.has(.than))
  }

  // MARK: What a quantity says of a change

  private struct Said {
    let direction: QuantityChange.Direction
    let isResult: Bool
  }

  /// The change that `quantity` gives, or nil where it is a level.
  private func said(_ quantity: Quantity, _ lead: ArraySlice<QuantityToken>) -> Said? {
    let verb = lead.last {
      switch $0.kind {
      case .word(.rise), .word(.fall), .word(.change): true
      default: false
      }
    }
    if let verb {
      let behind = lead[(lead.firstIndex { $0.range == verb.range } ?? lead.startIndex)...].dropFirst()
      let direction: QuantityChange.Direction
      switch verb.kind {
      case .word(.rise): direction = .up
      case .word(.fall): direction = .down
      default: direction = .unsaid
      }
      if behind.has(.to) || (verb.kind != .word(.change) && words.holdsBecome(verb.range.upper, quantity.range.lower)) {
        return quantity.kind == .multiple ? Said(direction: direction, isResult: true) : nil
      }
      if behind.has(.share) || behind.has(.rate) { return nil }
      return Said(direction: direction, isResult: false)
    }
    if let direction = words.moreOrLess(lead, quantity.lead) { return Said(direction: direction, isResult: false) }
    if quantity.kind == .doublings { return Said(direction: .up, isResult: false) }
    if quantity.kind == .multiple, words.endsWithOf(quantity.lead), lead.has(.level) || lead.has(.earlier) {
      return Said(direction: .unsaid, isResult: true)
    }
    return nil
  }

  // MARK: What it is held against

  private func takeChange(
    _ index: Int, _ said: Said, _ lead: ArraySlice<QuantityToken>, in statement: QuantityStatement, _ walk: inout Walk
  ) {
    let quantity = ledger.quantities[index]
    // Behind a semicolon another thing is told of, in figures perhaps that have no unit known here.
    if let last = walk.pair.map({ max($0.before, $0.after) }) ?? walk.levels.last,
      ledger.tokens(between: last, and: index).contains(where: { $0.kind == .mark(.semicolon) })
    {
      walk = Walk(changes: walk.changes, steps: walk.steps)
      return
    }
    if walk.pair == nil { walk.pair = pair(for: index, in: statement, walk.levels) }
    if let pair = walk.pair {
      walk.changes.append(
        QuantityChange(
          change: index, ground: .pair(before: pair.before, after: pair.after), direction: said.direction,
          isResult: said.isResult))
      return
    }
    guard let level = walk.levels.last else { return }
    if let difference = walk.difference {
      if quantity.kind == .share {
        walk.changes.append(
          QuantityChange(
            change: index, ground: .increment(after: level, difference: difference), direction: said.direction,
            isResult: said.isResult))
      }
    } else if quantity.kind == .amount, quantity.unit == ledger.quantities[level].unit,
      lead.has(.than) || lead.has(.earlier)
    {
      walk.difference = index
    } else {
      walk.levels = []
    }
  }

  /// The step that the last two levels make: 由A增至B, 从A到B, 由A调整为B.
  private func step(in statement: QuantityStatement, _ levels: [Int]) -> QuantityStep? {
    guard levels.count == 2 else { return nil }
    let (before, after) = (levels[0], levels[1])
    // 零下236摄氏度 is below 零下234摄氏度.
    if ledger.quantities[after].unit?.dimension == .temperature { return nil }
    guard isComparable(before, after) else { return nil }
    let between = ledger.tokens(between: before, and: after)
    guard ledger.lead(of: before).has(.from), between.widestMark ?? .enumeration <= .comma, !between.has(.from),
      between.widestMark != .enumeration
    else { return nil }
    let lead = ledger.lead(of: after)
    guard let to = lead.last(.to) ?? (between.widestMark == nil ? lead.last(.level) : nil) else {
      guard let verb = words.become(lead, ledger.quantities[after].lead) else { return nil }
      return QuantityStep(before: before, after: after, direction: verb.direction, verb: verb.range)
    }
    let verb = lead.last { $0.range.upper == to.range.lower && ($0.kind == .word(.rise) || $0.kind == .word(.fall)) }
    return QuantityStep(
      before: before, after: after,
      direction: verb.map { $0.kind == .word(.rise) ? .up : .down } ?? words.become(lead, to.range)?.direction
        ?? .unsaid,
      verb: verb?.range ?? to.range)
  }

  /// The figures before and after that the change `index` lies between, where no step said so already.
  private func pair(
    for index: Int, in statement: QuantityStatement, _ levels: [Int]
  ) -> (before: Int, after: Int)? {
    guard let last = levels.last else { return nil }
    let toChange = ledger.tokens(between: last, and: index)
    if toChange.has(.base) {
      // 在上年40亿元的基础上增长20%，达到48亿元.
      let next = index + 1
      guard next < statement.quantities.upperBound, isComparable(last, next) else { return nil }
      let lead = ledger.lead(of: next)
      return lead.has(.level) || lead.has(.to) ? (last, next) : nil
    }
    guard levels.count == 2, isComparable(levels[0], last) else { return nil }
    let first = levels[0]
    let between = ledger.tokens(between: first, and: last)
    if between.has(.than), toChange.widestMark == nil { return (last, first) }
    if between.prefix(2).has(.than) { return (first, last) }
    guard words.areAlike(ledger.quantities[first], ledger.quantities[last]) else { return nil }
    let times = (words.time(of: ledger.tokensBefore(first, in: statement)), words.time(of: between))
    switch times {
    case (.year(let left), .year(let right)): return left < right ? (first, last) : left > right ? (last, first) : nil
    case (.earlier, .current), (.earlier, .unsaid), (.earlier, .year), (.year, .current): return (first, last)
    case (.current, .earlier), (.unsaid, .earlier), (.year, .earlier), (.current, .year): return (last, first)
    default: return nil
    }
  }

  private func isComparable(_ left: Int, _ right: Int) -> Bool {
    let (left, right) = (ledger.quantities[left], ledger.quantities[right])
    return left.kind == right.kind && (left.unit == right.unit) && left.value > 0 && right.value > 0
  }
}
