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

  /// The built-in glossary with the files of `settings` over it, and over these the ones of the command line. A file that
  /// cannot be read, or a line in one, is a mistake.
  func glossary(over settings: [FilePath] = []) throws(UsageError) -> Glossary {
    do {
      var layers = [BuiltInGlossary.read()]
      for path in settings.map(\.text) + paths { layers.append(try StoredGlossary.glossary(at: path)) }
      return Glossary.merging(layers)
    } catch {
      throw UsageError(error.sentence)
    }
  }

  /// The files that the settings of the current folder name, then those of the command line.
  func pathsWithWorkspace() throws(UsageError) -> [String] {
    do {
      var search = ConfigurationSearch(below: [try ConfigurationSearch.ownSettings()].compactMap { $0 })
      return try search.configuration(for: FilePath(".")).glossaries().map(\.text) + paths
    } catch {
      throw UsageError(error.all.first?.sentence ?? "设置文件有错，请用“zhubi config check”检查。")
    }
  }

  /// The built-in glossary with the files of the settings and of the command line over it.
  func workspaceGlossary() throws(UsageError) -> Glossary {
    do {
      var layers = [BuiltInGlossary.read()]
      for path in try pathsWithWorkspace() { layers.append(try StoredGlossary.glossary(at: path)) }
      return Glossary.merging(layers)
    } catch let error as GlossaryProblem {
      throw UsageError(error.sentence)
    } catch {
      throw error as? UsageError ?? UsageError("无法读取词库。")
    }
  }

  /// The folder for indices and learnt glossaries, or nil.
  static var cache: String? { CacheFolder.path(ProcessInfo.processInfo.environment) }
}
