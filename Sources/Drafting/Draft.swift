package import ProseText

/// The structure of one draft: everything the rules need, found in one pass.
package struct Draft: Sendable {
  /// The text as it was given.
  package let source: SourceText

  /// Reads `source`.
  package init(_ source: SourceText, syntax: DraftSyntax = .plain) {
    self.source = source
  }
}
