package import ProseText

/// The distinct sequences of two to four word units of one document, by their keys (see `SequenceFrequencies.key`).
///
/// Kept from one document to the next, so that its memory is used again.
package struct SequenceSet {
  private var places: [UInt64] = []
  /// The sequences of the document that was read last, in the order of their first use.
  package private(set) var keys: [UInt64] = []

  /// A set of nothing.
  package init() {}

  /// Takes the sequences of `prose` in place of those before. No sequence reaches over a mark or a blank.
  package mutating func read(_ prose: Prose) {
    read(prose.units)
  }

  /// Takes the sequences of the prose whose units these are in place of those before.
  package mutating func read(_ units: [UInt16]) {
    units.withUnsafeBufferPointer { read($0) }
  }

  private mutating func read(_ units: UnsafeBufferPointer<UInt16>) {
    keys.removeAll(keepingCapacity: true)
    var capacity = 1 << 12
    while capacity < units.count * 4 { capacity *= 2 }
    if places.count < capacity || places.count > capacity * 16 {
      places = [UInt64](repeating: 0, count: capacity)
    } else {
      places.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
    }
    let mask = UInt64(places.count - 1)
    var found = keys
    keys = []
    found.reserveCapacity(units.count * 2)
    places.withUnsafeMutableBufferPointer { places in
      var window: UInt64 = 0
      var length = 0
      for unit in units {
        guard unit.isWordUnit else {
          length = 0
          continue
        }
        window = window << 16 | UInt64(unit)
        length += 1
        if length >= 2 { Self.insert(window & 0xFFFF_FFFF, into: places, mask, &found) }
        if length >= 3 { Self.insert(window & 0xFFFF_FFFF_FFFF, into: places, mask, &found) }
        if length >= 4 { Self.insert(window, into: places, mask, &found) }
      }
    }
    keys = found
  }

  @inline(__always)
  private static func insert(
    _ key: UInt64, into places: UnsafeMutableBufferPointer<UInt64>, _ mask: UInt64, _ found: inout [UInt64]
  ) {
    var at = Int((key &* 0x9E37_79B9_7F4A_7C15) >> 20 & mask)
    while places[at] != 0 {
      if places[at] == key { return }
      at = (at + 1) & Int(mask)
    }
    places[at] = key
    found.append(key)
  }
}

/// Counts for keys, in a table that grows with them.
package struct KeyCounts: Sendable {
  private var keys: [UInt64]
  private var counts: [UInt32]
  /// How many keys there are.
  package private(set) var count = 0

  /// A table of nothing, with room for about `capacity` keys.
  package init(capacity: Int = 1 << 12) {
    var size = 1 << 12
    while size * 2 < capacity * 3 { size *= 2 }
    keys = [UInt64](repeating: 0, count: size)
    counts = [UInt32](repeating: 0, count: size)
  }

  /// Adds one for each of `added`; 0 is no key.
  package mutating func add(_ added: [UInt64]) {
    for key in added where key != 0 { add(key, 1) }
  }

  /// Adds `number` for `key`, which is not 0.
  package mutating func add(_ key: UInt64, _ number: UInt32) {
    if count * 3 >= keys.count * 2 { grow() }
    let mask = keys.count - 1
    var at = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
    while keys[at] != key {
      if keys[at] == 0 {
        keys[at] = key
        count += 1
        break
      }
      at = (at + 1) & mask
    }
    counts[at] = counts[at] &+ number
  }

  /// Everything by rising keys.
  package var sorted: [(key: UInt64, count: UInt32)] {
    var all: [(key: UInt64, count: UInt32)] = []
    all.reserveCapacity(count)
    for at in keys.indices where keys[at] != 0 { all.append((keys[at], counts[at])) }
    all.sort { $0.key < $1.key }
    return all
  }

  /// Forgets everything and keeps the memory.
  package mutating func removeAll() {
    keys.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
    counts.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
    count = 0
  }

  private mutating func grow() {
    var larger = KeyCounts(capacity: keys.count * 2)
    for at in keys.indices where keys[at] != 0 { larger.add(keys[at], counts[at]) }
    self = larger
  }
}
