import Drafting
import Numerals

/// Whether two figures of one thing agree.
enum FigureAgreement {
  /// As far as both are printed, they are one value.
  case same
  /// They are two values of one size.
  case different
  /// Too far apart to be of one thing.
  case unrelated

  /// Nil for figures in units that cannot be compared.
  init?(_ left: Quantity, _ right: Quantity) {
    guard let (leftScale, rightScale) = Self.scales(left, right) else { return nil }
    let (a, b) = (left.amount * leftScale, right.amount * rightScale)
    let slack = max(left.halfStep * leftScale, right.halfStep * rightScale)
    let isExact = left.precision == .exact && right.precision == .exact
    let rounding = left.lastDigitPower == right.lastDigitPower && isExact ? 1e-9 * a : slack
    if abs(a - b) <= rounding * 1.000_001 {
      self = .same
    } else if Self.allows(left.precision, a, b, step: left.halfStep * 2 * leftScale)
      || Self.allows(right.precision, b, a, step: right.halfStep * 2 * rightScale)
    {
      self = .same
    } else {
      let ratio = max(a, b) / min(a, b)
      let isPower = [10, 100, 1000, 1e4, 1e8].contains { abs(ratio / $0 - 1) < 0.02 }
      self = ratio <= 2.5 || isPower || Self.areTransposed(left, right) ? .different : .unrelated
    }
  }

  private static func areTransposed(_ left: Quantity, _ right: Quantity) -> Bool {
    left.unit == right.unit && left.lastDigitPower == right.lastDigitPower && left.value.isTransposed(right.value)
  }

  /// What one unit of each is worth in a common measure; nil where there is none.
  private static func scales(_ left: Quantity, _ right: Quantity) -> (left: Double, right: Double)? {
    if left.kind == .share, right.kind == .share { return (left.shareUnit, right.shareUnit) }
    guard let leftUnit = left.unit, let rightUnit = right.unit, leftUnit.isConvertible(to: rightUnit) else {
      return nil
    }
    return (leftUnit.scale.double, rightUnit.scale.double)
  }

  /// Whether a figure `bound` that is given with `precision` allows the value `other`.
  private static func allows(_ precision: Quantity.Precision, _ bound: Double, _ other: Double, step: Double) -> Bool {
    switch precision {
    case .exact: false
    case .about: abs(other - bound) <= bound * 0.08
    case .below: other <= bound * 1.0001 && other >= bound * 0.85
    case .above: other >= bound * 0.9999 && other <= bound + max(step, bound * 0.06)
    }
  }
}

extension ExactDecimal {
  /// Whether the one number is the other with two digits in each other's places, the commonest slip of a typist: 15 and
  /// 51, 2.65 and 2.56.
  func isTransposed(_ other: ExactDecimal) -> Bool {
    let (digits, others) = (Array(description.utf8), Array(other.description.utf8))
    guard digits.count == others.count else { return false }
    let places = digits.indices.filter { digits[$0] != others[$0] }
    return places.count == 2 && digits[places[0]] == others[places[1]] && digits[places[1]] == others[places[0]]
  }
}
