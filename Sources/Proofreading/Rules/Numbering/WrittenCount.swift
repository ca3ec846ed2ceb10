import Numerals

/// A count as a fix writes it in the place of another.
enum WrittenCount {
  /// `count` in the characters of `numeral`: Arabic for Arabic, else Chinese, with 两 for two, since a measure word or a
  /// noun follows.
  static func text(_ count: Int, like numeral: String) -> String {
    if numeral.utf8.allSatisfy({ $0 < 0x80 }) { return String(count) }
    return count == 2 ? "两" : ChineseNumeral.write(count, style: .lower)
  }
}
