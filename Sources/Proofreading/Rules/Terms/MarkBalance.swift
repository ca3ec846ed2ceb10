import Drafting
import ProseText

/// A mark that found no partner, or the wrong one.
enum UnbalancedMark {
  /// Opened and never closed.
  case unclosed(PairMark)
  /// Closed and never opened.
  case unopened(PairMark)
  /// Closed before it is opened: ”河畔红“.
  case reversed(PairMark, PairMark)
  /// Opened twice, or closed twice, around a few words: “河畔红“.
  case doubled(PairMark, PairMark)
  /// A pair inside a pair of the same form.
  case nested(PairMark, PairMark)

  /// The unit of the first mark.
  var index: Int {
    switch self {
    case .unclosed(let mark), .unopened(let mark), .reversed(let mark, _), .doubled(let mark, _),
      .nested(let mark, _):
      mark.index
    }
  }
}

/// Pairs up the marks of one form, paragraph by paragraph, and over the paragraphs that pages cut a sentence into.
struct MarkBalance {
  private let units: UnsafeBufferPointer<UInt16>
  private let draft: Draft
  private let isListMark: (PairMark) -> Bool

  /// The furthest paragraph in which a pair may close that a page has cut.
  private static let reach = 5
  /// The longest text between two marks that are taken for one pair with a wrong mark.
  private static let longestName = 14

  /// The balance of `draft`; a mark for which `isListMark` holds is passed by.
  init(_ draft: Draft, units: UnsafeBufferPointer<UInt16>, isListMark: @escaping (PairMark) -> Bool = { _ in false }) {
    self.units = units
    self.draft = draft
    self.isListMark = isListMark
  }

  /// What is wrong with `marks`, all of one form and in the order of the text.
  func problems(of marks: [PairMark]) -> [UnbalancedMark] {
    var problems: [UnbalancedMark] = []
    var left: [Alone] = []
    var at = 0
    for (number, paragraph) in draft.prose.paragraphs.enumerated() {
      guard at < marks.count else { break }
      guard marks[at].index < paragraph.range.upper else { continue }
      let start = at
      while at < marks.count, marks[at].index < paragraph.range.upper { at += 1 }
      let here = marks[start..<at]
      pairUp(here, problems: &problems) { mark in
        let isAtEdge = mark == (mark.side == .opens ? here.last : here.first)
        left.append(Alone(mark: mark, paragraph: number, isAtEdge: isAtEdge))
      }
    }
    problems += unpaired(left, first: marks.first, last: marks.last)
    return problems.sorted { $0.index < $1.index }
  }

  /// Pairs up the marks of one paragraph; what stays alone goes to `leave`.
  private func pairUp(
    _ marks: ArraySlice<PairMark>, problems: inout [UnbalancedMark], leave: (PairMark) -> Void
  ) {
    var open: [PairMark] = []
    var alone: [PairMark] = []
    var inner: [(PairMark, PairMark)] = []
    for mark in marks {
      if mark.side == .opens {
        open.append(mark)
      } else if let partner = open.popLast() {
        if !open.isEmpty { inner.append((partner, mark)) }
      } else if !isListMark(mark) {
        alone.append(mark)
      }
    }
    alone = (alone + open).sorted { $0.index < $1.index }
    for pair in inner where !isInside(pair, open) { problems.append(.nested(pair.0, pair.1)) }
    alone.forEach(leave)
  }

  /// Whether what encloses a pair is only a mark that was never closed.
  private func isInside(_ pair: (PairMark, PairMark), _ open: [PairMark]) -> Bool {
    open.contains { $0.index < pair.0.index }
  }

  // MARK: What is left

  /// A mark that found no partner in its paragraph.
  private struct Alone {
    let mark: PairMark
    let paragraph: Int
    /// Whether an opening mark is the last of its paragraph, a closing one the first: then the partner may stand in
    /// another.
    let isAtEdge: Bool
  }

  private func unpaired(_ left: [Alone], first: PairMark?, last: PairMark?) -> [UnbalancedMark] {
    var problems: [UnbalancedMark] = []
    var at = 0
    while at < left.count {
      let (mark, paragraph) = (left[at].mark, left[at].paragraph)
      let next = at + 1 < left.count ? left[at + 1] : nil
      if let next, next.paragraph == paragraph, isName(mark, next.mark) {
        switch (mark.side, next.mark.side) {
        case (.closes, .opens): problems.append(.reversed(mark, next.mark))
        case (.opens, .opens), (.closes, .closes): problems.append(.doubled(mark, next.mark))
        case (.opens, .closes): break
        }
        at += 2
        continue
      }
      switch mark.side {
      case .opens:
        if let next, next.mark.side == .closes, next.paragraph > paragraph, next.paragraph - paragraph <= Self.reach,
          left[at].isAtEdge, next.isAtEdge
        {
          at += 2
          continue
        }
        if !(left[at].isAtEdge && goesOnInParagraphs(mark, paragraph)), !(mark == last && isCutAtEnd(mark, paragraph)) {
          problems.append(.unclosed(mark))
        }
      case .closes:
        if !(mark == first && isCutAtStart(mark)) { problems.append(.unopened(mark)) }
      }
      at += 1
    }
    return problems
  }

  /// Whether two marks stand around a few words without any mark of punctuation.
  private func isName(_ mark: PairMark, _ next: PairMark) -> Bool {
    let between = mark.index + 1..<next.index
    return (1...Self.longestName).contains(between.count)
      && between.allSatisfy { units[$0].isWordUnit || units[$0] == 0x2B || units[$0] == 0xB7 }
  }

  /// Whether the next paragraph opens with the mark again, as each paragraph of a long quotation does.
  private func goesOnInParagraphs(_ mark: PairMark, _ paragraph: Int) -> Bool {
    guard mark.pair == .double || mark.pair == .single, paragraph + 1 < draft.prose.paragraphs.count else {
      return false
    }
    let next = draft.prose.paragraphs[paragraph + 1].range
    guard !next.isEmpty, units[next.lower] == units[mark.index] else { return false }
    // A quotation that only names something is none: “十四五”时期.
    let close: UInt16 = mark.pair == .double ? 0x201D : 0x2019
    guard let end = (next.lower..<next.upper).first(where: { units[$0] == close }) else { return true }
    return units[end - 1].endsSentence || end + 1 == next.upper || end - next.lower > Self.longestName
  }

  /// Whether the text begins in the middle of a speech: …，不放空炮。” he said.
  private func isCutAtStart(_ mark: PairMark) -> Bool {
    guard mark.pair == .double || mark.pair == .single, mark.index > 0 else { return false }
    return units[mark.index - 1].endsSentence || units[mark.index - 1].endsClause
  }

  /// Whether the text ends in the middle of a speech.
  private func isCutAtEnd(_ mark: PairMark, _ paragraph: Int) -> Bool {
    guard mark.pair == .double || mark.pair == .single, paragraph + 1 == draft.prose.paragraphs.count else {
      return false
    }
    let range = draft.prose.paragraphs[paragraph].range
    guard !units[range.upper - 1].endsSentence else { return false }
    let before = mark.index > range.lower ? units[mark.index - 1] : 0
    return before == 0 || before == 0xFF1A || before == 0xFF0C
  }
}
