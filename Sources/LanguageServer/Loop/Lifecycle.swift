import LanguageServerProtocol
import ProseText

extension Session {
  /// Agrees with the client on how to speak. A second time is refused.
  mutating func initialize(_ parameters: InitializeParameters) throws(ResponseError) -> InitializeResult {
    guard case .fresh = phase else { throw ResponseError(.invalidRequest, "the session is initialized already") }
    let client = Client(parameters, launchEncoding: configuration.positionEncoding)
    phase = .running(client)
    if let id = parameters.processId.flatMap(Int32.init(exactly:)), id > 0 { watchParent(id) }
    return InitializeResult(
      capabilities: ServerCapabilities(
        positionEncoding: client.encoding.rawValue,
        textDocumentSync: TextDocumentSyncOptions(
          openClose: true, change: .incremental, save: TextDocumentSyncOptions.Save(includeText: false)),
        hoverProvider: true),
      serverInfo: ServerInfo(name: "zhubi", version: configuration.version))
  }

  /// Stops the work on documents; from here on only `exit` counts. Answered with null.
  mutating func shutDown() -> JSONValue {
    documents.removeAll()
    phase = .shutDown
    return .null
  }
}
