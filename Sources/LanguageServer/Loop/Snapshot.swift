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
  /// What analyses run on.
  let analyses: Workers
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

  /// How the document called `uri` is understood, or nil when it is not open: for what has nothing to do with findings,
  /// which take longer. Fails only when the task is cancelled.
  func reading(of uri: DocumentURI) async throws(ResponseError) -> DraftReading? {
    guard let document = documents[uri] else { return nil }
    return try await reading(of: document)
  }

  /// How `document` is understood.
  func reading(of document: DocumentSnapshot) async throws(ResponseError) -> DraftReading {
    if let reading = await document.analysis.reading.value { return reading }
    let reading = await document.late.reading.value(on: analyses) {
      let analyser = await document.analyser.value
      return Task.isCancelled ? nil : analyser.read(document.source, as: document.syntax)
    }
    guard let reading else { throw .cancelled }
    return reading
  }

  /// How `document` is understood, or was understood a few changes ago when it is just being read: for what is asked
  /// about no version of it. Waits only where no state was read yet.
  func recentReading(of document: DocumentSnapshot) async throws(ResponseError) -> DraftReading {
    if let reading = (document.analysis.reading.known ?? nil) ?? document.latest?.reading { return reading }
    return try await reading(of: document)
  }

  /// The analysis of the document called `uri`, or nil when it is not open. Fails only when the task is cancelled.
  ///
  /// Waits for the one that is under way. When a newer change has cancelled that, the text of this moment is analysed,
  /// once for all requests of this moment.
  func analysis(of uri: DocumentURI) async throws(ResponseError) -> Analysis? {
    guard let document = documents[uri] else { return nil }
    return try await analysis(of: document)
  }

  /// The analysis of `document`.
  func analysis(of document: DocumentSnapshot) async throws(ResponseError) -> Analysis {
    if let analysis = await document.analysis.whole.value { return analysis }
    let analysis = await document.late.whole.value(on: analyses) {
      guard let reading = try? await reading(of: document) else { return nil }
      return await reading.analyser.analyse(reading, at: document.path)
    }
    guard let analysis else { throw .cancelled }
    return analysis
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
        client: $0, manual: configuration.manual, loop: LoopHandle(inbox: inbox), analyses: crews.analyses,
        addresses: folders,
        closedFindings: closedFindings, allAnalysers: scopes.all, documents: documents.snapshots,
        tokens: tokens)
    }
  }
}
