import Foundation

/// What stands at a path.
package enum FileEntry: Hashable, Sendable {
  /// A file of this many bytes.
  case file(size: Int)
  /// A folder.
  case folder
  /// A symbolic link; only where links are not followed.
  case link
  /// A pipe, a socket or a device.
  case special

  /// What stands at `path`, links followed.
  package init(following path: FilePath) throws(SystemError) {
    var status = stat()
    guard stat(path.cString, &status) == 0 else { throw SystemError.last }
    self.init(status)
  }

  /// What stands at `path` itself, a link being a link.
  package init(at path: FilePath) throws(SystemError) {
    var status = stat()
    guard lstat(path.cString, &status) == 0 else { throw SystemError.last }
    self.init(status)
  }

  /// What the open `descriptor` reads.
  package init(descriptor: Int32) throws(SystemError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw SystemError.last }
    self.init(status)
  }

  private init(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .file(size: Int(status.st_size))
    case S_IFDIR: self = .folder
    case S_IFLNK: self = .link
    default: self = .special
    }
  }
}

/// A refusal of the system, by its number.
package struct SystemError: Error, Hashable, Sendable {
  /// The `errno` of the call that failed.
  package let code: Int32

  /// The refusal with the number `code`.
  package init(code: Int32) {
    self.code = code
  }

  /// The refusal of the call that has just failed on this thread.
  package static var last: SystemError { SystemError(code: errno) }

  /// Nothing stands at the path.
  package var isMissing: Bool { code == ENOENT || code == ENOTDIR }

  /// The access rights forbid it.
  package var isForbidden: Bool { code == EACCES || code == EPERM }

  /// The call was interrupted and can be repeated.
  package var isInterruption: Bool { code == EINTR }

  /// The other side of a pipe reads no more.
  package var isBrokenPipe: Bool { code == EPIPE }

  /// What was to be read is a folder.
  package var isFolder: Bool { code == EISDIR }

  /// The system's own words, for the rare cases that have no sentence of ours.
  package var text: String { String(cString: strerror(code)) }
}

extension FilePath {
  /// The path without links, or nil when nothing stands there. Equal for two ways of naming one file.
  package var canonical: FilePath? {
    guard let resolved = realpath(cString, nil) else { return nil }
    defer { free(resolved) }
    return FilePath(bytes: UnsafeBufferPointer(start: resolved, count: strlen(resolved)).map { UInt8(bitPattern: $0) })
  }

  /// The path from the root of the system, dots and links left as they are.
  package var absolute: FilePath {
    guard bytes.first != UInt8(ascii: "/") else { return self }
    return (FilePath(".").canonical ?? FilePath("/")).appending(bytes)
  }

  /// The nearest folder from this path upwards that exists, without links.
  package var existing: FilePath {
    for path in absolute.withParents {
      if let canonical = path.canonical { return canonical }
    }
    return FilePath("/")
  }

  /// The path as people on the command line know it: relative to the current folder where it lies in it.
  package var shown: String {
    guard bytes.first == UInt8(ascii: "/"), let current = FilePath(".").canonical, current.bytes.count > 1,
      isInside(current), bytes.count > current.bytes.count
    else { return text }
    return FilePath(bytes: bytes[(current.bytes.count + 1)...]).text
  }

  /// The names in the folder at this path, sorted by bytes, without `.` and `..`.
  package func folderContents() throws(SystemError) -> [[UInt8]] {
    guard let folder = opendir(cString) else { throw SystemError.last }
    defer { closedir(folder) }
    var names: [[UInt8]] = []
    errno = 0
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name != Array(".".utf8), name != Array("..".utf8) { names.append(name) }
      errno = 0
    }
    guard errno == 0 else { throw SystemError.last }
    return names.sorted { $0.lexicographicallyPrecedes($1) }
  }
}
