package import Numerals
package import ProseText

/// A numeral as it stands in the text, with its unit.
package struct Figure: Hashable, Sendable {
  /// Numeral and unit.
  package let range: ProseRange
  /// The numeral alone.
  package let numeralRange: ProseRange
  /// What the numeral says.
  package let numeral: Numeral
  /// The unit or measure word after it, if one is known.
  package let unit: MeasureUnit?
}
