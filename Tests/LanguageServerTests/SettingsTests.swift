import Foundation
import Glossary
import GlossaryStore
import LanguageServer
import LanguageServerProtocol
import Proofreading
import TestSupport
import Testing
import Workspace

/// Settings files, and what the server itself writes into them.
@Suite(.timeLimit(.minutes(20))) struct SettingsTests {
  private let folder: TemporaryFolder
  private let wrong = "我们推进推进工作。\n大家都推进推进工作。\n"

  init() throws {
    folder = try TemporaryFolder()
    try folder.makeFolder("稿/分册")
  }

  private func uri(_ path: String) -> DocumentURI { FileURI.uri(of: folder.path(path)) }

  private func run(
    workspace: String? = "稿", options: String = "{}",
    capabilities: String = #"{"textDocument":{"codeAction":{"codeActionLiteralSupport":{}}}}"#
  ) async throws -> ServerRun {
    let run = ServerRun(settings: FileSettings())
    let folders = workspace.map { #"[{"uri":"\#(uri($0))","name":"稿"}]"# } ?? "null"
    try await run.initialize(
      """
      {"capabilities":\(capabilities),"workspaceFolders":\(folders),
      "initializationOptions":\(options)}
      """)
    return run
  }

  private func actions(_ run: ServerRun, _ line: Int, _ column: Int, _ uri: DocumentURI) async throws -> [CodeAction] {
    try await run.actions(line, column, column, uri: uri).compactMap {
      if case .action(let action) = $0 { action } else { nil }
    }
  }

  private func execute(_ command: Command?, _ run: ServerRun) async throws {
    let command = try #require(command)
    _ = try await run.client.call(
      ExecuteCommandRequest.self, ExecuteCommandParameters(command: command.command, arguments: command.arguments))
  }

  @Test func nearestFileWinsAndTheEditorGoesBeforeIt() async throws {
    try folder.write(#"{"rules": {"repeated-text": "off"}} // 先关掉"#, to: "稿/.zhubi.json")
    try folder.write("{rules: {'repeated-text': 'info'}}", to: "稿/分册/.zhubi.json")
    let run = try await run()
    run.open(wrong, uri: uri("稿/甲.txt"))
    #expect(try await run.client.publication(1).diagnostics.isEmpty)
    run.open(wrong, uri: uri("稿/分册/甲.txt"))
    #expect(try await run.client.publication(2).diagnostics.map(\.severity) == [.information, .information])
    #expect(try await run.shutDown() == 0)
    let strict = try await self.run(options: #"{"rules":{"repeated-text":"error"},"positionEncoding":"utf-16"}"#)
    strict.open(wrong, uri: uri("稿/分册/甲.txt"))
    #expect(try await strict.client.publication(1).diagnostics.map(\.severity) == [.error, .error])
    #expect(try await strict.shutDown() == 0)
  }

  @Test func brokenSettingsAreTold() async throws {
    try folder.write("{\n  \"rule\": 3\n}", to: "稿/.zhubi.json")
    let run = try await run()
    run.open(wrong, uri: uri("稿/甲.txt"))
    #expect(try await run.client.publication(1).diagnostics.count == 2)
    try await run.client.wait { run.client.received.contains { $0["method"].string == "window/showMessage" } }
    let message = run.client.received.first { $0["method"].string == "window/showMessage" }
    #expect(message?["params"]["message"].string?.contains("第 2 行") == true)
    #expect(try await run.shutDown() == 0)
  }

  @Test func draftsAreCheckedAgainstTheReportsOfTheSettings() async throws {
    try folder.write("开头。\n全县共有标准化驿站128个。\n", to: "稿/报告.txt")
    try folder.write(#"{"against": "报告.txt"}"#, to: "稿/.zhubi.json")
    let run = try await run(
      capabilities: #"{"textDocument":{"publishDiagnostics":{"relatedInformation":true}}}"#)
    run.open("全县标准化驿站达到138个。\n", uri: uri("稿/甲.txt"))
    let found = try await run.client.publication(1).diagnostics
    #expect(found.map(\.code) == ["figure-conflict"])
    #expect(found.first?.message == "“标准化驿站”在“报告.txt”里是128个，这里是138个")
    let place = found.first?.relatedInformation?.first?.location
    #expect(place?.uri == uri("稿/报告.txt"))
    #expect(place?.range.start == Position(line: 1, character: 9))
    #expect(try await run.shutDown() == 0)
  }

  @Test func onePlaceIsLeftAlone() async throws {
    let run = try await run()
    run.open(wrong, uri: uri("稿/甲.txt"))
    #expect(try await run.client.publication(1).diagnostics.count == 2)
    let found = try await actions(run, 0, 5, uri("稿/甲.txt"))
    try await execute(found.first { $0.title == "这一处不再提示" }?.command, run)
    let left = try await run.client.publication(2).diagnostics
    #expect(left.map(\.range.start.line) == [1])
    let text = try String(contentsOfFile: folder.path("稿/.zhubi.json"), encoding: .utf8)
    #expect(text.contains(#""path": "甲.txt""#) || text.contains(#""context""#))
    #expect(try await run.shutDown() == 0)
  }

  @Test(arguments: ["不再提示", "关闭规则"])
  func wordsAndRulesAreLeftAlone(title: String) async throws {
    try folder.write("// 我的设置\n{\n  \"locale\": \"zh\", // 中文\n}\n", to: "稿/.zhubi.json")
    let run = try await run()
    run.open(wrong, uri: uri("稿/甲.txt"))
    #expect(try await run.client.publication(1).diagnostics.count == 2)
    let found = try await actions(run, 0, 5, uri("稿/甲.txt"))
    try await execute(found.first { $0.title.contains(title) && $0.title != "这一处不再提示" }?.command, run)
    #expect(try await run.client.publication(2).diagnostics.isEmpty)
    let text = try String(contentsOfFile: folder.path("稿/.zhubi.json"), encoding: .utf8)
    #expect(text.hasPrefix("// 我的设置\n{\n  \"locale\": \"zh\", // 中文\n") || text.contains("// 中文"))
    #expect(try await run.shutDown() == 0)
  }

  @Test func termGoesToTheGlossary() async throws {
    let run = try await run()
    let draft = "增强“五个意识”。"
    run.open(draft, uri: uri("稿/甲.txt"))
    #expect(try await run.client.publication(1).diagnostics.map(\.code) == ["slogan-numeral"])
    let action = try await actions(run, 0, 4, uri("稿/甲.txt")).first { $0.title.hasSuffix("加入词库") }
    try await execute(action?.command, run)
    let glossary = try StoredGlossary.glossary(at: folder.path("稿/词库.glossary"))
    #expect(glossary.entry("五个意识") != nil)
    #expect(FileManager.default.fileExists(atPath: folder.path("稿/.zhubi.json")))
    let again = try await actions(run, 0, 4, uri("稿/甲.txt"))
    #expect(!again.contains { $0.title.hasSuffix("加入词库") })
    #expect(try await run.shutDown() == 0)
  }

  @Test func nothingIsWrittenOutsideAWorkspace() async throws {
    let run = try await run(workspace: nil)
    run.open(wrong, uri: uri("稿/甲.txt"))
    run.open(wrong, uri: "untitled:Untitled-1")
    for uri in [uri("稿/甲.txt"), "untitled:Untitled-1"] {
      #expect(try await actions(run, 0, 5, uri).allSatisfy { $0.command == nil })
    }
    let error = await #expect(throws: ResponseError.self) {
      try await run.client.call(
        ExecuteCommandRequest.self,
        ExecuteCommandParameters(
          command: "zhubi.suppress",
          arguments: [.object(["uri": .string("untitled:Untitled-1"), "rule": .string("repeated-text")])]))
    }
    #expect(error?.code == -32803)
    #expect(try await run.shutDown() == 0)
  }

  @Test func knownFindingsAreNotShown() async throws {
    try folder.write(#"{"baseline": "已知.json"}"#, to: "稿/.zhubi.json")
    try folder.write(
      #"{"findings": [{"path": "甲.txt", "rule": "repeated-text", "text": "推进推进", "before": "我们", "after": "工作"}]}"#,
      to: "稿/已知.json")
    let path = try folder.write(wrong, to: "稿/甲.txt")
    let run = try await run()
    run.open(wrong, uri: FileURI.uri(of: path))
    #expect(try await run.client.publication(1).diagnostics.map(\.range.start.line) == [1])
    #expect(try await run.shutDown() == 0)
  }

  @Test func excludedFilesAreNoDraftsOfTheWorkspace() async throws {
    try folder.write(#"{"exclude": ["分册/**"]}"#, to: "稿/.zhubi.json")
    try folder.write(wrong, to: "稿/甲.txt")
    try folder.write(wrong, to: "稿/分册/乙.txt")
    let run = try await run(options: #"{"checkWorkspace":true,"log":"info"}"#)
    #expect(try await run.client.publication(1).uri == uri("稿/甲.txt"))
    let check = ExecuteCommandParameters(command: "zhubi.checkWorkspace", arguments: nil)
    _ = try await run.client.call(ExecuteCommandRequest.self, check)
    #expect(try await run.shutDown() == 0)
    #expect(run.client.publications.allSatisfy { $0.uri == uri("稿/甲.txt") })
  }

  @Test func commentsOfMarkdown() async throws {
    let run = try await run()
    run.open("前一段。\n\n我们推进推进工作，\n大家都推进推进工作。", uri: uri("稿/甲.md"), languageId: "markdown")
    let first = try await actions(run, 2, 5, uri("稿/甲.md")).first { $0.title.contains("注释") }
    let edit = try #require(first?.edit?.changes?[uri("稿/甲.md")]?.first)
    #expect(edit.newText == "<!-- zhubi-disable-next-line repeated-text -->\n")
    #expect(try await !actions(run, 3, 6, uri("稿/甲.md")).contains { $0.title.contains("注释") })
    run.change([replace(2, 0, 0, edit.newText)], uri: uri("稿/甲.md"), version: 2)
    let left = try await run.client.publication(2).diagnostics
    #expect(left.map(\.range.start.line) == [4])
    #expect(try await run.shutDown() == 0)
  }
}
