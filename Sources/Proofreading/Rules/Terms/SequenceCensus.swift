import ProseText

/// How often pairs of Han characters stand in a stretch of a draft: neighbours, and those with one character between.
///
/// Counters of one byte: numbers past 255 are given as that. Pairs may share a counter, so that a number may be too high and
/// is never too low. The numbers are valid only inside `counting`.
struct SequenceCensus {
  /// By place: the number of the pair that begins there; 0 where none does. Four places before and behind the stretch may be
  /// asked too.
  private let pairs: UnsafeMutablePointer<UInt8>
  /// By `gap`: how often two characters stand with one between.
  private let gapTable: UnsafeMutablePointer<UInt8>
  private let units: UnsafeBufferPointer<UInt16>
  private let bits: Int

  /// A window on the text: the characters before and behind the one that is looked at.
  struct Window {
    /// How many characters before it are seen.
    let before: Int
    /// How many characters behind it are seen.
    let after: Int
    /// Whether six characters are seen, and not three.
    var isWide: Bool { before + after > 3 }
    /// With the character itself.
    var length: Int { before + after + 1 }
  }

  /// The windows in which a character is seen, by their numbers 0 to 4.
  @inline(__always)
  static func window(_ number: Int) -> Window {
    switch number {
    case 0: Window(before: 2, after: 4)
    case 1: Window(before: 3, after: 3)
    case 2: Window(before: 4, after: 2)
    case 3: Window(before: 1, after: 2)
    default: Window(before: 2, after: 1)
    }
  }

  /// How often the surroundings of a slip stand, the slip included, at the least.
  static let least: UInt8 = 4

  /// Calls `body` with what stands in each stretch of `length` units, from its start to before its end.
  static func counting(
    _ units: UnsafeBufferPointer<UInt16>, by length: Int, _ body: (SequenceCensus, Range<Int>) -> Void
  ) {
    let margin = 4
    let stretch = min(length, units.count)
    var bits = 10
    while 1 << bits < stretch + stretch / 2, bits < 19 { bits += 1 }
    let size = 1 << bits
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: size * 2 + stretch + margin * 2) { bytes in
      guard let start = bytes.baseAddress else { return }
      let pairs = start + size * 2 + margin
      var lower = 0
      while lower < units.count {
        let range = lower..<min(units.count, lower + length)
        bytes.initialize(repeating: 0)
        count(UnsafeBufferPointer(rebasing: units[range]), into: pairs, start, start + size, bits)
        body(SequenceCensus(pairs: pairs - lower, gapTable: start + size, units: units, bits: bits), range)
        lower = range.upperBound
      }
    }
  }

  private static func count(
    _ units: UnsafeBufferPointer<UInt16>, into pairs: UnsafeMutablePointer<UInt8>,
    _ pairTable: UnsafeMutablePointer<UInt8>, _ gapTable: UnsafeMutablePointer<UInt8>, _ bits: Int
  ) {
    @inline(__always)
    func add(_ place: Int, _ table: UnsafeMutablePointer<UInt8>) {
      let number = table[place]
      table[place] = number &+ (number == 255 ? 0 : 1)
    }
    // How many Han characters stand in a row up to here.
    var run = 0
    for at in units.indices {
      run = units[at].isHan ? run + 1 : 0
      if run > 1 {
        add(place(units[at - 1], units[at], bits), pairTable)
        pairs[at - 1] = 1
        if run > 2 { add(place(units[at - 2], units[at], bits), gapTable) }
      }
    }
    for at in 0..<max(0, units.count - 1) where pairs[at] != 0 {
      pairs[at] = pairTable[place(units[at], units[at + 1], bits)]
    }
  }

  /// The counter of two characters among 2^`bits`.
  @inline(__always)
  private static func place(_ first: UInt16, _ second: UInt16, _ bits: Int) -> Int {
    let product = (UInt32(first) << 16 | UInt32(second)) &* 0x9E37_79B1
    return Int(product >> UInt32(truncatingIfNeeded: 32 - bits))
  }

  /// Whether the character at `at` may make a pair with its neighbours that stands nowhere else in the stretch: one pair for
  /// a wide window, both for a narrow one. A place at the border of a run of Han characters makes none. Two counts are let
  /// pass, because longer sequences may stand once where the pair stands twice, and because counters are shared: who asks
  /// must look again.
  @inline(__always)
  func isRare(_ at: Int) -> (wide: Bool, narrow: Bool) {
    let (left, right) = (pairs[at - 1], pairs[at])
    guard left != 0, right != 0 else { return (false, false) }
    return (min(left, right) <= 2, max(left, right) <= 2)
  }

  /// Whether the characters on both sides of `at`, which is no border of the text, stand around another one as often as
  /// needed.
  @inline(__always)
  func hasFrequentNeighbours(_ at: Int) -> Bool {
    gapTable[Self.place(units[at - 1], units[at + 1], bits)] >= Self.least
  }

  /// The windows, a bit each, in which the characters around `at` may stand as often as needed; none at the border of a run
  /// of Han characters.
  @inline(__always)
  func frequentWindows(_ at: Int) -> UInt8 {
    guard pairs[at - 1] != 0, pairs[at] != 0 else { return 0 }
    let least = Self.least
    let (before, behind) = (pairs[at - 2] >= least, pairs[at + 1] >= least)
    var windows: UInt8 = (behind ? 8 : 0) | (before ? 16 : 0)
    guard before, behind else { return windows }
    let (before3, behind3) = (pairs[at - 3] >= least, pairs[at + 2] >= least)
    if behind3 && pairs[at + 3] >= least { windows |= 1 }
    if before3 && behind3 { windows |= 2 }
    if before3 && pairs[at - 4] >= least { windows |= 4 }
    return windows
  }
}
