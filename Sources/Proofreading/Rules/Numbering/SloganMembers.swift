package import Drafting
package import Glossary
import ProseText

/// The members of a well-known slogan against those that the draft lists for it.
package struct SloganMembers: Rule {
  package static let description = RuleDescription(
    id: "slogan-members",
    group: .numbering,
    name: Bilingual("口号成员有误", "Slogan members"),
    explanation: Bilingual(
      """
      众所周知的口号（“四个意识”“三会一课”）后面逐项列出成员时，核对有无遗漏、误入、重复；次序不同只作轻微提示。有“即”“包括”、冒号、括号等引出的，至少\
      三分之一的成员逐字相同才核对；没有引出词、只列在口号前后的，四项以上的口号至多一项不同才核对；有几种公认说法的，合其一即可；所列为缩写或改写的不提示；以“等”收尾的不算遗漏。
      """,
      """
      Where the members of a well-known slogan are listed after it, one may be missing, foreign or repeated; another order \
      is only a hint. Where a definition is introduced, a third of the members must stand there word for word; where the list merely \
      stands before or behind, all but one of four or more. \
      Any of several accepted readings will do, abridged wording is accepted, 等 allows members to be missing.
      """),
    source: "内置口号表（每条注明出处）；practice",
    kinds: [RuleDescription.Kind(members, .warning), RuleDescription.Kind(order, .hint)],
    examples: [
      .wrong("增强“四个意识”，即政治意识、大局意识、⟦创新意识⟧、看齐意识。"),
      .wrong("坚定“四个自信”（道路自信、理论自信、制度自信、⟦道路自信⟧）。"),
      .wrong("“四个自信”就是道路自信、理论自信、⟦行业自信⟧、文化自信。"),
      .wrong("准确把握四个意识（政治意识、大局意识、⟦服务意识⟧、看齐意识）的要求。"),
      .wrong("“三会一课”包括支部党员大会、支部委员会会议、⟦民主评议会⟧、党课。"),
      .wrong("坚定“⟦四个自信⟧”，即理论自信、道路自信、制度自信、文化自信。"),
      .right("增强“四个意识”，即政治意识、大局意识、核心意识、看齐意识。"),
      .right("“四个自信”包括道路自信、理论自信、制度自信和文化自信。"),
      .right("“四个意识”，即政治意识、大局意识等。"),
      .right("落实“四个意识”，抓好理论学习、作风建设、制度执行、责任传导。"),
      .right("我镇“四个自信”活动，即自信读书、自信登台、自信竞技、自信服务。"),
    ])

  private static let members = FindingKind("members")
  private static let order = FindingKind("order")

  /// The rule.
  package init() {}

  package func check(_ draft: Draft, _ glossary: Glossary) -> [Finding] {
    let finder = MemberFinder(draft)
    return glossary.mentions(in: draft).flatMap { mention -> [Finding] in
      guard mention.known.allSatisfy({ $0.certainty == .high && $0.shape != .open && $0.shape != .ones }) else {
        return []
      }
      if let definition = finder.definition(after: mention.quotedRange) {
        let best = closest(mention.known, to: definition, in: draft)
        return best.map { findings(mention, $0.known, $0.comparison, definition, in: draft) } ?? []
      }
      // What merely stands next to the slogan lists its members only if all but one of three and more stand there.
      let regions = [finder.clauses(after: mention.quotedRange), finder.clause(before: mention.quotedRange)]
      for region in regions.compactMap(\.self) {
        guard let best = closest(mention.known, to: region, in: draft), best.known.members.count >= 4,
          best.comparison.found >= best.known.members.count - 1
        else { continue }
        // 平等互利、和平共处五项原则: the last member is the first word of the name.
        if let missing = best.comparison.missing.first, best.known.form.hasPrefix(missing) { continue }
        return findings(mention, best.known, best.comparison, region, in: draft)
      }
      return strangers(mention, in: draft)
    }
  }

  /// “六稳”…。把稳就业、稳金融、稳外贸、稳外资、稳投资、稳物价…: further away all members but one stand in one list, and a stranger
  /// in the place of that one.
  private func strangers(_ mention: KnownMention, in draft: Draft) -> [Finding] {
    guard mention.known.contains(where: { $0.members.count >= 4 }),
      let own = draft.sentences.lastIndex(notAfter: mention.range.lower, key: { $0.range.lower })
    else { return [] }
    let sentence = draft.sentences[own]
    var regions = [
      ProseRange(sentence.range.lower, max(sentence.range.lower, mention.quotedRange.lower)),
      ProseRange(min(mention.quotedRange.upper, sentence.range.upper), sentence.range.upper),
    ]
    if own + 1 < draft.sentences.count, draft.sentences[own + 1].paragraph == sentence.paragraph {
      regions.append(draft.sentences[own + 1].range)
    }
    for region in regions where region.count > 8 && region.count <= Self.longestList {
      guard mention.known.contains(where: { mayList($0, region, in: draft) }) else { continue }
      guard let best = closest(mention.known, to: region, in: draft), best.known.members.count >= 4,
        best.comparison.found == best.known.members.count - 1, best.comparison.missing.count == 1,
        best.comparison.foreign.count == 1, best.comparison.repeated.isEmpty
      else { continue }
      return findings(mention, best.known, best.comparison, region, in: draft)
    }
    return []
  }

  /// Whether the first two characters of all members but one stand in `region`: a cheap look before a close one.
  private func mayList(_ known: KnownSlogan, _ region: ProseRange, in draft: Draft) -> Bool {
    draft.prose.units.withUnsafeBufferPointer { units in
      var missing = 0
      for member in known.members where missing < 2 {
        let start = member.utf16.prefix(2)
        guard let first = start.first, let second = start.last else { return false }
        if !(region.lower..<region.upper - 1).contains(where: { units[$0] == first && units[$0 + 1] == second }) {
          missing += 1
        }
      }
      return missing < 2
    }
  }

  /// How long the sentence with such a list may be, in units.
  private static let longestList = 240

  /// Of all readings of a slogan the one that fits a stretch best, or nil when none is meant there.
  private func closest(
    _ known: [KnownSlogan], to region: ProseRange, in draft: Draft
  ) -> (known: KnownSlogan, comparison: MemberComparison)? {
    var best: (known: KnownSlogan, comparison: MemberComparison)?
    func take(_ form: KnownSlogan, least: Int) {
      guard let comparison = MemberComparison(form.members, with: region, in: draft), comparison.found >= least,
        best.map({ Self.cost(comparison) < Self.cost($0.comparison) }) ?? true
      else { return }
      best = (form, comparison)
    }
    for known in known {
      take(known, least: 0)
      // What fits already is not asked for in its short form.
      if best.map({ Self.cost($0.comparison) > 0 }) ?? true, let abridged = known.abridged {
        take(abridged, least: known.members.count - 1)
      }
    }
    return best
  }

  private static func cost(_ comparison: MemberComparison) -> Int {
    comparison.missing.count + comparison.foreign.count + comparison.repeated.count
  }

  private func findings(
    _ mention: KnownMention, _ known: KnownSlogan, _ comparison: MemberComparison, _ region: ProseRange, in draft: Draft
  ) -> [Finding] {
    let slogan = draft.prose.sourceRange(of: mention.range)
    let isOpen = draft.prose.units.withUnsafeBufferPointer { ListItems(region, in: $0).isOpen }
    let missing = isOpen ? [] : comparison.missing
    let lacks = missing.isEmpty ? "" : "，缺“\(missing.joined(separator: "”“"))”"
    let related = [RelatedPlace(slogan, "“\(known.form)”：\(known.members.joined(separator: "、"))")]
    var found = comparison.repeated.map { repeated in
      Finding(
        Self.members, at: draft.prose.sourceRange(of: repeated.range),
        "“\(known.form)”的“\(repeated.member)”列了两遍\(lacks)", related: related)
    }
    // More strangers than members is another slogan of the same name, or a list that goes on to other things.
    if comparison.foreign.count <= max(1, comparison.missing.count) {
      found += comparison.foreign.filter { _ in !missing.isEmpty }.map { item in
        Finding(
          Self.members, at: draft.prose.sourceRange(of: item),
          "“\(draft.prose.text(item))”不在“\(known.form)”之中\(lacks)", related: related,
          fixes: replacement(of: item, by: missing, in: draft))
      }
    }
    if found.isEmpty, !missing.isEmpty, comparison.foreign.isEmpty {
      found.append(Finding(Self.members, at: slogan, "“\(known.form)”所列成员\(lacks.dropFirst())", related: []))
    }
    if found.isEmpty, comparison.isReordered, known.standing == .closed, !known.source.contains("次序") {
      found.append(
        Finding(Self.order, at: slogan, "“\(known.form)”的成员通常依次为：\(known.members.joined(separator: "、"))"))
    }
    return found
  }

  private func replacement(of item: ProseRange, by missing: [String], in draft: Draft) -> [Fix] {
    guard missing.count == 1, let member = missing.first, let edit = draft.prose.edit(replacing: item, with: member)
    else {
      return []
    }
    return [Fix(title: "改为“\(member)”", safety: .needsJudgement, edits: EditSet(edit))]
  }
}
