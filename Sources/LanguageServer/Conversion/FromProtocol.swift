// What comes in, in terms of the engine. The other direction is in ToProtocol.swift; nothing else converts.

package import LanguageServerProtocol
package import ProseText

extension LinePosition {
  /// The same line and column; the unit of columns is that of the session.
  init(_ position: Position) {
    self.init(line: position.line, column: position.character)
  }
}

extension SourceRange {
  /// The stretch `range` of `source`, clamped to it; an end before the start counts as the start.
  init(_ range: PositionRange, in source: SourceText, _ encoding: PositionEncoding) {
    self.init(
      source.offset(of: LinePosition(range.start), in: encoding),
      source.offset(of: LinePosition(range.end), in: encoding))
  }
}

extension MirrorText.Change {
  /// The same change.
  init(_ change: ContentChange) {
    if let range = change.range {
      self = .between(LinePosition(range.start), LinePosition(range.end), change.text)
    } else {
      self = .everything(change.text)
    }
  }
}

extension DraftSyntax {
  /// What a document is taken for. Clients name languages as they like, so the end of the name counts too.
  package init(languageID: String?, uri: DocumentURI) {
    let language = languageID?.lowercased() ?? ""
    if language.contains("markdown") || ["md", "gfm"].contains(language) {
      self = .markdown
      return
    }
    let path = uri.prefix { $0 != "?" && $0 != "#" }.lowercased()
    self = path.hasSuffix(".md") || path.hasSuffix(".markdown") ? .markdown : .plain
  }
}
