import ProseText

/// What the paragraphs of a draft are about, where several in a row say it at their head: bodies (东村：…, 西村：…), whose
/// members are not those of each other, or aspects of one report (钢：…, 水泥：…).
struct ParagraphTopics {
  /// What a paragraph is about, as hashes; 0 where it does not say.
  struct Topic {
    /// The body or place: its figures are of another thing than those of the whole.
    var body: UInt64 = 0
    /// The aspect: its figures are not those of another aspect, but may be the ones of the whole.
    var aspect: UInt64 = 0
  }

  /// A paragraph with the name at its head.
  private struct Head {
    let paragraph: Int
    /// Where the paragraph begins.
    let lower: Int
    let name: UInt64
    /// The last unit of the name where it has the line to itself: its paragraphs follow.
    let kind: UInt16?
  }

  /// Where a topic begins, by place, with its hash; 0 where the paragraphs are about nothing of their own again.
  private typealias Starts = [(lower: Int, topic: UInt64)]

  private var bodies: Starts = []
  private var aspects: Starts = []

  /// The topics of `draft`.
  init(_ draft: Draft) {
    var bodies: [Head] = []
    var aspects: [Head] = []
    var headings = draft.headings[...]
    draft.prose.units.withUnsafeBufferPointer { units in
      for (number, paragraph) in draft.prose.paragraphs.enumerated() {
        while let first = headings.first, first.paragraphNumber < number { headings.removeFirst() }
        // 一、东村: the name stands behind the mark.
        let heading = headings.first.flatMap { $0.paragraphNumber == number ? $0 : nil }
        guard let found = Self.head(of: number, paragraph.range, from: heading?.title.lower, units) else { continue }
        if found.isBody { bodies.append(found.head) } else { aspects.append(found.head) }
      }
    }
    self.bodies = Self.starts(of: bodies, in: draft)
    self.aspects = Self.starts(of: aspects, in: draft)
  }

  /// The topic at the unit `index`.
  func topic(at index: Int) -> Topic {
    Topic(body: Self.topic(at: index, bodies), aspect: Self.topic(at: index, aspects))
  }

  private static func topic(at index: Int, _ starts: Starts) -> UInt64 {
    starts.lastIndex(notAfter: index, key: \.lower).map { starts[$0].topic } ?? 0
  }

  private static func starts(of heads: [Head], in draft: Draft) -> Starts {
    guard heads.count > 1 else { return [] }
    var starts: Starts = []
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
    return starts
  }

  private static func head(
    of number: Int, _ range: ProseRange, from start: Int?, _ units: UnsafeBufferPointer<UInt16>
  ) -> (head: Head, isBody: Bool)? {
    var lower = start ?? range.lower
    // Blanks and bullets.
    while lower < range.upper, lower - range.lower < 6, !units[lower].isHan { lower += 1 }
    var at = lower
    var name = UnitHash()
    while at < range.upper, at - lower <= longest, units[at].isHan {
      name.add(units[at])
      at += 1
    }
    guard at > lower, at - lower <= longest else { return nil }
    let isBody = at - lower > 1 && endsOfBodies.contains(units[at - 1])
    let hasLine = at == range.upper || units[at] == .paragraphEnd
    // 各位代表： with nothing behind it is an address.
    let isLabel = at + 1 < range.upper && (units[at] == 0xFF1A || units[at] == 0x3A) && units[at + 1] != .paragraphEnd
    // A line of its own, or a sentence, is a heading like others where it names no body.
    guard isLabel || isBody && (hasLine || units[at] == 0x3002) else { return nil }
    return (Head(paragraph: number, lower: range.lower, name: name.value, kind: hasLine ? units[at - 1] : nil), isBody)
  }

  /// The longest name, in units.
  private static let longest = 12
  /// What names of bodies and places end in.
  private static let endsOfBodies = UnitSet("村镇乡道区县市旗组队站所局部司厂院校社")
}
