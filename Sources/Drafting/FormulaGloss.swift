import Numerals
package import ProseText

/// What a text says about one number of a formula.
package struct FormulaGloss: Hashable, Sendable {
  /// The number as the gloss repeats it (“3”指…); nil where items follow the formula in order.
  package let named: NumberedFormula.Term?
  /// The gloss.
  package let range: ProseRange
  /// The first number in the gloss and where it stands; nil where it names none. N counts as named without a value.
  package let count: NumberedFormula.Term?
}

extension MemberFinder {
  /// The glosses of `formula`, in order: “3”指…，“2”指…, or a list of items after 即, ： or in brackets. Empty where the
  /// text explains nothing.
  package func glosses(of formula: NumberedFormula) -> [FormulaGloss] {
    let named = namedGlosses(of: formula)
    guard named.isEmpty else { return named }
    let writtenOut = writtenOutGlosses(of: formula)
    guard writtenOut.isEmpty else { return writtenOut }
    if let region = definition(after: formula.quotedRange) {
      // 做强甲、乙两大产业，做优丙、丁、戊三大产业: where the clauses are as many as the numbers, they are the glosses.
      let clauses = clauseGlosses(in: region, anywhere: true)
      if clauses.count == formula.terms.count, clauses.allSatisfy({ $0.count != nil }) { return clauses }
      let glosses = itemGlosses(in: region, of: formula)
      // Behind a comma the sentence may go on without numbers.
      let end = (glosses.lastIndex { $0.count != nil } ?? -1) + 1
      return Array(glosses[..<max(end, min(glosses.count, 1))])
    }
    let heads = heads(of: formula)
    guard heads.isEmpty else { return heads }
    // “一张蓝图、两个重点、三项改革”的“123”: the list before it.
    if let clause = clause(before: formula.quotedRange) {
      let glosses = itemGlosses(in: unquoted(clause), of: formula)
      if agree(formula, glosses) { return glosses }
    }
    guard let region = clauses(after: formula.quotedRange) else { return [] }
    // What nothing introduces explains the formula only if it names as many numbers, and all but one agree.
    // Of two numbers both clauses must open with one: 1名领导联系3个项目，解决问题147个 explains nothing.
    let readings = [
      formula.terms.count > 2 ? itemGlosses(in: region, of: formula) : [], clauseGlosses(in: region),
      formula.terms.count > 2 ? closingGlosses(in: region, of: formula) : [],
    ]
    let numbered = readings.lazy.map { Array($0.prefix { $0.count != nil }) }
    return numbered.first { agree(formula, $0) } ?? numbered.first { hasOneMore(formula, $0) } ?? []
  }

  /// The last quotation of `clause` where it ends the clause, without its marks; else the clause.
  private func unquoted(_ clause: ProseRange) -> ProseRange {
    let units = draft.prose.units
    guard units[clause.upper - 1] == 0x201D,
      let open = (clause.lower..<clause.upper).last(where: { units[$0] == 0x201C })
    else { return clause }
    return ProseRange(open + 1, clause.upper - 1)
  }

  /// Whether there is a gloss with a number for each number of the formula, and all but one agree, or they are the same
  /// in another order: what nothing introduces is no gloss otherwise.
  private func agree(_ formula: NumberedFormula, _ glosses: [FormulaGloss]) -> Bool {
    guard glosses.count == formula.terms.count, glosses.allSatisfy({ $0.count != nil }) else { return false }
    let agreeing = zip(formula.terms, glosses).count { $0.count == $1.count?.count }
    if agreeing >= max(1, formula.terms.count - 1) { return true }
    let isReordered =
      formula.terms.count > 2
      && formula.terms.map { $0.count ?? 0 }.sorted() == glosses.map { $0.count?.count ?? 0 }.sorted()
    return isReordered && Set(formula.terms.map(\.count)).count == formula.terms.count
  }

  /// “1+2+3”: 1名镇领导包抓、2名村干部值守、3名巡查员看护、4名志愿者劝导: all agree, and 、 ties another one to them.
  private func hasOneMore(_ formula: NumberedFormula, _ glosses: [FormulaGloss]) -> Bool {
    guard formula.terms.count > 2, glosses.count == formula.terms.count + 1, let last = glosses.last else {
      return false
    }
    return draft.prose.units[last.range.lower - 1] == 0x3001
      && zip(formula.terms, glosses).allSatisfy { $0.count != nil && $0.count == $1.count?.count }
  }

  /// “1名党员+3名骨干+10户群众”: the formula written out with what it counts, in its own sentence or the one before.
  private func writtenOutGlosses(of formula: NumberedFormula) -> [FormulaGloss] {
    guard let number = draft.sentences.lastIndex(notAfter: formula.range.lower, key: { $0.range.lower }) else {
      return []
    }
    let own = draft.sentences[number].range
    return draft.prose.units.withUnsafeBufferPointer { units in
      var at = max(own.lower, formula.range.lower - Self.writtenOutReach)
      let limit = min(own.upper, formula.range.upper + Self.writtenOutReach)
      while at < limit {
        guard NumberedFormula.isPlus(units[at]), !formula.quotedRange.contains(at) else {
          at += 1
          continue
        }
        let glosses = chain(around: at, in: own, units)
        if agree(formula, glosses) { return glosses }
        at = max(at + 1, glosses.last?.range.upper ?? at)
      }
      return []
    }
  }

  /// The items that plus signs tie together around the one at `plus`, each with the number it opens with.
  private func chain(around plus: Int, in sentence: ProseRange, _ units: UnsafeBufferPointer<UInt16>) -> [FormulaGloss]
  {
    func ends(_ unit: UInt16) -> Bool {
      PairedMark.opened(by: unit) != nil || PairedMark.closed(by: unit) != nil || unit.endsClause || unit.endsSentence
        || unit == 0x3001
    }
    var lower = plus
    while lower > sentence.lower, !ends(units[lower - 1]), plus - lower < 16 { lower -= 1 }
    var glosses: [FormulaGloss] = []
    var start = lower
    var at = lower
    while at <= sentence.upper, glosses.count < 9 {
      guard at == sentence.upper || ends(units[at]) || NumberedFormula.isPlus(units[at]) else {
        at += 1
        continue
      }
      let item = ProseRange(start, at)
      let count = Self.number(in: item, units)
      let isWrittenOut = count.map { $0.range.lower == start && $0.range.upper < at } ?? false
      glosses.append(FormulaGloss(named: nil, range: item, count: isWrittenOut ? count : nil))
      guard at < sentence.upper, NumberedFormula.isPlus(units[at]) else { break }
      start = at + 1
      at += 1
    }
    return glosses
  }

  /// How far from a formula the same is looked for written out, in units.
  private static let writtenOutReach = 120

  /// The clauses of `region` that open with a number: 3个主导产业为甲、乙，2个补充产业为丙、丁.
  private func clauseGlosses(in region: ProseRange, anywhere: Bool = false) -> [FormulaGloss] {
    draft.prose.units.withUnsafeBufferPointer { units in
      var clauses: [ProseRange] = []
      var lower: Int?
      for item in ListItems(region, in: units).items {
        lower = lower ?? item.range.lower
        guard let start = lower, item.separator != .enumeration, item.separator != .adjacency else { continue }
        clauses.append(ProseRange(start, item.range.upper))
        lower = nil
      }
      return clauses.map { clause in
        let count = Self.number(in: clause, units)
        return FormulaGloss(
          named: nil, range: clause, count: anywhere || count?.range.lower == clause.lower ? count : nil)
      }
    }
  }

  /// The clauses of `region` that end in what they count: 紧扣创建三级医院这一个目标，抓住人才、技术两个关键. Empty where fewer do
  /// than the formula has numbers.
  private func closingGlosses(in region: ProseRange, of formula: NumberedFormula) -> [FormulaGloss] {
    let glosses = clauseGlosses(in: region, anywhere: true).prefix(formula.terms.count)
    return draft.prose.units.withUnsafeBufferPointer { units in
      glosses.map { gloss in
        let start = max(gloss.range.lower, gloss.range.upper - Self.closingReach)
        let last = (start..<gloss.range.upper - 1).last {
          Self.measured.contains(units[$0 + 1]) && (units[$0].isChineseOrdinalDigit || units[$0] == 0x4E24)
        }
        let count = last.flatMap { Self.number(in: ProseRange($0, gloss.range.upper), units) }
        return FormulaGloss(named: nil, range: gloss.range, count: count)
      }
    }
  }

  /// How many units before the end of a clause its count may stand.
  private static let closingReach = 6

  /// The items of `region` with the first number of each. A conjunction in the last parts it where items are lacking.
  private func itemGlosses(in region: ProseRange, of formula: NumberedFormula) -> [FormulaGloss] {
    draft.prose.units.withUnsafeBufferPointer { units in
      var listed = ListItems(region, in: units).items.prefix(formula.terms.count + 1)
      // Behind a comma the sentence goes on: ，力争到2027年产值突破千亿元.
      if listed.count > formula.terms.count, listed[formula.terms.count - 1].separator == .comma { listed.removeLast() }
      var items = listed.map(\.range)
      if items.count == formula.terms.count - 1, let last = items.last,
        let conjunction = MemberCount(units: units).conjunction(in: last)
      {
        items[items.count - 1] = ProseRange(last.lower, conjunction)
        items.append(ProseRange(conjunction + 1, last.upper))
      }
      return items.map { FormulaGloss(named: nil, range: $0, count: Self.number(in: $0, units)) }
    }
  }

  /// “3”指三级联动, “2”支队伍抓帮扶: quotations of one number each, with a verb of definition or a measure word behind, in the
  /// rest of the paragraph up to the next formula.
  private func namedGlosses(of formula: NumberedFormula) -> [FormulaGloss] {
    guard let paragraph = draft.paragraph(at: formula.range.lower) else { return [] }
    var limit = paragraph.range.upper
    let number = draft.formulas.lastIndex(notAfter: formula.range.lower, key: { $0.range.lower }) ?? 0
    if number + 1 < draft.formulas.count, draft.formulas[number + 1].range.lower < limit,
      draft.formulas[number + 1].terms.count > 2
    {
      limit = draft.formulas[number + 1].range.lower
    }
    return draft.prose.units.withUnsafeBufferPointer { units in
      var glosses: [FormulaGloss] = []
      var next = (draft.quotations.lastIndex(notAfter: formula.range.upper, key: { $0.range.lower }) ?? -1) + 1
      let end = min(limit, formula.range.upper + Self.headReach)
      while next < draft.quotations.count, draft.quotations[next].range.upper <= end {
        let quotation = draft.quotations[next]
        next += 1
        guard quotation.pair == .double, quotation.inner.count <= 2,
          let term = Self.number(in: quotation.inner, units), term.range.lower == quotation.inner.lower
        else { continue }
        let verb = Definition.verb(at: quotation.range.upper, limit: limit, in: units)
        let isMeasured =
          quotation.range.upper < limit && Self.measured.contains(units[quotation.range.upper])
          && term.range.upper == quotation.inner.upper
        guard let start = verb?.end ?? (isMeasured ? quotation.range.upper : nil) else { continue }
        var end = start
        while end < limit, units[end] != 0x201C || !isNumberQuoted(end, units), !units[end].endsSentence,
          units[end] != 0xFF1B
        {
          end += 1
        }
        while end > start, units[end - 1].endsClause { end -= 1 }
        let range = ProseRange(start, end)
        glosses.append(FormulaGloss(named: term, range: range, count: Self.number(in: range, units)))
      }
      return glosses
    }
  }

  /// “3个严格”…“1个计划”…“3项教育”…: quoted counts at the heads of the sentences that follow a digit string, as many as
  /// it has digits; empty otherwise, for a string without a gloss may mean anything.
  private func heads(of formula: NumberedFormula) -> [FormulaGloss] {
    guard formula.range != formula.quotedRange,
      var next = draft.quotations.lastIndex(notAfter: formula.quotedRange.lower, key: { $0.range.lower })
    else { return [] }
    return draft.prose.units.withUnsafeBufferPointer { units in
      var glosses: [FormulaGloss] = []
      next += 1
      while next < draft.quotations.count, glosses.count <= formula.terms.count,
        draft.quotations[next].range.lower - formula.range.upper < Self.headReach
      {
        let quotation = draft.quotations[next]
        next += 1
        guard quotation.pair == .double, quotation.inner.count >= 3, opensSentence(quotation.range.lower, units),
          let count = Self.number(in: quotation.inner, units), count.range.lower == quotation.inner.lower,
          units[count.range.lower].isASCIIDigit, units[count.range.upper].isHan
        else { continue }
        glosses.append(FormulaGloss(named: nil, range: quotation.inner, count: count))
      }
      return glosses.count == formula.terms.count ? glosses : []
    }
  }

  /// How far the heads that carry a digit string out are looked for, in units.
  private static let headReach = 2_500

  private func opensSentence(_ index: Int, _ units: UnsafeBufferPointer<UInt16>) -> Bool {
    index == 0 || units[index - 1] == .paragraphEnd || units[index - 1].endsSentence
  }

  /// Whether a quoted number follows at `index`: the next gloss.
  private func isNumberQuoted(_ index: Int, _ units: UnsafeBufferPointer<UInt16>) -> Bool {
    index + 2 < units.count && (units[index + 1].isASCIIDigit || units[index + 1] == 0x4E)
      && (units[index + 2] == 0x201D || (index + 3 < units.count && units[index + 3] == 0x201D))
  }

  /// The first whole number in `range`: 3个, 三级, 两项, N.
  private static func number(in range: ProseRange, _ units: UnsafeBufferPointer<UInt16>) -> NumberedFormula.Term? {
    var at = range.lower
    var depth = 0
    while at < range.upper {
      // The numerals of other slogans count nothing here: 统筹“五位一体”.
      if units[at] == 0x201C { depth += 1 }
      if units[at] == 0x201D { depth -= 1 }
      guard depth <= 0 else {
        at += 1
        continue
      }
      // 若干 stands for N.
      let isSome = units[at] == 0x82E5 && at + 1 < range.upper && units[at + 1] == 0x5E72
      if isSome || units[at] == 0x4E || units[at] == 0xFF2E {
        return NumberedFormula.Term(count: nil, range: ProseRange(at, at + 1))
      }
      if Numeral.canBegin(units[at]), let (numeral, end) = Numeral.scan(units, from: at), end <= range.upper {
        // 一 is in too many words to count things unless a measure follows.
        let counts = units[at] != 0x4E00 || end - at > 1 || (end < range.upper && measured.contains(units[end]))
        if counts, numeral.kind == .number, numeral.approximation == .exact, let value = numeral.value.int {
          return NumberedFormula.Term(count: value, range: ProseRange(at, end))
        }
        at = end
      } else {
        at += 1
      }
    }
    return nil
  }

  private static let measured = UnitSet("个项支张套条家所座处级类种大名位块片道件份本批")
}
