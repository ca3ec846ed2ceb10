import ProseText
import TestSupport
import Workspace

/// What must hold of Word files whatever they hold.
enum WordInvariants {
  /// What is wrong with how `bytes` are read: behind an even one as a file, behind an odd one as the parts of a file, each
  /// up to a zero: text, lists, styles, notes.
  static func violations(_ bytes: [UInt8]) -> [String] {
    var reader = FuzzReader(bytes)
    let isFile = reader.byte() % 2 == 0
    guard !isFile else { return fileViolations(reader.remainder) }
    let parts = reader.remainder.split(separator: 0, maxSplits: 3, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    func part(_ number: Int) -> String { number < parts.count ? parts[number] : "" }
    return fileViolations(
      SampleWord(body: part(0), numbering: part(1), styles: part(2), footnotes: part(3)).bytes)
  }

  private static func fileViolations(_ bytes: [UInt8]) -> [String] {
    guard let found = try? WordReader.read(bytes) else { return [] }
    guard let map = found.word else { return ["no places"] }
    let source = found.source
    var violations: [String] = []
    if !SourceText.isWellFormed(source.bytes) { violations.append("ill-formed UTF-8") }
    let borders = source.bytes.indices.filter { source.bytes[$0] & 0xC0 != 0x80 } + [source.bytes.count]
    for at in borders where map.place(of: UTF8Offset(at)).title.isEmpty { violations.append("byte \(at) is nowhere") }
    // A comment on every seventh stretch, of several lengths.
    let ranges = stride(from: 0, to: min(borders.count, 200), by: 7).map { at in
      SourceRange(borders[at], borders[min(borders.count - 1, at + at % 9)])
    }
    let comments = ranges.map { WordComment(range: $0, paragraphs: ["一 < 二 & 三", ""]) }
    let copy = WordCommentWriter.copy(of: map, with: comments)
    guard let again = try? WordReader.read(copy) else { return violations + ["the copy with comments cannot be read"] }
    if again.source != source { violations.append("the copy with comments has another text") }
    return violations
  }
}
