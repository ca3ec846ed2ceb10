import Drafting
import ProseText

/// Where given forms stand in a draft, found for all of them in one pass.
struct FormUses {
  private let found: [ArraySlice<UInt16>: [ProseRange]]

  /// Finds every use of each of `forms`, ranges of the prose of `draft`.
  init(_ forms: [ProseRange], in draft: Draft) {
    let units = draft.prose.units
    var found: [ArraySlice<UInt16>: [ProseRange]] = [:]
    // Forms by their first two units; few drafts have more than a few.
    var lengths: [UInt32: Set<Int>] = [:]
    var firsts = [Bool](repeating: false, count: 0x1_0000)
    for form in forms where form.count >= 2 {
      found[units[form.lower..<form.upper]] = []
      lengths[Self.key(units[form.lower], units[form.lower + 1]), default: []].insert(form.count)
      firsts[Int(units[form.lower])] = true
    }
    if !found.isEmpty, units.count > 1 {
      for at in 0..<units.count - 1 where firsts[Int(units[at])] {
        guard let wanted = lengths[Self.key(units[at], units[at + 1])] else { continue }
        for length in wanted where at + length <= units.count {
          found[units[at..<at + length]]?.append(ProseRange(at, at + length))
        }
      }
    }
    self.found = found
  }

  /// The uses of the form at `range`, in order.
  func places(of range: ProseRange, in draft: Draft) -> [ProseRange] {
    found[draft.prose.units[range.lower..<range.upper]] ?? []
  }

  private static func key(_ first: UInt16, _ second: UInt16) -> UInt32 {
    UInt32(first) << 16 | UInt32(second)
  }
}
