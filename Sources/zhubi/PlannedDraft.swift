import Drafting
package import Proofreading
import ProseText
import Reporting
package import Workspace

/// A draft with what it is checked by.
package struct PlannedDraft: Sendable {
  /// Where the text comes from.
  package let file: DraftFile
  /// The rules, the glossary and the settings in force.
  package let proofreader: Proofreader
  /// What settings files say is to be left as it is in this draft.
  package let ignores: [ConfiguredIgnore]
  /// The baseline, when there is one.
  package var baseline: BaselinedDraft?
  /// The reports that it is checked against.
  package var against = AgainstReports()
  /// What changed in the draft, when only that counts; `nothing` stands for a draft without changes.
  package var changes: Changes = .all

  /// Which lines of a draft count.
  package enum Changes: Sendable {
    /// All of them.
    case all
    /// None: the draft is as it was.
    case nothing
    /// Those that changed.
    case some(ChangedLines.Change)
  }

  /// The draft in `file`; see the properties.
  package init(file: DraftFile, proofreader: Proofreader, ignores: [ConfiguredIgnore] = []) {
    self.file = file
    self.proofreader = proofreader
    self.ignores = ignores
  }

  /// What is said of `source`, a state of the draft.
  func proofread(_ source: SourceText) -> Proofread {
    proofreader.proofread(
      Draft(source, syntax: file.syntax), ignoring: ignores.map(\.finding), against: against.reports)
  }

  /// Those of `marks` that are reported, and what became of the others.
  func selection(_ marks: [Mark], in source: SourceText) -> Selection {
    var selection = Selection()
    var known = baseline?.known ?? [:]
    for mark in marks where counts(mark, in: source) {
      if let baseline {
        let trace = FindingTrace(of: mark, in: source)
        selection.traces.append(trace)
        let isKnown = known[trace, default: 0] > 0
        if isKnown { known[trace, default: 0] -= 1 }
        if isKnown || baseline.use == .renew {
          selection.baselined += 1
          continue
        }
      }
      selection.shown.append(mark)
    }
    return selection
  }

  /// Marks of a draft by what is done with them.
  struct Selection {
    /// Those that are reported.
    var shown: [Mark] = []
    /// How many the baseline holds.
    var baselined = 0
    /// The traces of all, for a new baseline.
    var traces: [FindingTrace] = []
  }

  /// Whether the mark, or a place that it rests on, is in lines that count.
  private func counts(_ mark: Mark, in source: SourceText) -> Bool {
    switch changes {
    case .all: return true
    case .nothing: return false
    // Which paragraphs of a Word file changed, git cannot say.
    case .some where file.isWord: return true
    case .some(let change):
      return mark.finding.ranges.contains { range in
        change.touches((source.lines.line(of: range.start) + 1)...(source.lines.line(of: range.end) + 1))
      }
    }
  }

  /// The patch that makes `mended` of the draft.
  func patch(_ text: DecodedText, to mended: SourceText) throws(DraftProblem) -> [UInt8] {
    guard mended.bytes != text.source.bytes else { return [] }
    guard text.encoding == .utf8 || text.encoding == .gb18030 else { throw .noPatch(file.openPath, text.encoding) }
    let bytes = try DraftWriter.bytes(of: mended, like: text, file.openPath)
    return UnifiedDiff.patch(FilePath(file.openPath).shown, from: text.fileBytes, to: bytes)
  }

  /// Puts `mended` in the place of the draft.
  func write(_ mended: SourceText, over text: DecodedText) throws(DraftProblem) {
    guard case .file(let path) = file.origin else { return }
    let bytes = try DraftWriter.bytes(of: mended, like: text, file.openPath)
    try DraftWriter.replace(path, text, with: bytes, inside: file.root)
  }
}

/// A draft as a baseline knows it.
package struct BaselinedDraft: Sendable {
  /// The file of the baseline.
  package let file: FilePath
  /// The path of the draft in it.
  package let path: String
  /// The traces that it holds.
  package let known: [FindingTrace: Int]
  /// What is done with the baseline.
  package let use: Use

  /// What is done with a baseline.
  package enum Use: Sendable {
    /// Findings in it are not reported.
    case compare
    /// It is made anew of what is found.
    case renew
  }
}
