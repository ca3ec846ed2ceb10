import Drafting
import Glossary
import LanguageServerProtocol
import ProseText
import Workspace

/// Where a term comes from, and where it is used.
enum NavigationFeature {
  /// Answers with the term's first source in the corpus, else with its gloss in the draft, else with its first use.
  @Sendable
  static func definition(_ snapshot: Snapshot, _ parameters: TextDocumentPositionParameters) async throws(ResponseError)
    -> [Location]
  {
    guard let (subject, reading) = try await subject(snapshot, parameters.textDocument.uri, parameters.position) else {
      return []
    }
    if let entry = subject.entry, let source = reading.analyser.sources.path(of: entry),
      let place = FirstUse(of: subject, source.path, line: source.line, snapshot).location
    {
      return [place]
    }
    if subject.kind == .title, let link = reading.analyser.titles.file(titled: subject.words) {
      return [Location(uri: link, range: .atTop)]
    }
    let draft = reading.draft
    let uses = subject.occurrences(in: draft)
    guard let place = Gloss(subject, uses, in: draft).range ?? uses.first else { return [] }
    return locations([place], in: draft.prose, parameters.textDocument.uri, snapshot.client.encoding)
  }

  /// Answers with all uses in the drafts of the workspace.
  @Sendable
  static func references(_ snapshot: Snapshot, _ parameters: ReferenceParameters) async throws(ResponseError)
    -> [Location]
  {
    let uri = parameters.textDocument.uri
    guard let (subject, reading) = try await subject(snapshot, uri, parameters.position) else { return [] }
    let encoding = snapshot.client.encoding
    // A number counts the figures of one draft.
    guard subject.kind != .label else {
      return locations(subject.occurrences(in: reading.draft), in: reading.draft.prose, uri, encoding)
    }
    var found: [Location] = []
    WorkspaceDrafts(snapshot).forEach { draft in
      let prose = Prose(draft.source, syntax: draft.syntax)
      found += locations(subject.occurrences(in: prose), in: prose, draft.uri, encoding)
    }
    return found
  }

  /// The subject at a place and its draft; nil where there is none.
  static func subject(
    _ snapshot: Snapshot, _ uri: DocumentURI, _ position: Position
  ) async throws(ResponseError) -> (Subject, DraftReading)? {
    guard let reading = try await snapshot.reading(of: uri) else { return nil }
    let offset = reading.draft.source.offset(of: LinePosition(position), in: snapshot.client.encoding)
    return Subject(at: offset, in: reading).map { ($0, reading) }
  }

  private static func locations(
    _ places: [ProseRange], in prose: Prose, _ uri: DocumentURI, _ encoding: PositionEncoding
  ) -> [Location] {
    let ranges = places.map(prose.sourceRange)
    let positions = PositionTable(ranges, in: prose.source, encoding)
    return ranges.map { Location(uri: uri, range: positions[$0]) }
  }
}

/// Where an earlier report has a term first.
private struct FirstUse {
  /// The use, or its line where the report has changed and the term is not in it any more; nil where the report cannot
  /// be shown.
  let location: Location?

  /// Looks for `subject` near line `line`, from 1, of the report at `path`: as the client has it open, else as its file
  /// has it.
  init(of subject: Subject, _ path: FilePath, line: Int, _ snapshot: Snapshot) {
    let open = snapshot.documents.first { uri, _ in
      FileURI.path(of: uri).map { $0 == path.text || FilePath($0).canonical == path } ?? false
    }
    let report = open.map { uri, document in
      WorkspaceDraft(uri: uri, version: document.version, source: document.source, syntax: document.syntax)
    }
    let file = DraftFile(name: path.text, origin: .file(path))
    // A Word file is nothing that an editor of text can show.
    guard let report = report ?? (file.isWord ? nil : WorkspaceDrafts.read(file)) else {
      location = nil
      return
    }
    let prose = Prose(report.source, syntax: report.syntax)
    let lines = report.source.lines
    let wanted = min(max(0, line - 1), lines.count - 1)
    let places = subject.occurrences(in: prose).map(prose.sourceRange)
    let nearest = places.min { abs(lines.line(of: $0.start) - wanted) < abs(lines.line(of: $1.start) - wanted) }
    let place = nearest ?? SourceRange(lines.start(of: wanted), lines.start(of: wanted))
    let positions = PositionTable([place], in: report.source, snapshot.client.encoding)
    location = Location(uri: report.uri, range: positions[place])
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
