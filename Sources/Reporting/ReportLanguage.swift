package import Proofreading
package import Workspace

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

  /// A place in a Word file for people, for example 第12段.
  package func title(_ place: WordPlace) -> String {
    guard self == .en else { return place.title }
    return switch place.container {
    case .body: "paragraph \(place.paragraph)"
    case .cell(let table, let row, let column): "table \(table), row \(row), cell \(column)"
    case .textBox: "text box at paragraph \(place.paragraph)"
    case .footnote(let number): "footnote \(number)"
    case .endnote(let number): "endnote \(number)"
    }
  }
}
