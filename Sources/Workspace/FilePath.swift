/// The path of a file or folder, in the bytes that the system uses.
///
/// Bytes and not a string, because a name that came out of an old archive need not be UTF-8, and must be found again
/// all the same.
package struct FilePath: Hashable, Sendable {
  /// The bytes of the path; a NUL and what follows it is dropped.
  package let bytes: [UInt8]

  /// The path `bytes`.
  package init(bytes: some Sequence<UInt8>) {
    self.bytes = Array(bytes.prefix { $0 != 0 })
  }

  /// The path written as `text`.
  package init(_ text: String) {
    self.init(bytes: text.utf8)
  }

  /// The path for people and for reports; bytes that are not UTF-8 become U+FFFD.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The path for the C library.
  package var cString: [CChar] { bytes.map { CChar(bitPattern: $0) } + [0] }

  /// The bytes after the last slash; empty when the path ends in one.
  package var lastComponent: ArraySlice<UInt8> {
    bytes[(bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0)...]
  }

  /// What follows the last dot of the last component, in lower case; empty when there is no dot, or only a leading one.
  package var fileExtension: String {
    let name = lastComponent
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else { return "" }
    return String(decoding: name[(dot + 1)...], as: UTF8.self).lowercased()
  }

  /// The folder that the path lies in, `.` for a bare name.
  package var folder: FilePath {
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return FilePath(".") }
    return FilePath(bytes: slash == 0 ? bytes[...0] : bytes[..<slash])
  }

  /// The path of `name` inside this folder; inside `.` and the empty path it is `name` itself.
  package func appending(_ name: some Sequence<UInt8>) -> FilePath {
    if bytes.isEmpty || bytes == [UInt8(ascii: ".")] { return FilePath(bytes: name) }
    let slash = bytes.last == UInt8(ascii: "/") ? [] : [UInt8(ascii: "/")]
    return FilePath(bytes: bytes + slash + Array(name))
  }

  /// The path that `text` means when it is written in a file of this folder.
  package func resolving(_ text: String) -> FilePath {
    text.hasPrefix("/") ? FilePath(text) : appending(text.utf8)
  }

  /// Whether the path is `folder` or lies in it, by their bytes: both must be free of links and dots.
  package func isInside(_ folder: FilePath) -> Bool {
    guard folder.bytes != [UInt8(ascii: "/")] else { return bytes.first == UInt8(ascii: "/") }
    return bytes.starts(with: folder.bytes)
      && (bytes.count == folder.bytes.count || bytes[folder.bytes.count] == UInt8(ascii: "/"))
  }

  /// The path seen from `folder`, both free of links and dots; nil when it is not inside.
  package func relative(to folder: FilePath) -> FilePath? {
    guard isInside(folder), bytes.count > folder.bytes.count else { return nil }
    return FilePath(bytes: bytes.dropFirst(folder.bytes.count).drop { $0 == UInt8(ascii: "/") })
  }

  /// The path and the folders above it, the nearest first. Of an absolute path the last one is `/`.
  package var withParents: [FilePath] {
    var paths = [self]
    while let last = paths.last, last.bytes.count > 1, last.bytes.contains(UInt8(ascii: "/")) {
      paths.append(last.folder)
    }
    return paths
  }
}

extension FilePath: Comparable {
  /// By bytes, so that the order is the same on any machine.
  package static func < (left: FilePath, right: FilePath) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }
}
