import Drafting
import ProseText

/// One part of the outline of a draft.
struct OutlinePart: Sendable {
  /// What a part is.
  enum Kind: Sendable {
    /// A heading with all that stands below it.
    case section
    /// A series in running text, from its first mark to the end of its last item.
    case series
    /// One item of a series.
    case item
  }

  /// What it is.
  let kind: Kind
  /// Its name, on one line, not empty.
  let name: String
  /// All of it.
  let range: SourceRange
  /// Its name in the text, inside `range`.
  let nameRange: SourceRange
  /// Its parts, in order, each inside `range`.
  var children: [OutlinePart] = []
}

/// The headings and series of a draft as a tree.
struct Outline: Sendable {
  /// The parts at the top, in order.
  let parts: [OutlinePart]

  /// How long names may be, in UTF-16 code units of the prose.
  private static let longestName = 40

  /// The outline of `draft`.
  init(_ draft: Draft) {
    let sections = Self.sections(of: draft)
    let series = draft.series.compactMap { Self.part($0, in: draft, sections: sections) }
    var open: [OutlinePart] = []
    var finished: [OutlinePart] = []
    func close() {
      let part = open.removeLast()
      if open.isEmpty { finished.append(part) } else { open[open.count - 1].children.append(part) }
    }
    for part in (sections + series).sorted(by: { ($0.range.start, $1.range.end) < ($1.range.start, $0.range.end) }) {
      while let last = open.last, last.range.end <= part.range.start || last.range.end < part.range.end { close() }
      open.append(part)
    }
    while !open.isEmpty { close() }
    parts = finished
  }

  /// A section for each heading, from its paragraph to the next heading of its level or above.
  private static func sections(of draft: Draft) -> [OutlinePart] {
    var ends = [Int](repeating: draft.prose.units.count, count: draft.headings.count)
    var open: [Int] = []
    for (index, heading) in draft.headings.enumerated() {
      while let last = open.last, draft.headings[last].level >= heading.level {
        ends[last] = heading.paragraph.lower
        open.removeLast()
      }
      open.append(index)
    }
    return draft.headings.enumerated().map { index, heading in
      let text = ProseRange(min(heading.mark.lower, heading.title.lower), heading.title.upper)
      let words = text.isEmpty ? heading.paragraph : text
      let end = max(ends[index], words.upper)
      return OutlinePart(
        kind: .section, name: name(words, in: draft),
        range: contentRange(ProseRange(heading.paragraph.lower, end), in: draft),
        nameRange: draft.prose.sourceRange(of: words))
    }
  }

  /// A series with its items, as far as they stand in one section.
  private static func part(_ series: Series, in draft: Draft, sections: [OutlinePart]) -> OutlinePart? {
    let marks = series.marks.map { draft.seriesMarks[$0] }
    guard marks.count > 1, let first = marks.first else { return nil }
    let start = draft.prose.offset(ofUnit: first.range.lower)
    let around = sections.lastIndex(notAfter: start.value) { $0.range.start.value }
    let next = around.map { $0 + 1 } ?? 0
    let limit = next < sections.count ? sections[next].range.start : draft.source.end
    let kept = marks.prefix { draft.prose.offset(ofUnit: $0.range.lower) < limit }
    var items: [OutlinePart] = []
    for (index, mark) in kept.enumerated() {
      let paragraphEnd = draft.paragraph(at: mark.range.lower)?.range.upper ?? mark.range.upper
      let next = index + 1 < kept.count ? kept[index + 1].range.lower : paragraphEnd
      let end = max(next, mark.range.upper)
      items.append(
        OutlinePart(
          kind: .item, name: name(clause(from: mark.range, to: end, in: draft), in: draft),
          range: contentRange(ProseRange(mark.range.lower, end), in: draft),
          nameRange: draft.prose.sourceRange(of: mark.range)))
    }
    guard items.count > 1, let last = items.last else { return nil }
    let marksRange = draft.prose.sourceRange(of: first.range)
    let names = [first.numeral, kept[kept.count - 1].numeral].map(draft.prose.text)
    return OutlinePart(
      kind: .series, name: "\(names[0])……\(names[1])（\(items.count)项）",
      range: SourceRange(marksRange.start, last.range.end), nameRange: marksRange, children: items)
  }

  /// From `mark` to the end of its first clause.
  private static func clause(from mark: ProseRange, to end: Int, in draft: Draft) -> ProseRange {
    var at = mark.upper
    while at < end, !draft.prose.units[at].endsClause, !draft.prose.units[at].endsSentence,
      draft.prose.units[at] != .paragraphEnd
    { at += 1 }
    return ProseRange(mark.lower, at)
  }

  private static func name(_ range: ProseRange, in draft: Draft) -> String {
    let isCut = range.count > longestName
    let shown = isCut ? ProseRange(range.lower, range.lower + longestName) : range
    let text = draft.prose.text(shown).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return text.isEmpty ? "（无题）" : isCut ? text + "…" : text
  }

  /// The stretch of the source from the first to the last unit of `range` that is no paragraph end.
  private static func contentRange(_ range: ProseRange, in draft: Draft) -> SourceRange {
    var end = min(range.upper, draft.prose.units.count)
    while end > range.lower + 1, draft.prose.units[end - 1] == .paragraphEnd { end -= 1 }
    return draft.prose.sourceRange(of: ProseRange(range.lower, end))
  }
}
