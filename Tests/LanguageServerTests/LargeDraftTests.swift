import Drafting
import Foundation
import Glossary
import GlossaryStore
import LanguageServer
import LanguageServerProtocol
import Proofreading
import ProseText
import TestSupport
import Testing

/// What must not wait for the check of a draft that takes long, and that many threads find what one finds.
@Suite(.timeLimit(.minutes(20))) struct LargeDraftTests {
  private static let versions =
    #"{"capabilities":{"textDocument":{"publishDiagnostics":{"versionSupport":true}}}}"#

  @Test func whatNeedsNoFindingsIsAnsweredMeanwhile() async throws {
    let gate = SlowRule.Gate()
    let run = ServerRun(rules: [ToyRule(), SlowRule(gate: gate, word: "慢")], glossary: BuiltInGlossary.read())
    try await run.initialize(Self.versions)
    run.open("错了。", uri: "file:///other.txt")
    _ = try await run.client.publication(1)
    // More drafts than there are threads to check them.
    let slow = (0..<ProcessInfo.processInfo.activeProcessorCount + 3).map { "file:///slow-\($0).txt" }
    let text = "慢慢来，坚持三会一课。\n一、做好三会\n二、看图1\n图1 三会\n"
    for uri in slow { run.open(text, uri: uri) }
    try await run.client.wait { gate.count > 1 }
    let held = slow.map { run.client.ask(HoverRequest.self, run.hoverParameters(0, 8, uri: $0)) }
    let uri = slow[0]
    let document = DocumentParameters(textDocument: .init(uri: uri))

    #expect(try await run.hover(0, 0, uri: "file:///other.txt") != nil)
    let last = run.hoverParameters(1, 6, uri: slow[slow.count - 1])
    let proposals = try await run.client.call(CompletionRequest.self, last)
    #expect(proposals.items.contains { $0.label == "三会一课" })
    // The drafts that are being checked were read before the rules began.
    #expect(try await run.client.call(FoldingRangeRequest.self, document).isEmpty == false)
    _ = try await run.client.call(DocumentSymbolRequest.self, document)
    _ = try await run.client.call(SemanticTokensRequest.self, document)
    _ = try await run.client.call(DocumentLinkRequest.self, document)
    #expect(try await run.client.call(DocumentHighlightRequest.self, run.hoverParameters(0, 6, uri: uri)).count == 1)
    #expect(try await run.client.call(DefinitionRequest.self, run.hoverParameters(0, 6, uri: uri)).count == 1)
    #expect(try await run.client.call(PrepareRenameRequest.self, run.hoverParameters(0, 6, uri: uri)) != nil)

    #expect(run.client.publications.count == 1)
    gate.open()
    for id in held { #expect(try await run.client.answer(to: id, as: HoverRequest.self) != nil) }
    #expect(try await run.shutDown() == 0)
  }

  @Test func symbolsOfTheWorkspaceComeFromTheStateBefore() async throws {
    let gate = SlowRule.Gate()
    let run = ServerRun(rules: [SlowRule(gate: gate, word: "慢")])
    try await run.initialize(Self.versions)
    run.open("一、防汛抗旱\n", version: 1)
    _ = try await run.client.publication(1)
    run.change([replace(0, 0, 0, "慢\n")], version: 2)
    try await run.client.wait { gate.count == 1 }
    let found = try await run.client.call(WorkspaceSymbolRequest.self, WorkspaceSymbolParameters(query: "防汛"))
    #expect(found.map(\.name) == ["防汛抗旱"])
    gate.open()
    #expect(try await run.client.publication(2).version == 2)
    #expect(try await run.shutDown() == 0)
  }

  /// Many editors ask half a dozen things after each key, and give none of them up.
  @Test func aStateLeftBehindIsAnalysedOnceForAllWhoAsked() async throws {
    let gate = SlowRule.Gate()
    let (run, asked) = try await Self.askedDuringAnalysis(gate)
    run.change([replace(0, 0, 1, "对")], version: 2)
    // Answered in the loop, hence after the change.
    run.client.send(#"{"jsonrpc":"2.0","id":"x","method":"no/such"}"#)
    try await run.client.wait { run.client.received.count == 2 }
    gate.open()
    for id in asked { #expect(try await run.client.answer(to: id, as: HoverRequest.self) != nil) }
    #expect(try await run.client.publication(1).version == 2)
    #expect(try await run.shutDown() == 0)
    #expect(gate.count == 3)
  }

  @Test func aStateThatNobodyWaitsForIsNotAnalysed() async throws {
    let gate = SlowRule.Gate()
    let (run, asked) = try await Self.askedDuringAnalysis(gate)
    for id in asked { run.client.notify(CancelNotification.self, CancelParameters(id: id)) }
    for id in asked {
      await #expect(throws: ResponseError.self) { try await run.client.answer(to: id, as: HoverRequest.self) }
    }
    run.change([replace(0, 0, 1, "对")], version: 2)
    gate.open()
    #expect(try await run.client.publication(1).version == 2)
    #expect(try await run.shutDown() == 0)
    #expect(gate.count == 2)
  }

  /// A session whose first analysis waits at `gate` while six requests ask for its result.
  private static func askedDuringAnalysis(_ gate: SlowRule.Gate) async throws -> (run: ServerRun, asked: [RequestID]) {
    let run = ServerRun(rules: [ToyRule(), SlowRule(gate: gate)])
    try await run.initialize(versions)
    run.open("错", version: 1)
    try await run.client.wait { gate.count == 1 }
    return (run, (0..<6).map { _ in run.client.ask(HoverRequest.self, run.hoverParameters(0, 0)) })
  }

  @Test func severalThreadsFindWhatOneFinds() async throws {
    let paragraphs = (0..<400).map { number in
      """
      完成投资\(number)万元，其中道路\(number % 7)万元、桥梁3万元，共\(number)万元。一是抓产业。三是抓民生，推进推进乡村振兴。
      坚持“六要”，即要学习、要团结、要实干、要创新、要廉洁。2025年2月30日，全镇召开了三会两课会议，增长15%到\(number)％。
      """
    }
    var text = paragraphs.joined(separator: "\n\n")
    #expect(text.utf8.count > 64 << 10)
    let glossary = BuiltInGlossary.read()
    let run = ServerRun(rules: RuleCatalogue.all, glossary: glossary)
    try await run.initialize(Self.versions)
    run.open(text, version: 1)
    for version in 2...3 {
      run.change([replace(0, 0, 0, "错")], version: version)
      text = "错" + text
    }
    try await run.client.wait { run.client.publications.last?.version == 3 }
    let shown = try #require(run.client.publications.last).diagnostics
    let marks = Proofreader(rules: RuleCatalogue.all, glossary: glossary).marks(on: Draft(SourceText(text)))
    #expect(marks.count > 500)
    if marks.count <= 1000 {
      #expect(shown.map(\.message) == marks.map { VisibleText.line($0.finding.message) })
    } else {
      let messages = Set(marks.map { VisibleText.line($0.finding.message) })
      #expect(shown.dropLast().allSatisfy { messages.contains($0.message) })
    }
    #expect(try await run.shutDown() == 0)
  }
}
