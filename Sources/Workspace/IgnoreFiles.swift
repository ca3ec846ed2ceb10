/// The `.gitignore` files that count for a folder: those above it up to the repository, its own, and what the repository
/// keeps for itself. The last pattern that matches decides, and what is below an ignored folder stays ignored.
struct IgnoreFiles {
  private struct Source {
    let folder: FilePath
    let patterns: [PathPattern]
  }

  private var sources: [Source] = []

  /// More than this in one file is no list of patterns.
  private static let sizeLimit = 1 << 20

  /// The files above `root`, which is free of links.
  init(above root: FilePath) {
    guard let repository = ConfigurationSearch.repository(of: root) else { return }
    add(repository.appending(".git/info/exclude".utf8), for: repository)
    for folder in root.folder.withParents.reversed() where folder.isInside(repository) && root != repository {
      add(folder.appending(".gitignore".utf8), for: folder)
    }
  }

  /// With the file in `folder`, which is free of links, when there is one.
  func entering(_ folder: FilePath) -> IgnoreFiles {
    var files = self
    files.add(folder.appending(".gitignore".utf8), for: folder)
    return files
  }

  /// Whether what stands at `path` (free of links) is ignored, folders above it not asked again.
  func ignores(_ path: FilePath, isFolder: Bool) -> Bool {
    for source in sources.reversed() {
      guard let relative = path.relative(to: source.folder) else { continue }
      let scalars = Array(relative.text.unicodeScalars)
      if let last = source.patterns.last(where: { $0.matches(scalars, isFolder: isFolder) }) { return !last.isNegated }
    }
    return false
  }

  private mutating func add(_ path: FilePath, for folder: FilePath) {
    guard case .file(let size)? = try? FileEntry(following: path), size <= Self.sizeLimit,
      let bytes = try? DraftReader.bytes(of: path)
    else { return }
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
    let patterns = lines.compactMap { PathPattern(String($0)) }
    if !patterns.isEmpty { sources.append(Source(folder: folder, patterns: patterns)) }
  }
}
