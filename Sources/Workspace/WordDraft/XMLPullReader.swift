/// A small strict reader of XML: tags, attributes and text one after another.
///
/// It knows what Word files need and nothing else. There are no entities but the five that XML has, a DOCTYPE is
/// refused, and nesting is bounded: no file can make it read other files, grow without bounds or run deep.
struct XMLPullReader {
  /// What is read next.
  enum Event {
    /// A start tag; an empty element gives its end tag too.
    case start(XMLElement)
    /// An end tag, of the element that was begun last.
    case end
    /// Text between tags, with its entities resolved. Text may come in several pieces.
    case text([UInt8])
  }

  /// Why a part cannot be read.
  enum Problem: Error {
    /// It breaks the rules of XML, or nests too deep.
    case damaged
    /// It holds a DOCTYPE.
    case declaresEntities
    /// What it says is longer than any report: numbers that Word computes can say far more than the part holds.
    case tooLarge
  }

  private let bytes: [UInt8]
  private var at = 0
  /// The open elements, by their names as written.
  private var open: [ArraySlice<UInt8>] = []
  /// The namespaces of prefixes, the innermost last, each with the depth at which it was declared.
  private var prefixes: [(prefix: ArraySlice<UInt8>, space: XMLSpace, depth: Int)] = []
  /// Whether the element that was begun last is to end at once.
  private var endsAtOnce = false
  private var hasRoot = false
  /// Where the event that was given last begins, in bytes of the part.
  private(set) var eventStart = 0

  /// The deepest nesting that is read; Word itself stops far before.
  private static let depthLimit = 400
  /// The most prefixes that may be declared at one place, all of which are gone through for every name; Word has some
  /// forty.
  private static let prefixLimit = 1000

  /// A reader of `bytes`, which are UTF-8.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
  }

  /// Where reading goes on, in bytes of the part: behind the event that was given last.
  var position: Int { at }

  /// How many elements are open.
  var depth: Int { open.count }

  /// What comes next; nil at the end of the part.
  mutating func next() throws(Problem) -> Event? {
    if endsAtOnce {
      endsAtOnce = false
      close()
      return .end
    }
    while at < bytes.count {
      eventStart = at
      guard bytes[at] == 0x3C else {
        let text = try readText()
        if !open.isEmpty { return .text(text) }
        guard text.allSatisfy(\.isXMLBlank) else { throw .damaged }
        continue
      }
      guard at + 1 < bytes.count else { throw .damaged }
      switch bytes[at + 1] {
      case UInt8(ascii: "/"):
        try readEndTag()
        return .end
      case UInt8(ascii: "?"): try skip(past: "?>")
      case UInt8(ascii: "!"):
        if starts(with: "<!--") {
          at += 4
          try skip(past: "-->")
        } else if starts(with: "<![CDATA["), !open.isEmpty {
          at += 9
          let start = at
          try skip(past: "]]>")
          return .text(Array(bytes[start..<at - 3]))
        } else {
          throw starts(with: "<!DOCTYPE") ? .declaresEntities : .damaged
        }
      default: return .start(try readStartTag())
      }
    }
    guard open.isEmpty, hasRoot else { throw .damaged }
    return nil
  }

  /// Reads on past the end of the element that was begun last.
  mutating func skipElement() throws(Problem) {
    let outside = open.count - 1
    while open.count > outside, try next() != nil {}
  }

  /// Hands the children of the element that was begun last to `body` one by one, and reads its end. What `body` leaves
  /// of a child is skipped; text between the children is none of ours.
  mutating func children(
    _ body: (XMLElement, inout XMLPullReader) throws(Problem) -> Void
  ) throws(Problem) {
    let outside = open.count - 1
    while open.count > outside, let event = try next() {
      guard case .start(let child) = event else { continue }
      let inside = open.count
      try body(child, &self)
      while open.count >= inside, try next() != nil {}
    }
  }

  /// The text in the element that was begun last, whose end it reads.
  mutating func elementText() throws(Problem) -> [UInt8] {
    let outside = open.count - 1
    var result: [UInt8] = []
    while open.count > outside, let event = try next() {
      if case .text(let text) = event { result += text }
    }
    return result
  }

  // MARK: Tags

  private mutating func readStartTag() throws(Problem) -> XMLElement {
    at += 1
    let name = try readName()
    guard open.count < Self.depthLimit, !open.isEmpty || !hasRoot else { throw .damaged }
    hasRoot = true
    open.append(name)
    var attributes: [(name: ArraySlice<UInt8>, value: [UInt8])] = []
    while true {
      let hadBlank = skipBlanks()
      guard at < bytes.count else { throw .damaged }
      if bytes[at] == UInt8(ascii: ">") {
        at += 1
        break
      }
      if bytes[at] == UInt8(ascii: "/") {
        guard at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: ">") else { throw .damaged }
        at += 2
        endsAtOnce = true
        break
      }
      guard hadBlank else { throw .damaged }
      let attribute = try readName()
      _ = skipBlanks()
      guard at < bytes.count, bytes[at] == UInt8(ascii: "=") else { throw .damaged }
      at += 1
      _ = skipBlanks()
      let value = try readValue()
      if attribute.starts(with: "xmlns".utf8) {
        let prefix = attribute.dropFirst(5)
        guard prefix.isEmpty || prefix.first == UInt8(ascii: ":"), prefixes.count < Self.prefixLimit else {
          throw .damaged
        }
        prefixes.append((prefix.dropFirst(), XMLSpace(uri: value), open.count))
      } else {
        attributes.append((attribute, value))
      }
    }
    let (space, local) = try resolve(name)
    return XMLElement(space: space, name: local, attributes: attributes)
  }

  private mutating func readEndTag() throws(Problem) {
    at += 2
    let name = try readName()
    _ = skipBlanks()
    guard at < bytes.count, bytes[at] == UInt8(ascii: ">"), open.last == name else { throw .damaged }
    at += 1
    close()
  }

  private mutating func close() {
    while let last = prefixes.last, last.depth == open.count { prefixes.removeLast() }
    open.removeLast()
  }

  private func resolve(_ name: ArraySlice<UInt8>) throws(Problem) -> (XMLSpace, String) {
    let colon = name.firstIndex(of: UInt8(ascii: ":"))
    let prefix = name[..<(colon ?? name.startIndex)]
    let local = String(decoding: name[(colon.map { $0 + 1 } ?? name.startIndex)...], as: UTF8.self)
    if let found = prefixes.last(where: { $0.prefix == prefix }) { return (found.space, local) }
    guard prefix.isEmpty || Array(prefix) == Array("xml".utf8) else { throw .damaged }
    return (.other, local)
  }

  private mutating func readName() throws(Problem) -> ArraySlice<UInt8> {
    let start = at
    while at < bytes.count, !bytes[at].endsXMLName { at += 1 }
    guard at > start else { throw .damaged }
    return bytes[start..<at]
  }

  private mutating func readValue() throws(Problem) -> [UInt8] {
    guard at < bytes.count, bytes[at] == 0x22 || bytes[at] == 0x27 else { throw .damaged }
    let quote = bytes[at]
    at += 1
    var value: [UInt8] = []
    while at < bytes.count, bytes[at] != quote {
      guard bytes[at] != 0x3C else { throw .damaged }
      if bytes[at] == 0x26 {
        value += try readReference()
      } else {
        value.append(bytes[at])
        at += 1
      }
    }
    guard at < bytes.count else { throw .damaged }
    at += 1
    return value
  }

  // MARK: Text

  private mutating func readText() throws(Problem) -> [UInt8] {
    var text: [UInt8] = []
    while at < bytes.count, bytes[at] != 0x3C {
      if bytes[at] == 0x26 {
        text += try readReference()
      } else {
        text.append(bytes[at])
        at += 1
      }
    }
    return text
  }

  /// `&amp;` and the like, and numbers of characters.
  private mutating func readReference() throws(Problem) -> [UInt8] {
    guard let (text, end) = Self.reference(in: bytes, at: at) else { throw .damaged }
    at = end
    return text
  }

  /// What the reference at `start` of `bytes` stands for, and where it ends; nil when it is none that XML knows.
  static func reference(in bytes: [UInt8], at start: Int) -> (text: [UInt8], end: Int)? {
    guard let end = bytes[start..<min(bytes.count, start + 12)].firstIndex(of: UInt8(ascii: ";")) else { return nil }
    let name = String(decoding: bytes[start + 1..<end], as: UTF8.self)
    let text: [UInt8]? =
      switch name {
      case "amp": [0x26]
      case "lt": [0x3C]
      case "gt": [0x3E]
      case "quot": [0x22]
      case "apos": [0x27]
      default: character(name)
      }
    return text.map { ($0, end + 1) }
  }

  private static func character(_ name: String) -> [UInt8]? {
    guard name.hasPrefix("#") else { return nil }
    let digits = name.dropFirst()
    let isHexadecimal = digits.hasPrefix("x")
    guard let value = UInt32(isHexadecimal ? digits.dropFirst() : digits, radix: isHexadecimal ? 16 : 10),
      value >= 0x20 || value == 0x09 || value == 0x0A || value == 0x0D, let scalar = Unicode.Scalar(value)
    else { return nil }
    return Array(String(Character(scalar)).utf8)
  }

  private mutating func skip(past end: String) throws(Problem) {
    let end = Array(end.utf8)
    while at + end.count <= bytes.count {
      if bytes[at] == end[0], bytes[at..<at + end.count].elementsEqual(end) {
        at += end.count
        return
      }
      at += 1
    }
    throw .damaged
  }

  private mutating func skipBlanks() -> Bool {
    let start = at
    while at < bytes.count, bytes[at].isXMLBlank { at += 1 }
    return at > start
  }

  private func starts(with text: String) -> Bool {
    bytes[at...].starts(with: text.utf8)
  }
}

/// The families of names that a Word file uses; the older and the stricter form of each count as one.
enum XMLSpace: Hashable {
  /// Text, styles and numbering.
  case word
  /// Formulas.
  case formula
  /// Two forms of one thing, for newer and older programs.
  case choice
  /// Anything else.
  case other

  init(uri: [UInt8]) {
    switch String(decoding: uri, as: UTF8.self) {
    case "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
      "http://purl.oclc.org/ooxml/wordprocessingml/main":
      self = .word
    case "http://schemas.openxmlformats.org/officeDocument/2006/math",
      "http://purl.oclc.org/ooxml/officeDocument/math":
      self = .formula
    case "http://schemas.openxmlformats.org/markup-compatibility/2006": self = .choice
    default: self = .other
    }
  }
}

/// A start tag.
struct XMLElement {
  /// The family of the name.
  let space: XMLSpace
  /// The name without its prefix.
  let name: String
  fileprivate let attributes: [(name: ArraySlice<UInt8>, value: [UInt8])]

  fileprivate init(space: XMLSpace, name: String, attributes: [(name: ArraySlice<UInt8>, value: [UInt8])]) {
    self.space = space
    self.name = name
    self.attributes = attributes
  }

  /// The value of the attribute called `name`, whatever its prefix; nil when there is none.
  subscript(name: String) -> String? {
    let name = Array(name.utf8)
    for attribute in attributes {
      let start = attribute.name.lastIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? attribute.name.startIndex
      if attribute.name[start...].elementsEqual(name) { return String(decoding: attribute.value, as: UTF8.self) }
    }
    return nil
  }

  /// The number in the attribute called `name`; nil when it holds none.
  func number(_ name: String) -> Int? {
    self[name].flatMap { Int($0) }
  }

  /// Whether this is a property that is switched on: present, and not "0", "false" or "off".
  var isOn: Bool {
    switch self["val"] {
    case "0", "false", "off": false
    default: true
    }
  }
}

extension UInt8 {
  fileprivate var isXMLBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }

  fileprivate var endsXMLName: Bool {
    isXMLBlank || self == UInt8(ascii: ">") || self == UInt8(ascii: "/") || self == UInt8(ascii: "=")
      || self == UInt8(ascii: "<") || self == 0x22 || self == 0x27 || self == 0x26
  }
}
