import Foundation
import Glossary
import LanguageServer
import LanguageServerProtocol
import Proofreading
import TestSupport
import Testing

/// Folders, settings, files that change, and checks of everything.
@Suite(.timeLimit(.minutes(20))) struct WorkspaceTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("严", to: "一处/设置")
    try folder.write("错。", to: "一处/甲.txt")
    try folder.write("错。", to: "二处/乙.txt")
  }

  /// Rules as a file called 设置 beside the draft says: 严 for the toy rule, else none.
  private struct FileSettings: SettingsSource {
    func settings(for address: DraftAddress, editor: JSONValue) -> DraftSettings {
      let path = "\(address.folder ?? "")/设置"
      let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
      let isStrict = text == "严" || editor["strict"].bool == true
      var settings = DraftSettings(rules: isStrict ? [ToyRule()] : [], glossary: Glossary())
      settings.watchedFiles = [path]
      if text == "坏" { settings.problems = ["“\(path)”读不懂。"] }
      return settings
    }
  }

  private func uri(_ path: String) -> DocumentURI { FileURI.uri(of: folder.path(path)) }

  private func run(
    _ capabilities: String = "{}", folders: [String] = ["一处", "二处"], options: String = "{}",
    watchInterval: Duration = .seconds(600)
  ) async throws -> ServerRun {
    let run = ServerRun(settings: FileSettings(), watchInterval: watchInterval)
    let list = folders.map { #"{"uri":"\#(uri($0))","name":"\#($0)"}"# }.joined(separator: ",")
    try await run.initialize(
      #"{"capabilities":\#(capabilities),"workspaceFolders":[\#(list)],"initializationOptions":\#(options)}"#)
    return run
  }

  @Test func everyFolderHasItsOwnSettings() async throws {
    let run = try await run()
    run.open("错", uri: uri("一处/丙.txt"))
    run.open("错", uri: uri("二处/丙.txt"))
    run.open("错", uri: "untitled:Untitled-1")
    _ = try await run.client.publication(3)
    let counts = Dictionary(run.client.publications.map { ($0.uri, $0.diagnostics.count) }) { _, last in last }
    #expect(counts == [uri("一处/丙.txt"): 1, uri("二处/丙.txt"): 0, "untitled:Untitled-1": 0])
    #expect(try await run.shutDown() == 0)
  }

  @Test func clientThatWatchesTellsOfSettings() async throws {
    let run = try await run(
      #"{"workspace":{"didChangeWatchedFiles":{"dynamicRegistration":true},"inlayHint":{"refreshSupport":true}}}"#)
    try await run.client.wait { run.client.received.contains { $0["method"].string == "client/registerCapability" } }
    run.open("错", uri: uri("二处/丙.txt"))
    #expect(try await run.client.publication(1).diagnostics.isEmpty)
    try folder.write("严", to: "二处/设置")
    run.client.notify(
      DidChangeWatchedFilesNotification.self,
      DidChangeWatchedFilesParameters(changes: [.init(uri: uri("二处/设置"), type: 1)]))
    #expect(try await run.client.publication(2).diagnostics.count == 1)
    #expect(run.client.received.contains { $0["method"].string == "workspace/inlayHint/refresh" })
    #expect(try await run.shutDown() == 0)
  }

  @Test func ownWatchSeesSettingsChange() async throws {
    let run = try await run(watchInterval: .milliseconds(20))
    run.open("错", uri: uri("一处/丙.txt"))
    #expect(try await run.client.publication(1).diagnostics.count == 1)
    try folder.write("坏", to: "一处/设置")
    #expect(try await run.client.publication(2).diagnostics.isEmpty)
    try await run.client.wait { run.client.received.contains { $0["method"].string == "window/showMessage" } }
    try FileManager.default.removeItem(atPath: folder.path("一处/设置"))
    try folder.write("严", to: "一处/设置")
    #expect(try await run.client.publication(3).diagnostics.count == 1)
    #expect(try await run.shutDown() == 0)
  }

  @Test func savingLooksAtTheSettings() async throws {
    let run = try await run()
    run.open("错", uri: uri("二处/丙.txt"))
    #expect(try await run.client.publication(1).diagnostics.isEmpty)
    try folder.write("严", to: "二处/设置")
    run.client.notify(DidSaveNotification.self, DidCloseParameters(textDocument: .init(uri: uri("二处/丙.txt"))))
    #expect(try await run.client.publication(2).diagnostics.count == 1)
    #expect(try await run.shutDown() == 0)
  }

  @Test(arguments: [#"{"strict":true}"#, #"{"zhubi":{"strict":true}}"#])
  func settingsComeAlongWithTheNotification(settings: String) async throws {
    let run = try await run()
    run.open("错", uri: uri("二处/丙.txt"))
    #expect(try await run.client.publication(1).diagnostics.isEmpty)
    run.client.send(
      #"{"jsonrpc":"2.0","method":"workspace/didChangeConfiguration","params":{"settings":\#(settings)}}"#)
    #expect(try await run.client.publication(2).diagnostics.count == 1)
    run.client.send(#"{"jsonrpc":"2.0","method":"workspace/didChangeConfiguration","params":{"settings":null}}"#)
    #expect(try await run.shutDown() == 0)
    #expect(run.client.publications.count == 2)
  }

  @Test(arguments: [#"{"strict":true}"#, #"{"zhubi":{"strict":true}}"#])
  func settingsComeWithInitialize(options: String) async throws {
    let run = try await run(options: options)
    run.open("错", uri: uri("二处/丙.txt"))
    #expect(try await run.client.publication(1).diagnostics.count == 1)
    #expect(try await run.shutDown() == 0)
  }

  @Test func settingsAreAskedForFolderByFolder() async throws {
    let run = try await run(#"{"workspace":{"configuration":true}}"#)
    try await run.client.wait { run.client.received.contains { $0["method"].string == "workspace/configuration" } }
    let request = try #require(run.client.received.first { $0["method"].string == "workspace/configuration" })
    #expect(
      request["params"]["items"].elements.map { $0["scopeUri"].string } == [uri("一处"), uri("二处")])
    run.open("错", uri: uri("二处/丙.txt"))
    #expect(try await run.client.publication(1).diagnostics.isEmpty)
    run.client.send(
      #"{"jsonrpc":"2.0","id":"\#(request["id"].string ?? "")","result":[null,{"strict":true}]}"#)
    #expect(try await run.client.publication(2).diagnostics.count == 1)
    #expect(try await run.shutDown() == 0)
  }

  @Test func foldersComeAndGo() async throws {
    let run = try await run(#"{"textDocument":{"diagnostic":{}}}"#, folders: ["一处"])
    func names() async throws -> [String] {
      try await run.client.call(
        WorkspaceDiagnosticRequest.self, WorkspaceDiagnosticParameters(previousResultIds: [])
      ).items.map { "\(FileURI.path(of: $0.uri)?.split(separator: "/").last ?? "") \($0.items?.count ?? -1)" }
    }
    #expect(try await names() == ["甲.txt 1"])
    run.client.notify(
      DidChangeFoldersNotification.self,
      DidChangeFoldersParameters(
        event: .init(
          added: [WorkspaceFolder(uri: uri("二处"), name: "二处")],
          removed: [WorkspaceFolder(uri: uri("一处"), name: "一处")])))
    #expect(try await names() == ["乙.txt 0"])
    #expect(try await run.shutDown() == 0)
  }

  @Test func workspaceIsCheckedWhenAskedFor() async throws {
    let run = try await run(#"{"window":{"workDoneProgress":true}}"#)
    run.open("错错", uri: uri("一处/丙.txt"))
    _ = try await run.client.publication(1)
    _ = try await run.client.call(
      ExecuteCommandRequest.self, ExecuteCommandParameters(command: "zhubi.checkWorkspace", arguments: nil))
    let published = try await run.client.publication(2)
    #expect(published.uri == uri("一处/甲.txt") && published.diagnostics.count == 1)
    func progress() -> [String] {
      run.client.received.filter { $0["method"].string == "$/progress" }
        .compactMap { $0["params"]["value"]["kind"].string }
    }
    try await run.client.wait { progress().last == "end" }
    #expect(progress().first == "begin" && progress().count > 2)
    #expect(run.client.received.contains { $0["method"].string == "window/workDoneProgress/create" })
    run.client.notify(
      CancelProgressNotification.self, ProgressTokenParameters(token: .string("zhubi-check-1")))
    #expect(try await run.shutDown() == 0)
  }

  @Test func nothingIsCheckedUnasked() async throws {
    let run = try await run()
    _ = try await run.hover(0, 0)
    #expect(try await run.shutDown() == 0)
    #expect(run.client.publications.isEmpty)
    let configured = try await self.run(options: #"{"checkWorkspace":true}"#)
    #expect(try await configured.client.publication(1).uri == uri("一处/甲.txt"))
    #expect(try await configured.shutDown() == 0)
  }

  @Test func unchangedFilesAreNotReadAgain() async throws {
    let run = try await run(#"{"textDocument":{"diagnostic":{}}}"#)
    func ask(_ previous: [WorkspaceDiagnosticParameters.PreviousResult]) async throws -> WorkspaceDiagnosticReport {
      try await run.client.call(
        WorkspaceDiagnosticRequest.self,
        WorkspaceDiagnosticParameters(previousResultIds: previous, workDoneToken: .number(5)))
    }
    let first = try await ask([])
    let known = first.items.map { WorkspaceDiagnosticParameters.PreviousResult(uri: $0.uri, value: $0.resultId) }
    #expect(try await ask(known).items.map(\.kind) == [.unchanged, .unchanged])
    try folder.write("错，错。", to: "一处/甲.txt")
    #expect(try await ask(known).items.map { $0.items?.count } == [nil, 2])
    #expect(run.client.received.contains { $0["params"]["token"] == .integer(5) })
    #expect(try await run.shutDown() == 0)
  }

  @Test func logAndTrace() async throws {
    let run = try await run(options: #"{"log":"info"}"#)
    run.client.notify(SetTraceNotification.self, SetTraceParameters(value: "verbose"))
    run.open("错", uri: uri("二处/丙.txt"))
    _ = try await run.client.publication(1)
    _ = try await run.hover(0, 0, uri: uri("二处/丙.txt"))
    run.client.send(
      #"{"jsonrpc":"2.0","method":"workspace/didChangeConfiguration","params":{"settings":{"strict":true}}}"#)
    _ = try await run.client.publication(2)
    let lines = run.client.received.filter { $0["method"].string == "window/logMessage" }
    #expect(!lines.isEmpty)
    let traces = run.client.received.filter { $0["method"].string == "$/logTrace" }
    #expect(traces.first?["params"]["message"].string?.hasPrefix("textDocument/hover") == true)
    #expect(traces.first?["params"]["verbose"].string != nil)
    for line in lines + traces { #expect(!"\(line)".contains("错")) }
    #expect(try await run.shutDown() == 0)
  }
}
