package import Drafting
package import Glossary
import ProseText

/// Words and items that stand twice by a slip of the hand.
package struct RepeatedText: Rule {
  package static let description = RuleDescription(
    id: "repeated-text",
    group: .terms,
    name: Bilingual("文字重复", "Repeated text"),
    explanation: Bilingual(
      """
      词语连写两遍（推进推进）、并列的一项写了两遍（问计于民、问计于民，隔几项再列一遍的也算）、整句写了两遍、“对评价进行评价”式的同词支配，虚词写重（的的），以及词尾多写一字（领域域的）。叠词（人人、研究研究、\
      一件一件）、两个词恰在同一字处相接（中国国籍、市市直机关、党组织组织力）、修辞反复（研究研究再研究，说了三遍的）不提示。
      """,
      """
      A word written twice in a row, an item that stands twice in its list, side by side or not, a sentence written twice, \
      a verb that governs its own noun, a function word twice, and a last character typed twice. Reduplication that the language has, two words that happen to meet at the same character, and \
      rhetorical repetition are left alone.
      """),
    source: "practice",
    kinds: [
      RuleDescription.Kind(word, .warning), RuleDescription.Kind(item, .warning),
      RuleDescription.Kind(character, .warning),
    ],
    examples: [
      .fixed("全镇⟦推进推进⟧数字乡村建设。", "全镇推进数字乡村建设。"),
      .fixed("坚持⟦高质量高质量⟧发展。", "坚持高质量发展。"),
      .fixed("要做到⟦情况明了、情况明了⟧，底数清楚。", "要做到情况明了，底数清楚。"),
      .wrong("由第三方对项目⟦评价进行评价⟧。"),
      .wrong("新兴领域是重点。抓住新兴领域，扩大在新兴领⟦域域⟧的影响。"),
      .fixed("排除了全县⟦的的⟧安全隐患。", "排除了全县的安全隐患。"),
      .right("具有中国国籍的居民，河津市市直机关干部，在职职工，物流流通企业。"),
      .right("人人参与、户户受益，一件一件落实，天天有变化。"),
      .right("大家坐下来研究研究，研究研究再研究，部署部署再部署。"),
      .right("提升基层党组织组织力，发挥党组织组织优势。"),
      .right("关键在党、关键在人、关键在人才。"),
      .right("防火防火防火，重要的事说三遍：防火、防火、防火。"),
      .right("县委组织部组织部分党员干部学习，的的确确受益，促进和平与和和美美。"),
      .right("这就是我们的目的的由来，实事求是是作风，千千万万的人盯得很紧很紧，我国国内市场广阔，等等。"),
      .right("为了了解居民需求，常常走访，慢慢的就熟了。"),
    ])

  private static let word = FindingKind("word")
  private static let item = FindingKind("item")
  private static let character = FindingKind("character")

  /// The rule.
  package init() {}

  package func check(_ draft: Draft, _ glossary: Glossary) -> [Finding] {
    let scan = draft.prose.units.withUnsafeBufferPointer {
      RepetitionScan($0, glossary.sequences).all()
    }
    guard !scan.isEmpty else { return [] }
    let census = PhraseCensus(scan.flatMap(\.evidence.phrases), in: draft)
    return scan.compactMap { repetition in
      repetition.evidence.holds { census.count(of: $0, in: draft) } ? finding(repetition, in: draft) : nil
    }
  }

  private func finding(_ repetition: Repetition, in draft: Draft) -> Finding {
    let text = draft.prose.text(repetition.once)
    let kind: FindingKind
    let message: String
    switch repetition.kind {
    case .word: (kind, message) = (Self.word, "“\(text)”连写了两遍")
    case .item: (kind, message) = (Self.item, "“\(text)”列了两遍")
    case .object:
      (kind, message) = (Self.word, "“\(draft.prose.text(repetition.range))”：同一个词既作宾语又作动词")
    case .character: (kind, message) = (Self.character, "“\(text)”多写了一个")
    }
    let fixes = repetition.surplus.flatMap { draft.prose.edit(replacing: $0, with: "") }.map {
      [Fix(title: "删去重复的“\(text)”", safety: .safe, edits: EditSet($0))]
    }
    return Finding(kind, at: draft.prose.sourceRange(of: repetition.range), message, fixes: fixes ?? [])
  }
}
