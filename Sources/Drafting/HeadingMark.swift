import Numerals
import ProseText

/// The ordinal that a paragraph opens with.
struct HeadingMark {
  /// How it is written.
  var form: Heading.Form
  /// The number.
  var ordinal: Int
  /// The number alone.
  var numeral: ProseRange
  /// The ordinal with its mark.
  var mark: ProseRange
  /// A mark that should not be there.
  var misplacedMark: MisplacedMark?
  /// Whether a sentence may begin like that as well: then other headings of the draft decide.
  var isDoubtful = false
}

/// Reads the ordinals that paragraphs open with.
struct HeadingMarkReader {
  let units: UnsafeBufferPointer<UInt16>
  /// The unit after the paragraph; past it there is 0.
  let limit: Int

  private subscript(index: Int) -> UInt16 { index < limit ? units[index] : 0 }

  /// The ordinal at `index`, or nil. The rules of shape are those by which lines were joined, so that a mark that
  /// parts two lines is a mark here too.
  func read(at index: Int) -> HeadingMark? {
    switch ParagraphOpening.at(index, upTo: limit, in: units) {
    case .ordinal: ordinal(at: index)
    case .looseOrdinal: looseOrdinal(at: index)
    case .none where self[index] == 0x9644: attachmentList(at: index)
    default: nil
    }
  }

  /// What stands after the mark up to the end of the first sentence, blanks and final mark left out.
  func title(from start: Int) -> ProseRange {
    var lower = start
    while lower < limit, units[lower].isBlank { lower += 1 }
    var upper = lower
    while upper < limit, !units[upper].endsSentence { upper += 1 }
    return ProseRange(lower, upper)
  }

  // MARK: Right ordinals

  private func ordinal(at index: Int) -> HeadingMark? {
    switch units[index] {
    case 0xFF08, 0x28:
      guard let number = number(at: index + 1), closesBracket(number.end) else { return nil }
      return unmarked(number.isArabic ? .bracketedArabic : .bracketedChinese, number, index, number.end + 1)
    case 0x7B2C:
      return chapter(at: index)
    case 0x2460...0x2473: return symbol(.circled, 0x2460, index)
    case 0x2474...0x2487: return symbol(.bracketedArabic, 0x2474, index)
    case 0x2488...0x249B: return symbol(.arabic, 0x2488, index)
    case 0x2776...0x277F: return symbol(.circled, 0x2776, index)
    default:
      guard let number = number(at: index) else { return nil }
      let end = number.end + 1
      guard closesBracket(number.end) || [0x3001, 0x2E, 0xFF0E].contains(self[number.end]) else { return nil }
      guard number.isArabic else { return marked(.chinese, number, index, end) }
      if closesBracket(number.end) {
        return unmarked(.arabicWithBracket, number, index, end)
      }
      var mark = marked(.arabic, number, index, end)
      if self[number.end] == 0x3001 {
        mark.misplacedMark = MisplacedMark(range: ProseRange(number.end, end), right: ".")
      }
      return mark
    }
  }

  /// ① and the like, which hold their marks in themselves.
  private func symbol(_ form: Heading.Form, _ first: UInt16, _ index: Int) -> HeadingMark? {
    let number = Number(value: Int(units[index] - first) + 1, isArabic: true, lower: index, end: index + 1)
    return unmarked(form, number, index, index + 1)
  }

  /// 第一章 and the like. 第一条 is also a count, so that one without a gap after it is doubtful.
  private func chapter(at index: Int) -> HeadingMark? {
    guard let number = number(at: index + 1), let form = Heading.Form(chapterWord: self[number.end]) else {
      return nil
    }
    guard var mark = unmarked(form, number, index, number.end + 1) else { return nil }
    mark.isDoubtful = mark.misplacedMark == nil && !self[number.end + 1].isBlank
    return mark
  }

  /// An ordinal after which a mark belongs; a second mark is one too many.
  private func marked(_ form: Heading.Form, _ number: Number, _ index: Int, _ end: Int) -> HeadingMark {
    let surplus = surplusMark(at: end)
    return HeadingMark(
      form: form, ordinal: number.value, numeral: number.range, mark: ProseRange(index, surplus?.range.upper ?? end),
      misplacedMark: surplus)
  }

  /// An ordinal after which no mark belongs, or nil where it begins a list of ordinals: （一）、（二）两项.
  private func unmarked(_ form: Heading.Form, _ number: Number, _ index: Int, _ end: Int) -> HeadingMark? {
    let opening = units[index]
    var next = end
    switch self[end] {
    case 0x3001, 0x548C, 0x4E0E, 0x81F3, 0x5230, 0x6216, 0x53CA, 0xFF0C, 0x2014, 0xFF5E, 0x7E, 0x2D: next += 1
    default: break
    }
    let isCircled = (0x2460...0x249B).contains(opening) || (0x2776...0x277F).contains(opening)
    let isListed =
      isCircled
      ? (0x2460...0x277F).contains(self[next])
      : self[next] == opening
        && (opening == 0x7B2C || self[next + 1].isChineseOrdinalDigit || self[next + 1].isASCIIDigit)
    return isListed ? nil : marked(form, number, index, end)
  }

  /// A mark at `index` before the words of a title.
  private func surplusMark(at index: Int) -> MisplacedMark? {
    guard self[index] == 0x3001 || self[index].isMarkAfterOrdinal else { return nil }
    let next = self[index + 1]
    guard next.isHan || next == 0x201C || next == 0x300A || (next.isASCIIDigit && self[index] == 0x3001) else {
      return nil
    }
    return MisplacedMark(range: ProseRange(index, index + 1), right: "")
  }

  // MARK: Ordinals with other marks

  /// 一， 一. 1： and 3.1、.
  private func looseOrdinal(at index: Int) -> HeadingMark? {
    guard let number = number(at: index) else { return nil }
    if number.isArabic, self[number.end] == 0x2E, self[number.end + 1].isASCIIDigit {
      return decimal(at: index)
    }
    let end = number.end + 1
    return HeadingMark(
      form: number.isArabic ? .arabic : .chinese, ordinal: number.value, numeral: number.range,
      mark: ProseRange(index, end),
      misplacedMark: MisplacedMark(range: ProseRange(number.end, end), right: number.isArabic ? "." : "、"),
      isDoubtful: true)
  }

  private func decimal(at index: Int) -> HeadingMark? {
    var last = index
    var at = index
    while self[at].isASCIIDigit || (self[at] == 0x2E && self[at + 1].isASCIIDigit) {
      if self[at] == 0x2E { last = at + 1 }
      at += 1
    }
    guard let number = number(at: last) else { return nil }
    return HeadingMark(
      form: .decimal, ordinal: number.value, numeral: ProseRange(last, at), mark: ProseRange(index, at + 1),
      misplacedMark: MisplacedMark(range: ProseRange(at, at + 1), right: ""))
  }

  /// 附件：1.
  private func attachmentList(at index: Int) -> HeadingMark? {
    guard self[index + 1] == 0x4EF6, self[index + 2] == 0xFF1A || self[index + 2] == 0x3A, index + 3 < limit,
      ParagraphOpening.at(index + 3, upTo: limit, in: units) == .ordinal
    else { return nil }
    return ordinal(at: index + 3)
  }

  // MARK: Numbers

  private struct Number {
    var value: Int
    var isArabic: Bool
    var lower: Int
    var end: Int
    var range: ProseRange { ProseRange(lower, end) }
  }

  private func closesBracket(_ index: Int) -> Bool { self[index] == 0xFF09 || self[index] == 0x29 }

  /// The number at `index`, which ends below the limit.
  private func number(at index: Int) -> Number? {
    var end = index
    if self[index].isASCIIDigit || self[index].isFullWidthDigit {
      var value = 0
      while self[end].isASCIIDigit || self[end].isFullWidthDigit, end - index < 4 {
        value = value * 10 + Int(self[end] & 0xF)
        end += 1
      }
      return end < limit && value > 0 ? Number(value: value, isArabic: true, lower: index, end: end) : nil
    }
    guard let (numeral, end) = Numeral.scan(units, from: index), end < limit, let value = numeral.value.int,
      (1..<10_000).contains(value)
    else { return nil }
    return Number(value: value, isArabic: false, lower: index, end: end)
  }
}
