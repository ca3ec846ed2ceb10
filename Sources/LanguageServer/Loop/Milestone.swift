import LanguageServerProtocol

/// A value that comes once, some time, for all tasks that wait for it.
final class Milestone<Value: Sendable>: Sendable {
  private struct State {
    var value: Value?
    var waiting: [CheckedContinuation<Value, Never>] = []
  }

  private let state = Locked(State())

  /// Gives `value` to all who wait and will wait; only the first one counts.
  func reach(_ value: Value) {
    let waiting = state.withLock { state -> [CheckedContinuation<Value, Never>] in
      guard state.value == nil else { return [] }
      state.value = value
      defer { state.waiting = [] }
      return state.waiting
    }
    for task in waiting { task.resume(returning: value) }
  }

  /// The value if it is there already.
  var known: Value? {
    state.withLock { $0.value }
  }

  /// The value, as soon as it is there.
  var value: Value {
    get async {
      await withCheckedContinuation { task in
        let known = state.withLock { state -> Value? in
          if state.value == nil { state.waiting.append(task) }
          return state.value
        }
        if let known { task.resume(returning: known) }
      }
    }
  }
}

/// Work that several tasks want the result of: begun by the first, done once for all, and given up when none of them
/// wants it any more.
final class SharedWork<Value: Sendable>: Sendable {
  private struct State {
    var task: Task<Value?, Never>?
    /// How many were told of the task and have not been cancelled.
    var wanting = 0
  }

  private let state = Locked(State())

  /// The result of `work`, which is done on `workers` unless somebody has begun it already; nil when all who wanted it
  /// were cancelled. A task that is cancelled already begins nothing.
  func value(on workers: Workers, of work: @escaping @Sendable () async -> Value?) async -> Value? {
    guard !Task.isCancelled else { return nil }
    let task = state.withLock { state -> Task<Value?, Never> in
      state.wanting += 1
      if let task = state.task { return task }
      let task = Task(executorPreference: workers) { await work() }
      state.task = task
      return task
    }
    return await withTaskCancellationHandler {
      await task.value
    } onCancel: {
      leave()
    }
  }

  private func leave() {
    let task = state.withLock { state -> Task<Value?, Never>? in
      state.wanting -= 1
      guard state.wanting == 0 else { return nil }
      defer { state.task = nil }
      return state.task
    }
    task?.cancel()
  }
}
