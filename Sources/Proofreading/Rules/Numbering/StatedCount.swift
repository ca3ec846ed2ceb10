package import Drafting
package import Glossary
import ProseText

/// A stated number of things against the list, the series or the headings that it announces or sums up.
package struct StatedCount: Rule {
  package static let description = RuleDescription(
    id: "stated-count",
    group: .numbering,
    name: Bilingual("所称数目与所列不符", "Stated count"),
    explanation: Bilingual(
      """
      “甲、乙、丙三市”“四个方面：一是……”“重点抓好三项工作。”之后的列举、序列或标题，应与所称数目相等；“甲、乙等三市”只在多出时提示。数目只是数量（24项举措）、\
      是动词的宾语（抓好三项工作）、或本身是并列的一项时不核对。
      """,
      """
      The number of things that a text states against the list before it, the list or series after a colon, or the numbered \
      paragraphs that follow. With 等 only more items than stated are wrong. Mere quantities, objects of verbs and items of \
      other lists are left alone.
      """),
    source: "practice；“等”的用法见《现代汉语词典》",
    kinds: [RuleDescription.Kind(list, .error), RuleDescription.Kind(headings, .warning)],
    examples: [
      .wrong("项目惠及东河、西岭、南坪⟦四镇⟧。"),
      .wrong("从教育、医疗、养老、托育⟦三个方面⟧补齐短板。"),
      .wrong("推动教育、医疗、养老、托育等⟦三个领域⟧资源下沉。"),
      .wrong("重点抓好⟦三项工作⟧：一是修路，二是引水，三是建校，四是通电。"),
      .wrong("实施⟦四大行动⟧：头雁领航行动、强基固本行动、暖心服务行动。"),
      .wrong("下面汇报⟦三个方面⟧的情况。\n一、主要成效\n全年任务完成。\n二、存在问题\n短板还不少。"),
      .right("项目惠及东河、西岭、南坪三镇。"),
      .right("推动教育、医疗等六个方面任务落地。"),
      .right("联合教育、卫健、民政等14家部门，推出24项举措。"),
      .right("深化改革、优化服务，抓好三项重点工作。"),
      .right("重点抓好三项工作：一是修路，二是引水，三是建校。"),
      .right("下面汇报两个方面的情况。\n一、主要成效\n全年任务完成。\n二、存在问题\n短板还不少。"),
      .right("书记、镇长分别联系三个村。"),
      .right("制定了培训制度、会议制度、四项清单制度、考核制度。"),
      .right("第一、二、三产业协同，新建东河、西岭驿站6个。"),
      .right("实施水利、交通、能源三大工程和两个试点。"),
    ])

  private static let list = FindingKind("list")
  private static let headings = FindingKind("headings")
  /// A list that is further off than this is none of the number's.
  private static let furthest = 2

  /// The rule.
  package init() {}

  package func check(_ draft: Draft, _ glossary: Glossary) -> [Finding] {
    let finder = MemberFinder(draft)
    var following = FollowingItems(draft)
    return draft.countedPhrases.compactMap { phrase in
      // Arabic numbers of ten and more are quantities unless 等 sums up a list.
      if let before = finder.listBefore(phrase), !isForEach(phrase, of: before, in: draft),
        !isKnownName(phrase, before, glossary, in: draft),
        !phrase.isArabic || before.isOpen || !isQuantity(phrase, in: draft)
      {
        return finding(phrase, before, in: draft)
      }
      if phrase.isBare { return nil }
      if let after = finder.listAfter(phrase) { return finding(phrase, after, in: draft) }
      return following.items(of: phrase).flatMap { finding(phrase, $0, in: draft) }
    }
  }

  /// 书记、镇长分别联系三个村: the number is of each, not of all.
  private func isForEach(_ phrase: CountedPhrase, of list: MemberList, in draft: Draft) -> Bool {
    let units = draft.prose.units
    return (list.range.lower..<max(list.range.lower, phrase.range.lower - 1)).contains {
      units[$0] == 0x5206 && units[$0 + 1] == 0x522B
    }
  }

  /// 党支部6个， 14家部门: a figure, not the sum of a list.
  private func isQuantity(_ phrase: CountedPhrase, in draft: Draft) -> Bool {
    phrase.part.count >= 10 || phrase.part.head.isEmpty
  }

  private func finding(_ phrase: CountedPhrase, _ list: MemberList, in draft: Draft) -> Finding? {
    let stated = phrase.part.count
    guard !list.counts.contains(stated), let nearest = list.counts.min(by: { abs($0 - stated) < abs($1 - stated) })
    else { return nil }
    if list.isOpen, list.counts.contains(where: { $0 < stated }) { return nil }
    if list.tie == .pairBefore, stated != 3 { return nil }
    if list.tie == .before, list.members.count == 2, isOwned(phrase, in: draft) { return nil }
    if phrase.isBare, abs(nearest - stated) > 1 || list.members.count < 3 || list.isOpen || phrase.isArabic {
      return nil
    }
    guard abs(nearest - stated) <= Self.furthest || (list.sharesMorpheme && list.tie != .before) else { return nil }
    let listed = list.counts.contains(list.members.count) ? list.members.count : nearest
    return report(phrase, listed, of: list.range, "列出", Self.list, in: draft)
  }

  /// 实现、保卫社会主义四个现代化: two things before a well-known name are its members only if some of them are known.
  private func isKnownName(
    _ phrase: CountedPhrase, _ list: MemberList, _ glossary: Glossary, in draft: Draft
  ) -> Bool {
    guard list.members.count < 3, !list.counts.contains(phrase.part.count) else { return false }
    let text = draft.prose.text(phrase.range)
    return (3...max(3, text.count)).contains { length in
      let known = glossary.knownSlogans(String(text.prefix(length)))
      return !known.isEmpty
        && !known.contains { MemberComparison($0.members, with: list.range, in: draft) != nil }
    }
  }

  /// 东村、西村的三个合作社: 的 says whose they are.
  private func isOwned(_ phrase: CountedPhrase, in draft: Draft) -> Bool {
    phrase.part.numeral.lower > 0 && draft.prose.units[phrase.part.numeral.lower - 1] == 0x7684
  }

  private func finding(_ phrase: CountedPhrase, _ items: FollowingItems.Items, in draft: Draft) -> Finding? {
    guard items.count != phrase.part.count else { return nil }
    return report(phrase, items.count, of: items.first, "分列", items.areHeadings ? Self.headings : Self.list, in: draft)
  }

  private func report(
    _ phrase: CountedPhrase, _ listed: Int, of list: ProseRange, _ verb: String, _ kind: FindingKind, in draft: Draft
  ) -> Finding {
    let range = ProseRange(
      phrase.part.numeral.lower, phrase.part.measure.count > 1 ? phrase.part.measure.upper : phrase.noun.upper)
    let text = draft.prose.text(range)
    let numeral = WrittenCount.text(listed, like: draft.prose.text(phrase.part.numeral))
    let fixes = draft.prose.edit(replacing: phrase.part.numeral, with: numeral).map {
      [Fix(title: "改为“\(numeral)”", safety: .needsJudgement, edits: EditSet($0))]
    }
    return Finding(
      kind, at: draft.prose.sourceRange(of: range), "“\(text)”与所列不符：称\(phrase.part.count)项，\(verb)\(listed)项",
      related: [RelatedPlace(draft.prose.sourceRange(of: list), "这里\(verb)\(listed)项")], fixes: fixes ?? [])
  }
}
