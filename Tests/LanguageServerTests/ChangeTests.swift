import LanguageServer
import LanguageServerProtocol
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(20))) struct ChangeTests {
  private static let versions =
    #"{"capabilities":{"textDocument":{"publishDiagnostics":{"versionSupport":true}}}}"#

  @Test func changesApplyInOrderEachToTheResultOfTheOneBefore() async throws {
    let run = ServerRun()
    try await run.initialize(Self.versions)
    run.open("甲乙丙", version: 0)
    _ = try await run.client.publication(1)
    run.change(
      [
        replace(0, 0, 1, "帐\n"), replace(1, 0, 0, "号"), ContentChange(range: nil, text: "帐丁"),
        replace(0, 1, 2, "号\r\n错"),
        replace(9, 9, 9, "疑"), replace(1, 1, 1, "议"),
      ], version: 5)
    let published = try await run.client.publication(2)
    #expect(published.version == 5)
    #expect(published.diagnostics.map(columns) == [[0, 0, 2], [1, 0, 1], [1, 1, 2], [1, 2, 3]])
    #expect(try await run.shutDown() == 0)
  }

  @Test func newestVersionIsPublishedLast() async throws {
    let run = ServerRun()
    try await run.initialize(Self.versions)
    run.open("", version: 3)
    for version in 4...300 { run.change([replace(0, 0, 0, "错")], version: version) }
    try await run.client.wait { run.client.publications.last?.version == 300 }
    let versions = run.client.publications.compactMap(\.version)
    #expect(versions == versions.sorted())
    #expect(Set(versions).count == versions.count)
    #expect(run.client.publications.allSatisfy { $0.diagnostics.count == ($0.version ?? 0) - 3 })
    #expect(try await run.shutDown() == 0)
  }

  @Test func versionsMayBeMissingOrFall() async throws {
    let run = ServerRun()
    try await run.initialize(Self.versions)
    run.open("错", version: nil)
    #expect(try await run.client.publication(1).version == nil)
    run.open("错错", version: 7)
    #expect(try await run.client.publication(2).diagnostics.count == 2)
    run.change([replace(0, 0, 0, "错")], version: 2)
    #expect(try await run.client.publication(3).version == 2)
    run.change([], version: 3)
    #expect(try await run.client.publication(4).diagnostics.count == 3)
    run.change([replace(0, 0, 0, "错")], uri: "file:///none", version: 9)
    #expect(try await run.shutDown() == 0)
    #expect(run.client.publications.count == 4)
  }

  @Test func outdatedAnalysisIsNeverPublished() async throws {
    let gate = SlowRule.Gate()
    let run = ServerRun(rules: [ToyRule(), SlowRule(gate: gate)])
    try await run.initialize(Self.versions)
    run.open("错", version: 1)
    try await run.client.wait { gate.count == 1 }
    for version in 2...9 { run.change([replace(0, 0, 0, "错")], version: version) }
    // Answered in the loop, hence after all changes.
    run.client.send(#"{"jsonrpc":"2.0","id":"x","method":"no/such"}"#)
    try await run.client.wait { run.client.received.count == 2 }
    gate.open()
    let published = try await run.client.publication(1)
    #expect(published.version == 9)
    #expect(published.diagnostics.count == 9)
    #expect(try await run.shutDown() == 0)
    #expect(run.client.publications.count == 1)
    #expect(gate.count == 2)
  }

  @Test func closedWhileAnalysed() async throws {
    let gate = SlowRule.Gate()
    let run = ServerRun(rules: [ToyRule(), SlowRule(gate: gate)])
    try await run.initialize(Self.versions)
    run.open("错", version: 1)
    try await run.client.wait { gate.count == 1 }
    run.client.notify(DidCloseNotification.self, DidCloseParameters(textDocument: .init(uri: "file:///a.txt")))
    run.open("错错", version: 1)
    gate.open()
    let published = try await run.client.publication(2)
    #expect(run.client.publications.map(\.diagnostics.count) == [0, 2])
    #expect(published.version == 1)
    #expect(try await run.shutDown() == 0)
  }

  @Test func requestSeesTheTextOfItsMoment() async throws {
    let gate = SlowRule.Gate()
    let run = ServerRun(rules: [ToyRule(), SlowRule(gate: gate)])
    try await run.initialize(Self.versions)
    run.open("错", version: 1)
    let id = run.client.ask(HoverRequest.self, run.hoverParameters(0, 0))
    run.change([replace(0, 0, 1, "对")], version: 2)
    let second = run.client.ask(HoverRequest.self, run.hoverParameters(0, 0))
    gate.open()
    #expect(try await run.client.answer(to: id, as: HoverRequest.self) != nil)
    #expect(try await run.client.answer(to: second, as: HoverRequest.self) == nil)
    #expect(try await run.shutDown() == 0)
  }

  @Test func cancelledRequestIsAnsweredOnce() async throws {
    let gate = SlowRule.Gate()
    let run = ServerRun(rules: [ToyRule(), SlowRule(gate: gate)])
    try await run.initialize(Self.versions)
    run.open("错", version: 1)
    let id = run.client.ask(HoverRequest.self, run.hoverParameters(0, 0))
    run.client.notify(CancelNotification.self, CancelParameters(id: id))
    let error = await #expect(throws: ResponseError.self) {
      try await run.client.answer(to: id, as: HoverRequest.self)
    }
    #expect(error?.code == -32800)
    gate.open()
    run.client.notify(CancelNotification.self, CancelParameters(id: id))
    _ = try await run.client.publication(1)
    #expect(try await run.shutDown() == 0)
    #expect(run.client.received.count == 4)
  }

  @Test func loopListensWhileEveryCoreIsBusy() async throws {
    let gate = SlowRule.Gate()
    let run = ServerRun(rules: [SlowRule(gate: gate)])
    try await run.initialize(Self.versions)
    for document in 0..<40 { run.open("错", uri: "file:///\(document)") }
    try await run.client.wait { gate.count > 0 }
    run.client.send(#"{"jsonrpc":"2.0","id":"x","method":"no/such"}"#)
    try await run.client.wait { run.client.received.count == 2 }
    #expect(run.client.publications.isEmpty)
    gate.open()
    _ = try await run.client.publication(40)
    #expect(Set(run.client.publications.map(\.uri)).count == 40)
    #expect(try await run.shutDown() == 0)
  }

  @Test func secondRequestUnderAnIDInUseIsRefused() async throws {
    let gate = SlowRule.Gate()
    let run = ServerRun(rules: [ToyRule(), SlowRule(gate: gate)])
    try await run.initialize(Self.versions)
    run.open("错", version: 1)
    let hover = """
      {"jsonrpc":"2.0","id":"h","method":"textDocument/hover",
      "params":{"textDocument":{"uri":"file:///a.txt"},"position":{"line":0,"character":0}}}
      """
    run.client.send(hover)
    run.client.send(hover)
    try await run.client.wait { run.client.received.count == 2 }
    #expect(run.client.received[1]["error"]["code"] == .integer(-32600))
    gate.open()
    try await run.client.wait { run.client.received.contains { $0["result"]["contents"] != .null } }
    #expect(try await run.shutDown() == 0)
  }
}
