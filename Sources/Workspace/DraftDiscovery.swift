/// The drafts that a list of files and folders stands for.
package struct DraftDiscovery: Sendable {
  /// The drafts by their names in reports, each file once.
  package private(set) var drafts: [DraftFile] = []
  /// The folders that could not be read.
  package private(set) var problems: [DraftProblem] = []

  /// The drafts that were named themselves, not found in a folder: nothing leaves them out.
  package private(set) var named: Set<FilePath> = []

  /// The real paths of the files taken, so that a file named twice is checked once.
  private var takenFiles: Set<FilePath> = []

  /// Finds the drafts of `paths`. A file is taken whatever its name is, also one that does not exist (reading it says
  /// so); of a folder, the files with an extension of drafts, hidden ones, packages of other tools and what
  /// `.gitignore` names left out.
  ///
  /// What stands at `report` is left out of folders: a report of an earlier run is no draft.
  package init(_ paths: [FilePath], report: FilePath? = nil) {
    let reportFile = report?.canonical
    for path in paths {
      if Self.isFolder(path) {
        enter(path)
      } else {
        named.insert(path.canonical ?? path)
        take(DraftFile(name: path.text, origin: .file(path)), at: path)
      }
    }
    if let reportFile { drafts.removeAll { $0.canonical == reportFile && !paths.contains(FilePath($0.openPath)) } }
    disambiguateNames()
    drafts.sort()
  }

  /// The folder names that hold other people's files.
  private static let skippedFolders: Set<String> = ["node_modules"]

  /// A folder called like a draft is taken for a mistake, unless a slash after its name says otherwise.
  private static func isFolder(_ path: FilePath) -> Bool {
    (try? FileEntry(following: path)) == .folder && DraftExtension(path) == nil
  }

  private mutating func take(_ draft: DraftFile, at path: FilePath) {
    guard takenFiles.insert(path.canonical ?? path).inserted else { return }
    drafts.append(draft)
  }

  /// Walks `root` without recursion. Links to folders are not followed: they lead in circles, or out of what was named.
  /// Links to files wait until everything real has been seen, so that a file is reported by its own name.
  private mutating func enter(_ root: FilePath) {
    let real = root.canonical ?? root
    var folders = [FoundEntry(path: root, name: FilePath(""), real: real, ignoring: IgnoreFiles(above: real))]
    var links: [FoundEntry] = []
    while let folder = folders.popLast() {
      do {
        let ignoring = folder.ignoring.entering(folder.real)
        for name in try folder.path.folderContents().reversed() where !Self.isSkipped(name) {
          let found = FoundEntry(
            path: folder.path.appending(name), name: folder.name.appending(name),
            real: folder.real.appending(name), ignoring: ignoring)
          let entry = try? FileEntry(at: found.path)
          guard entry == .folder || DraftExtension(found.name) != nil,
            !ignoring.ignores(found.real, isFolder: entry == .folder)
          else { continue }
          switch entry {
          case .folder: folders.append(found)
          case .link: links.append(found)
          default: takeIfDraft(found, in: real)
          }
        }
      } catch {
        problems.append(.system(folder.path.text, error))
      }
    }
    for link in links.reversed() where (try? FileEntry(following: link.path)) != .folder { takeIfDraft(link, in: real) }
  }

  private mutating func takeIfDraft(_ found: FoundEntry, in root: FilePath) {
    guard DraftExtension(found.name) != nil else { return }
    take(DraftFile(name: found.name.text, origin: .file(found.path), root: root), at: found.path)
  }

  private static func isSkipped(_ name: [UInt8]) -> Bool {
    // ~$ begins the marks that Word leaves beside a file while it is open.
    name.first == UInt8(ascii: ".") || name.starts(with: "~$".utf8)
      || skippedFolders.contains(String(decoding: name, as: UTF8.self))
  }

  /// Two folders may hold files of one name; these are reported by the path that opens them.
  private mutating func disambiguateNames() {
    let counts = Dictionary(drafts.map { ($0.name, 1) }, uniquingKeysWith: +)
    drafts = drafts.map { draft in
      counts[draft.name] == 1 ? draft : DraftFile(name: draft.openPath, origin: draft.origin, root: draft.root)
    }
  }
}

/// Something found in a folder.
private struct FoundEntry {
  /// The path that opens it.
  let path: FilePath
  /// The path relative to the folder that was given.
  let name: FilePath
  /// The path without links.
  let real: FilePath
  /// What is ignored in the folder that it lies in.
  let ignoring: IgnoreFiles
}
