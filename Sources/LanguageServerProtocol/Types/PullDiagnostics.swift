/// The request for all that is wrong in a document.
package enum DocumentDiagnosticRequest: RequestMethod {
  package typealias Parameters = DocumentDiagnosticParameters
  package typealias Result = DocumentDiagnosticReport
  package static let name = "textDocument/diagnostic"
}

/// The request for all that is wrong in the workspace.
package enum WorkspaceDiagnosticRequest: RequestMethod {
  package typealias Parameters = WorkspaceDiagnosticParameters
  package typealias Result = WorkspaceDiagnosticReport
  package static let name = "workspace/diagnostic"
}

/// The request to the client to ask anew for what is wrong.
package enum DiagnosticRefreshRequest: RequestMethod {
  package typealias Parameters = NoParameters
  package typealias Result = JSONValue
  package static let name = "workspace/diagnostic/refresh"
}

/// Which document is asked about.
package struct DocumentDiagnosticParameters: Codable, Sendable {
  /// The document.
  package let textDocument: TextDocumentIdentifier
  /// The name of the last answer, if there was one.
  package let previousResultId: String?

  /// The document `textDocument`, of which the answer `previousResultId` is known.
  package init(textDocument: TextDocumentIdentifier, previousResultId: String? = nil) {
    self.textDocument = textDocument
    self.previousResultId = previousResultId
  }
}

/// What is wrong in a document: everything, or that nothing changed.
package struct DocumentDiagnosticReport: Hashable, Codable, Sendable {
  /// Whether it is the whole answer.
  package enum Kind: String, Codable, Sendable {
    /// All that is wrong.
    case full
    /// The same as last time.
    case unchanged
  }

  /// Whether it is the whole answer.
  package let kind: Kind
  /// The name of the answer.
  package let resultId: String
  /// What is wrong; nil when nothing changed.
  package let items: [Diagnostic]?

  /// The whole answer.
  package static func full(_ items: [Diagnostic], resultId: String) -> DocumentDiagnosticReport {
    DocumentDiagnosticReport(kind: .full, resultId: resultId, items: items)
  }

  /// The same as the answer `resultId`.
  package static func unchanged(resultId: String) -> DocumentDiagnosticReport {
    DocumentDiagnosticReport(kind: .unchanged, resultId: resultId, items: nil)
  }
}

/// What is asked about a workspace.
package struct WorkspaceDiagnosticParameters: Codable, Sendable {
  /// The name of the last answer about a document.
  package struct PreviousResult: Hashable, Codable, Sendable {
    /// The document.
    package let uri: DocumentURI
    /// The name of the answer.
    package let value: String

    /// The answer `value` about `uri`.
    package init(uri: DocumentURI, value: String) {
      self.uri = uri
      self.value = value
    }
  }

  /// The last answers.
  package let previousResultIds: [PreviousResult]
  /// Under which name progress is to be told.
  package let workDoneToken: ProgressToken?

  /// A request of a client that knows `previousResultIds`.
  package init(previousResultIds: [PreviousResult], workDoneToken: ProgressToken? = nil) {
    self.previousResultIds = previousResultIds
    self.workDoneToken = workDoneToken
  }
}

/// What is wrong in a workspace.
package struct WorkspaceDiagnosticReport: Hashable, Codable, Sendable {
  /// What is wrong in one document.
  package struct Item: Hashable, Codable, Sendable {
    /// Whether it is the whole answer.
    package let kind: DocumentDiagnosticReport.Kind
    /// The document.
    package let uri: DocumentURI
    /// Its version; nil, sent as null, when it is not open.
    package let version: Int?
    /// The name of the answer.
    package let resultId: String
    /// What is wrong; nil when nothing changed.
    package let items: [Diagnostic]?

    /// What `report` says of `uri` at `version`.
    package init(uri: DocumentURI, version: Int?, _ report: DocumentDiagnosticReport) {
      kind = report.kind
      self.uri = uri
      self.version = version
      resultId = report.resultId
      items = report.items
    }

    private enum CodingKeys: String, CodingKey {
      case kind, uri, version, resultId, items
    }

    package func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(kind, forKey: .kind)
      try container.encode(uri, forKey: .uri)
      try container.encode(version, forKey: .version)
      try container.encode(resultId, forKey: .resultId)
      try container.encodeIfPresent(items, forKey: .items)
    }
  }

  /// What is wrong, document by document.
  package let items: [Item]

  /// The answer `items`.
  package init(items: [Item]) {
    self.items = items
  }
}

/// How a server answers when it is asked for what is wrong.
package struct DiagnosticOptions: Hashable, Codable, Sendable {
  /// The name of its answers among those of other servers.
  package let identifier: String
  /// Whether an edit of one document changes what is wrong in another.
  package let interFileDependencies: Bool
  /// Whether it answers for whole workspaces.
  package let workspaceDiagnostics: Bool

  /// Answers under the name `identifier`, each document by itself.
  package init(identifier: String, interFileDependencies: Bool, workspaceDiagnostics: Bool) {
    self.identifier = identifier
    self.interFileDependencies = interFileDependencies
    self.workspaceDiagnostics = workspaceDiagnostics
  }
}
