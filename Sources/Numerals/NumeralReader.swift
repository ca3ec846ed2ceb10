/// Where a reading happens: in running text a lone 陆 is part of a word, as a whole text it is a number.
enum ReadingContext {
  /// Somewhere in prose.
  case runningText
  /// The text is expected to be one numeral.
  case wholeText
}

/// A number without what makes a percentage or a fraction of it.
struct NumeralCore {
  /// The value, the lower end of an approximation.
  var value: ExactDecimal
  /// Whether the number is exact.
  var approximation = Numeral.Approximation.exact
  /// The power of ten of the last printed digit.
  var lastDigitPower: Int
  /// The characters used.
  var notation: Numeral.Notation
  /// The power of a multiplier that stands without a digit before it (百 in 百万: 2), nil for ordinary numbers.
  var barePower: Int?
  /// The index after the number.
  var end: Int
}

/// Reads a number and the signs around it that say what it counts.
enum NumeralReader {
  /// The numeral at the unit `from`, which must be an index of `units` or beyond their end, and the index after it.
  static func read(
    _ units: UnsafeBufferPointer<UInt16>, from: Int, in context: ReadingContext = .runningText
  ) -> (numeral: Numeral, end: Int)? {
    guard let core = readCore(units, from: from, in: context) else { return nil }
    if unit(units, core.end) == HanUnit.part, unit(units, core.end + 1) == HanUnit.of,
      let found = readParts(units, denominator: core, in: context)
    {
      return found
    }
    // 百分点, 百分比, 百分制: 百 is no number there.
    if core.barePower == 2, core.lastDigitPower == 2, unit(units, core.end) == HanUnit.part { return nil }
    var end = core.end
    var kind = Numeral.Kind.number
    if let sign = percentSign(units, at: end) {
      kind = sign.kind
      end = sign.end
    } else if let tenths = readTenths(units, count: core) {
      return tenths
    }
    return (numeral(core, kind), end)
  }

  /// The plain number at `from`, in Han characters or in digits.
  private static func readCore(
    _ units: UnsafeBufferPointer<UInt16>, from: Int, in context: ReadingContext
  ) -> NumeralCore? {
    guard let first = unit(units, from) else { return nil }
    if ArabicReader.digit(first) != nil { return ArabicReader(units: units).read(from: from) }
    if first == HanUnit.upTo { return readUpTo(units, from: from) }
    let family = family(units, from: from)
    guard let core = HanReader(units: units, family: family).read(from: from) else { return nil }
    if family == .formal, core.end == from + 1, context == .runningText {
      // 队伍 and 陆续 are no figures: alone, a formal digit counts only in a sum of money.
      guard let next = unit(units, core.end), HanUnit.followsFormalDigit(next) else { return nil }
    }
    return core
  }

  /// 上百, 上千万 at `from`, where 上 stands: only before a multiplier without a digit.
  private static func readUpTo(_ units: UnsafeBufferPointer<UInt16>, from: Int) -> NumeralCore? {
    guard var core = HanReader(units: units, family: .everyday).read(from: from + 1),
      let power = core.barePower, power >= 2, core.approximation == .exact
    else { return nil }
    core.approximation = .above
    return core
  }

  /// The characters that the numeral at `from` is written in, told from the first that is not 零 or 点.
  private static func family(_ units: UnsafeBufferPointer<UInt16>, from: Int) -> HanFamily {
    for index in from..<from + 3 {
      guard let unit = unit(units, index) else { break }
      if unit == HanUnit.point || HanFamily.everyday.sign(unit) == .zero { continue }
      return HanFamily.everyday.sign(unit) == .other && HanFamily.formal.sign(unit) != .other ? .formal : .everyday
    }
    return .everyday
  }

  /// The fraction, percentage or permille whose denominator, followed by 分之, has been read.
  private static func readParts(
    _ units: UnsafeBufferPointer<UInt16>, denominator: NumeralCore, in context: ReadingContext
  ) -> (numeral: Numeral, end: Int)? {
    guard denominator.approximation == .exact, let parts = denominator.value.int, parts >= 2,
      let core = readCore(units, from: denominator.end + 2, in: context)
    else { return nil }
    var result = core
    if core.notation != denominator.notation { result.notation = .mixed }
    let kind: Numeral.Kind =
      switch denominator.barePower {
      case 2 where parts == 100: .percentage
      case 3 where parts == 1000: .permille
      default: .fraction(denominator: parts)
      }
    return (numeral(result, kind), core.end)
  }

  /// The sign % or ‰, in either width, at `index` or after one space.
  private static func percentSign(
    _ units: UnsafeBufferPointer<UInt16>, at index: Int
  ) -> (kind: Numeral.Kind, end: Int)? {
    var index = index
    // Space, no-break space, thin space, narrow no-break space, ideographic space.
    switch unit(units, index) {
    case 0x20, 0xA0, 0x2009, 0x202F, 0x3000: index += 1
    default: break
    }
    switch unit(units, index) {
    case 0x25, 0xFF05: return (.percentage, index + 1)
    case 0x2030: return (.permille, index + 1)
    default: return nil
    }
  }

  /// The tenths (三成, 七八成, 三成五) of which `count` have been read, or nil when no 成 follows or it begins a word.
  private static func readTenths(
    _ units: UnsafeBufferPointer<UInt16>, count: NumeralCore
  ) -> (numeral: Numeral, end: Int)? {
    guard unit(units, count.end) == HanUnit.tenth, count.barePower == nil, count.value <= 10, count.value > 0
    else { return nil }
    let end = count.end + 1
    if let next = unit(units, end) {
      guard !HanUnit.makesWordOfTenth(next) else { return nil }
      if count.notation == .chinese, count.approximation == .exact, count.value.isWhole,
        case .digit(let half) = HanFamily.everyday.sign(next),
        HanReader(units: units, family: .everyday).sign(at: end + 1) == .other,
        let tail = ExactDecimal(significand: Int128(half), scale: 1), let value = count.value.adding(tail)
      {
        var core = count
        core.value = value
        core.lastDigitPower = -1
        return (numeral(core, .tenths), end + 1)
      }
    }
    var core = count
    if core.notation != .chinese { core.notation = .mixed }
    return (numeral(core, .tenths), end)
  }

  private static func numeral(_ core: NumeralCore, _ kind: Numeral.Kind) -> Numeral {
    Numeral(
      value: core.value, kind: kind, notation: core.notation, approximation: core.approximation,
      lastDigitPower: core.lastDigitPower)
  }

  private static func unit(_ units: UnsafeBufferPointer<UInt16>, _ index: Int) -> UInt16? {
    index < units.count ? units[index] : nil
  }
}
