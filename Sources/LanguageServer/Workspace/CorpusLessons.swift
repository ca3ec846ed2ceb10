import Glossary
import GlossaryStore
import LanguageServerProtocol
import ProseText
import Workspace

/// What the corpora of workspaces teach. Drafts whose settings name the same folders share a lesson.
struct CorpusLessons {
  /// What is known of one corpus.
  fileprivate struct Lesson {
    /// What it teaches; nil until that was learnt.
    var glossary: Glossary?
    /// The file that keeps what was learnt, named by the content of the corpus.
    var file: String?
    /// The corpus as it was when it was learnt last, or when somebody gave that up.
    var look: CorpusLook?
    /// The learning that is under way.
    var work: ProgressToken?
    /// Whether somebody looks whether the corpus is still the same.
    var isLookedAt = false
    /// The reading of settings that asked for it last.
    var generation = 0
    /// Until when it is left alone.
    var rest = ContinuousClock.now
  }

  fileprivate var all: [[String]: Lesson] = [:]
  fileprivate var count = 0
  fileprivate var watch: Task<Void, Never>?

  /// How much rarer corpora are looked at than files of settings.
  fileprivate static let watchFactor = 15

  /// Whether the file at `path` belongs to a corpus.
  func concern(_ path: String) -> Bool {
    all.keys.contains { $0.contains { path == $0 || path.hasPrefix($0 + "/") } }
  }

  /// Stops the watch.
  func end() {
    watch?.cancel()
  }
}

/// By what a corpus that was changed is told from the one before.
struct CorpusLook: Hashable, Sendable {
  private let stamps: [String: FileStamp?]

  /// The look of `files` now.
  init(_ files: CorpusFiles) {
    stamps = Dictionary(files.documents.map { ($0.path, FileStamp(of: $0.path)) }) { first, _ in first }
  }
}

extension Session {
  /// What `corpora`, paths of folders, teach; nil as long as that is not known. It is learnt then, and the settings are
  /// read anew when it is.
  mutating func lesson(of corpora: [String]) -> Glossary? {
    lessons.all[corpora]?.generation = scopes.generation
    if let lesson = lessons.all[corpora] { return lesson.glossary }
    if lessons.watch == nil { startWatchOfCorpora() }
    lessons.all[corpora] = CorpusLessons.Lesson(generation: scopes.generation)
    learn(corpora)
    return nil
  }

  /// Looks whether corpora have changed, and learns those that have.
  mutating func lookAtCorpora() {
    // What no settings have named for two readings is not needed any more.
    lessons.all = lessons.all.filter { $0.value.work != nil || $0.value.generation + 2 > scopes.generation }
    for (corpora, lesson) in lessons.all where lesson.work == nil && !lesson.isLookedAt {
      lessons.all[corpora]?.isLookedAt = true
      Task(executorPreference: crews.errands) { [loop] in
        try? await Task.sleep(until: lesson.rest, clock: .continuous)
        let look = CorpusLook(CorpusFiles(workspaceCorpus: corpora.map { FilePath($0) }))
        loop.perform { $0.looked(at: corpora, look) }
      }
    }
  }

  private mutating func looked(at corpora: [String], _ look: CorpusLook) {
    lessons.all[corpora]?.isLookedAt = false
    guard let lesson = lessons.all[corpora], lesson.work == nil, lesson.look != look else { return }
    learn(corpora)
  }

  /// A corpus may lie where the client watches nothing, and most clients watch nothing at all.
  private mutating func startWatchOfCorpora() {
    watchReports()
    lessons.watch = Task { [loop, interval = configuration.watchInterval * CorpusLessons.watchFactor] in
      while !Task.isCancelled {
        try? await Task.sleep(for: interval)
        loop.perform { $0.lookAtCorpora() }
      }
    }
  }

  /// Learns `corpora` on threads of their own: whatever they take, the threads that answer requests are free.
  private mutating func learn(_ corpora: [String]) {
    lessons.count += 1
    let token = ProgressToken.string("zhubi-corpus-\(lessons.count)")
    lessons.all[corpora]?.work = token
    let study = CorpusStudy(
      corpora, cache: configuration.corpusCache,
      progress: StudyProgress(client?.showsProgress == true ? token : nil, loop))
    longWork[token] = Task(executorPreference: crews.errands) { [loop] in
      let outcome = await study.outcome()
      loop.perform { $0.learnt(corpora, outcome, token) }
    }
  }

  private mutating func learnt(_ corpora: [String], _ outcome: CorpusStudy.Outcome, _ token: ProgressToken) {
    longWork[token] = nil
    guard var lesson = lessons.all[corpora], lesson.work == token else { return }
    lesson.work = nil
    lesson.look = outcome.look
    lesson.rest = .now + outcome.time * configuration.corpusRestFactor
    let isNews =
      outcome.glossary != nil && (lesson.glossary == nil || outcome.file == nil || outcome.file != lesson.file)
    if isNews { (lesson.glossary, lesson.file) = (outcome.glossary, outcome.file) }
    lessons.all[corpora] = lesson
    for sentence in scopes.untold(outcome.problems) {
      notify(ShowMessageNotification.self, MessageParameters(type: .warning, message: VisibleText.line(sentence)))
    }
    if isNews { reloadSettings() }
    // It may have changed while it was read.
    lookAtCorpora()
  }
}

/// The learning of one corpus.
private struct CorpusStudy: Sendable {
  /// How it went.
  struct Outcome: Sendable {
    /// What was learnt; nil when it was given up or cannot be done.
    var glossary: Glossary?
    /// The file that keeps it.
    var file: String?
    /// The corpus before it was read.
    var look: CorpusLook
    /// How long it took.
    var time: Duration
    /// What is wrong, as sentences for people.
    var problems: [String]
  }

  private let corpora: [FilePath]
  private let cache: String?
  private let progress: StudyProgress
  private let isCancelled = Locked(false)

  init(_ corpora: [String], cache: String?, progress: StudyProgress) {
    self.corpora = corpora.map { FilePath($0) }
    self.cache = cache
    self.progress = progress
  }

  /// Learns, and gives up when the task is cancelled.
  func outcome() async -> Outcome {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        DetachedThread.start { continuation.resume(returning: learn()) }
      }
    } onCancel: {
      isCancelled.withLock { $0 = true }
    }
  }

  private func learn() -> Outcome {
    let start = ContinuousClock.now
    let files = CorpusFiles(workspaceCorpus: corpora)
    var outcome = Outcome(look: CorpusLook(files), time: .zero, problems: [])
    let learner = GlossaryLearner(
      opener: files.opener, jobs: Processors.count / 2, progress: { [progress] in progress.tell($0) },
      isCancelled: { [isCancelled] in isCancelled.withLock { $0 } })
    do throws(GlossaryProblem) {
      let result = try CorpusCache(folder: cache, learner: learner).glossary(of: files.documents)
      (outcome.glossary, outcome.file) = (result.glossary, result.path)
      outcome.problems = summary(files.problems + result.problems)
      progress.end("读了\(files.documents.count)份报告，学得\(result.glossary.entries.count)个词条")
    } catch {
      let isCancelled = isCancelled.withLock { $0 }
      if !isCancelled { outcome.problems = [error.sentence] }
      progress.end(isCancelled ? "已取消，本次不用往年报告核对" : "没有学成")
    }
    outcome.time = start.duration(to: .now)
    return outcome
  }

  /// One sentence, however many documents cannot be read.
  private func summary(_ problems: [CorpusProblem]) -> [String] {
    guard let first = problems.first else { return [] }
    return [problems.count == 1 ? first.sentence : "往年报告中有\(problems.count)份读不了，没有学习，其中：\(first.sentence)"]
  }
}

/// Shows how far the learning of a corpus has come. What is in the cache is there at once, and shows nothing.
private final class StudyProgress: Sendable {
  private let token: ProgressToken?
  private let loop: LoopHandle
  private let report: ProgressReport
  /// The hundredths that were told; nil before the first.
  private let told = Locked<Int?>(nil)

  init(_ token: ProgressToken?, _ loop: LoopHandle) {
    self.token = token
    self.loop = loop
    report = ProgressReport(token, loop)
  }

  /// Tells `progress`, from any thread; each hundredth once.
  func tell(_ progress: LearningProgress) {
    guard let token, progress.total > 0 else { return }
    let hundredths = progress.done * 100 / progress.total
    told.withLock { [loop, report] told in
      if told == nil {
        loop.perform { $0.ask(CreateProgressRequest.self, ProgressTokenParameters(token: token)) }
        report.begin("学习往年报告")
      } else if hundredths > told ?? 0 {
        report.step(hundredths: hundredths)
      }
      told = max(told ?? 0, hundredths)
    }
  }

  /// The work is over.
  func end(_ message: String) {
    if told.withLock({ $0 != nil }) { report.end(message) }
  }
}
