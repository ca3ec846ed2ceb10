import ProseText

/// Finds the members that a text lists for a slogan, by the grammar of how lists are introduced and closed.
package struct MemberFinder {
  let draft: Draft

  /// A finder in `draft`.
  package init(_ draft: Draft) {
    self.draft = draft
  }

  /// The list of members of `slogan`, or nil when the text around it lists none.
  ///
  /// What stands after the slogan is looked at first; when something introduces a list there, nothing before it is.
  package func members(of slogan: Slogan) -> MemberList? {
    guard let sentence = draft.sentence(at: slogan.range.lower), let part = slogan.parts.first else { return nil }
    return draft.prose.units.withUnsafeBufferPointer { units in
      let place = Place(units: units, slogan: slogan, sentence: sentence.range, part: part)
      switch FollowingList(place).find() {
      case .list(let list): return list
      case .none: return nil
      case .nothingIntroduced: return PrecedingList(place).find()
      }
    }
  }

  /// A slogan where it stands.
  struct Place {
    let units: UnsafeBufferPointer<UInt16>
    let slogan: Slogan
    let sentence: ProseRange
    let part: Slogan.Part
  }
}

/// Looks for a list after a slogan: “四要”，即…, “三员”（…）, “五清”工作法：….
private struct FollowingList {
  enum Result {
    case list(MemberList)
    /// Something is introduced, but no list that can be counted.
    case none
    case nothingIntroduced
  }

  private let place: MemberFinder.Place
  private var units: UnsafeBufferPointer<UInt16> { place.units }

  init(_ place: MemberFinder.Place) {
    self.place = place
  }

  func find() -> Result {
    guard let introducer = Introducer.after(place.slogan.range.upper, limit: place.sentence.upper, in: units) else {
      return .nothingIntroduced
    }
    let region = ProseRange(introducer.end, regionEnd(after: introducer))
    guard !region.isEmpty else { return introducer.isWeak ? .nothingIntroduced : .none }
    let list = ListItems(region, in: units)
    guard !glossesParts(list), let count = MemberCount(units: units).read(list, head: place.part.head),
      accepts(count, list, introducer)
    else { return introducer.isWeak ? .nothingIntroduced : .none }
    return .list(
      MemberList(
        range: ProseRange(count.members[0].lower, count.members[count.members.count - 1].upper),
        members: count.members, counts: count.counts, isOpen: list.isOpen, tie: introducer.tie,
        sharesMorpheme: count.sharesMorpheme))
  }

  /// The end of what is introduced: the closing bracket, the end of the sentence, or the quotation's around it.
  private func regionEnd(after introducer: Introducer) -> Int {
    var depth = 0
    var at = introducer.end
    while at < place.sentence.upper {
      let unit = units[at]
      if PairedMark.opened(by: unit) != nil {
        // Another slogan with a definition of its own ends the list of this one.
        if depth == 0, at > introducer.end, definesAnother(at) { return at }
        depth += 1
      } else if PairedMark.closed(by: unit) != nil {
        depth -= 1
        if depth < 0 { return at }
      } else if depth == 0, unit.endsSentence {
        return at
      }
      at += 1
    }
    return at
  }

  /// “三长四员”（“三长”即…；“四员”即…）: each part has a list of its own, and is a slogan of its own there. So with
  /// “三长”（“街长”即…；“巷长”即…）, whose glosses hold lists that are not its own.
  private func glossesParts(_ list: ListItems) -> Bool {
    guard let first = list.items.first?.range, units[first.lower] == 0x201C else { return false }
    return place.slogan.parts.count > 1 || definesAnother(first.lower)
  }

  private func definesAnother(_ index: Int) -> Bool {
    guard units[index] == 0x201C else { return false }
    var at = index + 1
    while at < min(index + 16, place.sentence.upper), units[at] != 0x201D { at += 1 }
    return at + 1 < place.sentence.upper && (units[at + 1] == 0x5373 || units[at + 1] == 0x6307)
  }

  private func accepts(_ count: MemberCount.Result, _ list: ListItems, _ introducer: Introducer) -> Bool {
    if introducer.isWeak { return count.sharesFirmly && place.slogan.parts.count == 1 }
    if count.sharesMorpheme { return true }
    switch introducer.tie {
    case .bracket: return !mentionsSource(list)
    case .colon: return list.items.contains { $0.separator == .enumeration || $0.separator == .semicolon }
    default: return true
    }
  }

  /// （2025年…）, （以下简称…）, （见…）: remarks, no members.
  private func mentionsSource(_ list: ListItems) -> Bool {
    guard let first = list.items.first?.range else { return true }
    let text = units[first.lower..<first.upper]
    return text.contains(0x5E74) || text.contains(0x7B80) || text.first == 0x89C1
  }
}

/// Looks for a list before a slogan: 甲、乙、丙“三员”, 按照有甲、有乙的“两有”标准.
private struct PrecedingList {
  private let place: MemberFinder.Place
  private var units: UnsafeBufferPointer<UInt16> { place.units }
  private let grammar: ListGrammar

  init(_ place: MemberFinder.Place) {
    self.place = place
    grammar = ListGrammar(units: place.units)
  }

  func find() -> MemberList? {
    let end = place.slogan.range.lower
    let closed = grammar.closing(before: end, from: place.sentence.lower)
    guard closed.end > place.sentence.lower, !isSibling(closed.end) else { return nil }
    let start = stretchStart(before: closed.end)
    return byMorpheme(from: start, closed) ?? byClause(from: start, closed)
  }

  /// Whether another slogan or brand stands right before: 弘扬“两弹一星”精神、“三牛”精神, “六稳”“六保”.
  private func isSibling(_ end: Int) -> Bool {
    let before = units[end - 1]
    if before == 0x3001 || before == 0x548C || before == 0x4E0E || before == 0x53CA { return true }
    guard before == 0x201D else { return false }
    var open = end - 1
    while open > place.sentence.lower, units[open] != 0x201C { open -= 1 }
    // 甲、“乙”“三员” counts quotations only if the one before is a whole item and no slogan itself.
    let isWholeItem = open == place.sentence.lower || [0x3001, 0xFF0C, 0x201D].contains(units[open - 1])
    return !isWholeItem || units[open + 1].isChineseOrdinalDigit || units[open + 1] == 0x4E24
      || units[open + 1] == 0x53CC
  }

  /// The start of what can be the list: the sentence, or the quotation or bracket that is open around the slogan, but
  /// at most 200 units.
  private func stretchStart(before end: Int) -> Int {
    var depth = 0
    var at = end
    while at > max(place.sentence.lower, end - 200) {
      let unit = units[at - 1]
      if PairedMark.closed(by: unit) != nil {
        depth += 1
      } else if PairedMark.opened(by: unit) != nil {
        if depth == 0 { return at }
        depth -= 1
      } else if depth == 0, unit.endsSentence || unit == 0xFF1A || unit == 0xFF1B {
        return at
      }
      at -= 1
    }
    return at
  }

  /// The longest run of items up to the slogan that all hold what it counts; it may cross commas.
  private func byMorpheme(from start: Int, _ closed: ListGrammar.Closing) -> MemberList? {
    let all = ListItems(ProseRange(start, closed.end), in: units)
    guard all.items.count >= 2 else { return nil }
    var longest: MemberCount.Result?
    var start = all.items.count
    for first in all.items.indices.dropLast().reversed() {
      let run = all.suffix(from: first)
      guard let count = MemberCount(units: units).read(run, head: place.part.head), count.sharesMorpheme,
        count.members.count == run.items.count
      else { break }
      longest = count
      start = first
    }
    guard var count = longest, count.sharesFirmly || closed.isExplicit else { return nil }
    // Items that go before without the morpheme may belong to the list nevertheless: 党务工作者、联络员、宣传员.
    var further = 0
    while start - further > 0, all.items[start - further - 1].separator == .enumeration { further += 1 }
    if further > 0 { count.counts.formUnion(count.counts.flatMap { [$0 + further, $0 + 1] }) }
    return memberList(count, closed)
  }

  /// The 、-list of the clause before the slogan, where nothing tells that the slogan is something else: one of its
  /// items, or the object of its last verb.
  private func byClause(from start: Int, _ closed: ListGrammar.Closing) -> MemberList? {
    var lower = closed.end
    var depth = 0
    while lower > start {
      let unit = units[lower - 1]
      if PairedMark.closed(by: unit) != nil { depth += 1 }
      if PairedMark.opened(by: unit) != nil { depth -= 1 }
      if depth == 0, unit.endsClause { break }
      lower -= 1
    }
    lower = grammar.afterOrdinal(lower, limit: closed.end)
    let list = ListItems(ProseRange(lower, closed.end), in: units)
    guard list.items.count >= 2, closed.isExplicit || !place.part.measure.isEmpty,
      !grammar.isObjectOrItem(list, isOpen: closed.isOpen),
      let count = MemberCount(units: units).read(list, head: place.part.head), !count.sharesMorpheme
    else { return nil }
    return memberList(count, closed)
  }

  private func memberList(_ count: MemberCount.Result, _ closed: ListGrammar.Closing) -> MemberList {
    MemberList(
      range: ProseRange(count.members[0].lower, count.members[count.members.count - 1].upper),
      members: count.members, counts: count.counts, isOpen: closed.isOpen, tie: .before,
      sharesMorpheme: count.sharesMorpheme)
  }
}
