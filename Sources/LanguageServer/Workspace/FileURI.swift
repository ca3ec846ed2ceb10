package import LanguageServerProtocol

/// The way between names of documents and paths of files.
///
/// Names of open documents are opaque and never changed. Only to ask the file system, or to know whether two names mean
/// one file, is a name read as a path.
package enum FileURI {
  /// The path that `uri` names, or nil when it names no file: `untitled:` and the like. What is not percent-encoded
  /// stands for itself, because some editors send raw Chinese. No system opens a path of 4096 bytes or more; to look for
  /// settings in every folder of a longer one would take for ever.
  package static func path(of uri: DocumentURI) -> String? {
    guard uri.utf8.count > 7, uri.prefix(7).lowercased() == "file://" else { return nil }
    let rest = uri.utf8.dropFirst(7)
    // An authority before the path is the machine itself: file://localhost/…
    guard let slash = rest.firstIndex(of: UInt8(ascii: "/")) else { return nil }
    var bytes: [UInt8] = []
    var at = slash
    while at < rest.endIndex {
      let byte = rest[at]
      if byte == UInt8(ascii: "%"), let high = hex(rest, at, 1), let low = hex(rest, at, 2) {
        bytes.append(high << 4 | low)
        at = rest.index(at, offsetBy: 3)
      } else {
        bytes.append(byte)
        at = rest.index(after: at)
      }
    }
    while bytes.count > 1, bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
    return bytes.contains(0) || bytes.count >= 4096 ? nil : String(decoding: bytes, as: UTF8.self)
  }

  /// The name of the file at `path`, an absolute one: UTF-8, percent-encoded in capitals, strokes kept.
  package static func uri(of path: String) -> DocumentURI {
    var text: [UInt8] = Array("file://".utf8)
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        text.append(byte)
      default:
        text.append(UInt8(ascii: "%"))
        text += [byte >> 4, byte & 0xF].map { $0 < 10 ? UInt8(ascii: "0") + $0 : UInt8(ascii: "A") + $0 - 10 }
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func hex(_ bytes: Substring.UTF8View, _ at: String.Index, _ offset: Int) -> UInt8? {
    guard let index = bytes.index(at, offsetBy: offset, limitedBy: bytes.endIndex), index < bytes.endIndex else {
      return nil
    }
    switch bytes[index] {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return bytes[index] - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): return bytes[index] - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): return bytes[index] - UInt8(ascii: "A") + 10
    default: return nil
    }
  }
}
