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
    var open: [Span] = []
    var hadBlank = false
    for line in 0..<draft.source.lines.count {
      let content = draft.source.contentRange(ofLine: line)
      open.removeAll { $0.range.end <= content.start }
      // What begins in a line end belongs to the line before it.
      let lineEnd = line + 1 < draft.source.lines.count ? draft.source.lines.start(of: line + 1) : UTF8Offset(Int.max)
      let first = next
      while next < spans.count, spans[next].range.start < lineEnd { next += 1 }
      let arriving = spans[first..<next]
      guard !content.isEmpty || !open.isEmpty || !arriving.isEmpty else {
        hadBlank = true
        continue
      }
      text += row(line, content, arriving, &open, hadBlank ? " gap" : "")
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

  /// The line `content` with the spans `arriving` in it; `open` are those that reach into it, and then into the next.
  private func row(
    _ line: Int, _ content: SourceRange, _ arriving: ArraySlice<Span>, _ open: inout [Span], _ more: String
  ) -> String {
    let number = draft.word.map { MarkupText.escaped(language.title($0.place(of: content.start))) } ?? "\(line + 1)"
    let isWord = draft.word == nil ? "" : " word"
    var text = "<div class=\"row\(more)\(isWord)\"><span class=\"line\">\(number)</span>"
    text += "<p>\(markedText(content, arriving, &open))</p>"
    let notes = arriving.filter { $0.related == nil }.map { note($0.mark) }
    if !notes.isEmpty { text += "<ul class=\"notes\">\(notes.joined())</ul>" }
    return text + "</div>\n"
  }

  /// So many spans may cover a piece of text. Of more nothing could be seen; and a piece inside each of all that cover it
  /// would make a page as long as the square of the draft, where somebody wrote the draft for that.
  private static let deepest = 8

  /// The line cut where marks begin and end, each piece inside the marks that cover it.
  private func markedText(_ content: SourceRange, _ arriving: ArraySlice<Span>, _ open: inout [Span]) -> String {
    func place(_ offset: UTF8Offset) -> UTF8Offset {
      min(max(content.start, draft.source.scalarStart(offset)), content.end)
    }
    let ends = (open + arriving).flatMap { [place($0.range.start), place($0.range.end)] }
    let borders = Set(ends + [content.start, content.end]).sorted()
    var arriving = arriving
    var text = ""
    for (number, border) in borders.enumerated() {
      let known = open.count
      while let span = arriving.first, place(span.range.start) == border {
        arriving.removeFirst()
        if place(span.range.end) > border, open.count < Self.deepest { open.append(span) } else { text += point(span) }
      }
      guard number + 1 < borders.count else { break }
      let piece = SourceRange(border, borders[number + 1])
      for (number, span) in open.enumerated() { text += self.open(span, isFirst: number >= known) }
      text += MarkupText.escaped(draft.source[piece])
      text += String(repeating: "</span>", count: open.count)
      for span in open where piece.end == content.end || place(span.range.end) <= piece.end { text += reference(span) }
      open.removeAll { draft.source.scalarStart($0.range.end) <= piece.end }
    }
    return text
  }

  /// A place where something is missing; and what is found where nothing of it can be shown: in a line end, or below too
  /// many other marks.
  private func point(_ span: Span) -> String {
    open(span, isFirst: true) + (span.range.isEmpty ? "‸" : "") + "</span>" + reference(span)
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

  /// The text of `range`, cut to what a note has room for. Takes time by that, not by the length of the range.
  private func short(_ range: SourceRange, in home: CheckedDraft? = nil) -> String {
    let source = (home ?? draft).source
    let stop = min(range.end, source.scalarStart(UTF8Offset(range.start.value + Self.longestNote)))
    let text = source[SourceRange(range.start, stop)].split(whereSeparator: \.isNewline).joined(separator: " ")
    return text.count > 30 ? text.prefix(28) + "……" : stop < range.end ? text + "……" : text
  }

  /// So many bytes of a range are looked at for a note: 30 characters are mostly 90, and blank lines may lie between.
  private static let longestNote = 1000
}
