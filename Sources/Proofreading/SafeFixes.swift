package import ProseText

/// The safe fixes of a draft that can be made together.
package struct SafeFixes: Sendable {
  /// What they mend.
  package let marks: [Mark]
  /// The changes.
  package let edits: EditSet

  /// The first safe fix of each of `marks`, as far as `admits` takes it; of two that meet, the one before.
  package init(_ marks: [Mark], where admits: (EditSet) -> Bool = { _ in true }) {
    var chosen: [(mark: Mark, edits: [TextEdit], span: SourceRange)] = []
    for mark in marks {
      guard let fix = mark.finding.fixes.first(where: { $0.safety == .safe && !$0.edits.edits.isEmpty }),
        let first = fix.edits.edits.first, let last = fix.edits.edits.last, admits(fix.edits)
      else { continue }
      chosen.append((mark, fix.edits.edits, SourceRange(first.range.start, last.range.end)))
    }
    var kept: [Mark] = []
    var edits: [TextEdit] = []
    var end: UTF8Offset?
    for number in chosen.indices.sorted(by: { (chosen[$0].span, $0) < (chosen[$1].span, $1) }) {
      let fix = chosen[number]
      if let end, fix.span.start <= end { continue }
      kept.append(fix.mark)
      edits += fix.edits
      end = fix.span.end
    }
    self.marks = kept
    self.edits = EditSet(edits) ?? .empty
  }
}

/// A text with the fixes that it alone proves right, made until none is left.
package struct MendedText: Sendable {
  /// The text with the fixes.
  package private(set) var source: SourceText
  /// How many fixes were applied.
  package private(set) var count = 0

  /// More passes than this are only needed by fixes that undo each other; what was reached by then stands.
  private static let passLimit = 10

  /// The text of `source`, mended by what `proofread` says of each state of it. A fix that meets one that is applied
  /// waits for the next pass, where it is judged anew.
  package init(of source: SourceText, proofread: (SourceText) -> [Mark]) {
    self.source = source
    for _ in 0..<Self.passLimit {
      let fixes = SafeFixes(proofread(self.source))
      guard !fixes.marks.isEmpty else { return }
      let mended = SourceText(bytes: fixes.edits.applied(to: self.source))
      guard mended.bytes != self.source.bytes else { return }
      self.source = mended
      count += fixes.marks.count
    }
  }
}
