import Foundation
import GlossaryStore
import ProseText

/// Reads drafts, whole and strictly.
package enum DraftReader {
  /// The most bytes that a draft may have: forty million characters and more. To check them takes some dozen
  /// times their size of memory, which has to be there.
  package static let sizeLimit = 128 << 20

  /// The text of `draft`, or the sentence that says why there is none. Pipes and devices are refused, so that nothing
  /// waits for them, and with `roots` what lies outside of these folders, as below.
  package static func read(_ draft: DraftFile, inside roots: [FilePath]? = nil) throws(DraftProblem) -> DecodedText {
    let bytes: [UInt8]
    switch draft.origin {
    case .file(let path): bytes = try Self.bytes(of: path, inside: roots)
    case .standardInput:
      bytes = try read(descriptor: STDIN_FILENO, expecting: 0, name: draft.messageName) { .standardInput($0) }
    }
    if draft.isWord {
      do { return try WordReader.read(bytes) } catch { throw .word(draft.messageName, error) }
    }
    let text: DecodedText
    do {
      text = try DecodedText(bytes)
    } catch {
      switch error {
      case .illFormed(let encoding, let offset): throw .illFormed(draft.messageName, encoding, offset: offset)
      case .notText: throw .notText(draft.messageName)
      }
    }
    let size = text.source.bytes.count
    guard size <= sizeLimit else { throw .tooLarge(draft.messageName, size: size) }
    return text
  }

  /// The bytes of the file at `path`. Pipes and devices are refused, and with `roots`, folders without links, what does
  /// not lie in one of them: a workspace may have put a link anywhere on the way, and at any moment.
  package static func bytes(of path: FilePath, inside roots: [FilePath]? = nil) throws(DraftProblem) -> [UInt8] {
    // Without O_NONBLOCK the opening of a pipe waits for a writer, perhaps for ever.
    let descriptor = open(path.cString, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw problem(SystemError.last, opening: path) }
    defer { close(descriptor) }
    if let roots, let real = OpenPlace.path(of: descriptor).map({ FilePath(bytes: $0) }),
      !roots.contains(where: { real.isInside($0) })
    {
      throw .outside(path.text, real.text)
    }
    let entry: FileEntry
    do { entry = try FileEntry(descriptor: descriptor) } catch { throw .system(path.text, error) }
    guard case .file(let size) = entry else { throw entry == .folder ? .folder(path.text) : .special(path.text) }
    guard size <= sizeLimit else { throw .tooLarge(path.text, size: size) }
    return try read(descriptor: descriptor, expecting: size, name: path.text) { .system(path.text, $0) }
  }

  private static func problem(_ error: SystemError, opening path: FilePath) -> DraftProblem {
    if error.isMissing, (try? FileEntry(at: path)) == .link { return .danglingLink(path.text) }
    // A socket cannot be opened at all.
    if (try? FileEntry(following: path)) == .special { return .special(path.text) }
    return .system(path.text, error)
  }

  /// Everything from `descriptor` to its end. With `size` right, the bytes are read in one go into their final place.
  private static func read(
    descriptor: Int32, expecting size: Int, name: String, problem: (SystemError) -> DraftProblem
  ) throws(DraftProblem) -> [UInt8] {
    var failure: SystemError?
    var bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
      failure = fill(buffer, count: &count, from: descriptor)
    }
    // More than was announced: a file that grows, a file without a size, or standard input.
    let tailSize = 1 << 18
    var mayHaveMore = bytes.count > size
    while failure == nil, mayHaveMore {
      let tail = [UInt8](unsafeUninitializedCapacity: tailSize) { buffer, count in
        failure = fill(buffer, count: &count, from: descriptor)
      }
      bytes.append(contentsOf: tail)
      guard bytes.count <= sizeLimit else { throw .tooLarge(name, size: bytes.count) }
      mayHaveMore = tail.count == tailSize
    }
    if let failure { throw problem(failure) }
    return bytes
  }

  /// Reads until `buffer` is full or the input ends.
  private static func fill(
    _ buffer: UnsafeMutableBufferPointer<UInt8>, count: inout Int, from descriptor: Int32
  ) -> SystemError? {
    // Some systems refuse to read 2 GiB and more at a time.
    let most = 1 << 30
    count = 0
    while count < buffer.count {
      let got = Foundation.read(descriptor, buffer.baseAddress?.advanced(by: count), min(most, buffer.count - count))
      if got == 0 { return nil }
      if got > 0 {
        count += got
      } else if !SystemError.last.isInterruption {
        return SystemError.last
      }
    }
    return nil
  }
}

extension DraftFile {
  /// What messages call the draft.
  fileprivate var messageName: String {
    origin == .standardInput && name == "-" ? "标准输入" : openPath
  }
}
