import ProseText

/// The path of a draft in formats that other tools resolve from the current folder.
struct ReportPath {
  /// The path without `./` at its start.
  let text: String

  /// The path that opens `draft`.
  init(_ draft: CheckedDraft) {
    var path = draft.openPath[...]
    while path.hasPrefix("./") { path = path.dropFirst(2).drop { $0 == "/" } }
    text = String(path)
  }

  /// The path as a relative reference, or as a `file` URI when it begins at the root: bytes that a URI cannot hold are
  /// percent-encoded.
  var uri: String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if Self.unreserved.contains(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return (text.hasPrefix("/") ? "file://" : "") + String(decoding: bytes, as: UTF8.self)
  }

  /// Whether the path is seen from the current folder.
  var isRelative: Bool { !text.hasPrefix("/") }

  private static let unreserved = Set(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/!$&'()*+,;=@".utf8)
}

/// The places of findings as programs count them: lines and columns from 1.
struct ReportPlaces {
  private let positions: PositionIndex
  private let source: SourceText

  /// The places in `draft`, columns counted in `encoding`.
  init(_ draft: CheckedDraft, in encoding: PositionEncoding) {
    // A clean draft needs no positions.
    self.init(in: draft.marks.isEmpty ? SourceText("") : draft.source, encoding)
  }

  /// The places in `source`, columns counted in `encoding`.
  init(in source: SourceText, _ encoding: PositionEncoding) {
    self.source = source
    positions = PositionIndex(source, in: encoding)
  }

  /// Line and column of `offset`, from 1.
  func place(_ offset: UTF8Offset) -> (line: Int, column: Int) {
    let position = positions.position(of: source.scalarStart(offset))
    return (position.line + 1, position.column + 1)
  }

  /// Whether the place is in the line ends between two lines, where no column can say it.
  func lines(_ range: SourceRange) -> (first: Int, last: Int) {
    (place(range.start).line, place(range.end).line)
  }
}
