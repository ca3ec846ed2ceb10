/// The text of a settings file, to which entries are added without touching what a person wrote: comments, blanks and
/// the order of keys stay.
package struct SettingsText {
  /// The text in UTF-8.
  package private(set) var bytes: [UInt8]

  /// The text of an existing file, or that of a new one; nil when it does not hold a table, and nothing can be added.
  package init?(_ bytes: [UInt8]?) {
    self.bytes = bytes ?? Array("{\n}\n".utf8)
    if bytes != nil {
      guard let node = try? SettingReader.read(self.bytes), case .table = node.value else { return nil }
    }
  }

  /// Adds `value`, JSON text on one line, to the list `key`; makes the list where there is none. False when something
  /// else than a list stands there.
  package mutating func append(_ value: String, toList key: String) -> Bool {
    guard let table = TextScan(bytes).top else { return false }
    guard let member = table.members.first(where: { $0.key == key }) else {
      insert("\(Self.quoted(key)): [\n    \(value)\n  ]", into: table, indent: "  ")
      return true
    }
    guard let list = member.list else {
      // One value may stand for a list of one.
      guard member.isText else { return false }
      bytes.insert(contentsOf: ", \(value)]".utf8, at: member.value.upperBound)
      bytes.insert(UInt8(ascii: "["), at: member.value.lowerBound)
      return true
    }
    insert(value, into: list, indent: "    ")
    return true
  }

  /// Sets the member `name` of the table `key` to `value`, JSON text on one line; makes the table where there is none.
  /// False when something else than a table stands there.
  package mutating func set(_ name: String, to value: String, inTable key: String) -> Bool {
    guard let table = TextScan(bytes).top else { return false }
    let entry = "\(Self.quoted(name)): \(value)"
    guard let member = table.members.first(where: { $0.key == key }) else {
      insert("\(Self.quoted(key)): {\n    \(entry)\n  }", into: table, indent: "  ")
      return true
    }
    guard let inner = member.table else { return false }
    if let old = inner.members.first(where: { $0.key == name }) {
      bytes.replaceSubrange(old.value, with: value.utf8)
    } else {
      insert(entry, into: inner, indent: "    ")
    }
    return true
  }

  /// `text` as a string of JSON.
  package static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// Puts `entry` on a line of its own behind the last of `group`.
  private mutating func insert(_ entry: String, into group: TextScan.Group, indent: String) {
    var text = "\n\(indent)\(entry)"
    // A closing bracket on the line of the last entry, or of the opening bracket, goes to a line of its own.
    let tail = bytes[group.lastEnd..<group.close]
    if !tail.contains(0x0A) { text += "\n" + indent.dropLast(2) }
    if group.needsComma {
      bytes.insert(UInt8(ascii: ","), at: group.lastEnd)
      bytes.insert(contentsOf: text.utf8, at: group.lastEnd + 1)
    } else {
      bytes.insert(contentsOf: text.utf8, at: group.lastEnd)
    }
  }
}

/// Where the brackets, keys and values of a text stand that is known to be well-formed.
private struct TextScan {
  /// A list or a table.
  struct Group {
    /// What it holds; of a list nothing.
    var members: [Member] = []
    /// The byte behind its last entry and the comma after that, or behind its opening bracket.
    var lastEnd: Int
    /// Whether there is a last entry without a comma after it.
    var needsComma = false
    /// The byte of its closing bracket.
    var close = 0
  }

  /// A key with its value.
  struct Member {
    let key: String
    let value: Range<Int>
    /// The value where it is a list.
    let list: Group?
    /// The value where it is a table.
    let table: Group?
    /// Whether the value is a text.
    let isText: Bool
  }

  private let bytes: [UInt8]
  private var at = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The table that the text holds.
  var top: Group? {
    var scan = self
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { scan.at = 3 }
    scan.skipBlanks()
    guard scan.peek == UInt8(ascii: "{") else { return nil }
    return scan.group(isTable: true)
  }

  private var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func group(isTable: Bool) -> Group {
    at += 1
    var group = Group(lastEnd: at)
    while true {
      skipBlanks()
      guard let next = peek, next != UInt8(ascii: "}"), next != UInt8(ascii: "]") else { break }
      if next == UInt8(ascii: ",") {
        at += 1
        group.lastEnd = at
        group.needsComma = false
        continue
      }
      let start = at
      if isTable {
        let key = self.key()
        skipBlanks()
        if peek == UInt8(ascii: ":") { at += 1 }
        skipBlanks()
        group.members.append(member(key))
      } else {
        _ = member("")
      }
      if at == start { at += 1 }
      group.lastEnd = at
      group.needsComma = true
    }
    group.close = at
    if at < bytes.count { at += 1 }
    return group
  }

  private mutating func member(_ key: String) -> Member {
    let start = at
    var list: Group?
    var table: Group?
    let first = peek
    switch first {
    case UInt8(ascii: "["): list = group(isTable: false)
    case UInt8(ascii: "{"): table = group(isTable: true)
    default: _ = self.key()
    }
    let isText = first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
    return Member(key: key, value: start..<at, list: list, table: table, isText: isText)
  }

  /// A string without its quotation marks, or a bare word. Escapes are not resolved: no key of ours needs one.
  private mutating func key() -> String {
    let start = at
    if let quote = peek, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      at += 1
      while let next = peek, next != quote { at += next == UInt8(ascii: "\\") ? 2 : 1 }
      at = min(at + 1, bytes.count)
      return String(decoding: bytes[start..<at].dropFirst().dropLast(), as: UTF8.self)
    }
    while let next = peek, !",:]}[{/ \t\r\n".utf8.contains(next) { at += 1 }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  /// Goes over blanks and comments.
  private mutating func skipBlanks() {
    while let next = peek {
      if next == UInt8(ascii: "/"), at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "/") {
        while let next = peek, next != 0x0A, next != 0x0D { at += 1 }
      } else if next == UInt8(ascii: "/"), at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "*") {
        at += 2
        while at < bytes.count, !(bytes[at] == UInt8(ascii: "/") && bytes[at - 1] == UInt8(ascii: "*")) { at += 1 }
        at = min(at + 1, bytes.count)
      } else if next <= 0x20 || bytes[at...].starts(with: [0xC2, 0xA0])
        || bytes[at...].starts(with: [0xE3, 0x80, 0x80])
      {
        at += next <= 0x20 ? 1 : next == 0xC2 ? 2 : 3
      } else {
        return
      }
    }
  }
}
