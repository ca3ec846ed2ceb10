import LanguageServerProtocol

extension Session {
  /// What settings files are called.
  static let settingsFileName = ".zhubi.json"

  /// The session has begun: asks to be told of files and settings that change, and for the settings of now.
  mutating func start() {
    guard let client else { return }
    if client.watchesFiles {
      register("workspace/didChangeWatchedFiles", id: "watch-settings", patterns: ["**/" + Self.settingsFileName])
    } else {
      startOwnWatch()
    }
    if client.registersConfiguration {
      ask(
        RegisterCapabilityRequest.self,
        RegistrationParameters(registrations: [
          RegistrationParameters.Registration(
            id: "settings", method: DidChangeConfigurationNotification.name,
            registerOptions: .object(["section": .string("zhubi")]))
        ]))
    }
    askForConfiguration()
    if scopes.editor["checkWorkspace"].bool == true { startWorkspaceCheck() }
  }

  /// Has the client watch `glossaries`, by their names, once each.
  mutating func watch(_ glossaries: [String]) {
    guard let client, client.watchesFiles else { return }
    for path in glossaries {
      guard let name = path.split(separator: "/").last, watchedGlossaries.insert(path).inserted else { continue }
      register(
        "workspace/didChangeWatchedFiles", id: "watch-glossary-\(watchedGlossaries.count)", patterns: ["**/\(name)"])
    }
  }

  /// Files changed on disk.
  mutating func filesChanged(_ parameters: DidChangeWatchedFilesParameters) {
    let paths = parameters.changes.compactMap { FileURI.path(of: $0.uri) }
    let concerns = paths.contains { path in
      path.hasSuffix("/" + Self.settingsFileName) || scopes.stamps[path] != nil || watchedGlossaries.contains(path)
    }
    if concerns { reloadSettings() }
    if paths.contains(where: lessons.concern) { lookAtCorpora() }
  }

  /// Folders were opened or closed.
  mutating func foldersChanged(_ parameters: DidChangeFoldersParameters) {
    folders.apply(parameters.event)
    askForConfiguration()
    reloadSettings()
  }

  /// The person's settings changed: they come along, or are to be asked for.
  mutating func configurationChanged(_ parameters: DidChangeConfigurationParameters) {
    if let settings = parameters.settings, case .object = settings {
      takeEditorSettings(settings["zhubi"] == .null ? settings : settings["zhubi"])
    }
    askForConfiguration()
  }

  /// Takes what the person's editor says, at the start or later.
  mutating func takeEditorSettings(_ settings: JSONValue) {
    readLogLevel(settings)
    guard settings != scopes.editor else { return }
    scopes.editor = settings
    reloadSettings()
  }

  private mutating func askForConfiguration() {
    guard let client, client.givesConfiguration else { return }
    let folders = folders.all
    let scopesOfItems: [DocumentURI?] = folders.isEmpty ? [nil] : folders.map(\.uri)
    let items = scopesOfItems.map { ConfigurationParameters.Item(scopeUri: $0, section: "zhubi") }
    ask(ConfigurationRequest.self, ConfigurationParameters(items: items)) { session, values in
      session.take(values, of: folders)
    }
  }

  /// Takes the settings `values` that the client gave for `folders`. Null says nothing.
  private mutating func take(_ values: [JSONValue], of folders: [Folder]) {
    let objects = values.map { value -> JSONValue? in if case .object = value { value } else { nil } }
    guard !folders.isEmpty else {
      if let settings = objects.first ?? nil { takeEditorSettings(settings) }
      return
    }
    var byFolder: [String: JSONValue] = [:]
    for (folder, settings) in zip(folders, objects) {
      guard let path = folder.path, let settings else { continue }
      readLogLevel(settings)
      // What the settings of a folder leave open, those that hold everywhere may say.
      byFolder[path] = scopes.editor.overlaid(by: settings)
    }
    guard byFolder != scopes.editorByFolder else { return }
    scopes.editorByFolder = byFolder
    reloadSettings()
  }

  private mutating func register(_ method: String, id: String, patterns: [String]) {
    let watchers = patterns.map { JSONValue.object(["globPattern": .string($0)]) }
    ask(
      RegisterCapabilityRequest.self,
      RegistrationParameters(registrations: [
        RegistrationParameters.Registration(
          id: id, method: method, registerOptions: .object(["watchers": .array(watchers)]))
      ]))
  }

  /// Has the client tell of reports that come, go and change.
  mutating func watchReports() {
    guard let client, client.watchesFiles else { return }
    register(
      "workspace/didChangeWatchedFiles", id: "watch-corpora", patterns: ["**/*.{txt,text,md,markdown,docx}"])
  }

  private mutating func startOwnWatch() {
    guard ownWatch == nil else { return }
    ownWatch = Task { [loop, interval = configuration.watchInterval] in
      while !Task.isCancelled {
        try? await Task.sleep(for: interval)
        loop.perform { $0.checkWatchedFiles() }
      }
    }
  }
}

extension JSONValue {
  /// The members of both, those of `other` where both have one.
  func overlaid(by other: JSONValue) -> JSONValue {
    guard case .object(let own) = self, case .object(let others) = other else { return other }
    return .object(own.merging(others) { _, new in new })
  }
}
