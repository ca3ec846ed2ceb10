import LanguageServerProtocol
import Proofreading

/// The state of the session at the moment a request came in; what is shared of it never changes.
struct Snapshot: Sendable {
  /// What is agreed on with the client.
  let client: Client
  /// What finds the mistakes and knows the rules.
  let analyser: Analyser

  private let documents: [DocumentURI: DocumentSnapshot]

  /// The documents in `documents`, as seen by `client`.
  init(client: Client, analyser: Analyser, documents: [DocumentURI: DocumentSnapshot]) {
    self.client = client
    self.analyser = analyser
    self.documents = documents
  }

  /// The analysis of the document called `uri`, or nil when it is not open.
  ///
  /// Waits for the one that is under way. When a newer change has cancelled that, the text of this moment is analysed
  /// for this request alone.
  func analysis(of uri: DocumentURI) async -> Analysis? {
    guard let document = documents[uri] else { return nil }
    if let analysis = await document.analysis.value { return analysis }
    return analyser.analyse(document.source, as: document.syntax)
  }
}

extension Session {
  /// The state as it is now, or nil when no session runs.
  var snapshot: Snapshot? {
    client.map { Snapshot(client: $0, analyser: analyser, documents: documents.snapshots) }
  }
}
