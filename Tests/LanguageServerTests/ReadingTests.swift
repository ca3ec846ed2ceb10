import GlossaryStore
import LanguageServer
import LanguageServerProtocol
import Proofreading
import ProseText
import TestSupport
import Testing

/// What helps to read: outline, folding, colours, hints, the places that mean the same.
@Suite(.timeLimit(.minutes(20))) struct ReadingTests {
  private static let report = """
    # 全镇工作报告
    一、过去一年
    做了三件实事：一是修路，通了车。二是架桥，过了河。三是引水，浇了田。
    （一）修路
    修路花了320万元。
    （二）架桥
    桥长86米。
    二、今后打算
    继续努力。
    """

  private func run(_ text: String, _ capabilities: String = "{}", rules: [any Rule] = RuleCatalogue.all) async throws
    -> ServerRun
  {
    let run = ServerRun(rules: rules, glossary: BuiltInGlossary.read())
    try await run.initialize(#"{"capabilities":{"textDocument":\#(capabilities)}}"#)
    run.open(text, languageId: "markdown")
    return run
  }

  private var document: DocumentParameters { DocumentParameters(textDocument: .init(uri: "file:///a.txt")) }

  private func range(_ from: Int, _ to: Int) -> DocumentRangeParameters {
    DocumentRangeParameters(
      textDocument: .init(uri: "file:///a.txt"),
      range: PositionRange(start: Position(line: from, character: 0), end: Position(line: to, character: 999)))
  }

  @Test func outlineIsATreeOfHeadingsAndSeries() async throws {
    let run = try await run(Self.report, #"{"documentSymbol":{"hierarchicalDocumentSymbolSupport":true}}"#)
    guard case .tree(let tree) = try await run.client.call(DocumentSymbolRequest.self, document) else {
      Issue.record("no tree")
      return
    }
    func lines(_ symbols: [DocumentSymbol], _ depth: Int = 0) -> [String] {
      symbols.flatMap { [String(repeating: " ", count: depth) + $0.name] + lines($0.children ?? [], depth + 1) }
    }
    #expect(
      lines(tree) == [
        "全镇工作报告", " 一、过去一年", "  一……三（3项）", "   一是修路", "   二是架桥", "   三是引水", "  （一）修路", "  （二）架桥",
        " 二、今后打算",
      ])
    func check(_ symbol: DocumentSymbol) {
      #expect(symbol.range.start <= symbol.selectionRange.start && symbol.selectionRange.end <= symbol.range.end)
      for child in symbol.children ?? [] {
        #expect(symbol.range.start <= child.range.start && child.range.end <= symbol.range.end)
        check(child)
      }
    }
    tree.forEach(check)
    #expect(try await run.shutDown() == 0)
  }

  @Test func outlineIsFlatForClientsWithoutTrees() async throws {
    let run = try await run(Self.report)
    guard case .flat(let list) = try await run.client.call(DocumentSymbolRequest.self, document) else {
      Issue.record("a tree")
      return
    }
    #expect(list.map(\.name).prefix(3) == ["全镇工作报告", "一、过去一年", "一……三（3项）"])
    #expect(list.map(\.containerName).prefix(3) == [nil, "全镇工作报告", "一、过去一年"])
    #expect(try await run.shutDown() == 0)
  }

  @Test func sectionsFold() async throws {
    let run = try await run(Self.report + "\n")
    let ranges = try await run.client.call(FoldingRangeRequest.self, document)
    #expect(ranges.map { [$0.startLine, $0.endLine] } == [[0, 8], [1, 6], [3, 4], [5, 6], [7, 8]])
    let limited = try await self.run(Self.report, #"{"foldingRange":{"rangeLimit":2}}"#)
    #expect(try await limited.client.call(FoldingRangeRequest.self, document).count == 2)
    #expect(try await run.shutDown() == 0)
    #expect(try await limited.shutDown() == 0)
  }

  @Test(arguments: PositionEncoding.allCases)
  func coloursCountInTheUnitsAgreedOn(encoding: PositionEncoding) async throws {
    let text = "😀一、讲𠀀“四个意\n识”，花了３２０万元\n。😀学《某某办法》"
    let run = ServerRun(glossary: BuiltInGlossary.read(), positionEncoding: encoding)
    try await run.initialize()
    run.open(text, languageId: "markdown")
    let tokens = try await run.client.call(SemanticTokensRequest.self, document)
    let names = try words(of: tokens.data, in: SourceText(text), encoding)
    #expect(names == ["enum “四个意", "enum 识”", "number ３２０万元", "string 《某某办法》"])
    let part = try await run.client.call(SemanticTokensRangeRequest.self, range(1, 1))
    #expect(try words(of: part.data, in: SourceText(text), encoding).last == "number ３２０万元")
    #expect(try await run.shutDown() == 0)
  }

  @Test func changesOfColoursAreTold() async throws {
    let run = try await run(Self.report)
    let first = try await run.client.call(SemanticTokensRequest.self, document)
    run.change([replace(4, 0, 0, "又花了55万元。")], version: 2)
    let delta = try await run.client.call(
      SemanticTokensDeltaRequest.self,
      SemanticTokensDeltaParameters(textDocument: document.textDocument, previousResultId: first.resultId ?? ""))
    guard case .changed(let name, let edits) = delta else {
      Issue.record("all colours")
      return
    }
    var data = first.data
    for edit in edits { data.replaceSubrange(edit.start..<edit.start + edit.deleteCount, with: edit.data) }
    let second = try await run.client.call(SemanticTokensRequest.self, document)
    #expect(data == second.data)
    #expect(second.data.count == first.data.count + 5)
    #expect(name == second.resultId)
    let forgotten = try await run.client.call(
      SemanticTokensDeltaRequest.self,
      SemanticTokensDeltaParameters(textDocument: document.textDocument, previousResultId: "long ago"))
    #expect(forgotten == .full(second))
    #expect(try await run.shutDown() == 0)
  }

  @Test func hintCountsMembersWhereTooFewAreListed() async throws {
    let text = "落实“六要”，即要学习、要团结、要勤政、要廉洁、要创新。\n落实“三要”，即要学习、要团结、要勤政。"
    let run = try await run(text)
    let hints = try await run.client.call(InlayHintRequest.self, range(0, 1))
    #expect(hints.map(\.label) == ["5/6"])
    #expect(hints.first?.position == Position(line: 0, character: 6))
    #expect(hints.first?.tooltip?.contains("要创新") == true)
    #expect(try await run.client.call(InlayHintRequest.self, range(1, 1)).isEmpty)
    #expect(try await run.shutDown() == 0)
  }

  @Test func samePlacesAreHighlighted() async throws {
    let run = try await run("落实“三会一课”。办好三会一课。见图1。\n\n图1 全镇水系\n\n图2 全镇路网，“老办法”管用，老办法好")
    func columns(_ line: Int, _ character: Int) async throws -> [[Int]] {
      try await run.client.call(DocumentHighlightRequest.self, run.hoverParameters(line, character))
        .map { [$0.range.start.line, $0.range.start.character, $0.range.end.character] }
    }
    #expect(try await columns(0, 4) == [[0, 3, 7], [0, 11, 15]])
    #expect(try await columns(0, 15) == [[0, 3, 7], [0, 11, 15]])
    #expect(try await columns(0, 0) == [])
    #expect(try await columns(2, 0) == [[0, 17, 19], [2, 0, 2]])
    #expect(try await columns(4, 10) == [[4, 9, 12], [4, 16, 19]])
    #expect(try await run.shutDown() == 0)
  }

  @Test func formattingTouchesMarksAlone() async throws {
    let run = try await run("现将要点列后。\n一，春耕\n种子到户。\n二、秋收\n我们要要加油。")
    let edits = try await run.client.call(FormattingRequest.self, document)
    #expect(edits.map(\.newText) == ["、"])
    #expect(edits.first?.range.start == Position(line: 1, character: 1))
    #expect(try await run.client.call(RangeFormattingRequest.self, range(2, 4)).isEmpty)
    #expect(try await run.client.call(RangeFormattingRequest.self, range(0, 1)) == edits)
    #expect(try await run.shutDown() == 0)
  }

  @Test func closedDocumentsAreEmpty() async throws {
    let run = ServerRun()
    try await run.initialize()
    #expect(
      try await run.call("textDocument/documentSymbol", #"{"textDocument":{"uri":"file:///a.txt"}}"#) == .array([]))
    #expect(try await run.client.call(FoldingRangeRequest.self, document).isEmpty)
    #expect(try await run.client.call(SemanticTokensRequest.self, document).data.isEmpty)
    #expect(try await run.client.call(InlayHintRequest.self, range(0, 9)).isEmpty)
    #expect(try await run.client.call(FormattingRequest.self, document).isEmpty)
    #expect(try await run.client.call(DocumentHighlightRequest.self, run.hoverParameters(0, 0)).isEmpty)
    #expect(try await run.shutDown() == 0)
  }

  /// The tokens in `data` with their types.
  private func words(of data: [Int], in source: SourceText, _ encoding: PositionEncoding) throws -> [String] {
    var line = 0
    var column = 0
    return try stride(from: 0, to: data.count, by: 5).map { at in
      if data[at] > 0 { column = 0 }
      line += data[at]
      column += data[at + 1]
      let start = source.offset(of: LinePosition(line: line, column: column), in: encoding)
      let end = source.offset(of: LinePosition(line: line, column: column + data[at + 2]), in: encoding)
      let types = ["keyword", "enum", "number", "type", "string"]
      return try #require(types.indices.contains(data[at + 3]) ? types[data[at + 3]] : nil) + " "
        + source[SourceRange(start, end)]
    }
  }
}
