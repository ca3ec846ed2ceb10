import Drafting
import LanguageServerProtocol
import Proofreading
import ProseText

/// One thing that can be done.
struct Remedy: Sendable {
  /// What the menu shows.
  var title: String
  /// The kind of action.
  var kind = CodeActionKind.quickFix
  /// What it mends.
  var marks: [Mark] = []
  /// Whether it is the one to take without looking further.
  var isPreferred = false
  /// What it edits; nil when a command does the work.
  var edits: EditSet?
  /// What the server is to be asked to do.
  var command: Command?
}

/// Everything that can be done at a stretch of a draft.
struct Remedies {
  private let analysis: Analysis
  private let place: ActionPlace
  private let wanted: KindFilter

  /// What can be done at `place`, of the kinds `wanted`.
  init(_ analysis: Analysis, at place: ActionPlace, wanted: KindFilter) {
    self.analysis = analysis
    self.place = place
    self.wanted = wanted
  }

  /// How many findings of a stretch are gone into: nobody reads a longer menu, and some clients ask for whole drafts.
  private static let limit = 100

  /// What numbering anew is called, by rules too.
  private static let renumbering = "从此处起重新编号"

  /// Everything, the likeliest first.
  var all: [Remedy] {
    var remedies: [Remedy] = []
    if wanted.wants(CodeActionKind.quickFix) {
      let marks = Array(analysis.marks.lazy.filter { $0.range.touches(place.range) }.prefix(Self.limit))
      let sameFixes = SameFixes(marks, in: analysis)
      remedies += marks.flatMap(fixes)
      remedies += marks.compactMap(renumbering)
      remedies += marks.flatMap { everywhere(like: $0, sameFixes) }
      remedies += Suppressions(analysis, at: place.uri).remedies(for: marks)
    }
    if wanted.wants(CodeActionKind.fixAll) { remedies += [fixAll].compactMap { $0 } }
    return remedies
  }

  private func fixes(of mark: Mark) -> [Remedy] {
    mark.finding.fixes.enumerated().map { index, fix in
      Remedy(title: fix.title, marks: [mark], isPreferred: index == 0 && fix.safety == .safe, edits: fix.edits)
    }
  }

  /// All later marks of a broken series, numbered on from the one that `mark` is about, where the rule itself does not
  /// offer that because they are many.
  private func renumbering(from mark: Mark) -> Remedy? {
    let draft = analysis.draft
    guard mark.rule == "series-sequence", !mark.finding.fixes.contains(where: { $0.title == Self.renumbering }),
      let brk = draft.seriesBreaks.first(where: {
        draft.prose.sourceRange(of: draft.seriesMarks[$0.mark].range) == mark.range
      }), let series = draft.series.first(where: { $0.marks.contains(brk.mark) })
    else { return nil }
    let writing = OrdinalWriting(draft)
    let rest = series.marks.drop { $0 != brk.mark }
    guard rest.allSatisfy({ draft.seriesMarks[$0].family != .firstNextSeries }) else { return nil }
    let changed = zip(rest, brk.expected...).filter { draft.seriesMarks[$0].ordinal != $1 }
    let edits = changed.compactMap { index, ordinal in
      let numeral = draft.seriesMarks[index].numeral
      return draft.prose.edit(replacing: numeral, with: writing.numeral(ordinal, in: numeral))
    }
    guard changed.count > 1, edits.count == changed.count, let edits = EditSet(edits) else { return nil }
    return Remedy(title: Self.renumbering, marks: [mark], edits: edits)
  }

  /// The same words put right wherever the same rule marks them in the draft.
  private func everywhere(like mark: Mark, _ sameFixes: SameFixes) -> [Remedy] {
    mark.finding.fixes.compactMap { fix in
      guard let (same, words, newText) = sameFixes[mark, fix], same.count > 1,
        let edits = EditSet(same.map(\.edit))
      else { return nil }
      let what = newText.isEmpty ? "全文删去这样的“\(words)”" : "全文统一为“\(newText)”"
      return Remedy(title: "\(what)（\(same.count)处）", marks: [mark], edits: edits)
    }
  }

  /// All that the text alone proves to be right.
  private var fixAll: Remedy? {
    let safe = SafeFixes(analysis.marks)
    guard !safe.marks.isEmpty else { return nil }
    return Remedy(
      title: "采用全部有把握的改法（\(safe.marks.count)处）", kind: CodeActionKind.fixAll, edits: safe.edits)
  }
}

/// The fixes of a draft that change the same words in the same way, for the words that some findings are about.
private struct SameFixes {
  /// A rule with the words that it wants changed, before and after.
  private struct Change: Hashable {
    let rule: String
    let words: String
    let newText: String
  }

  private var marks: [Change: [(mark: Mark, edit: TextEdit)]] = [:]
  private let source: SourceText

  /// The fixes like those of `wanted`, in all of the draft.
  init(_ wanted: [Mark], in analysis: Analysis) {
    source = analysis.draft.source
    for mark in wanted {
      for fix in mark.finding.fixes { if let (change, _) = change(mark, fix) { marks[change] = [] } }
    }
    guard !marks.isEmpty else { return }
    for mark in analysis.marks {
      for fix in mark.finding.fixes {
        guard let (change, edit) = change(mark, fix), marks[change]?.last?.mark != mark else { continue }
        marks[change]?.append((mark, edit))
      }
    }
  }

  subscript(mark: Mark, fix: Fix) -> (same: [(mark: Mark, edit: TextEdit)], words: String, newText: String)? {
    guard let (change, _) = change(mark, fix), let same = marks[change] else { return nil }
    return (same, change.words, change.newText)
  }

  private func change(_ mark: Mark, _ fix: Fix) -> (Change, TextEdit)? {
    guard let edit = fix.edits.edits.first, fix.edits.edits.count == 1, !edit.range.isEmpty else { return nil }
    return (Change(rule: mark.rule, words: source[edit.range], newText: edit.newText), edit)
  }
}

extension SourceRange {
  /// Whether the two meet: what is asked for may be a mere place at either end of a finding.
  fileprivate func touches(_ other: SourceRange) -> Bool {
    start <= other.end && other.start <= end
  }
}
