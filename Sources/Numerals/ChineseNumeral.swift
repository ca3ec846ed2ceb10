/// Writes numbers in Han characters, and reads single ones.
package enum ChineseNumeral {
  /// How a number is written.
  package enum Style: Hashable, Sendable, CaseIterable {
    /// 三百二十, as in running text; 两 is not used, and 十 stands without 一 at the head.
    case lower
    /// 叁佰贰拾, as on cheques.
    case formal
    /// 三二〇, digit by digit.
    case digits
  }

  /// The number in Han characters, 负 before a negative one. `Numeral.parse` reads it back up to 10^16, if it is not
  /// negative and in the style of digits has more than two (四五 may be an approximation).
  package static func write(_ value: Int128, style: Style) -> String {
    var units: [UInt16] = []
    if value < 0 { units.append(minus) }
    let magnitude = value.magnitude
    if style == .digits {
      append(digitsOf: magnitude, zero: ring, to: &units)
    } else if magnitude == 0 {
      units.append(zero)
    } else {
      let places = Places(style: style)
      var written: [UInt16] = []
      places.append(magnitude, to: &written)
      // 一十五 at the head of a number is 十五, but in the characters of cheques it is 壹拾伍.
      let isShort = style == .lower && written.starts(with: [everydayDigits[1], everydayPlaces[1]])
      units.append(contentsOf: written.dropFirst(isShort ? 1 : 0))
    }
    return String(decoding: units, as: UTF16.self)
  }

  /// As `write(_:style:)` for a whole number of machine size.
  package static func write(_ value: Int, style: Style) -> String {
    write(Int128(value), style: style)
  }

  /// The number in Han characters, its decimals after 点 digit by digit: 三点四五.
  package static func write(_ value: ExactDecimal, style: Style) -> String {
    guard value.scale > 0 else { return write(value.significand, style: style) }
    let digits = Array(String(value.magnitude.significand).utf8)
    let wholeCount = max(0, digits.count - value.scale)
    var whole: Int128 = 0
    for digit in digits.prefix(wholeCount) { whole = whole * 10 + Int128(digit - 0x30) }
    var units: [UInt16] = [HanUnit.point]
    let characters = style == .formal ? formalDigits : everydayDigits
    let zero = style == .digits ? ring : zero
    units.append(contentsOf: repeatElement(zero, count: max(0, value.scale - digits.count)))
    for digit in digits.dropFirst(wholeCount) { units.append(digit == 0x30 ? zero : characters[Int(digit - 0x30)]) }
    let sign = value.significand < 0 ? "负" : ""
    return sign + write(whole, style: style) + String(decoding: units, as: UTF16.self)
  }

  /// The number that one UTF-16 unit writes: 0 for 〇 and 零, 1…9 for 一…九, 2 for 两, 10 for 十; nil for any other.
  @inlinable
  package static func smallValue(unit: UInt16) -> Int? {
    switch unit {
    case 0x3007, 0x96F6: 0
    case 0x4E00: 1
    case 0x4E8C, 0x4E24: 2
    case 0x4E09: 3
    case 0x56DB: 4
    case 0x4E94: 5
    case 0x516D: 6
    case 0x4E03: 7
    case 0x516B: 8
    case 0x4E5D: 9
    case 0x5341: 10
    default: nil
    }
  }

  // MARK: Characters

  /// 零.
  fileprivate static let zero: UInt16 = 0x96F6
  /// 〇.
  private static let ring: UInt16 = 0x3007
  /// 负.
  private static let minus: UInt16 = 0x8D1F
  fileprivate static let everydayDigits = Array("零一二三四五六七八九".utf16)
  fileprivate static let formalDigits = Array("零壹贰叁肆伍陆柒捌玖".utf16)
  /// By power of ten; the first is not used.
  fileprivate static let everydayPlaces = Array("个十百千".utf16)
  fileprivate static let formalPlaces = Array("个拾佰仟".utf16)
  /// 万.
  fileprivate static let tenThousand: UInt16 = 0x4E07
  /// 亿.
  fileprivate static let hundredMillion: UInt16 = 0x4EBF

  private static func append(digitsOf value: UInt128, zero: UInt16, to units: inout [UInt16]) {
    for digit in String(value).utf8 { units.append(digit == 0x30 ? zero : everydayDigits[Int(digit - 0x30)]) }
  }
}

/// Writes numbers with places.
private struct Places {
  let digits: [UInt16]
  let places: [UInt16]

  init(style: ChineseNumeral.Style) {
    digits = style == .formal ? ChineseNumeral.formalDigits : ChineseNumeral.everydayDigits
    places = style == .formal ? ChineseNumeral.formalPlaces : ChineseNumeral.everydayPlaces
  }

  /// Writes `value`, which is not 0: what is above 亿, what is above 万, the rest. 零 stands for any run of empty
  /// places between two digits, except one that only ends a section (一百万一千).
  func append(_ value: UInt128, to units: inout [UInt16]) {
    let (upper, lower) = value.quotientAndRemainder(dividingBy: 100_000_000)
    if upper > 0 {
      append(upper, to: &units)
      units.append(ChineseNumeral.hundredMillion)
    }
    let (myriads, section) = lower.quotientAndRemainder(dividingBy: 10_000)
    if myriads > 0 {
      if upper > 0, myriads < 1000 { units.append(ChineseNumeral.zero) }
      append(section: Int(myriads), to: &units)
      units.append(ChineseNumeral.tenThousand)
    }
    if section > 0 {
      if upper > 0 || myriads > 0, section < 1000 || myriads == 0 { units.append(ChineseNumeral.zero) }
      append(section: Int(section), to: &units)
    }
  }

  /// Writes 1…9999.
  private func append(section value: Int, to units: inout [UInt16]) {
    var hasGap = false
    var isFirst = true
    for (power, weight) in [(3, 1000), (2, 100), (1, 10), (0, 1)] {
      let digit = value / weight % 10
      guard digit > 0 else {
        hasGap = !isFirst
        continue
      }
      if hasGap { units.append(ChineseNumeral.zero) }
      units.append(digits[digit])
      if power > 0 { units.append(places[power]) }
      hasGap = false
      isFirst = false
    }
  }
}
