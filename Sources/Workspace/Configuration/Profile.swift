import Proofreading

/// What a kind of paper is strict about. A profile is the outermost layer of settings above the defaults.
package enum Profile: String, CaseIterable, Sendable {
  /// Official documents: form is part of their validity.
  case official
  /// Newspapers: headlines and subheads number as they like, words and names weigh more.
  case newspaper

  /// The Chinese name, accepted in settings too.
  package var title: String {
    switch self {
    case .official: "公文"
    case .newspaper: "报纸"
    }
  }

  /// Every name that settings may use.
  package static var names: [String] { allCases.map(\.rawValue) + allCases.map(\.title) }

  /// The profile called `name` in either language, or nil.
  package init?(named name: String) {
    guard let found = Self.allCases.first(where: { $0.rawValue == name || $0.title == name }) else { return nil }
    self = found
  }

  /// The settings of the profile, as a file would have them. A test holds them to the rules that there are.
  package var settings: String {
    switch self {
    case .official:
      // GB/T 9704 and GB/T 15834 bind an official document: what is advice elsewhere is a mistake here.
      """
      {"options": {"ordinal-mark": {"arabic-comma": "warning"}, "slogan-members": {"order": "info"}}}
      """
    case .newspaper:
      // A page may open a series at any number that its neighbour has left off, and prints 1、 by house style.
      """
      {"rules": {"heading-sequence": "info", "heading-level": "info"}, "options": {"ordinal-mark": {"arabic-comma": "off"}}}
      """
    }
  }
}
