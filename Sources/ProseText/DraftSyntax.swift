/// How a draft is written down.
public enum DraftSyntax: Hashable, Sendable {
  /// Plain text, also as it comes from PDF or web: hard-wrapped lines, page furniture.
  case plain
  /// Text of a word processor: each line is a paragraph, and none was broken to fit a page.
  case paragraphs
  /// Markdown: code, front matter, comments and link targets are not prose.
  case markdown
}
