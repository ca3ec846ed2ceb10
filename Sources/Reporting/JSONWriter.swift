import ProseText

/// Writes JSON text piece by piece, keys in the order in which they are given.
package struct JSONWriter: Sendable {
  /// The text so far.
  package private(set) var bytes: [UInt8] = []

  /// Whether the next value or key needs a comma before it.
  private var needsComma = false

  /// A writer with no text.
  package init() {}

  /// An object with the keys and values that `content` writes.
  package mutating func object(_ content: (inout JSONWriter) -> Void) {
    open(UInt8(ascii: "{"))
    content(&self)
    close(UInt8(ascii: "}"))
  }

  /// An array with the values that `content` writes.
  package mutating func array(_ content: (inout JSONWriter) -> Void) {
    open(UInt8(ascii: "["))
    content(&self)
    close(UInt8(ascii: "]"))
  }

  /// The key of the value that is written next.
  package mutating func key(_ name: String) {
    value(name)
    append(": ")
    needsComma = false
  }

  /// A string, escaped where JSON needs it, and where it would act on a terminal or turn the line around: it stays the
  /// same string for who reads it. Everything else as it is.
  package mutating func value(_ text: String) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    var text = text
    // Where all begin with other bytes, all are ASCII or lie from U+4000 to U+DFFF, and nothing is active.
    if text.utf8.contains(where: { $0 >= 0xC2 && !(0xE4...0xED).contains($0) }), VisibleText.isNeeded(for: text) {
      writeScalars(of: text)
      bytes.append(UInt8(ascii: "\""))
      return
    }
    text.withUTF8 { utf8 in
      // Runs without anything to escape, which is nearly all, are copied at once.
      var runStart = 0
      for at in utf8.indices where Self.needsEscape(utf8[at]) {
        bytes.append(contentsOf: utf8[runStart..<at])
        appendEscape(utf8[at])
        runStart = at + 1
      }
      bytes.append(contentsOf: utf8[runStart...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Writes `text`, one character after the other, with what is active by its number.
  private mutating func writeScalars(of text: String) {
    VisibleText.forEach(in: text) { scalar, shown in
      // No text but a command: to terminals, or to what lays out lines; or hidden.
      if shown != nil, !scalar.isASCII {
        for unit in String(scalar).utf16 { append("\\u" + Self.hexadecimal(unit)) }
      } else if scalar.isASCII, Self.needsEscape(UInt8(scalar.value)) {
        appendEscape(UInt8(scalar.value))
      } else {
        append(String(scalar))
      }
    }
  }

  private static func hexadecimal(_ unit: some BinaryInteger) -> String {
    let digits = String(unit, radix: 16)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// A whole number.
  package mutating func value(_ number: Int) {
    separate()
    append(String(number))
  }

  /// True or false.
  package mutating func value(_ truth: Bool) {
    separate()
    append(truth ? "true" : "false")
  }

  /// Nothing, where a value is expected.
  package mutating func null() {
    separate()
    append("null")
  }

  /// A key and its string.
  package mutating func field(_ name: String, _ text: String) {
    key(name)
    value(text)
  }

  /// A key and its number.
  package mutating func field(_ name: String, _ number: Int) {
    key(name)
    value(number)
  }

  /// Begins a new line with `indent` spaces, after the comma that the next value needs.
  package mutating func lineBreak(indent: Int) {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = false
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent))
  }

  private mutating func open(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    needsComma = false
  }

  private mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { append(", ") }
    needsComma = true
  }

  private mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F
  }

  private mutating func appendEscape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): append("\\\"")
    case UInt8(ascii: "\\"): append("\\\\")
    case 0x0A: append("\\n")
    case 0x0D: append("\\r")
    case 0x09: append("\\t")
    default:
      append("\\u" + Self.hexadecimal(byte))
    }
  }
}
