package import ProseText

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
    at(slogan.range, slogan.parts, .slogan) { place in
      switch FollowingList(place).find(in: draft) {
      case .list(let list): return list
      case .none: return nil
      case .nothingIntroduced: return PrecedingList(place).find() ?? runInHeads(place)
      }
    }
  }

  /// The heads of the sentences that carry a slogan out in the rest of its paragraph: short sentences that begin or end
  /// with its word, two at least.
  private func runInHeads(_ place: Place) -> MemberList? {
    let head = place.part.head
    guard place.parts.count == 1, head.count >= 2, !place.part.measure.isEmpty,
      let first = draft.sentences.lastIndex(notAfter: place.range.lower, key: { $0.range.lower })
    else { return nil }
    let units = place.units
    func holds(_ sentence: ProseRange) -> Bool {
      let end = sentence.upper - 1
      guard sentence.count > head.count + 1, sentence.count <= 12, units[end] == 0x3002 else { return false }
      return (0..<head.count).allSatisfy { units[sentence.lower + $0] == units[head.lower + $0] }
        || (0..<head.count).allSatisfy { units[end - head.count + $0] == units[head.lower + $0] }
    }
    let heads = draft.sentences[(first + 1)...]
      .prefix { $0.paragraph == draft.sentences[first].paragraph }.map(\.range).filter(holds)
    guard let lower = heads.first?.lower, let upper = heads.last?.upper, heads.count >= 2 else { return nil }
    let members = heads.map { ProseRange($0.lower, $0.upper - 1) }
    return MemberList(
      range: ProseRange(lower, upper), region: ProseRange(lower, upper), members: members, counts: [members.count],
      isOpen: false, tie: .runInHeads, sharesMorpheme: true)
  }

  /// The stretch that is introduced as a definition of the name in `range`, quoted or not; nil where nothing is.
  package func definition(after range: ProseRange) -> ProseRange? {
    let part = Slogan.Part(
      count: 0, numeral: ProseRange(range.lower, range.lower), measure: ProseRange(range.lower, range.lower),
      head: ProseRange(range.lower, range.lower))
    return at(range, [part], .slogan) { FollowingList($0).definition }
  }

  /// The list right before `phrase`, which it sums up: 甲、乙、丙三个方面. Nil where the phrase is a quantity, the object
  /// of a verb, or an item itself.
  package func listBefore(_ phrase: CountedPhrase) -> MemberList? {
    at(phrase.part.numeral, [phrase.part], .phrase) { PrecedingList($0).find() }
  }

  /// The list that a colon or a verb of definition introduces right after `phrase`: 四大行动：甲、乙、丙、丁.
  package func listAfter(_ phrase: CountedPhrase) -> MemberList? {
    at(ProseRange(phrase.part.numeral.lower, phrase.part.measure.upper), [phrase.part], .phrase) { place in
      guard case .list(let list) = FollowingList(place).find(in: draft) else { return nil }
      return list
    }
  }

  private func at<Found>(
    _ range: ProseRange, _ parts: [Slogan.Part], _ kind: Place.Kind, _ find: (Place) -> Found?
  ) -> Found? {
    guard let sentence = draft.sentence(at: range.lower), let part = parts.first else { return nil }
    return draft.prose.units.withUnsafeBufferPointer { units in
      find(Place(units: units, range: range, sentence: sentence.range, part: part, parts: parts, kind: kind))
    }
  }

  /// A slogan or counted phrase where it stands.
  struct Place {
    let units: UnsafeBufferPointer<UInt16>
    /// What the list is looked for before and after.
    let range: ProseRange
    let sentence: ProseRange
    /// The first numeral and what it counts.
    let part: Slogan.Part
    /// All numerals.
    let parts: [Slogan.Part]
    let kind: Kind

    /// What a list is looked for.
    enum Kind {
      /// A slogan. Its quotation marks set it off, so that clauses that carry it out can follow.
      case slogan
      /// A counted phrase, which is a part of its clause like any other.
      case phrase
    }
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

  func find(in draft: Draft) -> Result {
    guard let introducer = Introducer.after(place.range.upper, limit: place.sentence.upper, in: units) else {
      return .nothingIntroduced
    }
    let region = ProseRange(introducer.end, regionEnd(after: introducer))
    guard !region.isEmpty else { return introducer.isWeak ? .nothingIntroduced : .none }
    if let series = series(from: introducer.end, tie: introducer.tie, in: draft) { return .list(series) }
    let list = ListItems(region, in: units)
    guard !glossesParts(list), let count = MemberCount(units: units).read(list, heads: place.parts.map(\.head)),
      accepts(count, list, introducer)
    else { return introducer.isWeak ? .nothingIntroduced : .none }
    return .list(
      MemberList(
        range: ProseRange(count.members[0].lower, count.members[count.members.count - 1].upper), region: region,
        members: count.members, counts: count.counts, isOpen: list.isOpen, tie: introducer.tie,
        sharesMorpheme: count.sharesMorpheme))
  }

  /// What a mark or a verb of definition introduces, however it is built.
  var definition: ProseRange? {
    guard let introducer = Introducer.after(place.range.upper, limit: place.sentence.upper, in: units),
      !introducer.isWeak
    else { return nil }
    let region = ProseRange(introducer.end, regionEnd(after: introducer))
    return region.isEmpty ? nil : region
  }

  /// 一是…二是… right after the introducer: the series counts its own members.
  private func series(from start: Int, tie: MemberList.Tie, in draft: Draft) -> MemberList? {
    guard let first = draft.seriesMarks.lastIndex(notAfter: start, key: { $0.range.lower }),
      draft.seriesMarks[first].range.lower == start,
      let found = draft.series.lastIndex(notAfter: first, key: { $0.marks.first ?? 0 }),
      draft.series[found].marks.first == first, draft.series[found].marks.count > 1
    else { return nil }
    let marks = draft.series[found].marks.map { draft.seriesMarks[$0].range }
    let last = marks[marks.count - 1]
    let ends = marks.dropFirst().map(\.lower) + [draft.sentence(at: last.lower)?.range.upper ?? last.upper]
    let members = zip(marks, ends).map { mark, end in
      var upper = end
      while upper > mark.upper, units[upper - 1].endsSentence || units[upper - 1].endsClause { upper -= 1 }
      return ProseRange(mark.upper, upper)
    }
    let range = ProseRange(marks[0].lower, members[members.count - 1].upper)
    return MemberList(
      range: range, region: range, members: members, counts: [marks.count], isOpen: false, tie: tie,
      sharesMorpheme: true)
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
    return place.parts.count > 1 || definesAnother(first.lower)
  }

  private func definesAnother(_ index: Int) -> Bool {
    guard units[index] == 0x201C else { return false }
    var at = index + 1
    while at < min(index + 16, place.sentence.upper), units[at] != 0x201D { at += 1 }
    return at + 1 < place.sentence.upper && (units[at + 1] == 0x5373 || units[at + 1] == 0x6307)
  }

  private func accepts(_ count: MemberCount.Result, _ list: ListItems, _ introducer: Introducer) -> Bool {
    if introducer.isWeak { return count.sharesFirmly && place.kind == .slogan && place.parts.count == 1 }
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
    let end = place.range.lower
    let closed = grammar.closing(before: end, from: place.sentence.lower)
    guard closed.end > place.sentence.lower else { return nil }
    if let quoted = insideQuotation(closed) { return quoted }
    guard !isSibling(closed.end) else { return nil }
    let start = stretchStart(before: closed.end)
    return byMorpheme(from: start, closed) ?? byClause(from: start, closed)
  }

  /// “甲、乙、丙”三个环节: the whole list stands in one quotation right before.
  private func insideQuotation(_ closed: ListGrammar.Closing) -> MemberList? {
    guard units[closed.end - 1] == 0x201D, closed.isExplicit || !place.part.measure.isEmpty else { return nil }
    var open = closed.end - 2
    while open > place.sentence.lower, units[open] != 0x201C, units[open] != 0x201D { open -= 1 }
    guard open >= place.sentence.lower, units[open] == 0x201C,
      open == place.sentence.lower || (units[open - 1] != 0x201D && units[open - 1] != 0x3001)
    else { return nil }
    let list = ListItems(ProseRange(open + 1, closed.end - 1), in: units)
    guard list.items.count >= 2, list.items.dropLast().allSatisfy({ $0.separator == .enumeration }),
      let count = MemberCount(units: units).read(list, heads: place.parts.map(\.head))
    else { return nil }
    return memberList(count, closed)
  }

  /// 甲和乙两个方面: one conjunction and no other separator in the clause.
  private func pair(_ clause: ProseRange, _ closed: ListGrammar.Closing) -> MemberList? {
    let counter = MemberCount(units: units)
    guard let at = counter.conjunction(in: clause), clause.count <= 24, !closed.isOpen else { return nil }
    let first = ProseRange(clause.lower, at)
    let second = ProseRange(at + 1, clause.upper)
    // Of levels more than two may stand in two words: 县乡和村三级.
    guard second.count <= 8, counter.conjunction(in: second) == nil,
      closed.isExplicit || !place.part.measure.isEmpty || counter.bothHold(first, second, place.part.head),
      place.part.measure.isEmpty || units[place.part.measure.lower] != 0x7EA7,
      !grammar.isObjectOrItem(ListItems(second, in: units), isOpen: false)
    else { return nil }
    return MemberList(
      range: clause, region: clause, members: [first, second], counts: [2], isOpen: false, tie: .pairBefore,
      sharesMorpheme: false)
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
      // A clause further back is a member only if it is built as the next one; words may lead into a 、-list.
      let next = all.items[first + 1].range
      guard
        all.items[first].separator != .comma
          || MemberCount(units: units).bothHold(all.items[first].range, next, place.part.head)
      else { break }
      guard let count = MemberCount(units: units).read(run, head: place.part.head), count.sharesMorpheme,
        count.members.count == run.items.count
      else { break }
      longest = count
      start = first
    }
    guard var count = longest, count.sharesFirmly || closed.isExplicit else { return nil }
    // Clauses before a mere phrase are clauses; only 、 makes them its list.
    if place.kind == .phrase {
      let run = all.suffix(from: start)
      guard run.items.dropLast().allSatisfy({ $0.separator == .enumeration || $0.separator == .adjacency }),
        !grammar.isObjectOrItem(run, isOpen: closed.isOpen)
      else { return nil }
    }
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
    if list.items.count == 1 { return pair(list.items[0].range, closed) }
    guard list.items.count >= 2, closed.isExplicit || !place.part.measure.isEmpty,
      !grammar.isObjectOrItem(list, isOpen: closed.isOpen),
      let count = MemberCount(units: units).read(list, head: place.part.head), !count.sharesMorpheme
    else { return nil }
    // 低保、特困、孤儿与残疾人两项补贴: the numeral belongs to what the conjunction joins.
    if !closed.isOpen, let last = list.items.last, MemberCount(units: units).conjunction(in: last.range) != nil,
      count.counts.allSatisfy({ $0 > place.part.count })
    {
      return nil
    }
    return memberList(count, closed)
  }

  private func memberList(_ count: MemberCount.Result, _ closed: ListGrammar.Closing) -> MemberList {
    MemberList(
      range: ProseRange(count.members[0].lower, count.members[count.members.count - 1].upper),
      region: ProseRange(count.members[0].lower, closed.end), members: count.members, counts: count.counts,
      isOpen: closed.isOpen, tie: .before,
      sharesMorpheme: count.sharesMorpheme)
  }
}
