import LanguageServerProtocol
import ProseText
import Workspace

/// A draft of the workspace, open or read from its file.
struct WorkspaceDraft: Sendable {
  /// The name of the document: the client's own for an open one.
  let uri: DocumentURI
  /// The version; nil when it is not open.
  let version: Int?
  /// The text.
  let source: SourceText
  /// How the text is written down.
  let syntax: DraftSyntax
}

/// The drafts of a workspace, for what is asked about all of them.
struct WorkspaceDrafts: Sendable {
  /// How many files are gone through at most: a folder may hold an archive.
  private static let limit = 5000
  /// Files larger than this many bytes are left out of what is asked about all drafts.
  private static let largest = 16 << 20

  private let snapshot: Snapshot

  /// The drafts of the workspace in `snapshot`.
  init(_ snapshot: Snapshot) {
    self.snapshot = snapshot
  }

  /// The paths of drafts that lie in folders of the workspace and are not open, in order. No Word files: an editor of
  /// text can neither show nor change what stands in them. No links that lead out of the folders either: what is asked
  /// about all drafts may be to change them.
  var closedFiles: [DraftFile] {
    let open = Set(snapshot.documents.keys.compactMap(FileURI.path))
    let folders = snapshot.folders.compactMap(\.path).map { FilePath($0) }
    guard !folders.isEmpty else { return [] }
    let roots = folders.compactMap(\.canonical)
    let drafts = DraftDiscovery(folders).drafts.lazy.filter { draft in
      guard !draft.isWord, !open.contains(draft.openPath) else { return false }
      return draft.canonical.map { path in roots.contains { path.isInside($0) } } ?? true
    }
    return Array(drafts.prefix(Self.limit))
  }

  /// Gives every draft to `body`: the open ones, then the files, each read only when its turn comes. Stops when the
  /// task is cancelled.
  func forEach(_ body: (WorkspaceDraft) throws -> Void) rethrows {
    for (uri, document) in snapshot.documents.sorted(by: { $0.key < $1.key }) {
      guard !Task.isCancelled else { return }
      try body(
        WorkspaceDraft(uri: uri, version: document.version, source: document.source, syntax: document.syntax))
    }
    for file in closedFiles {
      guard !Task.isCancelled else { return }
      if let draft = Self.read(file) { try body(draft) }
    }
  }

  /// The draft in `file`, or nil when it cannot be read or is too large. A byte-order mark is no part of what an editor
  /// shows, and is no column either.
  static func read(_ file: DraftFile) -> WorkspaceDraft? {
    guard case .file(let path) = file.origin, case .file(let size)? = try? FileEntry(following: path), size <= largest,
      let text = try? DraftReader.read(file)
    else { return nil }
    return WorkspaceDraft(
      uri: FileURI.uri(of: file.openPath), version: nil, source: text.source, syntax: file.syntax)
  }
}
