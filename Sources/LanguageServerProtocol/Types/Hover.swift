/// The request for what is to be said about a place.
package enum HoverRequest: RequestMethod {
  package typealias Parameters = TextDocumentPositionParameters
  package typealias Result = Hover?
  package static let name = "textDocument/hover"
}

/// What is to be said about a place.
package struct Hover: Hashable, Codable, Sendable {
  /// The text.
  package let contents: MarkupContent
  /// What the text is about; nil where the client should choose.
  package let range: PositionRange?

  /// The text `contents` about `range`.
  package init(contents: MarkupContent, range: PositionRange?) {
    self.contents = contents
    self.range = range
  }
}
