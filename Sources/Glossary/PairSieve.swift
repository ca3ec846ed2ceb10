/// Tells at little cost whether two code units may be a pair of a set: a bit for each pair, few enough of them to stay near
/// to the processor.
struct PairSieve: Sendable {
  /// A power of two of words.
  private let words: [UInt64]
  /// How far a product is moved to be the number of a bit.
  private let shift: UInt32

  /// The sieve of `pairs`.
  init(_ pairs: [(UInt16, UInt16)]) {
    // Sixteen bits a pair, up to 32 KiB.
    var bits: UInt32 = 9
    while bits < 18, 1 << bits < pairs.count * 16 { bits += 1 }
    shift = 32 - bits
    var words = [UInt64](repeating: 0, count: 1 << (bits - 6))
    for (first, second) in pairs {
      let bit = Self.product(first, second) >> shift
      words[Int(bit >> 6)] |= 1 << UInt64(bit & 63)
    }
    self.words = words
  }

  /// Calls `body` with the bits.
  @inline(__always)
  func withBits<Result>(_ body: (Bits) -> Result) -> Result {
    words.withUnsafeBufferPointer { body(Bits(words: $0, shift: shift)) }
  }

  /// The bits of a sieve; valid only inside `withBits`.
  struct Bits {
    fileprivate let words: UnsafeBufferPointer<UInt64>
    fileprivate let shift: UInt32

    /// Whether `first` and `second` may be a pair of the set.
    @inline(__always)
    func mayHold(_ first: UInt16, _ second: UInt16) -> Bool {
      let bit = PairSieve.product(first, second) >> shift
      return words[Int(bit >> 6)] >> UInt64(bit & 63) & 1 != 0
    }
  }

  @inline(__always)
  fileprivate static func product(_ first: UInt16, _ second: UInt16) -> UInt32 {
    (UInt32(first) << 16 | UInt32(second)) &* 0x9E37_79B1
  }
}
