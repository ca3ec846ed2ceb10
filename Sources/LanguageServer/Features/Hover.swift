import Drafting
import Glossary
import LanguageServerProtocol
import Numerals
import Proofreading
import ProseText

/// What is said about a place: the findings there with the rules that found them, what is known of a term or slogan,
/// and what a figure amounts to.
enum HoverFeature {
  /// Answers a hover request; null where nothing is to be said, and for documents that are not open.
  @Sendable
  static func answer(_ snapshot: Snapshot, _ parameters: TextDocumentPositionParameters) async throws(ResponseError)
    -> Hover?
  {
    guard let analysis = try await snapshot.analysis(of: parameters.textDocument.uri) else { return nil }
    let source = analysis.draft.source
    let encoding = snapshot.client.encoding
    let offset = source.offset(of: LinePosition(parameters.position), in: encoding)
    let style = TextStyle(kind: snapshot.client.hoverFormat)

    let marks = analysis.marks.filter { $0.range.holds(offset) }
    var sections = marks.map { mark in
      section(about: mark, analysis.analyser.description(of: mark.rule), style)
    }
    var ranges = marks.map(\.range)
    let subject = Subject(at: offset, in: analysis.reading)
    let term = TermHover(at: offset, subject, in: analysis)
    let figure = FigureHover(at: offset, in: analysis)
    // The numeral in “八八战略” is a part of the name: what it amounts to is nothing that anybody asks.
    let isPartOfName = figure.map { figure in
      [subject?.range, term?.range].contains { $0.map { $0 != figure.range && $0.contains(figure.range) } ?? false }
    }
    let known = [term?.section(style), isPartOfName == true ? nil : figure?.section(style)].compactMap { $0 }
    for (text, range) in known {
      sections.append(text)
      ranges.append(range)
    }
    guard let narrowest = ranges.min(by: { $0.length < $1.length }) else { return nil }
    return Hover(
      contents: MarkupContent(kind: style.kind, value: sections.joined(separator: style.separator)),
      range: PositionTable([narrowest], in: source, encoding)[narrowest])
  }

  private static func section(about mark: Mark, _ description: RuleDescription?, _ style: TextStyle) -> String {
    let message = style.escaped(mark.finding.message)
    guard let description else { return message }
    let name = style.escaped(description.name.chinese)
    let title = style.kind == .markdown ? "**\(name)**（`\(mark.rule)`）" : "\(name)（\(mark.rule)）"
    return [title, message, style.escaped(description.explanation.chinese)].joined(separator: "\n\n")
  }
}

/// What is said about a term or slogan.
private struct TermHover {
  private let analysis: Analysis
  private let entry: GlossaryEntry?
  /// Where it stands.
  let range: ProseRange
  private let slogan: Slogan?

  init?(at offset: UTF8Offset, _ subject: Subject?, in analysis: Analysis) {
    let draft = analysis.draft
    let slogan = draft.slogans.first { draft.prose.sourceRange(of: $0.range).holds(offset) }
    let subject = subject.flatMap { subject in
      draft.prose.sourceRange(of: subject.range).holds(offset) ? subject : nil
    }
    let known = subject.flatMap { $0.entry == nil ? nil : $0 }
    guard let range = known?.range ?? slogan?.form else { return nil }
    self.analysis = analysis
    self.range = range
    self.slogan = slogan
    entry = known?.entry ?? analysis.analyser.glossary.entry(draft.prose.text(range))
  }

  func section(_ style: TextStyle) -> (String, SourceRange)? {
    let lines = [entry.map { TermText.lines(about: $0, analysis.analyser.sources, style) }, listing(style)].compactMap {
      $0
    }
    guard !lines.isEmpty else { return nil }
    return (lines.joined(separator: style.lineBreak), analysis.draft.prose.sourceRange(of: range))
  }

  /// What the draft itself lists.
  private func listing(_ style: TextStyle) -> String? {
    let draft = analysis.draft
    guard let slogan, let list = MemberFinder(draft).members(of: slogan) else { return nil }
    let promised = slogan.parts.map(\.count).reduce(0, +)
    let members = list.members.map(draft.prose.text).joined(separator: "、")
    return style.escaped("本稿列出\(list.members.count)项（应为\(promised)项）：\(members)")
  }
}

/// What is said about a figure: its value in plain digits, and where else it is given.
private struct FigureHover {
  /// Where the figure stands.
  var range: ProseRange { figure.range }

  private let draft: Draft
  private let figure: Figure

  init?(at offset: UTF8Offset, in analysis: Analysis) {
    let draft = analysis.draft
    guard
      let index = draft.figures.lastIndex(
        notAfter: draft.prose.unit(at: offset), key: { $0.range.lower }),
      draft.prose.sourceRange(of: draft.figures[index].range).holds(offset)
    else { return nil }
    self.draft = draft
    figure = draft.figures[index]
  }

  func section(_ style: TextStyle) -> (String, SourceRange)? {
    let written = draft.prose.text(figure.range)
    let unit = draft.prose.text(ProseRange(figure.numeralRange.upper, figure.range.upper))
    let value = "\(figure.numeral.value)\(unit)"
    var lines: [String] = []
    if value != written { lines.append(style.escaped("\(written) = \(value)")) }
    lines += sameSubject.map(style.escaped)
    // A bare small number is everywhere: that it stands elsewhere too says nothing.
    if figure.unit != nil {
      let others = draft.figures.filter {
        $0.unit == figure.unit && $0.numeral.value == figure.numeral.value && $0.range != figure.range
      }
      if !others.isEmpty {
        let places = others.prefix(8).map { other in
          "第\(draft.source.lines.line(of: draft.prose.offset(ofUnit: other.range.lower)) + 1)行"
        }
        lines.append(style.escaped("另有\(others.count)处：\(places.joined(separator: "、"))"))
      }
    }
    guard !lines.isEmpty else { return nil }
    return (lines.joined(separator: style.lineBreak), draft.prose.sourceRange(of: figure.range))
  }

  /// The shortest subjects that are taken for the same thing, in units: 投资 alone is everywhere.
  private static let shortestSubject = 4

  /// Where the draft gives other figures of the same thing.
  private var sameSubject: [String] {
    let quantities = draft.quantities.quantities
    let entries = QuantityEntryFinder(draft).entries()
    guard let own = entries.first(where: { quantities[$0.quantity].range.overlaps(figure.range) }),
      own.keyLength >= Self.shortestSubject
    else { return [] }
    let others = entries.filter { $0.key == own.key && $0.quantity != own.quantity }
    guard !others.isEmpty else { return [] }
    let places = others.prefix(8).map { other in
      let range = quantities[other.quantity].range
      let line = draft.source.lines.line(of: draft.prose.offset(ofUnit: range.lower)) + 1
      return "第\(line)行\(draft.prose.text(range))"
    }
    return ["“\(draft.prose.text(own.subject))”另有：\(places.joined(separator: "、"))"]
  }
}

extension SourceRange {
  /// Whether the character at `offset` lies in the range; an empty range holds its own place.
  fileprivate func holds(_ offset: UTF8Offset) -> Bool {
    start <= offset && (offset < end || isEmpty && offset == end)
  }
}
