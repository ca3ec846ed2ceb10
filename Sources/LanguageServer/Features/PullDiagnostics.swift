import LanguageServerProtocol

/// What is wrong, when the client asks for it.
enum PullDiagnosticsFeature {
  /// Answers for one document. Nothing is wrong with one that is not open: nobody sees it.
  @Sendable
  static func answer(_ snapshot: Snapshot, _ parameters: DocumentDiagnosticParameters) async throws(ResponseError)
    -> DocumentDiagnosticReport
  {
    let uri = parameters.textDocument.uri
    let analysis = try await snapshot.analysis(of: uri)
    let diagnostics = analysis.map {
      DiagnosticsFeature.diagnostics(of: $0, at: uri, for: snapshot.client, snapshot.manual)
    }
    return DocumentDiagnosticReport(diagnostics ?? [], since: parameters.previousResultId)
  }

  /// Answers for the workspace: the open documents, and the drafts in its folders.
  @Sendable
  static func answer(
    _ snapshot: Snapshot, _ parameters: WorkspaceDiagnosticParameters
  ) async throws(ResponseError) -> WorkspaceDiagnosticReport {
    let known = Dictionary(parameters.previousResultIds.map { ($0.uri, $0.value) }) { _, last in last }
    var items: [WorkspaceDiagnosticReport.Item] = []
    for (uri, document) in snapshot.documents.sorted(by: { $0.key < $1.key }) {
      let analysis = try await snapshot.analysis(of: document)
      let diagnostics = DiagnosticsFeature.diagnostics(of: analysis, at: uri, for: snapshot.client, snapshot.manual)
      items.append(
        WorkspaceDiagnosticReport.Item(
          uri: uri, version: document.version, DocumentDiagnosticReport(diagnostics, since: known[uri])))
    }
    await WorkspaceCheck(snapshot, ProgressReport(parameters.workDoneToken, snapshot.loop)).run { findings in
      let report = DocumentDiagnosticReport(findings.diagnostics, since: known[findings.uri])
      items.append(WorkspaceDiagnosticReport.Item(uri: findings.uri, version: nil, report))
    }
    return WorkspaceDiagnosticReport(items: items)
  }
}

extension DocumentDiagnosticReport {
  /// The list `diagnostics`, in full unless it is the one that was answered as `previous`.
  ///
  /// The name of an answer is a sum of its content, with a seed of the process, so that no answer of an earlier server
  /// is taken for one of this.
  init(_ diagnostics: [Diagnostic], since previous: String?) {
    var hasher = Hasher()
    hasher.combine(diagnostics)
    let name = String(UInt(bitPattern: hasher.finalize()), radix: 36)
    self = name == previous ? .unchanged(resultId: name) : .full(diagnostics, resultId: name)
  }
}
