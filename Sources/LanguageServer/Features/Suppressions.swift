import Drafting
import Glossary
import LanguageServerProtocol
import Proofreading
import ProseText
import Workspace

/// What a person can do about a finding that is none: leave it here, leave these words, turn the rule off, or tell the
/// glossary. The server writes settings and glossary itself; nothing is asked of the client.
struct Suppressions {
  /// How many findings of a stretch are gone into: for a whole draft nobody wants that.
  private static let limit = 3
  /// How many units on either side of the words are kept to know the place again.
  private static let contextReach = 8
  /// The longest words that are offered to the glossary, in units.
  private static let longestTerm = 20

  /// The rules whose findings a glossary that knew the words would not have.
  private static let rulesOfWords: Set<String> = [
    "term-near-miss", "term-variant", "term-inconsistent", "slogan-numeral", "slogan-form",
  ]

  private let analysis: Analysis
  private let uri: DocumentURI

  /// What can be done in the draft of `analysis`, which the client calls `uri`.
  init(_ analysis: Analysis, at uri: DocumentURI) {
    self.analysis = analysis
    self.uri = uri
  }

  /// What can be done about `marks`; nothing where they are too many.
  func remedies(for marks: [Mark]) -> [Remedy] {
    guard marks.count <= Self.limit else { return [] }
    return marks.flatMap { mark in
      [comment(before: mark)].compactMap { $0 }
        + (analysis.analyser.settings.writableFile.map { ignoring(mark, $0) } ?? [])
    }
  }

  /// A comment of Markdown on the line above, where the line begins a paragraph: within one it would break it.
  private func comment(before mark: Mark) -> Remedy? {
    let draft = analysis.draft
    guard analysis.syntax == .markdown else { return nil }
    let source = draft.source
    let line = source.lines.line(of: mark.range.start)
    guard line == 0 || source[source.contentRange(ofLine: line - 1)].allSatisfy(\.isWhitespace) else { return nil }
    let start = source.contentRange(ofLine: line).start
    return Remedy(
      title: "这一处不再提示（写入注释）", marks: [mark],
      edits: EditSet(TextEdit(SourceRange(start, start), "<!-- zhubi-disable-next-line \(mark.rule) -->\n")))
  }

  private func ignoring(_ mark: Mark, _ file: String) -> [Remedy] {
    let draft = analysis.draft
    let words = draft.source[mark.range]
    let name = analysis.analyser.description(of: mark.rule)?.name.chinese ?? mark.rule
    var remedies: [Remedy] = []
    func offer(_ title: String, _ arguments: [String: String]) {
      let json = arguments.mapValues { JSONValue.string($0) }.merging(["uri": .string(uri)]) { own, _ in own }
      let command = Command(
        title: VisibleText.line(title), command: CommandFeature.suppress, arguments: [.object(json)])
      remedies.append(Remedy(title: title, marks: [mark], command: command))
    }
    if !words.isEmpty, !words.utf8.contains(0x0A) {
      var here = ["rule": mark.rule, "text": words, "context": context(of: mark.range)]
      // Signs of patterns would mean other files too.
      let folder = FilePath(file).folder.existing
      if let path = FileURI.path(of: uri).flatMap({ FilePath($0).canonical?.relative(to: folder)?.text }),
        !path.contains(where: { "*?[]{}\\!".contains($0) })
      {
        here["path"] = path
      }
      offer("这一处不再提示", here)
      offer("“\(words)”不再提示", ["rule": mark.rule, "text": words])
    }
    offer("关闭规则“\(name)”（\(mark.rule)）", ["rule": mark.rule])
    if let term = term(of: mark) {
      let title = "把“\(term)”加入词库"
      let arguments: JSONValue = .object(["uri": .string(uri), "form": .string(term)])
      remedies.append(
        Remedy(
          title: title, marks: [mark],
          command: Command(title: title, command: CommandFeature.addToGlossary, arguments: [arguments])))
    }
    return remedies
  }

  /// The words of `range` with some on either side, on one line.
  private func context(of range: SourceRange) -> String {
    let prose = analysis.draft.prose
    let lower = prose.unit(at: range.start)
    let upper = prose.unit(at: range.end)
    let limits = analysis.draft.paragraph(at: lower)?.range ?? ProseRange(lower, upper)
    var start = max(limits.lower, lower - Self.contextReach)
    var end = max(upper, min(limits.upper, upper + Self.contextReach))
    // Not half a character.
    if start > limits.lower, (0xDC00...0xDFFF).contains(prose.units[start]) { start -= 1 }
    if end < limits.upper, (0xDC00...0xDFFF).contains(prose.units[end]) { end += 1 }
    return prose.text(ProseRange(start, end))
  }

  /// The words that a rule of terms or slogans marks, when they can be a term.
  private func term(of mark: Mark) -> String? {
    guard Self.rulesOfWords.contains(mark.rule) else { return nil }
    let prose = analysis.draft.prose
    var range = ProseRange(prose.unit(at: mark.range.start), prose.unit(at: mark.range.end))
    while range.count > 1, !prose.units[range.lower].isWordUnit { range = ProseRange(range.lower + 1, range.upper) }
    while range.count > 1, !prose.units[range.upper - 1].isWordUnit { range = ProseRange(range.lower, range.upper - 1) }
    guard (2...Self.longestTerm).contains(range.count),
      prose.units[range.lower..<range.upper].allSatisfy(\.isWordUnit)
    else { return nil }
    let words = prose.text(range)
    return analysis.analyser.glossary.entry(words) == nil ? words : nil
  }
}
