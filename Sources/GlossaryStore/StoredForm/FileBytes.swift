import Foundation

/// Whole files of the glossary.
enum FileBytes {
  /// The most bytes that the text of a glossary may have: some millions of entries.
  static let textLimit = 256 << 20
  /// The most bytes that any other file of a glossary may have.
  static let sizeLimit = 2 << 30

  /// The bytes of the file at `path`, which messages call `title`; no more than `limit`.
  static func read(_ path: String, title: String, limit: Int = sizeLimit) throws(GlossaryProblem) -> [UInt8] {
    // Without O_NONBLOCK the opening of a pipe waits for a writer, perhaps for ever.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw problem(path, title) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw problem(path, title) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw GlossaryProblem(path, "不是普通文件，不能当作\(title)；请写明文件名。")
    }
    let tooLarge = GlossaryProblem(path, "超过 \(limit >> 20) MiB 的上限，没有读取；请检查是否选错了文件，或拆成几个词库。")
    guard status.st_size <= limit else { throw tooLarge }
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
      guard bytes.count <= limit else { throw tooLarge }
      if !isFull { break }
    } while failure == nil
    if let failure { throw failure }
    return bytes
  }

  /// Puts `bytes` in the place of the file at `path`, new or old. Whoever reads, and whatever ends the process, finds
  /// either the old file whole or the new one.
  static func replace(_ path: String, with bytes: [UInt8]) throws(GlossaryProblem) {
    let file = try replacement(of: path)
    guard write(bytes, to: file.descriptor) else {
      let problem = failure(path)
      file.abandon()
      throw problem
    }
    guard file.finish() else { throw failure(path) }
  }

  /// The file that is to stand at `path`, new or in the place of the one there, begun.
  static func replacement(of path: String) throws(GlossaryProblem) -> ReplacementFile {
    do throws(ReplacementFile.Refusal) {
      return try ReplacementFile(for: Array(path.utf8))
    } catch {
      switch error {
      case .notAFile: throw GlossaryProblem(path, "不是普通文件，不能写入；请写明另一个文件名。")
      case .leadsAway(let target): throw GlossaryProblem(path, "是链接，指向它的文件夹之外的“\(target)”，没有写入；请直接写明那个文件。")
      case .swapped(let folder): throw GlossaryProblem(path, "所在的文件夹已被换成“\(folder)”，没有写入；请查明原因，再试一次。")
      case .system(let code):
        errno = code
        throw failure(path)
      }
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
