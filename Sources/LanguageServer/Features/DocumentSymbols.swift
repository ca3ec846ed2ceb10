import Drafting
import LanguageServerProtocol
import ProseText

/// The outline of a draft: its headings and series.
enum DocumentSymbolFeature {
  /// Answers with a tree, or with a list for clients that know no trees.
  @Sendable
  static func answer(_ snapshot: Snapshot, _ parameters: DocumentParameters) async throws(ResponseError)
    -> DocumentSymbolResult
  {
    let uri = parameters.textDocument.uri
    let knowsTrees = snapshot.client.knowsSymbolTrees
    guard let reading = try await snapshot.reading(of: uri) else { return knowsTrees ? .tree([]) : .flat([]) }
    let parts = Outline(reading.draft).parts
    let positions = PositionTable(parts.flatMap(ranges), in: reading.draft.source, snapshot.client.encoding)
    return knowsTrees
      ? .tree(parts.map { symbol($0, positions) })
      : .flat(parts.flatMap { flat($0, in: nil, uri, positions) })
  }

  private static func ranges(of part: OutlinePart) -> [SourceRange] {
    [part.range, part.nameRange] + part.children.flatMap(ranges)
  }

  private static func symbol(_ part: OutlinePart, _ positions: PositionTable) -> DocumentSymbol {
    DocumentSymbol(
      name: VisibleText.line(part.name), kind: SymbolKind(part.kind), range: positions[part.range],
      selectionRange: positions[part.nameRange], children: part.children.map { symbol($0, positions) })
  }

  private static func flat(
    _ part: OutlinePart, in container: String?, _ uri: DocumentURI, _ positions: PositionTable
  ) -> [SymbolInformation] {
    let own = SymbolInformation(
      name: VisibleText.line(part.name), kind: SymbolKind(part.kind),
      location: Location(uri: uri, range: positions[part.range]),
      containerName: container.map(VisibleText.line))
    return [own] + part.children.flatMap { flat($0, in: part.name, uri, positions) }
  }
}

extension SymbolKind {
  /// How a part of an outline is shown.
  fileprivate init(_ kind: OutlinePart.Kind) {
    self =
      switch kind {
      case .section: .namespace
      case .series: .array
      case .item: .string
      }
  }
}
