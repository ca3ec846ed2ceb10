package import Drafting
package import ProseText

/// Where a draft uses the terms of a glossary: their forms, variants and forms to avoid.
///
/// Of forms that overlap the one that begins first counts, and of those that begin together the longest: a preferred form
/// that holds another one is a use of the preferred form alone. A form of two characters counts only in quotation marks.
package struct TermMentions: Sendable {
  /// What a form is to the entry that has it.
  package enum Role: UInt8, Hashable, Sendable {
    /// The form of the entry itself.
    case form
    /// Another form that is right as well.
    case variant
    /// A form that the entry replaces.
    case toAvoid
  }

  /// One use of a term.
  package struct Mention: Hashable, Sendable {
    /// The form without quotation marks.
    package let range: ProseRange
    /// The entry, as an index of `Glossary.entries`.
    package let entry: Int
    /// Which of the forms of the entry it is.
    package let role: Role
  }

  /// All uses, in the order of the text; none overlaps the next.
  package let all: [Mention]

  /// The uses of the terms of `glossary` in `draft`. Time is linear in the draft.
  package init(_ draft: Draft, _ glossary: Glossary) {
    self.init(draft.prose, glossary)
  }

  /// The uses of the terms of `glossary` that begin in `stretch` of `prose`, which is clamped to it; in all of it where
  /// that is nil. Time is linear in the stretch.
  package init(_ prose: Prose, _ glossary: Glossary, in stretch: ProseRange? = nil) {
    let index = glossary.forms
    guard !index.isEmpty else {
      all = []
      return
    }
    all = prose.units.withUnsafeBufferPointer { units in
      index.pairs.withBits { pairs in
        var found: [Mention] = []
        var at = max(0, stretch?.lower ?? 0)
        let end = min(units.count, stretch?.upper ?? units.count)
        let last = min(end, units.count - 1)
        while at < end {
          while at < last, !pairs.mayHold(units[at], units[at + 1]) { at += 1 }
          guard at < last else { break }
          guard let mention = index.longest(at: at, in: units) else {
            at += 1
            continue
          }
          let range = mention.range
          let isQuoted =
            range.lower > 0 && range.upper < units.count
            && PairedMark.opened(by: units[range.lower - 1])?.quotes == true
            && PairedMark.closed(by: units[range.upper])?.quotes == true
          if range.count > 2 || isQuoted {
            found.append(mention)
            at = range.upper
          } else {
            at += 1
          }
        }
        return found
      }
    }
  }

  /// The use that holds unit `index`, or nil.
  package func mention(at index: Int) -> Mention? {
    guard let found = all.lastIndex(notAfter: index, key: \.range.lower), all[found].range.contains(index) else {
      return nil
    }
    return all[found]
  }

  /// The uses of the entry with the number `entry`, in the order of the text.
  package func mentions(of entry: Int) -> [Mention] {
    all.filter { $0.entry == entry }
  }
}
