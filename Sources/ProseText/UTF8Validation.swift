/// Whether bytes are valid UTF-8, and where they stop being so. Needs no copy of the text.
public enum UTF8Validation {
  /// The first byte of the first ill-formed or cut-off sequence, or nil when all of `bytes` is valid UTF-8.
  public static func firstIllFormed(in bytes: [UInt8]) -> UTF8Offset? {
    bytes.withUnsafeBufferPointer { bytes in
      var at = 0
      while at < bytes.count {
        if at + 4 <= bytes.count, let start = bytes.baseAddress {
          // Most characters are of three bytes, or of one: four bytes are looked at together.
          let four = UInt32(littleEndian: UnsafeRawPointer(start + at).loadUnaligned(as: UInt32.self))
          let lead = four & 0xFF
          if four & 0x00C0_C0F0 == 0x0080_80E0, lead != 0xE0, lead != 0xED {
            at += 3
            continue
          }
          if four & 0x8080_8080 == 0 {
            at += 4
            continue
          }
        }
        let length = wellFormedLength(in: bytes, at: at)
        guard length > 0 else { return UTF8Offset(at) }
        at += length
      }
      return nil
    }
  }

  /// How much of `bytes` is well formed.
  public static func census(of bytes: [UInt8]) -> UTF8Census {
    bytes.withUnsafeBufferPointer { bytes in
      var longSequences = 0
      var illFormedBytes = 0
      var at = 0
      while at < bytes.count {
        let length = wellFormedLength(in: bytes, at: at)
        if length == 0 { illFormedBytes += 1 }
        if length >= 3 { longSequences += 1 }
        at += max(1, length)
      }
      return UTF8Census(longSequences: longSequences, illFormedBytes: illFormedBytes)
    }
  }

  /// The length of the sequence at `at`, or 0 when it is ill-formed. Table 3-7 of the Unicode Standard.
  @inline(__always)
  private static func wellFormedLength(in bytes: UnsafeBufferPointer<UInt8>, at: Int) -> Int {
    let lead = bytes[at]
    guard lead >= 0x80 else { return 1 }
    guard lead >= 0xC2, lead <= 0xF4 else { return 0 }
    let length = UTF8Lead.length(lead)
    guard at + length <= bytes.count else { return 0 }
    let second = bytes[at + 1]
    let lowest: UInt8 = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80
    let highest: UInt8 = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF
    guard second >= lowest, second <= highest else { return 0 }
    if length >= 3, bytes[at + 2] & 0xC0 != 0x80 { return 0 }
    if length == 4, bytes[at + 3] & 0xC0 != 0x80 { return 0 }
    return length
  }
}

/// What was counted in bytes that may or may not be UTF-8: damaged UTF-8 has many long sequences and few ill-formed
/// bytes, text in another encoding the other way round.
public struct UTF8Census: Hashable, Sendable {
  /// Well-formed sequences of three and four bytes, as Chinese characters have.
  public let longSequences: Int
  /// Bytes that belong to no well-formed sequence.
  public let illFormedBytes: Int
}
