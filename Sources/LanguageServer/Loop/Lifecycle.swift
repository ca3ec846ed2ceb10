import LanguageServerProtocol
import ProseText

extension Session {
  /// Agrees with the client on how to speak. A second time is refused.
  mutating func initialize(_ parameters: InitializeParameters) throws(ResponseError) -> InitializeResult {
    guard case .fresh = phase else { throw ResponseError(.invalidRequest, "the session is initialized already") }
    let client = Client(parameters, launchEncoding: configuration.positionEncoding)
    phase = .running(client)
    folders = Folders(parameters)
    trace = parameters.trace.flatMap(Trace.init) ?? .off
    let options = parameters.initializationOptions ?? .null
    scopes.editor = options["zhubi"] == .null ? options : options["zhubi"]
    readLogLevel(scopes.editor)
    if let id = parameters.processId.flatMap(Int32.init(exactly:)), id > 0 { watchParent(id) }
    return InitializeResult(
      capabilities: ServerCapabilities(for: client),
      serverInfo: ServerInfo(name: "zhubi", version: configuration.version))
  }

  /// Stops the work on documents; from here on only `exit` counts. Answered with null, behind the answers to all
  /// requests that are under way.
  mutating func shutDown() -> JSONValue {
    cancelAll()
    documents.removeAll()
    phase = .shutDown
    return .null
  }
}

extension ServerCapabilities {
  /// What the server does for `client`.
  init(for client: Client) {
    self.init(
      positionEncoding: client.encoding.rawValue,
      textDocumentSync: TextDocumentSyncOptions(
        openClose: true, change: .incremental, save: TextDocumentSyncOptions.Save(includeText: false)))
    hoverProvider = true
    // One road for what is wrong: a client that asks is sent nothing by ourselves.
    if client.pullsDiagnostics {
      diagnosticProvider = DiagnosticOptions(
        identifier: Diagnostic.ourSource, interFileDependencies: false, workspaceDiagnostics: true)
    }
    codeActionProvider = CodeActionOptions(
      codeActionKinds: CodeActionFeature.kinds, resolveProvider: client.resolvesEdits ? true : nil)
    completionProvider = CompletionOptions(
      triggerCharacters: CompletionFeature.triggerCharacters, resolveProvider: true)
    definitionProvider = true
    referencesProvider = true
    renameProvider = RenameOptions(prepareProvider: true)
    documentHighlightProvider = true
    documentLinkProvider = DocumentLinkOptions(resolveProvider: false)
    workspaceSymbolProvider = true
    workspace = WorkspaceOptions(workspaceFolders: .init(supported: true, changeNotifications: true))
    documentSymbolProvider = true
    foldingRangeProvider = true
    inlayHintProvider = true
    semanticTokensProvider = SemanticTokensOptions(legend: SemanticTokensFeature.legend)
    documentFormattingProvider = true
    documentRangeFormattingProvider = true
    executeCommandProvider = ExecuteCommandOptions(commands: CommandFeature.names)
  }
}
