/// Reads numbers in ASCII or full-width digits, with the Han multipliers after them: 3,200,000, ３２０, 3亿4500万.
struct ArabicReader {
  /// The text, in UTF-16.
  let units: UnsafeBufferPointer<UInt16>

  /// The value of a digit in either width, nil for other units.
  static func digit(_ unit: UInt16) -> Int? {
    switch unit {
    case 0x30...0x39: Int(unit) - 0x30
    case 0xFF10...0xFF19: Int(unit) - 0xFF10
    default: nil
    }
  }

  /// The number that begins at `start`, or nil when no digit stands there or there are more digits than fit.
  func read(from start: Int) -> NumeralCore? {
    guard let first = figure(at: start, grouping: .allowed) else { return nil }
    let notation: Numeral.Notation = first.hasFullWidth ? .fullWidth : .arabic
    guard let scaled = scaled(first, notation) else {
      guard let value = ExactDecimal(significand: first.significand, scale: first.decimals) else { return nil }
      return NumeralCore(value: value, lastDigitPower: -first.decimals, notation: notation, end: first.end)
    }
    return scaled
  }

  // MARK: Digits

  /// Whether a figure may have commas between its thousands.
  private enum Grouping {
    case allowed, none
  }

  /// A figure in digits, without multipliers.
  private struct Figure {
    var significand: Int128 = 0
    var decimals = 0
    /// How many digits stand before the point.
    var wholeDigits = 0
    var hasFullWidth = false
    var end: Int
  }

  private func figure(at start: Int, grouping: Grouping) -> Figure? {
    var figure = Figure(end: start)
    guard appendDigits(to: &figure) else { return nil }
    figure.wholeDigits = figure.end - start
    guard figure.wholeDigits > 0 else { return nil }
    if grouping == .allowed, figure.wholeDigits <= 3, figure.significand > 0 {
      guard appendGroups(to: &figure) else { return nil }
    }
    if figure.end + 1 < units.count, Self.isPoint(units[figure.end]), Self.digit(units[figure.end + 1]) != nil {
      if units[figure.end] > 0xFF { figure.hasFullWidth = true }
      figure.end += 1
      let start = figure.end
      guard appendDigits(to: &figure) else { return nil }
      figure.decimals = figure.end - start
    }
    return figure
  }

  /// Appends the digits at the end of `figure`; false when they are too many.
  private func appendDigits(to figure: inout Figure) -> Bool {
    var read = 0
    while figure.end < units.count, let digit = Self.digit(units[figure.end]) {
      guard read < PowersOfTen.highest, let next = PowersOfTen.append(digit: digit, to: figure.significand) else {
        return false
      }
      figure.significand = next
      if units[figure.end] > 0xFF { figure.hasFullWidth = true }
      figure.end += 1
      read += 1
    }
    return true
  }

  /// Appends groups of exactly three digits, each after the same mark; false when they are too many.
  private func appendGroups(to figure: inout Figure) -> Bool {
    guard figure.end < units.count else { return true }
    let mark = units[figure.end]
    guard Self.isGroupMark(mark) || mark == 0xFF0C && isWideGroup(behind: figure) else { return true }
    while figure.end < units.count, units[figure.end] == mark, digits(after: figure.end) == 3 {
      figure.end += 1
      guard appendDigits(to: &figure) else { return false }
      figure.wholeDigits += 3
    }
    return true
  }

  /// Whether the full-width comma behind `figure` divides digits, as in old print (１，２００，０００元) and by a slip of the
  /// keyboard (1，753亿元), and no clauses: three digits of one width follow, and a multiplier or the unit of money.
  private func isWideGroup(behind figure: Figure) -> Bool {
    var at = figure.end
    while at < units.count, units[at] == 0xFF0C, digits(after: at) == 3 {
      guard (units[at + 1] > 0xFF) == figure.hasFullWidth else { return false }
      at += 4
    }
    guard at > figure.end, at < units.count else { return false }
    if figure.hasFullWidth { return true }
    if case .myriad = HanFamily.everyday.sign(units[at]) { return true }
    return units[at] == 0x5143
  }

  /// How many digits follow `index`, counted to four.
  private func digits(after index: Int) -> Int {
    var count = 0
    while count < 4, index + 1 + count < units.count, Self.digit(units[index + 1 + count]) != nil { count += 1 }
    return count
  }

  private static func isPoint(_ unit: UInt16) -> Bool {
    unit == 0x2E || unit == 0xFF0E
  }

  /// Comma, thin space, narrow no-break space.
  private static func isGroupMark(_ unit: UInt16) -> Bool {
    unit == 0x2C || unit == 0x2009 || unit == 0x202F
  }

  // MARK: Multipliers

  /// The multiplier after a figure.
  private struct Multiplier {
    /// Its power of ten, at least 2.
    let power: Int
    /// The index after it.
    let end: Int
    /// Whether 余, 多 or 来 stands in it (100余万).
    let approximation: Numeral.Approximation
  }

  /// The multiplier right after `figure`: 万, 亿, 万亿 and the like, and, after one digit before the point, 百 and 千.
  private func multiplier(after figure: Figure) -> Multiplier? {
    var power = 0
    var end = figure.end
    if figure.wholeDigits == 1, end < units.count, case .place(let place) = HanFamily.everyday.sign(units[end]),
      place > 1
    {
      power = place
      end += 1
    }
    let myriads = MyriadRun(units, at: end, family: .everyday)
    if myriads.power > 0 {
      return Multiplier(power: power + myriads.power, end: myriads.end, approximation: .exact)
    }
    if end < units.count, HanUnit.isSurplus(units[end]) {
      let myriads = MyriadRun(units, at: end + 1, family: .everyday)
      if myriads.power > 0 {
        return Multiplier(power: power + myriads.power, end: myriads.end, approximation: .above)
      }
    }
    guard power > 0 else { return nil }
    // 8千米 and 5千克 are units, 百分点 is one too.
    if end < units.count, power == 3 ? HanUnit.followsKilo(units[end]) : units[end] == HanUnit.part { return nil }
    return Multiplier(power: power, end: end, approximation: .exact)
  }

  /// `first` with its multiplier and the smaller parts after it (3亿4500万), or nil when it has no multiplier.
  private func scaled(_ first: Figure, _ notation: Numeral.Notation) -> NumeralCore? {
    guard let multiplier = multiplier(after: first),
      let head = ExactDecimal(significand: first.significand, scale: first.decimals),
      var value = head.multiplied(byPowerOfTen: multiplier.power)
    else { return nil }
    var end = multiplier.end
    var lastPower = multiplier.power - first.decimals
    // The power that the next part must stay below.
    var limit = multiplier.power
    while first.decimals == 0, multiplier.approximation == .exact, let part = part(at: end, below: limit) {
      if part.power > limit {
        // 3万5000亿: the multiplier is of both.
        guard let sum = value.adding(part.value), let product = sum.multiplied(byPowerOfTen: part.power) else { break }
        value = product
      } else {
        guard let sum = value.adding(part.value) else { break }
        value = sum
      }
      end = part.end
      lastPower = part.lastPower
      limit = part.power > limit ? 0 : part.power
    }
    return NumeralCore(
      value: value, approximation: multiplier.approximation, lastDigitPower: lastPower, notation: .mixed, end: end)
  }

  /// A smaller part of a number that began with a larger multiplier.
  private struct Part {
    /// Its value; without the multiplier where that is of the whole number.
    let value: ExactDecimal
    let power: Int
    let lastPower: Int
    let end: Int
  }

  /// The part at `start` of a number whose last multiplier is 10^`limit`: digits with a lower multiplier (4500万), or
  /// as many bare digits as the multiplier has zeros, fewer after 零 (817万5288, 3万零5).
  private func part(at start: Int, below limit: Int) -> Part? {
    guard limit > 0 else { return nil }
    var start = start
    let hasZero = start < units.count && HanFamily.everyday.sign(units[start]) == .zero
    if hasZero { start += 1 }
    guard let figure = figure(at: start, grouping: .none), figure.decimals == 0,
      let value = ExactDecimal(significand: figure.significand, scale: 0)
    else { return nil }
    if let multiplier = multiplier(after: figure) {
      guard multiplier.approximation == .exact else { return nil }
      if multiplier.power == 8, limit == 4, hasZero || figure.wholeDigits == 4 {
        return Part(value: value, power: 8, lastPower: 8, end: multiplier.end)
      }
      guard multiplier.power < limit, figure.wholeDigits <= limit - multiplier.power,
        let product = value.multiplied(byPowerOfTen: multiplier.power)
      else { return nil }
      return Part(value: product, power: multiplier.power, lastPower: multiplier.power, end: multiplier.end)
    }
    guard hasZero ? figure.wholeDigits < limit : figure.wholeDigits == limit else { return nil }
    // 3万2025年 is 3万 and a year.
    if !hasZero, figure.wholeDigits == 4, figure.end < units.count, units[figure.end] == HanUnit.year { return nil }
    return Part(value: value, power: 0, lastPower: 0, end: figure.end)
  }
}
