import Drafting
import Glossary
import LanguageServerProtocol
import ProseText

/// Where a term comes from, and where it is used.
enum NavigationFeature {
  /// Answers with the term's first source in the corpus, else with its gloss in the draft, else with its first use.
  @Sendable
  static func definition(_ snapshot: Snapshot, _ parameters: TextDocumentPositionParameters) async -> [Location] {
    guard let (subject, analysis) = await subject(snapshot, parameters.textDocument.uri, parameters.position) else {
      return []
    }
    if let entry = analysis.analyser.glossary.entry(subject.words),
      let place = analysis.analyser.sources.location(of: entry)
    {
      return [place]
    }
    if subject.kind == .title, let link = analysis.analyser.titles.file(titled: subject.words) {
      return [Location(uri: link, range: .atTop)]
    }
    let draft = analysis.draft
    let uses = subject.occurrences(in: draft)
    guard let place = Gloss(subject, uses, in: draft).range ?? uses.first else { return [] }
    return locations([place], in: draft.prose, parameters.textDocument.uri, snapshot.client.encoding)
  }

  /// Answers with all uses in the drafts of the workspace.
  @Sendable
  static func references(_ snapshot: Snapshot, _ parameters: ReferenceParameters) async -> [Location] {
    let uri = parameters.textDocument.uri
    guard let (subject, analysis) = await subject(snapshot, uri, parameters.position) else { return [] }
    let encoding = snapshot.client.encoding
    // A number counts the figures of one draft.
    guard subject.kind != .label else {
      return locations(subject.occurrences(in: analysis.draft), in: analysis.draft.prose, uri, encoding)
    }
    var found: [Location] = []
    WorkspaceDrafts(snapshot).forEach { draft in
      let prose = Prose(draft.source, syntax: draft.syntax)
      found += locations(subject.occurrences(in: prose), in: prose, draft.uri, encoding)
    }
    return found
  }

  /// The subject at a place and the analysis of its draft; nil where there is none.
  static func subject(
    _ snapshot: Snapshot, _ uri: DocumentURI, _ position: Position
  ) async -> (Subject, Analysis)? {
    guard let analysis = await snapshot.analysis(of: uri) else { return nil }
    let offset = analysis.draft.source.offset(of: LinePosition(position), in: snapshot.client.encoding)
    return Subject(at: offset, in: analysis).map { ($0, analysis) }
  }

  private static func locations(
    _ places: [ProseRange], in prose: Prose, _ uri: DocumentURI, _ encoding: PositionEncoding
  ) -> [Location] {
    let ranges = places.map(prose.sourceRange)
    let positions = PositionTable(ranges, in: prose.source, encoding)
    return ranges.map { Location(uri: uri, range: positions[$0]) }
  }
}

/// Where a draft says what a term means.
private struct Gloss {
  /// The use that the meaning is given at, or nil.
  let range: ProseRange?

  /// Looks for one among the `uses` of `subject`.
  init(_ subject: Subject, _ uses: [ProseRange], in draft: Draft) {
    if subject.kind == .label {
      let captions = draft.labels.filter { $0.place == .caption }.map(\.range)
      range = uses.first { captions.contains($0) }
      return
    }
    let finder = MemberFinder(draft)
    range = uses.first { use in
      let isQuoted = draft.quotations.contains { $0.inner == use }
      let name = isQuoted ? ProseRange(use.lower - 1, use.upper + 1) : use
      return finder.definition(after: name) != nil || Self.isAbbreviated(name, in: draft)
    }
  }

  /// Whether 简称 stands right before the name: （以下简称“…”）.
  private static func isAbbreviated(_ name: ProseRange, in draft: Draft) -> Bool {
    name.lower >= 2 && draft.prose.text(ProseRange(name.lower - 2, name.lower)) == "简称"
  }
}

extension PositionRange {
  /// The very start of a document.
  static let atTop = PositionRange(start: Position(line: 0, character: 0), end: Position(line: 0, character: 0))
}
