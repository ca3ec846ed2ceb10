import ProseText

/// Whom or what the paragraphs of a draft are about, where several in a row say it at their head: 东村：…, 西村：…. The
/// members of the one are not those of the other.
package struct ParagraphTopics: Sendable {
  /// A paragraph with the name at its head.
  private struct Head {
    let paragraph: Int
    /// Where the name begins.
    let lower: Int
    let name: UInt64
    /// The last unit of the name where a line of its own names a body: its paragraphs follow.
    let kind: UInt16?
  }

  /// Where a topic begins, by place, with its hash; 0 where the paragraphs are about nothing of their own again.
  private var starts: [(lower: Int, topic: UInt64)] = []

  /// The topics of `draft`.
  package init(_ draft: Draft) {
    let heads = draft.prose.units.withUnsafeBufferPointer { units in
      draft.prose.paragraphs.indices.compactMap { Self.head(of: $0, draft.prose.paragraphs[$0].range, units) }
    }
    guard heads.count > 1 else { return }
    var names: [UInt16: Set<UInt64>] = [:]
    for case let (name, kind?) in heads.map({ ($0.name, $0.kind) }) { names[kind, default: []].insert(name) }
    var heading = 0
    for (number, head) in heads.enumerated() {
      if let kind = head.kind {
        guard names[kind, default: []].count > 1 else { continue }
        starts.append((head.lower, head.name))
        // Down to the next heading.
        while heading < draft.headings.count, draft.headings[heading].paragraph.lower <= head.lower { heading += 1 }
        if heading < draft.headings.count { starts.append((draft.headings[heading].paragraph.lower, 0)) }
        continue
      }
      let isParallel = [number - 1, number + 1].contains { other in
        heads.indices.contains(other) && heads[other].kind == nil && heads[other].name != head.name
          && abs(heads[other].paragraph - head.paragraph) <= 3
      }
      guard isParallel else { continue }
      starts.append((head.lower, head.name))
      starts.append((draft.prose.paragraphs[head.paragraph].range.upper, 0))
    }
    // Where a topic ends and another begins at one place, the beginning counts.
    starts.sort { ($0.lower, $0.topic == 0 ? 0 : 1) < ($1.lower, $1.topic == 0 ? 0 : 1) }
  }

  /// The topic at the unit `index`, as a hash; 0 for none.
  package func topic(at index: Int) -> UInt64 {
    starts.lastIndex(notAfter: index, key: \.lower).map { starts[$0].topic } ?? 0
  }

  private static func head(of number: Int, _ range: ProseRange, _ units: UnsafeBufferPointer<UInt16>) -> Head? {
    var lower = range.lower
    // （一） 1. and the like.
    while lower < range.upper, lower - range.lower < 6, !units[lower].isHan || isOrdinal(lower, units) { lower += 1 }
    var at = lower
    var name: UInt64 = 0xCBF2_9CE4_8422_2325
    while at < range.upper, at - lower <= longest, units[at].isHan {
      name = (name ^ UInt64(units[at])) &* 0x100_0000_01B3
      at += 1
    }
    guard at > lower, at - lower <= longest else { return nil }
    let isBody = bodies.contains(units[at - 1])
    guard at < range.upper, units[at] != .paragraphEnd else {
      return isBody && at - lower > 1
        ? Head(paragraph: number, lower: range.lower, name: name, kind: units[at - 1]) : nil
    }
    let isColon = units[at] == 0xFF1A || units[at] == 0x3A
    guard isColon || units[at] == 0x3002 && isBody, at + 4 < range.upper, units[at + 1] != 0x201C,
      sayings.length(endingAt: at, in: units) == 0
    else { return nil }
    return Head(paragraph: number, lower: range.lower, name: name, kind: nil)
  }

  /// Whether the Chinese digit at `index` stands before the mark of an ordinal: 一、.
  private static func isOrdinal(_ index: Int, _ units: UnsafeBufferPointer<UInt16>) -> Bool {
    guard units[index].isChineseOrdinalDigit, index + 1 < units.count else { return false }
    let next = units[index + 1]
    return next == 0x3001 || next == 0xFF09 || next == 0x29 || next.isChineseOrdinalDigit
  }

  /// The longest name, in units.
  private static let longest = 12
  /// What names of bodies and places end in.
  private static let bodies = UnitSet("村镇乡道区县市旗组队站所局部司厂院校社")
  /// What stands before a colon and names nothing.
  private static let sayings = WordTable("指出 强调 要求 认为 表示 说 说道 问道 答道 称 如下 是 有 为 包括 即 问 答")
}
