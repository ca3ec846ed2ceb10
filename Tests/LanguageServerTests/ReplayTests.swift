import Foundation
import LanguageServer
import LanguageServerProtocol
import TestSupport
import Testing

/// Sessions with what real editors say of themselves, and what the published model of the protocol says of our answers.
@Suite(.timeLimit(.minutes(20))) struct ReplayTests {
  private static let text = "第一章 试验\n他说😀帐号不对。\n空行之后，账\n"

  @Test func everyEditorIsServedAndEveryAnswerConforms() async throws {
    var records = [
      ProtocolModel.Record(
        name: "every optional member", traffic: try await session(Self.everything), client: .ours),
      ProtocolModel.Record(name: "no optional member", traffic: try await session("{}"), client: .foreign),
    ]
    if let folder = Checkout.material("editors/initialize") {
      let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        .filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }
      #expect(!files.isEmpty)
      for file in files {
        let traffic = try await session(String(contentsOf: file, encoding: .utf8))
        records.append(.init(name: file.lastPathComponent, traffic: traffic, client: .foreign))
      }
    }
    try await ProtocolModel.expectConformance(records)
  }

  private static let everything = """
    {"processId":null,"capabilities":{"textDocument":{"publishDiagnostics":{"versionSupport":true,"dataSupport":true,
    "relatedInformation":true,"codeDescriptionSupport":true},"hover":{"contentFormat":["markdown"]}},
    "general":{"positionEncodings":["utf-32"]}}}
    """

  /// One whole session of a client that initializes with `parameters`.
  private func session(_ parameters: String) async throws -> [ProtocolClient.Traffic] {
    // The process that an editor had is long gone; another of that number is none of ours.
    let run = ServerRun(parentWatch: ParentWatch { _ in true })
    let capabilities = try await run.initialize(parameters).capabilities
    let isAsked = capabilities.diagnosticProvider != nil
    run.open(Self.text, languageId: "text")
    let (start, end) = try #require(
      ["utf-8": (10, 16), "utf-16": (4, 6), "utf-32": (3, 5)][capabilities.positionEncoding])
    #expect(try await findings(in: run, publication: 1, isAsked: isAsked).map(columns) == [[1, start, end]])
    #expect(try await run.hover(1, start)?.contents.value.contains("账号") == true)
    #expect(try await run.hover(0, 0) == nil)
    #expect(try await run.actions(1, start, start).count == 1)
    run.change([replace(2, 0, 0, "错")], version: 2)
    #expect(try await findings(in: run, publication: 2, isAsked: isAsked).count == 2)
    run.change([ContentChange(range: nil, text: "账号和帐号")], version: 3)
    #expect(try await findings(in: run, publication: 3, isAsked: isAsked).count == 1)
    let id = run.client.ask(HoverRequest.self, run.hoverParameters(0, 0))
    run.client.notify(CancelNotification.self, CancelParameters(id: id))
    run.client.send(
      """
      {"jsonrpc":"2.0","id":"x","method":"textDocument/moniker",
      "params":{"textDocument":{"uri":"file:///a.txt"},"position":{"line":0,"character":0}}}
      """)
    run.client.send(
      #"{"jsonrpc":"2.0","method":"textDocument/didSave","params":{"textDocument":{"uri":"file:///a.txt"}}}"#)
    run.client.notify(DidCloseNotification.self, DidCloseParameters(textDocument: .init(uri: "file:///a.txt")))
    if !isAsked { _ = try await run.client.publication(4) }
    #expect(try await run.shutDown() == 0)
    if isAsked { #expect(run.client.publications.isEmpty) }
    return run.client.traffic
  }

  /// What is found, on the one road that the client uses.
  private func findings(in run: ServerRun, publication: Int, isAsked: Bool) async throws -> [Diagnostic] {
    guard isAsked else { return try await run.client.publication(publication).diagnostics }
    let report = try await run.client.call(
      DocumentDiagnosticRequest.self, DocumentDiagnosticParameters(textDocument: .init(uri: "file:///a.txt")))
    return report.items ?? []
  }
}
