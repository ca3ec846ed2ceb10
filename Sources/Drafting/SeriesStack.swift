import ProseText

/// Groups marks into series: a mark continues the innermost series that waits for its number. Where none waits, it is
/// decided here what is wrong, so that one mistake is told once.
struct SeriesStack {
  /// How far a mark is set off from what stands before it, the least first.
  enum Pause: Comparable {
    /// ， 、 ： and the like.
    case clause
    /// ；
    case part
    /// 。, or the paragraph begins.
    case sentence

    /// The pause that `unit` makes before a mark.
    init(_ unit: UInt16) {
      self = unit == 0xFF1B ? .part : unit.endsSentence || unit == .paragraphEnd ? .sentence : .clause
    }
  }

  private struct Open {
    let family: SeriesMark.Family
    /// The ordinal it began with.
    let begin: Int
    var marks: [Int]
    var last: Int
    /// Where the first mark and the last one stand.
    let firstParagraph: Int
    var paragraph: Int
    /// Where in its paragraph the last mark stands.
    var place: InlineOrdinal.Place
    /// The widest pause before a mark of it but the first; nil while it has one mark.
    var pause: Pause?
    /// What may follow besides the next number, after a break.
    var accepted: [(ordinal: Int, last: Int)] = []
    /// Of 首先…再次… the mark of 再次, until 最后 tells that it counts.
    var skipped: Int?
    /// The families that were mixed in and reported.
    var mixed: [SeriesMark.Family] = []

    /// Whether it counts at all: 二要 and 最后 may stand alone in plain text.
    var isCounted: Bool {
      switch family {
      case .mustSeries, .firstNextSeries, .verbSeries: begin == 1
      case .isSeries, .ordinalSeries, .amongSeries: true
      }
    }

    func waits(for ordinal: Int) -> Bool { ordinal == 0 || reached(by: ordinal) != nil }

    /// The number that is reached when `ordinal` comes next, or nil when it may not.
    func reached(by ordinal: Int) -> Int? {
      last + 1 == ordinal ? ordinal : accepted.first { $0.ordinal == ordinal }?.last
    }
  }

  /// The series that are complete, in order of their first marks once the draft has ended.
  private(set) var finished: [Series] = []
  /// What is wrong with them, in order.
  private(set) var breaks: [SeriesBreak] = []
  private var open: [Open] = []
  /// The mark before this one: the entry in `open` that it went to and whether it opened its paragraph.
  private var previous: (entry: Int, paragraph: Int, place: InlineOrdinal.Place)?
  /// Where a word that begins a series without being its mark stood last: 首先要, 第一要.
  private var hint: (family: SeriesMark.Family, ordinal: Int, paragraph: Int)?

  /// The paragraph that said 其次 without a mark.
  private var nextSaid: Int?

  /// The numbers that series had reached when a heading ended them; one that holds headings goes on behind them.
  private var ended: [SeriesMark.Family: Int] = [:]

  /// Paragraphs after which a series is no longer waited for.
  private static let patience = 14
  /// Paragraphs over which the next number still goes on: the parts of a long speech are counted from far away.
  private static let longPatience = 150
  /// A greater number with nothing before it is a word, not a series without its beginning.
  private static let latestStart = 5
  /// Open series at most; the outermost is closed when there are more.
  private static let depth = 8

  /// Notes a word that may begin a series: what goes on from it does not begin in the middle.
  mutating func take(hint family: SeriesMark.Family, ordinal: Int, paragraph: Int) {
    if family == .firstNextSeries, ordinal == 2 {
      nextSaid = paragraph
      return
    }
    hint = (family, ordinal, paragraph)
  }

  /// Takes the mark that has `number` in the draft.
  mutating func take(
    _ mark: SeriesMark, number: Int, paragraph: Int, place: InlineOrdinal.Place, pause: Pause
  ) {
    let ordinal = mark.ordinal
    func isOpen(_ series: Open) -> Bool { paragraph - series.paragraph <= Self.patience }
    func isReachable(_ series: Open) -> Bool {
      let isFar = mark.family == .ordinalSeries && place == .paragraphStart
      return paragraph - series.paragraph <= (isFar ? Self.longPatience : Self.patience)
    }
    defer {
      previous = open.indices.last.map { ($0, paragraph, place) }
      if ordinal != 1, let last = open.indices.last { open[last].pause = max(open[last].pause ?? pause, pause) }
    }
    func isWaiting(_ series: Open) -> Bool {
      series.family == mark.family && series.waits(for: ordinal) && isReachable(series)
    }
    if ordinal != 1, let innermost = open.lastIndex(where: isWaiting), !isLeftBehind(innermost) {
      // 二是准，一是情况要准，二是数据要准；三是实: what commas part has ended before a wider pause, where one outside
      // it waits for the number too.
      let isOver = open[innermost].paragraph == paragraph && open[innermost].pause.map { $0 < pause } ?? false
      let outer =
        isOver ? open[..<innermost].lastIndex { isWaiting($0) && ($0.pause.map { $0 >= pause } ?? true) } : nil
      goOn(outer ?? innermost, number, ordinal, paragraph, place)
      return
    }
    if ordinal > 1 {
      if let host = host(of: mark, paragraph: paragraph, place: place) {
        if !open[host].mixed.contains(mark.family) {
          note(.mixture, number, from: host, expected: ordinal)
          open[host].mixed.append(mark.family)
        }
        goOn(host, number, ordinal, paragraph, place)
        return
      }
      if let broken = open.lastIndex(where: { $0.family == mark.family && isOpen($0) && $0.isCounted }) {
        resume(broken, mark, number, paragraph, place)
        return
      }
      // A draft that begins in the middle of a series is a part of a longer one.
      let isExcerpt = number == 0 && paragraph == 0 && place == .paragraphStart
      if place != .quotationStart, !isExcerpt { noteLateStart(of: mark, number, paragraph) }
    }
    if open.count == Self.depth { finish(open.removeFirst()) }
    var series = Open(
      family: mark.family, begin: ordinal, marks: [number], last: ordinal, firstParagraph: paragraph,
      paragraph: paragraph, place: place)
    if ordinal > 1 { series.accepted = OrdinalRecovery.accepted(after: ordinal, expected: 1) }
    open.append(series)
  }

  /// Ends all series: a heading stands here.
  mutating func endAll() {
    for series in open { ended[series.family] = series.last }
    while !open.isEmpty { close() }
    previous = nil
    hint = nil
  }

  /// Ends the draft.
  mutating func endDraft() {
    endAll()
    finished.sort { ($0.marks.first ?? 0) < ($1.marks.first ?? 0) }
  }

  // MARK: Going on

  /// Whether the series `entry` was done in running text before another of its family began in a later paragraph: what
  /// comes next is of the other one, even when its number would fit here.
  private func isLeftBehind(_ entry: Int) -> Bool {
    open[entry].place != .paragraphStart
      && open[(entry + 1)...].contains {
        $0.family == open[entry].family && $0.begin == 1 && $0.isCounted && $0.firstParagraph > open[entry].paragraph
      }
  }

  private mutating func goOn(
    _ entry: Int, _ number: Int, _ ordinal: Int, _ paragraph: Int, _ place: InlineOrdinal.Place
  ) {
    while open.count > entry + 1 { close() }
    if ordinal == 0, let skipped = open[entry].skipped {
      note(.gap, skipped, from: entry, expected: 2)
      open[entry].skipped = nil
    }
    open[entry].marks.append(number)
    if ordinal > 0 { open[entry].last = open[entry].reached(by: ordinal) ?? ordinal }
    open[entry].paragraph = paragraph
    open[entry].place = place
    open[entry].accepted.removeAll(keepingCapacity: true)
  }

  /// The series of another family that the mark goes on from: the one of the mark before it in the paragraph or the
  /// one above, or further up where both open their paragraphs.
  private func host(of mark: SeriesMark, paragraph: Int, place: InlineOrdinal.Place) -> Int? {
    guard let previous, previous.entry < open.count, open[previous.entry].family != mark.family,
      open[previous.entry].last + 1 == mark.ordinal, open[previous.entry].begin == 1
    else { return nil }
    let distance = paragraph - previous.paragraph
    let areNeighbours =
      place == .paragraphStart
      && (distance == 1 || (previous.place == .paragraphStart && distance <= Self.patience))
    return previous.paragraph == paragraph || areNeighbours ? previous.entry : nil
  }

  /// Takes a mark whose number is not the one that was to come.
  private mutating func resume(
    _ entry: Int, _ mark: SeriesMark, _ number: Int, _ paragraph: Int, _ place: InlineOrdinal.Place
  ) {
    let expected = open[entry].last + 1
    // 首先…再次…: 其次 is often written without a comma.
    if mark.family != .firstNextSeries || mark.ordinal < expected {
      note(
        mark.ordinal > expected ? .gap : mark.ordinal + 1 == expected ? .repetition : .disorder, number, from: entry,
        expected: expected)
    }
    let isSkip = mark.family == .firstNextSeries && mark.ordinal == 3 && expected == 2
    goOn(entry, number, mark.ordinal, paragraph, place)
    if isSkip, nextSaid != paragraph { open[entry].skipped = number }
    open[entry].accepted = OrdinalRecovery.accepted(after: mark.ordinal, expected: expected)
  }

  private mutating func noteLateStart(of mark: SeriesMark, _ number: Int, _ paragraph: Int) {
    guard mark.ordinal <= Self.latestStart, ended[mark.family].map({ $0 + 1 }) != mark.ordinal else { return }
    if let hint, paragraph - hint.paragraph <= Self.patience, hint.ordinal + 1 == mark.ordinal {
      guard hint.family != mark.family, hint.family == .firstNextSeries, hint.paragraph == paragraph else { return }
      breaks.append(
        SeriesBreak(kind: .mixture, mark: number, previous: nil, expected: mark.ordinal, family: hint.family))
      return
    }
    switch mark.family {
    case .isSeries, .ordinalSeries, .amongSeries:
      breaks.append(SeriesBreak(kind: .lateStart, mark: number, previous: nil, expected: 1, family: mark.family))
    case .mustSeries, .firstNextSeries, .verbSeries:
      break
    }
  }

  private mutating func note(_ kind: SeriesBreak.Kind, _ number: Int, from entry: Int, expected: Int) {
    breaks.append(
      SeriesBreak(
        kind: kind, mark: number, previous: open[entry].marks.last, expected: expected, family: open[entry].family))
  }

  private mutating func close() {
    if let last = open.popLast() { finish(last) }
  }

  private mutating func finish(_ series: Open) {
    finished.append(Series(family: series.family, marks: series.marks))
  }
}
