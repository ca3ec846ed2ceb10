import ProseText

/// How a name answers a question for a term; the best first.
package enum TermMatch: Hashable, Sendable, Comparable {
  /// It is the name asked for.
  case exact
  /// It is the name but for what may be written in several ways: digits, points, width, traditional characters.
  case spelling
  /// It begins with the words asked for.
  case prefix
  /// It holds them.
  case part
  /// It is so many characters away.
  case near(Int)

  /// The name of the match in reports for programs.
  package var name: String {
    switch self {
    case .exact: "exact"
    case .spelling: "spelling"
    case .prefix: "prefix"
    case .part: "part"
    case .near: "fuzzy"
    }
  }
}

/// A question for a term, made ready for asking many names.
package struct TermQuery: Sendable {
  private let units: [UInt16]
  /// The units asked for, in simplified characters.
  package let folded: [UInt16]
  /// What is left of them when all that may be written in several ways is made alike.
  package let key: [UInt16]

  /// The question for `term`; quotation and title marks around it and blanks do not count.
  package init(_ term: String) {
    let marks = Set("“”‘’《》「」\"'".utf16)
    var units = Array(term.utf16)
    while let first = units.first, marks.contains(first) || first.isBlank { units.removeFirst() }
    while let last = units.last, marks.contains(last) || last.isBlank { units.removeLast() }
    self.units = units
    folded = units.map(StandardForms.folded)
    key = Self.key(of: units)
  }

  /// Whether there is nothing to ask.
  package var isEmpty: Bool { units.isEmpty }

  /// How many characters a name may be away: one of two or three, two of more; one of a single character is none.
  private var reach: Int { units.count < 2 ? 0 : units.count < 4 ? 1 : 2 }

  /// How `name` answers, or nil when it does not. Names that are only near are asked for by `near`.
  package func match(_ name: UnsafeBufferPointer<UInt16>.SubSequence) -> TermMatch? {
    guard !units.isEmpty else { return nil }
    if name.count == units.count, name.elementsEqual(units) { return .exact }
    if name.count <= units.count + 4, name.count + 4 >= units.count, Self.key(of: name) == key { return .spelling }
    guard name.count > units.count, let at = firstPlace(in: name) else { return nil }
    return at == 0 ? .prefix : .part
  }

  /// How far `name` is away, where it is near: characters changed, missing, extra, or swapped with their neighbour.
  package func near(_ name: UnsafeBufferPointer<UInt16>.SubSequence) -> TermMatch? {
    guard reach > 0, abs(name.count - units.count) <= reach else { return nil }
    let distance = distance(to: Self.key(of: name))
    // Of a short name a changed character leaves little; at least half must be the same.
    return distance <= reach && distance * 2 <= max(name.count, units.count) ? .near(distance) : nil
  }

  /// For every unit whether a near name may have it for nothing: a unit of the question, or one that may be written in
  /// several ways. A name with more other units than `nearReach` is not near.
  package var nearUnits: [Bool] {
    var near = [Bool](repeating: false, count: 0x1_0000)
    let own = Set(key)
    for unit in UInt16(0)...UInt16.max where SpellingKey.isVariable(unit) || own.contains(StandardForms.folded(unit)) {
      near[Int(unit)] = true
    }
    return near
  }

  /// How many units of a near name may be others than those asked for.
  package var nearReach: Int { reach }

  /// The lengths that near names have.
  package var nearLengths: ClosedRange<Int> { max(1, units.count - reach)...max(1, units.count + reach) }

  private func firstPlace(in name: UnsafeBufferPointer<UInt16>.SubSequence) -> Int? {
    let first = folded[0]
    var at = name.startIndex
    while at + folded.count <= name.endIndex {
      if StandardForms.folded(name[at]) == first,
        folded.indices.allSatisfy({ StandardForms.folded(name[at + $0]) == folded[$0] })
      {
        return at - name.startIndex
      }
      at += 1
    }
    return nil
  }

  /// What is left of the units of a name when all that may be written in several ways is made alike.
  package static func key(of units: some Sequence<UInt16>) -> [UInt16] {
    SpellingKey.units(units).map(StandardForms.folded)
  }

  /// The distance of the keys, with swaps of neighbours as one step; anything past the reach is more than it.
  private func distance(to other: [UInt16]) -> Int {
    guard abs(other.count - key.count) <= reach else { return reach + 1 }
    var beforeLast = [Int](repeating: 0, count: other.count + 1)
    var last = Array(0...other.count)
    for row in 0..<key.count {
      var current = [row + 1]
      current.reserveCapacity(other.count + 1)
      for column in 0..<other.count {
        let same = key[row] == other[column]
        var best = min(last[column] + (same ? 0 : 1), last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, key[row] == other[column - 1], key[row - 1] == other[column] {
          best = min(best, beforeLast[column - 1] + 1)
        }
        current.append(best)
      }
      if let least = current.min(), least > reach { return reach + 1 }
      beforeLast = last
      last = current
    }
    return last[other.count]
  }
}
