package import Proofreading
package import ProseText
package import Workspace

/// One draft with what was found in it: what a report shows.
package struct CheckedDraft: Sendable {
  /// The path as it was given, or relative to the folder that was given.
  package let path: String
  /// The path that opens the draft from the current folder, for people to follow.
  package let openPath: String
  /// The name of the encoding of a file that is not UTF-8; positions then count in its UTF-8 form.
  package let foreignEncoding: String?
  /// The text.
  package let source: SourceText
  /// What was found, by position, then rule.
  package let marks: [Mark]
  /// Where the text stands in the Word file that it was taken from; nil for files of text.
  package let word: WordMap?
  /// How many findings the draft or its settings suppress.
  package let suppressed: Int
  /// How many findings the baseline knows already.
  package let baselined: Int

  /// A draft whose two paths are alike unless `openPath` is given.
  package init(
    path: String, openPath: String? = nil, foreignEncoding: String? = nil, source: SourceText, marks: [Mark],
    word: WordMap? = nil, suppressed: Int = 0, baselined: Int = 0
  ) {
    self.path = path
    self.openPath = openPath ?? path
    self.foreignEncoding = foreignEncoding
    self.source = source
    // Automatic numbers are nowhere to be edited.
    self.marks = word.map { word in marks.map { $0.keepingFixes { !word.isVirtual($0) } } } ?? marks
    self.word = word
    self.suppressed = suppressed
    self.baselined = baselined
  }

  /// The numbers of this draft alone.
  package var totals: ReportTotals {
    var totals = ReportTotals()
    totals.files = 1
    totals.characters = source.inkedCharacters
    totals.suppressed = suppressed
    totals.baselined = baselined
    for mark in marks { totals.bySeverity[mark.severity, default: 0] += 1 }
    return totals
  }
}

extension SourceText {
  /// How many characters an editor would count: Unicode scalars without white space and byte-order mark.
  fileprivate var inkedCharacters: Int {
    var count = hasByteOrderMark ? -1 : 0
    bytes.withUnsafeBytes { bytes in
      let ones: UInt64 = 0x0101_0101_0101_0101
      var at = 0
      // Eight bytes at a time: a bit for each that begins a character and is past the space.
      while at + 8 <= bytes.count {
        let eight = bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
        let begins = ~(eight >> 7) | eight >> 6
        let isPastSpace = ((eight & (ones &* 0x7F)) &+ (ones &* 0x5F) | eight) >> 7
        count += Int(((begins & isPastSpace & ones) &* ones) >> 56)
        // U+3000, with which paragraphs are indented, is E3 80 80: where E3 may stand, look again.
        let difference = UInt64(littleEndian: eight) ^ (ones &* 0xE3)
        var found = (difference &- ones) & ~difference & (ones << 7)
        while found != 0 {
          if isIdeographicSpace(bytes, at + (found.trailingZeroBitCount >> 3)) { count -= 1 }
          found &= found - 1
        }
        at += 8
      }
      for at in at..<bytes.count {
        if bytes[at] & 0xC0 != 0x80 && bytes[at] > 0x20 { count += 1 }
        if isIdeographicSpace(bytes, at) { count -= 1 }
      }
    }
    return count
  }

  private func isIdeographicSpace(_ bytes: UnsafeRawBufferPointer, _ at: Int) -> Bool {
    at + 2 < bytes.count && bytes[at] == 0xE3 && bytes[at + 1] == 0x80 && bytes[at + 2] == 0x80
  }
}

/// The numbers at the end of a report.
package struct ReportTotals: Hashable, Sendable {
  /// Drafts that were checked.
  package var files = 0
  /// Drafts that could not be read; they are no part of `files`.
  package var unreadable = 0
  /// Characters of the drafts checked, white space not counted.
  package var characters = 0
  /// Findings shown, by severity.
  package var bySeverity: [Severity: Int] = [:]
  /// Findings that the draft or its settings suppress.
  package var suppressed = 0
  /// Findings that the baseline knows already.
  package var baselined = 0
  /// Safe fixes that were applied.
  package var fixed = 0

  /// No drafts.
  package init() {}

  /// Adds the numbers of `other`.
  package mutating func add(_ other: ReportTotals) {
    files += other.files
    unreadable += other.unreadable
    characters += other.characters
    bySeverity.merge(other.bySeverity, uniquingKeysWith: +)
    suppressed += other.suppressed
    baselined += other.baselined
    fixed += other.fixed
  }

  /// Findings of `severity`.
  package subscript(severity: Severity) -> Int { bySeverity[severity] ?? 0 }

  /// All findings shown.
  package var findings: Int { bySeverity.values.reduce(0, +) }
}
