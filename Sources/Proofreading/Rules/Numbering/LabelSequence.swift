package import Drafting
package import Glossary
import ProseText

/// Numbers of figures, tables, attachments and ①② that skip or repeat, and references to labels that do not exist.
package struct LabelSequence: Rule {
  package static let description = RuleDescription(
    id: "label-sequence",
    group: .numbering,
    name: Bilingual("图表附件编号有误", "Label sequence"),
    explanation: Bilingual(
      """
      图题、表题、附件说明的编号应逐个递增（图1之后是图2），段落里的①②③、(1)(2)(3)和写在一行里的附件也一样。“见图3”“（附件3）”所指的编号在稿中找不到时提示，但只在本稿确有同类图题、表题或附件说明时\
      才核对；正文中提到图表不算编号。稿件开头的“附件2”是附件自己的编号，不提示。
      """,
      """
      The numbers of captions (图1, 表1, 附件1) rise by one, and so do ①②③ and (1)(2)(3) inside a paragraph and \
      attachments on one line. A reference to a label that \
      the draft does not have is reported only where the draft has captions of that kind or a list of attachments. What \
      is mentioned in running text defines nothing; 附件2 at the very top of a file is the number of the file itself.
      """),
    source: "GB/T 9704-2012，7.3.4、7.3.7；practice",
    kinds: [
      RuleDescription.Kind(sequence, .warning), RuleDescription.Kind(reference, .warning),
    ],
    examples: [
      .wrong("近年走势如下。\n\n图1　客流变化\n\n逐年回升。\n\n⟦图3⟧　收入变化\n\n稳中有进。"),
      .wrong("汇总如下。\n\n表1　耕地面积\n\n表2　林地面积\n\n⟦表2⟧　水面面积\n\n以上为年末数。"),
      .wrong("走势见图1和⟦图3⟧。图1　客流。图2　收入。"),
      .wrong("请认真填报，样式见⟦附件3⟧。\n附件：1.填报说明\n2.填报样表"),
      .wrong("流程是：①收件；②审核；⟦④⟧办结。"),
      .wrong("分布见⟦图5⟧。\n\n图1　站点分布\n\n图2　线路走向\n\n完。"),
      .wrong("方案附后。\n\n⟦附件2⟧：分工表\n\n附件3：时间表"),
      .right("近年走势见图2。\n图1　客流变化\n图2　收入变化\n稳中有进。"),
      .right("详见附件3和图9，表7另行印发。"),
      .right("附件2\n任务分工表\n各组按表执行。"),
      .right("请认真填报（附件2）。\n附件：1.填报说明\n2.填报样表"),
      .right("流程是：①收件；②审核；③办结。两处脚注，甲①和乙③。"),
      .right("表1-1　水稻\n表1-2　小麦\n表2-1　生猪\n以上为年末数。"),
      .right("图1显示客流回升，图3显示收入增长。"),
    ])

  private static let sequence = FindingKind("sequence")
  private static let reference = FindingKind("reference")

  /// The rule.
  package init() {}

  package func check(_ draft: Draft, _ glossary: Glossary) -> [Finding] {
    (captions(in: draft) + circled(in: draft) + circledAtLineStart(in: draft) + references(in: draft)).sorted {
      $0.range < $1.range
    }
  }

  /// Labels that are counted together.
  private struct Group: Hashable {
    var kind: Label.Kind
    var prefix: String
  }

  private func captions(in draft: Draft) -> [Finding] {
    var last: [Group: Label] = [:]
    return draft.labels.compactMap { label in
      guard label.place == .caption else { return nil }
      let group = Group(kind: label.kind, prefix: draft.prose.text(label.prefix))
      let before = last.updateValue(label, forKey: group)
      guard label.number > 1 else { return nil }
      guard let before else {
        // A file may be a later chapter of a book; 附件2 alone on its line heads the attachment itself.
        // With 附件3 behind it and text before it, it is one of a row.
        guard label.kind == .attachment, label.number == 2, label.range.lower > 0,
          !label.title.isEmpty || draft.labels.contains(where: { $0.kind == .attachment && $0.number == 3 })
        else {
          return nil
        }
        return finding(label.range, label.numeral, expected: 1, after: nil, in: draft)
      }
      guard label.number != before.number + 1 else { return nil }
      if label.number == before.number, draft.prose.text(label.title) == draft.prose.text(before.title) { return nil }
      return finding(label.range, label.numeral, expected: before.number + 1, after: before.range, in: draft)
    }
  }

  /// ①② inside one paragraph; those that open paragraphs are headings.
  private func circled(in draft: Draft) -> [Finding] {
    [.circled, .bracketedArabic, .bracketedChinese].flatMap { inline($0, in: draft) }
  }

  private func inline(_ form: Heading.Form, in draft: Draft) -> [Finding] {
    var heading = draft.headings[...]
    var last: (ordinal: Int, range: ProseRange, paragraph: Int)?
    var findings: [Finding] = []
    for item in draft.inlineOrdinals where item.form == form {
      guard opensItem(item, in: draft) else {
        // （一）标段和（二）标段…，（三）标段: a mention among them counts on.
        if let before = last, before.paragraph == item.paragraphNumber, item.ordinal == before.ordinal + 1 {
          last = (item.ordinal, item.range, item.paragraphNumber)
        }
        continue
      }
      while let first = heading.first, first.paragraphNumber < item.paragraphNumber { heading.removeFirst() }
      if last?.paragraph != item.paragraphNumber {
        last = nil
        if let first = heading.first, first.paragraphNumber == item.paragraphNumber, first.form == form {
          last = (first.ordinal, first.numeral, item.paragraphNumber)
        }
      }
      if let last, item.ordinal > 1, item.ordinal != last.ordinal + 1 {
        findings.append(
          finding(item.range, item.numeral, expected: last.ordinal + 1, after: last.range, in: draft))
      }
      last = (item.ordinal, item.range, item.paragraphNumber)
    }
    return findings
  }

  /// A paragraph that opens with ③ after a paragraph that holds ①: one list, broken into lines.
  private func circledAtLineStart(in draft: Draft) -> [Finding] {
    draft.headingBreaks.compactMap { brk in
      let heading = draft.headings[brk.heading]
      guard brk.goesOnFromInlineList, heading.form == .circled else { return nil }
      return finding(heading.numeral, heading.numeral, expected: brk.expected, after: nil, in: draft)
    }
  }

  /// Whether the number opens an item of a list: at the start of a clause, or the first behind a verb (按照（1）…). In
  /// brackets it must be no reference to an item: 第（1）、（3）项.
  private func opensItem(_ item: InlineOrdinal, in draft: Draft) -> Bool {
    let units = draft.prose.units
    let before = item.range.lower > 0 ? units[item.range.lower - 1] : 0
    guard item.place == .clauseStart || before == 0x3001 || (item.ordinal == 1 && before.isHan && before != 0x7B2C)
    else { return false }
    guard item.form != .circled else { return item.place == .clauseStart }
    let end = item.range.upper
    return end + 1 < units.count && (units[end].isHan || units[end] == 0x201C)
      && !Self.referred.contains(units[end])
  }

  private static let referred = UnitSet("项款条目点号类种和与及至到所中规")

  private func finding(
    _ range: ProseRange, _ numeral: ProseRange, expected: Int, after before: ProseRange?, in draft: Draft
  ) -> Finding {
    let found = draft.prose.text(range)
    let number = OrdinalWriting(draft).numeral(expected, in: numeral)
    let right =
      draft.prose.text(ProseRange(range.lower, numeral.lower)) + number
      + draft.prose.text(ProseRange(numeral.upper, range.upper))
    let reached = before.map { "“\(draft.prose.text($0))”之后应是" } ?? "这里应是"
    let related = before.map { [RelatedPlace(draft.prose.sourceRange(of: $0), "上一个编号在这里")] }
    let fixes = draft.prose.edit(replacing: numeral, with: number).map {
      [Fix(title: "改为“\(right)”", safety: .needsJudgement, edits: EditSet($0))]
    }
    return Finding(
      Self.sequence, at: draft.prose.sourceRange(of: range), "\(reached)“\(right)”，这里是“\(found)”",
      related: related ?? [], fixes: fixes ?? [])
  }

  /// How often each number of a figure, table or attachment (图3, 附件2) stands in the text without being a mention.
  private static func writings(in draft: Draft) -> [String: Int] {
    let units = draft.prose.units
    var writings: [String: Int] = [:]
    for at in units.indices where units[at] == 0x56FE || units[at] == 0x8868 || units[at] == 0x4EF6 {
      var end = at + 1
      while end < min(units.count, at + 9),
        units[end].isASCIIDigit || units[end].isChineseOrdinalDigit || units[end] == 0x2D || units[end] == 0x2E
      {
        end += 1
      }
      guard end > at + 1 else { continue }
      writings[draft.prose.text(ProseRange(units[at] == 0x4EF6 ? max(0, at - 1) : at, end)), default: 0] += 1
    }
    for mention in draft.labelReferences { writings[draft.prose.text(mention.range), default: 0] -= 1 }
    return writings
  }

  private func references(in draft: Draft) -> [Finding] {
    guard !draft.labelReferences.isEmpty, !draft.labels.isEmpty else { return [] }
    var numbers: [Label.Kind: Set<String>] = [:]
    var lasts: [Label.Kind: Label] = [:]
    for label in draft.labels {
      numbers[label.kind, default: []].insert(draft.prose.text(label.prefix) + String(label.number))
      lasts[label.kind] = label
    }
    var writings: [String: Int]?
    return draft.labelReferences.compactMap { mention in
      guard let known = numbers[mention.kind], let last = lasts[mention.kind],
        !known.contains(draft.prose.text(mention.prefix) + String(mention.number))
      else { return nil }
      let written = draft.prose.text(mention.range)
      // Where it stands once more and is no mention, it may be a label that was not told as one.
      let surplus = writings ?? Self.writings(in: draft)
      writings = surplus
      guard surplus[written, default: 0] <= 0 else { return nil }
      return Finding(
        Self.reference, at: draft.prose.sourceRange(of: mention.range), "稿中没有“\(written)”：同类编号共\(known.count)个",
        related: [RelatedPlace(draft.prose.sourceRange(of: last.range), "最后一个同类编号在这里")])
    }
  }
}
