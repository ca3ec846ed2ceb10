/// A place in a document as the protocol counts it.
package struct Position: Hashable, Comparable, Codable, Sendable {
  /// The line, from 0.
  package let line: Int
  /// The column, from 0, in the units that client and server agreed on.
  package let character: Int

  /// The place at `line` and `character`.
  package init(line: Int, character: Int) {
    self.line = line
    self.character = character
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    line = try Self.wholeNumber(in: container, at: .line)
    character = try Self.wholeNumber(in: container, at: .character)
  }

  package static func < (left: Position, right: Position) -> Bool {
    (left.line, left.character) < (right.line, right.character)
  }

  private enum CodingKeys: String, CodingKey {
    case line, character
  }

  /// A number that may be far out of range: some clients write the largest number they have for 'end of the line'.
  private static func wholeNumber(
    in container: KeyedDecodingContainer<CodingKeys>, at key: CodingKeys
  ) throws -> Int {
    if let number = try? container.decode(Int.self, forKey: key) { return number }
    let number = try container.decode(Double.self, forKey: key)
    return Int(exactly: number.rounded(.towardZero)) ?? (number < 0 ? 0 : Int(Int32.max))
  }
}

/// A stretch of a document; the end is exclusive.
package struct PositionRange: Hashable, Codable, Sendable {
  /// Where it begins.
  package let start: Position
  /// Where it ends. Clients do send ranges that end before they start.
  package let end: Position

  /// The stretch from `start` to `end`.
  package init(start: Position, end: Position) {
    self.start = start
    self.end = end
  }
}

/// The name of a document. An opaque key: one file has many spellings, and every client wants its own back.
package typealias DocumentURI = String

/// A stretch of a document that is named.
package struct Location: Hashable, Codable, Sendable {
  /// The document.
  package let uri: DocumentURI
  /// The stretch.
  package let range: PositionRange

  /// The stretch `range` of `uri`.
  package init(uri: DocumentURI, range: PositionRange) {
    self.uri = uri
    self.range = range
  }
}

/// The document that a request is about.
package struct TextDocumentIdentifier: Hashable, Codable, Sendable {
  /// Its name.
  package let uri: DocumentURI

  /// The document called `uri`.
  package init(uri: DocumentURI) {
    self.uri = uri
  }
}

/// A place in a document that is named.
package struct TextDocumentPositionParameters: Hashable, Codable, Sendable {
  /// The document.
  package let textDocument: TextDocumentIdentifier
  /// The place.
  package let position: Position

  /// The place `position` of `textDocument`.
  package init(textDocument: TextDocumentIdentifier, position: Position) {
    self.textDocument = textDocument
    self.position = position
  }
}

/// Text for people, with or without marks.
package struct MarkupContent: Hashable, Codable, Sendable {
  /// How the text is written.
  package enum Kind: String, Codable, Sendable {
    /// As it is.
    case plaintext
    /// GitHub's Markdown.
    case markdown
  }

  /// How `value` is written.
  package let kind: Kind
  /// The text.
  package let value: String

  /// The text `value`, written as `kind`.
  package init(kind: Kind, value: String) {
    self.kind = kind
    self.value = value
  }
}
