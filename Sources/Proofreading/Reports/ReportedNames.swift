import Drafting
import Glossary
import ProseText

/// The names in reports: what they quote, places and bodies, people with their posts.
struct ReportedNames: Sendable {
  /// A name as a report has it.
  struct Name: Sendable {
    /// The number of the report.
    let report: Int
    /// Where it stands first.
    let range: ProseRange
    /// Its units.
    let units: [UInt16]
  }

  /// A person behind a post.
  private struct Person {
    let name: Name
    /// The body and the post, back to the last mark.
    let office: [UInt16]
    let isDeputy: Bool
    /// Post and name.
    let range: ProseRange
  }

  /// Quoted names, places and bodies.
  private var names: [Name] = []
  /// Their numbers by their keys and by the keys of what is left of them without one unit.
  private var numbers: [UInt64: [Int]] = [:]
  /// All names as they stand.
  private var known: Set<[UInt16]> = []
  private var persons: [[UInt16]: [Person]] = [:]
  private var offices: [[UInt16]: [Person]] = [:]
  /// Every two neighbouring characters of the reports.
  private var pairs: Set<UInt32> = []

  private static let crowd = 8
  /// How often a place must be named in a report to be the measure of another.
  private static let leastPlaces = 2
  /// How many units before a post may name its body.
  private static let longestBody = 14

  /// The names in `reports`.
  init(_ reports: [Draft]) {
    for (number, report) in reports.enumerated() {
      report.prose.units.withUnsafeBufferPointer { units in
        for form in QuotedForms(report, in: units).forms { add(form.places[0], units, number) }
        for name in NameScan(report, units: units, NamePlaces(units)).names() where name.count >= Self.leastPlaces {
          add(name.range, units, number)
        }
        for person in Self.persons(in: report, units, number) {
          if persons[person.name.units, default: []].count < Self.crowd {
            persons[person.name.units, default: []].append(person)
          }
          if offices[person.office, default: []].count < Self.crowd {
            offices[person.office, default: []].append(person)
          }
        }
        for at in units.indices.dropLast() { pairs.insert(Self.pair(units[at], units[at + 1])) }
      }
    }
  }

  private mutating func add(_ range: ProseRange, _ units: UnsafeBufferPointer<UInt16>, _ report: Int) {
    let form = Array(units[range.lower..<range.upper])
    guard known.insert(form).inserted else { return }
    for key in Self.keys(form) where numbers[key, default: []].count < Self.crowd {
      numbers[key, default: []].append(names.count)
    }
    names.append(Name(report: report, range: range, units: form))
  }

  // MARK: Names that are nearly the same

  /// A name of a draft that is nearly one of a report.
  struct Conflict {
    /// The name in the draft, where it stands first.
    let here: ProseRange
    /// The name in the report.
    let there: Name
  }

  /// Quoted names of `draft` that no report has and that are one change away from one that a report quotes.
  func quotedConflicts(
    in draft: Draft, _ units: UnsafeBufferPointer<UInt16>, _ glossary: Glossary
  ) -> [Conflict] {
    guard !names.isEmpty else { return [] }
    let forms = QuotedForms(draft, in: units).forms.filter { !glossary.knows(draft.prose.text($0.places[0])) }
    return conflicts(
      of: forms.map { ($0.places[0], $0.places.count) }, in: draft, units, glossary.sequences,
      isOneName: Self.isOneQuotedName)
  }

  /// Places and bodies of `draft` that no report names and that differ from one that a report names again and again by a
  /// character that looks or sounds alike.
  func placeConflicts(
    in draft: Draft, _ units: UnsafeBufferPointer<UInt16>, _ glossary: Glossary
  ) -> [Conflict] {
    guard !names.isEmpty else { return [] }
    return conflicts(
      of: NameScan(draft, units: units, NamePlaces(units)).names().map { ($0.range, $0.count) }, in: draft, units,
      glossary.sequences
    ) { range, difference, right, units in
      guard case .other(let at) = difference, at < range.lower + 2 else { return nil }
      let unit = right[at - range.lower]
      return !TermContrast.parts(units[at], unit) && Confusion.between(units[at], unit) != nil ? .all : nil
    }
  }

  /// How many of the pairs of characters that a difference makes must be known nowhere.
  private enum Proof {
    case one, all
  }

  private func conflicts(
    of forms: [(range: ProseRange, uses: Int)], in draft: Draft, _ units: UnsafeBufferPointer<UInt16>,
    _ sequences: SequenceFrequencies,
    isOneName: (ProseRange, NearMissIndex.Difference, [UInt16], UnsafeBufferPointer<UInt16>) -> Proof?
  ) -> [Conflict] {
    struct Found {
      let conflict: Conflict
      let uses: Int
      let pairs: [ProseRange]
      let proof: Proof
    }
    let found = forms.compactMap { form, uses -> Found? in
      let written = Array(units[form.lower..<form.upper])
      guard !known.contains(written) else { return nil }
      for key in Self.keys(written) {
        for number in numbers[key] ?? [] {
          let right = names[number].units
          guard abs(right.count - written.count) <= 1,
            let difference = NearMissIndex.difference(units[form.lower..<form.upper], right[...]),
            let proof = isOneName(form, difference, right, units)
          else { continue }
          return Found(
            conflict: Conflict(here: form, there: names[number]), uses: uses,
            pairs: NearMissEvidence.pairs(of: difference, within: form), proof: proof)
        }
      }
      return nil
    }
    guard !found.isEmpty else { return [] }
    let census = PhraseCensus(found.flatMap(\.pairs), in: draft)
    return found.compactMap { found in
      // A wrong character breaks a pair; a legitimate word is known to the reports, to the corpus or to the draft.
      let unknown = found.pairs.count { pair in
        !pairs.contains(Self.pair(units[pair.lower], units[pair.lower + 1]))
          && census.count(of: pair, in: draft) <= found.uses
          && sequences.documents(with: units, from: pair.lower, to: pair.upper) == 0
      }
      return unknown >= (found.proof == .all ? max(1, found.pairs.count) : 1) ? found.conflict : nil
    }
  }

  private static func isOneQuotedName(
    _ range: ProseRange, _ difference: NearMissIndex.Difference, _ right: [UInt16],
    _ units: UnsafeBufferPointer<UInt16>
  ) -> Proof? {
    switch difference {
    case .other(let at):
      let unit = right[at - range.lower]
      guard !TermContrast.parts(units[at], unit), !TermContrast.isCounted(at, from: range.lower, in: units) else {
        return nil
      }
      if Confusion.between(units[at], unit) != nil { return range.count >= 3 ? .one : nil }
      return range.count >= 5 ? .all : nil
    case .swapped(let at):
      return range.count >= 4 && !TermContrast.parts(units[at], units[at + 1]) ? .one : nil
    case .extra(let at):
      return range.count >= 6 && !TermContrast.parts(units[at], 0) ? .all : nil
    case .missing(let at):
      return range.count >= 5 && !TermContrast.parts(right[at - range.lower], 0) ? .one : nil
    }
  }

  // MARK: People

  /// People of `draft` who have another post in a report, or whose name differs there by one character while the office is
  /// the same.
  func personConflicts(
    in draft: Draft, _ units: UnsafeBufferPointer<UInt16>
  ) -> (posts: [(here: ProseRange, there: Name)], names: [Conflict]) {
    var posts: [(here: ProseRange, there: Name)] = []
    var slips: [Conflict] = []
    guard !persons.isEmpty else { return (posts, slips) }
    var seen: Set<[UInt16]> = []
    for person in Self.persons(in: draft, units, 0) where seen.insert(person.office + person.name.units).inserted {
      if let known = persons[person.name.units] {
        // 周正华同志任副局长 in one report and 局长 in the next: one that agrees is enough.
        guard !known.contains(where: { $0.office == person.office }) else { continue }
        if let other = known.first(where: { $0.isDeputy != person.isDeputy && Self.isOneOffice($0, person) }) {
          let name = Name(report: other.name.report, range: other.range, units: [])
          posts.append((person.range, name))
        }
      } else if person.office.count >= 6,
        let other = offices[person.office]?.first(where: { Self.isSlip(person.name.units, of: $0.name.units) })
      {
        slips.append(Conflict(here: person.name.range, there: other.name))
      }
    }
    return (posts, slips)
  }

  /// Whether two offices are of one body and differ by 副 alone.
  private static func isOneOffice(_ left: Person, _ right: Person) -> Bool {
    let (first, second) = (left.office.filter { $0 != 0x526F }, right.office.filter { $0 != 0x526F })
    return first.count >= 4 && first == second
  }

  private static func isSlip(_ name: [UInt16], of other: [UInt16]) -> Bool {
    guard name.count == 3, other.count == 3 else { return false }
    let different = (0..<3).filter { name[$0] != other[$0] }
    guard different.count == 1, let at = different.first else { return false }
    // What stands third may be no part of a name of two characters.
    return at < 2 || Confusion.between(name[at], other[at]) != nil
  }

  private static func persons(
    in draft: Draft, _ units: UnsafeBufferPointer<UInt16>, _ report: Int
  ) -> [Person] {
    PersonScan(draft, units: units, NamePlaces(units)).mentions.map { mention in
      var lower = mention.post.lower
      while lower > 0, mention.post.lower - lower < longestBody, units[lower - 1].isHan { lower -= 1 }
      return Person(
        name: Name(
          report: report, range: mention.name, units: Array(units[mention.name.lower..<mention.name.upper])),
        office: Array(units[lower..<mention.post.upper]), isDeputy: mention.isDeputy,
        range: ProseRange(mention.post.lower, mention.name.upper))
    }
  }

  // MARK: Keys

  private static func pair(_ first: UInt16, _ second: UInt16) -> UInt32 {
    UInt32(first) << 16 | UInt32(second)
  }

  /// Keys of the form and of the form without each of its units.
  private static func keys(_ form: [UInt16]) -> [UInt64] {
    ([-1] + form.indices).map { left in
      var hash = UnitHash()
      for (at, unit) in form.enumerated() where at != left { hash.add(unit) }
      return hash.value
    }
  }
}
