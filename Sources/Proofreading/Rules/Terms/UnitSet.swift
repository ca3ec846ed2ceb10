/// A set of code units that is asked for every unit of a draft: one byte a unit, no hashing.
struct UnitSet {
  private var isMember = [Bool](repeating: false, count: 1 << 16)

  /// Adds `unit`.
  mutating func insert(_ unit: UInt16) {
    isMember[Int(unit)] = true
  }

  /// Whether `unit` was added.
  func contains(_ unit: UInt16) -> Bool {
    isMember[Int(unit)]
  }
}
