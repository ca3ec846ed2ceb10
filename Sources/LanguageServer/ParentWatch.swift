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

  /// Asks `isAlive` about the client's process id every `interval`.
  package init(
    every interval: Duration = .seconds(30), isAlive: @escaping @Sendable (Int32) -> Bool = ParentWatch.exists
  ) {
    self.interval = interval
    self.isAlive = isAlive
  }

  /// Whether there is a process `id`, ours or not.
  @Sendable
  package static func exists(_ id: Int32) -> Bool {
    kill(id, 0) == 0 || errno != ESRCH
  }

  /// Returns when the process `id` is gone, or when the task is cancelled.
  func waitForEnd(of id: Int32) async {
    while !Task.isCancelled, isAlive(id) {
      try? await Task.sleep(for: interval)
    }
  }
}
