import LanguageServerProtocol
import ProseText

/// The open documents, by the client's own names for them.
struct DocumentStore {
  private var documents: [DocumentURI: OpenDocument] = [:]
  private var lastGeneration = 0

  /// The documents as they are now.
  var snapshots: [DocumentURI: DocumentSnapshot] {
    documents.mapValues(\.snapshot)
  }

  /// The document called `uri` as it is now, or nil.
  subscript(uri: DocumentURI) -> OpenDocument? {
    documents[uri]
  }

  /// The names of the documents that are open.
  var uris: [DocumentURI] { Array(documents.keys) }

  /// Opens `item`, anew when it is open already.
  mutating func open(_ item: TextDocumentItem, by analyser: Task<Analyser, Never>, _ schedule: AnalysisSchedule) {
    let syntax = DraftSyntax(languageID: item.languageId, uri: item.uri)
    install(
      MirrorText(item.text), SourceText(item.text), syntax, version: item.version, at: item.uri, by: analyser, schedule,
      after: documents[item.uri]?.snapshot)
  }

  /// Has the document called `uri` analysed by `analyser` from here on.
  mutating func analyse(_ uri: DocumentURI, by analyser: Task<Analyser, Never>, _ schedule: AnalysisSchedule) {
    guard let document = documents[uri] else { return }
    let snapshot = document.snapshot
    install(
      document.text, snapshot.source, snapshot.syntax, version: snapshot.version, at: uri, by: analyser, schedule,
      after: snapshot)
  }

  /// Applies `changes` in their order to the document called `uri`; returns whether it is open.
  mutating func change(
    _ uri: DocumentURI, version: Int?, by changes: [MirrorText.Change], _ encoding: PositionEncoding,
    _ schedule: AnalysisSchedule
  ) -> Bool {
    guard var document = documents[uri] else { return false }
    // The store gives its copy up, so that only the first change has to copy the bytes.
    documents[uri] = nil
    for change in changes { document.text.apply(change, in: encoding) }
    install(
      document.text, SourceText(knownWellFormed: document.text.bytes), document.snapshot.syntax, version: version,
      at: uri, by: document.snapshot.analyser, schedule, after: document.snapshot)
    return true
  }

  /// Keeps `analysis` of the state number `generation` of the document called `uri`, for questions that can do with a
  /// state that is a little old.
  mutating func keep(_ analysis: Analysis, of uri: DocumentURI, generation: Int) {
    guard let snapshot = documents[uri]?.snapshot, snapshot.generation >= generation else { return }
    documents[uri]?.snapshot.latest = analysis
  }

  /// Closes the document called `uri`; returns whether it was open.
  mutating func close(_ uri: DocumentURI) -> Bool {
    guard let document = documents.removeValue(forKey: uri) else { return false }
    document.snapshot.analysis.cancel()
    return true
  }

  /// Closes all documents.
  mutating func removeAll() {
    for document in documents.values { document.snapshot.analysis.cancel() }
    documents = [:]
  }

  private mutating func install(
    _ text: MirrorText, _ source: SourceText, _ syntax: DraftSyntax, version: Int?, at uri: DocumentURI,
    by analyser: Task<Analyser, Never>, _ schedule: AnalysisSchedule, after previous: DocumentSnapshot?
  ) {
    lastGeneration += 1
    let analysis = schedule.start(
      source, as: syntax, by: analyser,
      of: AnalysisSchedule.State(uri: uri, version: version, generation: lastGeneration), after: previous?.analysis)
    documents[uri] = OpenDocument(
      text: text,
      snapshot: DocumentSnapshot(
        source: source, syntax: syntax, path: FileURI.path(of: uri), version: version, generation: lastGeneration,
        analyser: analyser, analysis: analysis, latest: previous?.latest))
  }
}

/// A document that the client has open.
struct OpenDocument {
  /// The text as the client sees it, ready for the next change.
  fileprivate(set) var text: MirrorText
  /// The state that requests are given.
  fileprivate(set) var snapshot: DocumentSnapshot
}

/// One state of a document.
struct DocumentSnapshot: Sendable {
  /// The text.
  let source: SourceText
  /// How the text is written down.
  let syntax: DraftSyntax
  /// The path of the file; nil when it is in none.
  let path: String?
  /// The client's version of this state; nil when it gave none.
  let version: Int?
  /// Counts changes of all documents, so that no two states share one, not even after closing and opening again.
  let generation: Int
  /// What analyses the document.
  let analyser: Task<Analyser, Never>
  /// The analysis of this state.
  let analysis: PendingAnalysis
  /// The analysis of the newest state that has one, which may be an earlier state; nil before the first.
  fileprivate(set) var latest: Analysis?
  /// What is read and analysed for requests when a newer change has cancelled the analysis of this state.
  let late = LateAnalysis()
}

/// The analysis of a state that was left behind, for the requests that were asked of it.
struct LateAnalysis: Sendable {
  /// How the text is understood.
  let reading = SharedWork<DraftReading>()
  /// What is wrong in it.
  let whole = SharedWork<Analysis>()
}
