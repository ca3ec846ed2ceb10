package import Workspace

/// The JSON Schema of `.zhubi.json`, for editors that complete and check settings files. Made from the description that
/// the tool itself checks by.
package struct ConfigurationSchema {
  private let shape: SettingShape

  /// The schema of what `shape` allows.
  package init(_ shape: SettingShape) {
    self.shape = shape
  }

  /// The schema, with a line feed at the end.
  package var text: String {
    var json = JSONWriter()
    json.object { json in
      json.lineBreak(indent: 2)
      json.field("$schema", "http://json-schema.org/draft-07/schema#")
      json.lineBreak(indent: 2)
      json.field("title", "朱笔 .zhubi.json")
      json.lineBreak(indent: 2)
      json.field("description", "Settings of zhubi, the proof-reader for Chinese work reports")
      json.lineBreak(indent: 2)
      json.key("allowComments")
      json.value(true)
      json.lineBreak(indent: 2)
      json.key("allowTrailingCommas")
      json.value(true)
      json.lineBreak(indent: 2)
      members(of: shape, to: &json, indent: 2)
    }
    return String(decoding: json.bytes, as: UTF8.self) + "\n"
  }

  private func members(of shape: SettingShape, to json: inout JSONWriter, indent: Int) {
    switch shape {
    case .text:
      json.field("type", "string")
      json.field("minLength", 1)
    case .choice(let words):
      json.key("enum")
      json.array { json in words.forEach { json.value($0) } }
    case .list(let element):
      json.field("type", "array")
      json.key("items")
      json.object { members(of: element, to: &$0, indent: indent) }
    case .oneOrMore(let element):
      json.key("anyOf")
      json.array { json in
        json.object { members(of: element, to: &$0, indent: indent) }
        json.object { members(of: .list(element), to: &$0, indent: indent) }
      }
    case .table(let fields):
      json.field("type", "object")
      json.key("additionalProperties")
      json.value(false)
      let required = fields.filter { $0.presence == .required }.map(\.name)
      if !required.isEmpty {
        json.key("required")
        json.array { json in required.forEach { json.value($0) } }
      }
      json.key("properties")
      json.object { json in
        for field in fields {
          json.lineBreak(indent: indent + 2)
          json.key(field.name)
          json.object { json in
            json.field("description", "\(field.help.chinese) / \(field.help.english)")
            members(of: field.shape, to: &json, indent: indent + 2)
          }
        }
      }
    }
  }
}
