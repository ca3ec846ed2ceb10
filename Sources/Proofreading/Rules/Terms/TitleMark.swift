package import Drafting
package import Glossary
import ProseText

/// Title marks that have no partner or stand inside each other in the same form.
package struct TitleMark: Rule {
  package static let description = RuleDescription(
    id: "title-mark",
    group: .terms,
    name: Bilingual("书名号有误", "Title marks"),
    explanation: Bilingual(
      """
      书名号只有一半、前后颠倒，书名号里又套双书名号（里层应用单书名号），双书名号与单书名号配成一对。《关于印发〈网格管理办法〉的通知》是对的。
      """,
      """
      Title marks without a partner or the wrong way round, double marks inside double marks (the inner title takes single \
      ones), and a double mark paired with a single one. 《关于印发〈网格管理办法〉的通知》 is right.
      """),
    source: "GB/T 15834-2011，4.15、附录A.13",
    kinds: [RuleDescription.Kind(balance, .warning), RuleDescription.Kind(nesting, .warning)],
    examples: [
      .wrong("修订⟦《⟧河道采砂管理办法，明确频次。"),
      .wrong("对照村规民约⟦》⟧逐条宣讲。"),
      .fixed("印发《关于印发⟦《网格管理办法》⟧的通知》。", "印发《关于印发〈网格管理办法〉的通知》。"),
      .fixed("印发《乡村建设指南⟦〉⟧。", "印发《乡村建设指南》。"),
      .fixed("学习⟦》党章《⟧。", "学习《党章》。"),
      .right("印发《关于印发〈网格管理办法〉的通知》。"),
      .right("《人民日报》《光明日报》刊发消息。"),
      .right("依照《未成年人保护法》（2020年修订），开展法治课。"),
    ])

  private static let balance = FindingKind("balance")
  private static let nesting = FindingKind("nesting")

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
      return (problems.map { finding($0, in: draft) } + wrongForms).sorted { $0.range < $1.range }
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
