import Glossary
import Proofreading
import Reporting
import Workspace

/// Which draft is checked by what: the settings in force for each, found once for a folder.
struct LintPlan {
  /// The drafts, in their order.
  private(set) var drafts: [PlannedDraft] = []
  /// The entries of `ignore` in all settings in force, each once, in the order in which they were met.
  private(set) var ignores: [ConfiguredIgnore] = []

  /// The language that the settings of the first draft ask for; nil when they ask for none.
  private(set) var language: ReportLanguage?

  /// The glossaries that the command line names.
  private let choice: GlossaryChoice
  /// What is known of terms, by the files that it was read from.
  private var glossaries: [[FilePath]: Glossary] = [:]

  /// Plans the check of `files`. Wrong settings stop everything: a check by half of them would say nothing.
  init(
    _ files: [DraftFile], search: ConfigurationSearch, selection: RuleSelection, glossaries choice: GlossaryChoice
  ) throws(LintObstacle) {
    self.choice = choice
    var search = search
    // What the command line names is wrong or right whatever drafts there are.
    _ = try glossary([])
    var byFolder: [FilePath: (proofreader: Proofreader, ignores: [ConfiguredIgnore])] = [:]
    var seen: Set<ConfiguredIgnore> = []
    for file in files {
      let folder = file.folder
      if byFolder[folder] == nil {
        let configuration: Configuration
        do { configuration = try search.configuration(for: folder) } catch { throw LintObstacle(error) }
        if byFolder.isEmpty { language = configuration.locale.flatMap { ReportLanguage(rawValue: $0) } }
        byFolder[folder] = (try proofreader(for: configuration, selection), configuration.ignores)
      }
      guard let plan = byFolder[folder] else { continue }
      let canonical = file.canonical
      let ignores = plan.ignores.filter { $0.applies(to: canonical) }
      drafts.append(PlannedDraft(file: file, proofreader: plan.proofreader, ignores: ignores))
      self.ignores += plan.ignores.filter { seen.insert($0).inserted }
    }
  }

  private mutating func proofreader(
    for configuration: Configuration, _ selection: RuleSelection
  ) throws(LintObstacle) -> Proofreader {
    let settings = selection.applied(to: configuration.ruleSettings, among: RuleCatalogue.descriptions)
    let files: [FilePath]
    do { files = try configuration.glossaries() } catch { throw LintObstacle(error) }
    return Proofreader(glossary: try glossary(files), settings: settings)
  }

  /// The glossary that settings make of `files`, read once for all drafts that share them.
  private mutating func glossary(_ files: [FilePath]) throws(LintObstacle) -> Glossary {
    if let known = glossaries[files] { return known }
    do {
      let glossary = try choice.glossary(over: files)
      glossaries[files] = glossary
      return glossary
    } catch {
      throw LintObstacle(sentences: [error.sentence])
    }
  }
}

/// Why nothing can be checked: settings or glossaries that cannot be used.
struct LintObstacle: Error {
  /// A sentence for each mistake; never empty.
  let sentences: [String]

  /// What `sentences` say.
  init(sentences: [String]) {
    self.sentences = sentences
  }

  /// What is wrong with settings.
  init(_ problems: ConfigurationProblems) {
    sentences = problems.all.map(\.sentence)
  }
}
