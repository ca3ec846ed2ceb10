import Drafting
import LanguageServerProtocol
import ProseText

/// The analysis of one state of a document, under way or done.
struct PendingAnalysis: Sendable {
  /// How the text was understood, which is known long before all rules are through; nil when a newer change came first.
  let reading: Milestone<DraftReading?>
  /// What was found; nil when a newer change came first.
  let whole: Task<Analysis?, Never>

  /// Gives up what is not done yet.
  func cancel() { whole.cancel() }
}

/// What a client is to be told of an analysis.
struct Publication: Sendable {
  /// What is wrong.
  let diagnostics: [Diagnostic]
  /// Whether the message says of which version it is.
  let hasVersion: Bool
  /// The message.
  let message: OutgoingMessage
}

/// Starts analyses and sees to it that they report to the loop.
struct AnalysisSchedule {
  /// What the work runs on.
  let workers: Workers
  /// Where the result is reported.
  let inbox: AsyncStream<Event>.Continuation
  /// Who is told what was found.
  let client: Client
  /// Where the manual of rules is.
  let manual: RuleManualLinks

  /// One state of a document, as the client knows it.
  struct State: Sendable {
    /// The client's name of the document.
    let uri: DocumentURI
    /// The client's version; nil when it gave none.
    let version: Int?
    /// The number of the state.
    let generation: Int
  }

  /// Starts to analyse `source` as soon as `analyser` is there. The analysis of the state before is cancelled, and
  /// waited for, which is not long: it ends with the rule that is running.
  func start(
    _ source: SourceText, as syntax: DraftSyntax, by analyser: Task<Analyser, Never>, of state: State,
    after previous: PendingAnalysis?
  ) -> PendingAnalysis {
    previous?.cancel()
    let path = FileURI.path(of: state.uri)
    let reading = Milestone<DraftReading?>()
    let whole = Task(executorPreference: workers) { () -> Analysis? in
      // For who waits when the task is cancelled before.
      defer { reading.reach(nil) }
      _ = await previous?.whole.value
      guard !Task.isCancelled else { return nil }
      let analyser = await analyser.value
      guard !Task.isCancelled else { return nil }
      let read = analyser.read(source, as: syntax)
      reading.reach(read)
      guard !Task.isCancelled, let analysis = await analyser.analyse(read, at: path, with: workers) else { return nil }
      let publication = publication(of: analysis, state)
      guard !Task.isCancelled else { return nil }
      inbox.yield(.analysed(state.uri, generation: state.generation, analysis, publication))
      return analysis
    }
    return PendingAnalysis(reading: reading, whole: whole)
  }

  /// What the client is told; nil for one that asks by itself. Written here, for the loop has other things to do than to
  /// write a thousand findings down.
  private func publication(of analysis: Analysis, _ state: State) -> Publication? {
    guard !client.pullsDiagnostics else { return nil }
    let diagnostics = DiagnosticsFeature.diagnostics(of: analysis, at: state.uri, for: client, manual)
    let version = client.knowsDiagnosticVersions ? state.version : nil
    let message = OutgoingMessage.notification(
      PublishDiagnosticsNotification.self,
      PublishDiagnosticsParameters(uri: state.uri, version: version, diagnostics: diagnostics))
    return message.map { Publication(diagnostics: diagnostics, hasVersion: version != nil, message: $0) }
  }
}
