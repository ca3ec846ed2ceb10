import ProseText

/// Looks for a list after a slogan: “四要”，即…, “三员”（…）, “五清”工作法：….
struct FollowingList {
  enum Result {
    case list(MemberList)
    /// Something is introduced, but no list that can be counted.
    case none
    case nothingIntroduced
  }

  /// How long a list may be, in units: a sentence without end must not be read anew for every slogan in it.
  private static let reach = 1_200

  private let place: MemberFinder.Place
  private var units: UnsafeBufferPointer<UInt16> { place.units }

  init(_ place: MemberFinder.Place) {
    self.place = place
  }

  func find(in draft: Draft) -> Result {
    let result = introduced(in: draft)
    if case .nothingIntroduced = result, let later = behindLaterColon() { return .list(later) }
    return result
  }

  /// 做到三个坚持，才能行稳致远：坚持…，坚持…: behind a colon at the end of the next clause the items all hold the word, or
  /// are built alike.
  private func behindLaterColon() -> MemberList? {
    let limit = min(place.sentence.upper, place.range.upper + 30)
    guard !place.part.measure.isEmpty, let colon = (place.range.upper..<limit).first(where: { units[$0] == 0xFF1A }),
      !(place.range.upper..<colon).contains(where: {
        PairedMark.opened(by: units[$0]) != nil || PairedMark.closed(by: units[$0]) != nil || units[$0] == 0xFF1B
      })
    else { return nil }
    let introducer = Introducer(end: colon + 1, tie: .colon, isWeak: true)
    let region = ProseRange(introducer.end, regionEnd(after: introducer))
    guard !region.isEmpty else { return nil }
    let list = ListItems(region, in: units)
    if place.part.head.count >= 2, let count = MemberCount(units: units).read(list, place.parts), count.sharesMorpheme,
      count.sharesFirmly
    {
      return memberList(count, of: list, region, .colon)
    }
    // 四句话，人人会背：账要摊在桌上，话要讲在当面，活要干在前头.
    guard colon - place.range.upper <= Self.nearColon, Self.speech.length(endingAt: colon, in: units) == 0,
      areBuiltAlike(list)
    else { return nil }
    return memberList(whole(list), of: list, region, .colon)
  }

  /// `list` as members that are beyond doubt: each item is one.
  private func whole(_ list: ListItems) -> MemberCount.Result {
    MemberCount.Result(members: list.items.map(\.range), counts: [list.items.count], sharesMorpheme: false)
  }

  private func memberList(
    _ count: MemberCount.Result, of list: ListItems, _ region: ProseRange, _ tie: MemberList.Tie
  ) -> MemberList? {
    guard let first = count.members.first, let last = count.members.last else { return nil }
    return MemberList(
      range: ProseRange(first.lower, last.upper), region: region, members: count.members, counts: count.counts,
      isOpen: list.isOpen || isBrokenOff(region.upper), tie: tie, sharesMorpheme: count.sharesMorpheme)
  }

  /// How far behind the name the colon may stand whose items only are built alike.
  private static let nearColon = 14
  /// Behind these a colon begins what somebody says.
  private static let speech = WordTable("说 道 强调 指出 提出 要求 表示 认为 介绍 写道 问 答 告诉 坦言 感慨 回忆 解释")

  /// Three clauses or more, set off by one and the same mark, of one length with one character at the same place in
  /// all; or with a figure each and the same two characters at the end; or all made nouns by 的.
  private func areBuiltAlike(_ list: ListItems) -> Bool {
    let items = list.items.map(\.range)
    guard items.count >= 3, let first = items.first, let separator = list.items.first?.separator,
      separator == .comma || separator == .semicolon, list.items.dropLast().allSatisfy({ $0.separator == separator })
    else { return false }
    // 已经作出…的，正在通过…的，超过…的
    if items.allSatisfy({ $0.count > 5 && units[$0.upper - 1] == 0x7684 }) { return true }
    if first.count >= 4, items.allSatisfy({ $0.count == first.count }) {
      return (0..<first.count).contains { offset in
        items.allSatisfy { units[$0.lower + offset] == units[first.lower + offset] }
      }
    }
    return items.allSatisfy { item in
      item.count > 3 && (1...2).allSatisfy { units[item.upper - $0] == units[first.upper - $0] }
        && (item.lower..<item.upper).contains { units[$0].isASCIIDigit || units[$0].isFullWidthDigit }
    }
  }

  private func introduced(in draft: Draft) -> Result {
    guard let introducer = Introducer.after(place.range.upper, limit: place.sentence.upper, in: units) else {
      return .nothingIntroduced
    }
    let region = ProseRange(introducer.end, regionEnd(after: introducer))
    guard !region.isEmpty else { return introducer.isWeak ? .nothingIntroduced : .none }
    if let series = series(from: introducer.end, tie: introducer.tie, in: draft) { return .list(series) }
    if let questions = questions(from: region, introducer, in: draft) { return .list(questions) }
    let list = ListItems(region, in: units)
    if let names = names(in: list, introducer, region) { return .list(names) }
    guard !glossesParts(list), var count = MemberCount(units: units).read(list, place.parts),
      accepts(count, list, introducer)
    else {
      // 以“三比三争”为载体，比…: the verb belongs to the slogan's own clause.
      if introducer.isWeak, introducer.tie == .definition, let list = behindOwnClause(introducer) { return .list(list) }
      return introducer.isWeak ? .nothingIntroduced : .none
    }
    // Clauses that are all built alike are members, the last one too.
    if !count.sharesMorpheme, areBuiltAlike(list) { count = whole(list) }
    return memberList(count, of: list, region, introducer.tie).map { .list($0) } ?? .none
  }

  /// 四件事：出了什么岔子？盯住哪道工序？: the questions behind a colon, two at least, are its members.
  private func questions(from region: ProseRange, _ introducer: Introducer, in draft: Draft) -> MemberList? {
    guard introducer.tie == .colon, region.upper < place.sentence.upper, units[region.upper] == 0xFF1F,
      let number = draft.sentences.lastIndex(notAfter: place.range.lower, key: { $0.range.lower })
    else { return nil }
    var members = [region]
    for sentence in draft.sentences[(number + 1)...] {
      let range = sentence.range
      guard sentence.paragraph == draft.sentences[number].paragraph, range.count > 2, units[range.upper - 1] == 0xFF1F
      else { break }
      members.append(ProseRange(range.lower, range.upper - 1))
      // A longer list is not read to its end for every slogan in it.
      guard members.count <= place.part.count + 3 else { return nil }
    }
    guard members.count > 1, let last = members.last else { return nil }
    let range = ProseRange(region.lower, last.upper)
    return MemberList(
      range: range, region: range, members: members, counts: [members.count], isOpen: false, tie: .colon,
      sharesMorpheme: false)
  }

  /// The list behind the comma that ends the clause of a weak verb, if its items bear it out.
  private func behindOwnClause(_ verb: Introducer) -> MemberList? {
    guard place.kind == .slogan,
      let comma = (verb.end..<min(place.sentence.upper, verb.end + 10)).first(where: { units[$0] == 0xFF0C })
    else { return nil }
    let introducer = Introducer(end: comma + 1, tie: .sharedMorpheme, isWeak: true)
    let region = ProseRange(introducer.end, regionEnd(after: introducer))
    guard !region.isEmpty else { return nil }
    let list = ListItems(region, in: units)
    guard let count = MemberCount(units: units).read(list, place.parts), accepts(count, list, introducer) else {
      return nil
    }
    return memberList(count, of: list, region, .sharedMorpheme)
  }

  /// Whether …… stands where the list ends, which says as much as 等; or nothing, though the paragraph has sentences that
  /// end: then the page broke there.
  private func isBrokenOff(_ end: Int) -> Bool {
    guard end == place.sentence.upper else { return units[end] == 0x2026 }
    return place.sentence.lower > 0 && units[place.sentence.lower - 1] != .paragraphEnd && !units[end - 1].endsSentence
  }

  /// What a mark or a verb of definition introduces, however it is built.
  var definition: ProseRange? {
    introduced.flatMap { $0.introducer.isWeak ? nil : $0.region }
  }

  /// The clauses that follow behind a comma or colon, whether anything introduces them as a definition or not.
  var clauses: ProseRange? {
    introduced?.region
  }

  /// The introducer and what stands behind it; nil where there is none, or nothing behind it.
  private var introduced: (introducer: Introducer, region: ProseRange)? {
    guard let introducer = Introducer.after(place.range.upper, limit: place.sentence.upper, in: units) else {
      return nil
    }
    let region = ProseRange(introducer.end, regionEnd(after: introducer))
    return region.isEmpty ? nil : (introducer, region)
  }

  /// 一是…二是… right after the introducer: the series counts its own members.
  private func series(from start: Int, tie: MemberList.Tie, in draft: Draft) -> MemberList? {
    guard let series = draft.series(openingAt: start) else { return nil }
    let marks = series.map { draft.seriesMarks[$0].range }
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
    let limit = min(place.sentence.upper, at + Self.reach)
    while at < limit {
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
    // 兵分三路，一路…，一路…: what is counted with one measure word is told one by one with it.
    if introducer.isWeak {
      return count.sharesFirmly && (place.kind == .slogan || opensWithOne(list) && introducer.tie == .sharedMorpheme)
    }
    if count.sharesMorpheme { return true }
    switch introducer.tie {
    case .bracket: return !mentionsSource(list)
    case .colon:
      return list.items.contains {
        $0.separator == .enumeration || $0.separator == .semicolon || $0.separator == .adjacency
      } || areParallel(list.items.map(\.range))
    default: return true
    }
  }

  /// 四所成员校是东关小学、河湾小学、北塬小学: behind a weak verb a list by 、 alone, whose items are short and all end in the same
  /// two characters.
  private func names(in list: ListItems, _ introducer: Introducer, _ region: ProseRange) -> MemberList? {
    guard place.kind == .phrase, introducer.isWeak, introducer.tie == .definition else { return nil }
    let end = list.items.firstIndex { $0.separator != .enumeration } ?? list.items.count - 1
    let names = list.items.prefix(end + 1).map(\.range)
    guard names.count >= 3, let first = names.first, let last = names.last, last.count > 2,
      names.allSatisfy({ name in
        (3...10).contains(name.count) && (1...2).allSatisfy { units[name.upper - $0] == units[last.upper - $0] }
      })
    else { return nil }
    let joinsTwo = MemberCount(units: units).conjunction(in: last) != nil
    return MemberList(
      range: ProseRange(first.lower, last.upper), region: region, members: names,
      counts: joinsTwo ? [names.count, names.count + 1] : [names.count], isOpen: list.isOpen, tie: .definition,
      sharesMorpheme: false)
  }

  private func opensWithOne(_ list: ListItems) -> Bool {
    guard let first = list.items.first?.range, first.count > 2, place.part.measure.count == 1 else { return false }
    return units[first.lower] == 0x4E00 && units[first.lower + 1] == units[place.part.measure.lower]
  }

  /// Clauses that are built alike: two or more of one length with the same first character, or three or more with one
  /// character at the same distance from their ends: 开学初抓计划，期中抓检查，期末抓总结.
  private func areParallel(_ items: [ProseRange]) -> Bool {
    guard items.count >= 2, let first = items.first else { return false }
    if items.allSatisfy({ $0.count == first.count && units[$0.lower] == units[first.lower] }) { return true }
    return items.count >= 3
      && (1...4).contains { distance in
        items.allSatisfy { $0.count > distance && units[$0.upper - distance] == units[first.upper - distance] }
      }
  }

  /// （2025年…）, （以下简称…）, （见…）: remarks, no members.
  private func mentionsSource(_ list: ListItems) -> Bool {
    guard let first = list.items.first?.range else { return true }
    let text = units[first.lower..<first.upper]
    return text.contains(0x5E74) || text.contains(0x7B80) || text.first == 0x89C1
  }
}
