import Drafting
import Glossary
import LanguageServerProtocol
import Proofreading
import ProseText
import Workspace

/// What was found in one state of a document.
struct Analysis: Sendable {
  /// The draft, with its text.
  let draft: Draft
  /// How the text is written down.
  let syntax: DraftSyntax
  /// What is wrong, by position.
  let marks: [Mark]
  /// What found it.
  let analyser: Analyser
}

/// Finds what is wrong in a text, and knows the rules and terms by which it does.
struct Analyser: Sendable {
  /// What is known of terms.
  let glossary: Glossary
  /// Where terms come from.
  let sources: GlossarySources
  /// The reports that are at hand, by their titles.
  let titles: ReportTitles
  /// By what the drafts are checked.
  let settings: DraftSettings
  private let proofreader: Proofreader
  private let descriptions: [String: RuleDescription]

  /// An analyser that goes by `settings`, in the workspace folder at `workspace` if there is one.
  init(_ settings: DraftSettings, workspace: String?) {
    self.settings = settings
    glossary = settings.glossary
    sources = GlossarySources(settings)
    titles = ReportTitles(folders: settings.corpora + [workspace].compactMap { $0 })
    proofreader = Proofreader(rules: settings.rules, glossary: settings.glossary, settings: settings.ruleSettings)
    descriptions = Dictionary(
      settings.rules.map { type(of: $0).description }.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The description of the rule called `id`, or nil.
  func description(of id: String) -> RuleDescription? {
    descriptions[id]
  }

  /// All that is wrong in `source`, the text of the file at `path`; nil for one that is in no file yet.
  func analyse(_ source: SourceText, as syntax: DraftSyntax, at path: String?) -> Analysis {
    let draft = Draft(source, syntax: syntax)
    // To follow links takes time, and is only needed where settings speak of files.
    let needsFile =
      !settings.ignores.isEmpty || settings.baseline != nil || !settings.reports.reports.isEmpty
    let file = needsFile ? path.flatMap { FilePath($0).canonical } : nil
    let ignored = settings.ignores.filter { $0.applies(to: file) }.map(\.finding)
    var marks = proofreader.proofread(draft, ignoring: ignored, against: settings.reports.reports(for: file)).marks
    if let baseline = settings.baseline, let file { marks = baseline.removed(from: marks, in: source, at: file) }
    return Analysis(draft: draft, syntax: syntax, marks: marks, analyser: self)
  }
}

/// Starts analyses and sees to it that they report to the loop.
struct AnalysisSchedule {
  /// What the work runs on.
  let workers: Workers
  /// Where the result is reported.
  let inbox: AsyncStream<Event>.Continuation

  /// Starts to analyse `source` as soon as `analyser` is there. The analysis of the state before is cancelled, and
  /// waited for: one document never keeps more than one core busy, however fast its author types.
  func start(
    _ source: SourceText, as syntax: DraftSyntax, by analyser: Task<Analyser, Never>, of uri: DocumentURI,
    generation: Int, after previous: Task<Analysis?, Never>?
  ) -> Task<Analysis?, Never> {
    previous?.cancel()
    let path = FileURI.path(of: uri)
    return Task(executorPreference: workers) { [inbox] in
      _ = await previous?.value
      guard !Task.isCancelled else { return nil }
      let analyser = await analyser.value
      guard !Task.isCancelled else { return nil }
      let analysis = analyser.analyse(source, as: syntax, at: path)
      guard !Task.isCancelled else { return nil }
      inbox.yield(.analysed(uri, generation: generation, analysis))
      return analysis
    }
  }
}
