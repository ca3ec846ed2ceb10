import Dispatch

/// The threads on which analyses and requests run.
///
/// They are not those of the loop: with as many long analyses under way as the machine has cores, the loop must still
/// take in what the client says, not least that an analysis is no longer wanted.
final class Workers: TaskExecutor {
  private let queue = DispatchQueue(label: "zhubi.lsp.workers", attributes: .concurrent)

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
