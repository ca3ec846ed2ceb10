import Numerals
import Testing

/// A small generator with a fixed start, so that a failure can be seen again.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    // Steps of the golden ratio, mixed (splitmix64).
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

@Suite("What is written is read back")
struct RoundTripTests {
  @Test(arguments: [ChineseNumeral.Style.lower, .formal])
  func everyNumberToHundredThousand(style: ChineseNumeral.Style) {
    var wrong: [Int] = []
    for value in 0...100_000 where !isReadBack(Int128(value), style) { wrong.append(value) }
    #expect(wrong == [])
  }

  @Test(arguments: [ChineseNumeral.Style.lower, .formal, .digits])
  func randomNumbersOfEveryLength(style: ChineseNumeral.Style) {
    var generator = SeededGenerator(seed: 20_260_305)
    var wrong: [Int128] = []
    for turn in 0..<3000 {
      var value: Int128 = 0
      for _ in 0...(turn % 16) {
        // Half the digits are zeros, where the mistakes are.
        value = value * 10 + (Bool.random(using: &generator) ? 0 : Int128.random(in: 1...9, using: &generator))
      }
      if style == .digits, value < 100 { value += 100 }
      if !isReadBack(value, style) { wrong.append(value) }
    }
    #expect(wrong == [])
    for value: Int128 in [10_000_000_000_000_000, 9_999_999_999_999_999, 1_000_000_000_001] {
      #expect(isReadBack(value, style))
    }
  }

  @Test(arguments: [ChineseNumeral.Style.lower, .formal, .digits])
  func randomDecimals(style: ChineseNumeral.Style) throws {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<500 {
      let scale = Int.random(in: 1...6, using: &generator)
      let value = try #require(
        ExactDecimal(significand: Int128.random(in: 1...99_999_999, using: &generator), scale: scale))
      let text = ChineseNumeral.write(value, style: style)
      // Digit by digit, the whole part may look like an approximation: 四五点六.
      if style == .digits, value < 100 { continue }
      #expect(Numeral.parse(text)?.value == value, "\(text)")
    }
  }

  @Test(arguments: [
    (0, "零", "零", "〇"), (2, "二", "贰", "二"), (10, "十", "壹拾", "一〇"), (15, "十五", "壹拾伍", "一五"),
    (20, "二十", "贰拾", "二〇"), (105, "一百零五", "壹佰零伍", "一〇五"), (110, "一百一十", "壹佰壹拾", "一一〇"),
    (1010, "一千零一十", "壹仟零壹拾", "一〇一〇"), (10_010, "一万零一十", "壹万零壹拾", "一〇〇一〇"),
    (150_000, "十五万", "壹拾伍万", "一五〇〇〇〇"), (1_001_000, "一百万一千", "壹佰万壹仟", "一〇〇一〇〇〇"),
    (100_000_015, "一亿零一十五", "壹亿零壹拾伍", "一〇〇〇〇〇〇一五"),
    (100_001_000, "一亿零一千", "壹亿零壹仟", "一〇〇〇〇一〇〇〇"), (1_200_000_000_000, "一万二千亿", "壹万贰仟亿", "一二〇〇〇〇〇〇〇〇〇〇〇"),
    (-3, "负三", "负叁", "负三"),
  ])
  func written(value: Int, lower: String, formal: String, digits: String) {
    #expect(ChineseNumeral.write(value, style: .lower) == lower)
    #expect(ChineseNumeral.write(value, style: .formal) == formal)
    #expect(ChineseNumeral.write(value, style: .digits) == digits)
  }

  @Test func writtenDecimals() throws {
    #expect(ChineseNumeral.write(try #require(ExactDecimal("3.45")), style: .lower) == "三点四五")
    #expect(ChineseNumeral.write(try #require(ExactDecimal("-0.05")), style: .formal) == "负零点零伍")
    #expect(ChineseNumeral.write(try #require(ExactDecimal("10.05")), style: .digits) == "一〇点〇五")
  }

  @Test func farBeyondWhatIsRead() {
    // Only has to end and to say something: the largest magnitude there is.
    #expect(ChineseNumeral.write(Int128.min, style: .lower).hasPrefix("负"))
    #expect(ChineseNumeral.write(Int128.max, style: .digits).count == 39)
  }

  @Test func singleCharacters() {
    for (value, character) in zip(0..., "零一二三四五六七八九十") {
      let unit = character.utf16.first ?? 0
      #expect(ChineseNumeral.smallValue(unit: unit) == value)
    }
    #expect(ChineseNumeral.smallValue(unit: 0x3007) == 0)
    #expect(ChineseNumeral.smallValue(unit: 0x4E24) == 2)
    #expect(ChineseNumeral.smallValue(unit: 0x767E) == nil)
  }

  private func isReadBack(_ value: Int128, _ style: ChineseNumeral.Style) -> Bool {
    guard let numeral = Numeral.parse(ChineseNumeral.write(value, style: style)) else { return false }
    return numeral.value == ExactDecimal(significand: value, scale: 0) && numeral.approximation == .exact
      && numeral.kind == .number
  }
}
