package import Proofreading

/// `--locale`: the language of what a report says besides the findings, which are Chinese as the drafts are.
package enum ReportLanguage: String, CaseIterable, Sendable {
  /// Chinese.
  case zh
  /// English.
  case en

  /// The text of `pair` in this language.
  package func text(_ pair: Bilingual) -> String {
    self == .zh ? pair.chinese : pair.english
  }

  /// `chinese` or `english`.
  func pick(_ chinese: String, _ english: String) -> String {
    self == .zh ? chinese : english
  }

  /// The name of `severity` for people.
  package func title(_ severity: Severity) -> String {
    self == .zh ? severity.title : severity.rawValue
  }
}
