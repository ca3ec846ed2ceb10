import Numerals
import ProseText

/// Reads the ordinals that paragraphs open with.
enum HeadingMark {
  /// The ordinal at `index`, or nil. The rules of shape are those by which lines were joined, so that a mark that
  /// parts two lines is a mark here too.
  static func read(
    at index: Int, limit: Int, in units: UnsafeBufferPointer<UInt16>
  ) -> (form: Heading.Form, ordinal: Int, end: Int)? {
    guard ParagraphOpening.at(index, upTo: limit, in: units) == .ordinal else { return nil }
    switch units[index] {
    case 0xFF08, 0x28:
      guard let number = number(at: index + 1, limit: limit, in: units), closesBracket(units[number.end]) else {
        return nil
      }
      return (number.isArabic ? .bracketedArabic : .bracketedChinese, number.value, number.end + 1)
    case 0x7B2C:
      guard let number = number(at: index + 1, limit: limit, in: units),
        [0x7AE0, 0x8282, 0x6761, 0x7BC7].contains(units[number.end])
      else { return nil }
      return (.chapter, number.value, number.end + 1)
    case 0x2460...0x2473: return (.circled, Int(units[index]) - 0x2460 + 1, index + 1)
    case 0x2474...0x2487: return (.bracketedArabic, Int(units[index]) - 0x2474 + 1, index + 1)
    case 0x2488...0x249B: return (.arabic, Int(units[index]) - 0x2488 + 1, index + 1)
    case 0x2776...0x277F: return (.circled, Int(units[index]) - 0x2776 + 1, index + 1)
    default:
      guard let number = number(at: index, limit: limit, in: units) else { return nil }
      guard closesBracket(units[number.end]) || [0x3001, 0x2E, 0xFF0E].contains(units[number.end]) else { return nil }
      guard number.isArabic else { return (.chinese, number.value, number.end + 1) }
      return (closesBracket(units[number.end]) ? .arabicWithBracket : .arabic, number.value, number.end + 1)
    }
  }

  /// What stands after the mark up to the end of the first sentence, blanks and final mark left out.
  static func title(from start: Int, limit: Int, in units: UnsafeBufferPointer<UInt16>) -> ProseRange {
    var lower = start
    while lower < limit, units[lower].isBlank { lower += 1 }
    var upper = lower
    while upper < limit, !units[upper].endsSentence { upper += 1 }
    return ProseRange(lower, upper)
  }

  private static func closesBracket(_ unit: UInt16) -> Bool { unit == 0xFF09 || unit == 0x29 }

  /// The ordinal number at `index` and the unit after it, which is below `limit`.
  private static func number(
    at index: Int, limit: Int, in units: UnsafeBufferPointer<UInt16>
  ) -> (value: Int, isArabic: Bool, end: Int)? {
    guard let (numeral, end) = Numeral.scan(units, from: index), end < limit, let value = numeral.value.int,
      (1..<10_000).contains(value)
    else { return nil }
    return (value, units[index].isASCIIDigit || units[index].isFullWidthDigit, end)
  }
}

/// Counts how deep a heading lies: under which other forms that are still open.
struct Outline {
  private var open: [Heading.Form] = []
  /// The depth of the last `#` title, which all other forms lie below; 0 before the first.
  private var titleDepth = 0

  /// The level of a heading of `form`, from 1, and closes what it ends. The first ordinal of a draft is on
  /// level 1, or below the `#` title it stands under.
  mutating func level(of form: Heading.Form, _ ordinal: Int) -> Int {
    if form == .markdown {
      open.removeAll(keepingCapacity: true)
      titleDepth = ordinal
      return ordinal
    }
    if let known = open.firstIndex(of: form) {
      open.removeLast(open.count - known - 1)
    } else {
      // A form of a higher rank than one that is open ends it: 一、 after （一） opens a new part.
      while let last = open.last, form.rawValue < last.rawValue { open.removeLast() }
      open.append(form)
    }
    return titleDepth + open.count
  }
}
