import Numerals
package import ProseText

/// Writes other numbers in the manner of ordinals that stand in a draft: for messages and fixes.
package struct OrdinalWriting: Sendable {
  private let prose: Prose

  /// The manner of the ordinals in `draft`.
  package init(_ draft: Draft) {
    prose = draft.prose
  }

  /// The number of `heading` as `ordinal` would be written there: 三 for 二, ③ for ②.
  package func numeral(_ ordinal: Int, like heading: Heading) -> String {
    numeral(ordinal, in: heading.numeral)
  }

  /// The ordinal of `heading` with its right mark, were its number `ordinal`: （三） for （二）, 三、 for 二，.
  package func mark(_ ordinal: Int, like heading: Heading) -> String {
    let end = heading.misplacedMark?.range.lower ?? heading.mark.upper
    return prose.text(ProseRange(heading.mark.lower, heading.numeral.lower)) + numeral(ordinal, like: heading)
      + prose.text(ProseRange(heading.numeral.upper, end)) + (heading.misplacedMark?.right ?? "")
  }

  /// The mark of a series like `mark`, were its number `ordinal`: 三看 for 二看, 第三要 for 第二要.
  package func mark(_ ordinal: Int, like mark: SeriesMark) -> String {
    guard mark.misplacedMark == nil, mark.family != .firstNextSeries else { return Self.mark(ordinal, of: mark.family) }
    return prose.text(ProseRange(mark.range.lower, mark.numeral.lower)) + ChineseNumeral.write(ordinal, style: .lower)
      + prose.text(ProseRange(mark.numeral.upper, mark.range.upper))
  }

  /// The mark of a series of `family` that has `ordinal`, as it stands in running text: 二是, 第二，, 其次，; of 二看 the
  /// number alone.
  package static func mark(_ ordinal: Int, of family: SeriesMark.Family) -> String {
    let number = ChineseNumeral.write(ordinal, style: .lower)
    switch family {
    case .isSeries: return number + "是"
    case .mustSeries: return number + "要"
    case .verbSeries: return number
    case .ordinalSeries: return "第\(number)，"
    case .amongSeries: return "其\(number)，"
    case .firstNextSeries:
      switch ordinal {
      case 1: return "首先，"
      case 2: return "其次，"
      case 3: return "再次，"
      default: return "最后，"
      }
    }
  }

  /// `ordinal` in the characters of the number at `range`.
  package func numeral(_ ordinal: Int, in range: ProseRange) -> String {
    guard range.lower < prose.units.count else { return String(ordinal) }
    let unit = prose.units[range.lower]
    for first: UInt16 in [0x2460, 0x2474, 0x2488] where unit >= first && unit < first + 20 && (1...20).contains(ordinal)
    {
      return String(decoding: [first + UInt16(ordinal) - 1], as: UTF16.self)
    }
    if (0x2776...0x277F).contains(unit), (1...10).contains(ordinal) {
      return String(decoding: [0x2776 + UInt16(ordinal) - 1], as: UTF16.self)
    }
    return unit.isHan ? ChineseNumeral.write(ordinal, style: .lower) : String(ordinal)
  }
}
