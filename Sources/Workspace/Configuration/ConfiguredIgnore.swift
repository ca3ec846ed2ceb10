package import Proofreading

/// An entry of `ignore` in a settings file.
package struct ConfiguredIgnore: Hashable, Sendable {
  /// What is ignored.
  package let finding: IgnoredFinding
  /// The file that holds the entry, as people call it.
  package let origin: String
  /// Where the entry begins in the file.
  package let place: TextPlace
  /// The folder that the entry speaks of, without links.
  private let folder: FilePath
  /// The files that the entry speaks of; nil for all.
  private let pattern: PathPattern?

  init?(_ node: SettingNode, in layer: ConfigurationLayer) {
    guard let rule = node["rule"]?.node.text, let text = node["text"]?.node.text else { return nil }
    finding = IgnoredFinding(rule: rule, text: text, context: node["context"]?.node.text)
    origin = layer.origin.title
    place = node.place
    folder = layer.folder.existing
    pattern = node["path"]?.node.text.flatMap { PathPattern($0) }
  }

  /// Whether the entry counts for the draft at `path`, which is free of links; nil stands for standard input.
  package func applies(to path: FilePath?) -> Bool {
    guard let pattern else { return true }
    guard let path, let relative = path.relative(to: folder) else { return false }
    return pattern.matches(relative)
  }

  /// Whether every draft that the entry could mean is among those that a check of `roots`, free of links, has seen. Only
  /// then can it be called unused.
  package func isCovered(by roots: [FilePath]) -> Bool {
    roots.contains { folder.isInside($0) }
  }
}

extension Configuration {
  /// All entries of `ignore`. Those of outer files count too: a nearer file adds to them, it does not take them back.
  package var ignores: [ConfiguredIgnore] {
    layers.flatMap { layer in
      (layer[.ignore]?.node.elements ?? []).compactMap { ConfiguredIgnore($0, in: layer) }
    }
  }
}
