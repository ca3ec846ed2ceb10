import ProseText

/// Reads the numbers of lists in running text: ①, （2）, 3., 4） and 第五条.
struct InlineOrdinalReader {
  let units: UnsafeBufferPointer<UInt16>
  /// The unit after the paragraph; past it there is 0.
  let limit: Int

  private subscript(index: Int) -> UInt16 { index < limit ? units[index] : 0 }

  /// The number at `index`, which is not the first unit of the paragraph; nil when there is none.
  func ordinal(at index: Int, paragraph: Int) -> InlineOrdinal? {
    let unit = units[index]
    switch unit {
    case 0x2460...0x2473:
      return make(.circled, Int(unit) - 0x2460 + 1, index..<index + 1, from: index, to: index + 1, paragraph)
    case 0x2776...0x277F:
      return make(.circled, Int(unit) - 0x2776 + 1, index..<index + 1, from: index, to: index + 1, paragraph)
    case 0xFF08, 0x28:
      guard let number = number(at: index + 1), self[number.end] == 0xFF09 || self[number.end] == 0x29 else {
        return nil
      }
      let form: Heading.Form = self[index + 1].isChineseOrdinalDigit ? .bracketedChinese : .bracketedArabic
      return make(form, number.value, index + 1..<number.end, from: index, to: number.end + 1, paragraph)
    case 0x7B2C:
      guard place(of: index) == .clauseStart, let number = number(at: index + 1),
        let form = Heading.Form(chapterWord: self[number.end])
      else { return nil }
      return make(form, number.value, index + 1..<number.end, from: index, to: number.end + 1, paragraph)
    default:
      return bare(at: index, paragraph)
    }
  }

  /// 3. 3、 3） and 三、 before a word.
  private func bare(at index: Int, _ paragraph: Int) -> InlineOrdinal? {
    let before = units[index - 1]
    guard !before.isASCIIDigit, before != 0x2E, before != 0xFF08, before != 0x28, let number = number(at: index),
      self[number.end + 1].isHan || self[number.end + 1] == 0x201C
    else { return nil }
    if self[index].isChineseOrdinalDigit {
      guard self[number.end] == 0x3001, !self[number.end + 1].isChineseOrdinalDigit, place(of: index) == .clauseStart
      else { return nil }
      return make(.chinese, number.value, index..<number.end, from: index, to: number.end + 1, paragraph)
    }
    switch self[number.end] {
    case 0x2E, 0xFF0E, 0x3001:
      return make(.arabic, number.value, index..<number.end, from: index, to: number.end + 1, paragraph)
    case 0xFF09, 0x29:
      return make(.arabicWithBracket, number.value, index..<number.end, from: index, to: number.end + 1, paragraph)
    default: return nil
    }
  }

  private func make(
    _ form: Heading.Form, _ ordinal: Int, _ numeral: Range<Int>, from lower: Int, to upper: Int, _ paragraph: Int
  ) -> InlineOrdinal {
    InlineOrdinal(
      form: form, ordinal: ordinal, range: ProseRange(lower, upper),
      numeral: ProseRange(numeral.lowerBound, numeral.upperBound), paragraphNumber: paragraph, place: place(of: lower))
  }

  private func place(of index: Int) -> InlineOrdinal.Place {
    guard index > 0, units[index - 1] != .paragraphEnd else { return .paragraphStart }
    return units[index - 1].endsClause || units[index - 1].endsSentence ? .clauseStart : .withinClause
  }

  /// A number of at most two digits at `index`.
  private func number(at index: Int) -> (value: Int, end: Int)? {
    var at = index
    var value = 0
    if self[at].isASCIIDigit {
      while self[at].isASCIIDigit, at < index + 3 {
        value = value * 10 + Int(self[at] & 0xF)
        at += 1
      }
    } else {
      while at < index + 3, let digit = Self.digits.firstIndex(of: self[at]).map({ $0 + 1 }) {
        value = digit == 10 ? max(1, value) * 10 : value + digit
        at += 1
      }
    }
    return at > index && value < 100 ? (value, at) : nil
  }

  private static let digits: [UInt16] = Array("一二三四五六七八九十".utf16)
}
