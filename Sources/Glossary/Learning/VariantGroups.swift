/// Puts forms together that are one thing written in several ways: 3会1课 and 三会一课, 绿地·筑石 and 绿地筑石, a name and the
/// short name that was introduced for it.
enum VariantGroups {
  /// `entries` with one entry for each group, under the form that most documents use, then the most used; the others
  /// are its variants. Short names that were introduced become variants of the long name.
  static func joined(
    _ entries: [GlossaryEntry], evidence: [String: TermEvidence], usages: [String: UsageCounter.Usage]
  ) -> [GlossaryEntry] {
    let groups = Dictionary(grouping: entries) { SpellingKey.of($0.form) }
    var joined = groups.values.map { group -> GlossaryEntry in
      let ordered = group.sorted(by: isPreferred)
      var entry = ordered[0]
      for other in ordered.dropFirst() {
        entry.variants.append(
          .init(form: other.form, relation: .written, uses: other.uses, documents: other.documents))
        entry.memberLists += other.memberLists.filter { !entry.memberLists.contains($0) }
        if entry.note.isEmpty { entry.note = other.note }
      }
      return entry
    }
    for at in joined.indices {
      for short in (evidence[joined[at].form]?.shortForms ?? [:]).keys.sorted(by: GlossaryEntry.precedes)
      where !joined[at].variants.contains(where: { $0.form == short }) && short != joined[at].form {
        let usage = usages[short]
        joined[at].variants.append(
          .init(form: short, relation: .short, uses: usage?.uses ?? 0, documents: usage?.documents ?? 0))
      }
    }
    return joined.sorted()
  }

  private static func isPreferred(_ left: GlossaryEntry, _ right: GlossaryEntry) -> Bool {
    if left.documents != right.documents { return left.documents > right.documents }
    if left.uses != right.uses { return left.uses > right.uses }
    return GlossaryEntry.precedes(left.form, right.form)
  }
}

/// What is left of a form when all that may be written in several ways is made alike.
package enum SpellingKey {
  /// The key of `form`: without points, dashes, blanks and marks between words; letters small and half-width; digits as
  /// Chinese ones.
  package static func of(_ form: String) -> String {
    String(decoding: units(form.utf16), as: UTF16.self)
  }

  /// The key of the units of a form.
  package static func units(_ form: some Sequence<UInt16>) -> [UInt16] {
    var units: [UInt16] = []
    units.reserveCapacity(form.underestimatedCount)
    for unit in form {
      switch unit {
      case 0xB7, 0x2022, 0x30FB, 0x2014, 0x2D, 0xFF0D, 0x20, 0x3000, 0x201C, 0x201D, 0x3001: continue
      case 0x30...0x39: units.append(digits[Int(unit - 0x30)])
      case 0xFF10...0xFF19: units.append(digits[Int(unit - 0xFF10)])
      case 0x41...0x5A: units.append(unit + 0x20)
      case 0xFF21...0xFF3A: units.append(unit - 0xFF21 + 0x61)
      case 0xFF41...0xFF5A: units.append(unit - 0xFF41 + 0x61)
      case 0xFF0B: units.append(0x2B)
      case 0x3007: units.append(digits[0])
      case 0x4E24: units.append(digits[2])
      default: units.append(unit)
      }
    }
    return units
  }

  /// Whether `unit` is not its own key.
  package static func isVariable(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x20...0x5A, 0xB7, 0x2014...0x2022, 0x3000...0x3007, 0x30FB, 0x4E24, 0xFF0B...0xFF5A: true
    default: false
    }
  }

  private static let digits = Array("零一二三四五六七八九".utf16)
}
