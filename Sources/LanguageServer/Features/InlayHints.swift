import Drafting
import LanguageServerProtocol
import Proofreading
import ProseText

/// What is shown between the words: how many members a slogan lists and promises, and what parts add up to, where the
/// draft says otherwise.
enum InlayHintFeature {
  /// Answers for a stretch.
  @Sendable
  static func answer(_ snapshot: Snapshot, _ parameters: DocumentRangeParameters) async throws(ResponseError)
    -> [InlayHint]
  {
    guard let analysis = try await snapshot.analysis(of: parameters.textDocument.uri) else { return [] }
    let source = analysis.draft.source
    let encoding = snapshot.client.encoding
    let range = SourceRange(parameters.range, in: source, encoding)
    let hints = (counts(in: analysis) + sums(in: analysis)).filter {
      $0.place.start <= range.end && range.start <= $0.place.end
    }
    let positions = PositionTable(hints.map(\.place), in: source, encoding)
    return hints.map {
      InlayHint(
        position: positions[$0.place].end, label: VisibleText.line($0.label), tooltip: VisibleText.line($0.tooltip))
    }
  }

  /// A hint behind `place`.
  private struct Hint {
    let place: SourceRange
    let label: String
    let tooltip: String
  }

  /// Listed and promised members, only where the rule says that they differ: a hint must not cry wolf either.
  private static func counts(in analysis: Analysis) -> [Hint] {
    let wrong = analysis.marks.filter { $0.rule == "slogan-count" }
    guard !wrong.isEmpty else { return [] }
    let draft = analysis.draft
    let finder = MemberFinder(draft)
    return draft.slogans.compactMap { slogan in
      let place = draft.prose.sourceRange(of: slogan.range)
      guard wrong.contains(where: { $0.range.overlaps(place) }), let list = finder.members(of: slogan) else {
        return nil
      }
      let promised = slogan.parts.map(\.count).reduce(0, +)
      guard !list.counts.contains(promised) else { return nil }
      let members = list.members.map(draft.prose.text).joined(separator: "、")
      return Hint(
        place: place, label: "\(list.members.count)/\(promised)",
        tooltip: "列出\(list.members.count)项，应为\(promised)项：\(members)")
    }
  }

  /// What the parts of a total add up to, as the rule has it.
  private static func sums(in analysis: Analysis) -> [Hint] {
    analysis.marks.filter { $0.rule == "figure-sum" }.compactMap { mark in
      guard let sum = mark.finding.fixes.first?.edits.edits.first, sum.range == mark.range else { return nil }
      return Hint(place: mark.range, label: "合计\(sum.newText)", tooltip: mark.finding.message)
    }
  }
}
