import ProseText

extension SeriesMark {
  /// The mark of a series at `index`, which must open a clause; nil when there is none before `limit`.
  static func read(at index: Int, limit: Int, in units: UnsafeBufferPointer<UInt16>) -> SeriesMark? {
    guard opensClause(index, in: units) else { return nil }
    let text = Text(units: units, limit: limit)
    switch units[index] {
    case 0x7B2C:  // 第
      guard let number = text.ordinal(at: index + 1), text[number.end].endsOrdinal else { return nil }
      // 第一、第二产业 and 第一、二轮 are lists.
      if text[number.end] == 0x3001, text[number.end + 1] == 0x7B2C || text[number.end + 1].isChineseOrdinalDigit {
        return nil
      }
      return SeriesMark(
        family: .ordinalSeries, ordinal: number.value, range: ProseRange(index, number.end + 1))
    case 0x5176 where text[index + 1] == 0x6B21:  // 其次
      guard text[index + 2] == 0xFF0C || text[index + 2] == 0x3001 else { return nil }
      return SeriesMark(family: .firstNextSeries, ordinal: 2, range: ProseRange(index, index + 3))
    case 0x5176:  // 其
      guard let number = text.ordinal(at: index + 1), text[number.end].endsOrdinal else { return nil }
      return SeriesMark(family: .amongSeries, ordinal: number.value, range: ProseRange(index, number.end + 1))
    case 0x9996, 0x518D, 0x6700:  // 首先 再次 最后
      let second: UInt16 = units[index] == 0x9996 ? 0x5148 : units[index] == 0x518D ? 0x6B21 : 0x540E
      guard text[index + 1] == second, text[index + 2] == 0xFF0C || text[index + 2] == 0x3001 else { return nil }
      let ordinal = units[index] == 0x9996 ? 1 : units[index] == 0x518D ? 3 : 0
      return SeriesMark(family: .firstNextSeries, ordinal: ordinal, range: ProseRange(index, index + 3))
    default:
      guard let number = text.ordinal(at: index), text[number.end + 1].isHan || text[number.end + 1] == 0x201C else {
        return nil
      }
      switch text[number.end] {
      case 0x662F:
        return SeriesMark(family: .isSeries, ordinal: number.value, range: ProseRange(index, number.end + 1))
      case 0x8981:
        return SeriesMark(family: .mustSeries, ordinal: number.value, range: ProseRange(index, number.end + 1))
      default:
        return nil
      }
    }
  }

  private static func opensClause(_ index: Int, in units: UnsafeBufferPointer<UInt16>) -> Bool {
    guard index > 0 else { return true }
    let before = units[index - 1]
    return before == .paragraphEnd || before.endsSentence || before.endsClause || before == 0x201C || before == 0x201D
      || before == 0x3001 || before == 0x2014
  }

  /// Units up to a limit; past it there is 0.
  private struct Text {
    let units: UnsafeBufferPointer<UInt16>
    let limit: Int

    subscript(index: Int) -> UInt16 { index < limit ? units[index] : 0 }

    /// A Chinese ordinal from 一 to 九十九.
    func ordinal(at index: Int) -> (value: Int, end: Int)? {
      var at = index
      var value = 0
      while at < index + 3, let digit = Self.digits.firstIndex(of: self[at]).map({ $0 + 1 }) {
        value = digit == 10 ? max(1, value) * 10 : value + digit
        at += 1
      }
      return at > index ? (value, at) : nil
    }

    private static let digits: [UInt16] = Array("一二三四五六七八九十".utf16)
  }
}

extension UInt16 {
  /// ，、： or 是, by which 第一 becomes a mark of a series.
  fileprivate var endsOrdinal: Bool { self == 0xFF0C || self == 0x3001 || self == 0xFF1A || self == 0x662F }
}

/// Groups marks into series: a mark continues the innermost series that waits for its number.
struct SeriesStack {
  private struct Open {
    let family: SeriesMark.Family
    var marks: [Int]
    var last: Int
    var paragraph: Int
  }

  /// The series that are complete, in order of their first marks once the draft has ended.
  private(set) var finished: [Series] = []
  private var open: [Open] = []

  /// Paragraphs after which a series is no longer waited for.
  private static let patience = 14
  /// Open series at most; the outermost is closed when there are more.
  private static let depth = 8

  /// Takes the mark that has `number` in the draft.
  mutating func take(_ mark: SeriesMark, number: Int, paragraph: Int) {
    let waiting = open.lastIndex {
      $0.family == mark.family && (mark.ordinal == 0 || $0.last + 1 == mark.ordinal)
        && paragraph - $0.paragraph <= Self.patience
    }
    if let waiting, mark.ordinal != 1 {
      while open.count > waiting + 1 { close() }
      open[waiting].marks.append(number)
      open[waiting].last = mark.ordinal
      open[waiting].paragraph = paragraph
      return
    }
    if open.count == Self.depth { finish(open.removeFirst()) }
    open.append(Open(family: mark.family, marks: [number], last: mark.ordinal, paragraph: paragraph))
  }

  /// Ends all series: a heading stands here.
  mutating func endAll() {
    while !open.isEmpty { close() }
  }

  /// Ends the draft.
  mutating func endDraft() {
    endAll()
    finished.sort { ($0.marks.first ?? 0) < ($1.marks.first ?? 0) }
  }

  private mutating func close() {
    if let last = open.popLast() { finish(last) }
  }

  private mutating func finish(_ series: Open) {
    finished.append(Series(family: series.family, marks: series.marks))
  }
}
