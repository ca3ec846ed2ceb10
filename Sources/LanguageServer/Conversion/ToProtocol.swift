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
  init(_ mark: Mark, uri: DocumentURI, positions: PositionTable, client: Client) {
    let related = mark.finding.related.map { place in
      RelatedInformation(location: Location(uri: uri, range: positions[place.range]), message: place.message)
    }
    self.init(
      range: positions[mark.range], severity: Severity(mark.severity), code: mark.rule, source: Self.ourSource,
      message: mark.finding.message,
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
