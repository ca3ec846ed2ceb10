package import Drafting
import ProseText

/// Finds what one document says of terms by its marks and words.
///
/// The sources are those that proved good, best first: sections of notes on terms (名词解释), definitions in running text
/// (即, 是指, brackets that list), abbreviations that are introduced (以下简称), titles in 《》, quotations.
package struct EvidenceFinder {
  private let draft: Draft
  private let document: Int
  private let finder: MemberFinder
  private var following: FollowingItems
  /// What the draft lists in front of numerals that count parties or levels.
  private var listedCounts: [String: [String]] = [:]
  private var found: [String: TermEvidence] = [:]

  /// The evidence of `draft`, which is number `document` of its corpus, by form.
  package static func evidence(in draft: Draft, document: Int) -> [String: TermEvidence] {
    var finder = EvidenceFinder(draft: draft, document: document)
    draft.prose.units.withUnsafeBufferPointer { units in
      finder.listedCounts = finder.readListedCounts(units)
      finder.readQuotations(units)
      finder.readCountedQuotations(units)
      finder.readCountedPhrases(units)
      finder.readFormulas(units)
      finder.readPairs(units)
      finder.readAbbreviations(units)
      finder.readNotes(units)
    }
    return finder.found.mapValues { evidence in
      var evidence = evidence
      evidence.documents = 1
      evidence.kinds = evidence.kinds.mapValues { _ in 1 }
      evidence.memberLists = evidence.memberLists.mapValues { _ in 1 }
      evidence.shortForms = evidence.shortForms.mapValues { _ in 1 }
      return evidence
    }
  }

  private init(draft: Draft, document: Int) {
    self.draft = draft
    self.document = document
    finder = MemberFinder(draft)
    following = FollowingItems(draft)
  }

  private func text(_ range: ProseRange) -> String {
    String(decoding: draft.prose.units[range.lower..<range.upper], as: UTF16.self)
  }

  // MARK: Quotations and titles

  private mutating func readQuotations(_ units: UnsafeBufferPointer<UInt16>) {
    var slogans = draft.slogans[...]
    for quotation in draft.quotations {
      while let slogan = slogans.first, slogan.range.upper <= quotation.range.lower { slogans.removeFirst() }
      if quotation.pair == .title {
        guard (2...TermShape.longestTitle).contains(quotation.inner.count),
          quotation.inner.lower < quotation.inner.upper
        else { continue }
        let title = text(quotation.inner)
        guard !title.contains(where: { $0 == "《" || $0 == "\n" }), !TermShape.isGeneric(title: title) else { continue }
        note(title, TermShape.kind(ofTitle: title))
      } else if quotation.pair.quotes, TermShape.isTerm(quotation.inner, in: units) {
        // A bracket of a title or a bracket may hold the quotation; it counts all the same.
        let slogan = slogans.first { $0.form == quotation.inner }
        readQuotation(quotation, slogan, units)
      }
    }
  }

  private mutating func readQuotation(
    _ quotation: Quotation, _ slogan: Slogan?, _ units: UnsafeBufferPointer<UInt16>
  ) {
    let form = text(quotation.inner)
    let kind: GlossaryEntry.Kind? =
      slogan != nil ? .slogan : TermShape.kind(byHead: units, at: quotation.range.upper) ?? TermShape.kind(of: form)
    note(form, kind)
    if let slogan {
      for members in members(of: slogan, units) { found[form]?.memberLists[members] = 1 }
    }
    if let pair = PairedThings.pair(in: quotation.inner, units) {
      found[form]?.kinds[.slogan] = 1
      found[form]?.memberLists[pair] = 1
    }
    if let definition = definition(after: quotation.range, units) {
      take(TermEvidence.Note(document: document, text: definition, isFormal: false), for: form)
    }
  }

  /// The lists of members of `slogan`: what is listed near it, the two things of which it says that they are together or
  /// reach it, or the paragraphs that carry it out; and what the draft lists in front of its numeral elsewhere.
  private mutating func members(of slogan: Slogan, _ units: UnsafeBufferPointer<UInt16>) -> [[String]] {
    var lists: [[String]] = []
    if let list = finder.members(of: slogan), let members = MemberTexts.members(of: slogan.parts, list, units) {
      lists.append(members)
    } else if let pair = PairedThings.pair(of: slogan, in: draft, units) {
      lists.append(pair)
    } else if slogan.parts.count == 1, let items = following.items(behind: slogan.range.upper),
      let members = MemberTexts.members(items.members, promised: slogan.parts[0].count, .after, units)
    {
      lists.append(members)
    }
    if slogan.parts.count == 1, let counted = listedCounts[counter(of: slogan.parts[0])], !lists.contains(counted) {
      lists.append(counted)
    }
    return lists
  }

  /// What `part` counts with: 三方 of 三方联动.
  private func counter(of part: Slogan.Part) -> String {
    let end = part.measure.isEmpty ? part.head.lower + 1 : part.measure.upper
    return text(ProseRange(part.numeral.lower, min(end, part.head.upper)))
  }

  private mutating func note(_ form: String, _ kind: GlossaryEntry.Kind?) {
    found[form, default: TermEvidence()].marks += 1
    if let kind { found[form]?.kinds[kind] = 1 }
  }

  private mutating func take(_ note: TermEvidence.Note, for form: String) {
    var evidence = TermEvidence()
    evidence.note = note
    found[form, default: TermEvidence()].merge(evidence)
  }

  /// What 即, 是指 or 指 right after `range` introduces, to the end of its sentence or bracket; nil where nothing does,
  /// or where it is too long to be a definition.
  private func definition(after range: ProseRange, _ units: UnsafeBufferPointer<UInt16>) -> String? {
    var at = range.upper
    if at < units.count, units[at] == 0xFF08 || units[at] == 0x28 || units[at] == 0xFF0C { at += 1 }
    let verb = Self.verbs.first { verb in
      at + verb.count <= units.count && verb.indices.allSatisfy { units[at + $0] == verb[$0] }
    }
    guard verb != nil, let region = finder.definition(after: range), (2...120).contains(region.count) else {
      return nil
    }
    return text(region)
  }

  private static let verbs = ["就是指", "是指", "即指", "意指", "指的是", "即", "指"].map { Array($0.utf16) }

  // MARK: Counted phrases

  /// Slogans whose numeral stands before the quotation: 三个“一”.
  private mutating func readCountedQuotations(_ units: UnsafeBufferPointer<UInt16>) {
    for slogan in draft.slogans where slogan.form == slogan.range {
      guard let list = finder.members(of: slogan),
        let members = MemberTexts.members(of: slogan.parts, list, units)
      else { continue }
      let form = text(slogan.form)
      note(form, .slogan)
      found[form]?.memberLists[members] = 1
    }
  }

  /// Slogans that stand without marks, with a list right before or behind them: 甲、乙、丙三级联动机制. A noun of less than
  /// four characters says too little to be a name: 三个方面.
  private mutating func readCountedPhrases(_ units: UnsafeBufferPointer<UInt16>) {
    for phrase in draft.countedPhrases {
      guard let end = nounEnd(phrase, units), let members = members(of: phrase, units) else { continue }
      let form = text(ProseRange(phrase.part.numeral.lower, end))
      found[form, default: TermEvidence()].kinds[.slogan] = 1
      found[form]?.memberLists[members] = 1
    }
  }

  private mutating func members(of phrase: CountedPhrase, _ units: UnsafeBufferPointer<UInt16>) -> [String]? {
    if let list = finder.listBefore(phrase) ?? finder.listAfter(phrase) {
      return MemberTexts.members(of: [phrase.part], list, units)
    }
    // 八个方面工作, 七项重点工作: what follows is a report of work, and no set with a name.
    guard phrase.part.measure.count == 1, !Self.workNouns.contains(where: { ends(phrase, with: $0, units) }),
      let items = following.items(of: phrase)
    else { return nil }
    return MemberTexts.members(items.members, promised: phrase.part.count, .after, units)
  }

  private func ends(_ phrase: CountedPhrase, with word: [UInt16], _ units: UnsafeBufferPointer<UInt16>) -> Bool {
    guard let end = nounEnd(phrase, units), end - word.count >= phrase.part.head.lower else { return false }
    return word.indices.allSatisfy { units[end - word.count + $0] == word[$0] }
  }

  private static let workNouns = ["工作", "任务", "目标", "措施", "举措", "领域", "服务"].map { Array($0.utf16) }

  /// Lists in front of numerals that count parties or levels (社区、物业、业主三方), by numeral and measure; of two different
  /// lists none.
  private func readListedCounts(_ units: UnsafeBufferPointer<UInt16>) -> [String: [String]] {
    var lists: [String: Set<[String]>] = [:]
    for phrase in draft.countedPhrases where phrase.part.measure.count == 1 {
      guard Self.counters.contains(units[phrase.part.measure.lower]), let list = finder.listBefore(phrase),
        let members = MemberTexts.members(of: [phrase.part], list, units)
      else { continue }
      lists[text(ProseRange(phrase.part.numeral.lower, phrase.part.measure.upper)), default: []].insert(members)
    }
    return lists.compactMapValues { $0.count == 1 ? $0.first : nil }
  }

  /// 方 级
  private static let counters: Set<UInt16> = [0x65B9, 0x7EA7]

  /// The end of the noun that `phrase` counts: of what stands behind the measure the part up to the last noun for a set.
  private func nounEnd(_ phrase: CountedPhrase, _ units: UnsafeBufferPointer<UInt16>) -> Int? {
    let head = phrase.part.head
    guard head.count >= 2 else { return nil }
    for at in (head.lower..<head.upper - 1).reversed() {
      let pair = UInt32(units[at]) << 16 | UInt32(units[at + 1])
      if Self.setNouns.contains(pair) {
        // Two dashes set a name off from what it stands for: 甲、乙、丙——三乡工程.
        let start = phrase.part.numeral.lower
        let isSetOff = start > 1 && units[start - 1] == 0x2014 && units[start - 2] == 0x2014
        return at + 2 - head.lower >= 4 || phrase.isBare || isSetOff ? at + 2 : nil
      }
    }
    return nil
  }

  private static let setNouns = Set(
    [
      "机制", "平台", "体系", "队伍", "模式", "工程", "计划", "行动", "制度", "领域", "工作", "条件", "原则", "方法", "任务", "能力", "目标",
      "措施", "载体", "阵地", "中心", "基地", "服务", "理念", "战略", "格局", "防线", "举措", "功能", "集群", "产业", "清单", "课堂",
    ].map { word in word.utf16.reduce(UInt32(0)) { $0 << 16 | UInt32($1) } })

  // MARK: Formulas and pairs

  /// Formulas of digits whose parts are named, one for each digit and with its number: “313”, 1+3+N.
  private mutating func readFormulas(_ units: UnsafeBufferPointer<UInt16>) {
    for formula in draft.formulas {
      let glosses = finder.glosses(of: formula)
      guard glosses.count == formula.terms.count,
        zip(formula.terms, glosses).allSatisfy({ term, gloss in gloss.count.map { $0.count == term.count } ?? false }),
        let members = MemberTexts.members(
          glosses.map { clause(of: $0, units) }, promised: glosses.count, .after, units)
      else { continue }
      let form = text(formula.range)
      note(form, .slogan)
      found[form]?.memberLists[members] = 1
    }
  }

  /// What a gloss says: itself, or the clause that it is the head of, “3个严格”把好入口关.
  private func clause(of gloss: FormulaGloss, _ units: UnsafeBufferPointer<UInt16>) -> ProseRange {
    guard gloss.named == nil, gloss.range.lower > 0, units[gloss.range.lower - 1] == 0x201C,
      let sentence = draft.sentence(at: gloss.range.lower), sentence.range.lower == gloss.range.lower - 1,
      let end = (gloss.range.upper..<sentence.range.upper).first(where: {
        units[$0].endsClause || units[$0].endsSentence
      })
    else { return gloss.range }
    return ProseRange(gloss.range.lower - 1, end)
  }

  /// What two things reach or are together, outside quotation marks: 夺取甲和乙的双胜利.
  private mutating func readPairs(_ units: UnsafeBufferPointer<UInt16>) {
    for (name, members) in PairedThings.unquoted(in: draft, units) {
      let form = text(name)
      found[form, default: TermEvidence()].kinds[.slogan] = 1
      found[form]?.memberLists[members] = 1
    }
  }

  // MARK: Abbreviations

  /// 甲乙丙委员会（以下简称“甲委”）, “甲乙丙”（简称“甲”）.
  private mutating func readAbbreviations(_ units: UnsafeBufferPointer<UInt16>) {
    for quotation in draft.quotations where quotation.pair == .bracket && (4...40).contains(quotation.inner.count) {
      let inner = quotation.inner
      guard let mark = Self.abbreviationMarks.first(where: { starts(inner, with: $0, units) }) else { continue }
      var short = ProseRange(inner.lower + mark.count, inner.upper)
      while !short.isEmpty, isMark(units[short.lower]) { short = ProseRange(short.lower + 1, short.upper) }
      while !short.isEmpty, isMark(units[short.upper - 1]) { short = ProseRange(short.lower, short.upper - 1) }
      guard (2...12).contains(short.count), (short.lower..<short.upper).allSatisfy({ units[$0].isWordUnit }),
        let full = fullForm(before: quotation.range.lower, short: short, units)
      else { continue }
      let form = text(full)
      let abbreviation = text(short)
      note(form, TermShape.kind(of: form))
      found[form]?.shortForms[abbreviation] = 1
    }
  }

  private func starts(_ range: ProseRange, with word: [UInt16], _ units: UnsafeBufferPointer<UInt16>) -> Bool {
    range.count > word.count && word.indices.allSatisfy { units[range.lower + $0] == word[$0] }
  }

  private func isMark(_ unit: UInt16) -> Bool {
    PairedMark.opened(by: unit) != nil || PairedMark.closed(by: unit) != nil || unit == 0x22 || unit.endsClause
      || unit.isBlank
  }

  private static let abbreviationMarks = ["以下简称", "下称", "简称", "以下统称"].map { Array($0.utf16) }

  /// The full form that ends at `end`: the quotation or title there, or the longest run of words whose characters hold
  /// those of the short form in order, begun at the first of them.
  private func fullForm(before end: Int, short: ProseRange, _ units: UnsafeBufferPointer<UInt16>) -> ProseRange? {
    guard end > 0 else { return nil }
    if let pair = PairedMark.closed(by: units[end - 1]), pair.quotes || pair == .title {
      var open = end - 2
      while open > 0, end - open < TermShape.longestTitle, PairedMark.opened(by: units[open]) != pair { open -= 1 }
      return PairedMark.opened(by: units[open]) == pair && end - open > 3 ? ProseRange(open + 1, end - 1) : nil
    }
    var lower = end
    while lower > 0, end - lower < 30, units[lower - 1].isWordUnit { lower -= 1 }
    // From the right, so that the words of the sentence before the name are left out.
    var at = end - 1
    var wanted = short.upper - 1
    while at >= lower, wanted >= short.lower {
      if units[at] == units[wanted] { wanted -= 1 }
      at -= 1
    }
    guard wanted < short.lower, end - (at + 1) >= short.count + 2 else { return nil }
    return ProseRange(at + 1, end)
  }

  // MARK: Notes on terms

  private mutating func readNotes(_ units: UnsafeBufferPointer<UInt16>) {
    for entry in TermNotes.entries(of: draft, units) {
      let form = text(entry.form)
      note(form, entry.slogan != nil ? .slogan : TermShape.kind(of: form))
      take(TermEvidence.Note(document: document, text: entry.text, isFormal: true), for: form)
      if let members = entry.members { found[form]?.memberLists[members] = 1 }
    }
  }
}
