import LanguageServerProtocol

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The threads of a session, by what they do, so that nothing waits behind what takes longer than itself.
struct Crews: Sendable {
  /// Read settings and analyse what is open.
  let analyses = Workers(limit: max(2, Processors.count))
  /// Answer requests. Most take next to no time: there are more of them than processors, because what is asked about
  /// all drafts of a folder takes long.
  let answers = Workers(limit: max(4, Processors.count))
  /// Do what nobody waits for: learn corpora, check folders, look after files.
  let errands = Workers(limit: max(2, Processors.count))
}

/// Threads that share their work.
///
/// They are not those of the loop: with as many long analyses under way as the machine has cores, the loop must still
/// take in what the client says, not least that an analysis is no longer wanted. A thread lives as long as there is
/// work, so an idle server has none.
final class Workers: TaskExecutor {
  private struct State {
    /// What waits, the oldest first.
    var jobs: [UnownedJob] = []
    /// How many of `jobs` are taken already.
    var taken = 0
    /// How many threads are at work.
    var threads = 0

    mutating func next() -> UnownedJob? {
      guard taken < jobs.count else {
        jobs = []
        taken = 0
        threads -= 1
        return nil
      }
      taken += 1
      return jobs[taken - 1]
    }
  }

  private let state = Locked(State())
  /// How many threads there may be.
  private let limit: Int

  /// At most `limit` threads.
  init(limit: Int) {
    self.limit = limit
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let isThreadNeeded = state.withLock { state in
      state.jobs.append(job)
      guard state.threads < limit else { return false }
      state.threads += 1
      return true
    }
    if isThreadNeeded { DetachedThread.start { self.work() } }
  }

  private func work() {
    while let job = state.withLock({ $0.next() }) {
      job.runSynchronously(on: asUnownedTaskExecutor())
    }
  }
}

/// The processors of the machine.
enum Processors {
  /// How many there are; at least one.
  static var count: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
