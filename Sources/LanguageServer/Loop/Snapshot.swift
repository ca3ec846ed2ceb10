import LanguageServerProtocol
import Proofreading

/// The state of the session at the moment a request came in; what is shared of it never changes.
struct Snapshot: Sendable {
  /// What is agreed on with the client.
  let client: Client
  /// Where the manual of rules is.
  let manual: RuleManualLinks
  /// How the loop is asked to do something.
  let loop: LoopHandle
  /// The open documents.
  let documents: [DocumentURI: DocumentSnapshot]
  /// The colours that the client was told last.
  let tokens: [DocumentURI: SemanticTokens]

  /// The analysis of the document called `uri`, or nil when it is not open.
  ///
  /// Waits for the one that is under way. When a newer change has cancelled that, the text of this moment is analysed
  /// for this request alone.
  func analysis(of uri: DocumentURI) async -> Analysis? {
    guard let document = documents[uri] else { return nil }
    return await analysis(of: document)
  }

  /// The analysis of `document`.
  func analysis(of document: DocumentSnapshot) async -> Analysis {
    if let analysis = await document.analysis.value { return analysis }
    return await document.analyser.value.analyse(document.source, as: document.syntax)
  }
}

/// Asks the loop to do something, from any task.
struct LoopHandle: Sendable {
  /// Where the loop is told.
  let inbox: AsyncStream<Event>.Continuation

  /// Has `action` done in the loop, after what it was told before.
  func perform(_ action: @escaping @Sendable (inout Session) -> Void) {
    inbox.yield(.perform(action))
  }
}

extension Session {
  /// The state as it is now, or nil when no session runs.
  var snapshot: Snapshot? {
    client.map {
      Snapshot(
        client: $0, manual: configuration.manual, loop: LoopHandle(inbox: inbox), documents: documents.snapshots,
        tokens: tokens)
    }
  }
}
