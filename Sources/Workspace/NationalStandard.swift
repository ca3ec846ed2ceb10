import Foundation

/// GB 18030, the encoding of many older drafts.
enum NationalStandard {
  /// The UTF-8 form of `bytes`; the first sequence that is ill-formed or stands for nothing is reported.
  static func utf8(from bytes: [UInt8]) throws(DecodingProblem) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count / 2 * 3)
    var start = 0
    while start < bytes.count {
      let piece = try piece(of: bytes, from: start)
      guard let text = decode(bytes[piece]) else {
        throw .illFormed(.gb18030, offset: firstMeaningless(in: bytes, piece))
      }
      result.append(contentsOf: text.utf8)
      start = piece.upperBound
    }
    return result
  }

  /// The bytes that stand for `utf8`; nil when there are none for some character.
  static func bytes(from utf8: [UInt8]) -> [UInt8]? {
    String(decoding: utf8, as: UTF8.self).data(using: encoding).map { Array($0) }
  }

  /// What Foundation calls it: kCFStringEncodingGB_18030_2000 with the mark of CoreFoundation's encodings.
  private static let encoding = String.Encoding(rawValue: 0x8000_0632)

  /// Bytes converted at a time, so that a large file does not stand in memory in four forms.
  private static let pieceSize = 1 << 20

  /// The text of whole sequences, or nil when one of them stands for nothing. U+FFFD has a sequence of its own, but
  /// who writes it has lost a character already.
  private static func decode(_ bytes: ArraySlice<UInt8>) -> String? {
    guard let text = String(data: Data(bytes), encoding: encoding), !text.unicodeScalars.contains("\u{FFFD}") else {
      return nil
    }
    return text
  }

  /// The next piece of whole, well-formed sequences.
  private static func piece(of bytes: [UInt8], from start: Int) throws(DecodingProblem) -> Range<Int> {
    var at = start
    while at < bytes.count, at - start < pieceSize {
      let length = sequenceLength(in: bytes, at: at)
      guard length > 0 else { throw .illFormed(.gb18030, offset: at) }
      at += length
    }
    return start..<at
  }

  /// The offset of the first sequence of `piece` that is well formed and stands for nothing.
  private static func firstMeaningless(in bytes: [UInt8], _ piece: Range<Int>) -> Int {
    var at = piece.lowerBound
    while at < piece.upperBound {
      let next = at + max(1, sequenceLength(in: bytes, at: at))
      if decode(bytes[at..<next]) == nil { return at }
      at = next
    }
    return piece.lowerBound
  }

  /// The length of the sequence at `at`, or 0 when it is ill-formed.
  private static func sequenceLength(in bytes: [UInt8], at: Int) -> Int {
    let lead = bytes[at]
    guard lead >= 0x80 else { return 1 }
    guard lead > 0x80, lead < 0xFF, at + 1 < bytes.count else { return 0 }
    switch bytes[at + 1] {
    case 0x40...0x7E, 0x80...0xFE: return 2
    case 0x30...0x39:
      guard at + 3 < bytes.count, (0x81...0xFE).contains(bytes[at + 2]), (0x30...0x39).contains(bytes[at + 3])
      else { return 0 }
      return 4
    default: return 0
    }
  }
}
