import LanguageServerProtocol

/// A folder that the user has open.
struct Folder: Hashable, Sendable {
  /// The client's name of it.
  let uri: DocumentURI
  /// Its path; nil when it is in no file system.
  let path: String?

  /// The folder called `uri`.
  init(uri: DocumentURI) {
    self.uri = uri
    path = FileURI.path(of: uri)
  }
}

/// The folders that the user has open.
struct Folders: Sendable {
  /// The folders, in the client's order.
  private(set) var all: [Folder] = []

  /// The folders that a client begins with.
  init(_ parameters: InitializeParameters) {
    let uris = parameters.workspaceFolders.map(\.uri)
    all = (uris.isEmpty ? [parameters.rootUri].compactMap { $0 } : uris).map(Folder.init)
  }

  /// No folders.
  init() {}

  /// Takes the folders in that were opened, and those out that were closed.
  mutating func apply(_ event: DidChangeFoldersParameters.Event) {
    let removed = Set(event.removed.map(\.uri))
    all.removeAll { removed.contains($0.uri) }
    all += event.added.map { Folder(uri: $0.uri) }.filter { !all.contains($0) }
  }

  /// The innermost folder that holds `path`, or nil.
  func holding(_ path: String) -> Folder? {
    all.filter { folder in folder.path.map { path == $0 || path.hasPrefix($0 == "/" ? $0 : $0 + "/") } ?? false }
      .max { ($0.path?.utf8.count ?? 0) < ($1.path?.utf8.count ?? 0) }
  }

  /// Where the document called `uri` lies.
  func address(of uri: DocumentURI) -> DraftAddress {
    guard let path = FileURI.path(of: uri) else {
      // A draft in no file yet belongs to the only folder there is.
      return DraftAddress(folder: nil, workspace: all.count == 1 ? all[0].path : nil)
    }
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
    return DraftAddress(folder: folder.isEmpty ? "/" : folder, workspace: holding(path)?.path)
  }
}
