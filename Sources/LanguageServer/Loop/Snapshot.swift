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
  /// Where documents lie.
  let addresses: Folders
  /// What was found in files that are not open.
  let closedFindings: [DocumentURI: FileFindings]
  /// What analyses drafts in the folders that are in use.
  let allAnalysers: [Task<Analyser, Never>]
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

  /// The folders that the user has open.
  var folders: [Folder] { addresses.all }

  /// What analyses drafts in the folders that are in use.
  var analysers: [Analyser] {
    get async {
      var found: [Analyser] = []
      for task in allAnalysers { found.append(await task.value) }
      return found
    }
  }

  /// The analysis of `document`.
  func analysis(of document: DocumentSnapshot) async -> Analysis {
    if let analysis = await document.analysis.value { return analysis }
    return await document.analyser.value.analyse(document.source, as: document.syntax, at: document.path)
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

  /// Asks the loop for something; nil when the task is cancelled or the session over.
  func ask<Answer: Sendable>(_ question: @escaping @Sendable (inout Session) -> Answer) async -> Answer? {
    let (answers, answer) = AsyncStream<Answer>.makeStream()
    perform { session in
      answer.yield(question(&session))
      answer.finish()
    }
    return await answers.first { _ in true }
  }
}

extension Session {
  /// The state as it is now, or nil when no session runs.
  var snapshot: Snapshot? {
    client.map {
      Snapshot(
        client: $0, manual: configuration.manual, loop: LoopHandle(inbox: inbox), addresses: folders,
        closedFindings: closedFindings, allAnalysers: scopes.all, documents: documents.snapshots,
        tokens: tokens)
    }
  }
}
