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
    case .official: Self.officialSettings
    case .newspaper: Self.newspaperSettings
    }
  }

  /// GB/T 9704, 15834 and 15835 bind an official document: what is advice elsewhere is a mistake here.
  private static let officialSettings = """
    {
      "rules": {
        // 3千, 98年, 二零二五年: GB/T 15835 4.1, 5.1, 5.3. 平米, KG: legal units are the law.
        "figure-form": "warning", "unit-form": "warning",
        // GB/T 15834 is in full-width marks.
        "punctuation-width": "warning",
        // A short form that is defined twice or too late binds nobody.
        "abbreviation": "warning",
        "term-inconsistent": "warning"
      },
      "options": {
        // 1. and not 1、: GB/T 15834 B.3.3.
        "ordinal-mark": {"arabic-comma": "warning"},
        // 见附件3 where there are two: the document refers to nothing.
        "label-sequence": {"reference": "error"},
        // Official wording has an official order.
        "slogan-members": {"order": "info"},
        // 40～60万元 and 约300名左右 can be read in two ways.
        "figure-range": {"multiplier": "info", "varying": "info"},
        "figure-approximation": {"redundancy": "info"},
        "figure-form": {"width": "info"},
        "abbreviation": {"full-again": "info", "unused": "info"},
        // What is quoted may be a brand that is written in two ways on purpose.
        "term-inconsistent": {"name": "info"}
      }
    }
    """

  /// Headlines and subheads number as they like; names and facts weigh most, and the form of numerals least, as the
  /// inspection of newspapers counts mistakes.
  private static let newspaperSettings = """
    {
      "rules": {
        // A page opens a series where its neighbour has left off, and prints 图1 for another page.
        "heading-sequence": "info", "heading-level": "info", "label-sequence": "info",
        // An important name that is wrong counts double.
        "term-inconsistent": "warning",
        // The form of numerals and units counts a tenth.
        "figure-form": "hint", "unit-form": "hint", "punctuation-width": "hint",
        // Short forms are read by everybody and defined by nobody.
        "abbreviation": "hint"
      },
      "options": {
        // 1、 is house style.
        "ordinal-mark": {"arabic-comma": "off"},
        // 12,56 is a wrong number, not a form of one.
        "figure-form": {"grouping": "info"},
        // 时速60公里/小时 says the same twice.
        "unit-form": {"rate": "info"},
        // 约300名左右 is what readers write in about.
        "figure-approximation": {"redundancy": "info"},
        "abbreviation": {"full-again": "off", "unused": "off"}
      }
    }
    """
}
