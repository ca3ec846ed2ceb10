import Drafting
import Glossary
import ProseText

/// The names that a draft itself puts in quotation or title marks, and those of them that are nearly the same.
struct QuotedForms {
  /// One form and where it stands.
  struct Form {
    /// The places, marks left out, in the order of the text.
    var places: [ProseRange]
  }

  /// A form that stands once beside one that stands more often and differs by one change.
  struct NearPair {
    /// The form that stands once.
    let rare: ProseRange
    /// The first place of the other.
    let frequent: ProseRange
    /// How often the other stands.
    let uses: Int
    /// How the rare form differs; places are units of the prose.
    let difference: NearMissIndex.Difference
  }

  /// All forms, in the order of their first places.
  let forms: [Form]
  private let units: UnsafeBufferPointer<UInt16>

  private static let lengths = 3...24
  /// How many forms that share all but one unit are compared: nonsense must not cost time.
  private static let crowd = 8

  /// The forms of `draft`; `units` are those of its prose.
  init(_ draft: Draft, in units: UnsafeBufferPointer<UInt16>) {
    var forms: [Form] = []
    // By a hash of their units: forms that share one are told apart by the next number.
    var numbers: [UInt64: Int] = [:]
    for quotation in draft.quotations where quotation.pair.quotes || quotation.pair == .title {
      let inner = quotation.inner
      guard Self.lengths.contains(inner.count), (inner.lower..<inner.upper).allSatisfy({ Self.isPart(units[$0]) })
      else { continue }
      var key = Self.key(inner, without: -1, in: units)
      while let number = numbers[key], !Self.isSame(forms[number].places[0], inner, in: units) { key &+= 1 }
      if let number = numbers[key] {
        forms[number].places.append(inner)
      } else {
        numbers[key] = forms.count
        forms.append(Form(places: [inner]))
      }
    }
    self.forms = forms
    self.units = units
  }

  /// The forms that stand at least `uses` times and are at least `length` units long.
  func repeated(_ uses: Int, length: Int) -> [Form] {
    forms.filter { $0.places.count >= uses && $0.places[0].count >= length }
  }

  /// Every form that stands once and is one change away from one that stands twice or more, of which the most frequent
  /// counts.
  func nearPairs() -> [NearPair] {
    let frequent = forms.indices.filter { forms[$0].places.count >= 2 }
    guard !frequent.isEmpty else { return [] }
    // Most keys are no frequent form's: one bit tells that.
    var sieve = [UInt64](repeating: 0, count: 1 << 8)
    var shortened: [UInt64: [Int]] = [:]
    for number in frequent {
      for key in keys(forms[number].places[0]) where shortened[key, default: []].count < Self.crowd {
        shortened[key, default: []].append(number)
        sieve[Int(key >> 56)] |= 1 << (key >> 50 & 63)
      }
    }
    return forms.compactMap { form in
      guard form.places.count == 1, let rare = form.places.first else { return nil }
      var best: NearPair?
      for key in keys(rare) where sieve[Int(key >> 56)] >> (key >> 50 & 63) & 1 == 1 {
        for number in shortened[key] ?? [] {
          let other = forms[number].places[0]
          guard forms[number].places.count > (best?.uses ?? 0), abs(other.count - rare.count) <= 1,
            let difference = NearMissIndex.difference(
              units[rare.lower..<rare.upper], Array(units[other.lower..<other.upper])[...])
          else { continue }
          best = NearPair(rare: rare, frequent: other, uses: forms[number].places.count, difference: difference)
        }
      }
      return best
    }
  }

  /// Keys of the form and of the form without each of its units.
  private func keys(_ range: ProseRange) -> [UInt64] {
    [Self.key(range, without: -1, in: units)]
      + (range.lower..<range.upper).map { Self.key(range, without: $0, in: units) }
  }

  private static func key(
    _ range: ProseRange, without left: Int, in units: UnsafeBufferPointer<UInt16>
  ) -> UInt64 {
    var hash = UnitHash()
    for at in range.lower..<range.upper where at != left { hash.add(units[at]) }
    return (hash.value ^ hash.value >> 29) &* 0x9E37_79B9_7F4A_7C15
  }

  private static func isSame(_ one: ProseRange, _ other: ProseRange, in units: UnsafeBufferPointer<UInt16>) -> Bool {
    one.count == other.count && (0..<one.count).allSatisfy { units[one.lower + $0] == units[other.lower + $0] }
  }

  private static func isPart(_ unit: UInt16) -> Bool {
    unit.isWordUnit || unit == 0xB7 || unit == 0x2B || unit == 0xFF0B
  }
}
