/// What a server can do. A nil member is left out, which means that it cannot.
package struct ServerCapabilities: Hashable, Codable, Sendable {
  /// The unit of columns that the server has chosen, by its name on the wire.
  package var positionEncoding: String
  /// What the server wants to be told of documents.
  package var textDocumentSync: TextDocumentSyncOptions
  /// Whether places can be asked about.
  package var hoverProvider: Bool?
  /// How it says what is wrong when asked; nil when it says so by itself.
  package var diagnosticProvider: DiagnosticOptions?
  /// What can be done about a stretch.
  package var codeActionProvider: CodeActionOptions?
  /// What it does when told to.
  package var executeCommandProvider: ExecuteCommandOptions?
  /// How it proposes text.
  package var completionProvider: CompletionOptions?
  /// Whether it knows where things come from.
  package var definitionProvider: Bool?
  /// Whether it knows where things are used.
  package var referencesProvider: Bool?
  /// Whether it knows the places that mean the same.
  package var documentHighlightProvider: Bool?
  /// How it renames things.
  package var renameProvider: RenameOptions?
  /// Whether it gives outlines.
  package var documentSymbolProvider: Bool?
  /// Whether it looks things up by their names.
  package var workspaceSymbolProvider: Bool?
  /// Whether it knows what can be folded.
  package var foldingRangeProvider: Bool?
  /// Whether it gives hints between the words.
  package var inlayHintProvider: Bool?
  /// Which colours it gives.
  package var semanticTokensProvider: SemanticTokensOptions?
  /// How it gives links.
  package var documentLinkProvider: DocumentLinkOptions?
  /// Whether it puts documents in form.
  package var documentFormattingProvider: Bool?
  /// Whether it puts stretches in form.
  package var documentRangeFormattingProvider: Bool?
  /// What it does with workspaces.
  package var workspace: WorkspaceOptions?

  /// A server that is told of documents and can do nothing else yet.
  package init(positionEncoding: String, textDocumentSync: TextDocumentSyncOptions) {
    self.positionEncoding = positionEncoding
    self.textDocumentSync = textDocumentSync
  }
}
