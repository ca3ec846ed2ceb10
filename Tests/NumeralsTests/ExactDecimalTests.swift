import Numerals
import Testing

@Suite("Exact decimals")
struct ExactDecimalTests {
  private func decimal(_ text: String) throws -> ExactDecimal {
    try #require(ExactDecimal(text))
  }

  @Test(arguments: [
    ("0.1", "0.2", "0.3", "-0.1", "0.02"), ("3.45", "-3.45", "0", "6.9", "-11.9025"),
    ("320000000", "0.5", "320000000.5", "319999999.5", "160000000"),
    ("0", "0", "0", "0", "0"), ("-1.5", "-1.5", "-3", "0", "2.25"), ("99.99", "0.01", "100", "99.98", "0.9999"),
  ])
  func arithmetic(_ case: (left: String, right: String, sum: String, difference: String, product: String)) throws {
    let left = try decimal(`case`.left)
    let right = try decimal(`case`.right)
    #expect(left.adding(right)?.description == `case`.sum)
    #expect(left.subtracting(right)?.description == `case`.difference)
    #expect(left.multiplied(by: right)?.description == `case`.product)
  }

  @Test(arguments: [
    ("1", "3", 4, "0.3333"), ("2", "3", 0, "1"), ("1", "2", 0, "1"), ("-1", "2", 0, "-1"), ("1", "-2", 0, "-1"),
    ("-1", "-2", 0, "1"),
    ("1", "4", 1, "0.3"), ("12.5", "0.05", 2, "250"), ("0.0001", "1000", 3, "0"), ("1.00005", "1", 2, "1"),
  ])
  func division(left: String, right: String, decimals: Int, quotient: String) throws {
    #expect(try decimal(left).divided(by: decimal(right), decimals: decimals)?.description == quotient)
  }

  @Test func divisionThatCannotBe() throws {
    #expect(ExactDecimal(1).divided(by: 0, decimals: 2) == nil)
    #expect(ExactDecimal(1).divided(by: 3, decimals: -1) == nil)
    #expect(ExactDecimal(1).divided(by: 3, decimals: 39) == nil)
    #expect(try decimal("99999999999999999999999999999999999999").divided(by: 3, decimals: 5) == nil)
  }

  @Test(arguments: [
    "0", "3.45", "-0.5", "320000000", "0.00000000000000000000000000000000000001",
    "99999999999999999999999999999999999999",
  ])
  func textThereAndBack(text: String) throws {
    #expect(try decimal(text).description == text)
  }

  @Test(arguments: [
    "", "-", ".5", "5.", "1.2.3", "1,000", "１", "+1", "--1", "1e3", " 1", "1" + String(repeating: "0", count: 39),
    "0." + String(repeating: "3", count: 40),
  ])
  func noDecimal(text: String) {
    #expect(ExactDecimal(text) == nil)
  }

  @Test func shortestForm() throws {
    let long = try #require(ExactDecimal(significand: 3_500, scale: 3))
    #expect(long == ExactDecimal("3.5"))
    #expect(long.hashValue == ExactDecimal("3.5")?.hashValue)
    #expect(long.scale == 1 && !long.isWhole && long.int == nil)
    #expect(ExactDecimal(significand: 0, scale: 99) == .zero)
    #expect(ExactDecimal(significand: 35, scale: -2) == 3500)
    #expect(ExactDecimal(significand: .min, scale: 0) == nil)
    #expect(ExactDecimal(significand: 1, scale: 39) == nil)
    #expect(ExactDecimal(significand: 1, scale: -39) == nil)
    #expect(ExactDecimal(significand: 1, scale: .min) == nil)
    #expect(ExactDecimal(significand: 1, scale: .max) == nil)
    #expect(try decimal("1.000").isWhole)
    #expect(ExactDecimal(-7).magnitude == 7)
    #expect(ExactDecimal(7).magnitude.negated == -7)
    #expect(ExactDecimal(7).int == 7)
  }

  @Test func powersOfTen() throws {
    #expect(ExactDecimal.powerOfTen(11)?.description == "100000000000")
    #expect(ExactDecimal.powerOfTen(-2)?.description == "0.01")
    for exponent in [39, -39, Int.max, Int.min] {
      #expect(ExactDecimal.powerOfTen(exponent) == nil)
      #expect(ExactDecimal(1).multiplied(byPowerOfTen: exponent) == nil)
      #expect(ExactDecimal(0).multiplied(byPowerOfTen: exponent) == 0)
    }
    #expect(try decimal("1.2").multiplied(byPowerOfTen: 12)?.description == "1200000000000")
    #expect(try decimal("12").multiplied(byPowerOfTen: -2)?.description == "0.12")
  }

  @Test func overflowGivesNothing() throws {
    let largest = try #require(ExactDecimal(significand: .max, scale: 0))
    let fine = try #require(ExactDecimal(significand: 1, scale: 38))
    #expect(largest.adding(1) == nil)
    #expect(largest.adding(fine) == nil)
    #expect(fine.adding(largest) == nil)
    #expect(largest.multiplied(by: 2) == nil)
    #expect(fine.multiplied(by: fine) == nil)
    #expect(largest.negated.subtracting(1) == nil)
    #expect(ExactDecimal.sum([largest, largest]) == nil)
    #expect(ExactDecimal.sum([]) == 0)
    #expect(ExactDecimal.sum([320, 410, 150]) == 880)
    #expect(largest > fine && fine > largest.negated && largest.negated < 0)
  }

  @Test func orderIsThatOfValues() throws {
    let sorted = try [
      "-12.5", "-12.49", "-0.5", "-0.49", "0", "0.001", "0.01", "1", "1.001", "1.01", "12", "12.3", "320",
    ].map(decimal)
    for (index, left) in sorted.enumerated() {
      for (other, right) in sorted.enumerated() { #expect((left < right) == (index < other)) }
    }
  }

  @Test func nearestBinaryNumber() throws {
    #expect(try decimal("0.1").double == 0.1)
    #expect(try decimal("3.45").double == 3.45)
    #expect(try decimal("0.00000000000000000000000000000000000001").double > 0)
  }
}
