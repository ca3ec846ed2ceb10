import Drafting
import Numerals
import ProseText

/// Writes values as the draft writes its figures.
enum QuantityWriting {
  /// `value` in the manner of `quantity`: with its 万 or 亿, in plain digits else. Nil where the manner is that of Chinese
  /// numerals.
  static func text(_ value: ExactDecimal, like quantity: Quantity, in draft: Draft) -> String? {
    guard !quantity.isChinese else { return nil }
    let numeral = draft.prose.text(quantity.numeral)
    for (suffix, power) in [("万亿", 12), ("亿", 8), ("万", 4)] where numeral.hasSuffix(suffix) {
      guard numeral.dropLast(suffix.count).allSatisfy({ $0.isASCII }) else { continue }
      return value.multiplied(byPowerOfTen: -power).map { "\($0)\(suffix)" }
    }
    return value.description
  }

  /// The numeral of `quantity` as it is printed.
  static func printed(_ quantity: Quantity, in draft: Draft) -> String {
    draft.prose.text(quantity.numeral)
  }
}
