import ProseText

/// Looks for a list before a slogan: 甲、乙、丙“三员”, 按照有甲、有乙的“两有”标准.
struct PrecedingList {
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
    if place.part.measure.count == 1, units[place.part.measure.lower] == 0x7EA7,
      let levels = AdministrativeLevels(units: units).list(before: end, from: place.sentence.lower)
    {
      return levels
    }
    if let quoted = insideQuotation(closed) { return quoted }
    if let list = outsideQuotation(closed) {
      // 省、市、自治区两级: provinces, cities and regions are of one level.
      let isLevel = place.part.measure.count == 1 && units[place.part.measure.lower] == 0x7EA7
      return isLevel && list.counts.allSatisfy({ $0 > place.part.count }) ? nil : list
    }
    return nil
  }

  private func outsideQuotation(_ closed: ListGrammar.Closing) -> MemberList? {
    guard !isSibling(closed.end), !isItem(closed), !isOrdinal(before: closed.end) else { return nil }
    // Behind a comma another clause begins, which sums up nothing unless it says so (甲、乙、丙，这三项), or the items all hold
    // its word: 标准化、常态化、信息化，“三化”….
    guard !units[closed.end - 1].endsClause else { return behindComma(closed) }
    let start = stretchStart(before: closed.end)
    return byMorpheme(from: start, closed) ?? byClause(from: start, closed) ?? bySubject(closed) ?? byResult(closed)
      ?? byRhythm(closed)
  }

  /// A list by 、 of three items or more, or of as many clauses that begin alike, right before the comma behind which the
  /// slogan begins the next clause; all hold its word at one end.
  private func behindComma(_ closed: ListGrammar.Closing) -> MemberList? {
    guard place.kind == .slogan, place.parts.count == 1, units[closed.end - 1] == 0xFF0C else { return nil }
    let end = closed.end - 1
    let all = ListItems(ProseRange(stretchStart(before: end), end), in: units)
    for separator in [ListItems.Separator.enumeration, .comma] {
      var first = all.items.count - 1
      while first > 0, all.items[first - 1].separator == separator { first -= 1 }
      let run = all.suffix(from: max(0, first))
      guard run.items.count >= 3, let count = MemberCount(units: units).read(run, place.part), count.sharesMorpheme,
        count.sharesFirmly, count.members.count == run.items.count,
        separator == .enumeration || beginAlike(run.items.map(\.range))
      else { continue }
      return memberList(count, ListGrammar.Closing(end: end, isExplicit: false, isOpen: run.isOpen))
    }
    return nil
  }

  private func beginAlike(_ items: [ProseRange]) -> Bool {
    items.allSatisfy { units[$0.lower] == units[items[0].lower] }
  }

  /// Whether the phrase is an item of the list itself, which goes on behind it: 甲宪章、乙条约、和平共处五项原则和公认的准则.
  private func isItem(_ closed: ListGrammar.Closing) -> Bool {
    let end = place.part.head.upper
    guard place.kind == .phrase, !closed.isExplicit, end < units.count, place.part.head.count > 0 else { return false }
    guard units[end] == 0x548C || units[end] == 0x4E0E, end + 1 < units.count else { return false }
    return units[end + 1].isHan && !units[end + 1].isChineseOrdinalDigit
  }

  /// Whether an ordinal with its measure stands before `end`: 第一颗卫星、第一艘三名乘员的飞船.
  private func isOrdinal(before end: Int) -> Bool {
    end - 3 >= place.sentence.lower && units[end - 3] == 0x7B2C && units[end - 2].isChineseOrdinalDigit
  }

  /// The clause right before, without the words that close a list there.
  var clause: ProseRange? {
    let closed = grammar.closing(before: place.range.lower, from: place.sentence.lower)
    guard closed.end > place.sentence.lower else { return nil }
    return ProseRange(clauseStart(before: closed.end, from: stretchStart(before: closed.end)), closed.end)
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
      let count = MemberCount(units: units).read(list, place.parts)
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
      closed.isExplicit || (place.kind == .phrase && !place.part.measure.isEmpty)
        || counter.bothHold(first, second, place.part),
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
          || MemberCount(units: units).bothHold(all.items[first].range, next, place.part)
      else { break }
      guard let count = MemberCount(units: units).read(run, place.part), count.sharesMorpheme,
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
    return memberList(count, closed, from: all.items[start - further].range.lower)
  }

  /// The 、-list of the clause before the slogan, where nothing tells that the slogan is something else: one of its
  /// items, or the object of its last verb.
  private func byClause(from start: Int, _ closed: ListGrammar.Closing) -> MemberList? {
    let opening = grammar.afterOrdinal(clauseStart(before: closed.end, from: start), limit: closed.end)
    let lower = grammar.afterOtherCount(in: ProseRange(opening, closed.end))
    let list = ListItems(ProseRange(lower, closed.end), in: units)
    if list.items.count == 1 { return pair(list.items[0].range, closed) }
    guard list.items.count >= 2, closed.isExplicit || !place.part.measure.isEmpty || areShortAndParallel(list),
      grammar.isTopic(list, of: place.part) || !grammar.isObjectOrItem(list, isOpen: closed.isOpen),
      let count = MemberCount(units: units).read(list, place.part), !count.sharesMorpheme
    else { return nil }
    // 低保、特困、孤儿与残疾人两项补贴: the numeral belongs to what the conjunction joins.
    if !closed.isOpen, let last = list.items.last, MemberCount(units: units).conjunction(in: last.range) != nil,
      count.counts.allSatisfy({ $0 > place.part.count })
    {
      return nil
    }
    return memberList(count, closed)
  }

  /// 甲和乙是…的两个着力点: the list is the subject of the clause that ends in what counts it.
  private func bySubject(_ closed: ListGrammar.Closing) -> MemberList? {
    guard place.kind == .phrase, let verb = grammar.copula(before: place.range.lower, from: place.sentence.lower),
      !grammar.isPartitive(place.part.head.upper, limit: place.sentence.upper)
    else { return nil }
    let subject = ListGrammar.Closing(end: verb, isExplicit: true, isOpen: units[verb - 1] == 0x7B49)
    guard !subject.isOpen else { return nil }
    let lower = grammar.afterOrdinal(
      clauseStart(before: verb, from: stretchStart(before: verb)), limit: verb)
    let list = ListItems(ProseRange(lower, verb), in: units)
    if list.items.count == 1 { return pair(list.items[0].range, subject) }
    guard list.items.count >= 2, !grammar.isObjectOrItem(list, isOpen: false),
      let count = MemberCount(units: units).read(list, place.part)
    else { return nil }
    return memberList(count, subject)
  }

  /// 质量、效益、安全实现“三提升”, 归属感和认同度得到了“双提升”: nouns of one length, or two nouns, of which a verb says
  /// that they reached what the slogan names.
  private func byResult(_ closed: ListGrammar.Closing) -> MemberList? {
    guard place.kind == .slogan, let verb = grammar.resultVerb(before: place.range.lower, from: place.sentence.lower)
    else { return nil }
    let result = ListGrammar.Closing(end: verb, isExplicit: true, isOpen: false)
    let lower = clauseStart(before: verb, from: stretchStart(before: verb))
    let list = ListItems(ProseRange(lower, verb), in: units)
    if list.items.count == 1 { return pair(list.items[0].range, result) }
    guard list.items.count >= 3, let last = list.items.last?.range,
      list.items.dropFirst().allSatisfy({ $0.range.count == last.count }),
      !grammar.isObjectOrItem(list, isOpen: false),
      let count = MemberCount(units: units).read(list, place.part)
    else { return nil }
    return memberList(count, result)
  }

  /// 党务业务服务“三融合”: words of two characters without separators, which all end in the same one.
  private func byRhythm(_ closed: ListGrammar.Closing) -> MemberList? {
    guard place.kind == .slogan, closed.end - place.sentence.lower >= 6, units[closed.end - 1].isHan else { return nil }
    var lower = closed.end
    while lower - 2 >= place.sentence.lower, units[lower - 1] == units[closed.end - 1], units[lower - 2].isHan {
      lower -= 2
    }
    guard closed.end - lower >= 6 else { return nil }
    let members = stride(from: lower, to: closed.end, by: 2).map { ProseRange($0, $0 + 2) }
    return memberList(MemberCount.Result(members: members, counts: [members.count], sharesMorpheme: true), closed)
  }

  /// The start of the clause that ends at unit `end`.
  private func clauseStart(before end: Int, from start: Int) -> Int {
    var lower = end
    var depth = 0
    while lower > start {
      let unit = units[lower - 1]
      if PairedMark.closed(by: unit) != nil { depth += 1 }
      if PairedMark.opened(by: unit) != nil { depth -= 1 }
      if depth == 0, unit.endsClause { break }
      lower -= 1
    }
    return lower
  }

  /// 红、橙、黄、蓝“三色”: three items or more of one length, four characters at most, right before a slogan. The first may
  /// have words of the sentence before it.
  private func areShortAndParallel(_ list: ListItems) -> Bool {
    guard place.kind == .slogan, list.items.count >= 3, let last = list.items.last?.range else { return false }
    return last.count <= 4 && list.items.dropFirst().allSatisfy { $0.range.count == last.count }
  }

  /// The list of what was counted; its region begins at `start` where items before the first member may belong to it.
  private func memberList(
    _ count: MemberCount.Result, _ closed: ListGrammar.Closing, from start: Int? = nil
  ) -> MemberList {
    MemberList(
      range: ProseRange(count.members[0].lower, count.members[count.members.count - 1].upper),
      region: ProseRange(start ?? count.members[0].lower, closed.end), members: count.members, counts: count.counts,
      isOpen: closed.isOpen, tie: .before,
      sharesMorpheme: count.sharesMorpheme)
  }
}
