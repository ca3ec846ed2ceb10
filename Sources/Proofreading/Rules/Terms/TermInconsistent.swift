package import Drafting
package import Glossary
import ProseText

/// One thing that a draft writes in two ways.
package struct TermInconsistent: Rule {
  package static let description = RuleDescription(
    id: "term-inconsistent",
    group: .terms,
    name: Bilingual("同一名称写法不一", "One name written in two ways"),
    explanation: Bilingual(
      """
      本稿反复加引号的名称有一处多一字、少一字或换了一字，同一地名、机构名有一处用了形近或音近的字，乡镇写成了山水（柳河乡、柳河江），机构名里“和”“与”互换，同一人的姓名或职务前后不一。不借助词汇表，只比较本稿的前后，\
      用 --against 或设置写明所依据的报告时也与报告比较。\
      两个名称都不止一次出现，或所差的是数字、方位一类的字，不提示。
      """,
      """
      A name that the draft quotes again and again and that once has a character more, less or another; a place or body whose \
      name once has a character that looks or sounds alike; a township that turns into a river or hill and goes on acting; 和 and 与 in one name of a body; and a person whose name or post \
      differs. Only the draft itself is compared, and the reports that --against or the \
      settings name. Two names that both stand more than once, and names that differ by numerals \
      or directions, are left alone.
      """),
    source: "practice",
    kinds: [
      RuleDescription.Kind(name, .info), RuleDescription.Kind(body, .info), RuleDescription.Kind(person, .info),
      RuleDescription.Kind(post, .info),
    ],
    examples: [
      .fixed(
        "评“最美庭院”百户，“⟦最美丽庭院⟧”挂牌，“最美庭院”带动，“最美庭院”年年评。",
        "评“最美庭院”百户，“最美庭院”挂牌，“最美庭院”带动，“最美庭院”年年评。"),
      .wrong("市农业农村和水利局牵头，市农业农村和水利局督办，⟦市农业农村与水利局⟧考核。"),
      .fixed(
        "临江县双龙乡有十个村。⟦双龙江⟧积极发展林果，户户增收。", "临江县双龙乡有十个村。双龙乡积极发展林果，户户增收。"),
      .right("临江县双龙乡有十个村。双龙江水质优良，双龙乡积极发展渔业。"),
      .wrong("支书李守田种药材，李守田流转土地，⟦李首田⟧说好卖，大家信李守田。"),
      .wrong("县水利局局长周正华到会。县水利局⟦副局长周正华⟧讲话。"),
      .right("东岭村与西岭村联建，东岭村有十户，东岭村养羊，东岭村种果。"),
      .right("王小明是支书，王晓明是社长，王小明公道，王晓明能干，王小明到会。"),
      .right("张建国种茶，张建国炒茶，张建国卖茶。"),
      .right("李强任镇党委副书记、镇长。后来，镇党委书记李强升任副县长。"),
    ])

  /// What is quoted.
  static let name = FindingKind("name")
  /// A place or a body.
  static let body = FindingKind("body")
  /// The name of a person.
  static let person = FindingKind("person")
  /// The post of a person.
  static let post = FindingKind("post")

  /// The rule.
  package init() {}

  package func check(_ draft: Draft, _ glossary: Glossary) -> [Finding] {
    draft.prose.units.withUnsafeBufferPointer { units in
      var findings = quotedNames(in: draft, units, glossary)
      let places = NamePlaces(units)
      let scan = NameScan(draft, units: units, places)
      findings += nearNames(scan.slipsOfNames(), Self.body, glossary.sequences, in: draft, units)
      findings += ActingPlaces(draft, units: units).slips.map { acting($0, in: draft) }
      findings += (scan.mixedConjunctions() + scan.missingDots()).map { finding(Self.body, $0, in: draft) }
      let persons = PersonScan(draft, units: units, places)
      findings += nearNames(persons.slips(), Self.person, glossary.sequences, in: draft, units)
      findings += persons.changedPosts().map { post($0, in: draft) }
      return findings.sorted { $0.range < $1.range }
    }
  }

  // MARK: Quoted names

  private func quotedNames(
    in draft: Draft, _ units: UnsafeBufferPointer<UInt16>, _ glossary: Glossary
  ) -> [Finding] {
    let pairs = QuotedForms(draft, in: units).nearPairs().filter { Self.isOneName($0, in: units) }
    guard !pairs.isEmpty else { return [] }
    let evidence = NearMissEvidence(
      pairs.map { ($0.rare, $0.difference) }, in: draft, units: units, glossary.sequences)
    return pairs.compactMap { pair in
      guard !glossary.knows(draft.prose.text(pair.rare)),
        evidence.broken(pair.difference, within: pair.rare).unknown > 0
      else { return nil }
      return finding(
        Self.name, NearName(rare: pair.rare, frequent: pair.frequent, uses: pair.uses, at: pair.difference.index),
        in: draft)
    }
  }

  /// Whether two quoted forms are likely one name, by another difference than eye or ear make.
  private static func isOneName(_ pair: QuotedForms.NearPair, in units: UnsafeBufferPointer<UInt16>) -> Bool {
    let rare = pair.rare
    switch pair.difference {
    case .other(let at):
      let right = units[pair.frequent.lower + at - rare.lower]
      // e路同行, E路同行
      if units[at].isASCIILetter, right.isASCIILetter { return units[at] | 0x20 == right | 0x20 }
      guard !TermContrast.parts(units[at], right), Confusion.between(units[at], right) == nil else { return false }
      return rare.count >= 4 && pair.uses >= 3 && !TermContrast.isCounted(at, from: rare.lower, in: units)
    case .swapped:
      return false
    case .extra(let at):
      return !units[at].isHan || (rare.count >= 5 && pair.uses >= 3 && !TermContrast.parts(units[at], 0))
    case .missing(let at):
      let left = units[pair.frequent.lower + at - rare.lower]
      return !left.isHan || (rare.count >= 4 && pair.uses >= 3 && !TermContrast.parts(left, 0))
    }
  }

  // MARK: Findings

  private func nearNames(
    _ names: [NearName], _ kind: FindingKind, _ sequences: SequenceFrequencies, in draft: Draft,
    _ units: UnsafeBufferPointer<UInt16>
  ) -> [Finding] {
    guard !names.isEmpty else { return [] }
    let evidence = NearMissEvidence(
      names.map { ($0.rare, .other(at: $0.at)) }, in: draft, units: units, sequences)
    return names.compactMap { name in
      let (unknown, all) = evidence.broken(.other(at: name.at), within: name.rare)
      // A function word goes with whatever follows; what stands before it must be new.
      let needed = TermContrast.isFunction(units[name.at]) ? 1 : all
      return unknown >= needed ? finding(kind, name, in: draft) : nil
    }
  }

  private func finding(_ kind: FindingKind, _ name: NearName, in draft: Draft) -> Finding {
    let right = draft.prose.text(name.frequent)
    let fixes = draft.prose.edit(replacing: name.rare, with: right).map {
      [Fix(title: "改为“\(right)”", safety: .needsJudgement, edits: EditSet($0))]
    }
    return Finding(
      kind, at: draft.prose.sourceRange(of: name.rare),
      "“\(draft.prose.text(name.rare))”只此一处，本稿另有\(name.uses)处作“\(right)”，请核对是否同一名称",
      related: [RelatedPlace(draft.prose.sourceRange(of: name.frequent), "“\(right)”在这里")], fixes: fixes ?? [])
  }

  private func acting(_ slip: ActingPlaces.Slip, in draft: Draft) -> Finding {
    let right = draft.prose.text(slip.place)
    let fixes = draft.prose.edit(replacing: slip.range, with: right).map {
      [Fix(title: "改为“\(right)”", safety: .needsJudgement, edits: EditSet($0))]
    }
    return Finding(
      Self.name, at: draft.prose.sourceRange(of: slip.range),
      "“\(draft.prose.text(slip.range))”像山水之名，文中却是做事的一方，别处作“\(right)”，请核对是否同一地名",
      related: [RelatedPlace(draft.prose.sourceRange(of: slip.place), "“\(right)”在这里")], fixes: fixes ?? [])
  }

  private func post(_ change: PersonScan.PostChange, in draft: Draft) -> Finding {
    Finding(
      Self.post, at: draft.prose.sourceRange(of: change.later),
      "“\(draft.prose.text(change.later))”与前面的“\(draft.prose.text(change.earlier))”职务不一，请核对",
      related: [RelatedPlace(draft.prose.sourceRange(of: change.earlier), "前面写在这里")])
  }
}
