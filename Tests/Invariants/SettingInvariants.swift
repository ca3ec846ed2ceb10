import Workspace

/// What must hold of settings whatever their file holds.
enum SettingInvariants {
  /// What is wrong with how `bytes` are read: as settings, or as a pattern and a path, by the first byte.
  static func violations(_ bytes: [UInt8]) -> [String] {
    var reader = FuzzReader(bytes)
    guard reader.byte() % 4 != 0 else { return patternViolations(reader.remainder) }
    return settingViolations(reader.remainder)
  }

  private static func settingViolations(_ bytes: [UInt8]) -> [String] {
    var violations: [String] = []
    do {
      let layer = try ConfigurationLayer(bytes, from: .editor, folder: FilePath("/nowhere"))
      let configuration = Configuration([layer])
      _ = (configuration.ruleSettings, configuration.locale, try? configuration.checkFiles())
    } catch {
      let lineCount = bytes.count { $0 == 0x0A || $0 == 0x0D } + 1
      if error.all.isEmpty { violations.append("refused without a reason") }
      for problem in error.all {
        guard let place = problem.place else { continue }
        if !(1...lineCount).contains(place.line) || place.column < 1 { violations.append("a problem at \(place)") }
      }
    }
    return violations + writingViolations(bytes)
  }

  /// What can be read can be added to, and holds what was added.
  private static func writingViolations(_ bytes: [UInt8]) -> [String] {
    guard var text = SettingsText(bytes), let before = try? SettingReader.read(bytes) else { return [] }
    var violations: [String] = []
    if text.append(#"{"rule": "repeated-text", "text": "好\"好"}"#, toList: "ignore") {
      guard let after = try? SettingReader.read(text.bytes) else { return ["appending breaks the file"] }
      let (old, new) = (before["ignore"]?.node.elements ?? [], after["ignore"]?.node.elements ?? [])
      if new.count != old.count + 1 || new.last?["text"]?.node.text != "好\"好" {
        violations.append("nothing is appended")
      }
      if keys(after).filter({ $0 != "ignore" }) != keys(before).filter({ $0 != "ignore" }) {
        violations.append("appending changes other keys")
      }
    }
    guard var table = SettingsText(bytes) else { return violations }
    if table.set("slogan-count", to: "\"off\"", inTable: "rules") {
      guard let after = try? SettingReader.read(table.bytes) else { return violations + ["setting breaks the file"] }
      if after["rules"]?.node["slogan-count"]?.node.text != "off" { violations.append("nothing is set") }
    }
    return violations
  }

  private static func keys(_ node: SettingNode) -> [String] {
    guard case .table(let entries) = node.value else { return [] }
    return entries.map(\.key)
  }

  private static func patternViolations(_ bytes: [UInt8]) -> [String] {
    let parts = bytes.split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let pattern = PathPattern(String(decoding: parts[0], as: UTF8.self)) else { return [] }
    let path = FilePath(String(decoding: parts[1], as: UTF8.self))
    let matches = pattern.matches(path)
    // What a pattern says of a file it says of a folder of that name too.
    return matches && !pattern.matches(path, isFolder: true) ? ["a file matches, a folder does not"] : []
  }
}
