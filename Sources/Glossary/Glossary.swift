/// What is known of terms, from earlier reports and from hand. A value without IO.
package struct Glossary: Sendable {
  /// A glossary that knows nothing.
  package init() {}
}
