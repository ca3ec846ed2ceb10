package import ProseText

/// Questions about the plain words beside quantities.
package struct QuantityContext: Sendable {
  private let units: [UInt16]
  private let labels: QuantityLabels

  /// The words of `draft`.
  package init(_ draft: Draft) {
    units = draft.prose.units
    labels = QuantityLabels(draft)
  }

  /// When a level was.
  package enum Time: Sendable {
    case year(Int)
    case earlier, current, planned, unsaid
  }

  /// When the level is, before which `tokens` stand: the last word of time counts.
  package func time(of tokens: ArraySlice<QuantityToken>) -> Time {
    for token in tokens.reversed() {
      switch token.kind {
      case .word(.earlier): return .earlier
      case .word(.current): return .current
      case .word(.planned): return .planned
      case .year(let year): return .year(year)
      default: break
      }
    }
    return .unsaid
  }

  /// The units of `range` that are neither a word of `tokens` nor filling.
  package func content(of range: ProseRange, without tokens: ArraySlice<QuantityToken>) -> [UInt16] {
    var content: [UInt16] = []
    var next = tokens.startIndex
    var at = range.lower
    while at < range.upper, at < units.count {
      while next < tokens.endIndex, tokens[next].range.upper <= at { next += 1 }
      if next < tokens.endIndex, tokens[next].range.lower <= at {
        at = tokens[next].range.upper
        continue
      }
      if !Self.filling.contains(units[at]) { content.append(units[at]) }
      at += 1
    }
    return content
  }

  /// Whether nothing but words of relation and filling stands in the lead `range`, which holds `tokens`.
  package func isPure(_ tokens: ArraySlice<QuantityToken>, _ range: ProseRange) -> Bool {
    content(of: range, without: tokens).count <= (isEach(tokens) ? 1 : 0)
  }

  /// Whether 每 stands among `tokens`: 每亩增收450元.
  package func isEach(_ tokens: ArraySlice<QuantityToken>) -> Bool {
    tokens.contains { $0.kind == .word(.per) && units[$0.range.lower] == 0x6BCF }
  }

  /// Whether two levels may be of one thing: one has no name, or one name holds the other.
  func areAlike(_ left: Quantity, _ right: Quantity) -> Bool {
    let left = plain(left.lead)
    let right = plain(right.lead)
    if left.isEmpty || right.isEmpty { return true }
    let (short, long) = left.count < right.count ? (left, right) : (right, left)
    guard short.count > 1 else { return false }
    return long.indices.contains { long[$0...].starts(with: short) } || commonRun(short, long) * 3 >= short.count * 2
  }

  /// The length of the longest stretch that both hold.
  func commonRun(_ left: [UInt16], _ right: [UInt16]) -> Int { Self.commonRun(left[...], right[...]) }

  /// The length of the longest stretch that both hold.
  package static func commonRun(_ left: ArraySlice<UInt16>, _ right: ArraySlice<UInt16>) -> Int {
    var longest = 0
    for start in left.indices {
      for other in right.indices where right[other] == left[start] {
        var length = 1
        while start + length < left.endIndex, other + length < right.endIndex,
          left[start + length] == right[other + length]
        {
          length += 1
        }
        longest = max(longest, length)
      }
    }
    return longest
  }

  /// The last units of `range`, at most twelve, without filling and without words of time and level.
  private func plain(_ range: ProseRange) -> [UInt16] {
    var at = max(range.lower, range.upper - 16)
    var plain: [UInt16] = []
    while at < range.upper {
      if let (word, end) = table(at, range.upper), word != .none {
        at = end
      } else {
        if !Self.filling.contains(units[at]), !units[at].isASCIIDigit { plain.append(units[at]) }
        at += 1
      }
    }
    return plain
  }

  private func table(_ at: Int, _ limit: Int) -> (word: QuantityWord, end: Int)? {
    units.withUnsafeBufferPointer { QuantityWordTable.shared.word(at: at, limit: limit, in: $0) }
  }

  /// 多 or 少 with a verb right behind a comparison, or alone before the figure: 同比多发放6亿元, 多招50名.
  func moreOrLess(_ tokens: ArraySlice<QuantityToken>, _ range: ProseRange) -> QuantityChange.Direction? {
    let compared = tokens.last { $0.kind == .word(.than) || $0.kind == .word(.earlier) }
    let lower = compared?.range.upper ?? range.lower
    guard lower < range.upper, range.upper - lower <= (compared == nil ? 2 : 4) else { return nil }
    return units[lower] == 0x591A ? .up : units[lower] == 0x5C11 ? .down : nil
  }

  /// Whether one of `words` begins at `index`.
  func begins(_ words: WordTable, at index: Int) -> Bool {
    words.length(startingAt: index, in: units) > 0
  }

  /// Whether 为, 成 or 至 right before `upper` makes a result of the verb that ends at `lower`: 降为28起.
  func holdsBecome(_ lower: Int, _ upper: Int) -> Bool {
    guard upper > lower else { return false }
    return [0x4E3A, 0x6210, 0x81F3, 0x5230].contains(units[upper - 1]) && upper - lower <= 3
      || (upper - lower <= 4 && units[lower] == 0x4E3A)
  }

  /// 的 before a multiple: 是原来的2倍.
  func endsWithOf(_ range: ProseRange) -> Bool {
    range.count > 0 && units[range.upper - 1] == 0x7684
  }

  /// The verb of becoming in `range` that is no word of the table: 降为, 增为, 调整为, 变成.
  func become(
    _ tokens: ArraySlice<QuantityToken>, _ range: ProseRange
  ) -> (direction: QuantityChange.Direction, range: ProseRange)? {
    guard let verb = tokens.last(where: { $0.kind == .word(.rise) || $0.kind == .word(.fall) }),
      verb.range.upper <= range.upper, range.upper - verb.range.upper <= 2
    else { return nil }
    return (verb.kind == .word(.rise) ? .up : .down, verb.range)
  }

  /// What says nothing of its own: particles, adverbs, blanks.
  private static let filling = UnitSet("的了也均都又再已经则实际上共净年月末度全这其该个以来与和同跟之后底 　“”")
}
