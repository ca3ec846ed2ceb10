import LanguageServer
import LanguageServerProtocol
import Proofreading
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(20))) struct CodeActionTests {
  private static let eager =
    #"{"capabilities":{"textDocument":{"codeAction":{"codeActionLiteralSupport":{},"isPreferredSupport":true}}}}"#
  private static let late = """
    {"capabilities":{"textDocument":{"codeAction":{"codeActionLiteralSupport":{},"dataSupport":true,
    "resolveSupport":{"properties":["edit"]}}},"workspace":{"workspaceEdit":{"documentChanges":true}}}}
    """

  private func run(_ initialize: String, _ text: String, rules: [any Rule] = [ToyRule()]) async throws -> ServerRun {
    let run = ServerRun(rules: rules)
    try await run.initialize(initialize)
    run.open(text, version: 3)
    return run
  }

  private func action(_ found: CodeActionOrCommand?) throws -> CodeAction {
    var action: CodeAction?
    if case .action(let it)? = found { action = it }
    return try #require(action)
  }

  @Test func editComesAlongWhereItCannotBeAskedFor() async throws {
    let run = try await run(Self.eager, "他说😀帐号不对。")
    let actions = try await run.actions(0, 4, 4)
    let action = try action(actions.first)
    #expect(actions.count == 1)
    #expect(action.title == "改为“账号”")
    #expect(action.kind == "quickfix")
    #expect(action.isPreferred == true)
    #expect(action.diagnostics?.map(\.code) == ["toy-word"])
    #expect(action.edit?.changes?["file:///a.txt"]?.map(\.newText) == ["账号"])
    #expect(action.edit?.changes?["file:///a.txt"]?.first?.range.start == Position(line: 0, character: 4))
    #expect(action.data == nil)
    #expect(try await run.shutDown() == 0)
  }

  @Test(arguments: [(0, 0, 0), (0, 3, 3), (0, 7, 9), (3, 0, 0)])
  func nothingIsOfferedElsewhere(line: Int, from: Int, to: Int) async throws {
    let run = try await run(Self.eager, "他说😀帐号不对。")
    #expect(try await run.actions(line, from, to).isEmpty)
    #expect(try await run.actions(0, 0, 0, uri: "file:///none").isEmpty)
    #expect(try await run.shutDown() == 0)
  }

  @Test func editIsGivenWhenAskedFor() async throws {
    let run = try await run(Self.late, "帐号")
    let offered = try action(try await run.actions(0, 0, 2).first)
    #expect(offered.edit == nil)
    let resolved = try await run.client.call(CodeActionResolveRequest.self, offered)
    let document = try #require(resolved.edit?.documentChanges?.first)
    #expect(document.textDocument.version == 3)
    #expect(document.edits.map(\.newText) == ["账号"])
    run.change([replace(0, 0, 0, "新")], version: 4)
    let error = await #expect(throws: ResponseError.self) {
      try await run.client.call(CodeActionResolveRequest.self, offered)
    }
    #expect(error?.code == -32801)
    #expect(try await run.shutDown() == 0)
  }

  @Test func clientWithoutActionsGetsCommands() async throws {
    let run = try await run(#"{"capabilities":{}}"#, "帐号")
    guard case .command(let command)? = try await run.actions(0, 0, 2).first else {
      Issue.record("no command")
      return
    }
    _ = try await run.client.call(
      ExecuteCommandRequest.self, ExecuteCommandParameters(command: command.command, arguments: command.arguments))
    try await run.client.wait { run.client.received.contains { $0["method"].string == "workspace/applyEdit" } }
    let request = try #require(run.client.received.last { $0["method"].string == "workspace/applyEdit" })
    #expect(request["params"]["edit"]["changes"]["file:///a.txt"].elements.first?["newText"].string == "账号")
    run.client.send(#"{"jsonrpc":"2.0","id":"\#(request["id"].string ?? "")","result":{"applied":true}}"#)
    let error = await #expect(throws: ResponseError.self) {
      try await run.client.call(ExecuteCommandRequest.self, ExecuteCommandParameters(command: "rm", arguments: nil))
    }
    #expect(error?.code == -32602)
    #expect(try await run.shutDown() == 0)
  }

  @Test func sameWordsEverywhere() async throws {
    let run = try await run(Self.eager, "错，帐号，错\n错")
    let actions = try await run.actions(0, 0, 1).map(action)
    #expect(actions.map(\.title) == ["改为“对”", "全文统一为“对”（3处）"])
    #expect(actions.last?.edit?.changes?["file:///a.txt"]?.count == 3)
    #expect(actions.first?.isPreferred == nil)
    #expect(try await run.shutDown() == 0)
  }

  @Test(
    arguments: [
      (nil, false), ([], false), (["quickfix"], false), ([""], false), (["source"], true), (["source.fixAll"], true),
      (["source.fixAll.zhubi"], true), (["source.fixAll.other"], false), (["", "source"], true),
    ] as [([String]?, Bool)])
  func fixAllOnlyWhenAskedFor(only: [String]?, isOffered: Bool) async throws {
    let run = try await run(Self.eager, "帐号和帐号，错")
    let actions = try await run.actions(0, 0, 7, only: only).map(action)
    let all = actions.first { $0.kind == "source.fixAll.zhubi" }
    #expect((all != nil) == isOffered)
    if let all { #expect(all.edit?.changes?["file:///a.txt"]?.map(\.newText) == ["账号", "账号"]) }
    if only?.isEmpty == true { #expect(actions.isEmpty) }
    #expect(try await run.shutDown() == 0)
  }

  @Test func seriesAreRenumberedFromTheBreakOn() async throws {
    let run = try await run(
      Self.eager, "要抓三件事：一是修路。二是架桥。四是通水。五是通电。\r\n", rules: [SeriesSequence()])
    let actions = try await run.actions(0, 16, 16).map(action)
    let renumberings = actions.filter { $0.title == "从此处起重新编号" }
    #expect(renumberings.count == 1)
    let renumbering = try #require(renumberings.first)
    #expect(renumbering.edit?.changes?["file:///a.txt"]?.map(\.newText) == ["三", "四"])
    #expect(try await run.shutDown() == 0)
  }

  /// Everything that is offered for all of `text`.
  private func allActions(_ text: String, rules: [any Rule]) async throws -> [CodeAction] {
    let run = try await run(Self.eager, text, rules: rules)
    let parameters = CodeActionParameters(
      textDocument: TextDocumentIdentifier(uri: "file:///a.txt"),
      range: PositionRange(start: Position(line: 0, character: 0), end: Position(line: 1_000_000, character: 0)),
      context: CodeActionParameters.Context(only: nil))
    let actions = try await run.client.call(CodeActionRequest.self, parameters).map(action)
    #expect(try await run.shutDown() == 0)
    return actions
  }

  /// What is offered for a whole draft edits each place once for each way to change it, not once for each finding that
  /// is like it: 600 more places make 600 more edits, where they made 60,000.
  @Test(
    arguments: [
      ("", "错，", [ToyRule()], ["全文统一为“对”（900处）"]),
      ("要抓好：一是种树。", "二是修路。", [SeriesSequence()], ["从此处起重新编号", "全文统一为“三”（899处）"]),
    ] as [(String, String, [any Rule], [String])])
  func timeIsLinearInTheDraft(start: String, piece: String, rules: [any Rule], titles: [String]) async throws {
    func edits(_ count: Int) async throws -> (count: Int, titles: [String]) {
      let actions = try await allActions(start + String(repeating: piece, count: count), rules: rules)
      #expect(actions.last?.diagnostics?.count == 100)
      let count = actions.reduce(0) { $0 + ($1.edit?.changes?["file:///a.txt"]?.count ?? 0) }
      return (count, actions.map(\.title).filter { !$0.hasPrefix("改为") })
    }
    let (short, long) = (try await edits(300), try await edits(900))
    #expect(long.titles == titles)
    #expect(long.count - short.count == 600 * titles.count)
  }
}

@Suite(.timeLimit(.minutes(20))) struct PullDiagnosticsTests {
  private static let asking = #"{"capabilities":{"textDocument":{"diagnostic":{}}}}"#

  private func report(
    _ run: ServerRun, _ uri: DocumentURI = "file:///a.txt", since previous: String? = nil
  ) async throws -> DocumentDiagnosticReport {
    try await run.client.call(
      DocumentDiagnosticRequest.self,
      DocumentDiagnosticParameters(textDocument: TextDocumentIdentifier(uri: uri), previousResultId: previous))
  }

  @Test func oneRoadAlone() async throws {
    let run = ServerRun()
    let capabilities = try await run.initialize(Self.asking).capabilities
    #expect(capabilities.diagnosticProvider?.workspaceDiagnostics == true)
    run.open("错", version: 1)
    let first = try await report(run)
    #expect(first.items?.count == 1)
    #expect(try await report(run, since: first.resultId) == .unchanged(resultId: first.resultId))
    run.change([replace(0, 0, 0, "新\n")], version: 2)
    let second = try await report(run, since: first.resultId)
    #expect(second.items?.first?.range.start.line == 1)
    #expect(try await report(run, "file:///none").items == [])
    run.client.notify(DidCloseNotification.self, DidCloseParameters(textDocument: .init(uri: "file:///a.txt")))
    #expect(try await report(run).items == [])
    #expect(try await run.shutDown() == 0)
    #expect(run.client.publications.isEmpty)
  }

  @Test func workspaceHoldsWhatIsOpen() async throws {
    let run = ServerRun()
    try await run.initialize(Self.asking)
    run.open("错", uri: "untitled:1", version: 4)
    run.open("好", uri: "untitled:2", version: nil)
    let first = try await run.client.call(
      WorkspaceDiagnosticRequest.self, WorkspaceDiagnosticParameters(previousResultIds: []))
    #expect(first.items.map(\.uri) == ["untitled:1", "untitled:2"])
    #expect(first.items.map(\.version) == [4, nil])
    #expect(first.items.map { $0.items?.count } == [1, 0])
    let known = first.items.map { WorkspaceDiagnosticParameters.PreviousResult(uri: $0.uri, value: $0.resultId) }
    let second = try await run.client.call(
      WorkspaceDiagnosticRequest.self, WorkspaceDiagnosticParameters(previousResultIds: known))
    #expect(second.items.map(\.kind) == [.unchanged, .unchanged])
    #expect(try await run.shutDown() == 0)
  }

  @Test func clientThatOffersNothingIsSentEverything() async throws {
    let run = ServerRun()
    #expect(try await run.initialize().capabilities.diagnosticProvider == nil)
    run.open("错")
    #expect(try await run.client.publication(1).diagnostics.count == 1)
    // The same list again says nothing new to a client without versions.
    run.change([replace(0, 1, 1, "好")], version: 2)
    run.change([replace(0, 0, 0, "错")], version: 3)
    #expect(try await run.client.publication(2).diagnostics.count == 2)
    #expect(try await run.shutDown() == 0)
    #expect(run.client.publications.count == 2)
  }
}
