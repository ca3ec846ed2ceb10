import Drafting
import LanguageServerProtocol
import ProseText

/// Leads from titles in 《》 to the reports that have them.
enum DocumentLinkFeature {
  /// Answers with the titles that the corpus or the workspace holds.
  @Sendable
  static func answer(_ snapshot: Snapshot, _ parameters: DocumentParameters) async throws(ResponseError)
    -> [DocumentLink]
  {
    let uri = parameters.textDocument.uri
    guard let reading = try await snapshot.reading(of: uri) else { return [] }
    let draft = reading.draft
    let own = FileURI.path(of: uri).map(FileURI.uri)
    let found = draft.quotations.filter { $0.pair == .title }.compactMap { title -> (SourceRange, DocumentURI)? in
      guard let target = reading.analyser.titles.file(titled: draft.prose.text(title.inner)), target != own else {
        return nil
      }
      return (draft.prose.sourceRange(of: title.inner), target)
    }
    let positions = PositionTable(found.map(\.0), in: draft.source, snapshot.client.encoding)
    return found.map { range, target in
      DocumentLink(
        range: positions[range], target: target, tooltip: snapshot.client.knowsLinkTooltips ? "打开这份文件" : nil)
    }
  }
}
