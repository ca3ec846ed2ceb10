package import Numerals
package import ProseText

/// A figure as a statement about something: its exact value, how exactly it is given, and where its words stand.
package struct Quantity: Hashable, Sendable {
  /// What sort of number it is. Quantities of different kinds are never compared.
  package enum Kind: Hashable, Sendable {
    /// A number of things, people, yuan, hectares …
    case amount
    /// A part of a whole: 15%, 3‰, 三成, 三分之二. `Quantity.share` has it as a part of 1.
    case share
    /// A difference of percentages: 3个百分点.
    case points
    /// A multiple: 2倍.
    case multiple
    /// 两番.
    case doublings
    /// A stretch of time or an age: 5年, 3个月, 20天, 35岁.
    case time
    /// A number without a unit.
    case bare
  }

  /// How exactly the value is given.
  package enum Precision: UInt8, Hashable, Sendable {
    /// As printed.
    case exact
    /// More or less: 约, 左右.
    case about
    /// Somewhat less than the value: 近, 不到.
    case below
    /// The value or more: 超过, 余, 以上.
    case above
  }

  /// Numeral and unit.
  package let range: ProseRange
  /// The numeral alone.
  package let numeral: ProseRange
  /// The value as printed, multipliers included: 3200000 for 320万, 15 for 15%, 3 for 三成.
  package let value: ExactDecimal
  /// What the numeral itself says the number is.
  package let numeralKind: Numeral.Kind
  /// What sort of number it is.
  package let kind: Kind
  /// The unit; 名 and 位 count as 人. Nil for shares and bare numbers.
  package let unit: MeasureUnit?
  /// How exactly the value is given.
  package let precision: Precision
  /// The power of ten of the last printed digit, in the measure of `value`.
  package let lastDigitPower: Int
  /// Whether it is written in everyday Chinese characters, as small numbers inside words often are: 三个小组, 一期.
  package let isChinese: Bool
  /// The place of its token in `QuantityLedger.tokens`.
  package let token: Int
  /// What stands before it, back to the last mark or quantity.
  package let lead: ProseRange

  /// The value as a binary number.
  package var amount: Double { value.double }

  /// Half of what one step of the last printed digit is worth: the most by which rounding can have moved the value.
  package var halfStep: Double { PowerOfTen.double(lastDigitPower) / 2 }

  /// How far the true value may be from the printed one: nothing for a whole number written out and for a price, else
  /// half a step.
  package var slack: Double {
    guard kind == .amount || kind == .time else { return halfStep }
    if lastDigitPower == 0 { return 0 }
    if case .money = unit?.dimension, (-2...0).contains(lastDigitPower), value < 1000 { return 0 }
    return halfStep
  }

  /// What one step of a digit worth 10^`power` is.
  package static func step(_ power: Int) -> Double { PowerOfTen.double(power) }

  /// The part of 1 that a share is, or nil for other kinds.
  package var share: Double? {
    guard kind == .share else { return nil }
    return value.double * shareUnit
  }

  /// What one unit of the value is worth as a part of 1; 1 for what is no share.
  package var shareUnit: Double {
    switch numeralKind {
    case .number: 1
    case .percentage: 0.01
    case .permille: 0.001
    case .tenths: 0.1
    case .fraction(let denominator): 1 / Double(denominator)
    }
  }
}

/// Powers of ten as binary numbers.
enum PowerOfTen {
  private static let table: [Double] = {
    var powers = [1.0]
    for _ in 1...38 { powers.append(powers[powers.count - 1] * 10) }
    return powers
  }()

  /// 10^`power`; the nearest of ±38 beyond.
  static func double(_ power: Int) -> Double {
    power >= 0 ? table[min(power, 38)] : 1 / table[min(-power, 38)]
  }
}

/// What stands in a sentence beside the plain words: a quantity, a word that relates quantities, or a mark.
package struct QuantityToken: Hashable, Sendable {
  /// What a token is.
  package enum Kind: Hashable, Sendable {
    /// The quantity with this number in `QuantityLedger.quantities`.
    case quantity(Int)
    /// A word that does something to quantities.
    case word(QuantityWord)
    /// A mark that divides a sentence.
    case mark(QuantityMark)
    /// A year of the calendar: 2023年, also in a longer date.
    case year(Int)
    /// A name in quotation marks or title marks, a date: nothing to look into.
    case opaque
  }

  /// What it is.
  package let kind: Kind
  /// Where it stands.
  package let range: ProseRange
}

/// A mark that divides a sentence. The raw value rises with how far apart the mark sets what stands on its sides.
package enum QuantityMark: UInt8, Hashable, Comparable, Sendable {
  /// 、
  case enumeration
  /// ，
  case comma
  /// （
  case opening
  /// ）
  case closing
  /// ：
  case colon
  /// ；
  case semicolon

  package static func < (left: QuantityMark, right: QuantityMark) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// A sentence in which quantities stand.
package struct QuantityStatement: Hashable, Sendable {
  /// The sentence.
  package let range: ProseRange
  /// The number of its paragraph.
  package let paragraph: Int
  /// Its tokens in `QuantityLedger.tokens`.
  package let tokens: Range<Int>
  /// Its quantities in `QuantityLedger.quantities`.
  package let quantities: Range<Int>
}
