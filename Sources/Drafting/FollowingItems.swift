import Numerals
package import ProseText

/// Finds the series or the numbered paragraphs that a stated number announces: 三项工作：一是…, 三个方面。 一、….
package struct FollowingItems {
  /// What was announced.
  package struct Items: Sendable {
    /// The mark of the first of them.
    package let first: ProseRange
    /// Whether they are numbered paragraphs, else marks of a series.
    package let areHeadings: Bool
    /// What each of them says, from behind its mark to the end of its first sentence or part of a sentence.
    package let members: [ProseRange]

    /// How many there are.
    package var count: Int { members.count }
  }

  private let draft: Draft
  /// The headings of the run that begins with a heading, kept so that a run is read once.
  private var runs: [Int: [Int]] = [:]

  /// How many units may stand between a number and the first mark of its series.
  private static let reach = 16

  /// A finder in `draft`.
  package init(_ draft: Draft) {
    self.draft = draft
  }

  /// What `phrase` announces, or nil when it announces nothing.
  package mutating func items(of phrase: CountedPhrase) -> Items? {
    let end = phrase.part.measure.upper
    guard let paragraph = draft.prose.paragraphs.lastIndex(notAfter: end, key: { $0.range.lower }) else { return nil }
    let range = draft.prose.paragraphs[paragraph].range
    if let series = series(after: end, in: range) ?? ordinals(of: phrase, in: range)
      ?? inlineItems(after: end, in: range)
    {
      return series
    }
    // Where the paragraph ends with the promise, the series may open the next ones.
    if paragraph + 1 < draft.prose.paragraphs.count, range.upper - end <= Self.reach,
      isLead(ProseRange(end, range.upper)),
      let series = series(openingAt: draft.prose.paragraphs[paragraph + 1].range.lower)
    {
      return series
    }
    // The phrase ends its paragraph.
    if range.upper - phrase.range.upper <= 2, let openings = openings(below: paragraph, phrase) { return openings }
    guard
      range.upper - end <= Self.reach,
      isLead(ProseRange(end, range.upper)) || isTitle(phrase, range)
    else { return nil }
    return headings(below: paragraph)
  }

  /// 必须打好四场硬仗。 / 打好项目攻坚仗。… / 打好生态保卫仗。…: paragraphs right below whose first sentences are short, begin with
  /// the same two characters and end in the last one of what was counted; then a heading follows, or nothing.
  private func openings(below paragraph: Int, _ phrase: CountedPhrase) -> Items? {
    let units = draft.prose.units
    guard !phrase.isBare, phrase.part.head.count > 0 else { return nil }
    let last = units[phrase.part.head.upper - 1]
    var heads: [ProseRange] = []
    var next = paragraph + 1
    while next < draft.prose.paragraphs.count, heads.count <= phrase.part.count + 2 {
      let range = draft.prose.paragraphs[next].range
      guard
        let end = (range.lower..<min(range.upper, range.lower + Self.longestOpening)).first(where: {
          units[$0].endsSentence
        }),
        end - range.lower > 3, end + 1 < range.upper, units[end - 1] == last,
        beginsAlike(range, heads.first ?? range)
      else { break }
      heads.append(ProseRange(range.lower, end))
      next += 1
    }
    let isOver =
      next == draft.prose.paragraphs.count || draft.heading(of: draft.prose.paragraphs[next].range) != nil
    guard heads.count >= 3, isOver else { return nil }
    return Items(first: heads[0], areHeadings: true, members: heads)
  }

  private func beginsAlike(_ left: ProseRange, _ right: ProseRange) -> Bool {
    let units = draft.prose.units
    return units[left.lower] == units[right.lower] && units[left.lower + 1] == units[right.lower + 1]
  }

  /// How long the first sentences of such paragraphs are, in units.
  private static let longestOpening = 20

  /// What carries out the name that ends at unit `end`, or nil: a series or a numbered list right behind it in its
  /// paragraph, or in the next ones where the name and at most a noun end a title or lead in by a colon.
  package mutating func items(behind end: Int) -> Items? {
    guard let paragraph = draft.prose.paragraphs.lastIndex(notAfter: end, key: { $0.range.lower }) else { return nil }
    let range = draft.prose.paragraphs[paragraph].range
    if let series = series(after: end, in: range) ?? inlineItems(after: end, in: range) { return series }
    let rest = draft.prose.units[end..<max(end, range.upper)]
    guard rest.count <= 8, rest.last == 0xFF1A || rest.last?.endsSentence != true,
      rest.allSatisfy({ $0.isHan || $0 == 0xFF1A }), paragraph + 1 < draft.prose.paragraphs.count
    else { return nil }
    return series(openingAt: draft.prose.paragraphs[paragraph + 1].range.lower) ?? headings(below: paragraph)
  }

  // MARK: Series

  private func series(after end: Int, in paragraph: ProseRange) -> Items? {
    let next = (draft.seriesMarks.lastIndex(notAfter: end, key: { $0.range.lower }) ?? -1) + 1
    guard next < draft.seriesMarks.count else { return nil }
    let mark = draft.seriesMarks[next]
    guard mark.ordinal == 1, paragraph.contains(mark.range), mark.range.lower - end <= Self.reach,
      leadsUp(from: end, to: mark.range.lower)
    else { return nil }
    return series(openingAt: mark.range.lower)
  }

  /// 六个方面。一、…二、…, 三项条件：（1）…；（2）…: a list in the rest of the paragraph, if its numbers go on one by one.
  private func inlineItems(after end: Int, in paragraph: ProseRange) -> Items? {
    let next = (draft.inlineOrdinals.lastIndex(notAfter: end, key: { $0.range.lower }) ?? -1) + 1
    guard next < draft.inlineOrdinals.count else { return nil }
    let first = draft.inlineOrdinals[next]
    guard first.ordinal == 1, first.place == .clauseStart, paragraph.contains(first.range),
      first.range.lower - end <= Self.reach, leadsUp(from: end, to: first.range.lower)
    else { return nil }
    var marks = [first.range]
    for item in draft.inlineOrdinals[(next + 1)...] {
      guard paragraph.contains(item.range) else { break }
      guard item.form == first.form, item.place == .clauseStart else { continue }
      guard item.ordinal == marks.count + 1 else { return nil }
      marks.append(item.range)
    }
    return items(at: marks)
  }

  /// The items whose marks stand at `marks`; nil for fewer than two.
  private func items(at marks: [ProseRange]) -> Items? {
    guard let first = marks.first, marks.count > 1 else { return nil }
    let units = draft.prose.units
    let members = marks.indices.map { number -> ProseRange in
      let lower = marks[number].upper
      let limit = number + 1 < marks.count ? marks[number + 1].lower : units.count
      let end = (lower..<limit).first { units[$0].endsSentence || units[$0] == 0xFF1B || units[$0] == .paragraphEnd }
      return ProseRange(lower, end ?? limit)
    }
    return Items(first: first, areHeadings: false, members: members)
  }

  /// 五件实事。第一件，…；第二件，…: clauses in the rest of the paragraph that number what was counted.
  private func ordinals(of phrase: CountedPhrase, in paragraph: ProseRange) -> Items? {
    let units = draft.prose.units
    guard phrase.part.measure.count == 1 else { return nil }
    let measure = units[phrase.part.measure.lower]
    func opens(_ at: Int, _ ordinal: Int) -> Bool {
      at + 2 < paragraph.upper && units[at] == 0x7B2C && ChineseNumeral.smallValue(unit: units[at + 1]) == ordinal
        && units[at + 2] == measure
    }
    let end = phrase.part.measure.upper
    guard let first = (end..<min(paragraph.upper, end + Self.reach)).first(where: { units[$0] == 0x7B2C }),
      opens(first, 1), leadsUp(from: end, to: first)
    else { return nil }
    var marks = [ProseRange(first, first + 3)]
    for at in first + 3..<max(first + 3, paragraph.upper) where units[at] == 0x7B2C && opens(at, marks.count + 1) {
      let before = units[at - 1]
      if before.endsClause || before.endsSentence { marks.append(ProseRange(at, at + 3)) }
    }
    return items(at: marks)
  }

  /// The series whose first mark stands at `start`.
  private func series(openingAt start: Int) -> Items? {
    draft.series(openingAt: start).flatMap { items(at: $0.map { draft.seriesMarks[$0].range }) }
  }

  /// Whether a noun and one mark stand between the number and the series, and no other clause.
  private func leadsUp(from end: Int, to start: Int) -> Bool {
    // 十四大作出三项决策：一是…: the nearer number counts them.
    let next = draft.countedPhrases.lastIndex(notAfter: start, key: { $0.range.lower })
    if let next, draft.countedPhrases[next].range.lower > end { return false }
    let between = draft.prose.units[end..<start]
    guard let last = between.last, last == 0xFF1A || last == 0x3002 || last == 0xFF0C || last == 0x3A else {
      return false
    }
    return between.dropLast().allSatisfy { $0.isHan }
  }

  // MARK: Numbered paragraphs

  /// The numbered paragraphs right below paragraph number `paragraph`.
  private mutating func headings(below paragraph: Int) -> Items? {
    guard paragraph + 1 < draft.prose.paragraphs.count,
      let first = draft.heading(of: draft.prose.paragraphs[paragraph + 1].range),
      draft.headings[first].ordinal == 1,
      draft.headings[first].form != .markdown, !draft.headings[first].form.isChapter
    else { return nil }
    let run = runs[first] ?? draft.headingRun(from: first)
    runs[first] = run
    guard run.count > 1 else { return nil }
    return Items(
      first: draft.headings[first].mark, areHeadings: true, members: run.map { draft.headings[$0].title })
  }

  /// Whether what stands between a number and the end of its paragraph leads into what follows: a noun of promise,
  /// then ： or 。
  private func isLead(_ rest: ProseRange) -> Bool {
    let units = draft.prose.units[rest.lower..<rest.upper]
    guard let last = units.last else { return false }
    if last == 0xFF1A || last == 0x3A { return units.dropLast().allSatisfy { $0.isHan } }
    guard last == 0x3002 else { return false }
    return units.dropLast().allSatisfy { $0.isHan }
      && (units.count == 1 || Self.promises.occurs(in: ProseRange(rest.lower, rest.upper - 1), of: draft.prose.units))
  }

  /// Whether the number and a noun of promise end a heading, so that the headings right below carry it out:
  /// 二、存在的四个主要问题.
  private func isTitle(_ phrase: CountedPhrase, _ paragraph: ProseRange) -> Bool {
    let rest = draft.prose.units[phrase.part.measure.upper..<paragraph.upper]
    guard !phrase.isBare, rest.count <= 8, rest.allSatisfy({ $0.isHan }),
      let heading = draft.heading(of: paragraph), heading + 1 < draft.headings.count,
      draft.headings[heading + 1].level > draft.headings[heading].level
    else { return false }
    return Self.promises.length(endingAt: paragraph.upper, from: phrase.part.measure.lower, in: draft.prose.units) > 0
  }

  private static let promises = WordTable("方面 工作 意见 任务 问题 情况 着手 入手 发力 汇报 举措 措施 要求 建议 实事")
}
