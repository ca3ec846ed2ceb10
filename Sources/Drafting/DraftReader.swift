import Numerals
import ProseText

/// The one pass that finds the structure of a draft.
struct DraftReader {
  private(set) var sentences: [Sentence] = []
  private(set) var inlineOrdinals: [InlineOrdinal] = []
  private(set) var labelReferences: [LabelReference] = []
  private(set) var seriesMarks: [SeriesMark] = []
  private(set) var series = SeriesStack()
  private(set) var quotations = QuotationStack()
  private(set) var pairMarks: [PairMark] = []
  private(set) var figures: [Figure] = []
  private(set) var countedPhrases: [CountedPhrase] = []
  private(set) var formulas: [NumberedFormula] = []
  private(set) var dates: [DateMention] = []
  private(set) var clockTimes: [ClockTime] = []
  /// The headings that are still to come.
  private var headings: ArraySlice<Heading>
  private var countedVerbs = CountedVerbs()
  /// The number of the paragraph that is being read.
  private var paragraphNumber = 0

  /// 最后是 further than so many units behind 其次是 is said of something else.
  private static let longestItem = 400

  /// A reader of a draft that has `headings`.
  init(_ headings: [Heading]) {
    self.headings = headings[...]
  }

  /// Reads `paragraphs` of `units`.
  mutating func read(_ paragraphs: [ProseParagraph], in units: UnsafeBufferPointer<UInt16>) {
    sentences.reserveCapacity(units.count / 40)
    figures.reserveCapacity(units.count / 60)
    UnitKind.table.withUnsafeBufferPointer { kinds in
      for (number, paragraph) in paragraphs.enumerated() {
        paragraphNumber = number
        let start = readOpening(of: paragraph, in: units)
        readParagraph(paragraph, from: start, in: units, kinds)
      }
    }
    series.endDraft()
  }

  /// Passes by the ordinal that a paragraph may open with; gives the first unit after it.
  private mutating func readOpening(of paragraph: ProseParagraph, in units: UnsafeBufferPointer<UInt16>) -> Int {
    guard let heading = headings.first, heading.paragraph == paragraph.range else { return paragraph.range.lower }
    headings.removeFirst()
    if heading.form.endsSeries { series.endAll() }
    return heading.mark.upper
  }

  private mutating func readParagraph(
    _ paragraph: ProseParagraph, from start: Int, in units: UnsafeBufferPointer<UInt16>,
    _ kinds: UnsafeBufferPointer<UInt8>
  ) {
    let limit = paragraph.range.upper
    var sentenceStart = paragraph.range.lower
    var at = start
    while at < limit {
      let unit = units[at]
      guard let kind = UnitKind(rawValue: kinds[Int(unit)]), kind != .plain else {
        at += 1
        continue
      }
      switch kind {
      case .plain:
        break
      case .opens:
        if let pair = PairedMark.opened(by: unit) {
          quotations.open(pair, at: at)
          pairMarks.append(PairMark(index: at, pair: pair, side: .opens))
        }
        if unit == 0xFF08 || unit == 0x28 { noteInlineOrdinal(at: at, limit: limit, in: units) }
      case .circled:
        noteInlineOrdinal(at: at, limit: limit, in: units)
      case .closes:
        if let pair = PairedMark.closed(by: unit) { close(pair, at: at) }
      case .straightQuote:
        noteStraight(at: at)
      case .sentenceEnd:
        var end = at + 1
        while end < limit {
          if units[end] == 0x22, quotations.isStraightOpen {
            noteStraight(at: end)
          } else if let pair = PairedMark.closed(by: units[end]) {
            close(pair, at: end)
          } else if !units[end].endsSentence {
            break
          }
          end += 1
        }
        sentences.append(Sentence(range: ProseRange(sentenceStart, end), paragraph: UInt32(paragraphNumber)))
        sentenceStart = end
        at = end
        continue
      case .digit, .hanNumeral:
        at = readNumeral(at: at, limit: limit, in: units)
        continue
      case .seriesOpening:
        if let mark = readSeriesMark(at: at, limit: limit, in: units) {
          at = mark.range.upper
          continue
        }
        if unit == 0x7B2C { noteInlineOrdinal(at: at, limit: limit, in: units) }
      }
      at += 1
    }
    if sentenceStart < limit {
      sentences.append(Sentence(range: ProseRange(sentenceStart, limit), paragraph: UInt32(paragraphNumber)))
    }
    quotations.endParagraph()
  }

  private mutating func close(_ pair: PairedMark, at index: Int) {
    quotations.close(pair, at: index)
    pairMarks.append(PairMark(index: index, pair: pair, side: .closes))
  }

  private mutating func noteStraight(at index: Int) {
    pairMarks.append(PairMark(index: index, pair: .straight, side: quotations.isStraightOpen ? .closes : .opens))
    quotations.straight(at: index)
  }

  private mutating func readSeriesMark(
    at index: Int, limit: Int, in units: UnsafeBufferPointer<UInt16>
  ) -> SeriesMark? {
    let reader = SeriesReader(units: units, limit: limit)
    guard let mark = reader.mark(at: index), !isPlainLast(mark, in: units) else {
      if let hint = reader.hint(at: index) {
        series.take(hint: hint.family, ordinal: hint.ordinal, paragraph: paragraphNumber)
      }
      guard let (mark, counted) = reader.counted(at: index) else { return nil }
      let taken = countedVerbs.take(mark, counted, paragraphNumber, seriesMarks.count)
      for mark in taken { append(mark, in: units) }
      return taken.isEmpty ? nil : mark
    }
    append(mark, in: units)
    return mark
  }

  /// Whether `mark` is 最后是 or 最后要 without 首先是 or 其次要 as the mark before it.
  private func isPlainLast(_ mark: SeriesMark, in units: UnsafeBufferPointer<UInt16>) -> Bool {
    guard mark.family == .firstNextSeries, mark.ordinal == 0, units[mark.range.upper - 1].isHan else { return false }
    guard let last = seriesMarks.last, mark.range.lower - last.range.lower < Self.longestItem else { return true }
    return last.family != .firstNextSeries || last.ordinal == 0 || !units[last.range.upper - 1].isHan
  }

  private mutating func append(_ mark: SeriesMark, in units: UnsafeBufferPointer<UInt16>) {
    let before = mark.range.lower > 0 ? units[mark.range.lower - 1] : .paragraphEnd
    let place: InlineOrdinal.Place =
      before == .paragraphEnd ? .paragraphStart : before == 0x201C ? .quotationStart : .clauseStart
    series.take(
      mark, number: seriesMarks.count, paragraph: paragraphNumber, place: place, pause: SeriesStack.Pause(before))
    seriesMarks.append(mark)
  }

  private mutating func noteInlineOrdinal(at index: Int, limit: Int, in units: UnsafeBufferPointer<UInt16>) {
    guard index > 0 else { return }
    let reader = InlineOrdinalReader(units: units, limit: limit)
    if let ordinal = reader.ordinal(at: index, paragraph: paragraphNumber) { inlineOrdinals.append(ordinal) }
  }

  // MARK: Numerals

  /// Reads what begins with the digit at `index`: a mark of a series, a date, a time or a figure. Gives the unit
  /// after it, always past `index`.
  private mutating func readNumeral(at index: Int, limit: Int, in units: UnsafeBufferPointer<UInt16>) -> Int {
    if let formula = NumberedFormula.sum(at: index, limit: limit, in: units) {
      formulas.append(formula)
      return formula.range.upper
    }
    let reader = DateReader(units: units)
    if let mark = readSeriesMark(at: index, limit: limit, in: units) { return mark.range.upper }
    noteInlineOrdinal(at: index, limit: limit, in: units)
    let labels = LabelReader(units: units, limit: limit)
    if let reference = labels.reference(at: index, after: labelReferences.last) {
      labelReferences.append(reference)
    }
    if let (date, end) = reader.date(at: index, limit: limit) {
      dates.append(date)
      return readRestOfDate(date, from: end, limit: limit, in: units, reader)
    }
    if let (time, end) = reader.clockTime(at: index, limit: limit, afterDate: false) {
      return readRestOfTime(time, from: end, limit: limit, reader)
    }
    guard let (numeral, numeralEnd) = Numeral.scan(units, from: index), numeralEnd <= limit else {
      return min(limit, max(index + 1, Numeral.endOfDigits(units, from: index)))
    }
    if numeral.kind == .number, numeral.approximation == .exact, let count = numeral.value.int,
      let phrase = CountedPhrase.read(count, ProseRange(index, numeralEnd), limit: limit, in: units)
    {
      countedPhrases.append(phrase)
    }
    let unit = MeasureUnit.scan(units, from: numeralEnd)
    let end = min(limit, unit?.end ?? numeralEnd)
    // A single Chinese numeral without a unit is a part of a word nearly always: 统一, 一些.
    // 百余 and 千余 are figures too.
    let isSurplus = numeralEnd < limit && units[numeralEnd] == 0x4F59 && numeral.lastDigitPower >= 2
    if unit != nil || numeralEnd - index > 1 || units[index].isASCIIDigit || units[index].isFullWidthDigit || isSurplus
    {
      figures.append(
        Figure(
          range: ProseRange(index, end), numeralRange: ProseRange(index, numeralEnd), numeral: numeral,
          unit: unit?.unit))
    }
    return numeralEnd
  }

  /// What goes on behind a date: further dates (7月22日至24日, 5日、12日和19日) and the time of the day.
  private mutating func readRestOfDate(
    _ date: DateMention, from end: Int, limit: Int, in units: UnsafeBufferPointer<UInt16>, _ reader: DateReader
  ) -> Int {
    var last = date
    var at = end
    while at < limit {
      if last.day != nil, let (time, timeEnd) = reader.clockTime(at: at, limit: limit, afterDate: true) {
        return readRestOfTime(time, from: timeEnd, limit: limit, reader)
      }
      // 9月29日（星期五）至10月6日: the weekday is a part of the date before.
      var mark = last.weekday == nil ? at : max(at, last.weekdayRange.upper)
      if mark > at, mark < limit, units[mark].closesPair { mark += 1 }
      guard mark + 1 < limit, Self.joinsDates(units[mark]),
        let (next, nextEnd) = reader.date(at: mark + 1, limit: limit, continuing: last)
      else { break }
      dates.append(next)
      last = next
      at = nextEnd
    }
    if last != date, let pair = reader.weekdayPair(at: at, limit: limit) { give(pair.first, pair.second, in: units) }
    return at
  }

  /// Gives the last two dates the weekdays at the units `first` and `second`, unless the days are more than a week
  /// apart: 3月1日至31日（周一至周五） names working days.
  private mutating func give(_ first: Int, _ second: Int, in units: UnsafeBufferPointer<UInt16>) {
    let count = dates.count
    guard let start = dates[count - 2].calendarDate, let end = dates[count - 1].calendarDate,
      (1..<7).contains(start.days(until: end)), let weekday = Weekday(unit: units[first]),
      let lastWeekday = Weekday(unit: units[second])
    else { return }
    dates[count - 2] = dates[count - 2].on(weekday, at: first)
    dates[count - 1] = dates[count - 1].on(lastWeekday, at: second)
  }

  /// What goes on behind a time: 8:30—12:00, 22时至次日6时.
  private mutating func readRestOfTime(_ time: ClockTime, from end: Int, limit: Int, _ reader: DateReader) -> Int {
    clockTimes.append(time)
    var at = end
    while let (next, nextEnd) = reader.nextTime(after: at, limit: limit) {
      clockTimes.append(next)
      at = nextEnd
    }
    return at
  }

  /// 至 到 — – ～ ~ - 、 和 及 与.
  private static func joinsDates(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x81F3, 0x5230, 0x2014, 0x2013, 0xFF5E, 0x7E, 0x2D, 0x3001, 0x548C, 0x53CA, 0x4E0E: true
    default: false
    }
  }
}
