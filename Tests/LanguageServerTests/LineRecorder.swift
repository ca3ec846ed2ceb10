import Foundation
import LanguageServer
import LanguageServerProtocol
import TestSupport

/// A client for thousands of messages: keeps what comes in as it is and reads it afterwards, once.
final class LineRecorder: Sendable {
  private let line: InMemoryTransport
  private let received = Locked<[[UInt8]]>([])
  private let server: Task<Int32, Never>

  /// A client of a server with `configuration`.
  init(_ configuration: LanguageServer.Configuration) {
    let (here, there) = InMemoryTransport.pair()
    line = here
    server = Task { await LanguageServer(configuration).serve(over: there) }
    line.start { [received] event in
      if case .message(let bytes) = event { received.withLock { $0.append(bytes) } }
    }
  }

  /// How many messages came in.
  var count: Int { received.withLock(\.count) }

  /// Sends a request, or a notification where `id` is nil.
  func send(_ method: String, _ parameters: some Encodable, id: Int? = nil) {
    guard let bytes = try? JSONEncoder().encode(Outgoing(id: id, method: method, params: parameters)) else { return }
    line.sendRaw(MessageSplitter.frame(Array(bytes)))
  }

  /// What tests look at in a message of the server; read in one go, for there are thousands.
  struct Message: Decodable {
    let id: Int?
    let method: String?
    let params: Publication?
    let result: Result?
    let error: Failure?

    /// The parameters of a publication of diagnostics.
    struct Publication: Decodable {
      let uri: String?
      let version: Int?
      let diagnostics: [Diagnostic]?
    }

    /// The answer to a question about diagnostics or a place; empty for others.
    struct Result: Decodable {
      let items: [Diagnostic]?
      let contents: MarkupContent?

      private enum CodingKeys: String, CodingKey {
        case items, contents
      }

      init(from decoder: any Decoder) {
        let container = try? decoder.container(keyedBy: CodingKeys.self)
        items = try? container?.decodeIfPresent([Diagnostic].self, forKey: .items)
        contents = try? container?.decodeIfPresent(MarkupContent.self, forKey: .contents)
      }
    }

    /// A refusal.
    struct Failure: Decodable {
      let code: Int
    }
  }

  /// Shuts the server down in order, waits for its end, and returns everything that it said, with its exit status.
  func finish(lastID: Int) async throws -> (messages: [Message], status: Int32) {
    send("shutdown", JSONValue.null, id: lastID)
    send("exit", JSONValue.null)
    let status = await server.value
    let messages = try received.withLock { $0 }.map { try JSONDecoder().decode(Message.self, from: Data($0)) }
    return (messages, status)
  }

  /// Waits until `count` messages came in; false after a quarter of an hour, which only a hung server needs.
  func wait(for count: Int) async -> Bool {
    let deadline = ContinuousClock.now + .seconds(900)
    while self.count < count {
      guard ContinuousClock.now < deadline else { return false }
      try? await Task.sleep(for: .milliseconds(5))
    }
    return true
  }
}

private struct Outgoing<Parameters: Encodable>: Encodable {
  var jsonrpc = "2.0"
  let id: Int?
  let method: String
  let params: Parameters
}
