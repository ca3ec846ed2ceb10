// What helps to read a document: folding, hints between the words, colours.

/// The request for what can be folded.
package enum FoldingRangeRequest: RequestMethod {
  package typealias Parameters = DocumentParameters
  package typealias Result = [FoldingRange]
  package static let name = "textDocument/foldingRange"
}

/// Lines that can be folded into the first of them.
package struct FoldingRange: Hashable, Codable, Sendable {
  /// The line that stays, from 0.
  package let startLine: Int
  /// The last line that goes.
  package let endLine: Int

  /// The lines from `startLine` to `endLine`.
  package init(startLine: Int, endLine: Int) {
    self.startLine = startLine
    self.endLine = endLine
  }
}

/// The request for hints between the words of a stretch.
package enum InlayHintRequest: RequestMethod {
  package typealias Parameters = DocumentRangeParameters
  package typealias Result = [InlayHint]
  package static let name = "textDocument/inlayHint"
}

/// The request to the client to ask for hints anew.
package enum InlayHintRefreshRequest: RequestMethod {
  package typealias Parameters = NoParameters
  package typealias Result = JSONValue
  package static let name = "workspace/inlayHint/refresh"
}

/// A stretch of a document.
package struct DocumentRangeParameters: Hashable, Codable, Sendable {
  /// The document.
  package let textDocument: TextDocumentIdentifier
  /// The stretch.
  package let range: PositionRange

  /// The stretch `range` of `textDocument`.
  package init(textDocument: TextDocumentIdentifier, range: PositionRange) {
    self.textDocument = textDocument
    self.range = range
  }
}

/// A word that is shown in the text without being part of it.
package struct InlayHint: Hashable, Codable, Sendable {
  /// Where it is shown.
  package let position: Position
  /// The word.
  package let label: String
  /// What is said about it.
  package let tooltip: String?
  /// Whether a blank goes before it.
  package let paddingLeft: Bool

  /// The word `label` at `position`, after a blank.
  package init(position: Position, label: String, tooltip: String?) {
    self.position = position
    self.label = label
    self.tooltip = tooltip
    paddingLeft = true
  }
}

/// The request for the colours of a document.
package enum SemanticTokensRequest: RequestMethod {
  package typealias Parameters = DocumentParameters
  package typealias Result = SemanticTokens
  package static let name = "textDocument/semanticTokens/full"
}

/// The request for what changed in the colours of a document.
package enum SemanticTokensDeltaRequest: RequestMethod {
  package typealias Parameters = SemanticTokensDeltaParameters
  package typealias Result = SemanticTokensDeltaResult
  package static let name = "textDocument/semanticTokens/full/delta"
}

/// The request for the colours of a stretch.
package enum SemanticTokensRangeRequest: RequestMethod {
  package typealias Parameters = DocumentRangeParameters
  package typealias Result = SemanticTokens
  package static let name = "textDocument/semanticTokens/range"
}

/// The request to the client to ask for colours anew.
package enum SemanticTokensRefreshRequest: RequestMethod {
  package typealias Parameters = NoParameters
  package typealias Result = JSONValue
  package static let name = "workspace/semanticTokens/refresh"
}

/// Which colours are known already.
package struct SemanticTokensDeltaParameters: Hashable, Codable, Sendable {
  /// The document.
  package let textDocument: TextDocumentIdentifier
  /// The name of the last answer.
  package let previousResultId: String

  /// `textDocument`, of which the answer `previousResultId` is known.
  package init(textDocument: TextDocumentIdentifier, previousResultId: String) {
    self.textDocument = textDocument
    self.previousResultId = previousResultId
  }
}

/// The colours of a document: five numbers a token, counted from the token before it.
package struct SemanticTokens: Hashable, Codable, Sendable {
  /// The name of the answer; nil where no changes can be asked for.
  package let resultId: String?
  /// The numbers.
  package let data: [Int]

  /// The tokens `data`.
  package init(resultId: String?, data: [Int]) {
    self.resultId = resultId
    self.data = data
  }
}

/// What changed in the colours of a document, or all of them.
package enum SemanticTokensDeltaResult: Hashable, Codable, Sendable {
  /// All colours.
  case full(SemanticTokens)
  /// What changed; the name is that of the new answer.
  case changed(resultId: String, [Edit])

  /// Numbers that take the place of others.
  package struct Edit: Hashable, Codable, Sendable {
    /// The first number that goes.
    package let start: Int
    /// How many go.
    package let deleteCount: Int
    /// What comes in their place.
    package let data: [Int]

    /// `data` in the place of `deleteCount` numbers from `start` on.
    package init(start: Int, deleteCount: Int, data: [Int]) {
      self.start = start
      self.deleteCount = deleteCount
      self.data = data
    }
  }

  private enum CodingKeys: String, CodingKey {
    case resultId, edits
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let edits = try container.decodeIfPresent([Edit].self, forKey: .edits) {
      self = .changed(resultId: try container.decode(String.self, forKey: .resultId), edits)
    } else {
      self = .full(try SemanticTokens(from: decoder))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    switch self {
    case .full(let tokens): try tokens.encode(to: encoder)
    case .changed(let resultId, let edits):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(resultId, forKey: .resultId)
      try container.encode(edits, forKey: .edits)
    }
  }
}

/// Which colours a server gives.
package struct SemanticTokensOptions: Hashable, Codable, Sendable {
  /// What the numbers of tokens stand for.
  package struct Legend: Hashable, Codable, Sendable {
    /// The names of the types, by their numbers.
    package let tokenTypes: [String]
    /// The names of the modifiers, by their bits.
    package let tokenModifiers: [String]

    /// These names.
    package init(tokenTypes: [String], tokenModifiers: [String]) {
      self.tokenTypes = tokenTypes
      self.tokenModifiers = tokenModifiers
    }
  }

  /// How colours of whole documents are given.
  package struct Full: Hashable, Codable, Sendable {
    /// Whether changes can be asked for.
    package let delta: Bool

    /// With or without changes.
    package init(delta: Bool) {
      self.delta = delta
    }
  }

  /// What the numbers stand for.
  package let legend: Legend
  /// Whether a stretch can be asked for.
  package let range: Bool
  /// How whole documents are given.
  package let full: Full

  /// Colours of `legend`, of whole documents and of stretches.
  package init(legend: Legend) {
    self.legend = legend
    range = true
    full = Full(delta: true)
  }
}
