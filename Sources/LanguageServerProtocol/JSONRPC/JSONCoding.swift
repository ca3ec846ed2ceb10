#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// JSON text to values and back: the only place that knows who does it.
enum JSONCoding {
  /// The value of type `type` written in `bytes`.
  ///
  /// Clients do send halves of surrogate pairs (an editor that cuts an emoji in two) and, rarely, bytes that are not
  /// UTF-8. Both become U+FFFD instead of losing the whole message, which would leave the mirrored text behind for good.
  static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
    do {
      return try JSONDecoder().decode(type, from: Data(bytes))
    } catch {
      guard let repaired = repaired(bytes) else { throw error }
      return try JSONDecoder().decode(type, from: Data(repaired))
    }
  }

  /// `value` as JSON text.
  static func encode(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes]
    return Array(try encoder.encode(value))
  }

  /// `bytes` with unpaired surrogates and ill-formed sequences replaced, or nil when there are none.
  private static func repaired(_ bytes: [UInt8]) -> [UInt8]? {
    var result =
      String(validating: bytes, as: UTF8.self) == nil ? Array(String(decoding: bytes, as: UTF8.self).utf8) : bytes
    var at = 0
    while at < result.count {
      guard result[at] == UInt8(ascii: "\\") else {
        at += 1
        continue
      }
      guard let unit = escapedUnit(in: result, at: at), (0xD800..<0xE000).contains(unit) else {
        at += 2
        continue
      }
      if unit < 0xDC00, let next = escapedUnit(in: result, at: at + 6), (0xDC00..<0xE000).contains(next) {
        at += 12
      } else {
        result.replaceSubrange(at..<at + 6, with: Array(#"\ufffd"#.utf8))
        at += 6
      }
    }
    return result == bytes ? nil : result
  }

  /// The UTF-16 unit that a `\uXXXX` at byte `at` stands for, or nil when there is none.
  private static func escapedUnit(in bytes: [UInt8], at: Int) -> UInt32? {
    guard at + 6 <= bytes.count, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u") else { return nil }
    var unit: UInt32 = 0
    for byte in bytes[at + 2..<at + 6] {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): unit = unit << 4 | UInt32(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"): unit = unit << 4 | UInt32(byte - UInt8(ascii: "a") + 10)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): unit = unit << 4 | UInt32(byte - UInt8(ascii: "A") + 10)
      default: return nil
      }
    }
    return unit
  }
}
