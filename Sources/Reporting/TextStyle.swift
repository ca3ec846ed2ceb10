package import Proofreading

/// Whether text for people carries colour.
package enum TextStyle: Sendable {
  /// Characters only.
  case plain
  /// Colours and weights by the escape sequences of terminals.
  case ansi

  /// `text` as a heading.
  package func strong(_ text: String) -> String { wrap(text, "1") }

  /// `text` that helps without being read.
  package func faint(_ text: String) -> String { wrap(text, "2") }

  /// `text` in the colour of `severity`.
  package func coloured(_ text: String, as severity: Severity) -> String {
    switch severity {
    case .error: wrap(text, "1;31")
    case .warning: wrap(text, "1;33")
    case .info: wrap(text, "1;34")
    case .hint: wrap(text, "1;36")
    }
  }

  private func wrap(_ text: String, _ code: String) -> String {
    guard self == .ansi, !text.isEmpty else { return text }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}

extension Severity {
  /// The name for people.
  package var title: String {
    switch self {
    case .error: "错误"
    case .warning: "警告"
    case .info: "建议"
    case .hint: "提示"
    }
  }
}
