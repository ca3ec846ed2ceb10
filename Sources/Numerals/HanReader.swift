/// Reads numbers in Han characters: with places (三百二十万), digit by digit (二〇二五), with a point (三点五).
///
/// Every step either extends a number that is already well formed or ends the reading, so nothing is read twice and
/// the work is bounded: places and multipliers must fall, and digit strings stop at 38.
struct HanReader {
  /// The text, in UTF-16.
  let units: UnsafeBufferPointer<UInt16>
  /// The characters the number may use.
  let family: HanFamily

  /// The number that begins at `start`, or nil.
  func read(from start: Int) -> NumeralCore? {
    switch sign(at: start) {
    case .other: return nil
    case .digit, .zero:
      let run = digitRun(from: start)
      if run >= 3 || sign(at: start) == .zero || (run == 2 && leadingPair(at: start) == nil) {
        return readDigits(from: start, count: run)
      }
      return readPlaces(from: start)
    default: return readPlaces(from: start)
    }
  }

  /// What stands at `index`, `.other` behind the end.
  func sign(at index: Int) -> HanSign {
    index < units.count ? family.sign(units[index]) : .other
  }

  // MARK: Digit by digit

  /// How many digits follow each other from `start`, at most one more than a number can hold.
  func digitRun(from start: Int) -> Int {
    var count = 0
    while count <= PowersOfTen.highest, digit(at: start + count) != nil { count += 1 }
    return count
  }

  private func digit(at index: Int) -> Int? {
    switch sign(at: index) {
    case .digit(let digit): digit
    case .zero: 0
    default: nil
    }
  }

  /// The digit string of `count` digits at `start`, with decimals and multipliers after it.
  private func readDigits(from start: Int, count: Int) -> NumeralCore? {
    guard count <= PowersOfTen.highest else { return nil }
    var value: Int128 = 0
    for index in start..<start + count {
      guard let next = PowersOfTen.append(digit: digit(at: index) ?? 0, to: value) else { return nil }
      value = next
    }
    let notation: Numeral.Notation = family == .formal ? .formal : count == 1 ? .chinese : .chineseDigits
    guard let number = ExactDecimal(significand: value, scale: 0) else { return nil }
    let core = NumeralCore(value: number, lastDigitPower: 0, notation: notation, end: start + count)
    if let decimal = readDecimals(after: core, significand: value) { return decimal }
    return count == 1 ? core : multiplied(core)
  }

  // MARK: Decimals

  /// `core`, whose value is the whole number `significand`, with the decimals that 点 begins behind it and the
  /// multipliers behind those; nil where there are no decimals. Times of day (三点五十, 八点零五分) and idioms
  /// (一点一滴) have none.
  func readDecimals(after core: NumeralCore, significand: Int128) -> NumeralCore? {
    guard core.end < units.count, units[core.end] == HanUnit.point else { return nil }
    let start = core.end + 1
    let count = digitRun(from: start)
    guard count > 0, count <= PowersOfTen.highest else { return nil }
    if case .place(1) = sign(at: start + count) { return nil }
    if start + count < units.count {
      let next = units[start + count]
      if count == 1, HanUnit.makesIdiomOfPoint(next) { return nil }
      let isOfParts = start + count + 1 < units.count && units[start + count + 1] == HanUnit.of
      if next == HanUnit.part, !isOfParts, sign(at: start) == .zero { return nil }
    }
    var digits = significand
    for index in start..<start + count {
      guard let next = PowersOfTen.append(digit: digit(at: index) ?? 0, to: digits) else { return nil }
      digits = next
    }
    guard let value = ExactDecimal(significand: digits, scale: count) else { return nil }
    var result = core
    result.value = value
    result.lastDigitPower = -count
    result.end = start + count
    return multiplied(result)
  }

  /// `core` with the multipliers after it (万, 亿, 万亿, and 百万, 千亿 and so on), if any.
  private func multiplied(_ core: NumeralCore) -> NumeralCore {
    var power = 0
    var end = core.end
    if case .place(let place) = sign(at: end), place > 1, case .myriad = sign(at: end + 1), core.value.scale > 0 {
      power = place
      end += 1
    }
    let myriads = MyriadRun(units, at: end, family: family)
    guard myriads.power > 0, let value = core.value.multiplied(byPowerOfTen: power + myriads.power) else {
      return core
    }
    var result = core
    result.value = value
    result.lastDigitPower += power + myriads.power
    result.end = myriads.end
    return result
  }

  // MARK: Approximations

  /// The two neighbouring digits at `index` that mean one or the other: 三四, 两三, 一两; nil when the digits go on or
  /// there is no such pair. Formal figures have none.
  func pair(at index: Int) -> (low: Int, high: Int)? {
    guard family == .everyday else { return nil }
    switch (sign(at: index), sign(at: index + 1)) {
    case (.digit(let low), .digit(let high)):
      guard high == low + 1, digit(at: index + 2) == nil else { return nil }
      return (low, high)
    case (.two, .digit(3)):
      return digit(at: index + 2) == nil ? (2, 3) : nil
    case (.digit(1), .two):
      return (1, 2)
    default: return nil
    }
  }

  /// As `pair`, and 三五, which only at the head of a number means three to five: 十三五 is 十三.
  func leadingPair(at index: Int) -> (low: Int, high: Int)? {
    if let pair = pair(at: index) { return pair }
    guard family == .everyday, sign(at: index) == .digit(3), sign(at: index + 1) == .digit(5),
      digit(at: index + 2) == nil
    else { return nil }
    return (3, 5)
  }
}

/// The multipliers of four digits that stand next to each other: 万, 亿, 万亿, 亿万, 亿亿.
struct MyriadRun {
  /// Their power of ten, 0 when there are none.
  let power: Int
  /// The index after them.
  let end: Int

  /// Those at `start`: one, or two except 万万.
  init(_ units: UnsafeBufferPointer<UInt16>, at start: Int, family: HanFamily) {
    func power(at index: Int) -> Int {
      guard index < units.count, case .myriad(let power) = family.sign(units[index]) else { return 0 }
      return power
    }
    let first = power(at: start)
    let second = first > 0 ? power(at: start + 1) : 0
    let isPair = second > 0 && first + second > 8
    self.power = isPair ? first + second : first
    self.end = first == 0 ? start : isPair ? start + 2 : start + 1
  }
}
