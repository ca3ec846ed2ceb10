import Foundation
import Glossary
import LanguageServer
import LanguageServerProtocol
import Proofreading
import TestSupport
import Testing

/// Changes, questions and cancellations in any order, as fast as they can be written.
@Suite(.timeLimit(.minutes(20))) struct StressTests {
  private static let methods = [
    "textDocument/hover", "textDocument/documentSymbol", "textDocument/semanticTokens/full",
    "textDocument/foldingRange",
    "textDocument/documentHighlight", "textDocument/definition", "textDocument/completion", "textDocument/codeAction",
    "no/such",
  ]

  @Test(arguments: [true, false])
  func everyRequestIsAnsweredOnceAndFromTheTextOfItsMoment(isAsked: Bool) async throws {
    let recorder = LineRecorder(
      LanguageServer.Configuration(
        settings: FixedSettings { DraftSettings(rules: [EchoRule(), ToyRule()], glossary: Glossary()) }))
    let diagnostics = isAsked ? #"{"diagnostic":{}}"# : #"{"publishDiagnostics":{"versionSupport":true}}"#
    let capabilities = try JSONDecoder().decode(JSONValue.self, from: Data(diagnostics.utf8))
    recorder.send(
      "initialize", JSONValue.object(["capabilities": .object(["textDocument": capabilities])]), id: 0)
    var random = SeededGenerator(seed: isAsked ? 11 : 12)
    var versions = [Int](repeating: 0, count: 5)
    func uri(_ document: Int) -> DocumentURI { "untitled:\(document)" }
    func text(_ document: Int, _ version: Int) -> String { "第\(document)份第\(version)版😀错" }
    for document in versions.indices {
      recorder.send(
        "textDocument/didOpen",
        DidOpenParameters(
          textDocument: TextDocumentItem(
            uri: uri(document), languageId: "plaintext", version: 0, text: text(document, 0))))
    }
    var lastID = 0
    var expected: [Int: String] = [:]
    var messages = 0
    while messages < 5500 {
      messages += 1
      let document = Int.random(in: versions.indices, using: &random)
      switch Int.random(in: 0..<10, using: &random) {
      case 0..<4:
        versions[document] += 1
        recorder.send(
          "textDocument/didChange",
          DidChangeParameters(
            textDocument: VersionedTextDocumentIdentifier(uri: uri(document), version: versions[document]),
            contentChanges: [ContentChange(range: nil, text: text(document, versions[document]))]))
      case 4..<6 where lastID > 0:
        let id = Int.random(in: max(1, lastID - 5)...lastID, using: &random)
        recorder.send("$/cancelRequest", CancelParameters(id: .number(id)))
      default:
        lastID += 1
        let isPull = isAsked && Bool.random(using: &random)
        let method =
          isPull ? "textDocument/diagnostic" : Self.methods.randomElement(using: &random) ?? "textDocument/hover"
        let place = JSONValue.object(["line": .integer(0), "character": .integer(0)])
        recorder.send(
          method,
          JSONValue.object([
            "textDocument": .object(["uri": .string(uri(document))]), "position": place,
            "range": .object(["start": place, "end": place]), "context": .object(["diagnostics": .array([])]),
          ]), id: lastID)
        if isPull || method == "textDocument/hover" { expected[lastID] = text(document, versions[document]) }
      }
    }
    try #require(await recorder.wait(for: lastID + 1))
    let (received, status) = try await recorder.finish(lastID: lastID + 1)
    #expect(status == 0)

    var answers: [Int: LineRecorder.Message] = [:]
    var published = [Int](repeating: -1, count: versions.count)
    for message in received {
      if let id = message.id {
        #expect(answers.updateValue(message, forKey: id) == nil, "\(id) is answered twice")
      } else if message.method == "textDocument/publishDiagnostics", let parameters = message.params {
        let document = try #require(versions.indices.first { uri($0) == parameters.uri })
        let version = try #require(parameters.version)
        #expect(version > published[document])
        published[document] = version
        #expect(parameters.diagnostics?.first?.message == text(document, version))
      }
    }
    #expect(answers.count == lastID + 2)
    #expect(isAsked == published.allSatisfy { $0 == -1 })
    var fulfilled = 0
    for (id, text) in expected {
      let answer = try #require(answers[id])
      if let error = answer.error {
        #expect(error.code == -32800)
      } else {
        fulfilled += 1
        let said = answer.result?.contents?.value ?? answer.result?.items?.first?.message
        #expect(said?.contains(text) == true)
      }
    }
    #expect(fulfilled > 0 && fulfilled < expected.count)
  }
}
