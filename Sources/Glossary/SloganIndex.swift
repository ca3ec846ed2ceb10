package import Drafting
package import ProseText

/// Known slogans by their words, for look-ups at every numeral of a draft.
struct SloganIndex: Sendable {
  /// Forms by their first two code units, the longest first.
  private var byOpening: [UInt32: [(units: [UInt16], form: String)]] = [:]
  /// For every code unit, whether a form begins with it.
  private(set) var openings = UnitSet()
  /// A bit for the first two units of every form.
  private var openingSieve = [UInt64](repeating: 0, count: 1 << 8)
  /// Slogans whose numeral is fixed, by their words with the numerals left out.
  private(set) var closed: [String: [KnownSlogan]] = [:]
  /// A bit for the words of each of those forms.
  private var closedSieve = [UInt64](repeating: 0, count: 1 << 8)

  init(_ slogans: [KnownSlogan]) {
    for form in Set(slogans.map(\.form)) {
      let units = Array(form.utf16)
      guard units.count >= 2 else { continue }
      byOpening[Self.key(units[0], units[1]), default: []].append((units, form))
      openings.insert(units[0])
      let bit = Self.bit(units[0], units[1])
      openingSieve[bit >> 6] |= 1 << UInt64(bit & 63)
    }
    for key in byOpening.keys { byOpening[key]?.sort { $0.units.count > $1.units.count } }
    for slogan in slogans where slogan.standing == .closed {
      closed[Self.skeleton(slogan.form), default: []].append(slogan)
      let bit = Self.bit(slogan.form.utf16)
      closedSieve[bit >> 6] |= 1 << UInt64(bit & 63)
    }
  }

  /// The longest known form that stands at `index`, and its range; `openings` tells where it is worth asking.
  func form(at index: Int, in units: UnsafeBufferPointer<UInt16>) -> (form: String, range: ProseRange)? {
    guard index + 1 < units.count else { return nil }
    let bit = Self.bit(units[index], units[index + 1])
    guard openingSieve[bit >> 6] >> UInt64(bit & 63) & 1 == 1,
      let candidates = byOpening[Self.key(units[index], units[index + 1])]
    else { return nil }
    for candidate in candidates where index + candidate.units.count <= units.count {
      if candidate.units.indices.allSatisfy({ units[index + $0] == candidate.units[$0] }) {
        return (candidate.form, ProseRange(index, index + candidate.units.count))
      }
    }
    return nil
  }

  /// A form with every numeral replaced by `#`: #会#课. Slogans that differ in numerals alone have one skeleton.
  static func skeleton(_ form: String) -> String {
    String(String.UnicodeScalarView(form.unicodeScalars.map { numerals.contains($0) ? "#" : $0 }))
  }

  private static let numerals = Set("一二三四五六七八九十两双0123456789０１２３４５６７８９".unicodeScalars)

  /// Whether a slogan with a fixed numeral may have the words of `units`, whatever the numerals.
  func mayBeClosed(_ units: some Sequence<UInt16>) -> Bool {
    let bit = Self.bit(units)
    return closedSieve[bit >> 6] >> UInt64(bit & 63) & 1 == 1
  }

  /// A number below 2¹⁴ for units in which every numeral is as good as another.
  private static func bit(_ units: some Sequence<UInt16>) -> Int {
    var hash = UnitHash()
    for unit in units { hash.add(numeralUnits.contains(unit) ? 0x23 : unit) }
    return Int((hash.value &* 0x9E37_79B9_7F4A_7C15) >> 50)
  }

  private static let numeralUnits = UnitSet("一二三四五六七八九十两双0123456789０１２３４５６７８９")

  /// A number below 2¹⁴ for two units.
  private static func bit(_ first: UInt16, _ second: UInt16) -> Int {
    Int((key(first, second) &* 0x9E37_79B1) >> 18)
  }

  private static func key(_ first: UInt16, _ second: UInt16) -> UInt32 {
    UInt32(first) << 16 | UInt32(second)
  }
}

/// A known slogan where a draft uses it.
package struct KnownMention: Sendable {
  /// The form without quotation marks.
  package let range: ProseRange
  /// All that is known under the form.
  package let known: [KnownSlogan]
  /// The form with its quotation marks where it has some.
  package let quotedRange: ProseRange
}

extension Glossary {
  /// Every use of a known slogan in `draft`, quoted or not, in order. A form inside a longer word is no use of it.
  package func mentions(in draft: Draft) -> [KnownMention] {
    draft.prose.units.withUnsafeBufferPointer { units in
      mentions(in: units, openings: index.openings)
    }
  }

  private func mentions(
    in units: UnsafeBufferPointer<UInt16>, openings: UnitSet
  ) -> [KnownMention] {
    var mentions: [KnownMention] = []
    var at = 0
    while at < units.count {
      at = openings.next(in: units, from: at, before: units.count)
      guard at < units.count else { break }
      guard let (form, range) = index.form(at: at, in: units) else {
        at += 1
        continue
      }
      let before = at > 0 ? units[at - 1] : 0
      let after = range.upper < units.count ? units[range.upper] : 0
      // 二十四个意识: another numeral.
      if !before.isChineseOrdinalDigit, !before.isASCIIDigit, before != 0x7B2C {
        let isQuoted = before == 0x201C && after == 0x201D
        mentions.append(
          KnownMention(
            range: range, known: knownSlogans(form),
            quotedRange: isQuoted ? ProseRange(range.lower - 1, range.upper + 1) : range))
      }
      at = range.upper
    }
    return mentions
  }

  /// Whether `closedSlogans` may know a form of these units; nearly every form that it does not know is told here, at less
  /// cost.
  package func mayBeClosedSlogan(_ units: ArraySlice<UInt16>) -> Bool {
    index.mayBeClosed(units)
  }

  /// Slogans with a fixed numeral whose words are those of `form`, whatever numerals `form` has.
  package func closedSlogans(likeSkeletonOf form: String) -> [KnownSlogan] {
    index.closed[SloganIndex.skeleton(form)] ?? []
  }
}
