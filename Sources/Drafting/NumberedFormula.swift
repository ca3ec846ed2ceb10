import Numerals
package import ProseText

/// A formula of digits whose parts are named: 1+3+N, 1＋4, or a digit string in quotation marks, “324”.
package struct NumberedFormula: Hashable, Sendable {
  /// One number of a formula.
  package struct Term: Hashable, Sendable {
    /// What it counts; nil for N.
    package let count: Int?
    /// Where it stands.
    package let range: ProseRange
  }

  /// The formula without quotation marks.
  package let range: ProseRange
  /// The formula with its quotation marks where it has some.
  package let quotedRange: ProseRange
  /// Its numbers in order, two at least.
  package let terms: [Term]

  /// Terms of a formula at most.
  private static let most = 8

  /// The sum formula at `index`, which begins with a digit or N; nil when none is there.
  static func sum(at index: Int, limit: Int, in units: UnsafeBufferPointer<UInt16>) -> NumberedFormula? {
    var terms: [Term] = []
    var at = index
    // More terms than any formula has are none: the chain must not be read anew from each of them.
    while terms.count <= most, let term = term(at: at, limit, units) {
      terms.append(term)
      at = term.range.upper
      guard at < limit, isPlus(units[at]) else { break }
      at += 1
    }
    guard (2...most).contains(terms.count), let last = terms.last, last.range.upper == at else { return nil }
    // 党建+, 3+人 and the like go on in words.
    if index > 0, isPlus(units[index - 1]) { return nil }
    let range = ProseRange(index, at)
    return NumberedFormula(range: range, quotedRange: quoted(range, limit, units), terms: terms)
  }

  /// The digit string that stands alone in `quotation`, or behind a word and a plus sign (党建+132): two to five digits,
  /// Arabic or Chinese, of which none is 0.
  static func digits(in quotation: Quotation, _ units: UnsafeBufferPointer<UInt16>) -> NumberedFormula? {
    guard quotation.pair == .double, (2...12).contains(quotation.inner.count) else { return nil }
    var lower = quotation.inner.lower
    if let plus = (lower..<quotation.inner.upper).last(where: { isPlus(units[$0]) }) {
      guard plus > lower, units[plus - 1].isHan else { return nil }
      lower = plus + 1
    }
    let range = ProseRange(lower, quotation.inner.upper)
    guard (2...5).contains(range.count) else { return nil }
    var terms: [Term] = []
    for at in range.lower..<range.upper {
      guard let digit = digit(units[at]) ?? chineseDigit(units[at]), digit > 0 else { return nil }
      terms.append(Term(count: digit, range: ProseRange(at, at + 1)))
    }
    return NumberedFormula(range: range, quotedRange: quotation.range, terms: terms)
  }

  private static func term(at index: Int, _ limit: Int, _ units: UnsafeBufferPointer<UInt16>) -> Term? {
    guard index < limit else { return nil }
    if units[index] == 0x4E || units[index] == 0x6E || units[index] == 0xFF2E || units[index] == 0x58 {
      return Term(count: nil, range: ProseRange(index, index + 1))
    }
    var at = index
    var value = 0
    while at < limit, at - index < 3, let digit = digit(units[at]) {
      value = value * 10 + digit
      at += 1
    }
    return at > index ? Term(count: value, range: ProseRange(index, at)) : nil
  }

  private static func chineseDigit(_ unit: UInt16) -> Int? {
    guard unit.isChineseOrdinalDigit, unit != 0x5341 else { return nil }
    return ChineseNumeral.smallValue(unit: unit)
  }

  private static func digit(_ unit: UInt16) -> Int? {
    unit.isASCIIDigit ? Int(unit) - 0x30 : unit.isFullWidthDigit ? Int(unit) - 0xFF10 : nil
  }

  /// Whether `unit` is a plus sign of either width.
  package static func isPlus(_ unit: UInt16) -> Bool { unit == 0x2B || unit == 0xFF0B }

  private static func quoted(_ range: ProseRange, _ limit: Int, _ units: UnsafeBufferPointer<UInt16>) -> ProseRange {
    let isQuoted =
      range.lower > 0 && units[range.lower - 1] == 0x201C && range.upper < limit
      && units[range.upper] == 0x201D
    return isQuoted ? ProseRange(range.lower - 1, range.upper + 1) : range
  }
}
