import Numerals
package import ProseText

/// A numbered slogan as it is used: “三会一课”, “四个意识”, “五有”.
package struct Slogan: Hashable, Sendable {
  /// A numeral of a slogan and what it counts.
  package struct Part: Hashable, Sendable {
    /// How many members the numeral promises.
    package let count: Int
    /// The numeral.
    package let numeral: ProseRange
    /// The measure word after it, 个 or 项 or 大; empty where there is none.
    package let measure: ProseRange
    /// What is counted: the morpheme or word that members share, or the class they belong to.
    package let head: ProseRange
  }

  /// The slogan with its quotation marks.
  package let range: ProseRange
  /// The slogan without them.
  package let form: ProseRange
  /// Its numerals in order: two in 三会一课. A trailing unity as in 五位一体 is no part.
  package let parts: [Part]

  /// All slogans among `quotations`.
  static func all(in units: UnsafeBufferPointer<UInt16>, quotations: [Quotation]) -> [Slogan] {
    let reader = SloganReader(units: units)
    return quotations.compactMap { quotation in
      guard quotation.pair.quotes, (1...14).contains(quotation.inner.count) else { return nil }
      let parts = reader.parts(of: quotation.inner)
      guard parts.isEmpty else { return Slogan(range: quotation.range, form: quotation.inner, parts: parts) }
      return reader.counted(quotation) ?? reader.owned(quotation)
    }
  }
}

/// Takes the form of a slogan apart.
private struct SloganReader {
  let units: UnsafeBufferPointer<UInt16>

  /// The parts of `form`, or none when it is no numbered slogan: a date, a code, a quantity, a name.
  func parts(of form: ProseRange) -> [Slogan.Part] {
    var parts: [Slogan.Part] = []
    var at = form.lower
    while at < form.upper {
      guard let (count, numeralEnd) = numeral(at: at, limit: form.upper) else { return [] }
      // A comma may part the halves: “一个中心、两个基本点”.
      var end = numeralEnd
      while end < form.upper, !beginsPart(end, form.upper) {
        guard units[end].isHan || units[end] == 0x3001 || units[end] == 0xFF0C else { return [] }
        end += 1
      }
      var tailEnd = end
      if tailEnd > numeralEnd, !units[tailEnd - 1].isHan { tailEnd -= 1 }
      let isUnity =
        count == 1 && !parts.isEmpty && end == form.upper && tailEnd - numeralEnd == 1
        && Self.unities.contains(units[numeralEnd])
      if isUnity { break }
      // N个一, N个一X: what is counted is 一.
      if count == 1, let last = parts.last, !last.measure.isEmpty, last.head.isEmpty {
        parts[parts.count - 1] = Slogan.Part(
          count: last.count, numeral: last.numeral, measure: last.measure,
          head: ProseRange(at, max(tailEnd, numeralEnd)))
        at = end
        continue
      }
      guard tailEnd > numeralEnd else { return [] }
      let hasMeasure = Self.measures.contains(units[numeralEnd]) && (tailEnd - numeralEnd > 1 || end < form.upper)
      let headStart = hasMeasure ? numeralEnd + 1 : numeralEnd
      // 两降一升: beside another part 升 is a verb and no litre.
      let isVerb = units[numeralEnd] == 0x5347 && tailEnd == numeralEnd + 1 && (at > form.lower || end < form.upper)
      guard isVerb || !isQuantity(numeralEnd, tailEnd) else { return [] }
      parts.append(
        Slogan.Part(
          count: count, numeral: ProseRange(at, numeralEnd), measure: ProseRange(numeralEnd, headStart),
          head: ProseRange(headStart, tailEnd)))
      at = end
    }
    // 一网统管 promises nothing; the numeral of a slogan counts two or more somewhere.
    return parts.contains { $0.count > 1 } ? parts : []
  }

  /// 三个“一”, 五个“要抓好”: the numeral stands before the quotation. Nil where no numeral with 个 does.
  func counted(_ quotation: Quotation) -> Slogan? {
    let measure = quotation.range.lower - 1
    guard measure > 0, units[measure] == 0x4E2A, quotation.inner.count <= 6, units[quotation.inner.lower].isHan,
      measure < 2 || !units[measure - 2].isChineseOrdinalDigit,
      let (count, end) = numeral(at: measure - 1, limit: measure), end == measure, count > 1
    else { return nil }
    let part = Slogan.Part(
      count: count, numeral: ProseRange(measure - 1, measure), measure: ProseRange(measure, measure + 1),
      head: quotation.inner)
    return Slogan(
      range: ProseRange(measure - 1, quotation.range.upper), form: ProseRange(measure - 1, quotation.range.upper),
      parts: [part])
  }

  /// “党员三带”: the word for those who are to do it stands before the numeral.
  func owned(_ quotation: Quotation) -> Slogan? {
    let form = quotation.inner
    guard (4...7).contains(form.count),
      let at = (form.lower + 2..<form.upper - 1).first(where: { units[$0].isChineseOrdinalDigit }),
      at - form.lower <= 4, form.upper - at <= 4,
      (form.lower..<at).allSatisfy({ units[$0].isHan }), units[at - 1] != 0x7B2C, units[at] != 0x4E00
    else { return nil }
    let parts = parts(of: ProseRange(at, form.upper))
    guard parts.count == 1, parts[0].measure.isEmpty, (2...9).contains(parts[0].count) else { return nil }
    return Slogan(range: quotation.range, form: form, parts: parts)
  }

  /// A count from 1 to 99 at `index`: 三, 十二, 3, 双, 两.
  private func numeral(at index: Int, limit: Int) -> (count: Int, end: Int)? {
    if units[index] == 0x53CC { return (2, index + 1) }
    // 四零: 零 is what is counted.
    if index + 1 < limit, units[index + 1] == 0x96F6, let digit = ChineseNumeral.smallValue(unit: units[index]),
      digit > 0
    {
      return (digit, index + 1)
    }
    guard let (numeral, end) = Numeral.scan(units, from: index), end <= limit, let value = numeral.value.int,
      (1...99).contains(value), numeral.kind == .number, numeral.approximation == .exact
    else { return nil }
    // 九一八 and 十四五 are strings of digits, no counts.
    guard units[index].isASCIIDigit || units[index].isFullWidthDigit || end - index == 1 || value >= 10 else {
      return nil
    }
    return (value, end)
  }

  /// Whether a numeral that begins another part stands at `index`. A last 一 belongs to a word, as in 统一, unless a
  /// measure stands before it: 三个一.
  private func beginsPart(_ index: Int, _ limit: Int) -> Bool {
    let unit = units[index]
    if unit == 0x4E00, index + 1 == limit { return Self.measures.contains(units[index - 1]) }
    return unit == 0x53CC || unit == 0x4E24 || unit.isChineseOrdinalDigit || unit.isASCIIDigit
  }

  /// Whether the unit after the numeral measures instead of counting: 10分钟, 24小时, 三年.
  private func isQuantity(_ lower: Int, _ upper: Int) -> Bool {
    // 四点半, 三点钟: a time of the day.
    if lower + 1 < upper, units[lower] == 0x70B9, units[lower + 1] == 0x534A || units[lower + 1] == 0x949F {
      return true
    }
    guard let (unit, end) = MeasureUnit.scan(units, from: lower), end <= upper else { return false }
    switch unit.dimension {
    case .time, .calendarTime, .money, .length, .area, .mass, .volume, .energy, .power, .ratio: return true
    default: return false
    }
  }

  /// 五位一体, 三证合一 …: the last character of a trailing unity, after 一 or before it.
  private static let unities: [UInt16] = Array("体".utf16)
  private static let measures: [UInt16] = Array("个大项种类条支套张件道座位句本".utf16)
}
