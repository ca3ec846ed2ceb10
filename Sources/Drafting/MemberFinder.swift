package import ProseText

/// Finds the members that a text lists for a slogan, by the grammar of how lists are introduced and closed.
package struct MemberFinder {
  let draft: Draft

  /// A finder in `draft`.
  package init(_ draft: Draft) {
    self.draft = draft
  }

  /// The list of members of `slogan`, or nil when the text around it lists none.
  ///
  /// What stands after the slogan is looked at first; when something introduces a list there, nothing before it is.
  package func members(of slogan: Slogan) -> MemberList? {
    at(slogan.range, slogan.parts, .slogan) { place in
      switch FollowingList(place).find(in: draft) {
      case .list(let list): return list
      case .none: return nil
      case .nothingIntroduced: return PrecedingList(place).find() ?? CarriedOutList(place: place, draft: draft).find()
      }
    }
  }

  /// The stretch that is introduced as a definition of the name in `range`, quoted or not; nil where nothing is.
  package func definition(after range: ProseRange) -> ProseRange? {
    at(range, [.uncounted(at: range)], .slogan) { FollowingList($0).definition }
  }

  /// The clauses of its sentence that follow the name in `range`, whether they define it or not.
  package func clauses(after range: ProseRange) -> ProseRange? {
    at(range, [.uncounted(at: range)], .slogan) { FollowingList($0).clauses }
  }

  /// The clause of its sentence right before the name in `range`, without what closes a list there: 的, 等, 这.
  package func clause(before range: ProseRange) -> ProseRange? {
    at(range, [.uncounted(at: range)], .slogan) { PrecedingList($0).clause }
  }

  /// The list right before `phrase`, which it sums up: 甲、乙、丙三个方面. Nil where the phrase is a quantity, the object
  /// of a verb, or an item itself.
  package func listBefore(_ phrase: CountedPhrase) -> MemberList? {
    at(phrase.part.numeral, [phrase.part], .phrase) { PrecedingList($0).find() }
  }

  /// The list that a colon or a verb of definition introduces right after `phrase`: 四大行动：甲、乙、丙、丁.
  package func listAfter(_ phrase: CountedPhrase) -> MemberList? {
    at(ProseRange(phrase.part.numeral.lower, phrase.part.measure.upper), [phrase.part], .phrase) { place in
      guard case .list(let list) = FollowingList(place).find(in: draft) else { return nil }
      return list
    }
  }

  private func at<Found>(
    _ range: ProseRange, _ parts: [Slogan.Part], _ kind: Place.Kind, _ find: (Place) -> Found?
  ) -> Found? {
    guard let sentence = draft.sentence(at: range.lower), let part = parts.first else { return nil }
    return draft.prose.units.withUnsafeBufferPointer { units in
      find(Place(units: units, range: range, sentence: sentence.range, part: part, parts: parts, kind: kind))
    }
  }

  /// A slogan or counted phrase where it stands.
  struct Place {
    let units: UnsafeBufferPointer<UInt16>
    /// What the list is looked for before and after.
    let range: ProseRange
    let sentence: ProseRange
    /// The first numeral and what it counts.
    let part: Slogan.Part
    /// All numerals.
    let parts: [Slogan.Part]
    let kind: Kind

    /// What a list is looked for.
    enum Kind {
      /// A slogan. Its quotation marks set it off, so that clauses that carry it out can follow.
      case slogan
      /// A counted phrase, which is a part of its clause like any other.
      case phrase
    }
  }
}

extension Slogan.Part {
  /// A part that counts nothing, for a name in `range` whose numerals do not matter.
  fileprivate static func uncounted(at range: ProseRange) -> Slogan.Part {
    let none = ProseRange(range.lower, range.lower)
    return Slogan.Part(count: 0, numeral: none, measure: none, head: none)
  }
}
