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
  /// The baselines in use, by their files.
  private(set) var baselines: [FilePath: Baseline] = [:]
  /// The folders, without links, that those of them must lie in that a workspace named.
  private(set) var baselineRoots: [FilePath: FilePath] = [:]

  /// What the command line says of the plan.
  private let choice: LintChoice
  /// What is known of terms, by the files that it was read from.
  private var glossaries: [[[FilePath]]: Glossary] = [:]
  /// The reports that drafts are checked against, by where they are.
  private var reports: [[FilePath]: AgainstReports] = [:]
  /// What changed, by repository.
  private var changes: [FilePath: ChangedLines] = [:]

  /// Plans the check of `files`, of which those in `named` were named one by one. Wrong settings stop everything: a
  /// check by half of them would say nothing.
  init(_ files: [DraftFile], named: Set<FilePath>, _ choice: LintChoice) throws(LintObstacle) {
    self.choice = choice
    var search: ConfigurationSearch
    do { search = try choice.search() } catch { throw LintObstacle(error) }
    // What the command line names is wrong or right whatever drafts there are.
    _ = try glossary([])
    if choice.settings[.baseline] != nil {
      do { _ = try folderPlan(Configuration([choice.settings])) } catch { throw LintObstacle(any: error) }
    }
    _ = try against([])
    var byFolder: [FilePath: FolderPlan] = [:]
    var seen: Set<ConfiguredIgnore> = []
    for file in files {
      if byFolder[file.folder] == nil {
        let plan: FolderPlan
        do { plan = try folderPlan(try search.configuration(for: file.folder)) } catch {
          throw LintObstacle(any: error)
        }
        if byFolder.isEmpty { language = plan.language }
        byFolder[file.folder] = plan
      }
      guard let plan = byFolder[file.folder] else { continue }
      let path = file.canonical
      if let path, !named.contains(path), !plan.filter.includes(path) { continue }
      var draft = PlannedDraft(
        file: file, proofreader: plan.proofreader, ignores: plan.ignores.filter { $0.applies(to: path) })
      draft.baseline = plan.baseline.map { baselined(path, file, $0) }
      draft.changes = try changes(in: file, path)
      draft.against = plan.against.applied(to: path)
      drafts.append(draft)
      ignores += plan.ignores.filter { seen.insert($0).inserted }
    }
  }

  /// What holds for all drafts of one folder.
  private struct FolderPlan {
    let proofreader: Proofreader
    let ignores: [ConfiguredIgnore]
    let against: AgainstReports
    let filter: DraftFilter
    let baseline: FilePath?
    let language: ReportLanguage?
  }

  private mutating func folderPlan(_ configuration: Configuration) throws -> FolderPlan {
    let settings = choice.selection.applied(to: configuration.ruleSettings, among: RuleCatalogue.descriptions)
    let known = try glossary(try configuration.glossaries(), corpora: try configuration.corpora())
    let proofreader = Proofreader(glossary: known, settings: settings)
    var baseline = try configuration.baseline()
    if baseline == nil, choice.baselineUse == .renew { baseline = FilePath(".zhubi-baseline.json") }
    if let baseline, baselines[baseline] == nil {
      let isNew = choice.baselineUse == .renew && baseline.canonical == nil
      baselines[baseline] = isNew ? Baseline() : try Baseline(reading: baseline, inside: configuration.baselineRoot)
      baselineRoots[baseline] = configuration.baselineRoot
    }
    return FolderPlan(
      proofreader: proofreader, ignores: configuration.ignores, against: try against(try configuration.reports()),
      filter: DraftFilter(configuration), baseline: baseline,
      language: configuration.locale.flatMap { ReportLanguage(rawValue: $0) })
  }

  private func baselined(_ path: FilePath?, _ file: DraftFile, _ baseline: FilePath) -> BaselinedDraft {
    let folder = baseline.folder.existing
    let name = path.map { ($0.relative(to: folder) ?? $0).text } ?? file.name
    return BaselinedDraft(
      file: baseline, path: name, known: baselines[baseline]?.known(of: name) ?? [:], use: choice.baselineUse)
  }

  /// Which lines of `file`, whose real path is `path`, count.
  private mutating func changes(in file: DraftFile, _ path: FilePath?) throws(LintObstacle) -> PlannedDraft.Changes {
    guard let reference = choice.since else { return .all }
    // What is missing is reported when it is read; standard input has no history.
    guard let path else { return .all }
    guard let repository = ConfigurationSearch.repository(of: path.folder) else {
      throw LintObstacle(sentences: ["“\(file.openPath)”不在 Git 仓库里，不能用“--since”；请去掉这个选项。"])
    }
    if changes[repository] == nil {
      do { changes[repository] = try ChangedLines(in: repository, since: reference) } catch {
        throw LintObstacle(sentences: [error.sentence])
      }
    }
    return changes[repository]?[path].map { .some($0) } ?? .nothing
  }

  /// The reports of settings in `paths` with those of the command line, read once for all drafts that share them.
  private mutating func against(_ paths: [FilePath]) throws(LintObstacle) -> AgainstReports {
    let paths = paths + choice.against
    if let known = reports[paths] { return known }
    let read = try AgainstReports(reading: paths)
    reports[paths] = read
    return read
  }

  /// The glossary that settings make of `files` and `corpora`, read once for all drafts that share them.
  private mutating func glossary(_ files: [FilePath], corpora: [FilePath] = []) throws(LintObstacle) -> Glossary {
    if let known = glossaries[[corpora, files]] { return known }
    do {
      let glossary = try choice.glossaries.glossary(over: files, corpora: corpora)
      glossaries[[corpora, files]] = glossary
      return glossary
    } catch {
      throw LintObstacle(sentences: [error.sentence])
    }
  }
}

/// What the command line says of how drafts are checked.
struct LintChoice {
  /// Which rules run.
  let selection: RuleSelection
  /// Glossaries besides those of settings.
  let glossaries: GlossaryChoice
  /// The settings file to use instead of those that are found.
  let config: FilePath?
  /// The reports that drafts are checked against, or folders of them.
  let against: [FilePath]
  /// Settings that the command line gives itself.
  let settings: ConfigurationLayer
  /// The state that lines must have changed since; nil when all count.
  let since: String?
  /// What is done with the baseline.
  let baselineUse: BaselinedDraft.Use

  /// The search for settings between those of the command line and the person's own.
  func search() throws(ConfigurationProblems) -> ConfigurationSearch {
    ConfigurationSearch(
      above: [settings], below: [try ConfigurationSearch.ownSettings()].compactMap { $0 }, fixedFile: config)
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

  /// What `error` says.
  init(any error: any Error) {
    if let obstacle = error as? LintObstacle {
      self = obstacle
    } else if let problems = error as? ConfigurationProblems {
      self.init(problems)
    } else {
      self.init(sentences: ["\(error)"])
    }
  }
}
