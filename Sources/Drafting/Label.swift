package import ProseText

/// The number that a figure, a table or an attachment is called by, where it is given: 图1, 表2-3, 附件2.
package struct Label: Hashable, Sendable {
  /// What is numbered.
  package enum Kind: Hashable, Sendable, CaseIterable {
    /// 图1
    case figure
    /// 表1
    case table
    /// 附件1
    case attachment
  }

  /// How a label is given.
  package enum Place: Hashable, Sendable {
    /// A line of its own: 图1 全镇水系.
    case caption
    /// An entry of the list after 附件：.
    case listEntry
  }

  /// What is numbered.
  package let kind: Kind
  /// The numbers before the last, with their dashes or dots: 2- in 表2-3; mostly empty.
  package let prefix: ProseRange
  /// The last number, from 0.
  package let number: Int
  /// The label: 图1, or 1. in a list.
  package let range: ProseRange
  /// The last number as written.
  package let numeral: ProseRange
  /// What stands after the label on its line.
  package let title: ProseRange
  /// How it is given.
  package let place: Place
}

/// A mention of a label: 见图3, （附件2）, 如表1所示.
package struct LabelReference: Hashable, Sendable {
  /// What is meant.
  package let kind: Label.Kind
  /// The numbers before the last, with their dashes or dots.
  package let prefix: ProseRange
  /// The last number.
  package let number: Int
  /// The mention without the word before it: 图3.
  package let range: ProseRange
}

extension Label {
  /// The labels that the `sentences` of `prose` give; `headings` are its headings, `inline` the ordinals inside
  /// paragraphs.
  static func all(
    in prose: Prose, sentences: [Sentence], headings: [Heading], inline: [InlineOrdinal]
  ) -> [Label] {
    var labels = prose.units.withUnsafeBufferPointer { units in
      sentences.compactMap { sentence in
        LabelReader(units: units, limit: sentence.range.upper).caption(at: sentence.range.lower) { index in
          prose.offset(ofUnit: index).value - prose.offset(ofUnit: index - 1).value > 1
        }
      }
    }
    var list: (run: Int, paragraph: Int)?
    for heading in headings {
      let opensList = heading.mark.lower > heading.paragraph.lower
      let continuesList = list.map { $0.run == heading.run && $0.paragraph + 1 == heading.paragraphNumber } ?? false
      guard opensList || continuesList else { continue }
      list = (heading.run, heading.paragraphNumber)
      let nothing = ProseRange(heading.mark.lower, heading.mark.lower)
      labels.append(
        Label(
          kind: .attachment, prefix: nothing, number: heading.ordinal, range: heading.mark, numeral: heading.numeral,
          title: heading.title, place: .listEntry))
      labels += entries(behind: heading, inline)
    }
    return labels.sorted { $0.range.lower < $1.range.lower }
  }

  /// The entries that go on in the paragraph of `first`: 附件：1.名册 2.考勤表.
  private static func entries(behind first: Heading, _ inline: [InlineOrdinal]) -> [Label] {
    var entries: [Label] = []
    var next = (inline.lastIndex(notAfter: first.mark.lower, key: \.range.lower) ?? -1) + 1
    while next < inline.count, inline[next].paragraphNumber == first.paragraphNumber {
      let item = inline[next]
      next += 1
      guard item.form == first.form, item.ordinal == first.ordinal + entries.count + 1 else { continue }
      let nothing = ProseRange(item.range.lower, item.range.lower)
      let title = ProseRange(item.range.upper, item.range.upper)
      entries.append(
        Label(
          kind: .attachment, prefix: nothing, number: item.ordinal, range: item.range, numeral: item.numeral,
          title: title,
          place: .listEntry))
    }
    return entries
  }
}
