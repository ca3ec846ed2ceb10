/// What is known of terms, from earlier reports and from hand. A value without IO.
package struct Glossary: Sendable {
  private let slogans: [String: [KnownSlogan]]
  /// The slogans by their words.
  let index: SloganIndex
  private let uncounted: [String: UncountedForm]

  /// A glossary of `slogans` and of forms that hold a numeral but promise no list. Several slogans of one form are all
  /// valid readings of it.
  package init(slogans: [KnownSlogan] = [], uncounted: [UncountedForm] = []) {
    index = SloganIndex(slogans)
    self.slogans = Dictionary(grouping: slogans, by: \.form)
    self.uncounted = Dictionary(uncounted.map { ($0.form, $0) }) { first, _ in first }
  }

  /// What is known under the form `form`, which stands without quotation marks; all readings, the first the likeliest.
  package func knownSlogans(_ form: String) -> [KnownSlogan] {
    slogans[form] ?? []
  }

  /// Why `form` promises no list although it holds a numeral, or nil when it may promise one.
  package func uncountedForm(_ form: String) -> UncountedForm? {
    uncounted[form]
  }
}
