import Foundation
import Glossary
import GlossaryStore
import LanguageServer
import LanguageServerProtocol
import Proofreading
import ProseText
import TestSupport
import Testing

/// Every request of the capabilities, in every unit of columns, with characters past U+FFFF before every position.
@Suite(.timeLimit(.minutes(20))) struct ConformanceTests {
  private static let text = """
    😀𠀀一，过去一年\r
    😀𠮷落实“六要”，即要学习、要团结、要勤政、要廉洁、要创新😀。𠀀办好“三会一课”，学《全镇工作报告》。\r
    𠀀做了三件事：😀一是修路，花了320万元。😀二是架桥。𠀀四是引水，又花了3200000元。😀五是通电。\r
    😀二、今后打算\r
    𠮷我们要要努力。😀见图1。\r
    \r
    图1 😀路网\r
    😀“三会
    """

  /// A capability of the server with the requests that it stands for; the position is that of the words 三会一课.
  private static func requests(_ uri: DocumentURI, _ place: String, _ end: String) -> [String: [(String, String)]] {
    let document = #""textDocument":{"uri":"\#(uri)"}"#
    let at = #"{\#(document),"position":\#(place)}"#
    let whole = #"{\#(document),"range":{"start":{"line":0,"character":0},"end":{"line":9,"character":0}}}"#
    return [
      "positionEncoding": [], "textDocumentSync": [], "workspace": [],
      "hoverProvider": [("textDocument/hover", at)],
      "definitionProvider": [("textDocument/definition", at)],
      "referencesProvider": [
        ("textDocument/references", #"{\#(document),"position":\#(place),"context":{"includeDeclaration":true}}"#)
      ],
      "documentHighlightProvider": [("textDocument/documentHighlight", at)],
      "renameProvider": [
        ("textDocument/prepareRename", at),
        ("textDocument/rename", #"{\#(document),"position":\#(place),"newName":"😀新名"}"#),
      ],
      "documentSymbolProvider": [("textDocument/documentSymbol", "{\(document)}")],
      "workspaceSymbolProvider": [("workspace/symbol", #"{"query":"三会"}"#)],
      "foldingRangeProvider": [("textDocument/foldingRange", "{\(document)}")],
      "inlayHintProvider": [("textDocument/inlayHint", whole)],
      "semanticTokensProvider": [
        ("textDocument/semanticTokens/full", "{\(document)}"), ("textDocument/semanticTokens/range", whole),
        ("textDocument/semanticTokens/full/delta", #"{\#(document),"previousResultId":"0"}"#),
      ],
      "documentLinkProvider": [("textDocument/documentLink", "{\(document)}")],
      "documentFormattingProvider": [
        ("textDocument/formatting", #"{\#(document),"options":{"tabSize":2,"insertSpaces":true}}"#)
      ],
      "documentRangeFormattingProvider": [
        (
          "textDocument/rangeFormatting",
          #"{\#(document),"options":{"tabSize":2,"insertSpaces":true},"range":{"start":{"line":0,"character":0},"end":{"line":3,"character":0}}}"#
        )
      ],
      "completionProvider": [("textDocument/completion", #"{\#(document),"position":\#(end)}"#)],
      "codeActionProvider": [
        (
          "textDocument/codeAction",
          #"{\#(document),"range":{"start":{"line":0,"character":0},"end":{"line":9,"character":0}},"context":{"diagnostics":[],"only":["quickfix","source"]}}"#
        )
      ],
      "executeCommandProvider": [("workspace/executeCommand", #"{"command":"zhubi.checkWorkspace","arguments":[]}"#)],
      "diagnosticProvider": [
        ("textDocument/diagnostic", "{\(document)}"), ("workspace/diagnostic", #"{"previousResultIds":[]}"#),
      ],
    ]
  }

  private static let capabilities = """
    {"window":{"workDoneProgress":true},
    "workspace":{"applyEdit":true,"configuration":true,"workspaceEdit":{"documentChanges":true},
    "didChangeWatchedFiles":{"dynamicRegistration":true},"didChangeConfiguration":{"dynamicRegistration":true},
    "inlayHint":{"refreshSupport":true},"semanticTokens":{"refreshSupport":true},
    "diagnostics":{"refreshSupport":true}},
    "textDocument":{"publishDiagnostics":{"versionSupport":true,"dataSupport":true,"relatedInformation":true,
    "codeDescriptionSupport":true},"hover":{"contentFormat":["markdown"]},
    "codeAction":{"codeActionLiteralSupport":{"codeActionKind":{"valueSet":["quickfix","source"]}},
    "isPreferredSupport":true,"dataSupport":true,"resolveSupport":{"properties":["edit"]}},
    "documentSymbol":{"hierarchicalDocumentSymbolSupport":true},"documentLink":{"tooltipSupport":true},
    "completion":{"completionItem":{"documentationFormat":["markdown"],"insertTextModeSupport":{"valueSet":[1,2]}}}
    PULL}}
    """

  @Test func everyMessageConformsAndEveryUnitMeansTheSame() async throws {
    let folder = try TemporaryFolder()
    // The same text, so that places in both files mean the same.
    try folder.write(Self.text, to: "稿/全镇工作报告.txt")
    var records: [ProtocolModel.Record] = []
    for pull in ["", #","diagnostic":{}"#] {
      var meanings: [String] = []
      for encoding in PositionEncoding.allCases {
        let (traffic, meaning) = try await session(
          Self.capabilities.replacing("PULL", with: pull).replacing("\n", with: " "), encoding, folder)
        records.append(.init(name: "\(encoding.rawValue)", traffic: traffic, client: .ours))
        meanings.append(meaning)
      }
      #expect(Set(meanings).count == 1)
      #expect(meanings.first?.contains("三会一课") == true)
    }
    let (bare, _) = try await session("{}", .utf16, folder)
    records.append(.init(name: "bare", traffic: bare, client: .ours))
    try await ProtocolModel.expectConformance(records)
  }

  /// The reader of the model must see what is wrong, or the other tests say nothing.
  private static let broken = [
    (
      #"{"dir":"s->c","msg":{"jsonrpc":"2.0","method":"textDocument/publishDiagnostics","params":{"uri":"a","version":null,"diagnostics":[]}}}"#,
      "null"
    ),
    (
      #"{"dir":"s->c","msg":{"jsonrpc":"2.0","method":"window/logMessage","params":{"type":9,"message":"a"}}}"#,
      "MessageType"
    ),
    (
      #"{"dir":"s->c","msg":{"jsonrpc":"2.0","method":"window/logMessage","params":{"type":1,"message":"a","x":1}}}"#,
      "no member"
    ),
    (#"{"dir":"s->c","msg":{"jsonrpc":"2.0","method":"window/logMessage","params":{"type":1}}}"#, "missing"),
    (#"{"dir":"s->c","msg":{"jsonrpc":"2.0","id":1,"result":null}}"#, "an answer to nothing"),
    (#"{"dir":"s->c","msg":{"jsonrpc":"2.0","method":"workspace/inlayHint/refresh","id":1}}"#, "before the answer"),
    (
      #"{"dir":"c->s","msg":{"jsonrpc":"2.0","id":1,"method":"textDocument/hover","params":{"textDocument":{"uri":"a"},"position":{"line":"1","character":1}}}}"#,
      "no integer"
    ),
    (#"{"dir":"c->s","msg":{"jsonrpc":"2.0","id":1,"method":"shutdown"}}"#, "never answered"),
    (#"{"dir":"s->c","msg":{"jsonrpc":"2.0","method":"textDocument/hover","id":1}}"#, "other way"),
  ]

  @Test func whatBreaksTheModelIsSeen() async throws {
    guard try await ProtocolModel.python(["-c", "import lsprotocol"]).status == 0 else {
      print("skipped: the check against the model of the protocol needs Python with lsprotocol")
      return
    }
    let folder = try TemporaryFolder()
    let paths = try Self.broken.enumerated().map { try folder.write($1.0, to: "broken-\($0).jsonl") }
    let result = try await ProtocolModel.python([ProtocolModel.script("protocol_model.py")] + paths)
    #expect(result.status == 1)
    let sections = result.output.split(separator: "\(folder.path)/broken-").map(String.init)
    #expect(sections.count == Self.broken.count)
    for (section, (_, fault)) in zip(sections, Self.broken) { #expect(section.contains(fault), "\(section)") }
  }

  /// One session with every request; the traffic, and the answers with places instead of lines and columns.
  private func session(
    _ capabilities: String, _ encoding: PositionEncoding, _ folder: TemporaryFolder
  ) async throws -> ([ProtocolClient.Traffic], meaning: String) {
    let source = SourceText(Self.text)
    let run = ServerRun(
      rules: RuleCatalogue.all, glossary: BuiltInGlossary.read(),
      manual: RuleManualLinks { "file:///manual/\($0).md" }, manners: .answering)
    let workspace = FileURI.uri(of: folder.path("稿"))
    let uri = FileURI.uri(of: folder.path("稿/草稿😀.txt"))
    let initialized = try await run.initialize(
      #"{"processId":null,"rootUri":null,"capabilities":\#(capabilities),"trace":"verbose","workspaceFolders":[{"uri":"\#(workspace)","name":"稿"}],"initializationOptions":{"positionEncoding":"\#(encoding.rawValue)","log":"info"}}"#
    )
    run.open(Self.text, uri: uri, version: 1)
    run.change([replace(0, 0, 0, "😀")], uri: uri, version: 2)
    run.change([replace(0, 0, encoding == .utf8 ? 4 : encoding == .utf16 ? 2 : 1, "")], uri: uri, version: 3)

    func position(of word: String, _ delta: Int) throws -> String {
      let index = try #require(Self.text.utf8.firstRange(of: word.utf8)).lowerBound
      let offset = UTF8Offset(Self.text.utf8.distance(from: Self.text.startIndex, to: index) + delta)
      let place = source.position(of: offset, in: encoding)
      return #"{"line":\#(place.line),"character":\#(place.column)}"#
    }
    let requests = Self.requests(uri, try position(of: "三会一课", 3), try position(of: "\n😀“三会", 14))
    let offered = try JSONDecoder().decode(JSONValue.self, from: JSONEncoder().encode(initialized.capabilities))
    let members = try #require(offered.members)
    var meaning: [String] = []
    for capability in members.keys.sorted() {
      let known = try #require(requests[capability], "no request is sent for \(capability)")
      for (method, parameters) in known {
        let answer = try await run.call(method, parameters)
        meaning.append("\(method) \(meant(answer, source, encoding))")
        for item in answer.elements.prefix(20) where method == "textDocument/codeAction" {
          if item["command"].string != nil {
            _ = try await run.call("workspace/executeCommand", json(item.without(["title"])))
          } else if item["data"] != .null {
            let resolved = try await run.call("codeAction/resolve", json(item))
            #expect(resolved["edit"] != .null)
            meaning.append(meant(resolved, source, encoding))
          }
        }
        if method == "textDocument/completion", let item = answer["items"].elements.first {
          meaning.append(meant(try await run.call("completionItem/resolve", json(item)), source, encoding))
        }
      }
    }
    run.client.send(
      #"{"jsonrpc":"2.0","method":"workspace/didChangeConfiguration","params":{"settings":{"zhubi":{"log":"log"}}}}"#)
    run.client.notify(
      DidChangeWatchedFilesNotification.self,
      DidChangeWatchedFilesParameters(changes: [.init(uri: workspace + "/.zhubi.json", type: 2)]))
    run.client.notify(SetTraceNotification.self, SetTraceParameters(value: "off"))
    let cancelled = run.client.ask(HoverRequest.self, run.hoverParameters(0, 0, uri: uri))
    run.client.notify(CancelNotification.self, CancelParameters(id: cancelled))
    run.client.notify(DidCloseNotification.self, DidCloseParameters(textDocument: .init(uri: uri)))
    #expect(try await run.shutDown() == 0)
    return (run.client.traffic, meaning.joined(separator: "\n"))
  }

  private func json(_ value: JSONValue) throws -> String {
    String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
  }

  /// `value` in one order, with offsets in `source` for lines and columns, and without what differs from run to run.
  private func meant(_ value: JSONValue, _ source: SourceText, _ encoding: PositionEncoding) -> String {
    switch value {
    case .object(let members):
      if case .integer(let line)? = members["line"], case .integer(let column)? = members["character"] {
        return "@\(source.offset(of: LinePosition(line: line, column: column), in: encoding).value)"
      }
      if case .array(let numbers)? = members["data"], !numbers.isEmpty { return "\(numbers.count / 5) tokens" }
      return members.keys.sorted().filter { $0 != "resultId" && $0 != "data" }
        .map { "\($0)=\(meant(members[$0] ?? .null, source, encoding))" }.joined(separator: ",")
    case .array(let elements): return "[" + elements.map { meant($0, source, encoding) }.joined(separator: ";") + "]"
    case .string(let text): return text
    default: return "\(value)"
    }
  }
}

extension JSONValue {
  fileprivate var members: [String: JSONValue]? {
    if case .object(let members) = self { members } else { nil }
  }

  fileprivate func without(_ keys: Set<String>) -> JSONValue {
    guard case .object(let members) = self else { return self }
    return .object(members.filter { !keys.contains($0.key) })
  }
}
