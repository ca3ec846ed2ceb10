import Foundation
import Glossary

/// The texts that are measured, read from files or made up, each when it is first wanted.
struct SampleTexts {
  /// The bytes of one report as people write them: some 20,000 characters.
  static let reportSize = 60_000

  /// Reports of `reportSize` bytes, `size` bytes in all; the last may be longer by a paragraph.
  static func reports(_ size: Int, _ quality: SampleReport.Quality) -> [[UInt8]] {
    (0..<max(1, size / reportSize)).map { number in
      Array(SampleReport(size: min(size, reportSize), seed: UInt64(number), quality: quality).text.utf8)
    }
  }

  /// One text of `size` bytes, a paragraph more at most.
  static func text(_ size: Int, _ quality: SampleReport.Quality = .nearClean) -> [UInt8] {
    Array(SampleReport(size: size, seed: 77, quality: quality).text.utf8)
  }

  /// The sequences that reports of 8 MB have, as a learnt glossary knows them.
  static func sequences() -> SequenceFrequencies {
    var set = SequenceSet()
    var counts = KeyCounts(capacity: 1 << 20)
    let reports = reports(8_000_000, .nearClean)
    for report in reports {
      set.read(SampleDraft.prose(report))
      counts.add(set.keys)
    }
    return SequenceFrequencies(
      documentCount: reports.count,
      sorted: counts.sorted.filter { $0.count >= 2 }.map { (key: $0.key, documents: Int($0.count)) })
  }
}
