/// The request for where a thing comes from.
package enum DefinitionRequest: RequestMethod {
  package typealias Parameters = TextDocumentPositionParameters
  package typealias Result = [Location]
  package static let name = "textDocument/definition"
}

/// The request for all places where a thing is used.
package enum ReferencesRequest: RequestMethod {
  package typealias Parameters = ReferenceParameters
  package typealias Result = [Location]
  package static let name = "textDocument/references"
}

/// The request for the places of the same document that mean the same.
package enum DocumentHighlightRequest: RequestMethod {
  package typealias Parameters = TextDocumentPositionParameters
  package typealias Result = [DocumentHighlight]
  package static let name = "textDocument/documentHighlight"
}

/// What is asked about.
package struct ReferenceParameters: Codable, Sendable {
  /// Which places are wanted.
  package struct Context: Hashable, Codable, Sendable {
    /// Whether the place that it comes from counts.
    package let includeDeclaration: Bool

    /// Places with or without the one that it comes from.
    package init(includeDeclaration: Bool) {
      self.includeDeclaration = includeDeclaration
    }
  }

  /// The document.
  package let textDocument: TextDocumentIdentifier
  /// The place of the thing.
  package let position: Position
  /// Which places are wanted; nil where a client leaves it out.
  package let context: Context?

  /// The thing at `position` of `textDocument`.
  package init(textDocument: TextDocumentIdentifier, position: Position, context: Context?) {
    self.textDocument = textDocument
    self.position = position
    self.context = context
  }
}

/// A place to be shown as meaning the same.
package struct DocumentHighlight: Hashable, Codable, Sendable {
  /// What kind of place.
  package enum Kind: Int, Codable, Sendable {
    /// Merely the same text.
    case text = 1
    /// A use.
    case read = 2
    /// Where it is given.
    case write = 3
  }

  /// The place.
  package let range: PositionRange
  /// What kind of place.
  package let kind: Kind

  /// The place `range`.
  package init(range: PositionRange, kind: Kind) {
    self.range = range
    self.kind = kind
  }
}

/// The request whether, and as what, the thing at a place can be renamed.
package enum PrepareRenameRequest: RequestMethod {
  package typealias Parameters = TextDocumentPositionParameters
  package typealias Result = PrepareRenameResult?
  package static let name = "textDocument/prepareRename"
}

/// The request for the edits that rename a thing wherever it is used.
package enum RenameRequest: RequestMethod {
  package typealias Parameters = RenameParameters
  package typealias Result = WorkspaceEdit?
  package static let name = "textDocument/rename"
}

/// What would be renamed.
package struct PrepareRenameResult: Hashable, Codable, Sendable {
  /// Where it stands.
  package let range: PositionRange
  /// The name now.
  package let placeholder: String

  /// The name `placeholder` at `range`.
  package init(range: PositionRange, placeholder: String) {
    self.range = range
    self.placeholder = placeholder
  }
}

/// What is to be renamed.
package struct RenameParameters: Hashable, Codable, Sendable {
  /// The document.
  package let textDocument: TextDocumentIdentifier
  /// The place of the thing.
  package let position: Position
  /// The new name.
  package let newName: String

  /// The thing at `position` of `textDocument`, from now on `newName`.
  package init(textDocument: TextDocumentIdentifier, position: Position, newName: String) {
    self.textDocument = textDocument
    self.position = position
    self.newName = newName
  }
}

/// Whether a server can say beforehand what would be renamed.
package struct RenameOptions: Hashable, Codable, Sendable {
  /// Whether it can.
  package let prepareProvider: Bool

  /// These options.
  package init(prepareProvider: Bool) {
    self.prepareProvider = prepareProvider
  }
}

/// The request for the links of a document.
package enum DocumentLinkRequest: RequestMethod {
  package typealias Parameters = DocumentParameters
  package typealias Result = [DocumentLink]
  package static let name = "textDocument/documentLink"
}

/// Which document is meant.
package struct DocumentParameters: Hashable, Codable, Sendable {
  /// The document.
  package let textDocument: TextDocumentIdentifier

  /// The document `textDocument`.
  package init(textDocument: TextDocumentIdentifier) {
    self.textDocument = textDocument
  }
}

/// A stretch that leads somewhere.
package struct DocumentLink: Hashable, Codable, Sendable {
  /// The stretch.
  package let range: PositionRange
  /// Where it leads.
  package let target: DocumentURI
  /// What is said of it; nil for clients that do not show it.
  package let tooltip: String?

  /// The link from `range` to `target`.
  package init(range: PositionRange, target: DocumentURI, tooltip: String?) {
    self.range = range
    self.target = target
    self.tooltip = tooltip
  }
}

/// How a server gives links.
package struct DocumentLinkOptions: Hashable, Codable, Sendable {
  /// Whether targets may be asked for later.
  package let resolveProvider: Bool

  /// These options.
  package init(resolveProvider: Bool) {
    self.resolveProvider = resolveProvider
  }
}
