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
  /// The labels that the paragraphs of `prose` give; `headings` are its headings.
  static func all(in prose: Prose, headings: [Heading]) -> [Label] {
    var labels = prose.units.withUnsafeBufferPointer { units in
      prose.paragraphs.compactMap { paragraph in
        LabelReader(units: units, limit: paragraph.range.upper).caption(at: paragraph.range.lower) { index in
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
    }
    return labels.sorted { $0.range.lower < $1.range.lower }
  }
}

/// Reads labels and mentions of them.
struct LabelReader {
  let units: UnsafeBufferPointer<UInt16>
  /// The unit after the paragraph; past it there is 0.
  let limit: Int

  /// A caption is a line, not a paragraph of text.
  private static let longestCaption = 60

  private subscript(index: Int) -> UInt16 { index < limit ? units[index] : 0 }

  /// The label that the paragraph at `index` is the caption of. `hasGap` tells whether blanks stood before a unit
  /// that follows a digit.
  func caption(at index: Int, hasGap: (Int) -> Bool) -> Label? {
    guard limit - index <= Self.longestCaption, let (kind, first) = word(at: index), let number = number(at: first),
      !units[limit - 1].endsSentence
    else { return nil }
    var start = number.end
    switch self[start] {
    case 0: break
    case 0xFF1A, 0x3A, 0x2E, 0xFF0E, 0x3001: start += 1
    default:
      guard self[start].isBlank || (self[start].isHan && units[start - 1].isASCIIDigit && hasGap(start)) else {
        return nil
      }
    }
    guard !(start..<limit).contains(where: { units[$0].endsSentence || units[$0] == 0xFF1B }) else { return nil }
    return Label(
      kind: kind, prefix: ProseRange(first, number.last), number: number.value, range: ProseRange(index, number.end),
      numeral: ProseRange(number.last, number.end), title: ProseRange(start, limit), place: .caption)
  }

  /// The mention whose first digit stands at `index`: after 见, 如 or an opening bracket.
  func reference(at index: Int) -> LabelReference? {
    guard index >= 2 else { return nil }
    let start = units[index - 1] == 0x4EF6 ? index - 2 : index - 1
    guard start > 0, units[start - 1] == 0x89C1 || units[start - 1] == 0x5982 || units[start - 1] == 0xFF08,
      let (kind, first) = word(at: start), first == index, let number = number(at: index)
    else { return nil }
    return LabelReference(
      kind: kind, prefix: ProseRange(first, number.last), number: number.value, range: ProseRange(start, number.end))
  }

  private func word(at index: Int) -> (kind: Label.Kind, end: Int)? {
    switch self[index] {
    case 0x56FE: (.figure, index + 1)
    case 0x8868: (.table, index + 1)
    case 0x9644 where self[index + 1] == 0x4EF6: (.attachment, index + 2)
    default: nil
    }
  }

  /// 3, 2-3, 2.3 or 三; `last` is where the last number begins.
  private func number(at index: Int) -> (value: Int, last: Int, end: Int)? {
    guard self[index].isASCIIDigit else {
      let digits = Array("一二三四五六七八九十".utf16)
      guard let value = digits.firstIndex(of: self[index]), !self[index + 1].isChineseOrdinalDigit else { return nil }
      return (value + 1, index, index + 1)
    }
    var last = index
    var at = index
    var value = 0
    while at < index + 8 {
      if self[at].isASCIIDigit {
        value = value * 10 + Int(self[at] & 0xF)
      } else if self[at] == 0x2D || self[at] == 0x2E, self[at + 1].isASCIIDigit {
        last = at + 1
        value = 0
      } else {
        break
      }
      at += 1
    }
    return (value, last, at)
  }
}
