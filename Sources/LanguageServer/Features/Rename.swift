import Drafting
import LanguageServerProtocol
import ProseText
import Workspace

/// Gives a term another name in all drafts of the workspace.
enum RenameFeature {
  /// Answers what would be renamed; null where nothing can be. The numbers of figures are not names: they are counted.
  @Sendable
  static func prepare(
    _ snapshot: Snapshot, _ parameters: TextDocumentPositionParameters
  ) async throws(ResponseError) -> PrepareRenameResult? {
    let found = try await NavigationFeature.subject(snapshot, parameters.textDocument.uri, parameters.position)
    guard let (subject, reading) = found, subject.kind != .label else { return nil }
    let range = reading.draft.prose.sourceRange(of: subject.range)
    let positions = PositionTable([range], in: reading.draft.source, snapshot.client.encoding)
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
    let found = try await NavigationFeature.subject(snapshot, parameters.textDocument.uri, parameters.position)
    guard let (subject, _) = found, subject.kind != .label else { return nil }
    let record = await PublishedRecord(snapshot, beside: parameters.textDocument.uri)
    var documents: [EditedDocument] = []
    WorkspaceDrafts(snapshot).forEach { draft in
      guard draft.version != nil || !record.holds(draft.uri) else { return }
      let prose = Prose(draft.source, syntax: draft.syntax)
      let edits = subject.sameWords(in: prose).compactMap { prose.edit(replacing: $0, with: name) }
      guard !edits.isEmpty, let set = EditSet(edits) else { return }
      documents.append(EditedDocument(uri: draft.uri, version: draft.version, source: draft.source, edits: set))
    }
    return WorkspaceEdit(documents, for: snapshot.client)
  }
}

/// What lies in a workspace and is no draft: glossaries, and the earlier reports of its corpora. What was published
/// stays as it was.
private struct PublishedRecord {
  private let files: Set<String>
  private let folders: [FilePath]

  /// What the settings in `snapshot` name; without corpora that hold the document called `uri` itself.
  init(_ snapshot: Snapshot, beside uri: DocumentURI) async {
    let own = FileURI.path(of: uri).flatMap { FilePath($0).canonical }
    var files: Set<String> = []
    var folders: Set<FilePath> = []
    for analyser in await snapshot.analysers {
      files.formUnion(analyser.settings.glossaryFiles.compactMap { FilePath($0).canonical?.text })
      folders.formUnion(analyser.settings.corpora.compactMap { FilePath($0).canonical })
    }
    self.files = files
    self.folders = folders.filter { folder in own.map { !$0.isInside(folder) } ?? true }
  }

  /// Whether the file that `uri` names belongs to it.
  func holds(_ uri: DocumentURI) -> Bool {
    guard let path = FileURI.path(of: uri).flatMap({ FilePath($0).canonical }) else { return false }
    return files.contains(path.text) || folders.contains { path.isInside($0) }
  }
}
