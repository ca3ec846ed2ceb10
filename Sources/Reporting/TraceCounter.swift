import Proofreading

/// Fingerprints for the marks of one draft: equal traces are told apart by their order.
struct TraceCounter {
  private var counts: [FindingTrace: Int] = [:]

  /// The fingerprint of `mark` in `draft`, which must be asked for in the order of the marks.
  mutating func fingerprint(of mark: Mark, in draft: CheckedDraft) -> String {
    let trace = FindingTrace(of: mark, in: draft.source)
    let occurrence = counts[trace, default: 0]
    counts[trace] = occurrence + 1
    return trace.fingerprint(occurrence: occurrence)
  }
}
