import Dispatch

/// Gives out the numbers from 0 on.
final class WorkQueue: Sendable {
  private let given = Guarded(0)
  private let count: Int

  /// A queue of the numbers from 0 to before `count`.
  init(_ count: Int) {
    self.count = count
  }

  /// The next number, or nil when all were given.
  func next() -> Int? {
    given.withLock { given in
      guard given < count else { return nil }
      defer { given += 1 }
      return given
    }
  }

  /// Runs `work` on each of `jobs` threads, with a function that gives the numbers from 0 to before `count`, each to one
  /// of them.
  static func eachThread<Result: Sendable>(
    _ jobs: Int, _ count: Int, _ work: @escaping @Sendable (() -> Int?) throws(GlossaryProblem) -> Result
  ) throws(GlossaryProblem) -> [Result] {
    let queue = WorkQueue(count)
    let results = Guarded<[Swift.Result<Result, GlossaryProblem>]>([])
    DispatchQueue.concurrentPerform(iterations: jobs) { _ in
      let result: Swift.Result<Result, GlossaryProblem>
      do throws(GlossaryProblem) {
        result = .success(try work { queue.next() })
      } catch {
        result = .failure(error)
      }
      results.withLock { $0.append(result) }
    }
    var values: [Result] = []
    for result in results.withLock({ $0 }) { values.append(try result.get()) }
    return values
  }
}

/// How far the learning of a glossary has come.
package struct LearningProgress: Hashable, Sendable {
  /// Bytes read so far; every document is read three times.
  package var done: Int
  /// Bytes to be read altogether.
  package var total: Int
}

/// Adds up what the threads have read.
final class Meter: Sendable {
  private let done = Guarded(0)
  private let total: Int
  private let progress: @Sendable (LearningProgress) -> Void

  /// A meter that tells `progress` how much of `total` is done.
  init(total: Int, _ progress: @escaping @Sendable (LearningProgress) -> Void) {
    self.total = total
    self.progress = progress
  }

  /// Adds bytes that were read.
  func add(_ bytes: Int) {
    let done = done.withLock { done in
      done += bytes
      return done
    }
    progress(LearningProgress(done: min(done, total), total: total))
  }
}
