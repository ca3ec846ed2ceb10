// What helps to write: completion and formatting.

/// The request for how the text before a place could go on.
package enum CompletionRequest: RequestMethod {
  package typealias Parameters = TextDocumentPositionParameters
  package typealias Result = CompletionList
  package static let name = "textDocument/completion"
}

/// The request for what is to be said about a proposal.
package enum CompletionResolveRequest: RequestMethod {
  package typealias Parameters = CompletionItem
  package typealias Result = CompletionItem
  package static let name = "completionItem/resolve"
}

/// How a text could go on.
package struct CompletionList: Hashable, Codable, Sendable {
  /// Whether to ask again after the next key instead of sifting the list.
  package let isIncomplete: Bool
  /// The proposals.
  package let items: [CompletionItem]

  /// The proposals `items`.
  package init(isIncomplete: Bool, items: [CompletionItem]) {
    self.isIncomplete = isIncomplete
    self.items = items
  }
}

/// One proposal.
package struct CompletionItem: Hashable, Codable, Sendable {
  /// What a proposal is shown as.
  package enum Kind: Int, Codable, Sendable {
    /// A term.
    case text = 1
    /// A slogan.
    case `enum` = 13
    /// The title of a document.
    case reference = 18
  }

  /// What is shown.
  package let label: String
  /// What it is shown as.
  package let kind: Kind?
  /// A few words beside it.
  package let detail: String?
  /// What is said about it.
  package let documentation: MarkupContent?
  /// Its place in the list, by the order of these texts.
  package let sortText: String?
  /// What the typed text is compared with.
  package let filterText: String?
  /// The text for clients that read no edits.
  package let insertText: String?
  /// How blanks at line starts are treated; nil for clients that do not ask.
  package let insertTextMode: Int?
  /// What accepting it does.
  package let textEdit: DocumentEdit?
  /// By what the server knows it again.
  package let data: JSONValue?

  /// The proposal `label`; see the properties.
  package init(
    label: String, kind: Kind?, detail: String?, documentation: MarkupContent? = nil, sortText: String? = nil,
    filterText: String? = nil, insertText: String? = nil, insertTextMode: Int? = nil, textEdit: DocumentEdit? = nil,
    data: JSONValue? = nil
  ) {
    self.label = label
    self.kind = kind
    self.detail = detail
    self.documentation = documentation
    self.sortText = sortText
    self.filterText = filterText
    self.insertText = insertText
    self.insertTextMode = insertTextMode
    self.textEdit = textEdit
    self.data = data
  }

  /// The same proposal with `documentation`.
  package func documented(_ documentation: MarkupContent) -> CompletionItem {
    CompletionItem(
      label: label, kind: kind, detail: detail, documentation: documentation, sortText: sortText,
      filterText: filterText, insertText: insertText, insertTextMode: insertTextMode, textEdit: textEdit, data: data)
  }

  /// Reads what a client sends back; members that cannot be read count as absent.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    label = try container.decode(String.self, forKey: .label)
    kind = try? container.decodeIfPresent(Kind.self, forKey: .kind)
    detail = try? container.decodeIfPresent(String.self, forKey: .detail)
    documentation = try? container.decodeIfPresent(MarkupContent.self, forKey: .documentation)
    sortText = try? container.decodeIfPresent(String.self, forKey: .sortText)
    filterText = try? container.decodeIfPresent(String.self, forKey: .filterText)
    insertText = try? container.decodeIfPresent(String.self, forKey: .insertText)
    insertTextMode = try? container.decodeIfPresent(Int.self, forKey: .insertTextMode)
    textEdit = try? container.decodeIfPresent(DocumentEdit.self, forKey: .textEdit)
    data = try? container.decodeIfPresent(JSONValue.self, forKey: .data)
  }
}

/// When a server is asked for proposals, and what it says of them later.
package struct CompletionOptions: Hashable, Codable, Sendable {
  /// The characters that open a list, besides the letters of words.
  package let triggerCharacters: [String]
  /// Whether it says more about a proposal when asked.
  package let resolveProvider: Bool

  /// These options.
  package init(triggerCharacters: [String], resolveProvider: Bool) {
    self.triggerCharacters = triggerCharacters
    self.resolveProvider = resolveProvider
  }
}

/// The request for the edits that put a document in form.
package enum FormattingRequest: RequestMethod {
  package typealias Parameters = DocumentParameters
  package typealias Result = [DocumentEdit]
  package static let name = "textDocument/formatting"
}

/// The request for the edits that put a stretch in form.
package enum RangeFormattingRequest: RequestMethod {
  package typealias Parameters = DocumentRangeParameters
  package typealias Result = [DocumentEdit]
  package static let name = "textDocument/rangeFormatting"
}
