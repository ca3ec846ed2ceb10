import Foundation
import Glossary
import LanguageServer
import LanguageServerProtocol
import Proofreading
import ProseText
import TestSupport
import Testing

/// Drafts that are checked by what the workspace's earlier reports teach.
@Suite(.timeLimit(.minutes(20))) struct CorpusLessonTests {
  private let folder: TemporaryFolder
  /// The title is not quite what the earlier reports call it.
  private let draft = "😀学习《临江县水网规化》，抓好“三清一改”。\n办好“夜谈会”，打通最后一公里。\n"

  init() throws {
    folder = try TemporaryFolder()
    for (path, text) in SampleCorpus.reports { try folder.write(text, to: "稿/往年/\(path)") }
    try folder.write(#"{"corpus": ["往年"]}"#, to: "稿/.zhubi.json")
    try folder.makeFolder("别稿")
  }

  private func uri(_ path: String) -> DocumentURI { FileURI.uri(of: folder.path(path)) }

  private func run(
    _ capabilities: String = #"{"window":{"workDoneProgress":true}}"#, watchInterval: Duration = .seconds(600),
    settings: any SettingsSource = FileSettings(builtIn: { Glossary() }), cache: String? = "缓存"
  ) async throws -> ServerRun {
    let run = ServerRun(settings: settings, watchInterval: watchInterval, corpusCache: cache.map(folder.path))
    let list = ["稿", "别稿"].map { #"{"uri":"\#(uri($0))","name":"\#($0)"}"# }.joined(separator: ",")
    try await run.initialize(#"{"capabilities":\#(capabilities),"workspaceFolders":[\#(list)]}"#)
    return run
  }

  private func codes(_ run: ServerRun, _ path: String) -> [String] {
    run.client.publications.last { $0.uri == uri(path) }?.diagnostics.compactMap(\.code) ?? []
  }

  private func progress(_ run: ServerRun) -> [JSONValue] {
    run.client.received.filter { $0["method"].string == "$/progress" }.map { $0["params"] }
  }

  @Test func openDraftsAreCheckedByWhatWasLearnt() async throws {
    let run = try await run()
    run.open(draft, uri: uri("稿/今年.txt"))
    run.open(draft, uri: uri("别稿/今年.txt"))
    try await run.client.wait { codes(run, "稿/今年.txt") == ["term-near-miss"] }
    let hover = try await run.hover(0, 18, uri: uri("稿/今年.txt"))
    #expect(hover?.contents.value.contains("3篇") == true)
    // The other folder names no corpus.
    _ = try await run.hover(0, 18, uri: uri("别稿/今年.txt"))
    #expect(codes(run, "别稿/今年.txt").isEmpty)
    let steps = progress(run)
    #expect(steps.compactMap { $0["value"]["kind"].string }.first == "begin")
    #expect(steps.compactMap { $0["value"]["kind"].string }.last == "end")
    #expect(steps.first?["value"]["cancellable"].bool == true)
    #expect(Set(steps.compactMap { $0["token"].string }).count == 1)
    #expect(run.client.received.contains { $0["method"].string == "window/workDoneProgress/create" })
    #expect(!run.client.received.contains { $0["method"].string == "window/showMessage" })
    #expect(try await run.shutDown() == 0)

    // What is kept is there at once, and no progress is shown.
    let again = try await self.run()
    again.open(draft, uri: uri("稿/今年.txt"))
    try await again.client.wait { codes(again, "稿/今年.txt") == ["term-near-miss"] }
    #expect(progress(again).isEmpty)
    #expect(try await again.shutDown() == 0)
  }

  @Test func termsLeadToTheirFirstUse() async throws {
    let run = try await run()
    run.open(draft, uri: uri("稿/今年.txt"))
    try await run.client.wait { codes(run, "稿/今年.txt") == ["term-near-miss"] }
    let found = try await run.client.call(
      DefinitionRequest.self, run.hoverParameters(1, 4, uri: uri("稿/今年.txt")))
    let text = SampleCorpus.reports[0].text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = try #require(text.firstIndex { $0.contains("夜谈会") })
    let place = try #require(text[line].range(of: "夜谈会"))
    let column = text[line].utf16.distance(from: text[line].startIndex, to: place.lowerBound)
    let location = try #require(found.first)
    #expect(FileURI.path(of: location.uri)?.hasSuffix("稿/往年/2023/临江县报告.txt") == true)
    #expect(location.range.start == Position(line: line, character: column))
    #expect(location.range.end == Position(line: line, character: column + 3))
    #expect(try await run.shutDown() == 0)
  }

  @Test(arguments: ["saved", "told", "watched"])
  func changesOfTheCorpusAreLearnt(way: String) async throws {
    let watches = way == "told" ? #","didChangeWatchedFiles":{"dynamicRegistration":true}"# : ""
    let run = try await run(
      #"{"workspace":{"inlayHint":{"refreshSupport":true}\#(watches)}}"#,
      watchInterval: way == "watched" ? .milliseconds(20) : .seconds(600))
    run.open(draft, uri: uri("稿/今年.txt"))
    try await run.client.wait { codes(run, "稿/今年.txt") == ["term-near-miss"] }
    // From now on the earlier reports write it the other way, too.
    for (path, text) in SampleCorpus.reports {
      try folder.write(text.replacing("水网规划", with: "水网规化"), to: "稿/往年/\(path)")
    }
    let changed = uri("稿/往年/\(SampleCorpus.reports[0].path)")
    switch way {
    case "saved": run.client.notify(DidSaveNotification.self, DidCloseParameters(textDocument: .init(uri: changed)))
    case "told":
      #expect(
        run.client.received.contains { $0["params"]["registrations"].elements.first?["id"].string == "watch-corpora" })
      run.client.notify(
        DidChangeWatchedFilesNotification.self,
        DidChangeWatchedFilesParameters(changes: [.init(uri: changed, type: 2)]))
    default: break
    }
    try await run.client.wait { codes(run, "稿/今年.txt").isEmpty }
    #expect(run.client.received.contains { $0["method"].string == "workspace/inlayHint/refresh" })
    #expect(try await run.shutDown() == 0)
  }

  @Test func learningCanBeStopped() async throws {
    // A corpus that takes a while: the same words again and again, in other sentences.
    for number in 0..<400 {
      let text = (0..<60).map { "第\(number)乡第\($0)村办好“夜谈会”，来了\($0 * number)人，说了\($0 + number)件事。" }.joined(
        separator: "\n")
      try folder.write(text, to: "稿/往年/乡镇/\(number).txt")
    }
    let run = try await run()
    run.client.sendWhenTold(
      "$/progress",
      #"{"jsonrpc":"2.0","method":"window/workDoneProgress/cancel","params":{"token":"zhubi-corpus-1"}}"#)
    run.open(draft, uri: uri("稿/今年.txt"))
    try await run.client.wait { progress(run).last?["value"]["kind"].string == "end" }
    #expect(progress(run).last?["value"]["message"].string?.contains("已取消") == true)
    // The draft is checked all the same, and nobody is told that anything is wrong.
    #expect(try await run.hover(0, 18, uri: uri("稿/今年.txt"))?.contents.value.contains("3篇") != true)
    #expect(codes(run, "稿/今年.txt").isEmpty)
    #expect(!run.client.received.contains { $0["method"].string == "window/showMessage" })
    #expect(try await run.shutDown() == 0)
    let remains = try FileManager.default.subpathsOfDirectory(atPath: folder.path("缓存")).filter {
      $0.contains("learnt")
    }
    #expect(remains.isEmpty)
  }

  @Test func reportsThatCannotBeReadAreToldOnce() async throws {
    for name in ["一", "二"] { try folder.write([0xFF, 0x00, 0xD8, 0x01], to: "稿/往年/\(name).docx") }
    let run = try await run(cache: nil)
    run.open(draft, uri: uri("稿/今年.txt"))
    try await run.client.wait { codes(run, "稿/今年.txt") == ["term-near-miss"] }
    let messages = run.client.received.filter { $0["method"].string == "window/showMessage" }
    #expect(messages.count == 1)
    #expect(messages.first?["params"]["message"].string?.contains("2份") == true)
    #expect(try await run.shutDown() == 0)
  }
}
