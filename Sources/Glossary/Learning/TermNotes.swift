import Drafting
import ProseText

/// The section of notes on terms that ends many reports: a heading 名词解释, then a number, the term and ：, and what it
/// means on the same line or in the paragraphs up to the next number.
enum TermNotes {
  /// One note.
  struct Entry {
    /// The term without quotation marks; with the noun around it where it has one: “四上”企业 is 四上.
    let form: ProseRange
    /// The slogan that the term is, or nil.
    let slogan: Slogan?
    /// What it means, without 指 before it and the end mark after it, at most 200 units.
    let text: String
    /// The members, where the meaning begins with a list of as many as the numeral of the slogan says.
    let members: [String]?
  }

  /// How many units of a note are kept.
  private static let longest = 200

  /// The notes of `draft` in order.
  static func entries(of draft: Draft, _ units: UnsafeBufferPointer<UInt16>) -> [Entry] {
    let paragraphs = draft.prose.paragraphs
    guard let start = paragraphs.firstIndex(where: { isTitle($0.range, units) }) else { return [] }
    var entries: [Entry] = []
    var at = start + 1
    while at < paragraphs.count {
      guard let head = head(paragraphs[at].range, units) else {
        at += 1
        continue
      }
      at += 1
      var body = head.rest
      if body.isEmpty, at < paragraphs.count, self.head(paragraphs[at].range, units) == nil {
        body = paragraphs[at].range
        at += 1
      }
      if let entry = entry(head.term, body, draft, units) { entries.append(entry) }
    }
    return entries
  }

  private static let titles = ["名词解释", "名词注释", "名词说明", "名词术语解释", "有关名词", "注释", "用语解释", "专有名词"]
    .map { Array($0.utf16) }

  /// Whether a paragraph is the heading of the section: one of its words, with at most eight other characters.
  private static func isTitle(_ range: ProseRange, _ units: UnsafeBufferPointer<UInt16>) -> Bool {
    guard (2...14).contains(range.count) else { return false }
    return titles.contains { word in
      guard range.count >= word.count, word.count > 2 || range.count <= 6 else { return false }
      return (range.lower...(range.upper - word.count)).contains { at in
        word.indices.allSatisfy { units[at + $0] == word[$0] }
      }
    }
  }

  /// The number, term and ： that begin a note, and what stands behind them in the paragraph; nil for others.
  private static func head(
    _ range: ProseRange, _ units: UnsafeBufferPointer<UInt16>
  ) -> (term: ProseRange, rest: ProseRange)? {
    var at = range.lower
    while at < range.upper, units[at].isBlank { at += 1 }
    let isBracketed = at < range.upper && (units[at] == 0xFF08 || units[at] == 0x5B || units[at] == 0x3010)
    if isBracketed { at += 1 }
    let digits = at
    while at < range.upper, units[at].isASCIIDigit || units[at].isFullWidthDigit || units[at].isChineseOrdinalDigit {
      at += 1
    }
    let isCircled = at < range.upper && at == digits && (0x2460...0x2473).contains(units[at])
    if isCircled { at += 1 }
    guard at > digits, at - digits <= 3 else { return nil }
    while at < range.upper, [0x2E, 0xFF0E, 0x3001, 0xFF09, 0x5D, 0x3011, 0x20, 0x3000].contains(units[at]) { at += 1 }
    guard at < range.upper else { return nil }
    var colon = at
    while colon < range.upper, colon - at <= 30, units[colon] != 0xFF1A, units[colon] != 0x3A {
      if units[colon].endsSentence { return nil }
      colon += 1
    }
    guard colon < range.upper, colon > at + 1, colon - at <= 30 else { return nil }
    return (ProseRange(at, colon), ProseRange(colon + 1, range.upper))
  }

  private static func entry(
    _ head: ProseRange, _ body: ProseRange, _ draft: Draft, _ units: UnsafeBufferPointer<UInt16>
  ) -> Entry? {
    let quotation = draft.quotations.lastIndex(notAfter: head.upper, key: { $0.range.lower })
      .map { draft.quotations[$0] }.flatMap { $0.pair.quotes && head.contains($0.range) ? $0 : nil }
    let form = quotation?.inner ?? head
    guard (2...TermShape.longestTitle).contains(form.count) else { return nil }
    let slogan = draft.slogans.lastIndex(notAfter: form.lower, key: { $0.range.lower }).map { draft.slogans[$0] }
      .flatMap { $0.form == form ? $0 : nil }
    let meaning = meaning(body, units)
    guard meaning.count >= 2 else { return nil }
    let end = min(meaning.upper, meaning.lower + longest)
    return Entry(
      form: form, slogan: slogan, text: String(decoding: units[meaning.lower..<end], as: UTF16.self),
      members: slogan.flatMap { members(of: $0, meaning, units) })
  }

  private static let verbs = ["是指", "指的是", "主要是指", "即指", "主要指", "指", "即", "是", "包括"].map { Array($0.utf16) }

  /// `body` without the verb that it begins with and the mark that ends it.
  private static func meaning(_ body: ProseRange, _ units: UnsafeBufferPointer<UInt16>) -> ProseRange {
    var lower = body.lower
    while lower < body.upper, units[lower].isBlank { lower += 1 }
    if let verb = verbs.first(where: { verb in
      lower + verb.count < body.upper && verb.indices.allSatisfy { units[lower + $0] == verb[$0] }
    }), verb != Array("是".utf16) {
      lower += verb.count
    }
    var upper = body.upper
    while upper > lower, units[upper - 1].endsSentence || units[upper - 1].isBlank { upper -= 1 }
    return ProseRange(lower, upper)
  }

  /// The members that the first sentence of `meaning` begins with, or that stand behind 包括： in it. A list ends at the
  /// first clause that is built otherwise: …，旨在….
  private static func members(
    of slogan: Slogan, _ meaning: ProseRange, _ units: UnsafeBufferPointer<UInt16>
  ) -> [String]? {
    let end = (meaning.lower..<meaning.upper).first { units[$0].endsSentence } ?? meaning.upper
    var start = meaning.lower
    let includes = Array("包括".utf16)
    if let at = (start..<max(start, end - 2)).first(where: { at in
      includes.indices.allSatisfy { units[at + $0] == includes[$0] }
    }) {
      start = at + 2
      while start < end, units[start] == 0xFF1A || units[start] == 0x3A { start += 1 }
    }
    let items = ListItems(ProseRange(start, end), in: units).items
    let promised = slogan.parts.map(\.count).reduce(0, +)
    let byEnumeration = items.firstIndex { $0.separator != .enumeration }.map { Array(items[...$0]) } ?? items
    for list in [byEnumeration, items] {
      if let members = MemberTexts.members(list.map(\.range), promised: promised, .after, units) {
        return members
      }
    }
    return nil
  }
}
