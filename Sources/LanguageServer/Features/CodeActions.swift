import LanguageServerProtocol
import Proofreading
import ProseText

/// What can be done about a stretch of a draft.
enum CodeActionFeature {
  /// The kinds of action that there are.
  static let kinds = [CodeActionKind.quickFix, CodeActionKind.fixAll]

  /// Answers with all actions at a stretch; their edits come along, or later where the client asks for them.
  @Sendable
  static func answer(_ snapshot: Snapshot, _ parameters: CodeActionParameters) async throws(ResponseError)
    -> [CodeActionOrCommand]
  {
    let uri = parameters.textDocument.uri
    guard let document = snapshot.documents[uri] else { return [] }
    let analysis = try await snapshot.analysis(of: document)
    let encoding = snapshot.client.encoding
    let range = SourceRange(parameters.range, in: document.source, encoding)
    let place = ActionPlace(uri: uri, version: document.version, range: range, generation: document.generation)
    let remedies = Remedies(analysis, at: place, wanted: KindFilter(parameters.context.only)).all
    let marks = Array(Set(remedies.flatMap(\.marks)))
    let positions = PositionTable(
      marks.flatMap(\.finding.ranges), in: document.source, encoding)
    return remedies.map { remedy in
      let diagnostics = remedy.marks.map {
        Diagnostic(
          $0, uri: uri, positions: positions, reports: analysis.analyser.settings.reports, client: snapshot.client,
          manual: snapshot.manual)
      }
      return shown(remedy, diagnostics, at: place, source: document.source, snapshot.client)
    }
  }

  /// Adds the edit to an action that was sent without. The text must not have changed since.
  @Sendable
  static func resolve(_ snapshot: Snapshot, _ action: CodeAction) async throws(ResponseError) -> CodeAction {
    guard let key = action.data.flatMap(ActionKey.init) else { return action }
    let (remedy, place, source) = try await find(key, in: snapshot)
    return CodeAction(
      title: VisibleText.line(remedy.title), kind: remedy.kind, diagnostics: action.diagnostics,
      isPreferred: action.isPreferred,
      edit: remedy.edits.map { edits in
        WorkspaceEdit(
          [EditedDocument(uri: place.uri, version: place.version, source: source, edits: edits)], for: snapshot.client)
      }, command: remedy.command, data: action.data)
  }

  /// Does what an action says for clients that know commands alone: the client is asked to edit.
  static func apply(_ snapshot: Snapshot, _ key: ActionKey) async throws(ResponseError) {
    let (remedy, place, source) = try await find(key, in: snapshot)
    guard let edits = remedy.edits else { return }
    let edit = WorkspaceEdit(
      [EditedDocument(uri: place.uri, version: place.version, source: source, edits: edits)], for: snapshot.client)
    snapshot.loop.perform { session in
      session.ask(ApplyEditRequest.self, ApplyEditParameters(label: VisibleText.line(remedy.title), edit: edit))
    }
  }

  private static func find(
    _ key: ActionKey, in snapshot: Snapshot
  ) async throws(ResponseError) -> (Remedy, ActionPlace, SourceText) {
    guard let document = snapshot.documents[key.uri], document.generation == key.generation else {
      throw ResponseError(.contentModified, "the document was changed or closed since")
    }
    let analysis = try await snapshot.analysis(of: document)
    let place = ActionPlace(
      uri: key.uri, version: document.version, range: key.range, generation: document.generation)
    guard
      let remedy = Remedies(analysis, at: place, wanted: KindFilter([key.kind])).all.first(where: {
        ActionKey($0, at: place) == key
      })
    else { throw ResponseError(.contentModified, "there is no such action any more") }
    return (remedy, place, document.source)
  }

  private static func shown(
    _ remedy: Remedy, _ diagnostics: [Diagnostic], at place: ActionPlace, source: SourceText, _ client: Client
  ) -> CodeActionOrCommand {
    let key = ActionKey(remedy, at: place)
    guard client.knowsCodeActions else {
      return .command(
        remedy.command
          ?? Command(
            title: VisibleText.line(remedy.title), command: CommandFeature.apply, arguments: [key.json]))
    }
    let isLate = client.resolvesEdits && remedy.edits != nil
    let edit =
      isLate
      ? nil
      : remedy.edits.map { edits in
        WorkspaceEdit(
          [EditedDocument(uri: place.uri, version: place.version, source: source, edits: edits)], for: client)
      }
    return .action(
      CodeAction(
        title: VisibleText.line(remedy.title), kind: remedy.kind, diagnostics: diagnostics.isEmpty ? nil : diagnostics,
        isPreferred: remedy.isPreferred && client.knowsPreferredActions ? true : nil, edit: edit,
        command: remedy.command, data: isLate ? key.json : nil))
  }
}

/// The kinds of action, by their names on the wire.
enum CodeActionKind {
  /// Mends a finding.
  static let quickFix = "quickfix"
  /// Mends all that is safe to mend.
  static let fixAll = "source.fixAll.zhubi"
}

/// Which kinds of action a client wants.
struct KindFilter: Sendable {
  private let only: [String]?

  /// The kinds below those in `only`; nil or a list with "" for whatever a menu at a place should hold.
  init(_ only: [String]?) {
    self.only = only
  }

  /// Whether actions of `kind` are wanted. Those for whole sources must be asked for by name: in a menu at a place
  /// some editors take them for the fix of that place.
  func wants(_ kind: String) -> Bool {
    let isSource = kind.hasPrefix("source")
    guard let only else { return !isSource }
    return only.contains { wanted in
      wanted.isEmpty ? !isSource : kind == wanted || kind.hasPrefix(wanted + ".")
    }
  }
}

/// The stretch that actions are asked for.
struct ActionPlace: Sendable {
  /// The client's name of the document.
  let uri: DocumentURI
  /// The version of its text.
  let version: Int?
  /// The stretch.
  let range: SourceRange
  /// The state of the text.
  let generation: Int
}

/// By what an action is known again.
struct ActionKey: Hashable, Sendable {
  /// The document.
  let uri: DocumentURI
  /// The state of its text.
  let generation: Int
  /// The stretch that was asked about.
  let range: SourceRange
  /// The kind of the action.
  let kind: String
  /// Its title.
  let title: String
  /// Where its first finding begins; nil when it mends none.
  let finding: UTF8Offset?

  /// The key of `remedy` at `place`.
  init(_ remedy: Remedy, at place: ActionPlace) {
    uri = place.uri
    generation = place.generation
    range = place.range
    kind = remedy.kind
    title = remedy.title
    finding = remedy.marks.first?.range.start
  }

  /// Reads what was sent as data; nil when it is something else.
  init?(_ json: JSONValue) {
    guard let uri = json["uri"].string, let generation = json["generation"].integer,
      let start = json["start"].integer, let end = json["end"].integer, let kind = json["kind"].string,
      let title = json["title"].string
    else { return nil }
    self.uri = uri
    self.generation = generation
    range = SourceRange(start, end)
    self.kind = kind
    self.title = title
    finding = json["finding"].integer.map { UTF8Offset($0) }
  }

  /// The key as data of an action.
  var json: JSONValue {
    .object([
      "uri": .string(uri), "generation": .integer(generation), "start": .integer(range.start.value),
      "end": .integer(range.end.value), "kind": .string(kind), "title": .string(title),
      "finding": finding.map { .integer($0.value) } ?? .null,
    ])
  }
}
