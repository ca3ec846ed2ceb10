/// Numbers that look like chance and are the same in every run, so that two runs read the same texts.
struct SampleNumbers {
  private var state: UInt64

  /// The numbers that belong to `seed`.
  init(seed: UInt64) {
    state = seed
  }

  /// The next number from 0 to before `limit`, which is 1 at least.
  mutating func below(_ limit: Int) -> Int {
    // Stafford's mix of a counter that steps by the golden ratio.
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(max(1, limit)))
  }

  /// The next number of `range`.
  mutating func within(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.count)
  }

  /// One of `choices`, which are not empty.
  mutating func one<Choice>(of choices: [Choice]) -> Choice {
    choices[below(choices.count)]
  }
}
