/// A number as a text writes it, with its exact value.
///
/// The grammar is that of numbers alone. Whether 一 begins the word 一般 or 陆 the word 陆续, whether 第 or a Latin
/// letter stands before a figure (PM2.5, 5G, G30), and whether 2025 is a year, is for the reader of the text around it.
package struct Numeral: Hashable, Sendable {
  /// The number as printed, multipliers included: 3200000 for 320万; 15 for 15% and 百分之十五; 3.5 for 三成五; 2 for
  /// 三分之二. The lower end where the number is an approximation.
  package let value: ExactDecimal
  /// What the number counts.
  package let kind: Kind
  /// The characters it is written in.
  package let notation: Notation
  /// Whether the writing itself says that the number is not exact.
  package let approximation: Approximation
  /// The power of ten that one step of the last printed digit is worth, in the measure of `value`: 11 for 1.2万亿, 4 for
  /// 320万, -1 for 15.0% , 1 for 三百二十, 3 for 一万五.
  package let lastDigitPower: Int

  /// What a number counts.
  package enum Kind: Hashable, Sendable {
    /// A plain number.
    case number
    /// Hundredths: 15%, １５％, 百分之十五.
    case percentage
    /// Thousandths: 3‰, 千分之三.
    case permille
    /// Tenths: 三成, 8成.
    case tenths
    /// Parts of a whole cut into `denominator` (2 or more): 三分之二. 2/3 is not read, since it may be a date.
    case fraction(denominator: Int)
  }

  /// The characters a number is written in.
  package enum Notation: Hashable, Sendable {
    /// With places, in everyday characters: 三百二十.
    case chinese
    /// Digit by digit: 二〇二五.
    case chineseDigits
    /// In the characters of cheques: 叁佰贰拾.
    case formal
    /// ASCII digits, grouped or not: 3200000, 3,200,000.
    case arabic
    /// With at least one full-width digit or point: ３２０.
    case fullWidth
    /// Digits and Han characters: 320万, 百分之15.
    case mixed
  }

  /// How a number by itself can be inexact.
  package enum Approximation: Hashable, Sendable {
    /// It is not: 320万, even if a word beside it says 约.
    case exact
    /// From `value` to this: 40 for 三四十, 19 for 十几, 900 for 几百.
    case span(to: ExactDecimal)
    /// `value` or somewhat more: 100余万, 上千.
    case above
  }

  /// The number as a share of one whole: 0.15 for 15%, 0.35 for 三成五. Nil for fractions, whose decimals may not end,
  /// and when 38 digits do not hold it.
  package var share: ExactDecimal? {
    switch kind {
    case .number: value
    case .tenths: value.multiplied(byPowerOfTen: -1)
    case .percentage: value.multiplied(byPowerOfTen: -2)
    case .permille: value.multiplied(byPowerOfTen: -3)
    case .fraction: nil
    }
  }
}

// MARK: - Reading

extension Numeral {
  /// The longest numeral that begins at the unit `from` of `units` (UTF-16), and the index after it; nil when none
  /// does, when `from` is outside, or when the number needs more than 38 digits.
  ///
  /// What follows the longest well-formed part is left: 12,56 gives 12, 十五五 gives 十五, 百十万千 gives 百, 1.2.3
  /// gives 1.2. Two neighbouring digits are an approximation (三四十, 十四五, 三五), other digit strings a number
  /// (五四, 一二三). A sign before the number is not read. Time does not depend on the length of `units`.
  package static func scan(_ units: UnsafeBufferPointer<UInt16>, from: Int) -> (numeral: Numeral, end: Int)? {
    guard from >= 0, from < units.count, canBegin(units[from]) else { return nil }
    return NumeralReader.read(units, from: from)
  }

  /// The numeral that is the whole of `text`, or nil.
  package static func parse(_ text: String) -> Numeral? {
    let units = Array(text.utf16)
    return units.withUnsafeBufferPointer { units in
      guard let found = NumeralReader.read(units, from: 0, in: .wholeText), found.end == units.count else { return nil }
      return found.numeral
    }
  }

  /// Whether a numeral can begin with `unit`, a UTF-16 unit: the quick test that lets nearly all text pass.
  ///
  /// A comparison with sixty scattered characters costs wrongly predicted branches at every character of a text. So two
  /// hashes come first, each a product and a bit of a word. Their factors were searched for so that of running Chinese
  /// text only 7 % go on to be compared (6 % do begin a numeral); a test tries all 65,536 units.
  @inlinable
  package static func canBegin(_ unit: UInt16) -> Bool {
    let first = UInt64(0x3C_87FD_D70C_0204) >> UInt64((UInt32(unit) &* 0xFDF4_BD8D) >> 26)
    let second = UInt64(0x32D2_9324_CD44_1370) >> UInt64((UInt32(unit) &* 0x8068_83D9) >> 26)
    return first & second & 1 != 0 && isInitial(unit)
  }

  /// Whether `unit` is one of the characters that begin numerals, by comparison.
  package static func isInitial(_ unit: UInt16) -> Bool {
    if ArabicReader.digit(unit) != nil || unit == HanUnit.upTo { return true }
    return HanFamily.everyday.sign(unit) != .other || HanFamily.formal.sign(unit) != .other
  }

  /// The index after the run of digits (ASCII, full-width, 〇…九, without places) that holds the unit `from`, or `from`
  /// where there is none. Who gets nil from `scan` for a run too long to be a number goes on there.
  package static func endOfDigits(_ units: UnsafeBufferPointer<UInt16>, from: Int) -> Int {
    var end = max(0, from)
    while end < units.count {
      guard ArabicReader.digit(units[end]) == nil else {
        end += 1
        continue
      }
      switch HanFamily.everyday.sign(units[end]) {
      case .digit, .zero: end += 1
      default: return end
      }
    }
    return max(end, from)
  }
}
