import Foundation
import GlossaryStore

/// Where a report is written: standard output, or a file that appears only when it is complete.
package struct OutputFile: Sendable {
  /// What bytes are written to.
  private let descriptor: Int32
  /// The file that is being written; nil for standard output and for devices.
  private let replacement: ReplacementFile?
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

  /// The file at `path`, new or to be replaced; a device or a pipe is written directly. A link is followed to a file in
  /// its folder or below, and nowhere else: it may have been put there to have another file overwritten.
  package static func replacing(_ path: FilePath) throws(OutputProblem) -> OutputFile {
    let isOfTheSystem = ["/dev/", "/proc/"].contains { path.bytes.starts(with: $0.utf8) }
    if isOfTheSystem || (try? FileEntry(at: path)) == .special {
      signal(SIGPIPE, SIG_IGN)
      let descriptor = open(path.cString, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw failure(path.text) }
      return OutputFile(descriptor: descriptor, replacement: nil, name: path.text)
    }
    return try replacingFile(path)
  }

  private static func replacingFile(_ path: FilePath, inside root: FilePath? = nil) throws(OutputProblem) -> OutputFile
  {
    if (try? FileEntry(following: path)) == .folder {
      throw .failed("“\(path.text)”是文件夹，不能写入报告；请写明文件名。")
    }
    do throws(ReplacementFile.Refusal) {
      let file = try ReplacementFile(for: path.bytes, inside: root?.bytes)
      return OutputFile(descriptor: file.descriptor, replacement: file, name: path.text)
    } catch {
      switch error {
      case .notAFile: throw .failed("“\(path.text)”不是普通文件，不能写入；请写明另一个文件名。")
      case .leadsAway(let target):
        throw .failed("“\(path.text)”是链接，指向它的文件夹之外的“\(target)”，没有写入；请直接写明那个文件。")
      case .swapped(let folder):
        throw .failed("“\(path.text)”所在的文件夹已被换成“\(folder)”，没有写入；请查明原因，再检查一次。")
      case .system(let code): throw failure(path.text, SystemError(code: code))
      }
    }
  }

  /// Puts `bytes` at `path` in one step: who reads the file sees the old content or the new one. Links as above; pipes
  /// and devices are refused, and so is a file outside the folder `root`, a path without links.
  package static func replace(
    _ path: FilePath, with bytes: [UInt8], inside root: FilePath? = nil
  ) throws(OutputProblem) {
    let file = try replacingFile(path, inside: root)
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
    guard let replacement, !replacement.finish() else { return }
    throw Self.failure(name)
  }

  /// Drops what was written so far; the file stays as it was.
  package func abandon() {
    replacement?.abandon()
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
