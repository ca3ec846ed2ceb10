import Proofreading
import ProseText

/// Findings of one rule on one form that stand in a draft many times: who reads a log wants to see the form once.
struct FindingGroups {
  /// For each mark, by its number, those that are told together with it; nil for a mark that is told with another.
  let others: [[Mark]?]

  /// Fewer than this of a kind are shown each.
  static let least = 4

  /// The groups of `draft`.
  init(_ draft: CheckedDraft, _ repetition: TextReport.Repetition) {
    guard repetition == .grouped else {
      others = draft.marks.map { _ in [] }
      return
    }
    let forms = draft.marks.map { Form(rule: $0.rule, kind: $0.finding.kind, text: draft.source[$0.range]) }
    let members = Dictionary(grouping: forms.indices) { forms[$0] }
    others = forms.indices.map { number in
      guard let same = members[forms[number]], same.count >= Self.least else { return [] }
      return same.first == number ? same.dropFirst().map { draft.marks[$0] } : nil
    }
  }

  /// The lines on which `marks` stand, each once; of many the first ones.
  static func lines(of marks: [Mark], _ positions: PositionIndex) -> [String] {
    var lines: [Int] = []
    for mark in marks {
      let line = positions.position(of: mark.range.start).line + 1
      if lines.last != line { lines.append(line) }
    }
    return lines.prefix(20).map(String.init) + (lines.count > 20 ? ["…"] : [])
  }

  /// What makes two findings alike.
  private struct Form: Hashable {
    let rule: String
    let kind: FindingKind
    let text: String
  }
}
