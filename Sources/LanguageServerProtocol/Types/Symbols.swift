/// The request for the outline of a document.
package enum DocumentSymbolRequest: RequestMethod {
  package typealias Parameters = DocumentParameters
  package typealias Result = DocumentSymbolResult
  package static let name = "textDocument/documentSymbol"
}

/// The request for things by their names.
package enum WorkspaceSymbolRequest: RequestMethod {
  package typealias Parameters = WorkspaceSymbolParameters
  package typealias Result = [SymbolInformation]
  package static let name = "workspace/symbol"
}

/// What is looked for.
package struct WorkspaceSymbolParameters: Hashable, Codable, Sendable {
  /// A part of the name; empty for anything.
  package let query: String

  /// Names that hold `query`.
  package init(query: String) {
    self.query = query
  }
}

/// What a named thing is shown as.
package enum SymbolKind: Int, Codable, Sendable {
  /// A term.
  case `class` = 5
  /// A heading that holds others.
  case namespace = 3
  /// A heading or a list in running text.
  case string = 15
  /// A list.
  case array = 18
  /// A slogan.
  case `enum` = 10
  /// One item of a list or slogan.
  case enumMember = 22
}

/// A part of an outline.
package struct DocumentSymbol: Hashable, Codable, Sendable {
  /// The name, never empty.
  package let name: String
  /// What it is shown as.
  package let kind: SymbolKind
  /// The whole part.
  package let range: PositionRange
  /// The name in the text, inside `range`.
  package let selectionRange: PositionRange
  /// The parts of the part; nil where there are none.
  package let children: [DocumentSymbol]?

  /// The part `name`.
  package init(
    name: String, kind: SymbolKind, range: PositionRange, selectionRange: PositionRange, children: [DocumentSymbol]
  ) {
    self.name = name
    self.kind = kind
    self.range = range
    self.selectionRange = selectionRange
    self.children = children.isEmpty ? nil : children
  }
}

/// A named thing and its place.
package struct SymbolInformation: Hashable, Codable, Sendable {
  /// The name.
  package let name: String
  /// What it is shown as.
  package let kind: SymbolKind
  /// Where it is.
  package let location: Location
  /// What it belongs to.
  package let containerName: String?

  /// The thing `name` at `location`.
  package init(name: String, kind: SymbolKind, location: Location, containerName: String? = nil) {
    self.name = name
    self.kind = kind
    self.location = location
    self.containerName = containerName
  }
}

/// An outline as a tree, or flat for clients that know no trees.
package enum DocumentSymbolResult: Hashable, Codable, Sendable {
  /// A tree.
  case tree([DocumentSymbol])
  /// A list.
  case flat([SymbolInformation])

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let tree = try? container.decode([DocumentSymbol].self) {
      self = .tree(tree)
    } else {
      self = .flat(try container.decode([SymbolInformation].self))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .tree(let symbols): try container.encode(symbols)
    case .flat(let symbols): try container.encode(symbols)
    }
  }
}
