import Foundation

/// How long work takes, in seconds.
enum Stopwatch {
  /// What a clock shows.
  enum Clock {
    /// The time that this thread has worked: other processes on the machine do not count.
    case thread
    /// The time that has passed.
    case wall

    /// The reading now, in seconds since some time.
    var now: Double {
      var time = timespec()
      clock_gettime(self == .thread ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
  }

  /// The time that `work` takes by `clock`.
  static func time(_ clock: Clock = .thread, _ work: () throws -> Void) rethrows -> Double {
    let start = clock.now
    try work()
    return clock.now - start
  }

  /// The times of `work` in `rounds` rounds, the first of which, that fills caches, is not among them.
  static func times(rounds: Int, _ clock: Clock = .thread, _ work: () throws -> Void) rethrows -> [Double] {
    try work()
    var times: [Double] = []
    for _ in 0..<max(1, rounds) { times.append(try time(clock, work)) }
    return times
  }
}

/// What many measurements say together.
enum Many {
  /// The middle one of `values`; of an even number the lower of the two. 0 when there is none.
  static func median(_ values: [Double]) -> Double {
    share(values, 0.5)
  }

  /// The value that the share `part` of `values` does not exceed: 0.99 for the slowest but one in a hundred.
  static func share(_ values: [Double], _ part: Double) -> Double {
    guard !values.isEmpty else { return 0 }
    let sorted = values.sorted()
    let rank = Int((Double(sorted.count) * part).rounded(.up))
    return sorted[min(max(rank, 1), sorted.count) - 1]
  }
}

/// Keeps what a measured function returns, so that the compiler does not leave the function out.
@inline(never)
@_optimize(none)
func keep<Value>(_ value: Value) {}
