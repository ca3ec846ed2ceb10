import Foundation
package import LanguageServerProtocol

/// A client of the language server protocol for tests, over a line of memory. Keeps all that is said.
package final class ProtocolClient: Sendable {
  /// One message, as it went over the line.
  package struct Traffic: Sendable {
    /// Who sent a message.
    package enum Sender: String, Sendable {
      /// This client.
      case client = "c->s"
      /// The server.
      case server = "s->c"
    }

    /// Who sent it.
    package let sender: Sender
    /// The body of the message.
    package let bytes: [UInt8]

    /// The body as JSON; null when it is none. Read once: tests look at it again and again while they wait.
    package let message: JSONValue

    fileprivate init(sender: Sender, bytes: [UInt8]) {
      self.sender = sender
      self.bytes = bytes
      message = (try? JSONDecoder().decode(JSONValue.self, from: Data(bytes))) ?? .null
    }
  }

  /// What a client does about requests of the server.
  package enum Manners: Sendable {
    /// Nothing: some real ones never answer.
    case silent
    /// Agrees to everything, and has no settings.
    case answering
  }

  /// Something that did not come in time.
  package struct Late: Error {}

  private struct State {
    var traffic: [Traffic] = []
    var lastID = 0
    var isEnded = false
    /// What is sent as soon as the server sends a message with the method.
    var prompted: (method: String, json: String)?
  }

  private let line: InMemoryTransport
  private let state = Locked(State())

  /// A client at one end of `line`.
  package init(_ line: InMemoryTransport, manners: Manners = .silent) {
    self.line = line
    line.start { [weak self] event in
      defer { if case .message(let bytes) = event, manners == .answering { self?.agree(to: bytes) } }
      let json = self?.state.withLock { state -> String? in
        switch event {
        case .message(let bytes):
          let traffic = Traffic(sender: .server, bytes: bytes)
          state.traffic.append(traffic)
          guard let prompted = state.prompted, traffic.message["method"].string == prompted.method else { return nil }
          state.prompted = nil
          return prompted.json
        case .fault, .ended:
          state.isEnded = true
          return nil
        }
      }
      if let json { self?.send(json) }
    }
  }

  /// Sends `json` at once when the server next sends a message with `method`, however busy the test is.
  package func sendWhenTold(_ method: String, _ json: String) {
    state.withLock { $0.prompted = (method, json) }
  }

  private func agree(to bytes: [UInt8]) {
    let request = Traffic(sender: .server, bytes: bytes).message
    guard let method = request["method"].string, let id = request["id"].string else { return }
    let items = request["params"]["items"].elements.map { _ in "null" }.joined(separator: ",")
    let result =
      switch method {
      case "workspace/configuration": "[\(items)]"
      case "workspace/applyEdit": #"{"applied":true}"#
      default: "null"
      }
    send(#"{"jsonrpc":"2.0","id":"\#(id)","result":\#(result)}"#)
  }

  /// All that was said so far.
  package var traffic: [Traffic] { state.withLock(\.traffic) }

  /// All that the server said so far.
  package var received: [JSONValue] { traffic.filter { $0.sender == .server }.map(\.message) }

  /// Whether the server has ended the line, or something came over it that is no message.
  package var isEnded: Bool { state.withLock(\.isEnded) }

  /// Sends the JSON text `json` as one message.
  package func send(_ json: String) {
    let bytes = Array(json.utf8)
    state.withLock { $0.traffic.append(Traffic(sender: .client, bytes: bytes)) }
    line.sendRaw(MessageSplitter.frame(bytes))
  }

  /// Sends bytes that are no message.
  package func sendRaw(_ bytes: [UInt8]) {
    line.sendRaw(bytes)
  }

  /// Sends a notification.
  package func notify<Method: NotificationMethod>(_ method: Method.Type, _ parameters: Method.Parameters) {
    guard let message = OutgoingMessage.notification(method, parameters) else { return }
    send(String(decoding: message.bytes, as: UTF8.self))
  }

  /// Sends a request and returns its id.
  @discardableResult
  package func ask<Method: RequestMethod>(_ method: Method.Type, _ parameters: Method.Parameters) -> RequestID {
    let id = state.withLock { state in
      state.lastID += 1
      return RequestID.number(state.lastID)
    }
    if let message = OutgoingMessage.request(method, id: id, parameters) {
      send(String(decoding: message.bytes, as: UTF8.self))
    }
    return id
  }

  /// Sends a request and waits for what is answered; throws the error that is answered instead.
  package func call<Method: RequestMethod>(
    _ method: Method.Type, _ parameters: Method.Parameters
  ) async throws -> Method.Result {
    try await answer(to: ask(method, parameters), as: method)
  }

  /// Waits for the answer to the request `id`; throws the error that is answered instead.
  package func answer<Method: RequestMethod>(to id: RequestID, as method: Method.Type) async throws -> Method.Result {
    try await answer(to: id, as: Method.Result.self)
  }

  /// Waits for the answer to the request `id`; throws the error that is answered instead.
  package func answer<Result: Decodable>(to id: RequestID, as type: Result.Type) async throws -> Result {
    let answer = try await first { $0.sender == .server && Self.answers(id, $0.message) }
    return try MessageBody(answer.bytes).result(type)
  }

  /// Waits for the `count`-th publication of diagnostics (from 1), of all documents together.
  package func publication(_ count: Int) async throws -> PublishDiagnosticsParameters {
    try await wait { self.publications.count >= count }
    return publications[count - 1]
  }

  /// All publications of diagnostics so far.
  package var publications: [PublishDiagnosticsParameters] {
    traffic.filter { $0.sender == .server && $0.message["method"].string == PublishDiagnosticsNotification.name }
      .compactMap { try? MessageBody($0.bytes).parameters(PublishDiagnosticsParameters.self) }
  }

  /// Waits until `condition` holds; throws `Late` after a quarter of an hour, which only a hung server needs.
  package func wait(until condition: () -> Bool) async throws {
    let deadline = ContinuousClock.now + .seconds(900)
    var pause = Duration.milliseconds(1)
    while !condition() {
      guard ContinuousClock.now < deadline else { throw Late() }
      try await Task.sleep(for: pause)
      // What takes longer is not looked for so often: the server needs the time.
      pause = min(pause * 2, .milliseconds(20))
    }
  }

  /// Ends what this side writes, as a client does that dies.
  package func hangUp() {
    line.closeWriting()
  }

  /// Ends the line in both directions, so that the server cannot write either.
  package func cut() {
    line.close()
  }

  private func first(where matches: (Traffic) -> Bool) async throws -> Traffic {
    var found: Traffic?
    try await wait {
      found = traffic.first(where: matches)
      return found != nil
    }
    guard let found else { throw Late() }
    return found
  }

  private static func answers(_ id: RequestID, _ message: JSONValue) -> Bool {
    guard message["method"] == .null else { return false }
    return switch id {
    case .number(let number): message["id"] == .integer(number)
    case .string(let string): message["id"] == .string(string)
    }
  }
}
