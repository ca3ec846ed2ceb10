import LanguageServerProtocol
import ProseText

extension Session {
  /// A document was opened.
  mutating func open(_ parameters: DidOpenParameters) {
    documents.open(parameters.textDocument, analysedBy: schedule)
  }

  /// An open document was edited.
  mutating func change(_ parameters: DidChangeParameters) {
    guard let client else { return }
    let isOpen = documents.change(
      parameters.textDocument.uri, version: parameters.textDocument.version,
      by: parameters.contentChanges.map(MirrorText.Change.init), client.encoding, analysedBy: schedule)
    if !isOpen { log("a change of a document that is not open") }
  }

  /// A document was closed: its marks go with it.
  mutating func close(_ parameters: DidCloseParameters) {
    let uri = parameters.textDocument.uri
    guard documents.close(uri) else { return }
    notify(
      PublishDiagnosticsNotification.self, PublishDiagnosticsParameters(uri: uri, version: nil, diagnostics: []))
  }

  private var schedule: AnalysisSchedule {
    AnalysisSchedule(analyser: analyser, workers: workers, inbox: inbox)
  }
}
