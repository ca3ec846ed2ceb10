package import Proofreading

/// The settings in force for a draft: layers, of which the nearest that says something counts, key by key.
///
/// Nothing is merged by hand: every value is looked up through the layers in their order.
package struct Configuration: Sendable {
  /// The layers, the nearest first; the profile, when one is chosen, is the last.
  package let layers: [ConfigurationLayer]

  /// The settings of `layers`, the nearest first.
  package init(_ layers: [ConfigurationLayer] = []) {
    let chosen = layers.lazy.compactMap { $0[.profile]?.node.text }.first.flatMap { Profile(named: $0) }
    self.layers = layers + [chosen.flatMap { ConfigurationLayer($0) }].compactMap { $0 }
  }

  /// A value with the layer that it comes from.
  package struct Found: Sendable {
    /// The keys that lead to the value, for example `rules`, `slogan-count`.
    package let path: [String]
    /// The key and the value.
    package let entry: SettingEntry
    /// The layer.
    package let layer: ConfigurationLayer
    /// The number of the layer; a smaller one is nearer.
    let rank: Int
  }

  /// The value of `key` in the nearest layer that has one.
  package func value(of key: SettingKey) -> Found? {
    guard let rank = layers.firstIndex(where: { $0[key] != nil }), let entry = layers[rank][key] else { return nil }
    return Found(path: [key.rawValue], entry: entry, layer: layers[rank], rank: rank)
  }

  /// The values inside the tables of `key`, each from the nearest layer that has one, in the order in which they are
  /// met.
  package func values(below key: SettingKey) -> [Found] {
    var found: [Found] = []
    var seen: Set<[String]> = []
    for (rank, layer) in layers.enumerated() {
      guard let entry = layer[key] else { continue }
      Self.walk(entry, path: [key.rawValue]) { path, leaf in
        guard seen.insert(path).inserted else { return }
        found.append(Found(path: path, entry: leaf, layer: layer, rank: rank))
      }
    }
    return found
  }

  private static func walk(_ entry: SettingEntry, path: [String], visit: ([String], SettingEntry) -> Void) {
    guard case .table(let entries) = entry.node.value else { return visit(path, entry) }
    for inner in entries { walk(inner, path: path + [inner.key], visit: visit) }
  }

  /// What the settings say of rules.
  package var ruleSettings: RuleSettings {
    var settings = RuleSettings()
    var ranks: [String: Int] = [:]
    for found in values(below: .rules) where found.path.count == 2 {
      settings.levels[found.path[1]] = found.entry.node.text.flatMap { RuleLevel(rawValue: $0) }
      ranks[found.path[1]] = found.rank
    }
    for found in values(below: .options) where found.path.count == 3 {
      let (rule, name) = (found.path[1], found.path[2])
      if name == SettingKey.allowedTexts {
        settings.allowedTexts[rule] = Set(found.entry.node.elements.compactMap(\.text))
      } else if let level = found.entry.node.text.flatMap({ RuleLevel(rawValue: $0) }),
        ranks[rule] ?? .max >= found.rank
      {
        // Who sets a rule in a nearer layer does not mean the details of an outer one.
        settings.kindLevels[rule, default: [:]][FindingKind(name)] = level
      }
    }
    return settings
  }

  /// The language of reports, `zh` or `en`; nil when nothing is said.
  package var locale: String? { value(of: .locale)?.entry.node.text }

  /// The glossaries, the strongest last. A missing one, or one that a workspace may not name, is a problem.
  package func glossaries() throws(ConfigurationProblems) -> [FilePath] {
    try existingPaths(of: .glossary, title: "词库").map(\.path)
  }

  /// The folders with earlier reports, without links: they were looked at as they are now, and may be swapped later.
  package func corpora() throws(ConfigurationProblems) -> [FilePath] {
    try existingPaths(of: .corpus, title: "语料").map(\.real)
  }

  /// The reports that drafts are checked against, and folders of them.
  package func reports() throws(ConfigurationProblems) -> [FilePath] {
    try existingPaths(of: .against, title: "报告").map(\.path)
  }

  /// The file of the baseline, which need not exist; nil when none is named.
  package func baseline() throws(ConfigurationProblems) -> FilePath? {
    guard let found = value(of: .baseline), let text = found.entry.node.text else { return nil }
    let path = found.layer.folder.resolving(text)
    let real = path.canonical ?? (path.folder.canonical ?? path.folder).appending(path.lastComponent)
    try Self.check(path, real, found.entry.node, in: found.layer, key: .baseline)
    return path
  }

  /// The folder, without links, that the file of the baseline must lie in; nil when the person named it.
  package var baselineRoot: FilePath? { value(of: .baseline)?.layer.boundary }

  /// What is wrong with the files that the settings name; nothing when all is well.
  package func checkFiles() throws(ConfigurationProblems) {
    _ = try glossaries()
    _ = try corpora()
    _ = try reports()
    _ = try baseline()
  }

  /// The paths that the list `key` names, each as it is written and without links.
  private func existingPaths(
    of key: SettingKey, title: String
  ) throws(ConfigurationProblems) -> [(path: FilePath, real: FilePath)] {
    guard let found = value(of: key) else { return [] }
    var paths: [(path: FilePath, real: FilePath)] = []
    for node in found.entry.node.elements {
      guard let text = node.text else { continue }
      let path = found.layer.folder.resolving(text)
      guard let real = path.canonical else {
        throw Self.problem(node, in: found.layer, key, "\(title)“\(text)”不存在；请改正路径，或删去这一项")
      }
      try Self.check(path, real, node, in: found.layer, key: key)
      paths.append((path, real))
    }
    return paths
  }

  /// A workspace is data: what it names must lie inside it. `real` is `path` without links.
  private static func check(
    _ path: FilePath, _ real: FilePath, _ node: SettingNode, in layer: ConfigurationLayer, key: SettingKey
  ) throws(ConfigurationProblems) {
    guard let boundary = layer.boundary, !real.isInside(boundary) else { return }
    let remedy =
      key == .baseline ? "“--baseline”" : key == .glossary ? "“--glossary”" : key == .against ? "“--against”" : "自己的设置"
    throw problem(node, in: layer, key, "“\(path.text)”在工作区“\(boundary.shown)”之外，不会读取；请移到里面，或改用\(remedy)写明")
  }

  private static func problem(
    _ node: SettingNode, in layer: ConfigurationLayer, _ key: SettingKey, _ reason: String
  ) -> ConfigurationProblems {
    guard layer.origin != .commandLine else {
      return ConfigurationProblems([ConfigurationProblem(sentence: "命令行（\(key.rawValue)）：\(reason)。")])
    }
    return ConfigurationProblems([
      ConfigurationProblem(layer.origin.title, node.place, path: key.rawValue, reason)
    ])
  }
}
