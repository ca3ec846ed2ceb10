/// A running checksum of 64 bits (FNV-1a over whole words, then mixed): it tells a damaged file and names what was
/// written, and protects from no forger.
package struct Checksum: Sendable {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The checksum of nothing.
  package init() {}

  /// Takes one number.
  package mutating func combine(_ number: UInt64) {
    state = (state ^ number) &* 0x0000_0100_0000_01B3
    state ^= state >> 29
  }

  /// Takes `bytes`; where they are parted into several calls, the value is another.
  package mutating func combine(_ bytes: UnsafeRawBufferPointer) {
    var at = 0
    while at + 8 <= bytes.count {
      combine(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)))
      at += 8
    }
    var tail: UInt64 = 0
    while at < bytes.count {
      tail = tail << 8 | UInt64(bytes[at])
      at += 1
    }
    combine(tail)
    combine(UInt64(bytes.count))
  }

  /// Takes `text`.
  package mutating func combine(_ text: String) {
    var text = text
    text.withUTF8 { combine(UnsafeRawBufferPointer($0)) }
  }

  /// The checksum of all that was taken.
  package var value: UInt64 {
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A checksum of many bytes that is reckoned in four strands side by side, for what is read at each start.
  static func inStrands(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    let prime: UInt64 = 0x9E37_79B9_7F4A_7C15
    var strands: (UInt64, UInt64, UInt64, UInt64) = (1, 2, 3, 4)
    func word(_ at: Int) -> UInt64 {
      UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
    }
    var at = 0
    while at + 32 <= bytes.count {
      strands.0 = (strands.0 ^ word(at)) &* prime
      strands.1 = (strands.1 ^ word(at + 8)) &* prime
      strands.2 = (strands.2 ^ word(at + 16)) &* prime
      strands.3 = (strands.3 ^ word(at + 24)) &* prime
      at += 32
    }
    var sum = Checksum()
    for strand in [strands.0, strands.1, strands.2, strands.3] { sum.combine(strand) }
    sum.combine(UnsafeRawBufferPointer(rebasing: bytes[at...]))
    return sum.value
  }

  /// The checksum of `text`.
  package static func of(_ text: String) -> UInt64 {
    var sum = Checksum()
    sum.combine(text)
    return sum.value
  }

  /// The checksum of `bytes`.
  package static func of(_ bytes: [UInt8]) -> UInt64 {
    var sum = Checksum()
    bytes.withUnsafeBytes { sum.combine($0) }
    return sum.value
  }
}
