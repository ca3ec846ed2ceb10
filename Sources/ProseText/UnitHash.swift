/// A hash of code units, one after the other: the key under which stretches of text are compared. It is the same in every
/// run and on every machine.
///
/// FNV-1a, taken over 16 bits at a time: Fowler, Noll, Vo, Eastlake, “The FNV Non-Cryptographic Hash Algorithm”.
package struct UnitHash: Sendable {
  /// The hash of what was added.
  package private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The hash of nothing.
  package init() {}

  /// Goes on with `unit`.
  package mutating func add(_ unit: UInt16) {
    value = (value ^ UInt64(unit)) &* 0x100_0000_01B3
  }
}
