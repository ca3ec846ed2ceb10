package import Glossary

/// The stored form of a glossary: text that people read, review in a diff, correct by hand and merge.
///
/// A line that is not indented begins an entry and is its form. The indented lines below it say what is known, each a
/// key, a colon (of either width) and a value; an entry without any is a term that a person added. Entries stand in the
/// order of their bytes, so that two glossaries differ only where their terms do. `#` begins a comment.
package enum GlossaryText {
  /// What was read from a text.
  package struct Reading: Sendable {
    /// The entries that were understood, in the order of the text.
    package var entries: [GlossaryEntry] = []
    /// For each entry the line that it begins on, from 1.
    package var lines: [Int] = []
    /// Where the text of each entry begins and ends, in bytes, by turns.
    package var places: [UInt64] = []
    /// The number of the run that made the text, or nil: see `SequenceFile`.
    package var edition: UInt64?
    /// What was not understood.
    package var problems: [GlossaryProblem] = []
  }

  /// The keys of an entry, in the order in which they are written.
  enum Key: String, CaseIterable {
    case kind = "类别"
    case members = "成员"
    case written = "又作"
    case short = "简称"
    case long = "全称"
    case avoid = "不用"
    case count = "次数"
    case years = "年份"
    case source = "出处"
    case example = "例句"
    case note = "说明"
    case status = "状态"
    case likely = "疑为"
  }

  /// What stands between the members of a slogan.
  static let memberSeparator: Character = "｜"

  /// Begins the first line of every text, which says what it is.
  private static let title = "# 朱笔词库"
  private static let editionMark = "编号"

  // MARK: Writing

  /// The head of a text; `edition` ties it to the file of sequences that was written with it.
  package static func head(edition: UInt64? = nil) -> String {
    let mark = edition.map { "（\(editionMark) \(hexadecimal($0))）" } ?? ""
    return """
      \(title)\(mark)
      # 不缩进的一行是词条，下面缩进的各行说明它。可以直接修改、增删；改过、删去的词条，重新学习时照你的意思保留。
      # 只写一行词，就是添加一个术语；“不用：”后写应当改掉的写法；“状态：不收”表示不是词。

      """
  }

  /// One entry as it is written, with the empty line before it.
  package static func block(_ entry: GlossaryEntry) -> String {
    var text = "\n\(oneLine(entry.form))\n"
    func line(_ key: Key, _ value: String) {
      if !value.isEmpty { text += "  \(key.rawValue)：\(oneLine(value))\n" }
    }
    if entry.kind != .term || entry.origin != .byHand { line(.kind, entry.kind.word) }
    for members in entry.memberLists where !members.isEmpty {
      line(.members, members.joined(separator: String(memberSeparator)))
    }
    for variant in entry.variants {
      line(Key(variant.relation), variant.form + counts(variant.uses, nil, variant.documents, before: "（", "）"))
    }
    for form in entry.formsToAvoid { line(.avoid, form) }
    line(.count, counts(entry.uses, entry.markedUses, entry.documents, before: "", ""))
    line(.years, entry.years.map { "\($0.year)年\($0.uses)次\($0.documents)篇" }.joined(separator: "、"))
    line(.source, entry.firstSource.map { "\($0.path):\($0.line)" } ?? "")
    line(.example, entry.example)
    line(.note, entry.note)
    // Without a status an entry that was counted is a learnt one, any other a person's.
    if entry.uses > 0 || entry.status != .approved { line(.status, entry.status.word) }
    line(.likely, entry.likelyForm ?? "")
    return text
  }

  /// The text of `entries`, which are sorted.
  package static func text(of entries: [GlossaryEntry], edition: UInt64? = nil) -> String {
    var text = head(edition: edition)
    for entry in entries { text += block(entry) }
    return text
  }

  private static func counts(_ uses: Int, _ marked: Int?, _ documents: Int, before: String, _ after: String) -> String {
    guard uses > 0 else { return "" }
    let mark = marked.map { $0 > 0 ? "（带标号\($0)次）" : "" } ?? ""
    return "\(before)\(uses)次\(mark)，\(documents)篇\(after)"
  }

  /// `value` without line ends, which would begin another entry.
  static func oneLine(_ value: String) -> String {
    value.utf8.contains { $0 == 0x0A || $0 == 0x0D }
      ? String(value.map { $0.isNewline ? " " : $0 }) : value
  }

  private static func hexadecimal(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  // MARK: Reading

  /// Reads `bytes`, the text at `path`. What is wrong is reported with its line; the rest is read all the same.
  package static func read(_ bytes: [UInt8], path: String) -> Reading {
    var reader = Reader(path: path)
    bytes.withUnsafeBufferPointer { buffer in
      var start = buffer.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      var number = 1
      while start < buffer.count {
        let end = buffer[start...].firstIndex(of: 0x0A) ?? buffer.count
        reader.take(buffer[start..<end], number, at: start)
        number += 1
        start = end + 1
      }
    }
    reader.endEntry(at: bytes.count)
    return reader.reading
  }

  /// Reads the edition from the first line of a text, or nil.
  static func edition(in line: String) -> UInt64? {
    guard line.hasPrefix(title) else { return nil }
    let words = line.split { " （）".contains($0) }
    guard let mark = words.firstIndex(of: Substring(editionMark)), mark + 1 < words.count else { return nil }
    return UInt64(words[mark + 1], radix: 16)
  }
}

extension GlossaryText.Key {
  init(_ relation: GlossaryEntry.Variant.Relation) {
    switch relation {
    case .written: self = .written
    case .short: self = .short
    case .long: self = .long
    }
  }

  var relation: GlossaryEntry.Variant.Relation? {
    switch self {
    case .written: .written
    case .short: .short
    case .long: .long
    default: nil
    }
  }
}
