import Glossary
import LanguageServer
import LanguageServerProtocol
import Proofreading
import ProseText
import TestSupport
import Testing

/// A server that runs beside the test, and a client that speaks with it.
struct ServerRun {
  let client: ProtocolClient
  private let server: Task<Int32, Never>

  /// Starts a server with `rules`; nothing is said yet.
  init(
    rules: [any Rule] = [ToyRule()], glossary: Glossary = Glossary(), manual: RuleManualLinks = .none,
    settings: (any SettingsSource)? = nil, watchInterval: Duration = .seconds(600),
    corpusCache: String? = nil, positionEncoding: PositionEncoding? = nil,
    parentWatch: ParentWatch = ParentWatch(),
    log: ServerLog = .silent, manners: ProtocolClient.Manners = .silent
  ) {
    let (here, there) = InMemoryTransport.pair()
    let server = LanguageServer(
      LanguageServer.Configuration(
        settings: settings ?? FixedSettings { DraftSettings(rules: rules, glossary: glossary) },
        positionEncoding: positionEncoding, manual: manual, version: "0.1", log: log,
        parentWatch: parentWatch, corpusCache: corpusCache, watchInterval: watchInterval,
        // Nobody waits until a corpus has rested.
        corpusRestFactor: 0))
    client = ProtocolClient(here, manners: manners)
    self.server = Task { await server.serve(over: there) }
  }

  /// Initializes with parameters written as JSON.
  @discardableResult
  func initialize(_ json: String = #"{"processId":null,"capabilities":{}}"#) async throws -> InitializeResult {
    let parameters = try MessageBody(Array(#"{"params":\#(json)}"#.utf8)).parameters(JSONValue.self)
    let result = try await client.call(OpaqueInitialize.self, parameters)
    client.notify(InitializedNotification.self, InitializedParameters())
    return result
  }

  /// Opens a document.
  func open(_ text: String, uri: DocumentURI = "file:///a.txt", version: Int? = 1, languageId: String? = "plaintext") {
    client.notify(
      DidOpenNotification.self,
      DidOpenParameters(
        textDocument: TextDocumentItem(uri: uri, languageId: languageId, version: version, text: text)))
  }

  /// Changes a document.
  func change(_ changes: [ContentChange], uri: DocumentURI = "file:///a.txt", version: Int?) {
    client.notify(
      DidChangeNotification.self,
      DidChangeParameters(
        textDocument: VersionedTextDocumentIdentifier(uri: uri, version: version), contentChanges: changes))
  }

  /// Asks what is to be said about a place.
  func hover(_ line: Int, _ character: Int, uri: DocumentURI = "file:///a.txt") async throws -> Hover? {
    try await client.call(HoverRequest.self, hoverParameters(line, character, uri: uri))
  }

  /// The parameters of a hover request.
  func hoverParameters(
    _ line: Int, _ character: Int, uri: DocumentURI = "file:///a.txt"
  ) -> TextDocumentPositionParameters {
    TextDocumentPositionParameters(
      textDocument: TextDocumentIdentifier(uri: uri), position: Position(line: line, character: character))
  }

  /// Sends a request of any method with parameters written as JSON; returns what is answered.
  func call(_ method: String, _ parameters: String) async throws -> JSONValue {
    let id = "raw-\(client.traffic.count)"
    client.send(#"{"jsonrpc":"2.0","id":"\#(id)","method":"\#(method)","params":\#(parameters)}"#)
    return try await client.answer(to: .string(id), as: JSONValue.self)
  }

  /// What can be done about a stretch of one line.
  func actions(
    _ line: Int, _ from: Int, _ to: Int, only: [String]? = nil, uri: DocumentURI = "file:///a.txt"
  ) async throws -> [CodeActionOrCommand] {
    try await client.call(
      CodeActionRequest.self,
      CodeActionParameters(
        textDocument: TextDocumentIdentifier(uri: uri),
        range: PositionRange(start: Position(line: line, character: from), end: Position(line: line, character: to)),
        context: CodeActionParameters.Context(only: only)))
  }

  /// Shuts down in order; returns the exit status.
  func shutDown() async throws -> Int32 {
    _ = try await client.call(ShutdownRequest.self, NoParameters())
    client.notify(ExitNotification.self, NoParameters())
    return await status
  }

  /// The exit status, once the server ends.
  var status: Int32 {
    get async { await server.value }
  }
}

/// `initialize` with parameters as somebody else wrote them.
private enum OpaqueInitialize: RequestMethod {
  typealias Parameters = JSONValue
  typealias Result = InitializeResult
  static let name = InitializeRequest.name
}

/// The replacement of a stretch of one line.
func replace(_ line: Int, _ from: Int, _ to: Int, _ text: String) -> ContentChange {
  ContentChange(
    range: PositionRange(start: Position(line: line, character: from), end: Position(line: line, character: to)),
    text: text)
}

/// The columns of a diagnostic that stays on one line.
func columns(_ diagnostic: Diagnostic) -> [Int] {
  [diagnostic.range.start.line, diagnostic.range.start.character, diagnostic.range.end.character]
}
