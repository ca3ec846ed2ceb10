package import ProseText

/// Applies the fixes that the text alone proves right, until none is left.
package struct SafeFixes: Sendable {
  /// The text with the fixes.
  package private(set) var source: SourceText
  /// How many fixes were applied.
  package private(set) var count = 0

  /// More passes than this are only needed by fixes that undo each other; what was reached by then stands.
  private static let passLimit = 10

  /// The text of `source`, mended by what `proofread` says of each state of it. A fix that overlaps one that is applied
  /// waits for the next pass, where it is judged anew.
  package init(to source: SourceText, proofread: (SourceText) -> [Mark]) {
    self.source = source
    for _ in 0..<Self.passLimit {
      let fixes = Self.disjoint(proofread(self.source))
      guard !fixes.isEmpty, let edits = EditSet(fixes.flatMap(\.edits.edits)) else { return }
      let mended = SourceText(bytes: edits.applied(to: self.source))
      guard mended.bytes != self.source.bytes else { return }
      self.source = mended
      count += fixes.count
    }
  }

  /// The first safe fix of each mark, as far as they do not touch each other.
  private static func disjoint(_ marks: [Mark]) -> [Fix] {
    let fixes = marks.compactMap { mark in mark.finding.fixes.first { $0.safety == .safe && !$0.edits.edits.isEmpty } }
    let spans = fixes.map { fix in
      SourceRange(fix.edits.edits.first?.range.start ?? .zero, fix.edits.edits.last?.range.end ?? .zero)
    }
    var chosen: [Fix] = []
    var end: UTF8Offset?
    for number in spans.indices.sorted(by: { spans[$0] < spans[$1] }) {
      if let end, spans[number].start <= end { continue }
      chosen.append(fixes[number])
      end = spans[number].end
    }
    return chosen
  }
}
