package import Drafting
package import Glossary
import ProseText

/// A numbered slogan against the members that the text lists for it.
package struct SloganCount: Rule {
  package static let description = RuleDescription(
    id: "slogan-count",
    group: .numbering,
    name: Bilingual("口号数目与所列不符", "Slogan count"),
    explanation: Bilingual(
      """
      带数字的口号许诺了几项，正文紧接着就应列出几项：“六要”之后列出五项，不是数字错了，就是漏了一项。只在正文确有列举时才核对：口号之后有“即”“包括”、\
      冒号、括号等引出，或各项（包括其下的标题和各段首句）都含口号所数的那个词，或列举就在口号之前。口号之后没有引出词、只顺带提到几项的，相差一项才提示。列举可以有几种数法时，只要有一种相符就不提示；以“等”收尾的列举只在多出时提示。
      """,
      """
      A slogan with a numeral promises that many members, and the text next to it lists them. The rule counts only \
      where a list is really introduced (by 即, 包括, a colon, brackets), or where every member (headings and first sentences of paragraphs below too) holds the word that the \
      slogan counts, or where the list stands right before it. Without an introducer only a list that is one member off is \
      reported, for it may name some members only. Where a list can be read in several ways, one that fits \
      is enough; a list that ends in 等 is only ever too long.
      """),
    source: "practice",
    kinds: [RuleDescription.Kind(count, .error)],
    examples: [
      .wrong("全镇落实“⟦六要⟧”，即思想要统一、目标要明确、责任要压实、作风要过硬、保障要到位。"),
      .wrong("村里配齐“⟦三员⟧”（宣传员、联络员、调解员、保洁员），随叫随到。"),
      .wrong("按照有场地、有经费、有台账、有专人的“⟦五有⟧”标准改造站点。"),
      .wrong("实施水源保护工程、管网改造工程、污水处理工程“⟦四大工程⟧”。"),
      .wrong("推行“⟦四必访⟧”制度：生病住院必访、家有变故必访、矛盾纠纷必访。"),
      .fixed(
        "全镇落实“⟦四清⟧”，做到底数清、责任清、时限清、问题清、去向清。", "全镇落实“五清”，做到底数清、责任清、时限清、问题清、去向清。"),
      .right("全镇落实“五要”，即思想要统一、目标要明确、责任要压实、作风要过硬、保障要到位。"),
      .right("通过“一网统管”，即数据一屏看、事项一键办、问题一线解，提高效率。"),
      .right("落实“四个最严”等要求，抓好源头、流通、餐桌三个环节。"),
      .right("增强“四个意识”、坚定“四个自信”、做到“两个维护”。"),
      .right("抓好“五项制度”，包括值班、会商等制度。"),
      .right("围绕“十四五”规划，抓好产业、就业、生态三件事。"),
      .right("开展“六进”活动，让反诈知识进社区、进校园，营造氛围。"),
      .right("以“六步法”为抓手，建立县、乡、村三级联动机制。"),
    ])

  private static let count = FindingKind("count")
  /// Without a shared morpheme a list that is further off than this is no list of the slogan.
  private static let furthest = 2
  /// What merely follows a slogan may name some of its members only: “六进”活动，让知识进社区、进校园.
  private static let furthestUnintroduced = 1

  /// The rule.
  package init() {}

  package func check(_ draft: Draft, _ glossary: Glossary) -> [Finding] {
    let finder = MemberFinder(draft)
    return draft.slogans.compactMap { slogan in
      guard counts(slogan, in: draft, glossary) else { return nil }
      let glosses = finder.partGlosses(of: slogan)
      guard glosses.isEmpty else { return finding(slogan, glosses, in: draft) }
      guard let list = finder.members(of: slogan) else { return nil }
      // Of a title at the top only what stands below it can be the list.
      let isTitle = draft.paragraph(at: slogan.range.lower)?.role == .furniture
      return isTitle && list.tie != .runInHeads ? nil : finding(slogan, list, in: draft, glossary)
    }
  }

  /// 一学二比三创, of which one part is glossed with a list of another length. A part that the gloss gives another
  /// numeral is a matter of parts.
  private func finding(_ slogan: Slogan, _ glosses: [PartGloss], in draft: Draft) -> Finding? {
    for gloss in glosses {
      let part = slogan.parts[gloss.part]
      guard let list = gloss.list, gloss.count == part.count, part.count > 1, !list.counts.contains(part.count),
        !list.isOpen || list.counts.allSatisfy({ $0 > part.count }),
        list.counts.contains(where: { abs($0 - part.count) <= Self.furthest })
      else { continue }
      let name = draft.prose.text(gloss.range)
      return Finding(
        Self.count, at: draft.prose.sourceRange(of: gloss.range),
        "“\(name)”应有\(part.count)项，文中列出\(list.members.count)项：\(Self.enumeration(list.members.map { draft.prose.text($0) }))",
        related: [
          RelatedPlace(draft.prose.sourceRange(of: slogan.form), "口号在这里"),
          RelatedPlace(draft.prose.sourceRange(of: list.range), "这里列出\(list.members.count)项"),
        ])
    }
    return nil
  }

  /// Whether the numeral of a slogan counts members at all.
  private func counts(_ slogan: Slogan, in draft: Draft, _ glossary: Glossary) -> Bool {
    guard let known = glossary.uncountedForm(draft.prose.text(slogan.form)) else { return true }
    return known.kind == .generic
  }

  private func finding(_ slogan: Slogan, _ list: MemberList, in draft: Draft, _ glossary: Glossary) -> Finding? {
    let form = draft.prose.text(slogan.form)
    let promised = promises(of: slogan).union(glossary.knownSlogans(form).map(\.members.count))
    guard promised.isDisjoint(with: list.counts) else { return nil }
    let promise = slogan.parts.reduce(0) { $0 + $1.count }
    let listed = list.counts.contains(list.members.count) ? list.members.count : list.counts.min() ?? 0
    if list.isOpen, list.counts.contains(where: { $0 < promise }) { return nil }
    if list.tie == .pairBefore, promise != 3 { return nil }
    // 学习和实践“三个代表”: what stands before a known slogan are its members only if some of them are
    // known, or three.
    let known = glossary.knownSlogans(form)
    if list.tie == .before || list.tie == .pairBefore, !known.isEmpty, list.members.count < 3,
      !known.contains(where: { MemberComparison($0.members, with: list.range, in: draft) != nil })
    {
      return nil
    }
    guard isNear(promise, list) else { return nil }
    let members = list.members.map { draft.prose.text($0) }
    let missing = Self.missing(glossary.knownSlogans(form), from: list, in: draft)
    return Finding(
      Self.count, at: draft.prose.sourceRange(of: slogan.form),
      "\(Self.quoted(form))应有\(promise)项，文中列出\(listed)项：\(Self.enumeration(members))\(missing)",
      related: [RelatedPlace(draft.prose.sourceRange(of: list.range), "这里列出\(listed)项")],
      fixes: fix(slogan, listed, form, in: draft))
  }

  /// Whether a list is near enough to a promise to be meant by it. Introduced members that all share the morpheme are,
  /// however many they are.
  private func isNear(_ promise: Int, _ list: MemberList) -> Bool {
    // What stands clauses away may be other things.
    if list.tie == .carriedOut { return false }
    if list.sharesMorpheme, list.tie != .sharedMorpheme { return true }
    let furthest = list.tie == .sharedMorpheme ? Self.furthestUnintroduced : Self.furthest
    return list.counts.contains { abs($0 - promise) <= furthest }
  }

  /// The numbers of members that satisfy a slogan: of 三会一课 four (all), two (its parts), of 三比三看 also three.
  private func promises(of slogan: Slogan) -> Set<Int> {
    let counts = slogan.parts.map(\.count)
    guard counts.count > 1 else { return Set(counts) }
    var promises: Set<Int> = [counts.reduce(0, +), counts.count]
    if Set(counts).count == 1 { promises.formUnion(counts) }
    return promises
  }

  /// The numeral of the list instead of the slogan's; never safe, for a member may be missing as well.
  private func fix(_ slogan: Slogan, _ listed: Int, _ form: String, in draft: Draft) -> [Fix] {
    guard slogan.parts.count == 1, let part = slogan.parts.first, listed > 1 else { return [] }
    let written = draft.prose.text(part.numeral)
    let replacement = WrittenCount.text(listed, like: written) + form.dropFirst(written.count)
    guard let edit = draft.prose.edit(replacing: slogan.form, with: replacement) else { return [] }
    return [Fix(title: "改为\(Self.quoted(replacement))", safety: .needsJudgement, edits: EditSet(edit))]
  }

  /// What a list lacks of the slogan as it is known, if that can be told.
  private static func missing(_ known: [KnownSlogan], from list: MemberList, in draft: Draft) -> String {
    let missing =
      known.compactMap { MemberComparison($0.members, with: list.region, in: draft) }
      .filter { $0.foreign.isEmpty }.min { $0.missing.count < $1.missing.count }?.missing ?? []
    return missing.isEmpty ? "" : "；缺“\(missing.joined(separator: "”“"))”"
  }

  /// A form in quotation marks; 三个“一” has its own.
  private static func quoted(_ form: String) -> String {
    form.contains("“") ? form : "“\(form)”"
  }

  /// The members, the middle left out where they are many or long.
  private static func enumeration(_ members: [String]) -> String {
    let short = members.map { $0.count > 16 ? $0.prefix(15) + "…" : $0 }
    guard short.count > 8 else { return short.joined(separator: "；") }
    return (short.prefix(4) + ["……"] + short.suffix(2)).joined(separator: "；")
  }
}
