/// A value as a settings file has it, with its place.
package struct SettingNode: Hashable, Sendable {
  /// What the value is.
  package let value: SettingValue
  /// Where it begins.
  package let place: TextPlace

  /// `value` at `place`.
  package init(_ value: SettingValue, at place: TextPlace) {
    self.value = value
    self.place = place
  }
}

/// What a value of a settings file is.
package enum SettingValue: Hashable, Sendable {
  /// Nothing.
  case null
  /// True or false.
  case truth(Bool)
  /// A number as it is written.
  case number(String)
  /// A string.
  case text(String)
  /// Several values.
  case list([SettingNode])
  /// Values by key, in the order of the file. No key stands twice.
  case table([SettingEntry])

  /// What a person calls a value of this kind.
  package var title: String {
    switch self {
    case .null: "null"
    case .truth(let truth): truth ? "true" : "false"
    case .number(let digits): "数 \(digits)"
    case .text(let text): "文字“\(text.count > 40 ? text.prefix(40) + "…" : text[...])”"
    case .list: "列表"
    case .table: "对象"
    }
  }
}

/// A key with its value.
package struct SettingEntry: Hashable, Sendable {
  /// The key.
  package let key: String
  /// Where the key begins.
  package let place: TextPlace
  /// The value.
  package let node: SettingNode

  /// `key` at `place` with the value `node`.
  package init(_ key: String, at place: TextPlace, _ node: SettingNode) {
    self.key = key
    self.place = place
    self.node = node
  }
}

/// Line and column in a file, both from 1; a column counts Unicode scalars.
package struct TextPlace: Hashable, Sendable {
  /// The line.
  package let line: Int
  /// The column.
  package let column: Int

  /// The place at `line` and `column`.
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

extension SettingNode {
  /// The string, nil when the value is none.
  package var text: String? {
    if case .text(let text) = value { text } else { nil }
  }

  /// The elements of a list; any other value counts as a list of itself.
  package var elements: [SettingNode] {
    if case .list(let elements) = value { elements } else { [self] }
  }

  /// The entries of a table; empty when the value is none.
  package var entries: [SettingEntry] {
    if case .table(let entries) = value { entries } else { [] }
  }

  /// The value of `key` in a table, or nil.
  package subscript(key: String) -> SettingEntry? {
    entries.first { $0.key == key }
  }
}
