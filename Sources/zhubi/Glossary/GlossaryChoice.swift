import Glossary
import GlossaryStore
import Workspace

/// `--glossary FILE`: what is known of terms, for the commands that use it.
struct GlossaryChoice {
  /// The option; it may be repeated.
  static let option = CommandOption(
    "--glossary", .text("FILE"), help: "在内置词库之外使用词库 FILE；可写多次，后面的优先，手定的词条优先于学得的")

  private let paths: [String]

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
}
