import ProseText

/// Puts headings under one another and counts them: which level each has, whom it goes on from, and where a number is
/// not the one that was to come.
///
/// A stack holds one entry for each form that is open. A form that is open already pops to it; 1 begins again without
/// complaint, for one file may hold several articles. After a break both the number found and the one expected may go
/// on, so that a mistyped number and a missing paragraph make one break each.
struct HeadingOutline {
  private(set) var headings: [Heading]
  private(set) var breaks: [HeadingBreak] = []

  private var open: [OpenForm] = []
  /// Forms that a heading of a higher rank or a `#` title ended, with what ended them.
  private var closed: [Heading.Form: ClosedForm] = [:]
  private var runs = 0
  /// The depth of the last `#` title, 0 before the first.
  private var titleDepth = 0
  /// Pairs of forms whose ranks were reported to be reversed: once a draft is enough.
  private var reversed: Set<[Heading.Form]> = []
  /// For each heading the next of the same form and depth, or nil.
  private let following: [Int?]
  private let syntax: DraftSyntax

  /// A greater leap is no gap but another list.
  private static let widestGap = 10
  /// Paragraphs after which a list in running text is over.
  private static let reach = 3

  /// Reads `headings`; `inline` are the numbers of lists in running text, by which a heading may go on too.
  init(_ headings: [Heading], inline: [InlineOrdinal], syntax: DraftSyntax) {
    self.headings = headings
    self.syntax = syntax
    following = Self.following(headings)
    var next = 0
    for index in headings.indices {
      while next < inline.count, inline[next].range.lower < headings[index].mark.upper {
        take(inline[next])
        next += 1
      }
      take(index)
    }
    breaks.sort { $0.heading < $1.heading }
  }

  private static func following(_ headings: [Heading]) -> [Int?] {
    var following = [Int?](repeating: nil, count: headings.count)
    var last: [OpenForm.Key: Int] = [:]
    for index in headings.indices.reversed() {
      let key = OpenForm.Key(headings[index])
      following[index] = last[key]
      last[key] = index
    }
    return following
  }

  /// How many forms are open below the last `#` title.
  private var depth: Int { open.count { $0.key.titleDepth == 0 && $0.lastHeading != nil } }

  // MARK: One heading after the other

  private mutating func take(_ index: Int) {
    let heading = headings[index]
    guard heading.form != .markdown else {
      endForms(atTitleOfDepth: heading.titleDepth)
      titleDepth = heading.titleDepth
      headings[index].level = titleDepth
      return
    }
    guard heading.form != .decimal else {
      headings[index].level = titleDepth + depth + 1
      return
    }
    if heading.titleDepth > 0 { endForms(atTitleOfDepth: heading.titleDepth) }
    let key = OpenForm.Key(heading)
    if let entry = open.lastIndex(where: { $0.key == key }) {
      continueForm(entry, with: index)
    } else {
      beginForm(with: index)
    }
    if heading.titleDepth > 0 { titleDepth = heading.titleDepth }
    headings[index].level = heading.titleDepth > 0 ? titleDepth : titleDepth + depth
    headings[index].run = open.last?.run ?? 0
  }

  /// Takes a heading whose form is open already.
  private mutating func continueForm(_ entry: Int, with index: Int) {
    let heading = headings[index]
    let ordinal = heading.ordinal
    if let last = open[entry].lastIfNext(ordinal) {
      advance(entry, to: last, index)
    } else if ordinal == 1 {
      restart(entry, index)
    } else if let other = enclosingForm(goingOnWith: index, except: entry) {
      note(.foreignForm, index, from: other)
      advance(other, to: ordinal, index)
    } else if open[entry].lastHeading == nil, heading.paragraphNumber - open[entry].paragraph > Self.reach {
      // Only a list in running text was open, and that is over.
      open.remove(at: entry)
      beginForm(with: index)
    } else if let outer = open[entry].outer, outer.last + 1 == ordinal, ordinal <= open[entry].last,
      let begin = open[entry].begin
    {
      // 一、（一） 一、二、 二、: the numbers go on above the lower form, so that those below it stood inside it.
      breaks.append(HeadingBreak(kind: .inversion, heading: begin, previous: outer.lower, expected: 1))
      open[entry].beginAgain(below: nil)
      advance(entry, to: ordinal, index)
    } else if ordinal - open[entry].last <= Self.widestGap {
      let expected = open[entry].expected
      note(ordinal > expected ? .gap : ordinal + 1 == expected ? .repetition : .disorder, index, from: entry)
      advance(entry, to: ordinal, index, expected: expected)
    }
  }

  /// 1 begins a new run, unless it is a slip for the next number.
  private mutating func restart(_ entry: Int, _ index: Int) {
    let last = open[entry].last
    let isMeant = syntax == .markdown && headings[index].form == .arabic
    let isNeighbour = last == 1 && open[entry].paragraph + 1 == headings[index].paragraphNumber
    // 1. and a text and 1. again below one heading: nothing that could begin another list stands between.
    let isAgain =
      last == 1 && entry > 0 && open[entry].lastHeading == index - 1 && headings[index].form != .chinese
      && headings[index].paragraphNumber - open[entry].paragraph <= Self.reach
    let isSlip = last > 0 && next(of: index, under: entry).map { headings[$0].ordinal } == last + 2
    if !isMeant, open[entry].lastHeading != nil, isNeighbour || isSlip || isAgain {
      note(.repetition, index, from: entry)
      advance(entry, to: isSlip ? last + 1 : 1, index, expected: last + 1)
    } else {
      runs += 1
      open[entry].beginAgain(below: entry + 1 < open.count ? open.last?.lastHeading : nil)
      open[entry].run = runs
      open[entry].begin = index
      advance(entry, to: 1, index)
    }
  }

  /// Takes a heading whose form is not open.
  private mutating func beginForm(with index: Int) {
    let heading = headings[index]
    if heading.ordinal != 1 {
      if let earlier = closed[heading.form], earlier.last + 1 == heading.ordinal, goesOn(earlier, with: index) {
        return
      }
      if let other = enclosingForm(goingOnWith: index, except: nil) {
        note(.foreignForm, index, from: other)
        advance(other, to: heading.ordinal, index)
        return
      }
    }
    let isFirst = open.isEmpty && index == 0
    endLowerForms(for: index)
    push(index)
    // Articles count on through the chapters, so that an excerpt from a later chapter begins with any of them.
    let isExcerpt = heading.form == .article && closed[.article] == nil && headings[0].ordinal != 1
    guard heading.ordinal != 1, !isFirst, !isExcerpt, heading.ordinal <= Self.widestGap else { return }
    let goesOn = following[index].map { headings[$0].ordinal } == heading.ordinal + 1
    guard heading.ordinal == 2 || goesOn, let entry = open.indices.last else { return }
    breaks.append(HeadingBreak(kind: .lateStart, heading: index, previous: nil, expected: 1))
    open[entry].accept(afterBreak: 1)
  }

  /// Whether a heading goes on from a form that was closed: after a `#` title, from parent to parent, as the articles
  /// of a law and the points of many policies are counted, or because the form that closed it stands inside it.
  private mutating func goesOn(_ earlier: ClosedForm, with index: Int) -> Bool {
    let form = headings[index].form
    guard case .higherForm(let closer) = earlier.reason else {
      endLowerForms(for: index)
      push(index)
      return true
    }
    let closing = headings[closer]
    guard form.isRanked, closing.form.isRanked, closing.ordinal == 1,
      let entry = open.lastIndex(where: { $0.begin == closer })
    else { return false }
    if reversed.insert([closing.form, form]).inserted {
      breaks.append(
        HeadingBreak(kind: .inversion, heading: closer, previous: earlier.heading, expected: closing.ordinal))
    }
    open.removeSubrange(entry...)
    push(index)
    return true
  }

  /// The form, other than entry `except`, whose number the heading is although it is written otherwise.
  private func enclosingForm(goingOnWith index: Int, except entry: Int?) -> Int? {
    let heading = headings[index]
    return open.indices.reversed().first { other in
      guard other != entry, open[other].key.titleDepth == heading.titleDepth, open[other].last + 1 == heading.ordinal,
        let last = open[other].lastHeading, headings[last].form.isRanked, heading.form.isRanked
      else { return false }
      guard let next = next(of: last, under: other) else {
        return entry == nil && following[index] == nil && heading.ordinal > 2
      }
      return headings[next].ordinal == heading.ordinal + 1
    }
  }

  /// The next heading after `index` of its form, as long as nothing above `entry` comes before it.
  private func next(of index: Int, under entry: Int) -> Int? {
    guard let next = following[index] else { return nil }
    for outer in open[..<entry] {
      if let last = outer.lastHeading, let change = following[last], change < next { return nil }
    }
    return next
  }

  // MARK: The stack

  private mutating func advance(_ entry: Int, to ordinal: Int, _ index: Int, expected: Int? = nil) {
    for ended in open[(entry + 1)...] where ended.lastHeading != nil {
      closed[ended.key.form] = ClosedForm(last: ended.last, heading: ended.lastHeading, reason: .parent)
    }
    open.removeLast(open.count - entry - 1)
    open[entry].advance(to: ordinal, heading: index, paragraph: headings[index].paragraphNumber)
    if let expected { open[entry].accept(afterBreak: expected) }
  }

  private mutating func push(_ index: Int) {
    runs += 1
    let heading = headings[index]
    var entry = OpenForm(key: OpenForm.Key(heading), run: runs, begin: index)
    entry.advance(to: heading.ordinal, heading: index, paragraph: heading.paragraphNumber)
    open.append(entry)
    closed[heading.form] = nil
  }

  /// Ends the forms of lower rank that are open where a heading of a form that is not open stands.
  private mutating func endLowerForms(for index: Int) {
    let heading = headings[index]
    while let last = open.last, last.key.titleDepth == heading.titleDepth,
      heading.form.rawValue < last.key.form.rawValue,
      !(heading.form == .article && last.key.form == .chinese)
    {
      noteInversion(of: last, by: index)
      closed[last.key.form] = ClosedForm(last: last.last, heading: last.lastHeading, reason: .higherForm(index))
      open.removeLast()
    }
  }

  /// A form that has just begun cannot be over when a higher one begins right below it: it encloses that one.
  private mutating func noteInversion(of entry: OpenForm, by index: Int) {
    let heading = headings[index]
    guard heading.ordinal == 1, entry.last == 1, entry.begin == entry.lastHeading, let last = entry.lastHeading,
      entry.paragraph + 1 == heading.paragraphNumber, entry.key.form.isRanked, heading.form.isRanked,
      !headings[last].isSentence, reversed.insert([heading.form, entry.key.form]).inserted
    else { return }
    breaks.append(HeadingBreak(kind: .inversion, heading: index, previous: entry.lastHeading, expected: 1))
  }

  private mutating func endForms(atTitleOfDepth depth: Int) {
    while let last = open.last, last.key.titleDepth == 0 || last.key.titleDepth > depth {
      closed[last.key.form] = ClosedForm(last: last.last, heading: last.lastHeading, reason: .title)
      open.removeLast()
    }
  }

  private mutating func take(_ inline: InlineOrdinal) {
    let key = OpenForm.Key(form: inline.form, titleDepth: 0)
    if let entry = open.lastIndex(where: { $0.key == key }) {
      open[entry].advanceInline(to: inline.ordinal, paragraph: inline.paragraphNumber)
    } else if inline.ordinal == 1, inline.place == .clauseStart {
      runs += 1
      var entry = OpenForm(key: key, run: runs, begin: nil)
      entry.advanceInline(to: 1, paragraph: inline.paragraphNumber)
      open.append(entry)
    }
  }

  private mutating func note(_ kind: HeadingBreak.Kind, _ index: Int, from entry: Int) {
    breaks.append(
      HeadingBreak(kind: kind, heading: index, previous: open[entry].lastHeading, expected: open[entry].expected))
  }
}

extension Heading {
  /// Whether the paragraph says more than a title does.
  fileprivate var isSentence: Bool { title.upper < paragraph.upper }
}
