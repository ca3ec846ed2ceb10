import Drafting
import Glossary
import LanguageServerProtocol
import Proofreading
import ProseText
import Workspace

/// How one state of a document was understood, before any rule has looked at it.
struct DraftReading: Sendable {
  /// The draft, with its text.
  let draft: Draft
  /// How the text is written down.
  let syntax: DraftSyntax
  /// What checks it, and knows its terms.
  let analyser: Analyser
}

/// What was found in one state of a document.
struct Analysis: Sendable {
  /// How it was understood.
  let reading: DraftReading
  /// What is wrong, by position.
  let marks: [Mark]

  /// The draft, with its text.
  var draft: Draft { reading.draft }
  /// How the text is written down.
  var syntax: DraftSyntax { reading.syntax }
  /// What found it.
  var analyser: Analyser { reading.analyser }
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

  /// How `source` is understood.
  func read(_ source: SourceText, as syntax: DraftSyntax) -> DraftReading {
    DraftReading(draft: Draft(source, syntax: syntax), syntax: syntax, analyser: self)
  }

  /// All that is wrong in `source`, the text of the file at `path`; nil for one that is in no file yet.
  func analyse(_ source: SourceText, as syntax: DraftSyntax, at path: String?) -> Analysis {
    let reading = read(source, as: syntax)
    let check = Check(of: path, by: settings)
    let result = proofreader.proofread(reading.draft, ignoring: check.ignored, against: check.reports)
    return check.analysis(of: reading, result)
  }

  /// The same for a text that was read, or nil when the task is cancelled before the end. At large drafts those of
  /// `workers` take part who have nothing else to do; what is found is the same.
  func analyse(_ reading: DraftReading, at path: String?, with workers: Workers? = nil) async -> Analysis? {
    let check = Check(of: path, by: settings)
    let round = RuleRound(proofreader, reading.draft, against: check.reports)
    let found = await withTaskCancellationHandler {
      if let workers, reading.draft.source.bytes.count >= Self.shareableSize {
        for _ in 1..<max(2, min(Processors.count, Self.mostThreads)) {
          Task(executorPreference: workers) { round.work() }
        }
      }
      round.work()
      return await round.found
    } onCancel: {
      round.giveUp()
    }
    guard let found else { return nil }
    return check.analysis(
      of: reading, proofreader.proofread(reading.draft, found: found, ignoring: check.ignored))
  }

  /// From how many bytes on the rules are shared out: below, another thread costs more than it saves.
  private static let shareableSize = 64 << 10
  /// The most threads that check one draft: somebody writes, and other programs run beside.
  private static let mostThreads = 4
}

/// What settings say about the check of one file.
private struct Check {
  /// What was said to be left alone.
  let ignored: [IgnoredFinding]
  /// What the draft is held against.
  let reports: RestingReports
  private let baseline: KnownFindings?
  private let file: FilePath?

  /// What `settings` say about the file at `path`; nil for a draft that is in no file yet.
  init(of path: String?, by settings: DraftSettings) {
    // To follow links takes time, and is only needed where settings speak of files.
    let needsFile =
      !settings.ignores.isEmpty || settings.baseline != nil || !settings.reports.reports.isEmpty
    let file = needsFile ? path.flatMap { FilePath($0).canonical } : nil
    ignored = settings.ignores.filter { $0.applies(to: file) }.map(\.finding)
    reports = settings.reports.reports(for: file)
    baseline = settings.baseline
    self.file = file
  }

  /// The analysis that `result` makes.
  func analysis(of reading: DraftReading, _ result: Proofread) -> Analysis {
    guard let baseline, let file else { return Analysis(reading: reading, marks: result.marks) }
    return Analysis(reading: reading, marks: baseline.removed(from: result.marks, in: reading.draft.source, at: file))
  }
}
