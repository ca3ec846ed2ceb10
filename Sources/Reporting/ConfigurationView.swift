package import Proofreading
import ProseText
package import Workspace

/// `zhubi config show`: the settings in force, each with where it comes from.
package struct ConfigurationView {
  /// One setting.
  private struct Row {
    let name: String
    let value: SettingNode?
    let origin: String
  }

  private let configuration: Configuration
  private let rules: [RuleDescription]

  /// The view of `configuration`, with the levels of `rules`.
  package init(_ configuration: Configuration, rules: [RuleDescription]) {
    self.configuration = configuration
    self.rules = rules
  }

  /// The settings for people, one a line.
  package var text: String {
    let rows = self.rows
    let width = rows.map { DisplayWidth.columns(of: $0.name) }.max() ?? 0
    return rows.map { row in
      let gap = String(repeating: " ", count: width - DisplayWidth.columns(of: row.name))
      let value = row.value.map { VisibleText.line(Self.json($0)) } ?? "（未设置）"
      return "\(row.name)\(gap)  \(value)  ← \(VisibleText.line(row.origin))\n"
    }.joined()
  }

  /// The settings for programs.
  package var json: String {
    var json = JSONWriter()
    json.object { json in
      for row in rows {
        json.lineBreak(indent: 2)
        json.key(row.name)
        json.object { json in
          json.key("value")
          Self.write(row.value?.value ?? .null, to: &json)
          json.field("from", row.origin)
        }
      }
    }
    return String(decoding: json.bytes, as: UTF8.self) + "\n"
  }

  private static let defaultOrigin = "默认值"

  private var rows: [Row] {
    SettingKey.allCases.flatMap { key -> [Row] in
      switch key {
      case .rules: levels
      case .options: configuration.values(below: .options).map { row($0) }
      case .ignore: ignores
      default: [configuration.value(of: key).map { row($0) } ?? unset(key)]
      }
    }
  }

  private func row(_ found: Configuration.Found) -> Row {
    Row(
      name: found.path.joined(separator: "."), value: found.entry.node,
      origin: Self.title(found.layer, found.entry.place))
  }

  private func unset(_ key: SettingKey) -> Row {
    Row(name: key.rawValue, value: nil, origin: Self.defaultOrigin)
  }

  /// The level of every rule: nobody should have to know the defaults by heart.
  private var levels: [Row] {
    let found = Dictionary(configuration.values(below: .rules).map { ($0.path[1], $0) }) { first, _ in first }
    return rules.map { rule in
      if let found = found[rule.id] { return row(found) }
      let node = SettingNode(.text(rule.severity.rawValue), at: TextPlace(line: 1, column: 1))
      return Row(name: "rules.\(rule.id)", value: node, origin: Self.defaultOrigin)
    }
  }

  private var ignores: [Row] {
    let rows = configuration.layers.flatMap { layer in
      (layer[.ignore]?.node.elements ?? []).map { ($0, Self.title(layer, $0.place)) }
    }
    guard !rows.isEmpty else { return [unset(.ignore)] }
    return rows.enumerated().map { Row(name: "ignore[\($0 + 1)]", value: $1.0, origin: $1.1) }
  }

  private static func title(_ layer: ConfigurationLayer, _ place: TextPlace) -> String {
    switch layer.origin {
    case .file, .ownFile: "\(layer.origin.title) 第 \(place.line) 行"
    case .commandLine, .editor, .profile: layer.origin.title
    }
  }

  private static func json(_ node: SettingNode) -> String {
    var json = JSONWriter()
    write(node.value, to: &json)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private static func write(_ value: SettingValue, to json: inout JSONWriter) {
    switch value {
    case .null: json.null()
    case .truth(let truth): json.value(truth)
    case .number(let digits), .text(let digits): json.value(digits)
    case .list(let nodes): json.array { json in nodes.forEach { write($0.value, to: &json) } }
    case .table(let entries):
      json.object { json in
        for entry in entries {
          json.key(entry.key)
          write(entry.node.value, to: &json)
        }
      }
    }
  }
}
