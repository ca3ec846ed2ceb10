import ProseText

/// Reads the marks of series: 一是, 第二，, 其三，, 首先，.
struct SeriesReader {
  let units: UnsafeBufferPointer<UInt16>
  /// The unit after the paragraph; past it there is 0.
  let limit: Int

  private subscript(index: Int) -> UInt16 { index < limit ? units[index] : 0 }

  /// The mark of a series at `index`, which must open a clause; nil when there is none.
  func mark(at index: Int) -> SeriesMark? {
    let opens = opensClause(index)
    switch units[index] {
    case 0x7B2C:  // 第
      return opens ? ordinal(.ordinalSeries, at: index) : nil
    case 0x5176 where self[index + 1] != 0x6B21:  // 其
      return opens ? ordinal(.amongSeries, at: index) : nil
    case 0x9996, 0x5176, 0x518D, 0x6700:  // 首先 其次 再次 最后
      return opens ? word(at: index) : nil
    default:
      guard opens || (units[index] == 0x4E00 && !endsWord(index)) else { return nil }
      return verb(at: index)
    }
  }

  /// A word at `index` that may begin a series though it is no mark of one: 首先要, 首要是, 第一要.
  func hint(at index: Int) -> (family: SeriesMark.Family, ordinal: Int)? {
    switch units[index] {
    case 0x9996 where self[index + 1] == 0x8981: return (.isSeries, 1)
    case 0x9996 where self[index + 1] == 0x5148: return opensClause(index) ? (.firstNextSeries, 1) : nil
    case 0x5176 where self[index + 1] == 0x6B21: return (.firstNextSeries, 2)
    case 0x7B2C: return number(at: index + 1).map { (.ordinalSeries, $0.value) }
    case 0x5176: return number(at: index + 1).map { (.amongSeries, $0.value) }
    default: return self[index + 1] == 0x662F ? number(at: index).map { (.isSeries, $0.value) } : nil
    }
  }

  /// What is counted at the start of a clause: 一看, 二则, 第一步, 第二个变化. One alone is plain text.
  func counted(at index: Int) -> (mark: SeriesMark, counted: CountedVerbs.Counted)? {
    guard opensClause(index) else { return nil }
    if units[index] == 0x7B2C { return measured(at: index) }
    guard let number = number(at: index), number.value <= 9, number.end == index + 1,
      Self.countedVerbs.contains(self[number.end])
    else { return nil }
    let next = self[number.end + 1]
    guard next.isHan || next == 0x201C || next == 0xFF0C else { return nil }
    let mark = SeriesMark(
      family: .verbSeries, ordinal: number.value, range: ProseRange(index, number.end + 1), numeral: number.range,
      misplacedMark: nil)
    return (mark, .verb(self[number.end]))
  }

  private func measured(at index: Int) -> (mark: SeriesMark, counted: CountedVerbs.Counted)? {
    guard let number = number(at: index + 1), number.value <= 9, Self.steps.contains(self[number.end]) else {
      return nil
    }
    let measure = self[number.end]
    let next = self[number.end + 1]
    // 第一类为, 第一阶段: what is counted is named, or it is the measure alone.
    let isNamed = Self.measuresOfAny.contains(measure) && next != 0x4E3A && next != 0x662F && next != 0xFF0C
    let counted = isNamed ? (next, self[number.end + 2]) : (0, 0)
    guard !isNamed || counted.0.isHan && counted.1.isHan else { return nil }
    if measure == 0x9636, next != 0x6BB5 { return nil }
    let mark = SeriesMark(
      family: .verbSeries, ordinal: number.value, range: ProseRange(index, number.end + 1), numeral: number.range,
      misplacedMark: nil)
    return (mark, .measured(measure, counted.0, counted.1))
  }

  /// What things to do and to tell are numbered with.
  private static let steps = UnitSet("步招条件笔关阶个项类种")
  private static let measuresOfAny = UnitSet("个项类种")
  private static let countedVerbs = UnitSet("则曰来看问抓查学比讲评促带建强树创谈听访议思做守转破立补治防管保靠想干改严送帮解")

  // MARK: Kinds of marks

  /// 第一，, 第一要 and 其一，. With 、 it is a list where another ordinal follows or stands before: 第一、第二产业, 第一、二轮.
  private func ordinal(_ family: SeriesMark.Family, at index: Int) -> SeriesMark? {
    guard let number = number(at: index + 1), self[number.end].endsOrdinal || isMust(number.end) else { return nil }
    var misplaced: MisplacedMark?
    if self[number.end] == 0x3001 {
      let next = self[number.end + 1]
      // 第二、一定要: a number that goes on from this one would be greater.
      let listed = Self.digits.firstIndex(of: next).map { $0 + 1 > number.value } ?? false
      guard next != units[index], !listed, !next.isASCIIDigit, !follows(0x3001, index) else { return nil }
      misplaced = MisplacedMark(range: ProseRange(number.end, number.end + 1), right: "，")
    }
    return SeriesMark(
      family: family, ordinal: number.value, range: ProseRange(index, number.end + 1),
      numeral: ProseRange(index + 1, number.end), misplacedMark: misplaced)
  }

  /// 首先， 其次， 再次， 最后，.
  private func word(at index: Int) -> SeriesMark? {
    let ordinal: Int
    switch (units[index], self[index + 1]) {
    case (0x9996, 0x5148): ordinal = 1
    case (0x5176, 0x6B21): ordinal = 2
    case (0x518D, 0x6B21): ordinal = 3
    case (0x6700, 0x540E): ordinal = 0
    default: return nil
    }
    let mark = self[index + 2]
    // 首先是…，其次要…; 最后是 says other things too, so that the marks before it decide.
    if mark == 0x662F || isMust(index + 2), self[index + 3].isHan {
      return SeriesMark(
        family: .firstNextSeries, ordinal: ordinal, range: ProseRange(index, index + 3),
        numeral: ProseRange(index, index + 2), misplacedMark: nil)
    }
    guard mark == 0xFF0C || (mark == 0x3001 && !follows(0x3001, index) && !isListed(index + 3)) else { return nil }
    return SeriesMark(
      family: .firstNextSeries, ordinal: ordinal, range: ProseRange(index, index + 3),
      numeral: ProseRange(index, index + 2),
      misplacedMark: mark == 0x3001 ? MisplacedMark(range: ProseRange(index + 2, index + 3), right: "，") : nil)
  }

  /// 一是 and 一要; not 四是四.
  private func verb(at index: Int) -> SeriesMark? {
    guard let number = number(at: index) else { return nil }
    let family: SeriesMark.Family
    switch self[number.end] {
    case 0x662F: family = .isSeries
    case 0x8981: family = .mustSeries
    default: return nil
    }
    // Inside a clause only 一是 is a mark (主要原因一是), and 一要 where 二要 opens one soon (各科室一要…，二要).
    guard family == .isSeries || opensClause(index) || number.value == 1 && isCountedOn(from: number.end) else {
      return nil
    }
    let next = self[number.end + 1]
    var end = number.end + 1
    var misplaced: MisplacedMark?
    switch next {
    case 0xFF0C, 0x3001, 0xFF1A:
      guard self[end + 1].isHan || self[end + 1] == 0x201C else { return nil }
      misplaced = MisplacedMark(range: ProseRange(end, end + 1), right: "")
      end += 1
    default:
      // 四是四个课堂，五是五项活动 explains numbers, and counts nothing.
      guard next != units[index] || next == 0x4E00 else { return nil }
      let isFigure = family == .isSeries && (next.isASCIIDigit || next.isFullWidthDigit)
      guard next.isHan || next == 0x201C || isFigure, !(next == units[index] && !self[end + 1].isHan) else {
        return nil
      }
    }
    return SeriesMark(
      family: family, ordinal: number.value, range: ProseRange(index, end), numeral: number.range,
      misplacedMark: misplaced)
  }

  /// Whether 二要 opens a clause of the same sentence, before another 一要.
  private func isCountedOn(from index: Int) -> Bool {
    var at = index + 1
    while at < min(limit, index + Self.longestClause), !units[at].endsSentence {
      if self[at + 1] == 0x8981 {
        if units[at] == 0x4E00 { return false }
        if units[at] == 0x4E8C, units[at - 1].endsClause { return true }
      }
      at += 1
    }
    return false
  }

  private static let longestClause = 80

  /// Whether 要 at `index` says what must be done: 第一要学, not 第一要务.
  private func isMust(_ index: Int) -> Bool {
    self[index] == 0x8981 && self[index + 1].isHan && !Self.importantThings.contains(self[index + 1])
  }

  /// 要务 要素 要件 要害 要道 要塞 要职 要点 要义 要闻 要领 要地 要案 要旨.
  private static let importantThings = UnitSet("务素件害道塞职点义闻领地案旨")

  // MARK: What stands around a mark

  private func opensClause(_ index: Int) -> Bool {
    guard index > 0 else { return true }
    let before = units[index - 1]
    return before == .paragraphEnd || before.endsSentence || before.endsClause || before == 0x201C || before == 0x201D
      || before == 0x3001 || before == 0x2014 || before == 0xFF09
  }

  private func follows(_ unit: UInt16, _ index: Int) -> Bool { index > 0 && units[index - 1] == unit }

  /// Whether a word of order stands at `index`, so that the mark before it parts a list: 首先、其次.
  private func isListed(_ index: Int) -> Bool {
    switch (self[index], self[index + 1]) {
    case (0x5176, 0x6B21), (0x518D, 0x6B21), (0x6700, 0x540E): true
    default: false
    }
  }

  /// Whether 一 at `index` is the end of a word or a part of a number: 统一是, 之一是, 第一是, 二十一是.
  private func endsWord(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    let before = units[index - 1]
    return !before.isHan || before.isChineseOrdinalDigit || Self.beforeOne.contains(before)
  }

  private static let beforeOne: [UInt16] = Array("统之唯惟第同单万周期专均合归划零百千逐某每这那有初其".utf16)

  /// A Chinese ordinal from 一 to 九十九.
  private func number(at index: Int) -> (value: Int, end: Int, range: ProseRange)? {
    var at = index
    var value = 0
    while at < index + 3, let digit = Self.digits.firstIndex(of: self[at]).map({ $0 + 1 }) {
      value = digit == 10 ? max(1, value) * 10 : value + digit
      at += 1
    }
    return at > index ? (value, at, ProseRange(index, at)) : nil
  }

  private static let digits: [UInt16] = Array("一二三四五六七八九十".utf16)
}

extension UInt16 {
  /// ，、： or 是, by which 第一 becomes a mark of a series.
  fileprivate var endsOrdinal: Bool { self == 0xFF0C || self == 0x3001 || self == 0xFF1A || self == 0x662F }
}
