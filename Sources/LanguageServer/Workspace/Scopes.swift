import Glossary
import LanguageServerProtocol
import ProseText

/// The settings that are in use, by the folders that they hold in.
struct Scopes {
  /// What reads settings.
  let source: any SettingsSource
  /// What the person's editor says, whatever the folder.
  var editor: JSONValue = .null
  /// What the person's editor says of single workspace folders, by path.
  var editorByFolder: [String: JSONValue] = [:]

  /// Counts the times that everything was read anew.
  private(set) var generation = 0
  private var merged = MergedGlossaries()
  private var analysers: [DraftAddress: Task<Analyser, Never>] = [:]
  /// The files on which settings in use rest, as they were when they were read.
  private(set) var stamps: [String: FileStamp?] = [:]
  /// What was told of settings already.
  private var told: Set<String> = []

  /// Settings as `source` reads them.
  init(_ source: any SettingsSource) {
    self.source = source
  }

  /// All analysers that are in use.
  var all: [Task<Analyser, Never>] { Array(analysers.values) }

  /// What analyses drafts at `address`. Their settings are read at the first question, on `workers`.
  mutating func analyser(at address: DraftAddress, on workers: Workers, _ loop: LoopHandle) -> Task<Analyser, Never> {
    if let known = analysers[address] { return known }
    let editor = address.workspace.flatMap { editorByFolder[$0] } ?? editor
    let task = Task(executorPreference: workers) { [source, generation, merged] in
      let settings = source.settings(for: address, editor: editor)
      let stamps = Dictionary(settings.watchedFiles.map { ($0, FileStamp(of: $0)) }) { first, _ in first }
      let problems = settings.problems
      let glossaries = settings.glossaryFiles
      loop.perform { session in
        session.settingsArrived(generation, stamps: stamps, problems: problems, glossaries: glossaries)
      }
      let learnt = await Self.learnt(from: settings.corpora, loop)
      return Analyser(learnt.map { settings.taught($0, merged) } ?? settings, workspace: address.workspace)
    }
    analysers[address] = task
    return task
  }

  /// What `corpora` teach as far as that is known; what is not is learnt meanwhile, and then everything is read anew.
  private static func learnt(from corpora: [String], _ loop: LoopHandle) async -> Glossary? {
    guard !corpora.isEmpty else { return nil }
    return await loop.ask { $0.lesson(of: corpora) } ?? nil
  }

  /// Forgets everything, so that it is read anew.
  mutating func forget() {
    generation += 1
    merged = MergedGlossaries()
    analysers = [:]
    stamps = [:]
  }

  /// Keeps the `stamps` of files that were read, if they are of this `generation`.
  mutating func keep(_ stamps: [String: FileStamp?], of generation: Int) {
    guard generation == self.generation else { return }
    self.stamps.merge(stamps) { _, new in new }
  }

  /// The sentences among `problems` that nobody was told yet; once a problem is gone it may be told again.
  mutating func untold(_ problems: [String]) -> [String] {
    problems.filter { told.insert($0).inserted }
  }
}

extension Session {
  /// How tasks ask the loop to do something.
  var loop: LoopHandle { LoopHandle(inbox: inbox) }

  /// What analyses the document called `uri`.
  mutating func analyser(of uri: DocumentURI) -> Task<Analyser, Never> {
    scopes.analyser(at: folders.address(of: uri), on: crews.analyses, loop)
  }

  /// Settings were read: remembers on which files they rest, and tells what is wrong with them.
  mutating func settingsArrived(
    _ generation: Int, stamps: [String: FileStamp?], problems: [String], glossaries: [String]
  ) {
    scopes.keep(stamps, of: generation)
    for sentence in scopes.untold(problems) {
      notify(ShowMessageNotification.self, MessageParameters(type: .warning, message: VisibleText.line(sentence)))
    }
    watch(glossaries)
  }

  /// Reads all settings and glossaries anew and checks the open documents by them; a client that asks is told to ask
  /// again.
  mutating func reloadSettings() {
    guard let client else { return }
    scopes.forget()
    let schedule = schedule(for: client)
    for uri in documents.uris {
      let analyser = analyser(of: uri)
      documents.analyse(uri, by: analyser, schedule)
    }
    if client.refreshes.contains(.diagnostics), client.pullsDiagnostics {
      ask(DiagnosticRefreshRequest.self)
    }
    if client.refreshes.contains(.inlayHints) { ask(InlayHintRefreshRequest.self) }
    if client.refreshes.contains(.semanticTokens) { ask(SemanticTokensRefreshRequest.self) }
    if scopes.editor["checkWorkspace"].bool == true { startWorkspaceCheck() }
    say(.info, "settings and glossaries are read anew")
  }

  /// Looks whether files on which settings rest have changed, for clients that do not watch them.
  mutating func checkWatchedFiles() {
    let known = scopes.stamps
    guard !known.isEmpty else { return }
    let generation = scopes.generation
    Task(executorPreference: crews.errands) { [loop] in
      guard known.contains(where: { FileStamp(of: $0.key) != $0.value }) else { return }
      loop.perform { session in
        if session.scopes.generation == generation { session.reloadSettings() }
      }
    }
  }
}
