import LanguageServer
import LanguageServerProtocol
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(20))) struct DiagnosticsTests {
  private func run(_ capabilities: String) async throws -> ServerRun {
    let run = ServerRun()
    try await run.initialize(#"{"capabilities":{"textDocument":{"publishDiagnostics":\#(capabilities)}}}"#)
    return run
  }

  @Test func members() async throws {
    let run = try await run(#"{"versionSupport":true,"relatedInformation":true,"dataSupport":true}"#)
    run.open("帐号，账号，错，议，疑", uri: "untitled:草稿 1", version: 0)
    let published = try await run.client.publication(1)
    #expect(published.uri == "untitled:草稿 1")
    #expect(published.version == 0)
    #expect(published.diagnostics.map(\.severity) == [.warning, .error, .information, .hint])
    let first = try #require(published.diagnostics.first)
    #expect(first.code == "toy-word")
    #expect(first.source == "zhubi")
    #expect(first.message == "“帐号”有*误*：1~2 - 3.5% [x] <b>")
    #expect(first.data == .object(["kind": .string("word")]))
    let place = Location(
      uri: "untitled:草稿 1",
      range: PositionRange(start: Position(line: 0, character: 3), end: Position(line: 0, character: 5)))
    #expect(first.relatedInformation == [.init(location: place, message: "此处写作“账号”")])
    #expect(published.diagnostics.last?.relatedInformation == nil)
    #expect(try await run.shutDown() == 0)
  }

  @Test(arguments: ["{}", "[]", "null", #"{"versionSupport":false,"relatedInformation":0}"#])
  func onlyWhatTheClientKnows(capabilities: String) async throws {
    let run = try await run(capabilities)
    run.open("帐号，账号")
    let published = try await run.client.publication(1)
    #expect(published.version == nil)
    #expect(published.diagnostics.count == 1)
    let text = String(decoding: run.client.traffic.last?.bytes ?? [], as: UTF8.self)
    for absent in ["version", "relatedInformation", "data", "codeDescription", "tags", "null"] {
      #expect(!text.contains(#""\#(absent)""#) && !text.contains(":null"))
    }
    #expect(try await run.shutDown() == 0)
  }

  @Test func ofTooManyTheWeightiestAreShown() async throws {
    let run = try await run("{}")
    run.open("疑\n" + String(repeating: "议", count: 1200) + "\n错\n帐号")
    let found = try await run.client.publication(1).diagnostics
    #expect(found.count == 1001)
    #expect(found[..<998].allSatisfy { $0.severity == .information && $0.range.start.line == 1 })
    #expect(found[998].severity == .error)
    #expect(found[999].severity == .warning)
    #expect(found[1000].code == "finding-limit")
    #expect(found[1000].message.contains("1203") && found[1000].message.contains("1000"))
    #expect(columns(found[1000]) == [0, 0, 1])
    #expect(try await run.shutDown() == 0)
  }

  @Test func justEnoughAreAllShown() async throws {
    let run = try await run("{}")
    run.open(String(repeating: "错", count: 1000))
    #expect(try await run.client.publication(1).diagnostics.map(\.code).allSatisfy { $0 == "toy-word" })
    #expect(try await run.shutDown() == 0)
  }

  @Test func closingClears() async throws {
    let run = try await run(#"{"versionSupport":true}"#)
    run.open("帐号", uri: "file:///%e8%8d%89.txt")
    run.open("错", uri: "file:///%E8%8D%89.txt")
    _ = try await run.client.publication(2)
    run.client.notify(
      DidCloseNotification.self, DidCloseParameters(textDocument: .init(uri: "file:///%e8%8d%89.txt")))
    let cleared = try await run.client.publication(3)
    #expect(cleared == PublishDiagnosticsParameters(uri: "file:///%e8%8d%89.txt", version: nil, diagnostics: []))
    #expect(try await run.hover(0, 0, uri: "file:///%e8%8d%89.txt") == nil)
    #expect(try await run.hover(0, 0, uri: "file:///%E8%8D%89.txt") != nil)
    #expect(try await run.shutDown() == 0)
  }
}

@Suite(.timeLimit(.minutes(20))) struct HoverTests {
  @Test(arguments: [
    (#"["plaintext"]"#, MarkupContent.Kind.plaintext), (#"["markdown"]"#, .markdown), ("[]", .plaintext),
    (#"["plaintext","markdown"]"#, .plaintext), (#"["asciidoc","markdown","plaintext"]"#, .markdown),
    ("null", .plaintext),
  ])
  func format(listed: String, kind: MarkupContent.Kind) async throws {
    let run = ServerRun()
    try await run.initialize(#"{"capabilities":{"textDocument":{"hover":{"contentFormat":\#(listed)}}}}"#)
    run.open("查帐号")
    let hover = try #require(try await run.hover(0, 1))
    #expect(hover.contents.kind == kind)
    #expect(
      hover.contents.value
        == (kind == .markdown
          ? "**玩具规则**（`toy-word`）\n\n“帐号”有\\*误\\*：1\\~2 - 3.5% \\[x] \\<b>\n\n“帐号”应作“账号”。"
          : "玩具规则（toy-word）\n\n“帐号”有*误*：1~2 - 3.5% [x] <b>\n\n“帐号”应作“账号”。"))
    #expect(hover.range?.start == Position(line: 0, character: 1))
    #expect(try await run.shutDown() == 0)
  }

  @Test(arguments: [(0, 0), (0, 3), (0, 99), (7, 0), (-1, 0), (0, -1)])
  func silentElsewhere(line: Int, character: Int) async throws {
    let run = ServerRun()
    try await run.initialize()
    run.open("查帐号")
    #expect(try await run.hover(line, character) == nil)
    #expect(run.client.received.last?["result"] == .null)
    #expect(try await run.hover(0, 1, uri: "file:///none") == nil)
    #expect(try await run.shutDown() == 0)
  }
}
