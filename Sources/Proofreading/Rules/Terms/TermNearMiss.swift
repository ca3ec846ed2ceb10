package import Drafting
package import Glossary
import ProseText

/// A known term, or one that the draft itself repeats, with one character wrong.
package struct TermNearMiss: Rule {
  package static let description = RuleDescription(
    id: "term-near-miss",
    group: .terms,
    name: Bilingual("疑似错字的词语", "Near miss of a term"),
    explanation: Bilingual(
      """
      与词汇表里的词语、随程序附带的成语套语、本稿多次加引号的词语或多次重复的长词组只差一字（形近、音近）或两字颠倒，而这样写的词别处没有。数字、方位、行政层级等本来就有区别的字（市级、县级），\
      两边各成词语的字（重点区域、重点领域），以及本稿不止一次的写法，不提示。
      """,
      """
      One character away, by eye or by ear, from a term of the glossary or a set phrase that comes with the program, a name that the draft quotes again and again, or a \
      long phrase that it repeats; or two neighbours changed places; and the form is known nowhere else. Characters that make \
      another thing of it (numerals, directions, levels of administration), forms that are words of their own on both sides, \
      and forms that the draft has more than once are left alone.
      """),
    source: "practice",
    kinds: [RuleDescription.Kind(nearMiss, .warning)],
    examples: [
      .fixed("建“暖蜂驿站”，“暖蜂驿站”有热水，“⟦暖锋驿站⟧”有药箱。", "建“暖蜂驿站”，“暖蜂驿站”有热水，“暖蜂驿站”有药箱。"),
      .wrong("“红色代办员”跑腿，“⟦红色办代员⟧”记账，“红色代办员”回访，“红色代办员”值守。"),
      .wrong("“枫桥经验”进网格，“枫桥经验”进企业，“枫桥经验”进校园，把⟦枫侨经验⟧用活。"),
      .right("“暖心驿站”在市区，“暖新驿站”在园区；“暖心驿站”归工会，“暖新驿站”归两新。"),
      .right("东河街道与西河街道共建，市级统筹，县级落实，一季度谋划，二季度推进。"),
      .right("“红色物业”服务群众，“红色业主”参与治理，“红色物业”覆盖百区。"),
      .right("教师培训、教育培训分期办，教师培训两千人次。"),
    ])

  private static let nearMiss = FindingKind("near-miss")

  /// The rule.
  package init() {}

  package func check(_ draft: Draft, _ glossary: Glossary) -> [Finding] {
    draft.prose.units.withUnsafeBufferPointer { units in
      let quoted = QuotedForms(draft, in: units)
      var found = quotedNearMisses(quoted, glossary, in: draft, units)
      found += suspects(quoted, glossary, in: draft, units)
      found += references(quoted, glossary, in: draft, units)
      found += RepeatedPhrases(draft, units: units, glossary.sequences).slips()
      found += WordSlips(units, glossary.sequences).all()
      var last = 0
      return found.sorted { ($0.range.lower, $0.range.upper) < ($1.range.lower, $1.range.upper) }.compactMap { miss in
        // Several references may stand near one place.
        guard miss.range.lower >= last else { return nil }
        last = miss.range.upper
        return finding(miss, in: draft)
      }
    }
  }

  private func finding(_ miss: NearMiss, in draft: Draft) -> Finding {
    let written = draft.prose.text(miss.range)
    let fixes = draft.prose.edit(replacing: miss.range, with: miss.right).map {
      [Fix(title: "改为“\(miss.right)”", safety: .needsJudgement, edits: EditSet($0))]
    }
    let places = miss.place.map { [RelatedPlace(draft.prose.sourceRange(of: $0), "“\(miss.right)”在这里")] }
    return Finding(
      Self.nearMiss, at: draft.prose.sourceRange(of: miss.range), "“\(written)”疑为“\(miss.right)”：\(miss.reason)",
      related: places ?? [], fixes: fixes ?? [])
  }

  // MARK: Between quotation marks

  /// A quoted form that stands once beside one that the draft quotes more often.
  private func quotedNearMisses(
    _ quoted: QuotedForms, _ glossary: Glossary, in draft: Draft, _ units: UnsafeBufferPointer<UInt16>
  ) -> [NearMiss] {
    let pairs = quoted.nearPairs().filter {
      Self.isSlip($0.difference, $0.rare, $0.frequent, in: units) || Self.isLongSlip($0, in: units)
    }
    guard !pairs.isEmpty else { return [] }
    let evidence = NearMissEvidence(
      pairs.map { ($0.rare, $0.difference) }, in: draft, units: units, glossary.sequences)
    return pairs.compactMap { pair in
      let written = draft.prose.text(pair.rare)
      let (unknown, all) = evidence.broken(pair.difference, within: pair.rare)
      let isConfused = Self.isSlip(pair.difference, pair.rare, pair.frequent, in: units)
      guard !glossary.knows(written), unknown >= (isConfused ? 1 : max(1, all)) else { return nil }
      return NearMiss(
        range: pair.rare, right: draft.prose.text(pair.frequent), reason: "本稿另有\(pair.uses)处作后者", place: pair.frequent)
    }
  }

  /// Whether the difference is one that eye or ear makes, and the two forms are not two things by it.
  private static func isSlip(
    _ difference: NearMissIndex.Difference, _ rare: ProseRange, _ frequent: ProseRange,
    in units: UnsafeBufferPointer<UInt16>
  ) -> Bool {
    switch difference {
    case .other(let at):
      let right = units[frequent.lower + at - rare.lower]
      return !TermContrast.parts(units[at], right)
        && (Confusion.between(units[at], right) != nil || !Confusion.isCommon(units[at]))
    case .swapped(let at):
      return rare.count >= 4 && !TermContrast.parts(units[at], units[at + 1])
    case .extra, .missing:
      return false
    }
  }

  /// Whether a long name has any other character inside, where it makes no word on either side.
  private static func isLongSlip(_ pair: QuotedForms.NearPair, in units: UnsafeBufferPointer<UInt16>) -> Bool {
    guard case .other(let at) = pair.difference, pair.rare.count >= 5 else { return false }
    let right = units[pair.frequent.lower + at - pair.rare.lower]
    return !TermContrast.parts(units[at], right) && !TermContrast.isCounted(at, from: pair.rare.lower, in: units)
  }

  // MARK: Suspects of the corpus

  /// Quoted forms that the glossary holds for a slip of another.
  private func suspects(
    _ quoted: QuotedForms, _ glossary: Glossary, in draft: Draft, _ units: UnsafeBufferPointer<UInt16>
  ) -> [NearMiss] {
    guard glossary.hasSuspects else { return [] }
    return quoted.forms.flatMap { form -> [NearMiss] in
      guard form.places.count == 1, let place = form.places.first,
        let entry = glossary.entry(draft.prose.text(place)), entry.status == .suspect, let right = entry.likelyForm
      else { return [] }
      let other = Array(right.utf16)
      guard let difference = NearMissIndex.difference(units[place.lower..<place.upper], other[...]) else { return [] }
      switch difference {
      case .other(let at):
        let unit = other[at - place.lower]
        guard !TermContrast.parts(units[at], unit), Confusion.between(units[at], unit) != nil else { return [] }
      case .swapped: break
      case .extra, .missing: return []
      }
      return [NearMiss(range: place, right: right, reason: "词汇表里是后者", place: nil)]
    }
  }

  // MARK: References

  /// Stretches of the text that are nearly a term of the glossary, or nearly what the draft quotes three times or more.
  private func references(
    _ quoted: QuotedForms, _ glossary: Glossary, in draft: Draft, _ units: UnsafeBufferPointer<UInt16>
  ) -> [NearMiss] {
    struct Found {
      let range: ProseRange
      let right: String
      let difference: NearMissIndex.Difference
      let place: ProseRange?
    }
    var found: [Found] = []
    let own = quoted.repeated(3, length: 4)
    if !own.isEmpty {
      let index = NearMissIndex(own.map { Array(units[$0.places[0].lower..<$0.places[0].upper]) })
      for candidate in index.candidates(in: units) where Self.isLikely(candidate, index, in: units) {
        let place = own[candidate.form].places[0]
        found.append(
          Found(
            range: candidate.range, right: draft.prose.text(place), difference: candidate.difference, place: place))
      }
    }
    for candidate in glossary.nearMisses.candidates(in: units)
    where Self.isLikely(candidate, glossary.nearMisses, in: units)
      && !TermContrast.isCounted(candidate.difference.index, from: candidate.range.lower, in: units)
    {
      found.append(
        Found(
          range: candidate.range, right: glossary.entries[glossary.references[candidate.form]].form,
          difference: candidate.difference, place: nil))
    }
    for (place, form, difference) in wholeForms(quoted, glossary, in: draft, units) {
      found.append(Found(range: place, right: form, difference: difference, place: nil))
    }
    guard !found.isEmpty else { return [] }
    let evidence = NearMissEvidence(
      found.map { ($0.range, $0.difference) }, in: draft, units: units, glossary.sequences)
    return found.compactMap { one in
      guard evidence.uses(of: one.range) == 1, !glossary.covers(one.difference.index, in: units) else { return nil }
      let (unknown, all) = evidence.broken(one.difference, within: one.range)
      // A term of the glossary may stand at the border of other words (创新型|产业): both sides must be unknown, but for
      // a name that quotation marks set off.
      let isSetOff =
        Self.isQuoted(one.range, in: units) && Self.isConfused(one.difference, one.right, one.range, in: units)
      let needed = one.place == nil && !isSetOff ? all : 1
      guard all > 0, unknown >= needed else { return nil }
      return NearMiss(
        range: one.range, right: one.right, reason: one.place == nil ? "词汇表里是后者" : "本稿多处作后者", place: one.place)
    }
  }

  /// Quoted names that stand once and are long enough to be a known one with any other character inside, or one more or
  /// less: where both sides of it are unknown, no other name is likely.
  private func wholeForms(
    _ quoted: QuotedForms, _ glossary: Glossary, in draft: Draft, _ units: UnsafeBufferPointer<UInt16>
  ) -> [(ProseRange, String, NearMissIndex.Difference)] {
    guard !glossary.nearMisses.isEmpty else { return [] }
    return quoted.forms.compactMap { form in
      guard form.places.count == 1, let place = form.places.first, place.count >= 5,
        PairedMark.opened(by: units[place.lower - 1])?.quotes == true,
        !glossary.knows(draft.prose.text(place))
      else { return nil }
      for candidate in glossary.nearMisses.candidates(for: place, in: units) {
        let right = glossary.nearMisses.units(of: candidate.form)
        guard right.count >= 5, Self.isOtherwiseWhole(candidate.difference, right, place, in: units) else { continue }
        return (place, glossary.entries[glossary.references[candidate.form]].form, candidate.difference)
      }
      return nil
    }
  }

  /// Whether the unit that differs stands inside, and tells no two things apart.
  private static func isOtherwiseWhole(
    _ difference: NearMissIndex.Difference, _ right: ArraySlice<UInt16>, _ place: ProseRange,
    in units: UnsafeBufferPointer<UInt16>
  ) -> Bool {
    let at = difference.index
    let other = right.startIndex + at - place.lower
    guard at > place.lower, at < place.upper - 1, !TermContrast.isCounted(at, from: place.lower, in: units) else {
      return false
    }
    switch difference {
    case .other: return units[at].isHan && right[other].isHan && !TermContrast.parts(units[at], right[other])
    case .extra: return units[at].isHan && !TermContrast.parts(units[at], 0)
    case .missing: return right[other].isHan && !TermContrast.parts(right[other], 0)
    case .swapped: return false
    }
  }

  /// Whether eye or ear confuses what differs.
  private static func isConfused(
    _ difference: NearMissIndex.Difference, _ right: String, _ range: ProseRange, in units: UnsafeBufferPointer<UInt16>
  ) -> Bool {
    guard case .other(let at) = difference else { return false }
    let form = Array(right.utf16)
    let place = at - range.lower
    return form.indices.contains(place) && Confusion.between(units[at], form[place]) != nil
  }

  private static func isQuoted(_ range: ProseRange, in units: UnsafeBufferPointer<UInt16>) -> Bool {
    guard range.lower > 0, range.upper < units.count, let pair = PairedMark.opened(by: units[range.lower - 1]) else {
      return false
    }
    return pair.quotes && PairedMark.closed(by: units[range.upper]) == pair
  }

  /// Whether a stretch of running text may be a slip: what differs is confused by eye or ear, and is no end of the stretch
  /// unless the text ends there too.
  private static func isLikely(
    _ candidate: NearMissIndex.Candidate, _ index: NearMissIndex, in units: UnsafeBufferPointer<UInt16>
  ) -> Bool {
    let range = candidate.range
    let form = index.units(of: candidate.form)
    let place = candidate.difference.index - range.lower
    let right = form[form.startIndex + place]
    let written = units[range.lower + place]
    switch candidate.difference {
    case .other:
      guard written.isHan, !TermContrast.parts(written, right), Confusion.between(written, right) != nil else {
        return false
      }
      if place == 0 { return range.lower == 0 || !units[range.lower - 1].isHan }
      if place == range.count - 1 { return range.upper == units.count || !units[range.upper].isHan }
      return true
    case .swapped:
      return written.isHan && !TermContrast.parts(written, right) && place > 0 && place < range.count - 2
    case .extra, .missing:
      return false
    }
  }
}

/// A stretch that is likely another one by mistake.
struct NearMiss {
  /// The stretch.
  let range: ProseRange
  /// What it should be.
  let right: String
  /// Why, as the end of a sentence.
  let reason: String
  /// Where the draft has it right, or nil.
  let place: ProseRange?
}
