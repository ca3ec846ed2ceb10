import ProseText

/// Finds the paragraphs of a draft that open with an ordinal, before the draft is read: some are headings only because
/// others are.
struct HeadingFinder {
  /// The headings in order; their levels and runs are still to be found.
  private(set) var headings: [Heading] = []
  /// The marks in order, with the headings' own numbers.
  private var marks: [HeadingMark?] = []

  /// Finds the headings of `prose`, whose units are `units`.
  init(_ prose: Prose, units: UnsafeBufferPointer<UInt16>) {
    for (number, paragraph) in prose.paragraphs.enumerated() {
      let reader = HeadingMarkReader(units: units, limit: paragraph.range.upper)
      var mark = reader.read(at: paragraph.range.lower)
      if let found = mark, found.isDoubtful, Self.hasGap(after: found, in: prose) { mark?.isDoubtful = false }
      guard mark != nil || paragraph.titleLevel > 0 else { continue }
      let nothing = ProseRange(paragraph.range.lower, paragraph.range.lower)
      headings.append(
        Heading(
          form: mark?.form ?? .markdown, ordinal: mark?.ordinal ?? Int(paragraph.titleLevel),
          paragraph: paragraph.range, paragraphNumber: number, titleDepth: Int(paragraph.titleLevel),
          mark: mark?.mark ?? nothing, numeral: mark?.numeral ?? nothing, misplacedMark: mark?.misplacedMark,
          title: reader.title(from: mark?.mark.upper ?? paragraph.range.lower)))
      marks.append(mark)
    }
    dropDoubtful()
  }

  /// Whether blanks stood after the ordinal: 第一条 followed by one is no count.
  private static func hasGap(after mark: HeadingMark, in prose: Prose) -> Bool {
    mark.form.isChapter && mark.mark.upper < prose.units.count
      && prose.offset(ofUnit: mark.mark.upper).value - prose.offset(ofUnit: mark.mark.upper - 1).value > 3
  }

  /// Leaves out the doubtful ones that belong to no run, and to no form that the draft uses with its right mark.
  private mutating func dropDoubtful() {
    guard marks.contains(where: { $0?.isDoubtful == true }) else { return }
    let usesChinese = marks.contains { $0?.form == .chinese && $0?.isDoubtful == false }
    var isKept = marks.map { $0?.isDoubtful != true || ($0?.form == .chinese && usesChinese) }
    var last: [Heading.Form: Int] = [:]
    for (index, mark) in marks.enumerated() {
      guard let mark else { continue }
      if let before = last[mark.form], headings[before].ordinal + 1 == mark.ordinal {
        isKept[before] = true
        isKept[index] = true
      }
      last[mark.form] = index
    }
    headings = zip(headings, isKept).compactMap { heading, isKept in
      isKept ? heading : heading.titleDepth > 0 ? heading.withoutOrdinal : nil
    }
  }
}

extension Heading.Form {
  /// The form that `unit` names after an ordinal: 篇, 章, 节 or 条.
  init?(chapterWord unit: UInt16) {
    switch unit {
    case 0x7BC7: self = .part
    case 0x7AE0: self = .chapter
    case 0x8282: self = .section
    case 0x6761: self = .article
    default: return nil
    }
  }

  /// Whether the form names a division of a book or law: 篇, 章, 节, 条.
  package var isChapter: Bool {
    switch self {
    case .part, .chapter, .section, .article: true
    default: false
    }
  }

  /// Whether the standards rank the form against others: 一、 （一） 1. （1） ①.
  package var isRanked: Bool {
    switch self {
    case .chinese, .bracketedChinese, .arabic, .bracketedArabic, .circled: true
    default: false
    }
  }

  /// Whether a series in running text ends where a heading of the form stands.
  var endsSeries: Bool {
    switch self {
    case .markdown, .part, .chapter, .section, .article, .chinese, .bracketedChinese: true
    default: false
    }
  }
}

extension Heading {
  /// The title without the numeral that it opens with.
  fileprivate var withoutOrdinal: Heading {
    let nothing = ProseRange(paragraph.lower, paragraph.lower)
    return Heading(
      form: .markdown, ordinal: titleDepth, paragraph: paragraph, paragraphNumber: paragraphNumber,
      titleDepth: titleDepth, mark: nothing, numeral: nothing, misplacedMark: nil, title: paragraph)
  }
}
