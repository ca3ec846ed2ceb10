import Drafting
import LanguageServerProtocol
import ProseText

/// What can be folded: sections, and what is no prose.
enum FoldingFeature {
  /// Answers with lines, the outer before the inner, as many as the client takes.
  @Sendable
  static func answer(_ snapshot: Snapshot, _ parameters: DocumentParameters) async throws(ResponseError)
    -> [FoldingRange]
  {
    guard let reading = try await snapshot.reading(of: parameters.textDocument.uri) else { return [] }
    let draft = reading.draft
    let stretches = sections(Outline(draft).parts) + draft.prose.maskedPieces.filter { folds($0.reason) }.map(\.range)
    var endByStart: [Int: Int] = [:]
    for stretch in stretches {
      let lines = draft.source.lines
      let first = lines.line(of: stretch.start)
      let last = lines.line(of: UTF8Offset(max(stretch.start.value, stretch.end.value - 1)))
      if last > first { endByStart[first] = max(last, endByStart[first] ?? 0) }
    }
    return endByStart.sorted { $0.key < $1.key }.prefix(snapshot.client.foldingLimit)
      .map { FoldingRange(startLine: $0.key, endLine: $0.value) }
  }

  private static func sections(_ parts: [OutlinePart]) -> [SourceRange] {
    parts.flatMap { part in [part.range] + sections(part.children) }
  }

  private static func folds(_ reason: MaskedPiece.Reason) -> Bool {
    switch reason {
    case .frontMatter, .code, .html: true
    case .runningHead, .linkTarget, .markup: false
    }
  }
}
