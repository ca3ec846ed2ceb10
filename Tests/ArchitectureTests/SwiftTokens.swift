/// One word of Swift code, comments and string literals left out (code inside string interpolations is kept).
struct SwiftWord: Hashable {
  /// The identifier or keyword.
  let text: Substring
  /// The line it stands on, from 1.
  let line: Int
  /// The character before it that is no white space, or a line feed at the start of the text.
  let before: Unicode.Scalar
  /// The character directly after it, or a line feed at the end of the text.
  let after: Unicode.Scalar
}

/// Splits Swift code into words, well enough for the checks of this target: it need not understand more.
struct SwiftScanner {
  /// The words of the code in order.
  private(set) var words: [SwiftWord] = []
  /// The words inside string literals, interpolations left out.
  private(set) var quotedWords: [SwiftWord] = []

  private let scalars: [Unicode.Scalar]
  private var at = 0
  private var line = 1
  private var last: Unicode.Scalar = "\n"

  /// Reads `code`.
  init(_ code: String) {
    scalars = Array(code.unicodeScalars)
    readCode(until: nil)
  }

  /// Reads code up to the closing parenthesis of an interpolation, or to the end.
  private mutating func readCode(until closing: Unicode.Scalar?) {
    var depth = 0
    while at < scalars.count {
      let scalar = scalars[at]
      if starts("//") {
        while at < scalars.count, scalars[at] != "\n" { at += 1 }
      } else if starts("/*") {
        skipBlockComment()
      } else if let hashes = openingHashes() {
        readString(hashes: hashes)
      } else if Self.isWordPart(scalar) {
        words.append(readWord())
      } else {
        if scalar == "(" { depth += 1 }
        if scalar == ")" {
          if depth == 0, closing != nil { return }
          depth -= 1
        }
        if !scalar.properties.isWhitespace { last = scalar }
        advance()
      }
    }
  }

  private mutating func skipBlockComment() {
    var depth = 0
    repeat {
      if starts("/*") {
        depth += 1
        at += 2
      } else if starts("*/") {
        depth -= 1
        at += 2
      } else {
        advance()
      }
    } while depth > 0 && at < scalars.count
  }

  /// How many `#` stand before the quotation mark at which a string begins here; nil when none begins.
  private func openingHashes() -> Int? {
    var end = at
    while end < scalars.count, scalars[end] == "#" { end += 1 }
    return end < scalars.count && scalars[end] == "\"" ? end - at : nil
  }

  private mutating func readString(hashes: Int) {
    at += hashes
    let quote = starts("\"\"\"") ? "\"\"\"" : "\""
    let end = quote + String(repeating: "#", count: hashes)
    let escape = "\\" + String(repeating: "#", count: hashes)
    at += quote.count
    while at < scalars.count, !starts(end) {
      if starts(escape + "(") {
        at += escape.count + 1
        readCode(until: ")")
        advance()
      } else if starts(escape) {
        at += escape.count
        advance()
      } else if Self.isWordPart(scalars[at]) {
        quotedWords.append(readWord())
      } else {
        advance()
      }
    }
    at += end.count
    last = "\""
  }

  private mutating func readWord() -> SwiftWord {
    let start = at
    while at < scalars.count, Self.isWordPart(scalars[at]) { at += 1 }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[start..<at])
    let word = SwiftWord(
      text: Substring(String(text)), line: line, before: last, after: at < scalars.count ? scalars[at] : "\n")
    last = scalars[at - 1]
    return word
  }

  private mutating func advance() {
    if at < scalars.count, scalars[at] == "\n" { line += 1 }
    at += 1
  }

  private func starts(_ prefix: String) -> Bool {
    var position = at
    for scalar in prefix.unicodeScalars {
      guard position < scalars.count, scalars[position] == scalar else { return false }
      position += 1
    }
    return true
  }

  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
  }
}
