import ProseText

/// The difference of two states of one file, as `git apply` and `patch` take it.
package enum UnifiedDiff {
  /// How many lines around a change are shown.
  private static let context = 3

  /// The patch that makes `new` of `old` in the file at `path`, seen from the folder that the patch is applied in; empty
  /// when they are equal. Lines end at line feeds, as they do for those who read patches.
  package static func patch(_ path: String, from old: [UInt8], to new: [UInt8]) -> [UInt8] {
    guard old != new else { return [] }
    let (before, after) = (lines(old), lines(new))
    let changes = changes(before, after)
    var text = Array("--- \(name("a/", path))\n+++ \(name("b/", path))\n".utf8)
    var first = 0
    while first < changes.count {
      var last = first
      while last + 1 < changes.count, changes[last + 1].old.lowerBound - changes[last].old.upperBound <= 2 * context {
        last += 1
      }
      text += hunk(Array(changes[first...last]), before, after)
      first = last + 1
    }
    return text
  }

  /// `patch` for eyes and no program: what would act on the terminal, or turn a line around, is shown by its number.
  package static func shown(_ patch: [UInt8]) -> [UInt8] {
    Array(
      lines(patch).map { line in
        let isEnded = line.last == 0x0A
        let text = String(decoding: isEnded ? line.dropLast() : line, as: UTF8.self)
        return VisibleText.line(text) + (isEnded ? "\n" : "")
      }.joined().utf8)
  }

  /// Lines of `old` that are replaced by lines of `new`; one of the two may be empty.
  private struct Change {
    var old: Range<Int>
    var new: Range<Int>
  }

  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for at in bytes.indices where bytes[at] == 0x0A {
      lines.append(bytes[start...at])
      start = at + 1
    }
    if start < bytes.count { lines.append(bytes[start...]) }
    return lines
  }

  private static func changes(_ before: [ArraySlice<UInt8>], _ after: [ArraySlice<UInt8>]) -> [Change] {
    let difference = LineDifference(from: before, to: after)
    let (removed, inserted) = (difference.isRemoved, difference.isInserted)
    var changes: [Change] = []
    var (old, new) = (0, 0)
    while old < before.count || new < after.count {
      let start = (old, new)
      while old < removed.count, removed[old] { old += 1 }
      while new < inserted.count, inserted[new] { new += 1 }
      if old > start.0 || new > start.1 {
        changes.append(Change(old: start.0..<old, new: start.1..<new))
      } else {
        (old, new) = (old + 1, new + 1)
      }
    }
    return changes
  }

  private static func hunk(
    _ changes: [Change], _ before: [ArraySlice<UInt8>], _ after: [ArraySlice<UInt8>]
  ) -> [UInt8] {
    guard let first = changes.first, let last = changes.last else { return [] }
    let lead = min(context, first.old.lowerBound)
    let tail = min(context, before.count - last.old.upperBound)
    let old = (first.old.lowerBound - lead)..<(last.old.upperBound + tail)
    let new = (first.new.lowerBound - lead)..<(last.new.upperBound + tail)
    var text = Array("@@ -\(span(old)) +\(span(new)) @@\n".utf8)
    var at = old.lowerBound
    for change in changes {
      for line in before[at..<change.old.lowerBound] { text += marked(" ", line) }
      for line in before[change.old] { text += marked("-", line) }
      for line in after[change.new] { text += marked("+", line) }
      at = change.old.upperBound
    }
    for line in before[at..<old.upperBound] { text += marked(" ", line) }
    return text
  }

  private static func span(_ range: Range<Int>) -> String {
    "\(range.isEmpty ? range.lowerBound : range.lowerBound + 1),\(range.count)"
  }

  private static func marked(_ sign: Unicode.Scalar, _ line: ArraySlice<UInt8>) -> [UInt8] {
    let text = [UInt8(ascii: sign)] + line
    return line.last == 0x0A ? text : text + Array("\n\\ No newline at end of file\n".utf8)
  }

  /// The name of a side: quoted where a plain one would be misread, closed by a tab where it holds a blank.
  private static func name(_ prefix: String, _ path: String) -> String {
    let whole = prefix + path.drop { $0 == "/" }
    let needsQuotes = whole.utf8.contains {
      $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\")
    }
    guard needsQuotes else { return whole.contains(" ") ? whole + "\t" : whole }
    let quoted = whole.utf8.map { byte -> String in
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): return "\\" + String(UnicodeScalar(byte))
      case 0x20..<0x7F: return String(UnicodeScalar(byte))
      default:
        let digits = String(byte, radix: 8)
        return "\\" + String(repeating: "0", count: 3 - digits.count) + digits
      }
    }
    return "\"" + quoted.joined() + "\""
  }
}

/// The report of `--diff`: patches and nothing else, which the run makes itself.
package struct PatchReport: Report {
  /// The report.
  package init() {}

  package var opening: [UInt8] { [] }

  package var separator: [UInt8] { [] }

  package func section(for draft: CheckedDraft) -> [UInt8] { [] }

  package func closing(_ totals: ReportTotals) -> [UInt8] { [] }
}
