package import ProseText

/// An encoding that drafts are written in. The raw value is its name in reports.
package enum TextEncoding: String, Sendable {
  /// What drafts should be in.
  case utf8 = "utf-8"
  /// UTF-16 after the mark FF FE.
  case utf16LittleEndian = "utf-16le"
  /// UTF-16 after the mark FE FF.
  case utf16BigEndian = "utf-16be"
  /// The national standard; GBK and GB 2312 are parts of it.
  case gb18030 = "gb18030"
  /// None: the text was taken out of a Word file.
  case word = "docx"

  /// The name as people write it.
  package var title: String { rawValue.uppercased() }
}

/// The text of a file, and the encoding it was found in.
package struct DecodedText: Sendable {
  /// The text, in UTF-8.
  package let source: SourceText
  /// How the file holds it.
  package let encoding: TextEncoding
  /// What the file holds.
  package let fileBytes: [UInt8]
  /// Where the text stands in the Word file that it was taken from; nil for files of text.
  package let word: WordMap?

  /// The text `source`, found in `encoding` in a file of `fileBytes`.
  init(source: SourceText, encoding: TextEncoding, fileBytes: [UInt8], word: WordMap? = nil) {
    self.source = source
    self.encoding = encoding
    self.fileBytes = fileBytes
    self.word = word
  }
}

/// Why bytes could not be read as text.
package enum DecodingProblem: Error, Hashable, Sendable {
  /// The byte `offset` (from 0) breaks the rules of the encoding that the rest is in.
  case illFormed(TextEncoding, offset: Int)
  /// No known encoding fits.
  case notText
}

extension DecodedText {
  /// Reads `bytes`: UTF-8, UTF-16 with a byte-order mark, or GB 18030. Strict: nothing is replaced or dropped, except
  /// the mark of UTF-16, which is no part of the text.
  package init(_ bytes: [UInt8]) throws(DecodingProblem) {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      throw .notText
    } else if bytes.starts(with: [0xFF, 0xFE]) {
      self.init(utf8: try Self.utf8(fromUTF16: bytes, .utf16LittleEndian), .utf16LittleEndian, from: bytes)
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      self.init(utf8: try Self.utf8(fromUTF16: bytes, .utf16BigEndian), .utf16BigEndian, from: bytes)
    } else if let source = SourceText(wellFormed: bytes) {
      self.init(source: source, encoding: .utf8, fileBytes: bytes)
    } else {
      try Self.refuseWhatIsNotNational(bytes)
      self.init(utf8: try NationalStandard.utf8(from: bytes), .gb18030, from: bytes)
    }
  }

  private init(utf8: [UInt8], _ encoding: TextEncoding, from bytes: [UInt8]) {
    self.init(source: SourceText(bytes: utf8), encoding: encoding, fileBytes: bytes)
  }

  /// The UTF-8 form of UTF-16 with a mark of two bytes.
  private static func utf8(fromUTF16 bytes: [UInt8], _ encoding: TextEncoding) throws(DecodingProblem) -> [UInt8] {
    let high = encoding == .utf16BigEndian ? 0 : 1
    func unit(_ at: Int) -> UInt16 { UInt16(bytes[at + high]) << 8 | UInt16(bytes[at + 1 - high]) }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count / 2 * 3)
    var at = 2
    while at + 1 < bytes.count {
      let first = unit(at)
      var value = UInt32(first)
      var length = 2
      if UTF16.isLeadSurrogate(first), at + 3 < bytes.count, UTF16.isTrailSurrogate(unit(at + 2)) {
        value = 0x10000 + (UInt32(first & 0x3FF) << 10 | UInt32(unit(at + 2) & 0x3FF))
        length = 4
      }
      guard let scalar = Unicode.Scalar(value), let encoded = UTF8.encode(scalar) else {
        throw .illFormed(encoding, offset: at)
      }
      result.append(contentsOf: encoded)
      at += length
    }
    guard at == bytes.count else { throw .illFormed(encoding, offset: at) }
    return result
  }

  /// Tells damaged UTF-8 and files that are no text from GB 18030.
  ///
  /// Most UTF-8 is well-formed GB 18030 too, of other characters: one broken byte would turn a whole report into
  /// nonsense, with nothing said.
  private static func refuseWhatIsNotNational(_ bytes: [UInt8]) throws(DecodingProblem) {
    guard !bytes.contains(0), !bytes.starts(with: Array("%PDF".utf8)) else { throw .notText }
    let census = UTF8Validation.census(of: bytes)
    if census.longSequences > census.illFormedBytes || bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      throw .illFormed(.utf8, offset: UTF8Validation.firstIllFormed(in: bytes)?.value ?? 0)
    }
  }
}
