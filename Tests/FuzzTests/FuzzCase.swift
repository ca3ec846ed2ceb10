import Foundation
import Invariants
import TestSupport
import Testing

/// Bytes that are kept: a seed of the fuzzer, or something that it found.
struct FuzzCase: Sendable, CustomTestStringConvertible {
  /// What takes them.
  let target: FuzzTarget
  /// The name of the file, which says what they are about.
  let name: String
  /// The bytes.
  let bytes: [UInt8]

  var testDescription: String { "\(target.rawValue)/\(name)" }

  /// The cases of `target`, by name: the files of its folder beside the tests.
  static func all(of target: FuzzTarget) throws -> [FuzzCase] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases/\(target.rawValue)")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { name in
      FuzzCase(
        target: target, name: name, bytes: Array(try Data(contentsOf: folder.appending(path: name))))
    }
  }
}

/// Varies bytes as a fuzzer does that knows nothing, the same way in every run.
struct Variation {
  private var random: SeededGenerator

  /// The variations that belong to `seed`.
  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  /// One of `cases` with some bytes changed, left out, doubled, or put in from another.
  mutating func next(of cases: [FuzzCase]) -> [UInt8] {
    var bytes = cases.randomElement(using: &random)?.bytes ?? []
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      let place = stretch(of: bytes.count)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: for at in place.prefix(2) { bytes[at] = UInt8.random(in: 0...255, using: &random) }
      case 1: bytes.removeSubrange(place)
      case 2: bytes.insert(contentsOf: Array(bytes[place]), at: place.upperBound)
      case 3: for at in place.prefix(1) { bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &random) }
      default:
        let other = cases.randomElement(using: &random)?.bytes ?? []
        bytes.insert(contentsOf: other[stretch(of: other.count)], at: place.lowerBound)
      }
    }
    return Array(bytes.prefix(4096))
  }

  private mutating func stretch(of count: Int) -> Range<Int> {
    let start = Int.random(in: 0...count, using: &random)
    return start..<min(count, start + Int.random(in: 0...40, using: &random))
  }
}
