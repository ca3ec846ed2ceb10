import Numerals
import ProseText

/// The one pass that finds the structure of a draft.
struct DraftReader {
  private(set) var sentences: [Sentence] = []
  private(set) var headings: [Heading] = []
  private(set) var seriesMarks: [SeriesMark] = []
  private(set) var series = SeriesStack()
  private(set) var quotations = QuotationStack()
  private(set) var figures: [Figure] = []
  private(set) var countedPhrases: [CountedPhrase] = []
  private(set) var formulas: [NumberedFormula] = []
  private(set) var dates: [DateMention] = []
  private(set) var clockTimes: [ClockTime] = []
  private var outline = Outline()
  /// The number of the paragraph that is being read.
  private var paragraphNumber = 0

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

  /// Reads the ordinal that a paragraph may open with; gives the first unit after it.
  private mutating func readOpening(of paragraph: ProseParagraph, in units: UnsafeBufferPointer<UInt16>) -> Int {
    let found =
      paragraph.titleLevel > 0
      ? (form: Heading.Form.markdown, ordinal: Int(paragraph.titleLevel), end: paragraph.range.lower)
      : HeadingMark.read(at: paragraph.range.lower, limit: paragraph.range.upper, in: units)
    guard let found else { return paragraph.range.lower }
    headings.append(
      Heading(
        form: found.form, ordinal: found.ordinal, paragraph: paragraph.range,
        mark: ProseRange(paragraph.range.lower, found.end), level: outline.level(of: found.form, found.ordinal),
        title: HeadingMark.title(from: found.end, limit: paragraph.range.upper, in: units)))
    if found.form == .chinese || found.form == .bracketedChinese || found.form == .markdown { series.endAll() }
    return found.end
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
        if let pair = PairedMark.opened(by: unit) { quotations.open(pair, at: at) }
      case .closes:
        if let pair = PairedMark.closed(by: unit) { quotations.close(pair, at: at) }
      case .straightQuote:
        quotations.straight(at: at)
      case .sentenceEnd:
        var end = at + 1
        while end < limit {
          if units[end] == 0x22, quotations.isStraightOpen {
            quotations.straight(at: end)
          } else if let pair = PairedMark.closed(by: units[end]) {
            quotations.close(pair, at: end)
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
        if let mark = SeriesMark.read(at: at, limit: limit, in: units) {
          note(mark)
          at = mark.range.upper
          continue
        }
      }
      at += 1
    }
    if sentenceStart < limit {
      sentences.append(Sentence(range: ProseRange(sentenceStart, limit), paragraph: UInt32(paragraphNumber)))
    }
    quotations.endParagraph()
  }

  private mutating func note(_ mark: SeriesMark) {
    series.take(mark, number: seriesMarks.count, paragraph: paragraphNumber)
    seriesMarks.append(mark)
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
    if let mark = SeriesMark.read(at: index, limit: limit, in: units) {
      note(mark)
      return mark.range.upper
    }
    if let (date, end) = reader.date(at: index, limit: limit) {
      dates.append(date)
      return readRestOfDate(date, from: end, limit: limit, in: units, reader)
    }
    if let (time, end) = reader.clockTime(at: index, limit: limit, afterDate: false) {
      clockTimes.append(time)
      return end
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
    // A single Chinese numeral without a unit is a part of a word nearly always: 统一, 一些, 万家.
    if unit != nil || numeralEnd - index > 1 || units[index].isASCIIDigit || units[index].isFullWidthDigit {
      figures.append(
        Figure(
          range: ProseRange(index, end), numeralRange: ProseRange(index, numeralEnd), numeral: numeral,
          unit: unit?.unit))
    }
    return numeralEnd
  }

  /// The second half of a range (7月22日至24日) and the time after a date.
  private mutating func readRestOfDate(
    _ date: DateMention, from end: Int, limit: Int, in units: UnsafeBufferPointer<UInt16>, _ reader: DateReader
  ) -> Int {
    guard end < limit else { return end }
    if date.day != nil, let (time, timeEnd) = reader.clockTime(at: end, limit: limit, afterDate: true) {
      clockTimes.append(time)
      return timeEnd
    }
    switch units[end] {
    case 0x81F3, 0x5230, 0x2014, 0x2013, 0xFF5E, 0x7E, 0x2D, 0x3001:
      guard end + 1 < limit, let (second, secondEnd) = reader.date(at: end + 1, limit: limit, continuing: date) else {
        return end
      }
      dates.append(second)
      return secondEnd
    default:
      return end
    }
  }
}
