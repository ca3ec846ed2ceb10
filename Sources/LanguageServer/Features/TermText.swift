import Glossary
import GlossaryStore
import LanguageServerProtocol
import ProseText

/// How texts about places are written.
struct TextStyle: Sendable {
  /// With marks of Markdown or without.
  let kind: MarkupContent.Kind

  /// What stands between two texts about one place.
  var separator: String { kind == .markdown ? "\n\n---\n\n" : "\n\n" }
  /// What stands between two lines of one text.
  var lineBreak: String { kind == .markdown ? "  \n" : "\n" }

  /// `text` as a heading.
  func strong(_ text: String) -> String {
    kind == .markdown ? "**\(escaped(text))**" : escaped(text)
  }

  /// The text so that no character of it is taken for a mark of the format, and none hides or turns the line around.
  ///
  /// No more is escaped than must be, because some editors show the text as it is written.
  func escaped(_ text: String) -> String {
    let text = text.split(separator: "\n", omittingEmptySubsequences: false).map { VisibleText.line(String($0)) }
      .joined(separator: "\n")
    guard kind == .markdown else { return text }
    var result = ""
    var isLineStart = true
    for scalar in text.unicodeScalars {
      let isMark = "\\`*_[<~&".unicodeScalars.contains(scalar)
      let isMarkAtStart = "#+->=|".unicodeScalars.contains(scalar)
      if isMark || isLineStart && isMarkAtStart { result.unicodeScalars.append("\\") }
      result.unicodeScalars.append(scalar)
      isLineStart = scalar == "\n" || isLineStart && scalar == " "
    }
    return result
  }
}

/// What is said about a term of the glossary.
enum TermText {
  /// A few words: the kind, and the number of members or uses.
  static func summary(of entry: GlossaryEntry) -> String {
    var words = [entry.kind.word]
    if !entry.members.isEmpty { words.append("\(entry.members.count)项") }
    if entry.documents > 0 { words.append("\(entry.documents)篇\(entry.uses)次") }
    return words.joined(separator: "，")
  }

  /// All that is known, line by line; where the term comes from is said as `sources` have it.
  static func lines(about entry: GlossaryEntry, _ sources: GlossarySources, _ style: TextStyle) -> String {
    var lines = [style.strong(entry.form) + style.escaped("（\(summary(of: entry))）")]
    var lists: [String] = []
    for list in entry.memberLists.map({ $0.joined(separator: "、") }) where !lists.contains(list) { lists.append(list) }
    lines += lists.prefix(3).map(style.escaped)
    if !entry.note.isEmpty { lines.append(style.escaped(entry.note)) }
    if !entry.variants.isEmpty {
      lines.append(style.escaped("也作：" + entry.variants.map(\.form).joined(separator: "、")))
    }
    if !entry.formsToAvoid.isEmpty {
      lines.append(style.escaped("不作：" + entry.formsToAvoid.joined(separator: "、")))
    }
    if let source = entry.firstSource {
      lines.append(style.escaped("首见：\(sources.name(of: source.path)) 第\(source.line)行"))
    }
    if !entry.example.isEmpty { lines.append(style.escaped("例：" + entry.example)) }
    return lines.joined(separator: style.lineBreak)
  }
}
