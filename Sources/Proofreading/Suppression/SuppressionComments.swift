import Drafting
import ProseText

/// The comments of a draft that switch rules off for a stretch, read once:
/// `<!-- zhubi-disable RULE… -->`, `<!-- zhubi-enable -->`, `<!-- zhubi-disable-next-line RULE… -->`.
///
/// Without rules, all are meant. What stands after `--` is a remark for people. Comments are known by the prose view,
/// so that one inside code is none.
struct SuppressionComments {
  /// One rule, or all, switched off by one comment.
  struct Entry {
    /// The comment.
    let comment: SourceRange
    /// The rule; nil for all.
    let rule: String?
    /// Where it is off, nil for a comment that repeats what is in force already.
    var reach: SourceRange?
    /// Rules that a later comment switches on again, and from where.
    var exceptions: [String: UTF8Offset] = [:]
    /// Whether it counts for the line after it and not for a stretch.
    let isForLine: Bool
  }

  /// All entries in the order of the text.
  private(set) var entries: [Entry] = []
  /// Entries by rule (nil for all), in the order of the text; their reaches are disjoint.
  private var stretches: [String?: [Int]] = [:]
  /// The same for entries that count for a line.
  private var lines: [String?: [Int]] = [:]

  /// Reads the comments of `draft`.
  init(_ draft: Draft) {
    var open: [String?: Int] = [:]
    for comment in Self.comments(of: draft) {
      switch comment.verb {
      case .enable: close(comment, &open)
      case .disable: self.open(comment, &open)
      case .disableNextLine:
        let reach = Self.lineAfter(comment.range, in: draft.source)
        for rule in comment.ruleList {
          lines[rule, default: []].append(entries.count)
          entries.append(Entry(comment: comment.range, rule: rule, reach: reach, isForLine: true))
        }
      }
    }
    for (_, entry) in open { end(entry, at: draft.source.end) }
  }

  /// The entry that suppresses a finding of `rule` at `range`, or nil.
  func entry(for rule: String, at range: SourceRange) -> Int? {
    for key in [rule, nil] {
      if let found = last(of: lines[key], startingBefore: range.end), reach(found).overlaps(range) { return found }
      if let found = last(of: stretches[key], startingBefore: range.start.advanced(by: 1)),
        reach(found).end > range.start, entries[found].exceptions[rule].map({ range.start < $0 }) ?? true
      {
        return found
      }
    }
    return nil
  }

  private func reach(_ entry: Int) -> SourceRange {
    entries[entry].reach ?? SourceRange(.zero, .zero)
  }

  private func last(of numbers: [Int]?, startingBefore limit: UTF8Offset) -> Int? {
    guard let numbers else { return nil }
    return numbers.lastIndex(notAfter: limit.value - 1) { reach($0).start.value }.map { numbers[$0] }
  }

  private mutating func open(_ comment: Comment, _ open: inout [String?: Int]) {
    for rule in comment.ruleList {
      let isNew = open[rule] == nil
      if isNew {
        open[rule] = entries.count
        stretches[rule, default: []].append(entries.count)
      }
      let reach = isNew ? SourceRange(comment.range.end, comment.range.end) : nil
      entries.append(Entry(comment: comment.range, rule: rule, reach: reach, isForLine: false))
      if let rule, let all = open[nil] { entries[all].exceptions[rule] = nil }
    }
  }

  private mutating func close(_ comment: Comment, _ open: inout [String?: Int]) {
    guard !comment.rules.isEmpty else {
      for (_, entry) in open { end(entry, at: comment.range.start) }
      open = [:]
      return
    }
    for rule in comment.rules {
      if let entry = open.removeValue(forKey: rule) { end(entry, at: comment.range.start) }
      if let all = open[nil] { entries[all].exceptions[rule] = comment.range.start }
    }
  }

  private mutating func end(_ entry: Int, at offset: UTF8Offset) {
    guard let start = entries[entry].reach?.start else { return }
    entries[entry].reach = SourceRange(start, offset)
  }

  /// The next line after `range` that is not blank.
  private static func lineAfter(_ range: SourceRange, in source: SourceText) -> SourceRange {
    var line = source.lines.line(of: range.end) + 1
    while line < source.lines.count {
      let content = source.contentRange(ofLine: line)
      let isBlank = source.bytes[content.start.value..<content.end.value].allSatisfy { $0 == 0x20 || $0 == 0x09 }
      if !isBlank { return content }
      line += 1
    }
    return SourceRange(source.end, source.end)
  }

  // MARK: Reading

  /// A comment that speaks to this tool.
  private struct Comment {
    enum Verb: String {
      case disable = "zhubi-disable"
      case enable = "zhubi-enable"
      case disableNextLine = "zhubi-disable-next-line"
    }

    let range: SourceRange
    let verb: Verb
    let rules: [String]

    /// The rules, nil standing for all.
    var ruleList: [String?] { rules.isEmpty ? [nil] : rules }
  }

  private static func comments(of draft: Draft) -> [Comment] {
    var comments: [Comment] = []
    var open: (start: UTF8Offset, text: String)?
    for piece in draft.prose.maskedPieces where piece.reason == .html {
      let text = draft.source[piece.range]
      if text.hasPrefix("<!--") { open = (piece.range.start, "") }
      guard let start = open?.start else { continue }
      let whole = (open?.text ?? "") + text + " "
      if text.hasSuffix("-->") {
        if let comment = comment(whole, at: SourceRange(start, piece.range.end)) { comments.append(comment) }
        open = nil
      } else {
        // A long comment over many lines is none of ours.
        open = whole.utf8.count > 2_000 ? nil : (start, whole)
      }
    }
    return comments
  }

  private static func comment(_ text: String, at range: SourceRange) -> Comment? {
    let separators: Set<Character> = [",", "，", "、", ";"]
    let words = text.dropFirst(4).dropLast(4).split { $0.isWhitespace || separators.contains($0) }
    guard let first = words.first, let verb = Comment.Verb(rawValue: String(first)) else { return nil }
    var rules: [String] = []
    for rule in words.dropFirst().prefix(while: { $0 != "--" && $0 != "——" }).map(String.init)
    where !rules.contains(rule) {
      rules.append(rule)
    }
    return Comment(range: range, verb: verb, rules: rules)
  }
}
