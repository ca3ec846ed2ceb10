/// What a value of a settings file must look like. The check, the JSON Schema and the commented sample all go by it.
package indirect enum SettingShape: Sendable {
  /// A string that is not empty.
  case text
  /// One of these words.
  case choice([String])
  /// One value or a list of them.
  case oneOrMore(SettingShape)
  /// A list.
  case list(SettingShape)
  /// An object with these keys only.
  case table([SettingField])
}

/// A key of an object in a settings file.
package struct SettingField: Sendable {
  /// The key.
  package let name: String
  /// What its value must look like.
  package let shape: SettingShape
  /// Whether it must be there.
  package let presence: Presence
  /// What it is for, a sentence in each language.
  package let help: LocalizedHelp

  /// Whether a key must be there.
  package enum Presence: Sendable {
    /// It may be left out.
    case optional
    /// The object makes no sense without it.
    case required
  }

  /// The key `name`; see the properties.
  package init(_ name: String, _ shape: SettingShape, _ presence: Presence = .optional, help: LocalizedHelp) {
    self.name = name
    self.shape = shape
    self.presence = presence
    self.help = help
  }
}

/// A sentence in Chinese and in English.
package struct LocalizedHelp: Hashable, Sendable {
  /// The Chinese sentence.
  package let chinese: String
  /// The English sentence.
  package let english: String

  /// The pair of sentences.
  package init(_ chinese: String, _ english: String) {
    self.chinese = chinese
    self.english = english
  }
}

extension SettingShape {
  /// Everything in `node` that does not fit, in the order of the file.
  package func mistakes(in node: SettingNode, at path: String = "") -> [SettingMistake] {
    switch self {
    case .text:
      guard let text = node.text else { return [wrongKind(node, path, "一段文字")] }
      return text.isEmpty ? [SettingMistake(node.place, path, "不能是空的文字")] : []
    case .choice(let words):
      let list = words.joined(separator: "、")
      guard let text = node.text else { return [wrongKind(node, path, "其中一个：\(list)")] }
      if words.contains(text) { return [] }
      let guess = Suggestion.sentence(for: text, among: words)
      return [SettingMistake(node.place, path, "不能是“\(SettingMistake.short(text))”，可以是 \(list)。\(guess)")]
    case .oneOrMore(let shape):
      return node.elements.flatMap { shape.mistakes(in: $0, at: path) }
    case .list(let shape):
      guard case .list(let elements) = node.value else { return [wrongKind(node, path, "列表（写在 [ ] 里）")] }
      return elements.enumerated().flatMap { shape.mistakes(in: $1, at: "\(path)[\($0 + 1)]") }
    case .table(let fields):
      guard case .table(let entries) = node.value else { return [wrongKind(node, path, "对象（写在 { } 里）")] }
      return tableMistakes(fields, entries, node.place, path)
    }
  }

  private func tableMistakes(
    _ fields: [SettingField], _ entries: [SettingEntry], _ place: TextPlace, _ path: String
  ) -> [SettingMistake] {
    let byName = Dictionary(fields.map { ($0.name, $0) }) { first, _ in first }
    var mistakes: [SettingMistake] = []
    for entry in entries {
      if let field = byName[entry.key] {
        let inner = path.isEmpty ? entry.key : "\(path).\(entry.key)"
        mistakes += field.shape.mistakes(in: entry.node, at: inner)
      } else {
        let guess = Suggestion.sentence(for: entry.key, among: fields.map(\.name))
        mistakes.append(SettingMistake(entry.place, path, "没有键“\(SettingMistake.short(entry.key))”。\(guess)"))
      }
    }
    for field in fields where field.presence == .required && !entries.contains(where: { $0.key == field.name }) {
      mistakes.append(SettingMistake(place, path, "缺少键“\(field.name)”"))
    }
    return mistakes
  }

  private func wrongKind(_ node: SettingNode, _ path: String, _ expected: String) -> SettingMistake {
    SettingMistake(node.place, path, "应当是\(expected)，不能是\(node.value.title)")
  }
}

/// Something in a settings file that cannot be taken as it is.
package struct SettingMistake: Hashable, Sendable {
  /// Where it stands.
  package let place: TextPlace
  /// The keys that lead there, for example `rules.slogan-count`; empty at the top.
  package let path: String
  /// Half a sentence that says what is wrong and what to do.
  package let reason: String

  /// The mistake `reason` at `place`, below the keys `path`.
  package init(_ place: TextPlace, _ path: String, _ reason: String) {
    self.place = place
    self.path = path
    self.reason = reason
  }

  /// `text`, cut where it is too long for a message.
  static func short(_ text: String) -> String {
    text.count > 60 ? text.prefix(60) + "…" : text
  }
}
