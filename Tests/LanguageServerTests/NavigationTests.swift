import Foundation
import Glossary
import GlossaryStore
import LanguageServer
import LanguageServerProtocol
import Proofreading
import TestSupport
import Testing

/// Where terms come from and where they are used, in all drafts of a workspace.
@Suite(.timeLimit(.minutes(20))) struct NavigationTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("坚持“三会一课”。😀办好三会一课。\r\n", to: "稿件/甲.txt")
    try folder.write("三会一课照常，`三会一课`不改。", to: "稿件/乙.md")
    try folder.write("早已推行网格长制。", to: "稿件/2024年全镇工作报告.txt")
    try folder.write("三会一课在别处。", to: "别处/丙.txt")
  }

  private func settings() -> FixedSettings {
    let glossaryFile = folder.path("稿件/词库.txt")
    return FixedSettings {
      let learnt = GlossaryEntry(
        form: "网格长制", origin: .learnt, status: .learnt, uses: 3, documents: 2,
        firstSource: .init(path: "2024年全镇工作报告.txt", line: 1))
      var settings = DraftSettings(
        rules: RuleCatalogue.all, glossary: .merging([BuiltInGlossary.read(), Glossary(entries: [learnt])]))
      settings.glossaryFiles = [glossaryFile]
      return settings
    }
  }

  private func run(_ more: String = "{}") async throws -> ServerRun {
    let run = ServerRun(settings: settings())
    try await run.initialize(
      #"{"capabilities":{"workspace":\#(more)},"workspaceFolders":[{"uri":"\#(uri("稿件"))","name":"稿件"}]}"#)
    return run
  }

  private func uri(_ path: String) -> DocumentURI { FileURI.uri(of: folder.path(path)) }

  private func places(_ locations: [Location]) -> [String] {
    locations.map { location in
      let name = FileURI.path(of: location.uri)?.split(separator: "/").last ?? ""
      return "\(name) \(location.range.start.line):\(location.range.start.character)-\(location.range.end.character)"
    }
  }

  private var text: String { "办好三会一课，学《全镇工作报告》。实行“一格一员”，即一个格子、一名专员。推行网格长制，见图2。\n\n图2 路网" }

  @Test func usesInAllDrafts() async throws {
    let run = try await run()
    // The client's own spelling of a name is an opaque key.
    let open = uri("稿件/丁.txt").replacing("%E4", with: "%e4")
    run.open(text, uri: open)
    let found = try await run.client.call(
      ReferencesRequest.self,
      ReferenceParameters(
        textDocument: .init(uri: open), position: Position(line: 0, character: 3),
        context: .init(includeDeclaration: true)))
    #expect(places(found) == ["丁.txt 0:2-6", "乙.md 0:0-4", "甲.txt 0:3-7", "甲.txt 0:13-17"])
    #expect(found.first?.uri == open)
    #expect(try await run.shutDown() == 0)
  }

  @Test func definitions() async throws {
    let run = try await run()
    let open = uri("稿件/丁.txt")
    run.open(text, uri: open)
    func define(_ character: Int) async throws -> [String] {
      places(try await run.client.call(DefinitionRequest.self, run.hoverParameters(0, character, uri: open)))
    }
    func column(_ word: String) throws -> Int {
      let found = try #require(text.range(of: word))
      return text.utf16.distance(from: text.startIndex, to: found.lowerBound)
    }
    #expect(try await define(column("网格长制")) == ["2024年全镇工作报告.txt 0:4-8"])
    #expect(try await define(column("全镇工作报告")) == ["2024年全镇工作报告.txt 0:0-0"])
    #expect(try await define(column("图2")) == ["丁.txt 2:0-2"])
    #expect(try await define(column("三会一课")) == ["丁.txt 0:2-6"])
    #expect(try await define(column("一格一员")) == ["丁.txt 0:20-24"])
    #expect(try await define(0) == [])
    let links = try await run.client.call(DocumentLinkRequest.self, DocumentParameters(textDocument: .init(uri: open)))
    #expect(links.map(\.target) == [uri("稿件/2024年全镇工作报告.txt")])
    #expect(links.first?.range.start.character == 9)
    #expect(try await run.shutDown() == 0)
  }

  @Test func wordsOfALongerTermAreNoUse() async throws {
    let glossary = Glossary(entries: [
      GlossaryEntry(
        form: "网格长制", origin: .byHand, status: .approved, variants: [.init(form: "网格长制度", relation: .long)],
        formsToAvoid: ["网格长负责制"]), GlossaryEntry(form: "网格长", origin: .byHand, status: .approved),
      GlossaryEntry(form: "网格", origin: .byHand, status: .approved),
    ])
    let run = ServerRun(settings: FixedSettings { DraftSettings(rules: RuleCatalogue.all, glossary: glossary) })
    try await run.initialize(
      #"{"capabilities":{},"workspaceFolders":[{"uri":"\#(uri("稿件"))","name":"稿件"}]}"#)
    let open = uri("稿件/丁.txt")
    run.open("网格长有四十名，推行网格长制。网格长上门，网格长制度见效，网格长负责制不写，网格清楚，“网格”也清楚，“长制”不明。", uri: open)
    func columns(_ character: Int) async throws -> [Int] {
      try await run.client.call(
        ReferencesRequest.self,
        ReferenceParameters(
          textDocument: .init(uri: open), position: Position(line: 0, character: character),
          context: .init(includeDeclaration: true))
      ).filter { $0.uri == open }.map(\.range.start.character)
    }
    // A term has its own uses, under all its forms.
    #expect(try await columns(1) == [0, 15])
    #expect(try await columns(12) == [10, 21, 29])
    // Two characters are a term in quotation marks, and where somebody points at them.
    #expect(try await columns(39) == [38, 44])
    // Other words are found where no term has them.
    #expect(try await columns(52) == [52])
    let edit = try await run.client.call(
      RenameRequest.self,
      RenameParameters(
        textDocument: .init(uri: open), position: Position(line: 0, character: 12), newName: "网格员制"))
    #expect(edit?.changes?[open]?.map(\.range.start.character) == [10])
    let highlights = try await run.client.call(DocumentHighlightRequest.self, run.hoverParameters(0, 1, uri: open))
    #expect(highlights.map(\.range.start.character) == [0, 15])
    #expect(try await run.shutDown() == 0)
  }

  @Test func renamingReachesClosedDrafts() async throws {
    let run = try await run(#"{"workspaceEdit":{"documentChanges":true}}"#)
    let open = uri("稿件/丁.txt")
    run.open(text, uri: open, version: 7)
    let prepared = try #require(
      try await run.client.call(PrepareRenameRequest.self, run.hoverParameters(0, 4, uri: open)))
    #expect(prepared.placeholder == "三会一课")
    func rename(_ character: Int, _ name: String) async throws -> WorkspaceEdit? {
      try await run.client.call(
        RenameRequest.self,
        RenameParameters(
          textDocument: .init(uri: open), position: Position(line: 0, character: character), newName: name))
    }
    let edit = try #require(try await rename(4, "三会两课"))
    let documents = try #require(edit.documentChanges)
    #expect(documents.map(\.textDocument.version) == [7, nil, nil])
    #expect(documents.map(\.edits.count) == [1, 1, 2])
    #expect(documents.last?.edits.last?.range.start.character == 13)
    #expect(try await rename(0, "好") == nil)
    let error = await #expect(throws: ResponseError.self) { try await rename(4, "一\n二") }
    #expect(error?.code == -32803)
    let figure = run.hoverParameters(2, 0, uri: open)
    #expect(try await run.client.call(PrepareRenameRequest.self, figure) == nil)
    #expect(try await run.shutDown() == 0)
  }

  @Test func renamingLeavesGlossariesAndEarlierReportsAlone() async throws {
    try folder.write("三会一课\n", to: "稿件/词库.txt")
    try folder.write("早已办好三会一课。", to: "稿件/往年/2023年全镇工作报告.txt")
    let files = [folder.path("稿件/词库.txt"), folder.path("稿件/往年")]
    let run = ServerRun(
      settings: FixedSettings {
        var settings = DraftSettings(rules: RuleCatalogue.all, glossary: BuiltInGlossary.read())
        settings.glossaryFiles = [files[0]]
        settings.corpora = [files[1]]
        return settings
      })
    try await run.initialize(#"{"capabilities":{},"workspaceFolders":[{"uri":"\#(uri("稿件"))","name":"稿件"}]}"#)
    let open = uri("稿件/丁.txt")
    run.open(text, uri: open)
    let edit = try #require(
      try await run.client.call(
        RenameRequest.self,
        RenameParameters(
          textDocument: .init(uri: open), position: Position(line: 0, character: 4), newName: "三会两课")))
    #expect(Set(edit.changes?.keys.map { $0 } ?? []) == [open, uri("稿件/甲.txt"), uri("稿件/乙.md")])
    #expect(try await run.shutDown() == 0)
  }

  @Test func symbolsOfTheWorkspace() async throws {
    let run = try await run()
    run.open("一、强基础\n办好三会一课。", uri: uri("稿件/丁.txt"))
    func symbols(_ query: String) async throws -> [String] {
      try await run.client.call(WorkspaceSymbolRequest.self, WorkspaceSymbolParameters(query: query)).map {
        "\($0.name) \(places([$0.location])[0])"
      }
    }
    #expect(try await symbols("网格长") == ["网格长制 2024年全镇工作报告.txt 0:0-0"])
    #expect(try await symbols("三会") == ["三会一课 丁.txt 1:2-6"])
    #expect(try await symbols("基础") == ["强基础 丁.txt 0:2-5"])
    #expect(try await symbols(" ") == [])
    #expect(try await run.shutDown() == 0)
  }

  @Test(arguments: [
    ("file:///%E8%8D%89.txt", "/草.txt"), ("file:///%e8%8d%89.txt", "/草.txt"), ("file:///草.txt", "/草.txt"),
    ("file:///a%20b/", "/a b"), ("file://localhost/a", "/a"), ("FILE:///a", "/a"), ("file:///100%", "/100%"),
    ("untitled:Untitled-1", nil), ("file:", nil), ("", nil), ("buffer:12", nil), ("file:///a%00b", nil),
    ("file://" + String(repeating: "/a", count: 2047), String(repeating: "/a", count: 2047)),
    ("file://" + String(repeating: "/a", count: 2048), nil),
  ])
  func pathsOfNames(uri: String, path: String?) {
    #expect(FileURI.path(of: uri) == path)
    if let path { #expect(FileURI.path(of: FileURI.uri(of: path)) == path) }
  }
}
