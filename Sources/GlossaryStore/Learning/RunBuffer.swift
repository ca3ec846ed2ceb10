import Foundation

/// Puts numbers and texts together in memory, as `RunWriter` does in a file.
struct BufferSink: RunSink {
  /// What was taken.
  private(set) var bytes: [UInt8] = []

  /// Seven bits a byte, the lowest first.
  mutating func append(_ number: UInt64) {
    var number = number
    while number >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: number) | 0x80)
      number >>= 7
    }
    bytes.append(UInt8(number))
  }

  /// The length, then the bytes.
  mutating func append(_ text: String) {
    append(UInt64(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  /// How many units of UTF-16 there are, then their bytes.
  mutating func append(_ units: [UInt16]) {
    append(UInt64(units.count))
    for unit in units {
      bytes.append(UInt8(truncatingIfNeeded: unit))
      bytes.append(UInt8(truncatingIfNeeded: unit >> 8))
    }
  }

  /// Bytes as they are.
  mutating func append(raw: [UInt8]) {
    bytes += raw
  }
}

/// Takes apart what a `BufferSink` put together. Past the end it gives zeros and `isAtEnd`.
final class BufferSource: RunSource {
  private let bytes: [UInt8]
  private var at = 0
  private(set) var isAtEnd = false

  /// A source of `bytes`.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  func number() -> UInt64 {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while at < bytes.count, shift < 64 {
      let byte = bytes[at]
      at += 1
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
    isAtEnd = true
    return 0
  }

  func text() -> String {
    String(decoding: slice(Int(clamping: number()), of: 1), as: UTF8.self)
  }

  /// The next text as units of UTF-16.
  func units() -> [UInt16] {
    let count = Int(clamping: number())
    let raw = slice(count, of: 2)
    return raw.withUnsafeBytes { raw in
      (0..<raw.count / 2).map { UInt16(littleEndian: raw.loadUnaligned(fromByteOffset: $0 * 2, as: UInt16.self)) }
    }
  }

  /// Calls `one` as many times as the next number says, or until nothing is left.
  func each(_ one: (BufferSource) -> Void) {
    var count = number()
    while count > 0, !isAtEnd {
      one(self)
      count -= 1
    }
  }

  private func slice(_ count: Int, of size: Int) -> ArraySlice<UInt8> {
    guard count <= (bytes.count - at) / size else {
      isAtEnd = true
      return []
    }
    defer { at += count * size }
    return bytes[at..<at + count * size]
  }
}
