import LanguageServerProtocol
import ProseText

extension Session {
  /// A document was opened.
  mutating func open(_ parameters: DidOpenParameters) {
    guard let client else { return }
    let analyser = analyser(of: parameters.textDocument.uri)
    documents.open(parameters.textDocument, by: analyser, schedule(for: client))
    checkWatchedFiles()
  }

  /// An open document was edited.
  mutating func change(_ parameters: DidChangeParameters) {
    guard let client else { return }
    let isOpen = documents.change(
      parameters.textDocument.uri, version: parameters.textDocument.version,
      by: parameters.contentChanges.map(MirrorText.Change.init), client.encoding, schedule(for: client))
    if !isOpen { log("a change of a document that is not open") }
  }

  /// A document was saved. It may be a settings file, or a report of a corpus.
  mutating func saved(_ parameters: DidCloseParameters) {
    checkWatchedFiles()
    if let path = FileURI.path(of: parameters.textDocument.uri), lessons.concern(path) { lookAtCorpora() }
  }

  /// A document was closed: its marks go with it.
  mutating func close(_ parameters: DidCloseParameters) {
    let uri = parameters.textDocument.uri
    published[uri] = nil
    tokens[uri] = nil
    guard documents.close(uri), let client, !client.pullsDiagnostics else { return }
    notify(
      PublishDiagnosticsNotification.self, PublishDiagnosticsParameters(uri: uri, version: nil, diagnostics: []))
  }

  /// What starts analyses, of which `client` is told.
  func schedule(for client: Client) -> AnalysisSchedule {
    AnalysisSchedule(workers: crews.analyses, inbox: inbox, client: client, manual: configuration.manual)
  }
}
