import ProseText

/// Text as a page holds it.
enum HTMLText {
  /// `text` for an element or an attribute in quotation marks: nothing of it can act as markup, and what would hide or
  /// turn the line around is shown by its number.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default:
        if let shown = VisibleText.shown(scalar) {
          for scalar in shown.unicodeScalars {
            switch scalar {
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            default: result.unicodeScalars.append(scalar)
            }
          }
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result
  }
}
