import LanguageServerProtocol
import ProseText

/// What is agreed on with the client, and which optional things it knows.
struct Client: Sendable {
  /// The unit of columns in both directions.
  let encoding: PositionEncoding
  /// Whether diagnostics may carry the version of the text.
  let knowsDiagnosticVersions: Bool
  /// Whether diagnostics may point to other places.
  let knowsRelatedInformation: Bool
  /// Whether diagnostics may carry data of ours.
  let knowsDiagnosticData: Bool
  /// How hover texts are to be written.
  let hoverFormat: MarkupContent.Kind

  /// Reads what the client says of itself. `launchEncoding` wins over the user's settings, those over what the client
  /// offers: they are there for clients that count otherwise than they say.
  init(_ parameters: InitializeParameters, launchEncoding: PositionEncoding?) {
    let capabilities = parameters.capabilities
    let textDocument = capabilities["textDocument"]
    let diagnostics = textDocument["publishDiagnostics"]
    encoding =
      launchEncoding ?? Self.encoding(inOptions: parameters.initializationOptions ?? .null)
      ?? Self.encoding(offeredBy: capabilities) ?? .utf16
    knowsDiagnosticVersions = diagnostics["versionSupport"].bool ?? false
    knowsRelatedInformation = diagnostics["relatedInformation"].bool ?? false
    knowsDiagnosticData = diagnostics["dataSupport"].bool ?? false
    hoverFormat = Self.format(listedIn: textDocument["hover"]["contentFormat"])
  }

  /// What the user's settings ask for, at the top or under the server's name.
  private static func encoding(inOptions options: JSONValue) -> PositionEncoding? {
    [options, options["zhubi"]].lazy
      .compactMap { $0["positionEncoding"].string }
      .compactMap { PositionEncoding(rawValue: $0.lowercased()) }
      .first
  }

  /// The client's first choice among those known here. Not the last resort: some offer what they cannot do after it.
  private static func encoding(offeredBy capabilities: JSONValue) -> PositionEncoding? {
    capabilities["general"]["positionEncodings"].elements.lazy
      .compactMap(\.string)
      .compactMap(PositionEncoding.init(rawValue:))
      .first
  }

  /// The client's first choice among those known here, else plain text.
  private static func format(listedIn list: JSONValue) -> MarkupContent.Kind {
    list.elements.lazy.compactMap(\.string).compactMap(MarkupContent.Kind.init(rawValue:)).first ?? .plaintext
  }
}
