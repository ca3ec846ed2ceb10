import Glossary
import GlossaryStore
import LanguageServer
import LanguageServerProtocol
import Proofreading
import ProseText
import TestSupport
import Testing

/// Proposals of terms.
@Suite(.timeLimit(.minutes(20))) struct CompletionTests {
  private static let glossary = Glossary.merging([
    BuiltInGlossary.read(),
    Glossary(entries: [
      GlossaryEntry(form: "账号管理员", uses: 3, documents: 2), GlossaryEntry(form: "账号", uses: 9, documents: 5),
      GlossaryEntry(form: "全镇安全办法", kind: .document),
      GlossaryEntry(form: "账号乱象", origin: .learnt, status: .suspect),
    ]),
  ])

  private func run(_ text: String, _ capabilities: String = "{}", _ encoding: PositionEncoding? = nil) async throws
    -> ServerRun
  {
    let run = ServerRun(glossary: Self.glossary, positionEncoding: encoding)
    try await run.initialize(#"{"capabilities":{"textDocument":{"completion":\#(capabilities)}}}"#)
    run.open(text)
    return run
  }

  private func complete(_ run: ServerRun, _ line: Int, _ character: Int) async throws -> CompletionList {
    try await run.client.call(CompletionRequest.self, run.hoverParameters(line, character))
  }

  @Test(arguments: zip(PositionEncoding.allCases, [(10, 25), (4, 9), (3, 8)]))
  func wholeRunIsReplaced(encoding: PositionEncoding, columns: (Int, Int)) async throws {
    let run = try await run("，😀。他的新账号\r\n", "{}", encoding)
    let (start, end) = columns
    let list = try await complete(run, 0, end)
    #expect(list.isIncomplete)
    let first = try #require(list.items.first)
    #expect(first.label == "账号管理员")
    #expect(first.textEdit?.newText == "他的新账号管理员")
    #expect(first.filterText == "他的新账号管理员" && first.insertText == "他的新账号管理员")
    #expect(first.textEdit?.range.start == Position(line: 0, character: start))
    #expect(first.textEdit?.range.end == Position(line: 0, character: end))
    #expect(first.insertTextMode == nil)
    #expect(!list.items.map(\.label).contains("账号乱象"))
    #expect(try await run.shutDown() == 0)
  }

  @Test func sloganFromItsBeginning() async throws {
    let run = try await run(
      "坚持三会", #"{"completionItem":{"insertTextModeSupport":{"valueSet":[1,2]},"documentationFormat":["markdown"]}}"#)
    let items = try await complete(run, 0, 4).items
    let item = try #require(items.first { $0.label == "三会一课" })
    #expect(item.textEdit?.newText == "坚持三会一课")
    #expect(item.insertTextMode == 1)
    #expect(item.documentation == nil)
    let resolved = try await run.client.call(CompletionResolveRequest.self, item)
    #expect(resolved.documentation?.kind == .markdown)
    #expect(resolved.documentation?.value.contains("党课") == true)
    #expect(resolved.textEdit == item.textEdit && resolved.sortText == item.sortText)
    #expect(try await run.shutDown() == 0)
  }

  @Test func openingMarksOfferEverythingThatFits() async throws {
    let run = try await run("落实“\n印发《\n一个字三\n落实“三")
    #expect(try await complete(run, 0, 3).items.count == 60)
    // Titles only, the workspace's own first.
    let titles = try await complete(run, 1, 3).items.map(\.label)
    #expect(titles.first == "全镇安全办法" && titles.contains("中国共产党章程") && !titles.contains("三会一课"))
    // One character in running text begins too much.
    #expect(try await complete(run, 2, 4).items.isEmpty)
    #expect(try await complete(run, 3, 4).items.contains { $0.label == "三会一课" && $0.textEdit?.newText == "三会一课" })
    #expect(try await run.shutDown() == 0)
  }

  @Test(arguments: [(0, 0), (0, 99), (9, 0), (-1, -1)])
  func nothingOutsideTheText(line: Int, character: Int) async throws {
    let run = try await run("好。")
    #expect(try await complete(run, line, character).items.isEmpty)
    let list = try await run.client.call(
      CompletionRequest.self, run.hoverParameters(0, 0, uri: "file:///none"))
    #expect(list.items.isEmpty)
    #expect(try await run.shutDown() == 0)
  }
}

/// What is said about terms, slogans and figures.
@Suite(.timeLimit(.minutes(20))) struct TermHoverTests {
  private func text(_ draft: String, _ line: Int, _ character: Int) async throws -> String? {
    let run = ServerRun(rules: [], glossary: BuiltInGlossary.read())
    try await run.initialize()
    run.open(draft)
    let text = try await run.hover(line, character)?.contents.value
    #expect(try await run.shutDown() == 0)
    return text
  }

  @Test func knownSlogan() async throws {
    let text = try #require(try await text("增强“四个意识”。", 0, 4))
    #expect(text.contains("四个意识（口号，4项"))
    #expect(text.contains("政治意识、大局意识"))
  }

  @Test func sloganOfTheDraft() async throws {
    let text = try #require(try await text("落实“六要”，即要学习、要团结、要勤政、要廉洁、要创新。", 0, 3))
    #expect(text == "本稿列出5项（应为6项）：要学习、要团结、要勤政、要廉洁、要创新")
  }

  @Test func figure() async throws {
    let text = try #require(try await text("投入320万元修路。\n架桥又花了3200000元。\n全年投入320万元。", 0, 3))
    #expect(text == "320万元 = 3200000元\n另有2处：第2行、第3行")
    #expect(try await self.text("投入320元修路。", 0, 3) == nil)
    #expect(try await self.text("投入三成。三项。", 0, 7) == nil)
  }

  @Test func figuresOfTheSameThing() async throws {
    let draft = "全镇固定资产投资3.2亿元。\n干部群众都很努力。\n全镇固定资产投资3.5亿元。"
    let text = try #require(try await text(draft, 0, 9))
    #expect(text.contains("3.2亿元 = 320000000元"))
    #expect(text.contains("第3行3.5亿元"))
  }
}
