package import LanguageServerProtocol

/// Where the pages of the manual of rules are.
package struct RuleManualLinks: Sendable {
  private let page: @Sendable (String) -> DocumentURI?

  /// Pages as `page` gives them by the id of a rule; nil where there is none. Called for every finding.
  package init(_ page: @escaping @Sendable (String) -> DocumentURI?) {
    self.page = page
  }

  /// No pages.
  package static let none = RuleManualLinks { _ in nil }

  /// The page of the rule called `id`, or nil.
  func callAsFunction(_ id: String) -> DocumentURI? {
    page(id)
  }
}
