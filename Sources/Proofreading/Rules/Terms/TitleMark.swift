package import Drafting
package import Glossary
import ProseText

/// Title marks that have no partner or stand inside each other in the same form, and titles that are nearly a known one.
package struct TitleMark: Rule {
  package static let description = RuleDescription(
    id: "title-mark",
    group: .terms,
    name: Bilingual("书名号有误", "Title marks"),
    explanation: Bilingual(
      """
      书名号只有一半、前后颠倒，书名号里又套双书名号（里层应用单书名号），双书名号与单书名号配成一对；文件名与词汇表里的只差一字（多、少或换了一字），\
      而这样写的词别处没有。《关于印发〈网格管理办法〉的通知》是对的。
      """,
      """
      Title marks without a partner or the wrong way round, double marks inside double marks (the inner title takes single \
      ones), and a double mark paired with a single one; a title that is one character more, less or another away from one of \
      the glossary, where the words so made are known nowhere. 《关于印发〈网格管理办法〉的通知》 is right.
      """),
    source: "GB/T 15834-2011，4.15、附录A.13",
    kinds: [
      RuleDescription.Kind(balance, .warning), RuleDescription.Kind(nesting, .warning),
      RuleDescription.Kind(title, .warning),
    ],
    examples: [
      .wrong("修订⟦《⟧河道采砂管理办法，明确频次。"),
      .wrong("对照村规民约⟦》⟧逐条宣讲。"),
      .fixed("印发《关于印发⟦《网格管理办法》⟧的通知》。", "印发《关于印发〈网格管理办法〉的通知》。"),
      .fixed("印发《乡村建设指南⟦〉⟧。", "印发《乡村建设指南》。"),
      .fixed("学习⟦》党章《⟧。", "学习《党章》。"),
      .fixed(
        "组织学习《⟦中国共产党农村基层的组织工作条例⟧》。", "组织学习《中国共产党农村基层组织工作条例》。"),
      .right("组织学习《中国共产党农村基层组织工作条例》《农村基层组织工作条例》。"),
      .right("印发《关于印发〈网格管理办法〉的通知》。"),
      .right("《人民日报》《光明日报》刊发消息。"),
      .right("依照《未成年人保护法》（2020年修订），开展法治课。"),
    ])

  private static let balance = FindingKind("balance")
  private static let nesting = FindingKind("nesting")
  private static let title = FindingKind("title")

  /// The rule.
  package init() {}

  package func check(_ draft: Draft, _ glossary: Glossary) -> [Finding] {
    draft.prose.units.withUnsafeBufferPointer { units in
      var scan = TitleScan()
      for mark in draft.pairMarks {
        // A single mark outside double ones may be a sign of comparison.
        if mark.pair == .title || (mark.pair == .innerTitle && scan.isOpen) { scan.take(mark) }
      }
      let problems = MarkBalance(draft, units: units).problems(of: scan.marks)
      let wrongForms = scan.wrongForms.map { finding(ofWrongForm: $0, in: draft) }
      return (problems.map { finding($0, in: draft) } + wrongForms + unlikeTitles(draft, glossary, units))
        .sorted { $0.range < $1.range }
    }
  }

  // MARK: Known titles

  /// Titles that the glossary has with one character more, less or another. What eye or ear confuses in them is the near
  /// miss of a term like any other.
  private func unlikeTitles(
    _ draft: Draft, _ glossary: Glossary, _ units: UnsafeBufferPointer<UInt16>
  ) -> [Finding] {
    guard !glossary.nearMisses.isEmpty else { return [] }
    var found: [(range: ProseRange, right: String, difference: NearMissIndex.Difference)] = []
    for quotation in draft.quotations where quotation.pair == .title && (6...60).contains(quotation.inner.count) {
      guard !glossary.knows(draft.prose.text(quotation.inner)) else { continue }
      for candidate in glossary.nearMisses.candidates(for: quotation.inner, in: units) {
        let entry = glossary.entries[glossary.references[candidate.form]]
        guard entry.kind == .document || entry.kind == .work,
          Self.isUnlike(candidate, glossary.nearMisses.units(of: candidate.form), units)
        else { continue }
        found.append((quotation.inner, entry.form, candidate.difference))
        break
      }
    }
    guard !found.isEmpty else { return [] }
    let evidence = NearMissEvidence(
      found.map { ($0.range, $0.difference) }, in: draft, units: units, glossary.sequences)
    return found.compactMap { one in
      let (unknown, all) = evidence.broken(one.difference, within: one.range)
      guard all > 0, unknown == all else { return nil }
      let fixes = draft.prose.edit(replacing: one.range, with: one.right).map {
        [Fix(title: "改为《\(one.right)》", safety: .needsJudgement, edits: EditSet($0))]
      }
      return Finding(
        Self.title, at: draft.prose.sourceRange(of: one.range),
        "《\(draft.prose.text(one.range))》与词汇表里的《\(one.right)》只差一字，请核对", fixes: fixes ?? [])
    }
  }

  /// Whether the difference makes no other title of it: numerals, regions and the like do.
  private static func isUnlike(
    _ candidate: NearMissIndex.Candidate, _ form: ArraySlice<UInt16>, _ units: UnsafeBufferPointer<UInt16>
  ) -> Bool {
    let at = candidate.difference.index
    let place = form.startIndex + at - candidate.range.lower
    switch candidate.difference {
    case .other:
      return units[at].isHan && form[place].isHan && !TermContrast.parts(units[at], form[place])
        && Confusion.between(units[at], form[place]) == nil
    case .extra: return units[at].isHan && !TermContrast.partsNames(units[at], 0)
    case .missing: return form[place].isHan && !TermContrast.partsNames(form[place], 0)
    case .swapped: return false
    }
  }

  private func finding(_ problem: UnbalancedMark, in draft: Draft) -> Finding {
    func range(_ first: PairMark, _ last: PairMark) -> ProseRange { ProseRange(first.index, last.index + 1) }
    func edits(_ first: PairMark, _ last: PairMark, _ signs: (String, String), _ title: String) -> [Fix] {
      fixes(draft, [(range(first, first), signs.0), (range(last, last), signs.1)], title)
    }
    switch problem {
    case .unclosed(let mark):
      return Finding(Self.balance, at: draft.prose.sourceRange(of: range(mark, mark)), "书名号“《”没有与它相配的“》”")
    case .unopened(let mark):
      return Finding(Self.balance, at: draft.prose.sourceRange(of: range(mark, mark)), "书名号“》”没有与它相配的“《”")
    case .reversed(let mark, let next), .doubled(let mark, let next):
      return Finding(
        Self.balance, at: draft.prose.sourceRange(of: range(mark, next)), "书名号的前后方向不对",
        fixes: edits(mark, next, ("《", "》"), "改正书名号方向"))
    case .nested(let mark, let next):
      return Finding(
        Self.nesting, at: draft.prose.sourceRange(of: range(mark, next)), "书名号里又用书名号，里层应改用单书名号〈〉",
        fixes: edits(mark, next, ("〈", "〉"), "里层改用单书名号"))
    }
  }

  private func finding(ofWrongForm mark: PairMark, in draft: Draft) -> Finding {
    let range = ProseRange(mark.index, mark.index + 1)
    return Finding(
      Self.balance, at: draft.prose.sourceRange(of: range), "前面是“《”，这里应是“》”，不是“〉”",
      fixes: fixes(draft, [(range, "》")], "改为“》”"))
  }

  private func fixes(_ draft: Draft, _ edits: [(ProseRange, String)], _ title: String) -> [Fix] {
    let edits = edits.compactMap { draft.prose.edit(replacing: $0.0, with: $0.1) }
    guard let set = EditSet(edits), !edits.isEmpty else { return [] }
    return [Fix(title: title, safety: .needsJudgement, edits: set)]
  }
}

/// Reads double and single title marks together: a single mark may close what a double one opened.
private struct TitleScan {
  /// The double marks, and the single ones that stand for them.
  private(set) var marks: [PairMark] = []
  /// The single marks that stand for double ones.
  private(set) var wrongForms: [PairMark] = []
  /// How many double marks are open.
  private var depth = 0
  /// How many single marks are open inside them.
  private var innerDepth = 0

  var isOpen: Bool { depth > 0 }

  mutating func take(_ mark: PairMark) {
    switch (mark.pair, mark.side) {
    case (.title, .opens):
      marks.append(mark)
      depth += 1
      innerDepth = 0
    case (.title, .closes):
      marks.append(mark)
      depth = max(0, depth - 1)
      innerDepth = 0
    case (_, .opens):
      innerDepth += 1
    case (_, .closes):
      if innerDepth > 0 {
        innerDepth -= 1
      } else {
        marks.append(mark)
        wrongForms.append(mark)
        depth -= 1
      }
    }
  }
}
