package import Proofreading
package import ProseText

/// What must hold of every finding on every text.
package enum FindingSoundness {
  /// What is wrong with `mark` on `source`; empty when nothing is.
  package static func problems(of mark: Mark, in source: SourceText) -> [String] {
    let finding = mark.finding
    var problems = rangeProblems(finding.range, in: source, "range")
    if finding.range.isEmpty { problems.append("empty range") }
    problems += messageProblems(finding.message, "message")
    for place in finding.related {
      problems += rangeProblems(place.range, in: source, "related range") + messageProblems(place.message, "related")
    }
    for fix in finding.fixes {
      problems += messageProblems(fix.title, "title")
      for edit in fix.edits.edits { problems += rangeProblems(edit.range, in: source, "edit") }
      if !SourceText.isWellFormed(fix.edits.applied(to: source)) { problems.append("fix breaks the UTF-8") }
      if fix.edits.edits.isEmpty { problems.append("fix without edits") }
    }
    return problems
  }

  private static func rangeProblems(_ range: SourceRange, in source: SourceText, _ name: String) -> [String] {
    guard range.end <= source.end else { return ["\(name) out of bounds"] }
    let onBorders = source.scalarStart(range.start) == range.start && source.scalarStart(range.end) == range.end
    return onBorders ? [] : ["\(name) inside a scalar"]
  }

  private static func messageProblems(_ text: String, _ name: String) -> [String] {
    var problems: [String] = []
    let scalars = text.unicodeScalars
    if !scalars.contains(where: { (0x4E00...0x9FFF).contains($0.value) }) { problems.append("\(name) not Chinese") }
    if scalars.contains(where: { $0.properties.generalCategory == .control || $0 == "\u{FFFC}" }) {
      problems.append("\(name) with control characters")
    }
    return problems
  }
}
