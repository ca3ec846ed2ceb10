import Numerals
package import ProseText

/// A formula of digits whose parts are named: 1+3+N, 1＋4, or a digit string in quotation marks, “324”.
package struct NumberedFormula: Hashable, Sendable {
  /// One number of a formula.
  package struct Term: Hashable, Sendable {
    /// What it counts; nil for N.
    package let count: Int?
    /// Where it stands.
    package let range: ProseRange
  }

  /// The formula without quotation marks.
  package let range: ProseRange
  /// The formula with its quotation marks where it has some.
  package let quotedRange: ProseRange
  /// Its numbers in order, two at least.
  package let terms: [Term]

  /// Terms of a formula at most.
  private static let most = 8

  /// The sum formula at `index`, which begins with a digit or N; nil when none is there.
  static func sum(at index: Int, limit: Int, in units: UnsafeBufferPointer<UInt16>) -> NumberedFormula? {
    var terms: [Term] = []
    var at = index
    // More terms than any formula has are none: the chain must not be read anew from each of them.
    while terms.count <= most, let term = term(at: at, limit, units) {
      terms.append(term)
      at = term.range.upper
      guard at < limit, isPlus(units[at]) else { break }
      at += 1
    }
    guard (2...most).contains(terms.count), let last = terms.last, last.range.upper == at else { return nil }
    // 党建+, 3+人 and the like go on in words.
    if index > 0, isPlus(units[index - 1]) { return nil }
    let range = ProseRange(index, at)
    return NumberedFormula(range: range, quotedRange: quoted(range, limit, units), terms: terms)
  }

  /// The digit string that stands alone in `quotation`: two to five digits, Arabic or Chinese, of which none is 0.
  static func digits(in quotation: Quotation, _ units: UnsafeBufferPointer<UInt16>) -> NumberedFormula? {
    guard quotation.pair == .double, (2...5).contains(quotation.inner.count) else { return nil }
    var terms: [Term] = []
    for at in quotation.inner.lower..<quotation.inner.upper {
      guard let digit = digit(units[at]) ?? chineseDigit(units[at]), digit > 0 else { return nil }
      terms.append(Term(count: digit, range: ProseRange(at, at + 1)))
    }
    return NumberedFormula(range: quotation.inner, quotedRange: quotation.range, terms: terms)
  }

  private static func term(at index: Int, _ limit: Int, _ units: UnsafeBufferPointer<UInt16>) -> Term? {
    guard index < limit else { return nil }
    if units[index] == 0x4E || units[index] == 0x6E || units[index] == 0xFF2E || units[index] == 0x58 {
      return Term(count: nil, range: ProseRange(index, index + 1))
    }
    var at = index
    var value = 0
    while at < limit, at - index < 3, let digit = digit(units[at]) {
      value = value * 10 + digit
      at += 1
    }
    return at > index ? Term(count: value, range: ProseRange(index, at)) : nil
  }

  private static func chineseDigit(_ unit: UInt16) -> Int? {
    guard unit.isChineseOrdinalDigit, unit != 0x5341 else { return nil }
    return ChineseNumeral.smallValue(unit: unit)
  }

  private static func digit(_ unit: UInt16) -> Int? {
    unit.isASCIIDigit ? Int(unit) - 0x30 : unit.isFullWidthDigit ? Int(unit) - 0xFF10 : nil
  }

  private static func isPlus(_ unit: UInt16) -> Bool { unit == 0x2B || unit == 0xFF0B }

  private static func quoted(_ range: ProseRange, _ limit: Int, _ units: UnsafeBufferPointer<UInt16>) -> ProseRange {
    let isQuoted =
      range.lower > 0 && units[range.lower - 1] == 0x201C && range.upper < limit
      && units[range.upper] == 0x201D
    return isQuoted ? ProseRange(range.lower - 1, range.upper + 1) : range
  }
}

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
    if let region = definition(after: formula.quotedRange) {
      let glosses = itemGlosses(in: region, of: formula)
      // Behind a comma the sentence may go on without numbers.
      let end = (glosses.lastIndex { $0.count != nil } ?? -1) + 1
      return Array(glosses[..<max(end, min(glosses.count, 1))])
    }
    let heads = heads(of: formula)
    guard heads.isEmpty, let region = clauses(after: formula.quotedRange) else { return heads }
    // What nothing introduces explains the formula only if it names as many numbers, and all but one agree.
    // Of two numbers both clauses must open with one: 1名领导联系3个项目，解决问题147个 explains nothing.
    let readings = [formula.terms.count > 2 ? itemGlosses(in: region, of: formula) : [], clauseGlosses(in: region)]
    return readings.lazy
      .map { Array($0.prefix { $0.count != nil }) }
      .first { glosses in
        let agreeing = zip(formula.terms, glosses).count { $0.count == $1.count?.count }
        return glosses.count == formula.terms.count && agreeing >= formula.terms.count - 1
      } ?? []
  }

  /// The clauses of `region` that open with a number: 3个主导产业为甲、乙，2个补充产业为丙、丁.
  private func clauseGlosses(in region: ProseRange) -> [FormulaGloss] {
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
        return FormulaGloss(named: nil, range: clause, count: count?.range.lower == clause.lower ? count : nil)
      }
    }
  }

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

  /// “3”指三级联动: quotations of one number each, with a verb of definition behind, in the sentence of the formula.
  private func namedGlosses(of formula: NumberedFormula) -> [FormulaGloss] {
    guard let sentence = draft.sentence(at: formula.range.lower) else { return [] }
    return draft.prose.units.withUnsafeBufferPointer { units in
      var glosses: [FormulaGloss] = []
      var next = (draft.quotations.lastIndex(notAfter: formula.range.upper, key: { $0.range.lower }) ?? -1) + 1
      let end = min(sentence.range.upper, formula.range.upper + Self.headReach)
      while next < draft.quotations.count, draft.quotations[next].range.upper <= end {
        let quotation = draft.quotations[next]
        next += 1
        guard quotation.pair == .double, quotation.inner.count <= 2,
          let verb = Definition.verb(at: quotation.range.upper, limit: sentence.range.upper, in: units),
          let term = Self.number(in: quotation.inner, units), term.range.lower == quotation.inner.lower
        else { continue }
        var end = verb.end
        while end < sentence.range.upper, units[end] != 0x201C || !isNumberQuoted(end, units), !units[end].endsSentence,
          units[end] != 0xFF1B
        {
          end += 1
        }
        let range = ProseRange(verb.end, end)
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

  private static let measured = Set("个项支张套条家所座处级类种大名位块片道件份本批".utf16)
}
