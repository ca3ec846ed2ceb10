package import Drafting
package import Glossary
import ProseText

/// A formula such as “1+3+N” or “324” against the parts that the text names for it.
package struct SloganParts: Rule {
  package static let description = RuleDescription(
    id: "slogan-parts",
    group: .numbering,
    name: Bilingual("数字代号与分项不符", "Slogan parts"),
    explanation: Bilingual(
      """
      “1+3+N”“324”一类代号，逐个数字、依次与正文的解释核对：“3”指几项，就应是三项；即1个……、3个……、N个……应与各加数相同。后面的分句没有“即”等引出时，个个说出数目、至多一个不合才核对。没有解释的数字串含义不明，不核对；\
      解释里没有说出数目的那一项也不核对。
      """,
      """
      Formulas and digit strings are compared with their glosses digit by digit and in order. Clauses that nothing introduces count as glosses only where each names a number and \
      all but one agree. A string without a gloss may \
      mean anything and is left alone; so is a part whose gloss names no number.
      """),
    source: "practice",
    kinds: [RuleDescription.Kind(part, .error)],
    examples: [
      .wrong("构建“1+⟦4⟧+N”体系，即1个中心、3个驿站、N个点位。"),
      .wrong("推行“32⟦5⟧”工作法：“3”指三级联动，“2”指两项机制，“4”指四项举措。"),
      .wrong("打造“26⟦8⟧”模式：“2”指2套办法，“6”指6支队伍，“8”指7个中心。"),
      .wrong("形成1+⟦2⟧+3格局，即一个龙头、三条链条、三大集群。"),
      .wrong("实施“⟦1+3⟧”方案（1个总体规划、3个专项计划、2套配套办法）。"),
      .right("构建“1+3+N”体系，即1个中心、3个驿站、N个点位。"),
      .right("推行“324”工作法：“3”指三级联动，“2”指两项机制，“4”指四项举措。"),
      .right("落实“33668”部署，办好“12345”热线，推广“党建+”。"),
      .right("形成“1+1＞2”的效果，气温3+2摄氏度。"),
      .right("构建“1+3+N”体系，即以党委为核心，三方联动，多元参与。"),
      .right("推行“1+2”模式：“1”指党支部统揽，“2”指两支队伍。"),
    ])

  private static let part = FindingKind("part")

  /// The rule.
  package init() {}

  package func check(_ draft: Draft, _ glossary: Glossary) -> [Finding] {
    let finder = MemberFinder(draft)
    return (formulas(finder, in: draft) + paired(finder, in: draft)).sorted { $0.range < $1.range }
  }

  /// 一核两翼三带, of which the gloss calls one part by another numeral: 四带为….
  private func paired(_ finder: MemberFinder, in draft: Draft) -> [Finding] {
    draft.slogans.compactMap { slogan in
      let glosses = finder.partGlosses(of: slogan)
      let other = glosses.filter { $0.count != slogan.parts[$0.part].count }
      guard other.count == 1, let gloss = other.first, glosses.count == slogan.parts.count else { return nil }
      let part = slogan.parts[gloss.part]
      let name = draft.prose.text(ProseRange(part.numeral.lower, part.head.upper))
      return Finding(
        Self.part, at: draft.prose.sourceRange(of: ProseRange(part.numeral.lower, part.head.upper)),
        "“\(draft.prose.text(slogan.form))”中的“\(name)”，解释时写作“\(draft.prose.text(gloss.range))”",
        related: [RelatedPlace(draft.prose.sourceRange(of: gloss.range), "解释在这里")])
    }
  }

  private func formulas(_ finder: MemberFinder, in draft: Draft) -> [Finding] {
    draft.formulas.compactMap { formula in
      let glosses = finder.glosses(of: formula)
      guard !glosses.isEmpty else { return nil }
      return glosses[0].named == nil ? byItems(formula, glosses, in: draft) : byNames(formula, glosses, in: draft)
    }
  }

  /// Items in order: compared only when each names a number, or all but one do and the numbers of items agree.
  private func byItems(_ formula: NumberedFormula, _ glosses: [FormulaGloss], in draft: Draft) -> Finding? {
    guard glosses.allSatisfy({ $0.count != nil }) else { return nil }
    guard glosses.count == formula.terms.count else {
      guard abs(glosses.count - formula.terms.count) == 1, glosses.count > 1 else { return nil }
      return finding(
        formula.range, "“\(draft.prose.text(formula.range))”有\(formula.terms.count)个数，所列却有\(glosses.count)项",
        glosses, in: draft)
    }
    for (term, gloss) in zip(formula.terms, glosses) where differ(term, gloss.count) {
      return finding(term.range, mismatch(formula, term, gloss, in: draft), [gloss], in: draft)
    }
    return nil
  }

  /// “3”指三级联动: each number against the formula in order, and against the number that its own gloss names.
  private func byNames(_ formula: NumberedFormula, _ glosses: [FormulaGloss], in draft: Draft) -> Finding? {
    for (number, gloss) in glosses.enumerated() {
      guard let named = gloss.named else { continue }
      if glosses.count == formula.terms.count, differ(formula.terms[number], named) {
        let name = draft.prose.text(named.range)
        return finding(
          formula.terms[number].range,
          "“\(draft.prose.text(formula.range))”的第\(number + 1)个数是\(draft.prose.text(formula.terms[number].range))，解释的却是“\(name)”",
          [gloss], in: draft)
      }
      if differ(named, gloss.count) {
        let term = number < formula.terms.count && glosses.count == formula.terms.count ? formula.terms[number] : named
        return finding(term.range, mismatch(formula, term, gloss, in: draft), [gloss], in: draft)
      }
    }
    guard glosses.count != formula.terms.count, glosses.count >= 2, abs(glosses.count - formula.terms.count) == 1 else {
      return nil
    }
    return finding(
      formula.range, "“\(draft.prose.text(formula.range))”有\(formula.terms.count)个数，只解释了\(glosses.count)个", glosses,
      in: draft)
  }

  /// Whether two numbers are both given and not the same; N fits N alone.
  private func differ(_ term: NumberedFormula.Term, _ other: NumberedFormula.Term?) -> Bool {
    guard let other else { return false }
    return term.count != other.count
  }

  private func mismatch(
    _ formula: NumberedFormula, _ term: NumberedFormula.Term, _ gloss: FormulaGloss, in draft: Draft
  ) -> String {
    let number = draft.prose.text(term.range)
    return "“\(draft.prose.text(formula.range))”中的\(number)与所列不符：“\(draft.prose.text(gloss.range))”"
  }

  private func finding(_ range: ProseRange, _ message: String, _ glosses: [FormulaGloss], in draft: Draft) -> Finding {
    Finding(
      Self.part, at: draft.prose.sourceRange(of: range), message,
      related: glosses.prefix(1).map { RelatedPlace(draft.prose.sourceRange(of: $0.range), "解释在这里") })
  }
}
