/// Reads JSON5: JSON with comments, trailing commas, strings in single quotes and keys without quotes.
///
/// A reader of our own, because the one of the system tells no place, and a person who mends a settings file by hand
/// needs to know the line.
package struct SettingReader {
  /// The most bytes that a settings file may have.
  package static let sizeLimit = 1 << 20
  /// How deep lists and objects may be nested.
  package static let depthLimit = 32

  /// What is wrong with a text, and where.
  package struct Mistake: Error, Hashable, Sendable {
    /// Where it was noticed.
    package let place: TextPlace
    /// Half a sentence in Chinese that says what is wrong and what to do.
    package let reason: String
  }

  private let scalars: [Unicode.Scalar]
  private var at = 0
  private var line = 1
  private var lineStart = 0
  private var depth = 0

  /// The value that `bytes` hold, when they are no more than `sizeLimit`. Never traps, whatever they are.
  package static func read(_ bytes: [UInt8], sizeLimit: Int = sizeLimit) throws(Mistake) -> SettingNode {
    let start = TextPlace(line: 1, column: 1)
    guard bytes.count <= sizeLimit else {
      throw Mistake(place: start, reason: tooLarge(bytes.count, limit: sizeLimit))
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Mistake(place: start, reason: "文件不是 UTF-8 编码；请另存为 UTF-8")
    }
    var reader = SettingReader(text)
    try reader.skipBlanks()
    guard !reader.isAtEnd else { throw reader.mistake("文件是空的；至少要写“{}”") }
    let node = try reader.readValue()
    try reader.skipBlanks()
    guard reader.isAtEnd else { throw reader.mistake("设置到此已经结束，后面不应再有内容；请检查括号") }
    return node
  }

  /// What is said of a file of `size` bytes that is too large.
  static func tooLarge(_ size: Int, limit: Int = sizeLimit) -> String {
    "文件有 \(size) 字节，超过 \(limit) 字节的上限；请检查是否选错了文件"
  }

  private init(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    self.scalars = scalars.first == "\u{FEFF}" ? Array(scalars.dropFirst()) : scalars
  }

  // MARK: Values

  private mutating func readValue() throws(Mistake) -> SettingNode {
    let place = self.place
    switch peek {
    case nil: throw mistake("这里缺少一个值")
    case "{": return SettingNode(.table(try readTable()), at: place)
    case "[": return SettingNode(.list(try readList()), at: place)
    case "\"", "'": return SettingNode(.text(try readString()), at: place)
    case "“", "”", "‘", "’", "＂": throw mistake("引号要用半角的“\"”，不能用全角引号")
    default: break
    }
    let word = readWord()
    switch word {
    case "null": return SettingNode(.null, at: place)
    case "true", "false": return SettingNode(.truth(word == "true"), at: place)
    case "": throw mistake("这里不能是“\(peek.map { String($0) } ?? "")”，要有一个值")
    case _ where Self.isNumber(word): return SettingNode(.number(word), at: place)
    default: throw Mistake(place: place, reason: "“\(word)”不是值；文字要写在引号里")
    }
  }

  private mutating func readTable() throws(Mistake) -> [SettingEntry] {
    let open = place
    try enter()
    var entries: [SettingEntry] = []
    var keys: Set<String> = []
    while true {
      try skipBlanks()
      guard let next = peek else { throw Mistake(place: open, reason: "这个“{”没有对应的“}”") }
      if next == "}" { break }
      let keyPlace = place
      let key = next == "\"" || next == "'" ? try readString() : readWord()
      guard !key.isEmpty || next == "\"" || next == "'" else { throw mistake("这里要有一个键，不能是“\(next)”") }
      guard keys.insert(key).inserted else { throw Mistake(place: keyPlace, reason: "键“\(key)”写了两次；请删去一个") }
      try skipBlanks()
      guard peek == ":" else { throw mistake(peek == "：" ? "冒号要用半角的“:”" : "键“\(key)”后面要有“:”") }
      advance()
      try skipBlanks()
      entries.append(SettingEntry(key, at: keyPlace, try readValue()))
      try skipBlanks()
      if peek == "," { advance() } else if peek != "}", peek != nil { throw commaMistake() }
    }
    leave()
    return entries
  }

  private mutating func readList() throws(Mistake) -> [SettingNode] {
    let open = place
    try enter()
    var nodes: [SettingNode] = []
    while true {
      try skipBlanks()
      guard let next = peek else { throw Mistake(place: open, reason: "这个“[”没有对应的“]”") }
      if next == "]" { break }
      nodes.append(try readValue())
      try skipBlanks()
      if peek == "," { advance() } else if peek != "]", peek != nil { throw commaMistake() }
    }
    leave()
    return nodes
  }

  private func commaMistake() -> Mistake {
    mistake(peek == "，" || peek == "、" ? "逗号要用半角的“,”" : "这里要有“,”或者收尾的括号，不能是“\(peek.map { String($0) } ?? "")”")
  }

  private mutating func enter() throws(Mistake) {
    depth += 1
    guard depth <= Self.depthLimit else { throw mistake("括号套了 \(depth) 层，超过 \(Self.depthLimit) 层的上限") }
    advance()
  }

  private mutating func leave() {
    depth -= 1
    advance()
  }

  // MARK: Words

  /// A run of what stands in keys without quotes, numbers and names of values; empty when there is none.
  private mutating func readWord() -> String {
    var word = String.UnicodeScalarView()
    while let next = peek,
      next.properties.isAlphabetic || next.properties.numericType != nil || "_$.+-".unicodeScalars.contains(next)
    {
      word.append(next)
      advance()
    }
    return String(word)
  }

  private static func isNumber(_ word: String) -> Bool {
    let digits = word.drop { $0 == "+" || $0 == "-" }
    guard word.count - digits.count <= 1 else { return false }
    if ["Infinity", "NaN"].contains(String(digits)) { return true }
    if digits.lowercased().hasPrefix("0x") { return Int(digits.dropFirst(2), radix: 16) != nil }
    return digits.first.map { $0.isASCII && ($0.isNumber || $0 == ".") } == true
      && Double("0" + digits + (digits.hasSuffix(".") ? "0" : "")) != nil
  }

  private mutating func readString() throws(Mistake) -> String {
    let open = place
    let quote = peek
    advance()
    var text = String.UnicodeScalarView()
    while let next = peek, next != quote {
      if next == "\n" || next == "\r" { break }
      if next == "\\" {
        try readEscape(into: &text)
      } else {
        text.append(next)
        advance()
      }
    }
    guard peek == quote else { throw Mistake(place: open, reason: "这段文字没有收尾的引号") }
    advance()
    return String(text)
  }

  private mutating func readEscape(into text: inout String.UnicodeScalarView) throws(Mistake) {
    let start = place
    advance()
    guard let sign = peek else { return }
    advance()
    switch sign {
    case "n": text.append("\n")
    case "t": text.append("\t")
    case "r": text.append("\r")
    case "b": text.append("\u{8}")
    case "f": text.append("\u{C}")
    case "v": text.append("\u{B}")
    case "0": text.append("\0")
    case "\n": break
    case "\r": if peek == "\n" { advance() }
    case "x": text.append(try readScalar(digits: 2, from: start))
    case "u": text.append(try readScalar(digits: 4, from: start))
    case "1"..."9": throw Mistake(place: start, reason: "不认识转义“\\\(sign)”")
    default: text.append(sign)
    }
  }

  /// The scalar of an escape; a pair of surrogates is one.
  private mutating func readScalar(digits: Int, from start: TextPlace) throws(Mistake) -> Unicode.Scalar {
    let first = try readHexadecimal(digits, from: start)
    if (0xD800..<0xDC00).contains(first), peek == "\\", at + 1 < scalars.count, scalars[at + 1] == "u" {
      advance()
      advance()
      let second = try readHexadecimal(4, from: start)
      if (0xDC00..<0xE000).contains(second),
        let scalar = Unicode.Scalar(0x10000 + ((first & 0x3FF) << 10 | (second & 0x3FF)))
      {
        return scalar
      }
    }
    guard let scalar = Unicode.Scalar(first) else { throw Mistake(place: start, reason: "这个转义不是字符") }
    return scalar
  }

  private mutating func readHexadecimal(_ digits: Int, from start: TextPlace) throws(Mistake) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<digits {
      guard let next = peek, next.isASCII, let digit = UInt32(String(next), radix: 16) else {
        throw Mistake(place: start, reason: "转义里要有 \(digits) 位十六进制数字")
      }
      value = value << 4 | digit
      advance()
    }
    return value
  }

  // MARK: Steps

  private var isAtEnd: Bool { at >= scalars.count }

  private var peek: Unicode.Scalar? { at < scalars.count ? scalars[at] : nil }

  private var place: TextPlace { TextPlace(line: line, column: at - lineStart + 1) }

  private func mistake(_ reason: String) -> Mistake {
    Mistake(place: place, reason: reason)
  }

  private mutating func advance() {
    guard at < scalars.count else { return }
    let scalar = scalars[at]
    at += 1
    if scalar == "\n" || scalar == "\r" && peek != "\n" {
      line += 1
      lineStart = at
    }
  }

  private mutating func skipBlanks() throws(Mistake) {
    while let next = peek {
      if next.properties.isWhitespace || next == "\u{FEFF}" {
        advance()
      } else if next == "/", at + 1 < scalars.count, scalars[at + 1] == "/" {
        while let next = peek, next != "\n", next != "\r" { advance() }
      } else if next == "/", at + 1 < scalars.count, scalars[at + 1] == "*" {
        try skipBlockComment()
      } else if next == "#" {
        throw mistake("注释要写在“//”后面，不能用“#”")
      } else {
        return
      }
    }
  }

  private mutating func skipBlockComment() throws(Mistake) {
    let open = place
    advance()
    advance()
    while !isAtEnd {
      if peek == "*", at + 1 < scalars.count, scalars[at + 1] == "/" {
        advance()
        advance()
        return
      }
      advance()
    }
    throw Mistake(place: open, reason: "这个注释没有收尾的“*/”")
  }
}
