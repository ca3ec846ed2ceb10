import Foundation

/// Finds the settings files of drafts: upwards from each, the nearest first.
package struct ConfigurationSearch: Sendable {
  /// What settings files are called.
  package static let fileName = ".zhubi.json"

  /// Layers that go before every file.
  private let above: [ConfigurationLayer]
  /// Layers that come after every file.
  private let below: [ConfigurationLayer]
  /// The one file to use instead of those that are found; nil to search.
  private let fixedFile: FilePath?
  /// The folder that counts as the workspace; nil to take the one that Git keeps, or else the outermost with settings.
  private let workspace: FilePath?
  /// What was found, by canonical folder.
  private var known: [FilePath: Configuration] = [:]

  /// A search whose files lie between the layers `above` and `below` and, when `fixedFile` is given, is no search.
  package init(
    above: [ConfigurationLayer] = [], below: [ConfigurationLayer] = [], fixedFile: FilePath? = nil,
    workspace: FilePath? = nil
  ) {
    self.above = above
    self.below = below
    self.fixedFile = fixedFile
    // Found out once: what its path leads to may be another folder later.
    self.workspace = workspace.map { $0.canonical ?? $0 }
  }

  /// The settings in force for what lies in `folder`, which need not exist. The files that they name are checked.
  package mutating func configuration(for folder: FilePath) throws(ConfigurationProblems) -> Configuration {
    let start = folder.existing
    if let known = known[start] { return known }
    let files = try self.files(from: start)
    let configuration = Configuration(above + files + below)
    try configuration.checkFiles()
    known[start] = configuration
    return configuration
  }

  /// The paths of the settings files for `folder`, the nearest first.
  package func paths(from folder: FilePath) -> [FilePath] {
    if let fixedFile { return [fixedFile] }
    return folder.existing.withParents.map { $0.appending(Self.fileName.utf8) }
      .filter { (try? FileEntry(at: $0)) != nil }
  }

  private func files(from folder: FilePath) throws(ConfigurationProblems) -> [ConfigurationLayer] {
    let paths = paths(from: folder)
    // The folders that are found are free of links as they are, and not looked up again: they may be others by now.
    let folders = paths.map { fixedFile == nil ? $0.folder : $0.folder.existing }
    var layers: [ConfigurationLayer] = []
    for (path, folder) in zip(paths, folders) {
      let boundary = workspace ?? Self.repository(holding: folder) ?? folders.last ?? folder
      layers.append(try ConfigurationLayer(reading: path, as: .file(path), boundary: boundary))
    }
    return layers
  }

  /// The nearest folder from `folder` upwards that Git keeps, or nil.
  package static func repository(of folder: FilePath) -> FilePath? {
    repository(holding: folder.existing)
  }

  private static func repository(holding folder: FilePath) -> FilePath? {
    folder.withParents.first { (try? FileEntry(at: $0.appending(".git".utf8))) != nil }
  }

  /// The person's own settings, when there are any: `zhubi/zhubi.json` in the folder that the system keeps settings in.
  package static func ownSettings() throws(ConfigurationProblems) -> ConfigurationLayer? {
    let environment = ProcessInfo.processInfo.environment
    let home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 + "/.config" }
    let folder = environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? home
    guard let folder else { return nil }
    let path = FilePath(folder).appending("zhubi/zhubi.json".utf8)
    guard (try? FileEntry(at: path)) != nil else { return nil }
    return try ConfigurationLayer(reading: path, as: .ownFile(path), boundary: nil)
  }
}
