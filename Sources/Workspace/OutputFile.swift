import Foundation

/// Where a report is written: standard output, or a file that appears only when it is complete.
package struct OutputFile: Sendable {
  /// What bytes are written to.
  private let descriptor: Int32
  /// The two names of a file that is being written; nil for standard output and for devices.
  private let replacement: Replacement?
  /// What messages call it.
  private let name: String

  /// Standard output. A reader that goes away is reported as such and does not end the process.
  package static var standardOutput: OutputFile {
    signal(SIGPIPE, SIG_IGN)
    return OutputFile(descriptor: STDOUT_FILENO, replacement: nil, name: "标准输出")
  }

  /// Standard error, for messages.
  package static var standardError: OutputFile {
    signal(SIGPIPE, SIG_IGN)
    return OutputFile(descriptor: STDERR_FILENO, replacement: nil, name: "标准错误")
  }

  /// The file at `path`, new or to be replaced. A link is followed, a device or a pipe is written directly.
  package static func replacing(_ path: FilePath) throws(OutputProblem) -> OutputFile {
    let target = path.canonical ?? path
    var mode: mode_t = 0o666
    switch try? FileEntry(following: target) {
    case .folder: throw .failed("“\(path.text)”是文件夹，不能写入报告；请写明文件名。")
    case .special:
      signal(SIGPIPE, SIG_IGN)
      let descriptor = open(target.cString, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw failure(path.text) }
      return OutputFile(descriptor: descriptor, replacement: nil, name: path.text)
    case .file: mode = permissions(of: target) ?? mode
    default: break
    }
    let temporary = target.folder.appending(Array(".".utf8) + target.lastComponent + Array(".\(getpid()).tmp".utf8))
    let descriptor = open(temporary.cString, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw failure(path.text) }
    return OutputFile(
      descriptor: descriptor, replacement: Replacement(temporary: temporary, target: target), name: path.text)
  }

  /// Puts `bytes` at `path` in one step: who reads the file sees the old content or the new one.
  package static func replace(_ path: FilePath, with bytes: [UInt8]) throws(OutputProblem) {
    let file = try replacing(path)
    do throws(OutputProblem) {
      try file.write(bytes)
      try file.finish()
    } catch {
      file.abandon()
      throw error
    }
  }

  /// Writes all of `bytes`.
  package func write(_ bytes: [UInt8]) throws(OutputProblem) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Foundation.write(descriptor, buffer.baseAddress?.advanced(by: written), min(1 << 30, buffer.count - written))
      }
      if count >= 0 {
        written += count
      } else {
        let error = SystemError.last
        if error.isBrokenPipe { throw .readerGone }
        if !error.isInterruption { throw Self.failure(name, error) }
      }
    }
  }

  /// Puts the complete file in its place. Nothing to do for standard output.
  package func finish() throws(OutputProblem) {
    guard let replacement else { return }
    guard close(descriptor) == 0, rename(replacement.temporary.cString, replacement.target.cString) == 0 else {
      let error = SystemError.last
      unlink(replacement.temporary.cString)
      throw Self.failure(name, error)
    }
  }

  /// Drops what was written so far; the file stays as it was.
  package func abandon() {
    guard let replacement else { return }
    close(descriptor)
    unlink(replacement.temporary.cString)
  }

  private static func permissions(of path: FilePath) -> mode_t? {
    var status = stat()
    guard stat(path.cString, &status) == 0 else { return nil }
    return status.st_mode & 0o777
  }

  private static func failure(_ name: String, _ error: SystemError = .last) -> OutputProblem {
    .failed("无法写入“\(name)”（\(error.text)）；请检查路径、权限和磁盘空间。")
  }
}

/// Why a report could not be written.
package enum OutputProblem: Error, Hashable, Sendable {
  /// Who read standard output reads no more: a reason to stop, not to complain.
  case readerGone
  /// Anything else, as a sentence in Chinese that names the file and says what to do.
  case failed(String)
}

/// A file under its temporary and its final name.
private struct Replacement: Sendable {
  /// The name while it is written, in the same folder.
  let temporary: FilePath
  /// The name when it is complete.
  let target: FilePath
}
