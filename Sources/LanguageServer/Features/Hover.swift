import Drafting
import LanguageServerProtocol
import Proofreading
import ProseText

/// What is said about a place: the findings there, with the rule that found them.
enum HoverFeature {
  /// Answers a hover request; null where nothing is wrong, and for documents that are not open.
  @Sendable
  static func answer(_ snapshot: Snapshot, _ parameters: TextDocumentPositionParameters) async -> Hover? {
    guard let analysis = await snapshot.analysis(of: parameters.textDocument.uri) else { return nil }
    let source = analysis.draft.source
    let encoding = snapshot.client.encoding
    let offset = source.offset(of: LinePosition(parameters.position), in: encoding)
    let marks = analysis.marks.filter { $0.range.holds(offset) }
    guard let narrowest = marks.min(by: { $0.range.length < $1.range.length }) else { return nil }
    let style = HoverStyle(kind: snapshot.client.hoverFormat)
    let sections = marks.map { style.section(about: $0, analysis.analyser.description(of: $0.rule)) }
    return Hover(
      contents: MarkupContent(kind: style.kind, value: sections.joined(separator: style.separator)),
      range: PositionTable([narrowest.range], in: source, encoding)[narrowest.range])
  }
}

/// How hover texts are written.
private struct HoverStyle {
  let kind: MarkupContent.Kind

  var separator: String { kind == .markdown ? "\n\n---\n\n" : "\n\n" }

  func section(about mark: Mark, _ description: RuleDescription?) -> String {
    let message = escaped(mark.finding.message)
    guard let description else { return message }
    let name = escaped(description.name.chinese)
    let title = kind == .markdown ? "**\(name)**（`\(mark.rule)`）" : "\(name)（\(mark.rule)）"
    return [title, message, escaped(description.explanation.chinese)].joined(separator: "\n\n")
  }

  /// The text so that no character of it is taken for a mark of the format.
  ///
  /// No more is escaped than must be, because some editors show the text as it is written.
  private func escaped(_ text: String) -> String {
    guard kind == .markdown else { return text }
    var result = ""
    var isLineStart = true
    for scalar in text.unicodeScalars {
      let isMark = "\\`*_[<~".unicodeScalars.contains(scalar)
      let isMarkAtStart = "#+->=|".unicodeScalars.contains(scalar)
      if isMark || isLineStart && isMarkAtStart { result.unicodeScalars.append("\\") }
      result.unicodeScalars.append(scalar)
      isLineStart = scalar == "\n" || isLineStart && scalar == " "
    }
    return result
  }
}

extension SourceRange {
  /// Whether the character at `offset` lies in the range; an empty range holds its own place.
  fileprivate func holds(_ offset: UTF8Offset) -> Bool {
    start <= offset && (offset < end || isEmpty && offset == end)
  }
}
