import LanguageServerProtocol
import Proofreading
import ProseText

/// Puts marks in form: the safe fixes that touch nothing but punctuation.
enum FormattingFeature {
  /// Answers for a whole draft.
  @Sendable
  static func answer(_ snapshot: Snapshot, _ parameters: DocumentParameters) async throws(ResponseError)
    -> [DocumentEdit]
  {
    try await edits(snapshot, parameters.textDocument.uri, in: nil)
  }

  /// Answers for a stretch.
  @Sendable
  static func answer(_ snapshot: Snapshot, _ parameters: DocumentRangeParameters) async throws(ResponseError)
    -> [DocumentEdit]
  {
    try await edits(snapshot, parameters.textDocument.uri, in: parameters.range)
  }

  private static func edits(_ snapshot: Snapshot, _ uri: DocumentURI, in range: PositionRange?)
    async throws(ResponseError) -> [DocumentEdit]
  {
    guard let document = snapshot.documents[uri] else { return [] }
    let analysis = try await snapshot.analysis(of: document)
    let encoding = snapshot.client.encoding
    let wanted = range.map { SourceRange($0, in: document.source, encoding) }
    let safe = SafeFixes(analysis.marks) { set in
      set.edits.allSatisfy { edit in
        (wanted.map { $0.start <= edit.range.start && edit.range.end <= $0.end } ?? true)
          && edit.isOfMarks(in: document.source)
      }
    }
    return EditedDocument(uri: uri, version: document.version, source: document.source, edits: safe.edits)
      .documentEdits(encoding)
  }
}

extension TextEdit {
  /// Whether no letter, ideograph or digit goes or comes.
  fileprivate func isOfMarks(in source: SourceText) -> Bool {
    !(source[range] + newText).utf16.contains { $0.isWordUnit }
  }
}
