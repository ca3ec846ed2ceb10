import Drafting
import LanguageServerProtocol
import ProseText

/// Gives a term another name in all drafts of the workspace.
enum RenameFeature {
  /// Answers what would be renamed; null where nothing can be. The numbers of figures are not names: they are counted.
  @Sendable
  static func prepare(
    _ snapshot: Snapshot, _ parameters: TextDocumentPositionParameters
  ) async -> PrepareRenameResult? {
    let found = await NavigationFeature.subject(snapshot, parameters.textDocument.uri, parameters.position)
    guard let (subject, analysis) = found, subject.kind != .label else { return nil }
    let range = analysis.draft.prose.sourceRange(of: subject.range)
    let positions = PositionTable([range], in: analysis.draft.source, snapshot.client.encoding)
    return PrepareRenameResult(range: positions[range], placeholder: subject.words)
  }

  /// Answers with the edits; null where nothing can be renamed.
  @Sendable
  static func answer(_ snapshot: Snapshot, _ parameters: RenameParameters) async throws(ResponseError) -> WorkspaceEdit?
  {
    let name = parameters.newName
    guard !name.isEmpty, !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
      throw ResponseError(.requestFailed, "新的名称应是一行文字，不能为空。")
    }
    let found = await NavigationFeature.subject(snapshot, parameters.textDocument.uri, parameters.position)
    guard let (subject, _) = found, subject.kind != .label else { return nil }
    var documents: [EditedDocument] = []
    WorkspaceDrafts(snapshot).forEach { draft in
      let prose = Prose(draft.source, syntax: draft.syntax)
      let edits = subject.sameWords(in: prose).compactMap { prose.edit(replacing: $0, with: name) }
      guard !edits.isEmpty, let set = EditSet(edits) else { return }
      documents.append(EditedDocument(uri: draft.uri, version: draft.version, source: draft.source, edits: set))
    }
    return WorkspaceEdit(documents, for: snapshot.client)
  }
}
