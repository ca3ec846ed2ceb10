import Drafting
import LanguageServerProtocol
import Proofreading
import ProseText

extension Session {
  /// Shows the client what was found, unless the document was changed or closed since.
  mutating func publish(_ publication: Publication, of uri: DocumentURI, generation: Int) {
    guard client != nil, documents[uri]?.snapshot.generation == generation else { return }
    // A client that knows versions waits for its newest; to all others the same list says nothing new.
    guard publication.hasVersion || published[uri] != publication.diagnostics else { return }
    published[uri] = publication.diagnostics
    send(publication.message)
  }
}

/// What is wrong in a document, as the client is told.
enum DiagnosticsFeature {
  /// How many findings of one document are shown.
  static let limit = 1000
  /// The code of the notice that more was found than is shown.
  static let limitCode = "finding-limit"

  /// The findings of `analysis` in the document called `uri`. Of too many the weightiest are shown, by position, and
  /// then a notice where the first of the others is.
  static func diagnostics(
    of analysis: Analysis, at uri: DocumentURI, for client: Client, _ manual: RuleManualLinks
  ) -> [Diagnostic] {
    let (shown, firstHidden) = selection(of: analysis.marks)
    let noticed = firstHidden.map { [$0.range] } ?? []
    let positions = PositionTable(
      shown.flatMap(\.finding.ranges) + noticed, in: analysis.draft.source,
      client.encoding)
    var diagnostics = shown.map {
      Diagnostic(
        $0, uri: uri, positions: positions, reports: analysis.analyser.settings.reports, client: client,
        manual: manual)
    }
    if let firstHidden {
      diagnostics.append(
        Diagnostic(
          range: positions[firstHidden.range], severity: .information, code: limitCode, source: Diagnostic.ourSource,
          message: "共发现\(analysis.marks.count)处问题，这里只显示\(limit)处，改正后将显示其余问题。"))
    }
    return diagnostics
  }

  /// What is shown of `marks`, and the first that is not.
  private static func selection(of marks: [Mark]) -> (shown: [Mark], firstHidden: Mark?) {
    guard marks.count > limit else { return (marks, nil) }
    let byWeight = marks.indices.sorted { left, right in
      marks[left].severity == marks[right].severity
        ? left < right : marks[left].severity > marks[right].severity
    }
    return (byWeight[..<limit].sorted().map { marks[$0] }, byWeight[limit...].min().map { marks[$0] })
  }
}
