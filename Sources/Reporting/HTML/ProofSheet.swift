import Proofreading
import ProseText
import Workspace

/// One draft on a page: its lines, the marks in them, and the notes beside them.
struct ProofSheet {
  private let draft: CheckedDraft
  private let language: ReportLanguage
  private let names: [String: String]
  /// What the ids of this draft begin with: they must differ from those of other drafts on the page.
  private let prefix: String

  /// The sheet of `draft`; `rules` give the names of rules.
  init(_ draft: CheckedDraft, rules: [RuleDescription], language: ReportLanguage) {
    self.draft = draft
    self.language = language
    names = Dictionary(rules.map { ($0.id, language.text($0.name)) }) { first, _ in first }
    let hash = draft.openPath.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    prefix = "d" + String(hash, radix: 36)
  }

  /// The draft in the list of drafts.
  var entry: String {
    let path = MarkupText.escaped(draft.openPath)
    guard !draft.marks.isEmpty else {
      return "<li>\(path) <small>\(language.pick("没有发现问题", "no findings"))</small></li>\n"
    }
    let count = language.pick("\(draft.marks.count) 处", "\(draft.marks.count)")
    return "<li><a href=\"#\(prefix)\">\(path)</a> <small>\(count)</small></li>\n"
  }

  /// The draft with its marks and notes; empty when there are none.
  var article: String {
    guard !draft.marks.isEmpty else { return "" }
    var text = "<article id=\"\(prefix)\" aria-labelledby=\"\(prefix)-h\">\n"
    text += "<h2 id=\"\(prefix)-h\">\(MarkupText.escaped(draft.openPath))</h2>\n"
    let spans = spans()
    var next = 0
    var active: [Span] = []
    var hadBlank = false
    for line in 0..<draft.source.lines.count {
      let content = draft.source.contentRange(ofLine: line)
      active.removeAll { $0.range.end <= content.start && !$0.range.isEmpty || $0.range.end < content.start }
      // What begins in a line end belongs to the line before it.
      let lineEnd = line + 1 < draft.source.lines.count ? draft.source.lines.start(of: line + 1) : UTF8Offset(Int.max)
      while next < spans.count, spans[next].range.start < lineEnd {
        active.append(spans[next])
        next += 1
      }
      guard !content.isEmpty || !active.isEmpty else {
        hadBlank = true
        continue
      }
      text += row(line, content, active, hadBlank ? " gap" : "")
      hadBlank = false
    }
    return text + "</article>\n"
  }

  // MARK: Lines

  /// A stretch of the draft that is marked: what was found, or the other place that it rests on.
  private struct Span {
    let range: SourceRange
    /// The number of the finding in the draft, from 0.
    let mark: Int
    /// The number of the related place; nil for the finding itself.
    let related: Int?
  }

  private func spans() -> [Span] {
    var spans: [Span] = []
    for (number, mark) in draft.marks.enumerated() {
      spans.append(Span(range: mark.range, mark: number, related: nil))
      for (place, related) in mark.finding.related.enumerated() where related.report == nil {
        spans.append(Span(range: related.range, mark: number, related: place))
      }
    }
    return spans.sorted {
      ($0.range.start, $1.range.end, $0.mark, $0.related ?? -1) < (
        $1.range.start, $0.range.end, $1.mark, $1.related ?? -1
      )
    }
  }

  private func row(_ line: Int, _ content: SourceRange, _ active: [Span], _ more: String) -> String {
    let number = draft.word.map { MarkupText.escaped(language.title($0.place(of: content.start))) } ?? "\(line + 1)"
    let isWord = draft.word == nil ? "" : " word"
    var text = "<div class=\"row\(more)\(isWord)\"><span class=\"line\">\(number)</span>"
    text += "<p>\(markedText(content, active))</p>"
    let notes = active.filter { $0.related == nil && startsHere($0, content) }.map { note($0.mark) }
    if !notes.isEmpty { text += "<ul class=\"notes\">\(notes.joined())</ul>" }
    return text + "</div>\n"
  }

  /// Whether `span` begins in the line `content`, or in its line end.
  private func startsHere(_ span: Span, _ content: SourceRange) -> Bool {
    draft.source.lines.line(of: span.range.start) == draft.source.lines.line(of: content.start)
  }

  /// The line cut where marks begin and end, each piece inside the marks that cover it.
  private func markedText(_ content: SourceRange, _ active: [Span]) -> String {
    var cuts = [content.start, content.end]
    for span in active {
      for cut in [span.range.start, span.range.end] where content.start < cut && cut < content.end {
        cuts.append(draft.source.scalarStart(cut))
      }
    }
    cuts = Array(Set(cuts)).sorted()
    var text = points(at: content.start, active, content)
    for (start, end) in zip(cuts, cuts.dropFirst()) {
      let piece = SourceRange(start, end)
      let covering = active.filter { $0.range.overlaps(piece) }
      text += covering.map { open($0, isFirst: max($0.range.start, content.start) == start && startsHere($0, content)) }
        .joined()
      text += MarkupText.escaped(draft.source[piece])
      text += String(repeating: "</span>", count: covering.count)
      for span in covering where span.range.end == end || (end == content.end && span.range.end > end) {
        text += reference(span)
      }
      text += points(at: end, active, content)
    }
    return text
  }

  /// Marks of places where something is missing.
  private func points(at offset: UTF8Offset, _ active: [Span], _ content: SourceRange) -> String {
    active.filter { $0.range.isEmpty && min(max($0.range.start, content.start), content.end) == offset }
      .map { open($0, isFirst: true) + "‸</span>" + reference($0) }.joined()
  }

  private func open(_ span: Span, isFirst: Bool) -> String {
    let mark = draft.marks[span.mark]
    let id = isFirst ? " id=\"\(id(span))\"" : ""
    let kind = span.related == nil ? "m" : "rel"
    return "<span\(id) class=\"\(kind) \(mark.severity.rawValue) r-\(mark.rule)\">"
  }

  private func id(_ span: Span) -> String {
    span.related.map { "\(prefix)-p\(span.mark + 1)-\($0 + 1)" } ?? "\(prefix)-m\(span.mark + 1)"
  }

  /// The number behind a mark, which leads to its note.
  private func reference(_ span: Span) -> String {
    let mark = draft.marks[span.mark]
    let sign = span.related == nil ? "\(span.mark + 1)" : "↩\(span.mark + 1)"
    let label =
      span.related == nil
      ? language.pick("批注\(span.mark + 1)", "note \(span.mark + 1)")
      : language.pick("回到批注\(span.mark + 1)", "back to note \(span.mark + 1)")
    return "<sup class=\"\(mark.severity.rawValue) r-\(mark.rule)\">"
      + "<a href=\"#\(prefix)-n\(span.mark + 1)\" aria-label=\"\(label)\">\(sign)</a></sup>"
  }

  // MARK: Notes

  private func note(_ number: Int) -> String {
    let mark = draft.marks[number]
    let quotation = MarkupText.escaped(short(mark.range))
    var text = "<li id=\"\(prefix)-n\(number + 1)\" class=\"note \(mark.severity.rawValue) r-\(mark.rule)\">"
    text +=
      "<a class=\"num\" href=\"#\(prefix)-m\(number + 1)\" aria-label=\"\(language.pick("看原文", "see the text"))：\(quotation)\">"
    text += "\(number + 1)</a> <b>\(language.title(mark.severity))</b> \(MarkupText.escaped(mark.finding.message))"
    for (place, related) in mark.finding.related.enumerated() {
      let home = draft.home(of: related)
      let there = MarkupText.escaped(home.title(related, language))
      text += "<span class=\"see\">"
      // A report is no part of the page: its name says where to look.
      text +=
        related.report == nil
        ? "<a href=\"#\(prefix)-p\(number + 1)-\(place + 1)\">\(there)</a>"
        : "<cite>\(MarkupText.escaped(home.openPath))</cite> \(there)"
      text +=
        " \(MarkupText.escaped(related.message)) <q>\(MarkupText.escaped(short(related.range, in: home)))</q></span>"
    }
    for fix in mark.finding.fixes {
      let label = fix.safety == .safe ? language.pick("可改", "fix") : language.pick("可考虑", "consider")
      text += "<span class=\"fix\">\(label)：\(MarkupText.escaped(fix.title))</span>"
    }
    let name = names[mark.rule].map { "\(MarkupText.escaped($0)) · " } ?? ""
    return text + "<small>\(name)\(mark.rule)</small></li>"
  }

  /// The text of `range`, cut to what a note has room for.
  private func short(_ range: SourceRange, in home: CheckedDraft? = nil) -> String {
    let text = (home ?? draft).source[range].split(whereSeparator: \.isNewline).joined(separator: " ")
    return text.count > 30 ? text.prefix(28) + "……" : text
  }
}
