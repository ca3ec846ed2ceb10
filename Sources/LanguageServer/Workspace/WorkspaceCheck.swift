import LanguageServerProtocol
import Workspace

/// What was found in a file that is not open.
struct FileFindings: Sendable {
  /// The name of the file.
  let uri: DocumentURI
  /// The state of the file.
  let stamp: FileStamp?
  /// The settings that it was checked by.
  let generation: Int
  /// What was found.
  let diagnostics: [Diagnostic]
}

/// Checks the drafts of the workspace that are not open. Only done when somebody asks for it: a folder may hold an
/// archive.
struct WorkspaceCheck {
  private let snapshot: Snapshot
  private let progress: ProgressReport

  /// A check of the workspace in `snapshot` that tells `progress`.
  init(_ snapshot: Snapshot, _ progress: ProgressReport) {
    self.snapshot = snapshot
    self.progress = progress
  }

  /// Gives what is found to `body`, file by file. A file that was looked at before and has not changed since is not read
  /// again. Stops when the task is cancelled.
  func run(_ body: (FileFindings) -> Void) async {
    progress.begin("检查工作区的稿件")
    let files = WorkspaceDrafts(snapshot).closedFiles
    var analysers: [DraftAddress: (analyser: Analyser, generation: Int)] = [:]
    var found = 0
    for (index, file) in files.enumerated() {
      guard !Task.isCancelled else { break }
      let uri = FileURI.uri(of: file.openPath)
      let address = snapshot.addresses.address(of: uri)
      if analysers[address] == nil { analysers[address] = await analyser(at: address) }
      guard let (analyser, generation) = analysers[address] else { break }
      let findings = check(file, uri, by: analyser, generation)
      found += findings.diagnostics.count
      body(findings)
      progress.step(index + 1, of: files.count)
    }
    progress.end("\(files.count)份稿件，\(found)处问题")
  }

  private func check(_ file: DraftFile, _ uri: DocumentURI, by analyser: Analyser, _ generation: Int) -> FileFindings {
    let stamp = FileStamp(of: file.openPath)
    if let filter = analyser.settings.filter, let path = file.canonical, !filter.includes(path) {
      return FileFindings(uri: uri, stamp: stamp, generation: generation, diagnostics: [])
    }
    if let known = snapshot.closedFindings[uri], known.stamp == stamp, known.generation == generation { return known }
    let draft = WorkspaceDrafts.read(file)
    let diagnostics = draft.map { draft in
      DiagnosticsFeature.diagnostics(
        of: analyser.analyse(draft.source, as: draft.syntax, at: file.openPath), at: uri, for: snapshot.client,
        snapshot.manual)
    }
    let findings = FileFindings(uri: uri, stamp: stamp, generation: generation, diagnostics: diagnostics ?? [])
    snapshot.loop.perform { $0.closedFindings[uri] = findings }
    return findings
  }

  /// What analyses drafts at `address`; nil when the session is over.
  private func analyser(at address: DraftAddress) async -> (Analyser, Int)? {
    let found = await snapshot.loop.ask { session in
      (session.scopes.analyser(at: address, on: session.crews.analyses, session.loop), session.scopes.generation)
    }
    guard let (task, generation) = found else { return nil }
    return (await task.value, generation)
  }
}

extension Session {
  /// Begins to check the workspace for a client that is sent what is found; a check that is under way is given up.
  mutating func startWorkspaceCheck() {
    guard let client, let snapshot else { return }
    if client.pullsDiagnostics {
      if client.refreshes.contains(.diagnostics) { ask(DiagnosticRefreshRequest.self) }
      return
    }
    checks += 1
    let token = ProgressToken.string("zhubi-check-\(checks)")
    if client.showsProgress { ask(CreateProgressRequest.self, ProgressTokenParameters(token: token)) }
    let progress = ProgressReport(client.showsProgress ? token : nil, loop)
    if let runningCheck { cancelProgress(runningCheck) }
    runningCheck = token
    longWork[token] = Task(executorPreference: crews.errands) { [loop] in
      await WorkspaceCheck(snapshot, progress).run { findings in
        loop.perform { $0.publish(findings) }
      }
      loop.perform { $0.longWork[token] = nil }
    }
  }

  /// Gives up the long work called `token`.
  mutating func cancelProgress(_ token: ProgressToken) {
    longWork[token]?.cancel()
  }

  /// Shows the client what was found in a file, unless it was opened since, or there is nothing new to show.
  private mutating func publish(_ findings: FileFindings) {
    let path = FileURI.path(of: findings.uri)
    guard !documents.uris.contains(where: { FileURI.path(of: $0) == path }),
      findings.diagnostics != published[findings.uri] ?? []
    else { return }
    published[findings.uri] = findings.diagnostics.isEmpty ? nil : findings.diagnostics
    notify(
      PublishDiagnosticsNotification.self,
      PublishDiagnosticsParameters(uri: findings.uri, version: nil, diagnostics: findings.diagnostics))
  }
}
