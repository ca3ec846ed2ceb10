#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How it is noticed that the client's process died without closing the line.
package struct ParentWatch: Sendable {
  private let interval: Duration
  private let isAlive: @Sendable (Int32) -> Bool

  /// Asks `isAlive` about the client's process id every `interval`: often enough that nobody sees an orphan.
  package init(
    every interval: Duration = .seconds(1), isAlive: @escaping @Sendable (Int32) -> Bool = ParentWatch.exists
  ) {
    self.interval = interval
    self.isAlive = isAlive
  }

  /// Who started this process.
  private static let parent = getppid()

  /// Whether there is a process `id`, ours or not. One that started us has ended when we have another parent: its number
  /// stays taken until its own parent looks after it.
  @Sendable
  package static func exists(_ id: Int32) -> Bool {
    if id == parent { return getppid() == id }
    return kill(id, 0) == 0 || errno != ESRCH
  }

  /// Returns when the process `id` is gone, or when the task is cancelled.
  ///
  /// A process that cannot be seen from the start counts as alive for good: its number is that of another machine or
  /// container, and says nothing here.
  func waitForEnd(of id: Int32) async {
    let isVisible = isAlive(id)
    while !Task.isCancelled {
      guard !isVisible || isAlive(id) else { return }
      try? await Task.sleep(for: interval)
    }
  }
}
