/// The notification of all that is wrong in a document; it replaces the one before it.
package enum PublishDiagnosticsNotification: NotificationMethod {
  package typealias Parameters = PublishDiagnosticsParameters
  package static let name = "textDocument/publishDiagnostics"
}

/// What is wrong in a document.
package struct PublishDiagnosticsParameters: Hashable, Codable, Sendable {
  /// The document.
  package let uri: DocumentURI
  /// The version that was looked at; nil for clients that do not know the member.
  package let version: Int?
  /// What is wrong.
  package let diagnostics: [Diagnostic]

  /// `diagnostics` of `uri` at `version`.
  package init(uri: DocumentURI, version: Int?, diagnostics: [Diagnostic]) {
    self.uri = uri
    self.version = version
    self.diagnostics = diagnostics
  }
}

/// One thing that is wrong. Optional members are sent only to clients that know them.
package struct Diagnostic: Hashable, Codable, Sendable {
  /// How bad it is.
  package enum Severity: Int, Codable, Sendable {
    /// It is wrong.
    case error = 1
    /// It is very likely wrong.
    case warning = 2
    /// It could be better.
    case information = 3
    /// It may be worth a look.
    case hint = 4
  }

  /// Another place that has to do with it.
  package struct RelatedInformation: Hashable, Codable, Sendable {
    /// The place.
    package let location: Location
    /// What it has to do with it.
    package let message: String

    /// The place `location`, explained by `message`.
    package init(location: Location, message: String) {
      self.location = location
      self.message = message
    }
  }

  /// Where the manual is.
  package struct CodeDescription: Hashable, Codable, Sendable {
    /// The page.
    package let href: DocumentURI

    /// The page `href`.
    package init(href: DocumentURI) {
      self.href = href
    }
  }

  /// Where it is.
  package let range: PositionRange
  /// How bad it is.
  package let severity: Severity
  /// The name of what found it.
  package let code: String
  /// What the manual says of that.
  package let codeDescription: CodeDescription?
  /// Who found it.
  package let source: String
  /// What is wrong, for people.
  package let message: String
  /// Other places that have to do with it.
  package let relatedInformation: [RelatedInformation]?
  /// What the server wants to be given back with later requests about it.
  package let data: JSONValue?

  /// What `source` found at `range` by its rule `code`.
  package init(
    range: PositionRange, severity: Severity, code: String, codeDescription: CodeDescription? = nil, source: String,
    message: String, relatedInformation: [RelatedInformation]? = nil, data: JSONValue? = nil
  ) {
    self.range = range
    self.severity = severity
    self.code = code
    self.codeDescription = codeDescription
    self.source = source
    self.message = message
    self.relatedInformation = relatedInformation
    self.data = data
  }
}
