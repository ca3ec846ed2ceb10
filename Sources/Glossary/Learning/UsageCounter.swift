package import ProseText

/// The forms whose uses are counted, for finding the longest of them at every place of a text.
package struct FormTable: Sendable {
  /// The forms, in the order in which they were given.
  package let forms: [String]
  fileprivate let units: [[UInt16]]
  /// The numbers of the forms by the hash of their units: a power of two of places, -1 where there is none.
  private let places: [Int32]
  /// For every pair of opening units a bit for each length that a form with them has.
  private let lengths: [UInt32: UInt64]
  private let openings: [Bool]

  /// The longest form that is counted, in code units.
  package static let longest = 63

  /// A table of `forms`; those that are shorter than two units, too long or there already are never found.
  package init(_ forms: [String]) {
    self.forms = forms
    units = forms.map { Array($0.utf16) }
    var capacity = 16
    while capacity < forms.count * 2 { capacity *= 2 }
    var places = [Int32](repeating: -1, count: capacity)
    var lengths: [UInt32: UInt64] = [:]
    var openings = [Bool](repeating: false, count: 0x1_0000)
    for (number, form) in units.enumerated() where (2...Self.longest).contains(form.count) {
      var at = Int(truncatingIfNeeded: Self.hash(form[...])) & (capacity - 1)
      while places[at] >= 0, units[Int(places[at])] != form { at = (at + 1) & (capacity - 1) }
      guard places[at] < 0 else { continue }
      places[at] = Int32(number)
      lengths[UInt32(form[0]) << 16 | UInt32(form[1]), default: 0] |= 1 << UInt64(form.count)
      openings[Int(form[0])] = true
    }
    self.places = places
    self.lengths = lengths
    self.openings = openings
  }

  /// Gives `take` the number and range of the longest form at every place, from the left; none overlaps another.
  func each(in text: UnsafeBufferPointer<UInt16>, _ take: (Int, ProseRange) -> Void) {
    var at = 0
    openings.withUnsafeBufferPointer { openings in
      while at + 1 < text.count {
        // 313 in 1313 is part of a figure.
        guard openings[Int(text[at])], at == 0 || !text[at].isASCIIDigit || !text[at - 1].isASCIIDigit,
          let (number, end) = longest(at: at, in: text)
        else {
          at += 1
          continue
        }
        take(number, ProseRange(at, end))
        at = end
      }
    }
  }

  private func longest(at start: Int, in text: UnsafeBufferPointer<UInt16>) -> (number: Int, end: Int)? {
    guard var bits = lengths[UInt32(text[start]) << 16 | UInt32(text[start + 1])] else { return nil }
    while bits != 0 {
      let length = 63 - bits.leadingZeroBitCount
      bits &= ~(1 << UInt64(length))
      guard start + length <= text.count else { continue }
      let end = start + length
      if end < text.count, text[end].isASCIIDigit, text[end - 1].isASCIIDigit { continue }
      if let number = number(of: text[start..<end]) { return (number, end) }
    }
    return nil
  }

  private func number(of slice: UnsafeBufferPointer<UInt16>.SubSequence) -> Int? {
    var at = Int(truncatingIfNeeded: Self.hash(slice)) & (places.count - 1)
    while places[at] >= 0 {
      let number = Int(places[at])
      if units[number].count == slice.count, units[number].elementsEqual(slice) { return number }
      at = (at + 1) & (places.count - 1)
    }
    return nil
  }

  private static func hash(_ units: some Collection<UInt16>) -> UInt64 {
    var hash: UInt64 = 0
    for unit in units { hash = (hash ^ UInt64(unit)) &* 0x9E37_79B9_7F4A_7C15 }
    return hash ^ (hash >> 32)
  }
}

/// Counts the uses of forms over documents. Counts of several documents are put together in any order.
package struct UsageCounter: Sendable {
  /// What is known of one form.
  package struct Usage: Sendable, Hashable {
    /// Uses that are no part of a longer form.
    package var uses = 0
    /// Documents with such a use.
    package var documents = 0
    /// By the year of the document; documents without a year are in none.
    package var years: [GlossaryEntry.YearCount] = []
    /// The document of the first use, by its number in the corpus; `.max` where there is no use.
    package var firstDocument = Int.max
    /// The line of the first use, from 1.
    package var firstLine = 0
    /// The sentence of the first use.
    package var example = ""
  }

  /// What is known of each form, by its number in the table.
  package private(set) var usages: [Usage]
  private let table: FormTable

  /// A counter that has read nothing.
  package init(_ table: FormTable) {
    self.table = table
    usages = [Usage](repeating: Usage(), count: table.forms.count)
  }

  /// The longest example, in code units.
  private static let longestExample = 60

  /// Counts the forms in `prose`, document number `document` of the corpus, from `year` where that is known.
  package mutating func read(_ prose: Prose, document: Int, year: Int?) {
    read(prose.units, document: document, year: year) { unit in
      prose.source.position(of: prose.offset(ofUnit: unit), in: .utf8).line + 1
    }
  }

  /// Counts the forms in the prose whose units are `prose`; `line` gives the line of a unit, from 1.
  package mutating func read(_ prose: [UInt16], document: Int, year: Int?, line: (Int) -> Int) {
    var firsts: [Int: (uses: Int, range: ProseRange)] = [:]
    prose.withUnsafeBufferPointer { units in
      table.each(in: units) { number, range in
        firsts[number, default: (0, range)].uses += 1
      }
    }
    for (number, found) in firsts {
      usages[number].uses += found.uses
      usages[number].documents += 1
      if let year { usages[number].add(.init(year: year, uses: found.uses, documents: 1)) }
      guard document < usages[number].firstDocument else { continue }
      usages[number].firstDocument = document
      usages[number].firstLine = line(found.range.lower)
      usages[number].example = Self.example(around: found.range, in: prose)
    }
  }

  /// Adds what another counter of the same table has read.
  package mutating func merge(_ other: UsageCounter) {
    for number in usages.indices {
      let theirs = other.usages[number]
      usages[number].uses += theirs.uses
      usages[number].documents += theirs.documents
      for year in theirs.years { usages[number].add(year) }
      if theirs.firstDocument < usages[number].firstDocument {
        usages[number].firstDocument = theirs.firstDocument
        usages[number].firstLine = theirs.firstLine
        usages[number].example = theirs.example
      }
    }
  }

  /// The clauses around `range` up to the ends of the sentence, cut to a length that can be shown.
  private static func example(around range: ProseRange, in units: [UInt16]) -> String {
    let room = max(0, longestExample - range.count)
    var lower = range.lower
    while lower > 0, range.lower - lower < room / 2 {
      let unit = units[lower - 1]
      if unit == .paragraphEnd || unit.endsSentence { break }
      lower -= 1
    }
    var upper = range.upper
    while upper < units.count, upper - lower < longestExample {
      if units[upper] == .paragraphEnd { break }
      upper += 1
      if units[upper - 1].endsSentence { break }
    }
    // Not in the middle of a clause, where that costs little.
    if let comma = (lower..<range.lower).first(where: { units[$0].endsClause || units[$0] == 0x3001 }),
      lower > 0, units[lower - 1] != .paragraphEnd, !units[lower - 1].endsSentence
    {
      lower = comma + 1
    }
    // Blanks at the ends are no part of what is read again.
    while lower < upper, units[lower].isBlank { lower += 1 }
    while lower < upper, units[upper - 1].isBlank { upper -= 1 }
    if lower < upper, UTF16.isTrailSurrogate(units[lower]) { lower += 1 }
    if lower < upper, UTF16.isLeadSurrogate(units[upper - 1]) { upper -= 1 }
    return String(decoding: units[lower..<upper].filter { $0 != .placeholder }, as: UTF16.self)
  }
}

extension UsageCounter.Usage {
  fileprivate mutating func add(_ year: GlossaryEntry.YearCount) {
    if let at = years.firstIndex(where: { $0.year >= year.year }) {
      if years[at].year == year.year {
        years[at].uses += year.uses
        years[at].documents += year.documents
      } else {
        years.insert(year, at: at)
      }
    } else {
      years.append(year)
    }
  }
}
