import Glossary
import GlossaryStore
import ProseText

/// What must hold of a glossary whatever its files hold.
enum GlossaryInvariants {
  /// What is wrong with how `bytes` are read: behind an even one as the text of a glossary, behind an odd one as the file
  /// beside it, whose checksum is put right.
  static func violations(_ bytes: [UInt8]) -> [String] {
    var reader = FuzzReader(bytes)
    let isText = reader.byte() % 2 == 0
    return isText ? textViolations(reader.remainder) : sequenceViolations(reader.remainder)
  }

  private static func textViolations(_ bytes: [UInt8]) -> [String] {
    let reading = GlossaryText.read(bytes, path: "a")
    let lineCount = bytes.count { $0 == 0x0A || $0 == 0x0D } + 1
    var violations: [String] = []
    if reading.lines.count != reading.entries.count { violations.append("entries without lines") }
    for line in reading.lines + reading.problems.compactMap(\.line) where !(1...lineCount).contains(line) {
      violations.append("line \(line) of \(lineCount)")
    }
    // What was written once is read and written the same from then on.
    let written = Array(GlossaryText.text(of: reading.entries.sorted(), edition: reading.edition).utf8)
    let again = GlossaryText.read(written, path: "a")
    if Array(GlossaryText.text(of: again.entries.sorted(), edition: again.edition).utf8) != written {
      violations.append("not written as it was read: \(String(decoding: written, as: UTF8.self))")
    }
    if let problem = again.problems.first { violations.append("what was written is refused: \(problem.sentence)") }
    // Several glossaries are asked as one.
    let glossary = Glossary(entries: reading.entries)
    _ = Glossary.merging([glossary, glossary]).entries
    return violations + useViolations(reading.entries)
  }

  /// Drafts are checked by whatever a glossary holds: one that uses its own words.
  private static func useViolations(_ entries: [GlossaryEntry]) -> [String] {
    let glossary = Glossary(entries: entries)
    var violations: [String] = []
    for entry in glossary.entries.prefix(20) where glossary.entry(entry.form) != entry {
      violations.append("\(entry.form) is not found")
    }
    let words = entries.prefix(20).flatMap { entry in
      [
        entry.form, "\(entry.form.dropLast())",
        "“\(entry.form)”，即\(entry.memberLists.first?.joined(separator: "、") ?? "")。",
      ]
        + entry.formsToAvoid + entry.variants.map(\.form)
    }
    let source = SourceText(words.joined(separator: "，"))
    return violations + RuleInvariants.violations(on: source, syntax: .plain, by: glossary)
  }

  private static func sequenceViolations(_ bytes: [UInt8]) -> [String] {
    let sum = withUnsafeBytes(of: Checksum.of(bytes).littleEndian) { Array($0) }
    guard let file = (bytes + sum).withUnsafeBytes({ SequenceFile($0) }) else { return [] }
    let again = file.bytes.withUnsafeBytes { SequenceFile($0) }
    guard let again, again.edition == file.edition, again.imprints == file.imprints else {
      return ["the file is not read as it was written"]
    }
    let source = SourceText("全镇坚持“三会一课”，组织党员领会会议精神，推动动能转换，做好群众众盼的事。")
    // The numbers of several corpora add up.
    let one = Glossary(entries: [], sequences: file.sequences)
    let glossary = Glossary.merging([one, one])
    return RuleInvariants.violations(on: source, syntax: .plain, by: glossary)
  }
}
