import Drafting
import LanguageServerProtocol
import ProseText

/// The other places of a draft that have what stands at a place.
enum HighlightFeature {
  /// Answers with all places, the one asked about among them.
  @Sendable
  static func answer(
    _ snapshot: Snapshot, _ parameters: TextDocumentPositionParameters
  ) async throws(ResponseError) -> [DocumentHighlight] {
    guard let reading = try await snapshot.reading(of: parameters.textDocument.uri) else { return [] }
    let draft = reading.draft
    let encoding = snapshot.client.encoding
    let offset = draft.source.offset(of: LinePosition(parameters.position), in: encoding)
    guard let subject = Subject(at: offset, in: reading) else { return [] }
    let places = subject.occurrences(in: draft).map(draft.prose.sourceRange)
    let positions = PositionTable(places, in: draft.source, encoding)
    return places.map { DocumentHighlight(range: positions[$0], kind: .text) }
  }
}
