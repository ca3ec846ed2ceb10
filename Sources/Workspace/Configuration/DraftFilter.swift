/// Which files of folders are drafts, as `include` and `exclude` of settings have it.
package struct DraftFilter: Sendable {
  private struct Patterns {
    let folder: FilePath
    let patterns: [PathPattern]

    init(_ found: Configuration.Found) {
      folder = found.layer.folder.existing
      patterns = found.entry.node.elements.compactMap { $0.text.flatMap { PathPattern($0) } }
    }

    func match(_ path: FilePath) -> Bool {
      guard let relative = path.relative(to: folder) else { return false }
      return patterns.last { $0.matches(relative) }?.isNegated == false
    }
  }

  private let include: Patterns?
  private let exclude: Patterns?

  /// The filter of `configuration`.
  package init(_ configuration: Configuration) {
    include = configuration.value(of: .include).map { Patterns($0) }
    exclude = configuration.value(of: .exclude).map { Patterns($0) }
  }

  /// Whether the file at `path`, free of links, is a draft.
  package func includes(_ path: FilePath) -> Bool {
    include?.match(path) != false && exclude?.match(path) != true
  }
}
