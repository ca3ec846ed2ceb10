/// Logarithms that are the same on every machine: the mathematics library of a system may round otherwise.
enum BinaryLogarithm {
  /// The logarithm of `number` to base 2; of 0, a negative number or no number it is 0.
  static func of(_ number: Double) -> Double {
    guard number > 0, number.isFinite else { return 0 }
    // log2(m · 2^e) = e + log2(m); with z = (m - 1) / (m + 1), ln m = 2 (z + z³/3 + z⁵/5 + …).
    var mantissa = number.significand
    var exponent = Double(number.exponent)
    if mantissa > 1.414_213_562_373_095_1 {
      mantissa /= 2
      exponent += 1
    }
    let z = (mantissa - 1) / (mantissa + 1)
    let square = z * z
    var power = z
    var sum = 0.0
    var divisor = 1.0
    while divisor < 24 {
      sum += power / divisor
      power *= square
      divisor += 2
    }
    return exponent + 2 * sum * 1.442_695_040_888_963_4
  }
}
