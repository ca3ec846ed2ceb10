/// One replacement in a document.
package struct DocumentEdit: Hashable, Codable, Sendable {
  /// What is replaced; empty for an insertion.
  package let range: PositionRange
  /// What stands there afterwards.
  package let newText: String

  /// The replacement of `range` by `newText`.
  package init(range: PositionRange, newText: String) {
    self.range = range
    self.newText = newText
  }
}

/// Changes of documents, in the older form or in the one with versions; which, depends on the client.
package struct WorkspaceEdit: Hashable, Codable, Sendable {
  /// The edits of one document at one version.
  package struct VersionedEdits: Hashable, Codable, Sendable {
    /// A document at a version; nil is sent as null, for one that is not open.
    package struct Document: Hashable, Codable, Sendable {
      /// Its name.
      package let uri: DocumentURI
      /// The version that the edits are made for.
      package let version: Int?

      private enum CodingKeys: String, CodingKey {
        case uri, version
      }

      package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(uri, forKey: .uri)
        try container.encode(version, forKey: .version)
      }
    }

    /// The document.
    package let textDocument: Document
    /// Its edits, none overlapping another.
    package let edits: [DocumentEdit]

    /// The edits `edits` of the document called `uri`, made for `version`.
    package init(uri: DocumentURI, version: Int?, edits: [DocumentEdit]) {
      textDocument = Document(uri: uri, version: version)
      self.edits = edits
    }
  }

  /// The edits by document, for clients that know no versions.
  package let changes: [DocumentURI: [DocumentEdit]]?
  /// The edits by document with its version.
  package let documentChanges: [VersionedEdits]?

  /// Edits without versions.
  package init(changes: [DocumentURI: [DocumentEdit]]) {
    self.changes = changes
    documentChanges = nil
  }

  /// Edits with versions.
  package init(documentChanges: [VersionedEdits]) {
    changes = nil
    self.documentChanges = documentChanges
  }
}

/// The request to the client to edit documents.
package enum ApplyEditRequest: RequestMethod {
  package typealias Parameters = ApplyEditParameters
  package typealias Result = JSONValue
  package static let name = "workspace/applyEdit"
}

/// What the client is to edit.
package struct ApplyEditParameters: Hashable, Codable, Sendable {
  /// What the step is called in the list of what can be undone.
  package let label: String
  /// The edits.
  package let edit: WorkspaceEdit

  /// The edits `edit`, called `label`.
  package init(label: String, edit: WorkspaceEdit) {
    self.label = label
    self.edit = edit
  }
}
