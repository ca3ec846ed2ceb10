package import ProseText

/// Reference forms, found where a draft has them with one character changed.
///
/// One wrong character leaves one half of a form whole, so that the halves are looked for and the rest is compared; two
/// neighbours that changed places are seen the same way, unless they stand on both sides of the middle.
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

  private struct Half: Sendable {
    let form: UInt32
    /// Where the half begins in the form.
    let offset: UInt32
    /// The units of the half.
    let length: UInt32
  }

  private let pool: [UInt16]
  private let starts: [Int]
  private let halves: [Half]
  private let table: PairTable

  /// An index of `forms`; those shorter than four units are left out, and keep their numbers.
  package init(_ forms: [[UInt16]]) {
    var pool: [UInt16] = []
    var starts = [0]
    var halves: [Half] = []
    for (number, form) in forms.enumerated() {
      if form.count >= 4 {
        let middle = form.count / 2
        halves.append(Half(form: UInt32(number), offset: 0, length: UInt32(middle)))
        halves.append(Half(form: UInt32(number), offset: UInt32(middle), length: UInt32(form.count - middle)))
      }
      pool.append(contentsOf: form)
      starts.append(pool.count)
    }
    func key(_ half: Half) -> UInt32 {
      let at = starts[Int(half.form)] + Int(half.offset)
      return PairTable.key(pool[at], pool[at + 1])
    }
    halves.sort { (key($0), $0.form, $0.offset) < (key($1), $1.form, $1.offset) }
    table = PairTable(sorted: halves.map(key))
    self.pool = pool
    self.starts = starts
    self.halves = halves
  }

  /// Whether no form is long enough.
  package var isEmpty: Bool { halves.isEmpty }

  /// The units of the form with the number `form`.
  package func units(of form: Int) -> ArraySlice<UInt16> {
    pool[starts[form]..<starts[form + 1]]
  }

  /// All stretches of `units` in which one unit is another or two neighbours changed places, by the place where the half
  /// stands.
  package func candidates(in units: UnsafeBufferPointer<UInt16>) -> [Candidate] {
    var found: [Candidate] = []
    guard !isEmpty, units.count > 3 else { return found }
    pool.withUnsafeBufferPointer { pool in
      for at in 0..<units.count - 1 {
        for number in table.elements(units[at], units[at + 1]) {
          let half = halves[number]
          let start = starts[Int(half.form)]
          let length = starts[Int(half.form) + 1] - start
          let lower = at - Int(half.offset)
          guard lower >= 0, lower + length <= units.count,
            let difference = Self.compare(units, lower, pool, start, length)
          else { continue }
          found.append(
            Candidate(
              range: ProseRange(lower, lower + length), form: Int(half.form),
              difference: difference.moved(by: lower)))
        }
      }
    }
    return found
  }

  /// All forms that differ from the whole of `range` by one change, a unit too many or too few included.
  package func candidates(for range: ProseRange, in units: UnsafeBufferPointer<UInt16>) -> [Candidate] {
    guard !isEmpty, range.count >= 3, range.upper <= units.count else { return [] }
    var found: [Candidate] = []
    for at in range.lower..<range.upper - 1 {
      for number in table.elements(units[at], units[at + 1]) {
        let half = halves[number]
        let form = pool[starts[Int(half.form)]..<starts[Int(half.form) + 1]]
        // The half is the beginning or the end of the whole.
        let isAtEdge =
          half.offset == 0 ? at == range.lower : at + Int(half.length) == range.upper
        guard isAtEdge, abs(form.count - range.count) <= 1,
          !found.contains(where: { $0.form == Int(half.form) }),
          let difference = Self.difference(units[range.lower..<range.upper], form)
        else { continue }
        found.append(Candidate(range: range, form: Int(half.form), difference: difference))
      }
    }
    return found
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
