// What goes out, in terms of the protocol. The other direction is in FromProtocol.swift; nothing else converts.

import LanguageServerProtocol
import Proofreading
import ProseText

extension Diagnostic {
  /// The name under which the server's findings appear.
  static let ourSource = "zhubi"

  /// `mark` in the document called `uri`, with what `client` knows of the optional members.
  ///
  /// `positions` must hold its range and the ranges of the related places.
  init(_ mark: Mark, uri: DocumentURI, positions: PositionTable, client: Client, manual: RuleManualLinks) {
    let related = mark.finding.related.map { place in
      RelatedInformation(
        location: Location(uri: uri, range: positions[place.range]), message: VisibleText.line(place.message))
    }
    self.init(
      range: positions[mark.range], severity: Severity(mark.severity), code: mark.rule,
      codeDescription: client.knowsCodeDescriptions ? manual(mark.rule).map(CodeDescription.init) : nil,
      source: Self.ourSource, message: VisibleText.line(mark.finding.message),
      relatedInformation: client.knowsRelatedInformation && !related.isEmpty ? related : nil,
      data: client.knowsDiagnosticData ? .object(["kind": .string(mark.finding.kind.name)]) : nil)
  }
}

extension Diagnostic.Severity {
  /// The same weight.
  init(_ severity: Proofreading.Severity) {
    self =
      switch severity {
      case .error: .error
      case .warning: .warning
      case .info: .information
      case .hint: .hint
      }
  }
}

extension DocumentEdit {
  /// `edit`, with the line ends that its document has.
  init(_ edit: TextEdit, positions: PositionTable, lineEnd: LineEnd) {
    self.init(range: positions[edit.range], newText: lineEnd.applied(to: edit.newText))
  }
}

extension WorkspaceEdit {
  /// `edits`, each the changes of one document, as `client` understands them.
  init(_ edits: [EditedDocument], for client: Client) {
    let converted = edits.map { ($0, $0.documentEdits(client.encoding)) }
    if client.knowsDocumentChanges {
      self.init(
        documentChanges: converted.map { document, edits in
          VersionedEdits(uri: document.uri, version: document.version, edits: edits)
        })
    } else {
      self.init(changes: Dictionary(converted.map { ($0.uri, $1) }) { $0 + $1 })
    }
  }
}

/// The changes of one document.
struct EditedDocument: Sendable {
  /// The client's name of the document.
  let uri: DocumentURI
  /// The version that the changes are made for; nil when the document is not open.
  let version: Int?
  /// The text before them.
  let source: SourceText
  /// The changes.
  let edits: EditSet

  /// The changes in positions of the protocol.
  func documentEdits(_ encoding: PositionEncoding) -> [DocumentEdit] {
    let positions = PositionTable(edits.edits.map(\.range), in: source, encoding)
    let lineEnd = LineEnd(of: source)
    return edits.edits.map { DocumentEdit($0, positions: positions, lineEnd: lineEnd) }
  }
}

/// How the lines of a document end.
struct LineEnd {
  private let text: String

  /// The end of the first line of `source`; a line feed where there is only one line.
  init(of source: SourceText) {
    guard source.lines.count > 1 else {
      text = "\n"
      return
    }
    text = source[SourceRange(source.contentRange(ofLine: 0).end, source.lines.start(of: 1))]
  }

  /// `string` with line ends of this kind.
  func applied(to string: String) -> String {
    text == "\n" || !string.utf8.contains(0x0A)
      ? string : string.replacing("\r\n", with: "\n").replacing("\n", with: text)
  }
}

/// Ranges of a source as positions of the protocol, all found in one walk through the source, because in a text of one
/// long line each would otherwise be counted from the start of the line again.
struct PositionTable {
  private var positions: [UTF8Offset: Position] = [:]

  /// The positions of both ends of `ranges`.
  init(_ ranges: [SourceRange], in source: SourceText, _ encoding: PositionEncoding) {
    var last: (line: Int, content: SourceRange, offset: UTF8Offset, column: Int)?
    for offset in Set(ranges.flatMap { [$0.start, $0.end] }).sorted() {
      let scalar = source.scalarStart(offset)
      let line = source.lines.line(of: scalar)
      var from = last ?? (line, source.contentRange(ofLine: line), .zero, 0)
      if last == nil || from.line != line {
        let content = source.contentRange(ofLine: line)
        from = (line, content, content.start, 0)
      }
      let stop = min(max(from.offset, scalar), from.content.end)
      from.column += source.length(of: SourceRange(from.offset, stop), in: encoding)
      from.offset = stop
      positions[offset] = Position(line: line, character: from.column)
      last = from
    }
  }

  /// The positions of `range`, which must be one of those that the table was made of.
  subscript(range: SourceRange) -> PositionRange {
    let start = positions[range.start] ?? Position(line: 0, character: 0)
    return PositionRange(start: start, end: positions[range.end] ?? start)
  }
}
