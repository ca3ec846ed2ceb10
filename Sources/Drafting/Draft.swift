package import ProseText

/// The structure of one draft: everything the rules need, found in one pass over its prose.
///
/// Every array is in the order of the text. A draft is a value: it is shared between tasks, and never changes.
package struct Draft: Sendable {
  /// The text that the draft was read from, without page breaks.
  package let prose: Prose
  /// The sentences, each with its final mark and the closing quotation marks after it; titles and items too.
  package let sentences: [Sentence]
  /// Paragraphs that open with an ordinal, and `#` titles.
  package let headings: [Heading]
  /// Where the ordinals of headings do not go on as the outline has them.
  package let headingBreaks: [HeadingBreak]
  /// ①, （2） and the like inside paragraphs.
  package let inlineOrdinals: [InlineOrdinal]
  /// 一是, 第二， and the like, where they open a clause.
  package let seriesMarks: [SeriesMark]
  /// The series that the marks make.
  package let series: [Series]
  /// Where series do not go on as they began.
  package let seriesBreaks: [SeriesBreak]
  /// Captions of figures, tables and attachments, and the entries of lists of attachments.
  package let labels: [Label]
  /// 见图3, （附件2） and the like.
  package let labelReferences: [LabelReference]
  /// What stands in quotation marks, title marks and brackets.
  package let quotations: [Quotation]
  /// The marks that open and close pairs, whether they found each other or not.
  package let pairMarks: [PairMark]
  /// Numerals, with their units where one follows.
  package let figures: [Figure]
  /// The figures as statements about something: in their sentences, with the words that relate them.
  package let quantities: QuantityLedger
  /// Numerals with a measure word and what they count, outside quotation marks.
  package let countedPhrases: [CountedPhrase]
  /// 1+3+N, and digit strings in quotation marks.
  package let formulas: [NumberedFormula]
  /// Dates of any precision.
  package let dates: [DateMention]
  /// Times of the day.
  package let clockTimes: [ClockTime]
  /// Numbered slogans in quotation marks.
  package let slogans: [Slogan]

  /// Reads `source`. Time and memory are linear in the source; no input makes it fail.
  package init(_ source: SourceText, syntax: DraftSyntax = .plain) {
    let prose = Prose(source, syntax: syntax)
    let headings = prose.units.withUnsafeBufferPointer { HeadingFinder(prose, units: $0).headings }
    var reader = DraftReader(headings)
    prose.units.withUnsafeBufferPointer { units in
      reader.read(prose.paragraphs, in: units)
    }
    self.prose = prose
    sentences = reader.sentences
    let outline = HeadingOutline(headings, inline: reader.inlineOrdinals, syntax: syntax)
    self.headings = outline.headings
    headingBreaks = outline.breaks
    inlineOrdinals = reader.inlineOrdinals
    labels = Label.all(
      in: prose, sentences: reader.sentences, headings: outline.headings, inline: reader.inlineOrdinals)
    labelReferences = reader.labelReferences
    seriesMarks = reader.seriesMarks
    series = reader.series.finished
    seriesBreaks = reader.series.breaks
    quotations = reader.quotations.finished
    pairMarks = reader.pairMarks
    figures = reader.figures
    countedPhrases = reader.countedPhrases
    let strings = prose.units.withUnsafeBufferPointer { units in
      reader.quotations.finished.compactMap { NumberedFormula.digits(in: $0, units) }
    }
    formulas = (reader.formulas + strings).sorted { $0.range.lower < $1.range.lower }
    dates = reader.dates
    quantities = QuantityLedger(prose, sentences: reader.sentences, figures: reader.figures, dates: reader.dates)
    clockTimes = reader.clockTimes
    slogans = prose.units.withUnsafeBufferPointer { Slogan.all(in: $0, quotations: reader.quotations.finished) }
  }

  /// The text as it was given.
  package var source: SourceText { prose.source }

  /// The paragraph that holds unit `index`, or nil between paragraphs.
  package func paragraph(at index: Int) -> ProseParagraph? {
    let found = prose.paragraphs.lastIndex(notAfter: index) { $0.range.lower }
    guard let found, prose.paragraphs[found].range.contains(index) else { return nil }
    return prose.paragraphs[found]
  }

  /// The sentence that holds unit `index`, or nil where there is none.
  package func sentence(at index: Int) -> Sentence? {
    let found = sentences.lastIndex(notAfter: index) { $0.range.lower }
    guard let found, sentences[found].range.contains(index) else { return nil }
    return sentences[found]
  }

  /// The marks of the series whose first mark begins at unit `start`, numbers in `seriesMarks`, two at least; nil where
  /// none does.
  func series(openingAt start: Int) -> [Int]? {
    guard let first = seriesMarks.lastIndex(notAfter: start, key: { $0.range.lower }),
      seriesMarks[first].range.lower == start,
      let found = series.lastIndex(notAfter: first, key: { $0.marks.first ?? 0 }),
      series[found].marks.first == first, series[found].marks.count > 1
    else { return nil }
    return series[found].marks
  }

  /// The number in `headings` of the one that is the paragraph with the range `paragraph`; nil where that is none.
  func heading(of paragraph: ProseRange) -> Int? {
    let found = headings.lastIndex(notAfter: paragraph.lower) { $0.paragraph.lower }
    return found.flatMap { headings[$0].paragraph == paragraph ? $0 : nil }
  }

  /// The headings that count on from heading `first`: the same form, one by one; others of a lower rank between. Empty
  /// where a number is out of order, and where they are more than `most`.
  func headingRun(from first: Int, most: Int = .max) -> [Int] {
    let form = headings[first].form
    var run = [first]
    for number in (first + 1)..<max(first + 1, headings.count) {
      let heading = headings[number]
      if heading.form == form {
        guard heading.ordinal == run.count + 1 else { return heading.ordinal == 1 ? run : [] }
        run.append(number)
        if run.count > most { return [] }
      } else if heading.form.rawValue < form.rawValue {
        break
      }
    }
    return run
  }
}

/// One sentence of the prose.
@frozen
package struct Sentence: Hashable, Sendable {
  /// Its units, the final mark included.
  package let range: ProseRange
  /// The number of its paragraph in `Prose.paragraphs`.
  package let paragraph: UInt32
}

extension Array {
  /// The index of the last element whose key is not after `limit`; the elements are sorted by their keys.
  package func lastIndex(notAfter limit: Int, key: (Element) -> Int) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if key(self[middle]) <= limit { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : low - 1
  }
}
