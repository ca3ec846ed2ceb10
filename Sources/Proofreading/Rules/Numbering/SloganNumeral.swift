package import Drafting
package import Glossary
import ProseText

/// A well-known slogan with another numeral than it has.
package struct SloganNumeral: Rule {
  package static let description = RuleDescription(
    id: "slogan-numeral",
    group: .numbering,
    name: Bilingual("口号数字有误", "Slogan numeral"),
    explanation: Bilingual(
      """
      定名的口号换了数字：“五个意识”“三会两课”。只核对内置表中标明数字固定的口号；各地自有不同数目的说法（“五个中心”“四网融合”“六大工程”）不在其列。同一写法在稿件中\
      出现两次以上，或稿件当场列出了相符的成员，视为另有所指，不提示。
      """,
      """
      A slogan of a closed set with another numeral. Only slogans that the built-in table marks as closed are looked at; \
      names of which places have versions of their own are not. A form that the draft uses twice or more, or whose members it \
      lists on the spot, is taken for another slogan.
      """),
    source: "内置口号表；practice",
    kinds: [RuleDescription.Kind(numeral, .error)],
    examples: [
      .fixed("党员要增强“⟦五个意识⟧”，走在前列。", "党员要增强“四个意识”，走在前列。"),
      .fixed("严格执行“⟦三会两课⟧”制度。", "严格执行“三会一课”制度。"),
      .fixed("贯彻中央⟦七项规定⟧精神，力戒铺张。", "贯彻中央八项规定精神，力戒铺张。"),
      .wrong("增强“四个意识”、坚定“⟦五个自信⟧”、做到“两个维护”。"),
      .wrong("认真落实“⟦三议两公开⟧”工作法。"),
      .right("增强“四个意识”、坚定“四个自信”、做到“两个维护”。"),
      .right("建设国际经济、金融、贸易、航运、科技创新“五个中心”。"),
      .right("推进“四网融合”，实施“六大工程”。"),
      .right("我县“三个自信”活动，即读书自信、登台自信、竞技自信。“三个自信”活动深受欢迎。"),
      .right("全县完成三个维护项目，新建四个意见箱。"),
    ])

  private static let numeral = FindingKind("numeral")

  /// The rule.
  package init() {}

  /// A form that is not known under the numerals it has, and the slogan it is like.
  private struct Suspect {
    let range: ProseRange
    let slogan: KnownSlogan
    let isListed: Bool
  }

  package func check(_ draft: Draft, _ glossary: Glossary) -> [Finding] {
    let finder = MemberFinder(draft)
    var suspects = draft.slogans.compactMap { slogan in
      suspect(slogan.form, glossary, in: draft) { finder.members(of: slogan)?.counts.contains($0) ?? false }
    }
    suspects += draft.countedPhrases.compactMap { unquoted($0, glossary, finder, in: draft) }
    guard !suspects.isEmpty else { return [] }
    let census = PhraseCensus(suspects.map(\.range), in: draft)
    return suspects.sorted { $0.range.lower < $1.range.lower }.compactMap { suspect in
      guard !suspect.isListed, census.count(of: suspect.range, in: draft) == 1 else { return nil }
      return finding(suspect, in: draft)
    }
  }

  private func suspect(
    _ range: ProseRange, _ glossary: Glossary, in draft: Draft, isListed: (Int) -> Bool
  ) -> Suspect? {
    guard range.upper <= draft.prose.units.count,
      glossary.mayBeClosedSlogan(draft.prose.units[range.lower..<range.upper])
    else { return nil }
    let form = draft.prose.text(range)
    guard glossary.knownSlogans(form).isEmpty, let slogan = glossary.closedSlogans(likeSkeletonOf: form).first,
      let count = numeralsApart(form, slogan.form), count > 1 || slogan.counts.count > 1,
      isFollowed(range, by: slogan.companion, in: draft)
    else { return nil }
    return Suspect(range: range, slogan: slogan, isListed: isListed(count))
  }

  /// Whether the word that the slogan needs stands behind it or before it, with nothing or only marks between.
  private func isFollowed(_ range: ProseRange, by companion: String?, in draft: Draft) -> Bool {
    guard let companion else { return true }
    let reach = companion.utf16.count + 3
    let isMark: (Character) -> Bool = { "“”、和".contains($0) }
    let rest = draft.prose.text(ProseRange(range.upper, min(draft.prose.units.count, range.upper + reach)))
    let before = draft.prose.text(ProseRange(max(0, range.lower - reach), range.lower))
    return rest.drop(while: isMark).hasPrefix(companion)
      || String(before.reversed().drop(while: isMark).reversed()).hasSuffix(companion)
  }

  /// A counted phrase may begin with the words of a slogan, if nothing else is counted: 七项规定精神, not 三个维护项目. The
  /// tail must be three characters or more.
  private func unquoted(
    _ phrase: CountedPhrase, _ glossary: Glossary, _ finder: MemberFinder, in draft: Draft
  ) -> Suspect? {
    guard !phrase.isArabic, phrase.part.numeral.count == 1 else { return nil }
    let lower = phrase.part.numeral.lower
    for upper in stride(from: min(phrase.range.upper, lower + 9), through: lower + 4, by: -1) {
      let range = ProseRange(lower, upper)
      guard range.upper <= draft.prose.units.count,
        glossary.mayBeClosedSlogan(draft.prose.units[range.lower..<range.upper]), isName(range, of: phrase, in: draft)
      else { continue }
      if let found = suspect(
        range, glossary, in: draft,
        isListed: { count in
          finder.listBefore(phrase)?.counts.contains(count) ?? finder.listAfter(phrase)?.counts.contains(count) ?? false
        })
      {
        return found
      }
    }
    return nil
  }

  /// Whether the counted thing ends with `range`, or goes on with what a slogan can be the name of.
  private func isName(_ range: ProseRange, of phrase: CountedPhrase, in draft: Draft) -> Bool {
    let rest = draft.prose.text(ProseRange(range.upper, max(range.upper, phrase.range.upper)))
    return rest.isEmpty || Self.named.contains { rest.hasPrefix($0) }
  }

  private static let named = ["精神", "要求", "制度", "原则", "理念", "战略", "布局", "方针", "细则", "教育", "工作法", "机制"]

  /// The numeral of `form` that differs from that of `known`, if exactly one does and it is not 一; Arabic digits are a
  /// matter of form, not of number.
  private func numeralsApart(_ form: String, _ known: String) -> Int? {
    let values: [Character: Int] = [
      "一": 1, "二": 2, "两": 2, "双": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10,
    ]
    guard form.count == known.count else { return nil }
    let pairs = zip(form, known).filter { $0 != $1 }
    guard pairs.count == 1, let pair = pairs.first, let value = values[pair.0], let right = values[pair.1],
      value != right
    else { return nil }
    return value
  }

  private func finding(_ suspect: Suspect, in draft: Draft) -> Finding {
    let form = draft.prose.text(suspect.range)
    let known = suspect.slogan
    let members = known.members.count <= 6 ? "：" + known.members.joined(separator: "、") : ""
    let fixes = draft.prose.edit(replacing: suspect.range, with: known.form).map {
      [Fix(title: "改为“\(known.form)”", safety: .needsJudgement, edits: EditSet($0))]
    }
    return Finding(
      Self.numeral, at: draft.prose.sourceRange(of: suspect.range),
      "“\(form)”疑为“\(known.form)”，后者共\(known.members.count)项\(members)", fixes: fixes ?? [])
  }
}
