/// Text made safe and visible for a terminal: what would act on the terminal, hide, or turn the line around is shown by
/// its number instead.
///
/// What hides is what Unicode says may be left out where it cannot be drawn (Default_Ignorable_Code_Point), and the blank
/// pattern of Braille. Some of it has work to do after certain characters, which would fall apart without: there it is
/// left alone, for it changes how one visible character looks, and after any other it is shown. That is:
///
/// - the joiner between two emoji (👨‍👩‍👧) and the selectors of emoji and text style after what can be an emoji, digits
///   only in keycaps;
/// - one selector of a variant after a Han character, as names and old books need them (葛󠄀);
/// - the joiners after letters of the scripts from Arabic to Mongolian, which join, and the selectors of Mongolian after
///   its letters.
package enum VisibleText {
  /// `text` on one line, with everything shown.
  package static func line(_ text: String) -> String {
    guard isNeeded(for: text) else { return text }
    var result = ""
    forEach(in: text) { scalar, shown in
      if let shown { result += shown } else { result.unicodeScalars.append(scalar) }
    }
    return result
  }

  /// Whether anything of `text` is shown as something else.
  package static func isNeeded(for text: String) -> Bool {
    var previous: Unicode.Scalar?
    let scalars = text.unicodeScalars
    for at in scalars.indices {
      let scalar = scalars[at]
      if shown(scalar, after: previous, before: scalars[scalars.index(after: at)...].first) != nil { return true }
      previous = scalar
    }
    return false
  }

  /// Each scalar of `text` with what is shown for it; nil for the scalar itself.
  package static func forEach(in text: String, _ body: (Unicode.Scalar, String?) -> Void) {
    var previous: Unicode.Scalar?
    let scalars = text.unicodeScalars
    for at in scalars.indices {
      let scalar = scalars[at]
      body(scalar, shown(scalar, after: previous, before: scalars[scalars.index(after: at)...].first))
      previous = scalar
    }
  }

  /// What is shown for `scalar` between `previous` and `next`, all of it narrow; nil when that is the scalar itself. The
  /// neighbours are asked for where they count.
  package static func shown(
    _ scalar: Unicode.Scalar, after previous: @autoclosure () -> Unicode.Scalar?,
    before next: @autoclosure () -> Unicode.Scalar?
  ) -> String? {
    switch scalar.value {
    case 0x09: return "    "
    case 0x20..<0x7F, 0x3000..<0x3164, 0x3165...0xD7FF, 0xFF00..<0xFFA0, 0xFFA1...0xFFEF: return nil
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: return number(scalar)
    case .format: break
    default: guard scalar.properties.isDefaultIgnorableCodePoint || scalar == blankPattern else { return nil }
    }
    if let previous = previous(), hasWork(scalar, previous, next()) { return nil }
    return number(scalar)
  }

  private static let blankPattern: Unicode.Scalar = "\u{2800}"

  private static func number(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
  }

  /// Whether `scalar`, which cannot be seen, belongs where it stands.
  private static func hasWork(
    _ scalar: Unicode.Scalar, _ previous: Unicode.Scalar, _ next: Unicode.Scalar?
  ) -> Bool {
    switch scalar.value {
    case 0x200C: joins(previous)
    case 0x200D: joins(previous) || (isEmoji(previous) || previous == "\u{FE0F}") && next.map(isEmoji) == true
    case 0x180B...0x180D, 0x180F: (0x1800...0x18AF).contains(previous.value)
    case 0xFE0E, 0xFE0F: isEmoji(previous) || previous.properties.isEmoji && next == "\u{20E3}"
    case 0xFE00...0xFE02, 0xE0100...0xE01EF: previous.properties.isIdeographic
    default: false
    }
  }

  private static func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.isASCII && scalar.properties.isEmoji
  }

  /// Whether `scalar` is a letter, or a sign on one, of a script whose letters join.
  private static func joins(_ scalar: Unicode.Scalar) -> Bool {
    let isOfScript = (0x0600...0x109F).contains(scalar.value) || (0x1780...0x18AF).contains(scalar.value)
    return isOfScript && (scalar.properties.isAlphabetic || scalar.properties.canonicalCombiningClass == .virama)
  }
}
