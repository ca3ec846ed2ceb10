import Drafting
import Glossary
import LanguageServerProtocol
import ProseText

/// Looks terms of the glossaries and headings of open drafts up by a part of their names.
enum WorkspaceSymbolFeature {
  /// How many are answered at most.
  private static let limit = 200

  /// Answers with terms that lie in a report or are used in an open draft, then with headings; nothing for a blank
  /// query.
  @Sendable
  static func answer(_ snapshot: Snapshot, _ parameters: WorkspaceSymbolParameters) async throws(ResponseError)
    -> [SymbolInformation]
  {
    let query = parameters.query.split(whereSeparator: \.isWhitespace).joined()
    guard !query.isEmpty else { return [] }
    var readings: [(DocumentURI, DraftReading)] = []
    for (uri, document) in snapshot.documents.sorted(by: { $0.key < $1.key }) {
      readings.append((uri, try await snapshot.recentReading(of: document)))
    }
    var found: [SymbolInformation] = []
    var seen: Set<String> = []
    for analyser in await snapshot.analysers {
      for entry in analyser.glossary.entries where entry.form.contains(query) && seen.insert(entry.form).inserted {
        guard found.count < limit else { return found }
        guard let place = analyser.sources.location(of: entry) ?? use(of: entry.form, in: readings, snapshot.client)
        else { continue }
        found.append(
          SymbolInformation(
            name: VisibleText.line(entry.form), kind: entry.kind == .slogan ? .enum : .class, location: place,
            containerName: TermText.summary(of: entry)))
      }
    }
    for (uri, reading) in readings {
      let draft = reading.draft
      let headings = draft.headings.filter { draft.prose.text($0.title).contains(query) }
      let ranges = headings.map { draft.prose.sourceRange(of: $0.title) }
      let positions = PositionTable(ranges, in: draft.source, snapshot.client.encoding)
      found += zip(headings, ranges).map { heading, range in
        SymbolInformation(
          name: VisibleText.line(draft.prose.text(heading.title)), kind: .namespace,
          location: Location(uri: uri, range: positions[range])
        )
      }
    }
    return Array(found.prefix(limit))
  }

  /// The first use of `form` in an open draft.
  private static func use(
    of form: String, in readings: [(DocumentURI, DraftReading)], _ client: Client
  ) -> Location? {
    for (uri, reading) in readings {
      let prose = reading.draft.prose
      guard let use = Subject.occurrences(of: form, in: prose, limit: 1).first.map(prose.sourceRange) else { continue }
      return Location(uri: uri, range: PositionTable([use], in: prose.source, client.encoding)[use])
    }
    return nil
  }
}
