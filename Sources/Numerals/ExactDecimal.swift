/// A decimal number held exactly, so that 0.1 + 0.2 is 0.3 and a sum of a report can be checked to the last digit.
///
/// The value is `significand` × 10^-`scale`, always in its shortest form (no zero at the end of the decimals), so
/// that equal numbers are equal values. Up to 38 digits; where a result would need more, it is nil. No operation
/// traps.
@frozen
package struct ExactDecimal: Hashable, Sendable {
  /// The digits of the number as one whole number, with its sign. Never `Int128.min`.
  package let significand: Int128
  /// How many of the digits stand after the point: 0…38.
  package let scale: Int

  /// The number `significand` × 10^-`scale`. Nil when it needs more than 38 decimals or is beyond the range; a
  /// negative scale multiplies.
  package init?(significand: Int128, scale: Int) {
    guard significand != .min else { return nil }
    var digits = significand
    var scale = scale
    // Division of 128 bits is slow, and nearly all figures have 64.
    if scale > 0, var small = Int64(exactly: digits) {
      while scale > 0, small != 0, small % 10 == 0 {
        small /= 10
        scale -= 1
      }
      digits = Int128(small)
    }
    while scale > 0, digits != 0, digits % 10 == 0 {
      digits /= 10
      scale -= 1
    }
    if digits == 0 { scale = 0 }
    guard scale <= PowersOfTen.highest else { return nil }
    if scale < 0 {
      guard -PowersOfTen.highest <= scale, let product = PowersOfTen.multiply(digits, by: -scale) else { return nil }
      digits = product
      scale = 0
    }
    self.significand = digits
    self.scale = scale
  }

  /// The whole number `value`.
  @inlinable
  package init(_ value: Int) {
    significand = Int128(value)
    scale = 0
  }

  /// For a significand and scale known to be in shortest form.
  private init(shortest significand: Int128, _ scale: Int) {
    self.significand = significand
    self.scale = scale
  }

  /// The number 0.
  package static let zero = ExactDecimal(0)

  /// Ten to the power `exponent`, or nil outside -38…38.
  package static func powerOfTen(_ exponent: Int) -> ExactDecimal? {
    guard abs(exponent.clamped) <= PowersOfTen.highest else { return nil }
    return ExactDecimal(significand: 1, scale: -exponent)
  }

  /// Whether the number has no digits after the point.
  package var isWhole: Bool { scale == 0 }

  /// The same number without its sign.
  package var magnitude: ExactDecimal {
    ExactDecimal(shortest: significand < 0 ? -significand : significand, scale)
  }

  /// The same number with the other sign.
  package var negated: ExactDecimal { ExactDecimal(shortest: -significand, scale) }

  /// The whole number, or nil when there are decimals or it does not fit.
  package var int: Int? { scale == 0 ? Int(exactly: significand) : nil }

  /// The nearest binary number, for tolerances and ratios; not for equality.
  package var double: Double {
    if scale <= 22, let small = Int64(exactly: significand) { return Double(small) / PowersOfTen.doubles[scale] }
    var result = Double(significand)
    var left = scale
    while left > 0 {
      // Powers up to 10^22 are exact in binary, so nearly every figure of a report is divided but once.
      let step = min(left, 22)
      result /= Double(PowersOfTen.table[step])
      left -= step
    }
    return result
  }
}

// MARK: - Arithmetic

extension ExactDecimal {
  /// The sum, or nil when it (or either number brought to the decimals of the other) needs more than 38 digits.
  package func adding(_ other: ExactDecimal) -> ExactDecimal? {
    let common = max(scale, other.scale)
    guard let left = PowersOfTen.multiply(significand, by: common - scale),
      let right = PowersOfTen.multiply(other.significand, by: common - other.scale)
    else { return nil }
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? nil : ExactDecimal(significand: sum, scale: common)
  }

  /// The difference, or nil under the conditions of `adding`.
  package func subtracting(_ other: ExactDecimal) -> ExactDecimal? {
    adding(other.negated)
  }

  /// The product, or nil when it needs more than 38 digits.
  package func multiplied(by other: ExactDecimal) -> ExactDecimal? {
    let (product, overflow) = significand.multipliedReportingOverflow(by: other.significand)
    return overflow ? nil : ExactDecimal(significand: product, scale: scale + other.scale)
  }

  /// The number × 10^`exponent` (the point moved), or nil when that is out of range.
  package func multiplied(byPowerOfTen exponent: Int) -> ExactDecimal? {
    guard significand != 0 else { return self }
    return ExactDecimal(significand: significand, scale: scale - exponent.clamped)
  }

  /// The quotient rounded to `decimals` places, halves away from zero. Nil for the divisor 0, for decimals outside
  /// 0…38, and when the division needs more than 38 digits on its way.
  package func divided(by divisor: ExactDecimal, decimals: Int) -> ExactDecimal? {
    guard divisor.significand != 0, (0...PowersOfTen.highest).contains(decimals) else { return nil }
    // (a / 10^s) / (b / 10^t) × 10^n = a × 10^(n + t - s) / b
    let shift = decimals + divisor.scale - scale
    guard let dividend = PowersOfTen.multiply(significand, by: max(0, shift)),
      let divisor = PowersOfTen.multiply(divisor.significand, by: max(0, -shift))
    else { return nil }
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    let isUp = remainder.magnitude >= divisor.magnitude - remainder.magnitude
    let step: Int128 = !isUp ? 0 : (dividend < 0) == (divisor < 0) ? 1 : -1
    return ExactDecimal(significand: quotient + step, scale: decimals)
  }

  /// The sum of `numbers`, 0 for none; nil under the conditions of `adding`.
  package static func sum(_ numbers: some Sequence<ExactDecimal>) -> ExactDecimal? {
    var total = ExactDecimal.zero
    for number in numbers {
      guard let next = total.adding(number) else { return nil }
      total = next
    }
    return total
  }
}

extension ExactDecimal: Comparable {
  /// By value, exactly, whatever the scales: the whole parts are compared first, so that nothing can overflow.
  package static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
    if left.scale == right.scale { return left.significand < right.significand }
    let (leftWhole, leftRest) = left.significand.quotientAndRemainder(dividingBy: PowersOfTen.table[left.scale])
    let (rightWhole, rightRest) = right.significand.quotientAndRemainder(dividingBy: PowersOfTen.table[right.scale])
    guard leftWhole == rightWhole else { return leftWhole < rightWhole }
    // Both rests are below 10^38 once they have the same number of decimals.
    let common = max(left.scale, right.scale)
    return leftRest * PowersOfTen.table[common - left.scale] < rightRest * PowersOfTen.table[common - right.scale]
  }
}

extension ExactDecimal: ExpressibleByIntegerLiteral {
  /// The whole number of the literal.
  package init(integerLiteral value: Int) {
    self.init(value)
  }
}

// MARK: - Text

extension ExactDecimal: LosslessStringConvertible {
  /// Plain ASCII digits with a point where there are decimals: "3.45", "320000000", "-0.5".
  package var description: String {
    guard scale > 0 else { return String(significand) }
    let digits = String(significand.magnitude)
    let padded = String(repeating: "0", count: max(0, scale + 1 - digits.utf8.count)) + digits
    return (significand < 0 ? "-" : "") + padded.dropLast(scale) + "." + padded.suffix(scale)
  }

  /// Reads what `description` writes: an optional "-", ASCII digits, and at most one point between digits. Nil for
  /// anything else.
  package init?(_ description: String) {
    var significand: Int128 = 0
    var scale: Int?
    var digits = 0
    let isNegative = description.utf8.first == UInt8(ascii: "-")
    for byte in description.utf8.dropFirst(isNegative ? 1 : 0) {
      if byte == UInt8(ascii: "."), scale == nil, digits > 0 {
        scale = 0
        continue
      }
      guard byte >= 0x30, byte <= 0x39,
        let next = PowersOfTen.append(digit: Int(byte - 0x30), to: significand)
      else { return nil }
      significand = next
      digits += 1
      scale = scale.map { $0 + 1 }
    }
    guard digits > 0, scale != 0 else { return nil }
    self.init(significand: isNegative ? -significand : significand, scale: scale ?? 0)
  }
}

// MARK: - Powers

/// The powers of ten that an `Int128` can hold, and multiplication by them.
enum PowersOfTen {
  /// The exponent of the highest power held.
  static let highest = 38

  /// 10^0 … 10^38, by exponent.
  static let table: [Int128] = {
    var powers: [Int128] = [1]
    for _ in 1...highest { powers.append(powers[powers.count - 1] * 10) }
    return powers
  }()

  /// 10^0 … 10^22, which are exact in binary, by exponent.
  static let doubles: [Double] = table[...22].map { Double($0) }

  /// `value` × 10^`exponent`, or nil when it does not fit or `exponent` is outside 0…38.
  static func multiply(_ value: Int128, by exponent: Int) -> Int128? {
    if exponent == 0 || value == 0 { return value }
    guard exponent > 0, exponent <= highest else { return nil }
    let (product, overflow) = value.multipliedReportingOverflow(by: table[exponent])
    return overflow || product == .min ? nil : product
  }

  /// `value` with one more decimal digit at its end, or nil when it does not fit.
  static func append(digit: Int, to value: Int128) -> Int128? {
    let (tenfold, tooLarge) = value.multipliedReportingOverflow(by: 10)
    let (sum, overflow) = tenfold.addingReportingOverflow(Int128(digit))
    return tooLarge || overflow ? nil : sum
  }
}

extension Int {
  /// The number brought into a range in which exponents can be added and negated without overflow. What is outside
  /// is out of range for every use as an exponent anyway.
  fileprivate var clamped: Int { Swift.min(Swift.max(self, -1_000_000), 1_000_000) }
}
