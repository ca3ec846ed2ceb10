import ProseText

/// Text as XML holds it.
enum XMLText {
  /// `text` for an attribute or an element: signs of XML as entities, and what XML cannot hold shown by its number.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&apos;"
      case "\n": result += "&#10;"
      case "\u{FFFE}", "\u{FFFF}": result += "<U+FFFE>".replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      default:
        if let shown = VisibleText.shown(scalar) {
          result += escaped(shown)
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result
  }
}
