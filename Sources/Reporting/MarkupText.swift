import ProseText

/// Text as XML and HTML hold it.
enum MarkupText {
  /// `text` for an element or an attribute in quotation marks: nothing of it can act as markup, and what the formats
  /// cannot hold, or what would hide or turn the line around, is shown by its number.
  static func escaped(_ text: String) -> String {
    var result = ""
    VisibleText.forEach(in: text) { scalar, shown in
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      // In an attribute of XML a bare line end would become a blank.
      case "\n": result += "&#10;"
      case "\u{FFFE}": result += "&lt;U+FFFE&gt;"
      case "\u{FFFF}": result += "&lt;U+FFFF&gt;"
      default:
        if let shown {
          result += escaped(shown)
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result
  }
}
