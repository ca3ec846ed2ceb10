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

  /// 做到三个坚持，才能行稳致远：坚持…，坚持…: behind a colon at the end of the next clause the items all hold the word.
  private func behindLaterColon() -> MemberList? {
    guard place.part.head.count >= 2, !place.part.measure.isEmpty else { return nil }
    let limit = min(place.sentence.upper, place.range.upper + 30)
    guard let colon = (place.range.upper..<limit).first(where: { units[$0] == 0xFF1A }),
      !(place.range.upper..<colon).contains(where: {
        PairedMark.opened(by: units[$0]) != nil || PairedMark.closed(by: units[$0]) != nil || units[$0] == 0xFF1B
      })
    else { return nil }
    let introducer = Introducer(end: colon + 1, tie: .colon, isWeak: true)
    let region = ProseRange(introducer.end, regionEnd(after: introducer))
    guard !region.isEmpty else { return nil }
    let list = ListItems(region, in: units)
    guard let count = MemberCount(units: units).read(list, place.parts), count.sharesMorpheme, count.sharesFirmly,
      let first = count.members.first, let last = count.members.last
    else { return nil }
    return MemberList(
      range: ProseRange(first.lower, last.upper), region: region, members: count.members, counts: count.counts,
      isOpen: list.isOpen || isBrokenOff(region.upper), tie: .colon, sharesMorpheme: true)
  }

  private func introduced(in draft: Draft) -> Result {
    guard let introducer = Introducer.after(place.range.upper, limit: place.sentence.upper, in: units) else {
      return .nothingIntroduced
    }
    let region = ProseRange(introducer.end, regionEnd(after: introducer))
    guard !region.isEmpty else { return introducer.isWeak ? .nothingIntroduced : .none }
    if let series = series(from: introducer.end, tie: introducer.tie, in: draft) { return .list(series) }
    let list = ListItems(region, in: units)
    guard !glossesParts(list), let count = MemberCount(units: units).read(list, place.parts),
      accepts(count, list, introducer)
    else {
      // 以“三比三争”为载体，比…: the verb belongs to the slogan's own clause.
      if introducer.isWeak, introducer.tie == .definition, let list = behindOwnClause(introducer) { return .list(list) }
      return introducer.isWeak ? .nothingIntroduced : .none
    }
    return .list(
      MemberList(
        range: ProseRange(count.members[0].lower, count.members[count.members.count - 1].upper), region: region,
        members: count.members, counts: count.counts, isOpen: list.isOpen || isBrokenOff(region.upper),
        tie: introducer.tie,
        sharesMorpheme: count.sharesMorpheme))
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
    guard let count = MemberCount(units: units).read(list, place.parts), accepts(count, list, introducer),
      let first = count.members.first, let last = count.members.last
    else { return nil }
    return MemberList(
      range: ProseRange(first.lower, last.upper), region: region, members: count.members, counts: count.counts,
      isOpen: list.isOpen || isBrokenOff(region.upper), tie: .sharedMorpheme, sharesMorpheme: count.sharesMorpheme)
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
    if introducer.isWeak { return count.sharesFirmly && place.kind == .slogan }
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
