import Foundation
package import ProseText

/// Writes a mended draft back in the encoding that it was in.
package enum DraftWriter {
  /// The bytes of `text` in the encoding of `original`, byte-order mark included. Where the encoding cannot hold the
  /// text, or would change what was not touched, a sentence says so; `path` is the file's name in it.
  package static func bytes(
    of text: SourceText, like original: DecodedText, _ path: String
  ) throws(DraftProblem) -> [UInt8] {
    guard let bytes = encoded(text.bytes, as: original.encoding),
      let unchanged = encoded(original.source.bytes, as: original.encoding),
      unchanged == original.fileBytes
    else { throw .notWritable(path, original.encoding) }
    return bytes
  }

  /// Puts `bytes` in the place of `original` at `path`, in one step and with the permissions that the file has. A file
  /// that may not be written, or that somebody has changed since it was read, is left alone, and so is one that a folder
  /// on the way there leads out of `root` to.
  package static func replace(
    _ path: FilePath, _ original: DecodedText, with bytes: [UInt8], inside root: FilePath? = nil
  ) throws(DraftProblem) {
    guard access(path.cString, W_OK) == 0 else { throw .readOnly(path.text) }
    guard try DraftReader.bytes(of: path) == original.fileBytes else { throw .changedMeanwhile(path.text) }
    do throws(OutputProblem) {
      try OutputFile.replace(path, with: bytes, inside: root)
    } catch {
      if case .failed(let sentence) = error { throw .unwritten(sentence) }
    }
  }

  private static func encoded(_ utf8: [UInt8], as encoding: TextEncoding) -> [UInt8]? {
    switch encoding {
    case .utf8: utf8
    case .utf16LittleEndian: utf16(utf8) { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case .utf16BigEndian: utf16(utf8) { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    case .gb18030: NationalStandard.bytes(from: utf8)
    case .word: nil
    }
  }

  private static func utf16(_ utf8: [UInt8], bytes: (UInt16) -> [UInt8]) -> [UInt8] {
    bytes(0xFEFF) + String(decoding: utf8, as: UTF8.self).utf16.flatMap(bytes)
  }
}
