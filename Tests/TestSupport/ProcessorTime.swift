import Foundation

/// How the time of some work grows with its size.
package enum ProcessorTime {
  /// Whether `work` on eight times `size` takes less than 24 times as long: what is linear takes 8 times, what takes the
  /// square 64 times. Time of this thread counts, hence a machine that does other things may cost one measurement, not
  /// three. `size` should make it a few milliseconds at least.
  package static func isLinear(from size: Int, _ work: (Int) -> Void) -> Bool {
    for _ in 0..<3 {
      let short = seconds { work(size) }
      if seconds({ work(8 * size) }) < 24 * (short + 0.001) { return true }
    }
    return false
  }

  /// The processor time that this thread takes for `work`, in seconds.
  package static func seconds(_ work: () -> Void) -> Double {
    let start = now
    work()
    return now - start
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
