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
  /// Whether diagnostics may lead to the manual.
  let knowsCodeDescriptions: Bool
  /// Whether the client asks for diagnostics; none are sent by ourselves then.
  let pullsDiagnostics: Bool
  /// How hover texts are to be written.
  let hoverFormat: MarkupContent.Kind
  /// Whether edits may be bound to versions.
  let knowsDocumentChanges: Bool
  /// Whether the client edits when it is asked to.
  let appliesEdits: Bool
  /// Whether it knows actions; else it gets commands.
  let knowsCodeActions: Bool
  /// Whether an action may be marked as the one to take.
  let knowsPreferredActions: Bool
  /// Whether it asks for the edit of an action when that is chosen.
  let resolvesEdits: Bool
  /// Whether outlines may be trees.
  let knowsSymbolTrees: Bool
  /// Whether links may have a text.
  let knowsLinkTooltips: Bool
  /// How many folding ranges it takes.
  let foldingLimit: Int
  /// Whether blanks in completions may be declared to be meant as they are.
  let knowsInsertTextModes: Bool
  /// How texts about completions are to be written.
  let documentationFormat: MarkupContent.Kind
  /// Whether long work may be shown.
  let showsProgress: Bool
  /// Whether the user's settings may be asked for.
  let givesConfiguration: Bool
  /// Whether it wants to be asked to tell of changed settings.
  let registersConfiguration: Bool
  /// Whether it can be asked to watch files.
  let watchesFiles: Bool
  /// The requests by which it can be told to ask anew.
  let refreshes: Set<Refresh>

  /// What a client can be told to ask for anew.
  enum Refresh: Hashable, Sendable, CaseIterable {
    /// What is wrong.
    case diagnostics
    /// Hints between the words.
    case inlayHints
    /// Colours.
    case semanticTokens
  }

  /// Reads what the client says of itself. `launchEncoding` wins over the user's settings, those over what the client
  /// offers: they are there for clients that count otherwise than they say.
  init(_ parameters: InitializeParameters, launchEncoding: PositionEncoding?) {
    let capabilities = parameters.capabilities
    let textDocument = capabilities["textDocument"]
    let workspace = capabilities["workspace"]
    let diagnostics = textDocument["publishDiagnostics"]
    let action = textDocument["codeAction"]
    let completion = textDocument["completion"]["completionItem"]
    encoding =
      launchEncoding ?? Self.encoding(inOptions: parameters.initializationOptions ?? .null)
      ?? Self.encoding(offeredBy: capabilities) ?? .utf16
    knowsDiagnosticVersions = diagnostics["versionSupport"].isTrue
    knowsRelatedInformation = diagnostics["relatedInformation"].isTrue
    knowsDiagnosticData = diagnostics["dataSupport"].isTrue
    knowsCodeDescriptions = diagnostics["codeDescriptionSupport"].isTrue
    pullsDiagnostics = textDocument["diagnostic"].isObject
    hoverFormat = Self.format(listedIn: textDocument["hover"]["contentFormat"])
    knowsDocumentChanges = workspace["workspaceEdit"]["documentChanges"].isTrue
    appliesEdits = workspace["applyEdit"].isTrue
    knowsCodeActions = action["codeActionLiteralSupport"].isObject
    knowsPreferredActions = action["isPreferredSupport"].isTrue
    resolvesEdits =
      action["dataSupport"].isTrue && action["resolveSupport"]["properties"].elements.contains(.string("edit"))
    knowsSymbolTrees = textDocument["documentSymbol"]["hierarchicalDocumentSymbolSupport"].isTrue
    knowsLinkTooltips = textDocument["documentLink"]["tooltipSupport"].isTrue
    foldingLimit = textDocument["foldingRange"]["rangeLimit"].integer.flatMap { $0 > 0 ? $0 : nil } ?? .max
    knowsInsertTextModes = completion["insertTextModeSupport"]["valueSet"].elements.contains(.integer(1))
    documentationFormat = Self.format(listedIn: completion["documentationFormat"])
    showsProgress = capabilities["window"]["workDoneProgress"].isTrue
    givesConfiguration = workspace["configuration"].isTrue
    registersConfiguration = workspace["didChangeConfiguration"]["dynamicRegistration"].isTrue
    watchesFiles = workspace["didChangeWatchedFiles"]["dynamicRegistration"].isTrue
    let refreshes: [(Refresh, JSONValue)] = [
      (.diagnostics, workspace["diagnostics"]), (.inlayHints, workspace["inlayHint"]),
      (.semanticTokens, workspace["semanticTokens"]),
    ]
    self.refreshes = Set(refreshes.filter { $0.1["refreshSupport"].isTrue }.map(\.0))
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

extension JSONValue {
  /// Whether it is `true` and nothing else: some clients write 0 and 1.
  fileprivate var isTrue: Bool { bool == true }

  /// Whether it is an object.
  fileprivate var isObject: Bool {
    if case .object = self { true } else { false }
  }
}
