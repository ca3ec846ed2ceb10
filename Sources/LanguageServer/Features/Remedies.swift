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
      remedies += marks.flatMap(fixes)
      remedies += renumberings(for: marks)
      remedies += SameFixes(marks, in: analysis).remedies
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

  /// All later marks of each broken series, numbered on from the first break that `marks` are about, where the rule
  /// itself does not offer that because they are many. One remedy for a series: from each break of a long one, all
  /// of them together would hold its square.
  private func renumberings(for marks: [Mark]) -> [Remedy] {
    let wanted = marks.filter { mark in
      mark.rule == "series-sequence" && !mark.finding.fixes.contains { $0.title == Self.renumbering }
    }
    guard !wanted.isEmpty else { return [] }
    let draft = analysis.draft
    let breaks = Dictionary(
      draft.seriesBreaks.map { (draft.prose.sourceRange(of: draft.seriesMarks[$0.mark].range), $0) },
      uniquingKeysWith: { first, _ in first })
    var home: [Int: Int] = [:]
    for (number, series) in draft.series.enumerated() { for mark in series.marks { home[mark] = number } }
    var seen: Set<Int> = []
    return wanted.compactMap { mark in
      guard let brk = breaks[mark.range], let number = home[brk.mark], seen.insert(number).inserted else { return nil }
      return renumbering(from: mark, brk, draft.series[number])
    }
  }

  private func renumbering(from mark: Mark, _ brk: SeriesBreak, _ series: Series) -> Remedy? {
    let draft = analysis.draft
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

  /// Where one change is made: the findings that were asked about, and the edits in all of the draft.
  private struct Places {
    let change: Change
    var marks: [Mark] = []
    var edits: [TextEdit] = []
    var last: Mark?
  }

  private var places: [Places] = []

  /// The fixes like those of `wanted`, in all of the draft.
  init(_ wanted: [Mark], in analysis: Analysis) {
    let source = analysis.draft.source
    var numbers: [Change: Int] = [:]
    for mark in wanted {
      for (change, _) in Self.changes(mark, source) {
        let number = numbers[change] ?? places.count
        if number == places.count { places.append(Places(change: change)) }
        numbers[change] = number
        if places[number].marks.last != mark { places[number].marks.append(mark) }
      }
    }
    guard !numbers.isEmpty else { return }
    for mark in analysis.marks {
      for (change, edit) in Self.changes(mark, source) {
        guard let number = numbers[change], places[number].last != mark else { continue }
        places[number].edits.append(edit)
        places[number].last = mark
      }
    }
  }

  /// The same words put right wherever the same rule marks them in the draft: one remedy for a change, however many of
  /// the findings want it, so that all of them together edit no place twice for the same reason.
  var remedies: [Remedy] {
    places.compactMap { places in
      guard places.edits.count > 1, let edits = EditSet(places.edits) else { return nil }
      let (words, newText) = (places.change.words, places.change.newText)
      let what = newText.isEmpty ? "全文删去这样的“\(words)”" : "全文统一为“\(newText)”"
      return Remedy(title: "\(what)（\(edits.edits.count)处）", marks: places.marks, edits: edits)
    }
  }

  /// What the fixes of `mark` that change words in one place change.
  private static func changes(_ mark: Mark, _ source: SourceText) -> [(Change, TextEdit)] {
    mark.finding.fixes.compactMap { fix in
      guard let edit = fix.edits.edits.first, fix.edits.edits.count == 1, !edit.range.isEmpty else { return nil }
      return (Change(rule: mark.rule, words: source[edit.range], newText: edit.newText), edit)
    }
  }
}

extension SourceRange {
  /// Whether the two meet: what is asked for may be a mere place at either end of a finding.
  fileprivate func touches(_ other: SourceRange) -> Bool {
    start <= other.end && other.start <= end
  }
}
