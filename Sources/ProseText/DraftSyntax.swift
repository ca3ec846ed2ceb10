/// How a draft is written down.
package enum DraftSyntax: Hashable, Sendable {
  /// Plain text, also as it comes from PDF or web: hard-wrapped lines, page furniture.
  case plain
  /// Markdown: code, front matter, comments and link targets are not prose.
  case markdown
}
