import Numerals
import ProseText

extension Figure {
  /// The power of ten of the 万 or 亿 at the end of the numeral: 12 for 万亿, 8 for 1.2亿, 4 for 300万, 0 without.
  package func multiplierPower(in units: [UInt16]) -> Int {
    let end = numeralRange.upper
    guard numeralRange.count > 1, end <= units.count else { return 0 }
    switch units[end - 1] {
    case 0x4E07: return 4
    case 0x4EBF: return units[end - 2] == 0x4E07 ? 12 : 8
    default: return 0
    }
  }
}
