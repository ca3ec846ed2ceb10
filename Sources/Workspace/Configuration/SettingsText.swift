import ProseText

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

  /// Adds `value`, JSON text on one line, to the list `key`; makes the list where there is none. False, and nothing is
  /// changed, when something else than a list stands there or the file could not be read afterwards.
  package mutating func append(_ value: String, toList key: String) -> Bool {
    changeSoundly { $0.put(value, intoList: key) }
  }

  /// Sets the member `name` of the table `key` to `value`, JSON text on one line; makes the table where there is none.
  /// False, and nothing is changed, when something else than a table stands there or the file could not be read
  /// afterwards.
  package mutating func set(_ name: String, to value: String, inTable key: String) -> Bool {
    changeSoundly { $0.put(name, value, intoTable: key) }
  }

  /// Keeps what `change` makes only if it can be read: a file that grew beyond the limit, or that the scan took for
  /// something else than the reader does, would be of no use to anybody.
  private mutating func changeSoundly(_ change: (inout SettingsText) -> Bool) -> Bool {
    var changed = self
    guard change(&changed), (try? SettingReader.read(changed.bytes)) != nil else { return false }
    self = changed
    return true
  }

  private mutating func put(_ value: String, intoList key: String) -> Bool {
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

  private mutating func put(_ name: String, _ value: String, intoTable key: String) -> Bool {
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

  /// A string without its quotation marks, or a bare word.
  private mutating func key() -> String {
    let start = at
    if let quote = peek, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      at += 1
      while let next = peek, next != quote { at += next == UInt8(ascii: "\\") ? 2 : 1 }
      at = min(at + 1, bytes.count)
      let written = bytes[start..<at]
      if written.contains(UInt8(ascii: "\\")), let node = try? SettingReader.read(Array(written)), let text = node.text
      {
        return text
      }
      return String(decoding: written.dropFirst().dropLast(), as: UTF8.self)
    }
    while let next = peek, !",:]}[{/".utf8.contains(next), blankLength == 0 { at += 1 }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  /// Goes over blanks and comments.
  private mutating func skipBlanks() {
    while let next = peek {
      if next == UInt8(ascii: "/"), at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "/") {
        while let next = peek, next != 0x0A, next != 0x0D { at += 1 }
      } else if next == UInt8(ascii: "/"), at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "*") {
        // The star of the opening sign closes nothing.
        at += 3
        while at < bytes.count, !(bytes[at] == UInt8(ascii: "/") && bytes[at - 1] == UInt8(ascii: "*")) { at += 1 }
        at = min(at + 1, bytes.count)
      } else {
        let length = blankLength
        guard length > 0 else { return }
        at += length
      }
    }
  }

  /// How many bytes the blank takes that stands here, of those that the reader takes for blanks; 0 for anything else.
  private var blankLength: Int {
    guard let first = peek else { return 0 }
    guard first >= 0x80 else { return Unicode.Scalar(first).properties.isWhitespace ? 1 : 0 }
    guard first >= 0xC0 else { return 0 }
    let length = UTF8Lead.length(first)
    let scalar = String(decoding: bytes[at..<min(at + length, bytes.count)], as: UTF8.self).unicodeScalars.first
    return scalar.map { $0.properties.isWhitespace || $0 == "\u{FEFF}" } == true ? length : 0
  }
}
