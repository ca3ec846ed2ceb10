/// The smallest and the largest value of a number that may be an approximation; equal when it is exact.
private struct Bounds {
  var low: Int128
  var high: Int128

  init(_ low: Int, _ high: Int) {
    self.low = Int128(low)
    self.high = Int128(high)
  }

  static let zero = Bounds(0, 0)

  var isZero: Bool { high == 0 }

  /// The bounds × 10^`power`; nil when they do not fit.
  func times(_ power: Int) -> Bounds? {
    guard let low = PowersOfTen.multiply(low, by: power), let high = PowersOfTen.multiply(high, by: power) else {
      return nil
    }
    var result = self
    result.low = low
    result.high = high
    return result
  }

  /// Adds `other` × 10^`power`, where the sum is known to be far below the limit.
  mutating func add(_ other: Bounds, power: Int = 0) {
    guard let other = other.times(power) else { return }
    low &+= other.low
    high &+= other.high
  }
}

/// A number with places while it is read: what stands before the last 亿, before the last 万, and after it.
private struct PlaceSum {
  /// The last thing read.
  enum Step: Equatable {
    case start
    /// 十, 百, 千.
    case place(Int)
    /// A digit without a place.
    case ones
    /// 万 or 亿 alone.
    case myriad(Int)
    /// Two of 万 and 亿 side by side.
    case myriads
  }

  var hundredMillions = Bounds.zero
  var myriads = Bounds.zero
  var section = Bounds.zero
  /// The next place of the section must be below this power of ten; 0 when the section is full.
  var limit = 4
  var lastPower = 0
  var step = Step.start
  /// The index after what has been read.
  var end: Int

  /// The bounds of the whole number.
  var total: Bounds {
    var total = hundredMillions
    total.add(myriads)
    total.add(section)
    return total
  }

  /// Reads `digit` with the place 10^`place`.
  mutating func add(_ digit: Bounds, place: Int, end: Int) {
    section.add(digit, power: place)
    limit = place
    lastPower = place
    step = .place(place)
    self.end = end
  }

  /// Reads `digit` as the last of its section.
  mutating func add(ones digit: Bounds, end: Int) {
    section.add(digit)
    limit = 0
    lastPower = 0
    step = .ones
    self.end = end
  }

  /// Reads 万 (4) or 亿 (8), or says that none can stand here.
  mutating func multiply(_ power: Int) -> Bool {
    let sum: (hundredMillions: Bounds, myriads: Bounds)?
    switch (power, step) {
    case (8, .myriad(8)), (4, .myriad(8)):
      // 亿亿 and 亿万.
      sum = hundredMillions.times(power).map { ($0, .zero) }
      step = .myriads
    case (4, .place), (4, .ones):
      guard myriads.isZero else { return false }
      sum = section.times(4).map { (hundredMillions, $0) }
      step = .myriad(4)
    case (8, .place), (8, .ones), (8, .myriad(4)):
      // After a first 亿 only the rest of 万亿 can follow: 一万亿二千亿.
      guard hundredMillions.isZero || (hundredMillions.low % 1_000_000_000_000 == 0 && myriads.isZero) else {
        return false
      }
      var upper = myriads
      upper.add(section)
      sum = upper.times(8).map { upper in
        var all = hundredMillions
        all.add(upper)
        return (all, .zero)
      }
      step = step == .myriad(4) ? .myriads : .myriad(8)
    default: return false
    }
    guard let sum else { return false }
    (hundredMillions, myriads) = sum
    section = .zero
    limit = 4
    lastPower += power
    end += 1
    return true
  }
}

extension HanReader {
  /// The number with places at `start`: 三百二十, 两千零五, 一万五, 百万, 几十, 三四百, 十几万.
  ///
  /// A missing or superfluous 零 is borne with (一千五十, 一万零五千), since it leaves no doubt about the value.
  func readPlaces(from start: Int) -> NumeralCore? {
    var sum = PlaceSum(end: start)
    var barePower: Int?
    switch sign(at: start) {
    case .place(let place):
      sum.add(Bounds(1, 1), place: place, end: start + 1)
      if place > 1 { barePower = place }
    case .myriad(let power):
      sum.section = Bounds(1, 1)
      sum.step = .ones
      guard sum.multiply(power) else { return nil }
      barePower = power
    case .tens(let tens): sum.add(Bounds(tens, tens), place: 1, end: start + 1)
    default: guard readItem(&sum, isFirst: true) else { return nil }
    }

    var approximation = Numeral.Approximation.exact
    while true {
      if case .myriad(let power) = sign(at: sum.end) {
        var next = sum
        guard next.multiply(power) else { break }
        sum = next
        if barePower != nil { barePower = sum.lastPower }
      } else if sum.end < units.count, HanUnit.isSurplus(units[sum.end]),
        case .myriad(let power) = sign(at: sum.end + 1)
      {
        // 三百余万, 十多亿: nothing finer can follow.
        var next = sum
        next.end += 1
        guard next.multiply(power) else { break }
        while case .myriad(let power) = sign(at: next.end), next.multiply(power) {}
        sum = next
        approximation = .above
        break
      } else if barePower != nil || sum.total.low != sum.total.high || !readItem(&sum, isFirst: false) {
        break
      }
    }
    if barePower == 3, sum.end < units.count, HanUnit.followsKilo(units[sum.end]) { return nil }
    return core(sum, approximation, barePower: barePower)
  }

  private func core(_ sum: PlaceSum, _ approximation: Numeral.Approximation, barePower: Int?) -> NumeralCore? {
    let total = sum.total
    guard let low = ExactDecimal(significand: total.low, scale: 0),
      let high = ExactDecimal(significand: total.high, scale: 0)
    else { return nil }
    var core = NumeralCore(
      value: low, approximation: low < high ? .span(to: high) : approximation, lastDigitPower: sum.lastPower,
      notation: family == .formal ? .formal : .chinese, barePower: barePower, end: sum.end)
    // A number can have decimals only if it goes down to its ones: 十点五 and 三百二十一点五, not 一万五点五.
    let isOmitted = sum.step == .start
    if core.approximation == .exact, barePower == nil, !isOmitted,
      let decimal = readDecimals(after: core, significand: total.low)
    {
      core = decimal
    }
    return core
  }

  /// Reads the next digit or pair of digits of `sum`, with the 零 before and the place after it; false, and `sum` as
  /// it was, when what follows does not continue the number.
  private func readItem(_ sum: inout PlaceSum, isFirst: Bool) -> Bool {
    var index = sum.end
    let hasZero = !isFirst && sign(at: index) == .zero
    if hasZero { index += 1 }
    guard sum.limit > 0 else { return false }
    if !isFirst, sign(at: index) == .place(1), sum.limit > 1, hasZero || sum.step == .place(2) {
      // 一百十五, 一千零十五.
      sum.add(Bounds(1, 1), place: 1, end: index + 1)
      return true
    }
    let canEndHere = isFirst || hasZero || sum.step == .place(1)
    guard let (digit, after) = readDigit(at: index, sum, isFirst: isFirst, canEndHere: canEndHere) else { return false }
    switch sign(at: after) {
    // 两十 is no number, but 两三十 is.
    case .place(let place) where place < sum.limit && !(place == 1 && sign(at: after - 1) == .two):
      sum.add(digit, place: place, end: after + 1)
      return true
    case .myriad(let power):
      // 三百二万 could be 302 or 320.
      guard canEndHere || sum.limit == 4 else { return false }
      var next = sum
      next.add(ones: digit, end: after)
      var trial = next
      // Where 万 or 亿 cannot stand, the digit is no number of them: 一万五 before another 万 stays 一万.
      guard trial.multiply(power) else { return false }
      sum = next
      return true
    default:
      if canEndHere {
        sum.add(ones: digit, end: after)
        return true
      }
      return readOmitted(digit, &sum, end: after)
    }
  }

  /// Reads `digit` right after 百, 千, 万 or 亿 as the next place below it: 三百二 is 320, 一万五 is 15000.
  private func readOmitted(_ digit: Bounds, _ sum: inout PlaceSum, end: Int) -> Bool {
    // 三千四千 is 三千, and then another number.
    guard family == .everyday, digit.low == digit.high, !isMultiplier(at: end) else { return false }
    let power: Int
    switch sum.step {
    case .place(let place): power = place - 1
    case .myriad(let myriad): power = myriad - 1
    default: return false
    }
    sum.section.add(digit, power: power)
    sum.limit = 0
    sum.lastPower = power
    sum.end = end
    sum.step = .start
    return true
  }

  /// The digit, pair or 几 at `index` as bounds, and the index after it. `canEndHere` says that a digit needs no place
  /// after it.
  private func readDigit(
    at index: Int, _ sum: PlaceSum, isFirst: Bool, canEndHere: Bool
  ) -> (digit: Bounds, end: Int)? {
    if let pair = isFirst ? leadingPair(at: index) : pair(at: index) {
      // Before a place or at the end: 三四十, 十五六; but 百二三 needs its place.
      guard canEndHere || isMultiplier(at: index + 2) else { return nil }
      return (Bounds(pair.low, pair.high), index + 2)
    }
    switch sign(at: index) {
    case .digit(let digit):
      // A longer run of digits continues the number only after 十: 十五五 is 十五, and then 五.
      guard digitRun(from: index) == 1 || sum.step == .place(1) else { return nil }
      return (Bounds(digit, digit), index + 1)
    case .two:
      guard isFirst || isMultiplier(at: index + 1) else { return nil }
      if case .place(1) = sign(at: index + 1), !isFirst { return nil }
      return (Bounds(2, 2), index + 1)
    case .few:
      guard isMultiplier(at: index + 1) || sum.step == .place(1) else { return nil }
      return (Bounds(1, 9), index + 1)
    case .several:
      guard isFirst, isMultiplier(at: index + 1) else { return nil }
      // 总数十三 is no approximation: after 数十 no digit can follow.
      switch sign(at: index + 2) {
      case .digit, .two, .few, .zero: return nil
      default: return (Bounds(1, 9), index + 1)
      }
    default: return nil
    }
  }

  private func isMultiplier(at index: Int) -> Bool {
    switch sign(at: index) {
    case .place, .myriad: true
    default: false
    }
  }
}
