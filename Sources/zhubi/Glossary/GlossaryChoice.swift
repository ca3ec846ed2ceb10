import Foundation
import Glossary
import GlossaryStore
import Workspace

/// `--glossary FILE`: what is known of terms, for the commands that use it.
struct GlossaryChoice {
  /// The option; it may be repeated.
  static let option = CommandOption(
    "--glossary", .text("FILE"), help: "在内置词库之外使用词库 FILE；可写多次，后面的优先，手定的词条优先于学得的")

  /// The files named on the command line.
  let paths: [String]

  /// The files named in `arguments`.
  init(_ arguments: CommandArguments) {
    paths = arguments.texts(Self.option)
  }

  /// The built-in glossary, over it what the files of `corpora` teach and the glossaries of `settings`, and over these the
  /// ones of the command line. A file that cannot be read, or a line in one, is a mistake.
  func glossary(over settings: [FilePath] = [], corpora: [FilePath] = []) throws(UsageError) -> Glossary {
    do {
      var layers = [BuiltInGlossary.read()]
      if !corpora.isEmpty { layers.append(try Self.learnt(corpora).glossary) }
      for path in settings.map(\.text) + paths { layers.append(try StoredGlossary.glossary(at: path)) }
      return Glossary.merging(layers)
    } catch {
      throw UsageError(error.sentence)
    }
  }

  /// What the corpus of a workspace teaches, from the cache folder or learnt now, with the progress on a terminal.
  private static func learnt(_ corpora: [FilePath]) throws(GlossaryProblem) -> CorpusCache.Result {
    let files = CorpusFiles(workspaceCorpus: corpora)
    let line = ProgressLine()
    let learner = GlossaryLearner(
      opener: files.opener, jobs: ProcessInfo.processInfo.activeProcessorCount, progress: { line.show($0) })
    defer { line.clear() }
    let result = try CorpusCache(folder: cache, learner: learner).glossary(of: files.documents)
    for problem in files.problems + result.problems { Console.complain(problem.sentence) }
    return result
  }

  /// The file of what the corpus of the current folder teaches, the files that its settings name, then those of the
  /// command line.
  func pathsWithWorkspace() throws(UsageError) -> [String] {
    let (settings, corpora) = try Self.workspace()
    do {
      let learnt = corpora.isEmpty ? nil : try Self.learnt(corpora).path
      return [learnt].compactMap { $0 } + settings.map(\.text) + paths
    } catch {
      throw UsageError(error.sentence)
    }
  }

  /// The built-in glossary with what the settings of the current folder and the command line name.
  func workspaceGlossary() throws(UsageError) -> Glossary {
    let (settings, corpora) = try Self.workspace()
    return try glossary(over: settings, corpora: corpora)
  }

  /// The glossaries and corpora that the settings of the current folder name.
  private static func workspace() throws(UsageError) -> (glossaries: [FilePath], corpora: [FilePath]) {
    do throws(ConfigurationProblems) {
      var search = ConfigurationSearch(below: [try ConfigurationSearch.ownSettings()].compactMap { $0 })
      let configuration = try search.configuration(for: FilePath("."))
      return (try configuration.glossaries(), try configuration.corpora())
    } catch {
      throw UsageError(error.all.first?.sentence ?? "设置文件有错，请用“zhubi config check”检查。")
    }
  }

  /// The folder for indices and learnt glossaries, or nil.
  static var cache: String? { CacheFolder.path(ProcessInfo.processInfo.environment) }
}
