package import Drafting
package import Glossary
import ProseText

/// Short names that are introduced by 以下简称: twice, too late, or in vain.
package struct Abbreviation: Rule {
  package static let description = RuleDescription(
    id: "abbreviation",
    group: .terms,
    name: Bilingual("简称使用有误", "Abbreviations"),
    explanation: Bilingual(
      """
      “以下简称”定义了两次，简称在定义之前就用了，或定义后从不使用、仍写全称。定义之后又偶尔写全称，或定义了没有再用，只作提示。“甲方”“中心”一类的通称不查先后。
      """,
      """
      A short name that is defined twice, used before it is defined, or defined and then passed over for the full name. The \
      full name once more beside the short one, or a short name that is not used at all, is a hint only.
      """),
    source: "practice",
    kinds: [
      RuleDescription.Kind(twice, .info), RuleDescription.Kind(early, .info), RuleDescription.Kind(ignored, .info),
      RuleDescription.Kind(fullAgain, .hint), RuleDescription.Kind(unused, .hint),
    ],
    examples: [
      .wrong("县数据管理局（以下简称“县数局”）统筹。县数据管理局⟦（以下简称“县数局”）⟧通报。县数局调度。"),
      .wrong("⟦市快办⟧会同研究。市快速响应办公室（简称“市快办”）设在应急局，市快办主任到会。"),
      .wrong("区数据管理局（以下简称“区数局”）牵头，由⟦区数据管理局⟧督办。"),
      .wrong("新区建设投资公司（以下简称新区建投）施工。新区建投进场。⟦新区建设投资公司⟧报送进度。"),
      .wrong("新区建设投资公司（以下简称⟦新区建投⟧）负责施工，年内完工。"),
      .right("县数据管理局（以下简称“县数局”）统筹，县数局调度。"),
      .right("县融媒体中心（以下简称“中心”）直播，乡镇服务中心配合，中心主播到场。"),
      .right("甲公司（简称“甲方”）与乙公司（简称“乙方”）签约，甲方出资，乙方出地。"),
    ])

  private static let twice = FindingKind("twice")
  private static let early = FindingKind("early")
  private static let ignored = FindingKind("ignored")
  private static let fullAgain = FindingKind("full-again")
  private static let unused = FindingKind("unused")

  /// The rule.
  package init() {}

  package func check(_ draft: Draft, _ glossary: Glossary) -> [Finding] {
    let definitions = draft.prose.units.withUnsafeBufferPointer { ShortName.all(in: $0) }
    guard !definitions.isEmpty else { return [] }
    let uses = FormUses(definitions.flatMap { [$0.short] + $0.fullForms }, in: draft)
    let brackets = Brackets(definitions)
    var findings: [Finding] = []
    var defined: [String: ShortName] = [:]
    var fulls: [String: ShortName] = [:]
    for definition in definitions {
      let short = draft.prose.text(definition.short)
      let full = definition.fullForms.first { uses.places(of: $0, in: draft).count > 1 }
      let fullText = full.map { draft.prose.text($0) }
      if let first = defined[short] ?? fullText.flatMap({ fulls[$0] }) {
        findings.append(
          Finding(
            Self.twice, at: draft.prose.sourceRange(of: definition.range), "简称“\(short)”重复定义：前面已经定义过",
            related: [RelatedPlace(draft.prose.sourceRange(of: first.range), "第一次定义在这里")]))
        continue
      }
      defined[short] = definition
      if let fullText { fulls[fullText] = definition }
      findings += check(definition, short, full, uses, brackets, in: draft)
    }
    return findings.sorted { $0.range < $1.range }
  }

  private func check(
    _ definition: ShortName, _ short: String, _ full: ProseRange?, _ uses: FormUses, _ brackets: Brackets,
    in draft: Draft
  ) -> [Finding] {
    let place = [RelatedPlace(draft.prose.sourceRange(of: definition.range), "定义在这里")]
    let shortPlaces = uses.places(of: definition.short, in: draft).filter { !brackets.touch($0) }
    let fullPlaces = (full.map { uses.places(of: $0, in: draft) } ?? []).filter { !brackets.touch($0) }
    // A short name may be a part of the full one, or a word of its own before it is given a narrower meaning.
    let before = shortPlaces.filter { short in
      short.upper <= definition.range.lower && !fullPlaces.contains { $0.contains(short) }
        && !(full ?? definition.longest).contains(short)
    }
    let after = shortPlaces.filter { $0.lower >= definition.range.upper }
    let fullAfter = fullPlaces.filter { $0.lower >= definition.range.upper }
    if definition.short.count >= 3, let first = before.first, !after.isEmpty || before.count == 1 {
      return [
        Finding(
          Self.early, at: draft.prose.sourceRange(of: first), "简称“\(short)”在定义之前就用了", related: place)
      ]
    }
    if let first = fullAfter.first {
      let message =
        after.isEmpty ? "前面已定义简称“\(short)”，后文却没有用，仍写全称" : "前面已定义简称“\(short)”，这里又写全称"
      return [
        Finding(
          after.isEmpty ? Self.ignored : Self.fullAgain, at: draft.prose.sourceRange(of: first), message,
          related: place, fixes: fixes(first, short, in: draft))
      ]
    }
    guard after.isEmpty, before.isEmpty else { return [] }
    return [
      Finding(Self.unused, at: draft.prose.sourceRange(of: definition.short), "定义了简称“\(short)”，后文没有用到")
    ]
  }

  private func fixes(_ range: ProseRange, _ short: String, in draft: Draft) -> [Fix] {
    draft.prose.edit(replacing: range, with: short).map {
      [Fix(title: "改用简称“\(short)”", safety: .needsJudgement, edits: EditSet($0))]
    } ?? []
  }
}

/// The brackets that define short names, asked whether a place belongs to one.
private struct Brackets {
  private let ranges: [ProseRange]

  init(_ definitions: [ShortName]) {
    ranges = definitions.map(\.range)
  }

  /// Whether the place lies in a bracket, or right before one.
  func touch(_ place: ProseRange) -> Bool {
    guard let index = ranges.lastIndex(notAfter: place.upper, key: \.lower) else { return false }
    return ranges[index].lower == place.upper || ranges[index].upper >= place.upper
  }
}

/// A short name where a draft introduces it.
struct ShortName {
  /// The bracket: （以下简称“市快办”）.
  let range: ProseRange
  /// The short name without marks.
  let short: ProseRange
  /// What may be the full name: ends of the text before the bracket, the longest first.
  let fullForms: [ProseRange]
  /// All of the text before the bracket that may belong to the name.
  let longest: ProseRange

  /// The longest and the shortest full name looked for.
  private static let lengths = 5...30
  /// The longest short name.
  private static let longestShort = 16

  /// All definitions in `units`.
  static func all(in units: UnsafeBufferPointer<UInt16>) -> [ShortName] {
    var found: [ShortName] = []
    var at = 1
    while at + 3 < units.count {
      // 简称, 下称, 统称
      if units[at + 1] == 0x79F0, units[at] == 0x7B80 || units[at] == 0x4E0B || units[at] == 0x7EDF,
        let name = read(at, in: units)
      {
        found.append(name)
        at = name.range.upper
      } else {
        at += 1
      }
    }
    return found
  }

  /// The definition whose 简称 stands at `index`: in a bracket, with 以下 before it or not.
  private static func read(_ index: Int, in units: UnsafeBufferPointer<UInt16>) -> ShortName? {
    var lower = index
    if lower >= 2, units[lower - 2] == 0x4EE5, units[lower - 1] == 0x4E0B { lower -= 2 }
    guard lower > 0, units[lower - 1] == 0xFF08 || units[lower - 1] == 0x28 else { return nil }
    lower -= 1
    var at = index + 2
    if at < units.count, units[at] == 0x4E3A || units[at] == 0xFF1A { at += 1 }
    guard at < units.count else { return nil }
    let opener = PairedMark.opened(by: units[at])
    if opener != nil { at += 1 }
    var end = at
    while end < units.count, end - at < longestShort, units[end].isWordUnit || units[end] == 0xB7 { end += 1 }
    var upper = end
    if opener != nil, upper < units.count, units[upper].closesPair { upper += 1 }
    guard end - at >= 2, upper < units.count, units[upper] == 0xFF09 || units[upper] == 0x29 else { return nil }
    let short = ProseRange(at, end)
    var start = lower
    if start > 0, units[start - 1] == 0x300B {
      // A title is its own full name.
      var title = start - 1
      while title > 0, start - title < 60, units[title] != 0x300A { title -= 1 }
      let full = ProseRange(title + 1, start - 1)
      return ShortName(range: ProseRange(lower, upper + 1), short: short, fullForms: [full], longest: full)
    }
    while start > 0, lower - start < lengths.upperBound, units[start - 1].isWordUnit { start -= 1 }
    let longest = ProseRange(start, lower)
    let least = max(lengths.lowerBound, short.count + 2)
    let lengths = longest.count >= least ? Array(stride(from: longest.count, through: least, by: -1)) : []
    let forms = lengths.map { ProseRange(lower - $0, lower) }.filter { Self.abbreviates(short, $0, in: units) }
    return ShortName(range: ProseRange(lower, upper + 1), short: short, fullForms: forms, longest: longest)
  }

  /// Whether the full name may be what the short one stands for: its characters in their order, or at least its first
  /// and its last two at the ends. …有限公司 alone is nobody's name.
  private static func abbreviates(
    _ short: ProseRange, _ full: ProseRange, in units: UnsafeBufferPointer<UInt16>
  ) -> Bool {
    if short.count >= 4, units[short.lower] == units[full.lower],
      (1...2).allSatisfy({ units[short.upper - $0] == units[full.upper - $0] })
    {
      return true
    }
    var at = short.lower
    for index in full.lower..<full.upper where at < short.upper && units[index] == units[at] { at += 1 }
    return at == short.upper
  }
}
