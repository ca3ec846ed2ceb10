import Foundation

/// A value that one thread at a time may touch.
///
/// Foundation's lock instead of the library's `Mutex`, because the thread sanitizer knows the one and not the other: what
/// cannot be checked for races is not safe where several threads learn.
package final class Guarded<Value>: @unchecked Sendable {
  private let lock = NSLock()
  private var value: Value

  /// Guards `value`.
  package init(_ value: Value) {
    self.value = value
  }

  /// Gives the value to `body`, with nobody else touching it meanwhile. `body` must not come back here.
  package func withLock<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
    lock.lock()
    defer { lock.unlock() }
    return try body(&value)
  }
}
