import Drafting
package import ProseText

/// Reference forms, found where a draft has them with one character changed.
///
/// One wrong character leaves one half of a form whole. Three characters of what stays whole are looked for, side by side or
/// with the wrong one between them, so that few other places are met, and the rest is compared. Two neighbours that changed
/// places are seen the same way, unless they stand on both sides of the middle.
package struct NearMissIndex: Sendable {
  /// How a stretch differs from a reference form.
  package enum Difference: Hashable, Sendable {
    /// The unit at the index is another one.
    case other(at: Int)
    /// The unit at the index and the one behind it changed places.
    case swapped(at: Int)
    /// The unit at the index is one too many.
    case extra(at: Int)
    /// A unit is missing before the index.
    case missing(at: Int)

    /// The unit of the prose at which the difference begins.
    package var index: Int {
      switch self {
      case .other(let at), .swapped(let at), .extra(let at), .missing(let at): at
      }
    }
  }

  /// A stretch of a draft that is nearly a reference form.
  package struct Candidate: Hashable, Sendable {
    /// The stretch.
    package let range: ProseRange
    /// The number of the form it resembles, as it was given.
    package let form: Int
    /// How the two differ.
    package let difference: Difference
  }

  /// Three units of a form that one change leaves whole.
  private struct Anchor: Sendable {
    let form: UInt32
    /// Where the first of the three stands in the form.
    let offset: UInt32
  }

  private let pool: [UInt16]
  private let starts: [Int]
  private let anchors: [Anchor]
  private let table: TripleTable
  /// The first units of all anchors where they are few: most units begin none. Else the pairs tell more.
  private let heads: UnitSet?
  /// The first unit of each anchor with the next one it looks at.
  private let pairs: PairSieve

  /// Up to how many anchors are few.
  private static let fewAnchors = 256

  /// An index of `forms`; those shorter than four units are left out, and keep their numbers.
  package init(_ forms: [[UInt16]]) {
    var pool: [UInt16] = []
    var starts = [0]
    var keyed: [(key: UInt64, anchor: Anchor)] = []
    for (number, form) in forms.enumerated() {
      for (key, offset) in Self.anchors(of: form) {
        keyed.append((key, Anchor(form: UInt32(number), offset: UInt32(offset))))
      }
      pool.append(contentsOf: form)
      starts.append(pool.count)
    }
    keyed.sort { ($0.key, $0.anchor.form, $0.anchor.offset) < ($1.key, $1.anchor.form, $1.anchor.offset) }
    table = TripleTable(sorted: keyed.map(\.key))
    anchors = keyed.map(\.anchor)
    pairs = PairSieve(keyed.map { TripleTable.pair(of: $0.key) })
    if keyed.count <= Self.fewAnchors {
      var heads = UnitSet()
      for (key, _) in keyed { heads.insert(TripleTable.pair(of: key).0) }
      self.heads = heads
    } else {
      heads = nil
    }
    self.pool = pool
    self.starts = starts
  }

  /// The keys under which `form` is found with one change, each with the place of its first unit.
  private static func anchors(of form: [UInt16]) -> [(key: UInt64, offset: Int)] {
    func key(_ at: Int, _ shape: TripleTable.Shape = .together) -> (key: UInt64, offset: Int) {
      (TripleTable.key(form[at], form[at + shape.places.second], form[at + shape.places.third], shape), at)
    }
    /// The first two units and another behind them: neighbours that changed places.
    func swapped(_ third: Int) -> (key: UInt64, offset: Int) { (TripleTable.key(form[0], form[1], form[third]), 0) }
    switch form.count {
    case ..<4: return []
    case 4:
      return [key(0), key(1), key(0, .lateGap), key(0, .earlyGap), swapped(3)]
        // BACD: the three that begin a form whose first two changed places.
        + [(TripleTable.key(form[1], form[0], form[2]), 0)]
    case 5:
      return [key(0), key(2), key(0, .lateGap), swapped(3)]
    default:
      return [key(0), key(form.count - 3)]
    }
  }

  /// Whether no form is long enough.
  package var isEmpty: Bool { anchors.isEmpty }

  /// The units of the form with the number `form`.
  package func units(of form: Int) -> ArraySlice<UInt16> {
    pool[starts[form]..<starts[form + 1]]
  }

  /// All stretches of `units` in which one unit is another or two neighbours changed places, by the place where the three
  /// units stand that are whole.
  package func candidates(in units: UnsafeBufferPointer<UInt16>) -> [Candidate] {
    var found: [Candidate] = []
    guard !isEmpty, units.count > 3 else { return found }
    let heads = heads
    let end = units.count - 2
    pool.withUnsafeBufferPointer { pool in
      table.withSieve { sieve in
        pairs.withBits { pairs in
          var at = -1
          while true {
            at = heads?.next(in: units, from: at + 1, before: end) ?? at + 1
            guard at < end else { break }
            let (first, second, third) = (units[at], units[at + 1], units[at + 2])
            let isPair = pairs.mayHold(first, second)
            let isGap = pairs.mayHold(first, third)
            guard isPair || isGap else { continue }
            let fourth = at + 3 < units.count ? units[at + 3] : 0
            if isPair {
              let together = TripleTable.key(first, second, third)
              if sieve.mayHold(together) { take(together, at, units, pool, &found) }
              let late = TripleTable.key(first, second, fourth, .lateGap)
              if sieve.mayHold(late) { take(late, at, units, pool, &found) }
            }
            if isGap {
              let early = TripleTable.key(first, third, fourth, .earlyGap)
              if sieve.mayHold(early) { take(early, at, units, pool, &found) }
            }
          }
        }
      }
    }
    return found
  }

  /// All forms of five units or more that differ from the whole of `range` by one change, a unit too many or too few
  /// included.
  package func candidates(for range: ProseRange, in units: UnsafeBufferPointer<UInt16>) -> [Candidate] {
    guard !isEmpty, range.count >= 4, range.upper <= units.count else { return [] }
    let (start, end) = (range.lower, range.upper)
    // One change leaves the first three units whole, or the last three, or those around the middle one of five.
    let probes = [
      (key: TripleTable.key(units[start], units[start + 1], units[start + 2]), isEnd: false),
      (key: TripleTable.key(units[start], units[start + 1], units[start + 3], .lateGap), isEnd: false),
      (key: TripleTable.key(units[end - 3], units[end - 2], units[end - 1]), isEnd: true),
    ]
    var found: [Candidate] = []
    for probe in probes {
      for number in table.elements(probe.key) {
        let anchor = anchors[number]
        let form = pool[starts[Int(anchor.form)]..<starts[Int(anchor.form) + 1]]
        guard form.count >= 5, abs(form.count - range.count) <= 1,
          Int(anchor.offset) == (probe.isEnd ? form.count - 3 : 0),
          !found.contains(where: { $0.form == Int(anchor.form) }),
          let difference = Self.difference(units[start..<end], form)
        else { continue }
        found.append(Candidate(range: range, form: Int(anchor.form), difference: difference))
      }
    }
    return found
  }

  /// Adds the stretches in which an anchor with the key `key` stands at `at`, if they are nearly a form.
  private func take(
    _ key: UInt64, _ at: Int, _ units: UnsafeBufferPointer<UInt16>, _ pool: UnsafeBufferPointer<UInt16>,
    _ found: inout [Candidate]
  ) {
    for number in table.search(key) { take(number, at, units, pool, &found) }
  }

  private func take(
    _ number: Int, _ at: Int, _ units: UnsafeBufferPointer<UInt16>, _ pool: UnsafeBufferPointer<UInt16>,
    _ found: inout [Candidate]
  ) {
    let anchor = anchors[number]
    let start = starts[Int(anchor.form)]
    let length = starts[Int(anchor.form) + 1] - start
    let lower = at - Int(anchor.offset)
    guard lower >= 0, lower + length <= units.count,
      let difference = Self.compare(units, lower, pool, start, length)
    else { return }
    let candidate = Candidate(
      range: ProseRange(lower, lower + length), form: Int(anchor.form), difference: difference.moved(by: lower))
    // Two anchors of one form may meet in one place.
    if !found.suffix(8).contains(candidate) { found.append(candidate) }
  }

  /// How the `length` units from `lower` differ from those of the form from `start`; the place is counted from the start
  /// of the form.
  @inline(__always)
  private static func compare(
    _ text: UnsafeBufferPointer<UInt16>, _ lower: Int, _ form: UnsafeBufferPointer<UInt16>, _ start: Int, _ length: Int
  ) -> Difference? {
    var first = -1
    var second = -1
    for at in 0..<length where text[lower + at] != form[start + at] {
      if first < 0 {
        first = at
      } else if second < 0, at == first + 1 {
        second = at
      } else {
        return nil
      }
    }
    guard first >= 0 else { return nil }
    if second < 0 { return .other(at: first) }
    let isSwapped =
      text[lower + first] == form[start + second] && text[lower + second] == form[start + first]
    return isSwapped ? .swapped(at: first) : nil
  }

  /// How `text` differs from `form` by one change, or nil; the place is an index of `text`.
  package static func difference(
    _ text: UnsafeBufferPointer<UInt16>.SubSequence, _ form: ArraySlice<UInt16>
  ) -> Difference? {
    var prefix = 0
    let shorter = min(text.count, form.count)
    while prefix < shorter, text[text.startIndex + prefix] == form[form.startIndex + prefix] { prefix += 1 }
    var suffix = 0
    while suffix < shorter - prefix, text[text.endIndex - 1 - suffix] == form[form.endIndex - 1 - suffix] {
      suffix += 1
    }
    let at = text.startIndex + prefix
    switch (text.count - prefix - suffix, form.count - prefix - suffix) {
    case (1, 1): return .other(at: at)
    case (1, 0): return .extra(at: at)
    case (0, 1): return .missing(at: at)
    case (2, 2):
      let other = form.startIndex + prefix
      return text[at] == form[other + 1] && text[at + 1] == form[other] ? .swapped(at: at) : nil
    default: return nil
    }
  }
}

extension NearMissIndex.Difference {
  /// The same difference in a text that begins `offset` units earlier.
  fileprivate func moved(by offset: Int) -> Self {
    switch self {
    case .other(let at): .other(at: at + offset)
    case .swapped(let at): .swapped(at: at + offset)
    case .extra(let at): .extra(at: at + offset)
    case .missing(let at): .missing(at: at + offset)
    }
  }
}
