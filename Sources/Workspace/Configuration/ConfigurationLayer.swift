/// The settings of one origin, checked but not yet put over others.
package struct ConfigurationLayer: Sendable {
  /// Where settings come from.
  package enum Origin: Hashable, Sendable {
    /// The command line.
    case commandLine
    /// What the person's editor sends.
    case editor
    /// A file in the workspace: data that somebody else may have written.
    case file(FilePath)
    /// The person's own file, outside any workspace.
    case ownFile(FilePath)
    /// A kind of paper.
    case profile(Profile)
  }

  /// Where the settings come from.
  package let origin: Origin
  /// The settings: always a table, with known keys and values of the right shape.
  package let root: SettingNode
  /// The folder that paths in the settings are relative to.
  package let folder: FilePath
  /// The folder, without links, that paths in the settings must not leave; nil for settings of the person, who may name any place.
  package let boundary: FilePath?

  /// More mistakes than this in one file are counted and not told: nobody reads them, and an editor would show each.
  private static let mistakeLimit = 20

  /// The settings in `bytes`, or what is wrong with them.
  package init(
    _ bytes: [UInt8], from origin: Origin, folder: FilePath, boundary: FilePath? = nil
  ) throws(ConfigurationProblems) {
    self.init(try Self.node(of: bytes, named: origin.title), from: origin, folder: folder, boundary: boundary)
  }

  private init(_ root: SettingNode, from origin: Origin, folder: FilePath, boundary: FilePath?) {
    self.root = root
    self.origin = origin
    self.folder = folder
    self.boundary = boundary
  }

  /// The settings in `bytes`, checked.
  private static func node(of bytes: [UInt8], named name: String) throws(ConfigurationProblems) -> SettingNode {
    let node = try read(bytes, named: name)
    let mistakes = SettingKey.shape.mistakes(in: node)
    guard !mistakes.isEmpty else { return node }
    let rest = mistakes.count - mistakeLimit
    throw ConfigurationProblems(
      mistakes.prefix(mistakeLimit).map { ConfigurationProblem(name, $0.place, path: $0.path, $0.reason) }
        + (rest > 0 ? [ConfigurationProblem(sentence: "配置“\(name)”另有 \(rest) 处错误没有列出；请先改正以上各处。")] : []))
  }

  private static func read(_ bytes: [UInt8], named name: String) throws(ConfigurationProblems) -> SettingNode {
    do {
      return try SettingReader.read(bytes)
    } catch {
      throw ConfigurationProblems([ConfigurationProblem(name, error.place, path: "", error.reason)])
    }
  }

  /// Settings that values give instead of a file: the command line.
  package init(_ entries: [(SettingKey, SettingValue)], folder: FilePath) {
    let nowhere = TextPlace(line: 1, column: 1)
    root = SettingNode(
      .table(entries.map { SettingEntry($0.rawValue, at: nowhere, SettingNode($1, at: nowhere)) }), at: nowhere)
    origin = .commandLine
    self.folder = folder
    boundary = nil
  }

  /// The layer of `profile`.
  init?(_ profile: Profile) {
    guard
      let layer = try? ConfigurationLayer(
        Array(profile.settings.utf8), from: .profile(profile), folder: FilePath("."))
    else { return nil }
    self = layer
  }

  /// The settings of the file at `path`, which is in the workspace `boundary`, a folder without links, or is the person's own.
  package init(reading path: FilePath, as origin: Origin, boundary: FilePath?) throws(ConfigurationProblems) {
    if case .file(let size)? = try? FileEntry(following: path), size > SettingReader.sizeLimit {
      let reason = SettingReader.tooLarge(size)
      throw ConfigurationProblems([
        ConfigurationProblem(path.shown, TextPlace(line: 1, column: 1), path: "", reason)
      ])
    }
    let bytes: [UInt8]
    do throws(DraftProblem) {
      bytes = try DraftReader.bytes(of: path)
    } catch {
      throw ConfigurationProblems([ConfigurationProblem(sentence: "无法读取配置：\(error.sentence)")])
    }
    try self.init(bytes, from: origin, folder: path.folder, boundary: boundary)
  }

  /// The value of `key`, or nil when this layer says nothing of it.
  package subscript(key: SettingKey) -> SettingEntry? { root[key.rawValue] }
}

extension ConfigurationLayer.Origin {
  /// What people call it.
  package var title: String {
    switch self {
    case .commandLine: "命令行"
    case .editor: "编辑器设置"
    case .file(let path), .ownFile(let path): path.shown
    case .profile(let profile): "“\(profile.title)”方案"
    }
  }
}

/// One thing that is wrong with settings: a sentence that names the file, the line and what to do.
package struct ConfigurationProblem: Error, Hashable, Sendable {
  /// The sentence, in Chinese.
  package let sentence: String
  /// Where it is in the file; nil when it is about the file as a whole.
  package let place: TextPlace?

  /// A problem with a file as a whole.
  package init(sentence: String) {
    self.sentence = sentence
    place = nil
  }

  /// What `reason` says of `place` in `file`, below the keys `path`.
  package init(_ file: String, _ place: TextPlace, path: String, _ reason: String) {
    let keys = path.isEmpty ? "" : "（\(path)）"
    let end = reason.hasSuffix("。") || reason.hasSuffix("？") ? "" : "。"
    sentence = "配置“\(file)”第 \(place.line) 行第 \(place.column) 列\(keys)：\(reason)\(end)"
    self.place = place
  }
}

/// Everything that is wrong with the settings of some drafts, in the order of the file; never empty.
package struct ConfigurationProblems: Error, Hashable, Sendable {
  /// The problems.
  package let all: [ConfigurationProblem]

  /// The problems `all`.
  package init(_ all: [ConfigurationProblem]) {
    self.all = all
  }
}
