import Numerals

/// What must hold of the numerals and units found in any text whatever.
package enum NumeralInvariants {
  /// Looks for a numeral and a unit at each of `units`, and a step outside of them: how many numerals there are, and what
  /// is wrong with what was found.
  package static func scans(of units: [UInt16]) -> (found: Int, violations: [String]) {
    var found = 0
    var violations: [String] = []
    units.withUnsafeBufferPointer { units in
      for from in -1...units.count + 1 {
        if let numeral = Numeral.scan(units, from: from) {
          found += 1
          if numeral.end <= from || numeral.end > units.count {
            violations.append("\(Array(units)) at \(from)")
          } else {
            violations += Self.violations(of: numeral, units, from: from)
          }
        }
        if let unit = MeasureUnit.scan(units, from: from), unit.end <= from || unit.end > units.count {
          violations.append("\(Array(units)) at \(from)")
        }
        let end = Numeral.endOfDigits(units, from: from)
        if end < from { violations.append("\(Array(units)) at \(from)") }
      }
    }
    _ = Numeral.parse(String(decoding: units, as: UTF16.self))
    return (found, violations)
  }

  private static func violations(
    of found: (numeral: Numeral, end: Int), _ units: UnsafeBufferPointer<UInt16>, from: Int
  ) -> [String] {
    let text = String(decoding: units[from..<found.end], as: UTF16.self)
    var violations: [String] = []
    if found.numeral.value < 0 { violations.append("negative: \(text)") }
    if case .span(let high) = found.numeral.approximation, high <= found.numeral.value {
      violations.append("span: \(text)")
    }
    if case .fraction(let parts) = found.numeral.kind, parts < 2 { violations.append("fraction: \(text)") }
    if !Numeral.canBegin(units[from]) { violations.append("cannot begin: \(text)") }
    return violations
  }
}

extension NumeralInvariants {
  /// What numerals are made of and what stands beside them.
  private static let signs = Array(
    "〇零一二三四五六七八九十百千万亿两廿卅几数上点分之成余多来年壹贰伍陆拾佰仟萬億0123456789０５９．,.%％‰ 　/-个人元平方米公里吨kgm²岁倍折".utf16)

  /// What is wrong with the numerals in what `bytes` stand for: text, signs, or units of any value.
  static func violations(_ bytes: [UInt8]) -> [String] {
    var reader = FuzzReader(bytes)
    let kind = reader.byte() % 3
    let rest = reader.remainder
    let units: [UInt16] =
      switch kind {
      case 0: Array(String(decoding: rest, as: UTF8.self).utf16)
      case 1: rest.map { signs[Int($0) % signs.count] }
      default: stride(from: 0, to: rest.count - 1, by: 2).map { UInt16(rest[$0]) << 8 | UInt16(rest[$0 + 1]) }
      }
    return scans(of: units).violations
  }
}
