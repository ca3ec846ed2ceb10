/// Text made safe and visible for a terminal: what would act on the terminal, hide, or turn the line around is shown by
/// its number instead.
package enum VisibleText {
  /// `text` on one line, with everything shown.
  package static func line(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { shown($0) != nil }) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if let shown = shown(scalar) { result += shown } else { result.unicodeScalars.append(scalar) }
    }
    return result
  }

  /// What is shown for `scalar`, all of it narrow; nil when that is the scalar itself.
  package static func shown(_ scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x09: return "    "
    // The joiners belong to the character before them.
    case 0x200C, 0x200D: return nil
    case 0x20..<0x7F, 0x3000...0xD7FF, 0xFF00...0xFFEF: return nil
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator:
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
    default: return nil
    }
  }
}
