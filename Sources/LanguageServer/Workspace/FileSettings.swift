package import Glossary
import GlossaryStore
package import LanguageServerProtocol
import Proofreading
import Workspace

/// Settings as the files of a workspace and the person's editor say, over the built-in glossary.
package struct FileSettings: SettingsSource {
  /// Glossaries that were read, by their files; they are shared by all folders that name them.
  private let glossaries = Locked<[[String]: (stamps: [FileStamp?], known: Known)]>([:])
  /// Reports that were read, by where they are.
  private let reports = Locked<[[String]: (stamps: [FileStamp?], files: ReportFiles)]>([:])
  /// The glossary that holds everywhere, under those of settings.
  private let builtIn: @Sendable () -> Glossary

  /// Settings over the glossary that `builtIn` reads.
  package init(builtIn: @escaping @Sendable () -> Glossary = { BuiltInGlossary.read() }) {
    self.builtIn = builtIn
  }

  package func settings(for address: DraftAddress, editor: JSONValue) -> DraftSettings {
    var problems: [String] = []
    func attempt<Value>(_ value: () throws(ConfigurationProblems) -> Value) -> Value? {
      do throws(ConfigurationProblems) { return try value() } catch {
        problems += error.all.map(\.sentence)
        return nil
      }
    }
    let workspace = address.workspace.map { FilePath($0) }
    let folder = address.folder.map { FilePath($0) } ?? workspace
    let root = workspace?.existing
    let own = attempt { () throws(ConfigurationProblems) in try ConfigurationSearch.ownSettings() } ?? nil
    let above =
      attempt { () throws(ConfigurationProblems) in
        try Self.layer(of: editor, in: workspace ?? folder ?? FilePath("/"))
      } ?? nil
    let layers = [above, own].compactMap { $0 }
    var search = ConfigurationSearch(
      above: [above].compactMap { $0 }, below: [own].compactMap { $0 }, workspace: workspace)
    // What is wrong is told, and the draft is checked by what is left.
    let configuration =
      folder.flatMap { folder in
        attempt { () throws(ConfigurationProblems) in try search.configuration(for: folder) }
      } ?? Configuration(layers)
    let files = attempt { () throws(ConfigurationProblems) in try configuration.glossaries() } ?? []
    let corpora = attempt { () throws(ConfigurationProblems) in try configuration.corpora() } ?? []

    let known = glossary(files.map(\.text), &problems)
    var settings = DraftSettings(rules: RuleCatalogue.all, glossary: known.merged, layers: known.layers)
    settings.ruleSettings = configuration.ruleSettings
    settings.ignores = configuration.ignores
    settings.filter = DraftFilter(configuration)
    let baseline = attempt { () throws(ConfigurationProblems) in try configuration.baseline() } ?? nil
    // A baseline that is not there yet holds nothing: it is made by the command line.
    if let baseline, baseline.canonical != nil {
      settings.baseline = attempt { () throws(ConfigurationProblems) in
        KnownFindings(try Baseline(reading: baseline, inside: configuration.baselineRoot), in: baseline.folder)
      }
    }
    settings.glossaryFiles = files.map(\.text)
    settings.corpora = corpora.map(\.text)
    let reportPaths = attempt { () throws(ConfigurationProblems) in try configuration.reports() } ?? []
    settings.reports = reports(reportPaths)
    problems += settings.reports.problems.map(\.sentence)
    let candidates = folder?.existing.withParents.map { $0.appending(ConfigurationSearch.fileName.utf8).text } ?? []
    settings.watchedFiles =
      candidates + settings.glossaryFiles + settings.reports.texts.keys.sorted()
      + [baseline?.text].compactMap { $0 }
    settings.problems = problems
    settings.writableFile = folder.flatMap { Self.writableFile($0, search, workspace, root) }
    settings.writableRoot = root ?? settings.writableFile.map { FilePath($0).folder }
    return settings
  }

  /// What the person's editor says, as far as it is about checking.
  private static func layer(
    of editor: JSONValue, in folder: FilePath
  ) throws(ConfigurationProblems) -> ConfigurationLayer? {
    guard case .object(let members) = editor else { return nil }
    let known = members.filter { SettingKey(rawValue: $0.key) != nil && $0.value != .null }
    guard !known.isEmpty else { return nil }
    return try ConfigurationLayer(JSONValue.object(known).text, from: .editor, folder: folder)
  }

  /// The settings file that entries may be written to: the nearest, if it lies in the workspace, or a new one at the top
  /// of that. `root` is the workspace without links. Nil where no workspace is open and no file is there.
  private static func writableFile(
    _ folder: FilePath, _ search: ConfigurationSearch, _ workspace: FilePath?, _ root: FilePath?
  ) -> String? {
    let nearest = search.paths(from: folder).first
    guard let workspace, let root else { return nearest?.text }
    if let nearest, nearest.isInside(root) { return nearest.text }
    return workspace.appending(ConfigurationSearch.fileName.utf8).text
  }

  /// The reports in `paths`, read anew only where a file changed.
  private func reports(_ paths: [FilePath]) -> ReportFiles {
    guard !paths.isEmpty else { return ReportFiles() }
    let key = paths.map(\.text)
    let found = DraftDiscovery(paths).drafts.map(\.openPath)
    let stamps = found.map { FileStamp(of: $0) }
    if let known = reports.withLock({ $0[key] }), known.stamps == stamps { return known.files }
    let files = ReportFiles(reading: paths)
    reports.withLock { $0[key] = (stamps, files) }
    return files
  }

  /// What files say, as one and as it stands in them.
  private struct Known: Sendable {
    let merged: Glossary
    let layers: [Glossary]
  }

  /// The built-in glossary with `files` over it. A file that cannot be read is a problem, and left out.
  private func glossary(_ files: [String], _ problems: inout [String]) -> Known {
    let stamps = files.map { FileStamp(of: $0) }
    if let known = glossaries.withLock({ $0[files] }), known.stamps == stamps { return known.known }
    var layers = [builtIn()]
    var isWhole = true
    for file in files {
      do {
        layers.append(try StoredGlossary.glossary(at: file))
      } catch {
        problems.append(error.sentence)
        isWhole = false
      }
    }
    let known = Known(merged: Glossary.merging(layers), layers: layers)
    if isWhole { glossaries.withLock { $0[files] = (stamps, known) } }
    return known
  }
}
