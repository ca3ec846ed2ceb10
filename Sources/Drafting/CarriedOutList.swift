import ProseText

/// Looks for the members of a slogan where its sentence or the next ones carry it out, though nothing introduces them.
struct CarriedOutList {
  let place: MemberFinder.Place
  let draft: Draft
  private var units: UnsafeBufferPointer<UInt16> { place.units }

  /// Sentences behind a slogan, and before it, in which its members are looked for.
  private static let reach = 40
  /// Units of the text behind a slogan in which clauses that hold its word are looked for.
  private static let furthest = 600

  /// The list, the most certain reading first; nil where there is none.
  func find() -> MemberList? {
    guard place.parts.count <= 2,
      let sentence = draft.sentences.lastIndex(notAfter: place.range.lower, key: { $0.range.lower })
    else { return nil }
    return series(behind: sentence) ?? runInHeads(behind: sentence) ?? clauseHeads(behind: sentence)
      ?? headings(behind: sentence)
      ?? paragraphHeads(behind: sentence) ?? anaphoric(before: sentence) ?? scattered(behind: sentence)
  }

  /// A list that is longer is none of the slogan's, and need not be read to its end for every slogan before it.
  private var most: Int { place.part.count + 3 }

  // MARK: Heads

  /// The heads of the sentences that carry a slogan out in the rest of its paragraph: short sentences that begin or end
  /// with its word, two at least.
  private func runInHeads(behind sentence: Int) -> MemberList? {
    let head = place.part.head
    guard place.parts.count == 1, head.count >= 2, !place.part.measure.isEmpty else { return nil }
    func holds(_ sentence: ProseRange) -> Bool {
      let end = sentence.upper - 1
      guard sentence.count > head.count + 1, sentence.count <= 12, units[end] == 0x3002 else { return false }
      return matches(head, at: sentence.lower) || matches(head, at: end - head.count)
    }
    let heads = sentences(behind: sentence).map(\.range).filter(holds)
    guard heads.count >= 2 else { return nil }
    return list(heads.map { ProseRange($0.lower, $0.upper - 1) }, .runInHeads)
  }

  /// The first clauses of the parts of the next sentences, where all parts open alike: “四强”工程。强班子，…；强队伍，….
  private func clauseHeads(behind sentence: Int) -> MemberList? {
    let head = place.part.head
    guard place.parts.count == 1, !head.isEmpty, sentence + 1 < draft.sentences.count,
      draft.sentences[sentence + 1].paragraph == draft.sentences[sentence].paragraph
    else { return nil }
    var heads: [ProseRange] = []
    var offset: Int?
    for (number, next) in sentences(behind: sentence).enumerated() {
      let parts = parts(of: next.range)
      let opened = parts.map { opening(of: $0, head) }
      // A sentence of several parts belongs to the list as a whole or not at all.
      guard let first = opened.first, let place = first, offset == nil || offset == place.offset,
        opened.allSatisfy({ $0?.offset == place.offset })
      else {
        // “四不出村”怎么实现？靠的是服务站。取药不出村，…: a sentence may stand before the list of a longer word.
        if heads.isEmpty, number == 0, head.count >= 3 { continue }
        break
      }
      offset = place.offset
      heads += opened.compactMap { $0?.clause }
    }
    return heads.count >= 2 ? list(heads, .runInHeads) : nil
  }

  /// “四问”…。一问收成好不好？二问孩子上学远不远？: the series that counts the word and opens the next sentence.
  private func series(behind sentence: Int) -> MemberList? {
    guard place.parts.count == 1, place.part.head.count == 1, sentence + 1 < draft.sentences.count,
      draft.sentences[sentence + 1].paragraph == draft.sentences[sentence].paragraph
    else { return nil }
    guard let series = draft.series(openingAt: draft.sentences[sentence + 1].range.lower), series.count <= most,
      draft.seriesMarks[series[0]].family == .verbSeries
    else { return nil }
    let marks = series.map { draft.seriesMarks[$0].range }
    guard marks.allSatisfy({ units[$0.upper - 1] == units[place.part.head.lower] }) else { return nil }
    return list(marks, .runInHeads)
  }

  /// The titles of the numbered paragraphs right below, all of which begin with the word: “五抓”…。 一、抓选题… 二、抓队伍….
  private func headings(behind sentence: Int) -> MemberList? {
    let head = place.part.head
    guard place.parts.count == 1, !head.isEmpty,
      let below = draft.prose.paragraphs.lastIndex(notAfter: place.range.lower, key: { $0.range.lower }),
      below + 1 < draft.prose.paragraphs.count
    else { return nil }
    guard let first = draft.heading(of: draft.prose.paragraphs[below + 1].range), draft.headings[first].ordinal == 1
    else { return nil }
    let titles = draft.headingRun(from: first, most: most).map { draft.headings[$0].title }
    // One title that is about something else, and the run is not what the slogan counts.
    guard titles.allSatisfy({ matches(head, at: $0.lower) }) else { return nil }
    return titles.count >= 3 ? list(titles, .runInHeads) : nil
  }

  /// The first sentences of the paragraphs below a title, all of which hold the word at one place near their beginning:
  /// “四心”服务护航留守儿童 / 细心排查建台账。… / 耐心辅导补短板。….
  private func paragraphHeads(behind sentence: Int) -> MemberList? {
    let head = place.part.head
    let paragraphs = draft.prose.paragraphs
    guard place.parts.count == 1, (1...2).contains(head.count),
      let title = paragraphs.lastIndex(notAfter: place.range.lower, key: { $0.range.lower }),
      !units[paragraphs[title].range.upper - 1].endsSentence, paragraphs[title].range.count <= Self.longestTitle
    else { return nil }
    var heads: [ProseRange] = []
    var offset: Int?
    for paragraph in paragraphs[(title + 1)...].prefix(Self.mostParagraphs) {
      let range = paragraph.range
      guard
        let end = (range.lower..<min(range.upper, range.lower + Self.longestHead)).first(where: {
          units[$0].endsSentence
        }),
        end + 1 < range.upper, let at = (range.lower..<range.lower + 3).first(where: { matches(head, at: $0) }),
        offset == nil || offset == at - range.lower
      else { break }
      offset = at - range.lower
      heads.append(ProseRange(range.lower, end))
    }
    return heads.count >= 3 ? list(heads, .runInHeads) : nil
  }

  /// How long the title and the first sentences are, in units, and how many paragraphs are looked at.
  private static let longestTitle = 40
  private static let longestHead = 24
  private static let mostParagraphs = 12

  /// The first clause of `part` and where in it the word of the slogan stands: at its start, at its end, or behind a
  /// quotation at its start (“快”字当头). Nil where it does not, or the clause is long.
  private func opening(of part: ProseRange, _ head: ProseRange) -> (clause: ProseRange, offset: Int)? {
    var end = part.lower
    var depth = 0
    while end < part.upper, depth > 0 || !(units[end].endsClause || units[end].endsSentence) {
      if PairedMark.opened(by: units[end]) != nil { depth += 1 }
      if PairedMark.closed(by: units[end]) != nil { depth -= 1 }
      end += 1
    }
    let clause = ProseRange(part.lower, end)
    guard clause.count > head.count, end < part.upper, units[end] != 0x3001 else { return nil }
    if matches(head, at: clause.lower), clause.count <= 8 { return (clause, 0) }
    if head.count >= 2, clause.count <= 24, matches(head, at: end - head.count) { return (clause, -1) }
    if units[clause.lower] == 0x201C, clause.count <= 10, clause.lower + 3 + head.count <= end,
      units[clause.lower + 2] == 0x201D, matches(head, at: clause.lower + 3)
    {
      return (clause, 3)
    }
    return nil
  }

  private func parts(of sentence: ProseRange) -> [ProseRange] {
    var parts: [ProseRange] = []
    var lower = sentence.lower
    for at in sentence.lower..<sentence.upper where units[at] == 0xFF1B || at == sentence.upper - 1 {
      parts.append(ProseRange(lower, at + 1))
      lower = at + 1
    }
    return parts
  }

  // MARK: Clauses

  /// 这五个“要抓好”: the clauses of a sentence before it that all begin with its word or the end of it.
  private func anaphoric(before sentence: Int) -> MemberList? {
    let head = place.part.head
    guard place.range.lower > 0, units[place.range.lower - 1] == 0x8FD9 else { return nil }
    guard head.count >= 2 else { return head.isEmpty ? nil : rhymed(before: sentence) }
    let morpheme = ProseRange(head.upper - 2, head.upper)
    for number in stride(from: sentence - 1, through: max(0, sentence - 3), by: -1) {
      let range = draft.sentences[number].range
      var clauses: [ProseRange] = []
      var lower = range.lower
      for at in range.lower..<range.upper where units[at] == 0xFF0C || units[at] == 0xFF1B || at == range.upper - 1 {
        let clause = ProseRange(lower, at)
        lower = at + 1
        let opens = clause.count > 3 && (matches(morpheme, at: clause.lower) || matches(head, at: clause.lower))
        let leads =
          clauses.isEmpty && (clause.lower..<max(clause.lower, clause.upper - 2)).contains { matches(head, at: $0) }
        if opens || leads { clauses.append(clause) } else if clauses.count < 2 { clauses = [] } else { break }
      }
      if clauses.count >= 2 { return list(clauses, .carriedOut) }
    }
    return nil
  }

  /// 门要常进，话要常说，账要常算。这“三常”: the clauses that end the sentence before it, three at least and of one length,
  /// that all hold its character at one place.
  private func rhymed(before sentence: Int) -> MemberList? {
    guard sentence > 0, place.parts.count == 1, place.range.lower - place.sentence.lower <= 1,
      draft.sentences[sentence - 1].paragraph == draft.sentences[sentence].paragraph
    else { return nil }
    let head = place.part.head
    let items = ListItems(trimmed(draft.sentences[sentence - 1].range), in: units).items.map { item -> ProseRange in
      // 老周爱说：门要常进: what is said begins behind the colon.
      let colon = (item.range.lower..<item.range.upper).last { units[$0] == 0xFF1A }
      return colon.map { ProseRange($0 + 1, item.range.upper) } ?? item.range
    }
    guard let last = items.last, let at = (last.lower..<last.upper).first(where: { matches(head, at: $0) }) else {
      return nil
    }
    let members = items.reversed().prefix { $0.count == last.count && matches(head, at: $0.lower + at - last.lower) }
    guard members.count >= 3 else { return nil }
    return list(members.reversed(), .before)
  }

  /// The first run of items in the rest of the paragraph that all begin or all end with the whole word of the slogan, or
  /// of “三比三看” that begin with one and hold the other.
  private func scattered(behind sentence: Int) -> MemberList? {
    let isPair = place.parts.count == 2
    guard isPair ? place.parts[0].count == place.parts[1].count : place.part.head.count >= 2 else { return nil }
    let end = place.range.upper + Self.furthest
    let own = ProseRange(place.range.upper, place.sentence.upper)
    let first = isPair ? place.parts[0].head : place.part.head
    for range in [own] + sentences(behind: sentence).map(\.range) where range.upper <= end {
      guard holdsTwice(first, range) else { continue }
      let items = ListItems(range, in: units).items
      var run: [ProseRange] = []
      var edge = Edge.none
      for item in items {
        let found = isPair ? pairEdge(trimmed(item.range)) : self.edge(trimmed(item.range), isFirst: run.isEmpty)
        if found == .none || (edge != .none && found != edge) {
          if run.count >= 2 { break }
          run = []
        }
        if found != .none { run.append(trimmed(item.range)) }
        edge = found
      }
      if run.count >= 2 { return list(run, .carriedOut) }
    }
    return nil
  }

  private func holdsTwice(_ word: ProseRange, _ range: ProseRange) -> Bool {
    var found = 0
    for at in range.lower..<max(range.lower, range.upper - word.count) where units[at] == units[word.lower] {
      if matches(word, at: at) { found += 1 }
      if found == 2 { return true }
    }
    return false
  }

  private enum Edge { case none, first, last }

  private func edge(_ item: ProseRange, isFirst: Bool) -> Edge {
    let head = place.part.head
    guard item.count > head.count, isFirst || item.count <= head.count + 12 else { return .none }
    if matches(head, at: item.upper - head.count) { return .last }
    return matches(head, at: item.lower) ? .first : .none
  }

  private func pairEdge(_ item: ProseRange) -> Edge {
    guard item.count <= 12, place.parts.count == 2, matches(place.parts[0].head, at: item.lower) else { return .none }
    let second = place.parts[1].head
    let behind = item.lower + place.parts[0].head.count + 1
    return behind < item.upper - second.count
      && (behind..<item.upper - second.count).contains { matches(second, at: $0) }
      ? .first : .none
  }

  // MARK: Help

  private func sentences(behind sentence: Int) -> ArraySlice<Sentence> {
    draft.sentences[(sentence + 1)...].prefix(Self.reach)
      .prefix { $0.paragraph == draft.sentences[sentence].paragraph }
  }

  /// `item` without the mark that ends its sentence.
  private func trimmed(_ item: ProseRange) -> ProseRange {
    var upper = item.upper
    while upper > item.lower, units[upper - 1].endsSentence { upper -= 1 }
    return ProseRange(item.lower, upper)
  }

  private func matches(_ word: ProseRange, at index: Int) -> Bool {
    index >= 0 && index + word.count <= units.count
      && (0..<word.count).allSatisfy { units[index + $0] == units[word.lower + $0] }
  }

  private func list(_ members: [ProseRange], _ tie: MemberList.Tie) -> MemberList? {
    guard let first = members.first, let last = members.last else { return nil }
    let range = ProseRange(first.lower, last.upper)
    return MemberList(
      range: range, region: range, members: members, counts: [members.count], isOpen: false, tie: tie,
      sharesMorpheme: true)
  }
}
