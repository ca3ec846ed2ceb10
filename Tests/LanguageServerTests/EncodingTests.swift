import LanguageServer
import LanguageServerProtocol
import ProseText
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(20))) struct EncodingTests {
  @Test(arguments: [
    ("{}", "{}", "utf-16"),
    (#"{"general":{"positionEncodings":["utf-8","utf-16","utf-32"]}}"#, "{}", "utf-8"),
    (#"{"general":{"positionEncodings":["utf-32","utf-16"]}}"#, "null", "utf-32"),
    (#"{"general":{"positionEncodings":["utf-7","utf-16","utf-8"]}}"#, "[]", "utf-16"),
    (#"{"general":{"positionEncodings":["utf-7"]}}"#, "{}", "utf-16"),
    (#"{"general":{"positionEncodings":"utf-8"}}"#, "{}", "utf-16"),
    ("{}", #"{"positionEncoding":"utf-32"}"#, "utf-32"),
    ("{}", #"{"zhubi":{"positionEncoding":"UTF-8"}}"#, "utf-8"),
    (#"{"general":{"positionEncodings":["utf-16"]}}"#, #"{"positionEncoding":"utf-8"}"#, "utf-8"),
    (#"{"general":{"positionEncodings":["utf-8"]}}"#, #"{"positionEncoding":"utf-9","zhubi":{}}"#, "utf-8"),
    (#"{"general":{"positionEncodings":["utf-8"]}}"#, #"{"positionEncoding":3}"#, "utf-8"),
  ])
  func negotiation(capabilities: String, options: String, expected: String) async throws {
    let run = ServerRun()
    let result = try await run.initialize(
      #"{"processId":null,"capabilities":\#(capabilities),"initializationOptions":\#(options)}"#)
    #expect(result.capabilities.positionEncoding == expected)
    #expect(try await run.shutDown() == 0)
  }

  @Test(arguments: PositionEncoding.allCases)
  func launchParameterWins(encoding: PositionEncoding) async throws {
    let run = ServerRun(positionEncoding: encoding)
    let result = try await run.initialize(
      #"{"capabilities":{"general":{"positionEncodings":["utf-8"]}},"initializationOptions":{"positionEncoding":"utf-16"}}"#
    )
    #expect(result.capabilities.positionEncoding == encoding.rawValue)
    #expect(try await run.shutDown() == 0)
  }

  @Test(arguments: [
    (PositionEncoding.utf8, 10, 16), (.utf16, 4, 6), (.utf32, 3, 5),
  ])
  func columnsBehindAnEmoji(encoding: PositionEncoding, start: Int, end: Int) async throws {
    let run = ServerRun(positionEncoding: encoding)
    try await run.initialize()
    run.open("第一章 试验\r\n他说😀帐号不对。\r\n空行之后，账\r\n")
    let found = try await run.client.publication(1).diagnostics
    #expect(found.map(columns) == [[1, start, end]])
    #expect(try await run.hover(1, start)?.range == found.first?.range)
    #expect(try await run.hover(1, end - 1) != nil)
    #expect(try await run.hover(1, end) == nil)
    #expect(try await run.hover(1, start - 1) == nil)
    run.change([replace(1, start, end, "账号")], version: 2)
    #expect(try await run.client.publication(2).diagnostics.isEmpty)
    #expect(try await run.shutDown() == 0)
  }

  @Test(arguments: PositionEncoding.allCases)
  func columnsOfManyFindingsOnLongLines(encoding: PositionEncoding) async throws {
    let text = String(repeating: "帐号😀a，", count: 150) + "账号\r\n" + String(repeating: "é错\n𠀀错错", count: 20)
    let source = SourceText(text)
    let run = ServerRun(positionEncoding: encoding)
    try await run.initialize(#"{"capabilities":{"textDocument":{"publishDiagnostics":{"relatedInformation":true}}}}"#)
    run.open(text)
    let found = try await run.client.publication(1).diagnostics
    #expect(found.count == 150 + 60)
    for diagnostic in found {
      let word = diagnostic.severity == .error ? "错" : "帐号"
      #expect(slice(diagnostic.range) == word)
      #expect(diagnostic.relatedInformation.map { $0.map { slice($0.location.range) } } == (word == "错" ? nil : ["账号"]))
    }
    #expect(try await run.shutDown() == 0)

    func slice(_ range: PositionRange) -> String {
      func offset(_ position: Position) -> UTF8Offset {
        source.offset(of: LinePosition(line: position.line, column: position.character), in: encoding)
      }
      return source[SourceRange(offset(range.start), offset(range.end))]
    }
  }
}
