/// The notification that a document was opened in the editor, whose text counts from now on.
package enum DidOpenNotification: NotificationMethod {
  package typealias Parameters = DidOpenParameters
  package static let name = "textDocument/didOpen"
}

/// The notification that an open document was edited.
package enum DidChangeNotification: NotificationMethod {
  package typealias Parameters = DidChangeParameters
  package static let name = "textDocument/didChange"
}

/// The notification that a document was closed.
package enum DidCloseNotification: NotificationMethod {
  package typealias Parameters = DidCloseParameters
  package static let name = "textDocument/didClose"
}

/// The notification that a document was saved. A text that comes with it is overlooked: some clients garble it.
package enum DidSaveNotification: NotificationMethod {
  package typealias Parameters = DidCloseParameters
  package static let name = "textDocument/didSave"
}

/// Which document was opened.
package struct DidOpenParameters: Hashable, Codable, Sendable {
  /// The document.
  package let textDocument: TextDocumentItem

  /// The opening of `textDocument`.
  package init(textDocument: TextDocumentItem) {
    self.textDocument = textDocument
  }
}

/// A whole document.
package struct TextDocumentItem: Hashable, Codable, Sendable {
  /// Its name.
  package let uri: DocumentURI
  /// What the client takes it for. Not to be relied on; nil where a client leaves it out.
  package let languageId: String?
  /// The client's count of changes, from any number; nil where a client leaves it out.
  package let version: Int?
  /// The whole text.
  package let text: String

  /// The document `uri` with `text`.
  package init(uri: DocumentURI, languageId: String?, version: Int?, text: String) {
    self.uri = uri
    self.languageId = languageId
    self.version = version
    self.text = text
  }
}

/// What was edited.
package struct DidChangeParameters: Hashable, Codable, Sendable {
  /// The document, with its version after the changes.
  package let textDocument: VersionedTextDocumentIdentifier
  /// The changes, each against the text that the one before it left.
  package let contentChanges: [ContentChange]

  /// The changes `contentChanges` to `textDocument`.
  package init(textDocument: VersionedTextDocumentIdentifier, contentChanges: [ContentChange]) {
    self.textDocument = textDocument
    self.contentChanges = contentChanges
  }
}

/// A document at a version.
package struct VersionedTextDocumentIdentifier: Hashable, Codable, Sendable {
  /// Its name.
  package let uri: DocumentURI
  /// The version, or nil where a client leaves it out.
  package let version: Int?

  /// The document `uri` at `version`.
  package init(uri: DocumentURI, version: Int?) {
    self.uri = uri
    self.version = version
  }
}

/// One change of a document.
package struct ContentChange: Hashable, Codable, Sendable {
  /// What is replaced; nil for the whole text.
  package let range: PositionRange?
  /// What stands there afterwards.
  package let text: String

  /// The replacement of `range` by `text`.
  package init(range: PositionRange?, text: String) {
    self.range = range
    self.text = text
  }
}

/// Which document was closed or saved.
package struct DidCloseParameters: Hashable, Codable, Sendable {
  /// The document.
  package let textDocument: TextDocumentIdentifier

  /// The closing or saving of `textDocument`.
  package init(textDocument: TextDocumentIdentifier) {
    self.textDocument = textDocument
  }
}

/// What a server wants to be told of documents.
package struct TextDocumentSyncOptions: Hashable, Codable, Sendable {
  /// In which form changes are told.
  package enum Change: Int, Codable, Sendable {
    /// Not at all.
    case none = 0
    /// As whole texts.
    case full = 1
    /// As replaced ranges.
    case incremental = 2
  }

  /// What is told of saving.
  package struct Save: Hashable, Codable, Sendable {
    /// Whether the text comes along.
    package let includeText: Bool

    /// Saving is told, with or without the text.
    package init(includeText: Bool) {
      self.includeText = includeText
    }
  }

  /// Whether opening and closing are told.
  package let openClose: Bool
  /// How changes are told.
  package let change: Change
  /// How saving is told; nil for not at all.
  package let save: Save?

  /// These wishes.
  package init(openClose: Bool, change: Change, save: Save?) {
    self.openClose = openClose
    self.change = change
    self.save = save
  }
}
