import Drafting
import Glossary
import LanguageServerProtocol
import ProseText

/// The colours of a draft: its ordinals, slogans, figures, terms and titles.
enum SemanticTokensFeature {
  /// What is coloured. The raw value is the number of the type on the wire.
  enum Kind: Int, CaseIterable {
    /// An ordinal of a heading, a mark of a series.
    case ordinal
    /// A numbered slogan.
    case slogan
    /// A figure, a date, a time.
    case figure
    /// A term of the glossary.
    case term
    /// A title in 《》.
    case title

    /// The standard type that editors have a colour for.
    var name: String {
      switch self {
      case .ordinal: "keyword"
      case .slogan: "enum"
      case .figure: "number"
      case .term: "type"
      case .title: "string"
      }
    }
  }

  /// What the numbers of tokens stand for.
  static let legend = SemanticTokensOptions.Legend(tokenTypes: Kind.allCases.map(\.name), tokenModifiers: [])

  /// Answers for a whole draft.
  @Sendable
  static func answer(_ snapshot: Snapshot, _ parameters: DocumentParameters) async throws(ResponseError)
    -> SemanticTokens
  {
    try await remembered(snapshot, parameters.textDocument.uri)
  }

  /// Answers for a stretch.
  @Sendable
  static func answer(_ snapshot: Snapshot, _ parameters: DocumentRangeParameters) async throws(ResponseError)
    -> SemanticTokens
  {
    guard let reading = try await snapshot.reading(of: parameters.textDocument.uri) else {
      return SemanticTokens(resultId: nil, data: [])
    }
    let source = reading.draft.source
    let encoding = snapshot.client.encoding
    let range = SourceRange(parameters.range, in: source, encoding)
    return SemanticTokens(resultId: nil, data: data(reading, encoding) { $0.overlaps(range) })
  }

  /// Answers with what changed since the last answer, or in full when that is forgotten.
  @Sendable
  static func answer(
    _ snapshot: Snapshot, _ parameters: SemanticTokensDeltaParameters
  ) async throws(ResponseError) -> SemanticTokensDeltaResult {
    let uri = parameters.textDocument.uri
    let before = snapshot.tokens[uri]
    let now = try await remembered(snapshot, uri)
    guard let before, before.resultId == parameters.previousResultId, let name = now.resultId else {
      return .full(now)
    }
    return .changed(resultId: name, edits(from: before.data, to: now.data))
  }

  /// The tokens of the draft called `uri`; the loop remembers them, so that changes can be told later.
  private static func remembered(_ snapshot: Snapshot, _ uri: DocumentURI) async throws(ResponseError) -> SemanticTokens
  {
    guard let document = snapshot.documents[uri] else { return SemanticTokens(resultId: nil, data: []) }
    let reading = try await snapshot.reading(of: document)
    let tokens = SemanticTokens(
      resultId: String(document.generation), data: data(reading, snapshot.client.encoding) { _ in true })
    snapshot.loop.perform { $0.remember(tokens, of: uri) }
    return tokens
  }

  /// The one edit that makes `old` to `new`; none when they are the same.
  private static func edits(from old: [Int], to new: [Int]) -> [SemanticTokensDeltaResult.Edit] {
    guard old != new else { return [] }
    var prefix = 0
    while prefix < old.count, prefix < new.count, old[prefix] == new[prefix] { prefix += 1 }
    var suffix = 0
    while suffix < min(old.count, new.count) - prefix, old[old.count - 1 - suffix] == new[new.count - 1 - suffix] {
      suffix += 1
    }
    return [
      SemanticTokensDeltaResult.Edit(
        start: prefix, deleteCount: old.count - prefix - suffix, data: Array(new[prefix..<new.count - suffix]))
    ]
  }

  private static func data(
    _ reading: DraftReading, _ encoding: PositionEncoding, where isWanted: (SourceRange) -> Bool
  ) -> [Int] {
    let source = reading.draft.source
    let index = PositionIndex(source, in: encoding)
    var data: [Int] = []
    var last = LinePosition(line: 0, column: 0)
    for (range, kind) in tokens(of: reading) where isWanted(range) {
      for piece in source.pieces(of: range) {
        let start = index.position(of: piece.start)
        data += [
          start.line - last.line, start.line == last.line ? start.column - last.column : start.column,
          source.length(of: piece, in: encoding), kind.rawValue, 0,
        ]
        last = start
      }
    }
    return data
  }

  /// What is coloured, in order, none overlapping another; where two would, the one that begins first, or is longer.
  private static func tokens(of reading: DraftReading) -> [(SourceRange, Kind)] {
    let draft = reading.draft
    var found: [(ProseRange, Kind)] = draft.headings.map { ($0.mark, .ordinal) }
    found += draft.seriesMarks.map { ($0.range, .ordinal) }
    found += draft.slogans.map { ($0.range, .slogan) }
    found += reading.analyser.glossary.mentions(in: draft).map { ($0.quotedRange, .slogan) }
    found += TermMentions(draft, reading.analyser.glossary).all.map { ($0.range, .term) }
    found += draft.dates.map { ($0.range, .figure) }
    found += draft.clockTimes.map { ($0.range, .figure) }
    found += draft.figures.map { ($0.range, .figure) }
    found += draft.quotations.filter { $0.pair == .title }.map { ($0.range, .title) }
    found.sort { ($0.0.lower, $1.0.upper, $0.1.rawValue) < ($1.0.lower, $0.0.upper, $1.1.rawValue) }
    var end = 0
    return found.compactMap { range, kind in
      guard range.lower >= end, !range.isEmpty else { return nil }
      end = range.upper
      return (draft.prose.sourceRange(of: range), kind)
    }
  }
}

extension Session {
  /// Keeps `tokens` for a later question about changes, while the document is open.
  mutating func remember(_ tokens: SemanticTokens, of uri: DocumentURI) {
    if documents[uri] != nil { self.tokens[uri] = tokens }
  }
}

extension SourceText {
  /// `range` cut at line ends, without them: tokens may not reach over lines.
  fileprivate func pieces(of range: SourceRange) -> [SourceRange] {
    let last = lines.line(of: UTF8Offset(max(range.start.value, range.end.value - 1)))
    return (lines.line(of: range.start)...last).compactMap { line in
      let content = contentRange(ofLine: line)
      let piece = SourceRange(max(range.start, content.start), min(range.end, content.end))
      return piece.isEmpty ? nil : piece
    }
  }
}
