import Foundation

/// Whole files of the glossary.
enum FileBytes {
  /// The bytes of the file at `path`, which messages call `title`.
  static func read(_ path: String, title: String) throws(GlossaryProblem) -> [UInt8] {
    // Without O_NONBLOCK the opening of a pipe waits for a writer, perhaps for ever.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw problem(path, title) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw problem(path, title) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw GlossaryProblem(path, "不是普通文件，不能当作\(title)；请写明文件名。")
    }
    var bytes = [UInt8](unsafeUninitializedCapacity: Int(status.st_size) + 1) { _, count in count = 0 }
    var failure: GlossaryProblem?
    var size = Int(status.st_size) + 1
    repeat {
      let piece = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
        while count < buffer.count {
          let got = Foundation.read(descriptor, buffer.baseAddress?.advanced(by: count), buffer.count - count)
          if got == 0 { break }
          if got > 0 { count += got } else if errno != EINTR { failure = problem(path, title) }
          if failure != nil { break }
        }
      }
      if bytes.isEmpty { bytes = piece } else { bytes.append(contentsOf: piece) }
      let isFull = piece.count == size
      size = 1 << 18
      if !isFull { break }
    } while failure == nil
    if let failure { throw failure }
    return bytes
  }

  /// Puts `bytes` in the place of the file at `path`, new or old. Whoever reads, and whatever ends the process, finds
  /// either the old file whole or the new one.
  static func replace(_ path: String, with bytes: [UInt8]) throws(GlossaryProblem) {
    let target =
      realpath(path, nil).map { resolved in
        defer { free(resolved) }
        return String(cString: resolved)
      } ?? path
    var mode: mode_t = 0o666
    var status = stat()
    if stat(target, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFREG else {
        throw GlossaryProblem(path, "不是普通文件，不能写入；请写明另一个文件名。")
      }
      mode = status.st_mode & 0o777
    }
    let temporary = temporaryPath(for: target)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw failure(path) }
    guard write(bytes, to: descriptor), fsync(descriptor) == 0 else {
      let problem = failure(path)
      close(descriptor)
      unlink(temporary)
      throw problem
    }
    guard close(descriptor) == 0, rename(temporary, target) == 0 else {
      let problem = failure(path)
      unlink(temporary)
      throw problem
    }
  }

  /// Writes all of `bytes`; false when the system refuses.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let count = Foundation.write(
          descriptor, buffer.baseAddress?.advanced(by: written), min(1 << 30, buffer.count - written))
        if count >= 0 { written += count } else if errno != EINTR { return false }
      }
      return true
    }
  }

  /// A name in the folder of `path` that no other process uses.
  static func temporaryPath(for path: String) -> String {
    let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    return "\(path[..<slash]).\(path[slash...]).\(getpid()).tmp"
  }

  /// Why the file at `path` could not be written, after a call that has just failed.
  static func failure(_ path: String) -> GlossaryProblem {
    GlossaryProblem(path, "无法写入（\(String(cString: strerror(errno)))）；请检查路径、权限和磁盘空间。")
  }

  private static func problem(_ path: String, _ title: String) -> GlossaryProblem {
    switch errno {
    case ENOENT, ENOTDIR: GlossaryProblem(path, isMissing: true, "找不到这个\(title)；请检查路径是否写对。")
    case EACCES, EPERM: GlossaryProblem(path, "没有读取的权限；请检查它的访问权限。")
    default: GlossaryProblem(path, "无法读取（\(String(cString: strerror(errno)))）；请检查文件和磁盘后重试。")
    }
  }
}
