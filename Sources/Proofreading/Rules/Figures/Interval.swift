import Drafting

/// Where the true value of a printed figure lies.
struct Interval {
  /// The ends, both included.
  let low, high: Double

  /// The stretch from `low` to `high`.
  init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }

  /// Where the true value of `quantity` lies, beside another figure whose last digit is worth 10^`power`: 3亿 beside
  /// 3.3亿 is 3.0亿. Of whole 万 and 亿 only half the rounding is granted: they are round because they are exact more often
  /// than because they were rounded.
  init(_ quantity: Quantity, beside power: Int) {
    var slack = quantity.slack
    if slack > 0, power < quantity.lastDigitPower {
      slack = Quantity.step(power) / 2
    } else if quantity.lastDigitPower >= 4 {
      slack /= 2
    }
    self.init(low: quantity.amount - slack, high: quantity.amount + slack)
  }

  /// The middle.
  var middle: Double { (low + high) / 2 }

  /// The distance from 1 of every value.
  var minusOne: Interval { distance(from: Interval(low: 1, high: 1)) }

  /// Every sum.
  func plus(_ other: Interval) -> Interval { Interval(low: low + other.low, high: high + other.high) }

  /// Every difference.
  func minus(_ other: Interval) -> Interval { Interval(low: low - other.high, high: high - other.low) }

  /// Every distance.
  func distance(from other: Interval) -> Interval {
    let difference = minus(other)
    if difference.low >= 0 { return difference }
    return difference.high <= 0
      ? Interval(low: -difference.high, high: -difference.low)
      : Interval(low: 0, high: max(difference.high, -difference.low))
  }

  /// Whether `value` lies in it, or `slack` or less beside it.
  func holds(_ value: Double, within slack: Double) -> Bool {
    let rounding = max(abs(high), abs(value)) * 1e-9
    return value >= low - slack - rounding && value <= high + slack + rounding
  }
}
