package import ProseText

/// What a text says about one part of a slogan of several parts: 一学二比三创, 一学即…, 二比即…，三创即….
package struct PartGloss: Sendable {
  /// The part that is meant, counted from 0.
  package let part: Int
  /// The number that the gloss itself gives the part, and where it stands with what is counted: 二比.
  package let count: Int
  /// The part as the gloss names it.
  package let range: ProseRange
  /// The list behind it; nil where there is none that can be counted, or where the part is a slogan of its own there.
  package let list: MemberList?
}

extension MemberFinder {
  /// Units behind a slogan in which its parts are looked for.
  private static let glossReach = 400

  /// The glosses of the parts of `slogan`, in order; empty where fewer than two parts are named anew.
  ///
  /// A part is named where its word stands behind a numeral at the start of a clause and a verb of definition or a colon
  /// follows. The numeral may be another one: that is what is looked for.
  package func partGlosses(of slogan: Slogan) -> [PartGloss] {
    guard slogan.parts.count > 1, slogan.parts.allSatisfy({ !$0.head.isEmpty }),
      let sentence = draft.sentence(at: slogan.range.lower)
    else { return [] }
    return draft.prose.units.withUnsafeBufferPointer { units in
      var paragraphEnd = sentence.range.upper
      if let paragraph = draft.paragraph(at: slogan.range.lower) { paragraphEnd = paragraph.range.upper }
      let limit = min(paragraphEnd, slogan.range.upper + Self.glossReach)
      var names: [(part: Int, count: Int, range: ProseRange, end: Int, isQuoted: Bool)] = []
      var at = slogan.range.upper
      while at < limit {
        defer { at += 1 }
        guard let (count, numeralEnd) = Self.smallNumber(at: at, limit, units), opensGloss(at, units) else { continue }
        let next = (names.last?.part ?? -1) + 1
        for part in next..<max(next, slogan.parts.count) {
          let counted = slogan.parts[part]
          let words = ProseRange(counted.measure.lower, counted.head.upper)
          guard numeralEnd + words.count < limit,
            (0..<words.count).allSatisfy({ units[numeralEnd + $0] == units[words.lower + $0] })
          else { continue }
          var end = numeralEnd + words.count
          let isQuoted = units[at - 1] == 0x201C && units[end] == 0x201D
          if isQuoted { end += 1 }
          guard let introduced = glossStart(end, limit, units) else { continue }
          names.append((part, count, ProseRange(at, numeralEnd + words.count), introduced, isQuoted))
          break
        }
      }
      guard names.count >= 2 else { return [] }
      return names.indices.map { number in
        let name = names[number]
        var end = number + 1 < names.count ? names[number + 1].range.lower : limit
        if let stop = (name.end..<end).first(where: { units[$0].endsSentence || units[$0] == 0xFF1B }) { end = stop }
        let list = name.isQuoted ? nil : self.list(in: ProseRange(name.end, end), slogan.parts[name.part], units)
        return PartGloss(part: name.part, count: name.count, range: name.range, list: list)
      }
    }
  }

  private func list(in region: ProseRange, _ part: Slogan.Part, _ units: UnsafeBufferPointer<UInt16>) -> MemberList? {
    let list = ListItems(region, in: units)
    guard list.items.count >= 2, list.items[0].separator == .enumeration,
      let count = MemberCount(units: units).read(list, part), let first = count.members.first,
      let last = count.members.last
    else { return nil }
    return MemberList(
      range: ProseRange(first.lower, last.upper), region: region, members: count.members, counts: count.counts,
      isOpen: list.isOpen, tie: .definition, sharesMorpheme: count.sharesMorpheme)
  }

  /// Whether a gloss may begin at `index`: a clause, an item or a quotation does.
  private func opensGloss(_ index: Int, _ units: UnsafeBufferPointer<UInt16>) -> Bool {
    let before = units[index - 1]
    if before.endsClause || before.endsSentence || before == 0x3001 || before == 0x201C || before == 0xFF08 {
      return true
    }
    // 其中一核为…, 即一核为….
    return before == 0x4E2D || before == 0x5373 || before == 0x6307
  }

  /// The first unit behind the verb or colon at `index`, or nil where neither stands there.
  private func glossStart(_ index: Int, _ limit: Int, _ units: UnsafeBufferPointer<UInt16>) -> Int? {
    if index < limit, units[index] == 0xFF1A || units[index] == 0x3A { return index + 1 }
    guard let verb = Definition.verb(at: index, limit: limit, in: units) else { return nil }
    return verb.end
  }

  private static func smallNumber(
    at index: Int, _ limit: Int, _ units: UnsafeBufferPointer<UInt16>
  ) -> (count: Int, end: Int)? {
    let unit = units[index]
    if let digit = digits.firstIndex(of: unit) { return (digit + 1, index + 1) }
    if unit == 0x4E24 || unit == 0x53CC { return (2, index + 1) }
    if unit.isASCIIDigit, unit > 0x30, index + 1 < limit, !units[index + 1].isASCIIDigit {
      return (Int(unit) - 0x30, index + 1)
    }
    return nil
  }

  /// Made once: the digits are asked for at every unit behind a slogan.
  private static let digits = Array("一二三四五六七八九".utf16)
}
