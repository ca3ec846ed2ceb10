import Foundation
import LanguageServer
import LanguageServerProtocol
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(20))) struct LifecycleTests {
  @Test func orderlyEnd() async throws {
    let run = ServerRun()
    let result = try await run.initialize()
    #expect(result.serverInfo == ServerInfo(name: "zhubi", version: "0.1"))
    #expect(result.capabilities.positionEncoding == "utf-16")
    #expect(
      result.capabilities.textDocumentSync
        == TextDocumentSyncOptions(openClose: true, change: .incremental, save: .init(includeText: false)))
    #expect(try await run.shutDown() == 0)
    #expect(run.client.received.last?["result"] == .null)
  }

  @Test(arguments: [
    (#"{"jsonrpc":"2.0","id":"a","method":"textDocument/hover","params":{}}"#, JSONValue.string("a"), -32002),
    (#"{"jsonrpc":"2.0","id":5,"method":"shutdown"}"#, .integer(5), -32002),
    (#"{"jsonrpc":"2.0","id":5,"method":"initialize","params":[]}"#, .integer(5), -32602),
    ("{", .null, -32700), ("[]", .null, -32600), (#"{"jsonrpc":"2.0","id":3}"#, .integer(3), -32600),
  ])
  func beforeInitialize(json: String, id: JSONValue, code: Int) async throws {
    let run = ServerRun()
    run.client.send(json)
    try await run.client.wait { !run.client.received.isEmpty }
    try await run.initialize()
    let answer = try #require(run.client.received.first)
    #expect(answer["id"] == id)
    #expect(answer["error"]["code"] == .integer(code))
    #expect(run.client.received.count == 2)
    #expect(try await run.shutDown() == 0)
  }

  @Test(arguments: [
    ("no/such", -32601), ("textDocument/moniker", -32601), ("$/noSuch", -32601), ("textDocument/hover", -32602),
    ("initialize", -32600),
  ])
  func refusedRequests(method: String, code: Int) async throws {
    let run = ServerRun()
    try await run.initialize()
    run.client.send(#"{"jsonrpc":"2.0","id":0,"method":"\#(method)","params":{"capabilities":{}}}"#)
    try await run.client.wait { run.client.received.count >= 2 }
    #expect(run.client.received[1]["id"] == .integer(0))
    #expect(run.client.received[1]["error"]["code"] == .integer(code))
    #expect(try await run.shutDown() == 0)
  }

  @Test(arguments: [
    #"{"jsonrpc":"2.0","method":"no/such"}"#, #"{"jsonrpc":"2.0","method":"$/setTrace","params":{"value":"off"}}"#,
    #"{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":99}}"#,
    #"{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":[]}}"#,
    #"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{}}"#,
    #"{"jsonrpc":"2.0","method":"textDocument/didClose","params":{"textDocument":{"uri":"file:///none"}}}"#,
    #"{"jsonrpc":"2.0","method":"textDocument/didSave","params":{"textDocument":{"uri":"file:///none"},"text":"\\n"}}"#,
    #"{"jsonrpc":"2.0","method":"workspace/didChangeConfiguration","params":{"settings":null}}"#,
    #"{"jsonrpc":"2.0","id":7,"result":null}"#, #"{"jsonrpc":"2.0","id":7,"error":{"code":1,"message":"no"}}"#,
    #"{"jsonrpc":"2.0","id":null,"error":{"code":1,"message":"no"}}"#,
  ])
  func silentlyOverlooked(json: String) async throws {
    let run = ServerRun()
    try await run.initialize()
    run.client.send(json)
    #expect(try await run.shutDown() == 0)
    #expect(run.client.received.count == 2)
  }

  @Test func afterShutdown() async throws {
    let run = ServerRun()
    try await run.initialize()
    _ = try await run.client.call(ShutdownRequest.self, NoParameters())
    let error = await #expect(throws: ResponseError.self) { try await run.hover(0, 0) }
    #expect(error?.code == -32600)
    let again = await #expect(throws: ResponseError.self) {
      try await run.client.call(ShutdownRequest.self, NoParameters())
    }
    #expect(again?.code == -32600)
    run.open("帐号")
    run.client.notify(ExitNotification.self, NoParameters())
    #expect(await run.status == 0)
    #expect(run.client.publications.isEmpty)
  }

  @Test func exitWithoutShutdown() async throws {
    let run = ServerRun()
    try await run.initialize()
    run.client.notify(ExitNotification.self, NoParameters())
    #expect(await run.status == 1)
  }

  @Test func exitBeforeInitialize() async {
    let run = ServerRun()
    run.client.notify(ExitNotification.self, NoParameters())
    #expect(await run.status == 1)
  }

  @Test func endOfInput() async throws {
    let run = ServerRun()
    try await run.initialize()
    run.client.hangUp()
    #expect(await run.status == 1)
  }

  @Test func endOfInputAfterShutdown() async throws {
    let run = ServerRun()
    try await run.initialize()
    _ = try await run.client.call(ShutdownRequest.self, NoParameters())
    run.client.hangUp()
    #expect(await run.status == 0)
  }

  @Test func endOfInputAtOnce() async {
    let run = ServerRun()
    run.client.hangUp()
    #expect(await run.status == 1)
  }

  @Test func lineCutRightAfterShutdown() async throws {
    let run = ServerRun()
    try await run.initialize()
    run.client.ask(ShutdownRequest.self, NoParameters())
    run.client.cut()
    #expect(await run.status == 0)
  }

  @Test func shutdownWithoutIDCountsAndIsNotAnswered() async throws {
    let run = ServerRun()
    try await run.initialize()
    run.client.send(#"{"jsonrpc":"2.0","method":"shutdown","params":{}}"#)
    run.client.send(#"{"jsonrpc":"2.0","method":"exit"}"#)
    #expect(await run.status == 0)
    #expect(run.client.received.count == 1)
  }

  @Test func endsWithTheParent() async throws {
    let asked = Locked<[Int32]>([])
    let watch = ParentWatch(every: .milliseconds(5)) { id in
      asked.withLock {
        $0.append(id)
        return $0.count < 3
      }
    }
    let run = ServerRun(parentWatch: watch)
    try await run.initialize(#"{"processId":4711,"capabilities":{}}"#)
    #expect(await run.status == 1)
    #expect(asked.withLock { $0 } == [4711, 4711, 4711])
  }

  @Test(arguments: ["null", "0", "-1", "99999999999", "\"x\"", "1.5"])
  func oddParentsAreNotWatched(id: String) async throws {
    let run = ServerRun(parentWatch: ParentWatch(every: .milliseconds(1)) { _ in false })
    try await run.initialize(#"{"processId":\#(id),"capabilities":[],"initializationOptions":[]}"#)
    try await Task.sleep(for: .milliseconds(20))
    #expect(try await run.shutDown() == 0)
  }

  @Test func parentThatCannotBeSeenIsNotWatched() async throws {
    let run = ServerRun(parentWatch: ParentWatch(every: .milliseconds(1)) { _ in false })
    try await run.initialize(#"{"processId":4711,"capabilities":{}}"#)
    try await Task.sleep(for: .milliseconds(20))
    #expect(try await run.shutDown() == 0)
  }

  @Test func thisProcessExists() {
    #expect(ParentWatch.exists(ProcessInfo.processInfo.processIdentifier))
  }

  @Test func garbageOnTheLineIsLoggedWithoutText() async throws {
    let lines = Locked<[String]>([])
    let run = ServerRun(log: ServerLog { line in lines.withLock { $0.append(line) } })
    run.client.sendRaw(Array("帐号帐号\r\n\r\n".utf8))
    try await run.initialize()
    run.change([replace(0, 0, 0, "帐号")], version: 2)
    run.client.send(#"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":"帐号"}}"#)
    #expect(try await run.shutDown() == 0)
    let logged = lines.withLock { $0 }
    #expect(logged.count == 3)
    #expect(!logged.contains { $0.contains("帐") })
  }
}
