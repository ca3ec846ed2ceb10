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

/// Says the whole text of a draft, so that a test can see what the server holds.
struct EchoRule: Rule {
  static let description = RuleDescription(
    id: "toy-echo", group: .terms, name: Bilingual("回声", "echo"), explanation: Bilingual("全文。", "All."),
    source: "practice", kinds: [RuleDescription.Kind(FindingKind("echo"), .hint)], examples: [])

  func check(_ draft: Draft, _ glossary: Glossary) -> [Finding] {
    [Finding(FindingKind("echo"), at: SourceRange(0, 0), String(decoding: draft.source.bytes, as: UTF8.self))]
  }
}

/// Random edits through the whole server: its text is that of a plain model, its findings those of a fresh check.
@Suite(.timeLimit(.minutes(20))) struct RandomEditTests {
  private static let scraps = [
    "帐号", "账号", "错", "😀", "𠀀", "a", "é", "e\u{301}", "\n", "\r\n", "\r", "，", "。", "一是", "二是", "四是", "“六要”",
    "三会一课", "要要", "2月30日", "一、", "三、",
  ]

  /// 3,334 sequences in each unit of columns, spread over short drafts: 10,002 in all.
  @Test(arguments: PositionEncoding.allCases)
  func serverEqualsThePlainModel(encoding: PositionEncoding) async throws {
    try await check(3334, encoding, seed: 1, rules: [EchoRule(), ToyRule()])
  }

  /// The same by all real rules, which take longer.
  @Test(arguments: PositionEncoding.allCases)
  func findingsOfAllRulesEqualThoseOfAFreshCheck(encoding: PositionEncoding) async throws {
    try await check(100, encoding, seed: 2, rules: [EchoRule()] + RuleCatalogue.all)
  }

  private func check(_ count: Int, _ encoding: PositionEncoding, seed: UInt64, rules: [any Rule]) async throws {
    let glossary = BuiltInGlossary.read()
    let recorder = LineRecorder(
      LanguageServer.Configuration(
        settings: FixedSettings { DraftSettings(rules: rules, glossary: glossary) }, positionEncoding: encoding))
    recorder.send(
      "initialize",
      JSONValue.object(["capabilities": .object(["textDocument": .object(["diagnostic": .object([:])])])]),
      id: 0)
    var random = SeededGenerator(seed: seed)
    var texts: [NaiveText] = []
    for document in 0..<50 {
      texts.append(NaiveText(Self.text(20, &random)))
      recorder.send(
        "textDocument/didOpen",
        DidOpenParameters(
          textDocument: TextDocumentItem(
            uri: "untitled:\(document)", languageId: "plaintext", version: 0, text: texts[document].string)))
    }
    var expected: [String] = []
    for sequence in 1...count {
      let document = Int.random(in: 0..<texts.count, using: &random)
      let changes = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        let change = Self.change(of: texts[document], &random)
        texts[document].apply(change, in: encoding)
        return change
      }
      recorder.send(
        "textDocument/didChange",
        DidChangeParameters(
          textDocument: VersionedTextDocumentIdentifier(uri: "untitled:\(document)", version: sequence),
          contentChanges: changes))
      recorder.send(
        "textDocument/diagnostic",
        DocumentDiagnosticParameters(textDocument: TextDocumentIdentifier(uri: "untitled:\(document)")), id: sequence)
      expected.append(texts[document].string)
    }
    try #require(await recorder.wait(for: count + 1))
    let (messages, status) = try await recorder.finish(lastID: count + 1)
    #expect(status == 0)
    var answers: [Int: LineRecorder.Message] = [:]
    for message in messages {
      guard let id = message.id else { continue }
      #expect(answers.updateValue(message, forKey: id) == nil)
    }
    #expect(answers.count == count + 2)
    let proofreader = Proofreader(rules: rules, glossary: glossary)
    for (index, text) in expected.enumerated() {
      let items = answers[index + 1]?.result?.items ?? []
      try #require(items.first?.message == VisibleText.line(text), "sequence \(index + 1)")
      let source = SourceText(text)
      let fresh = proofreader.marks(on: Draft(source)).map { mark in
        let place = source.position(of: mark.range.start, in: encoding)
        return "\(mark.rule) \(place.line):\(place.column) \(VisibleText.line(mark.finding.message))"
      }
      let found = items.map { "\($0.code) \($0.range.start.line):\($0.range.start.character) \($0.message)" }
      try #require(found == fresh, "sequence \(index + 1)")
    }
  }

  private static func text(_ longest: Int, _ random: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...longest, using: &random))
      .map { _ in scraps.randomElement(using: &random) ?? "" }.joined()
  }

  /// An insertion, a deletion, a replacement, now and then the whole text; places may lie outside of it or inside a
  /// character.
  private static func change(of text: NaiveText, _ random: inout SeededGenerator) -> ContentChange {
    if Int.random(in: 0..<25, using: &random) == 0 { return ContentChange(range: nil, text: Self.text(20, &random)) }
    let lines = text.lines
    func position() -> Position {
      let line = Int.random(in: 0...lines.count, using: &random)
      let length = line < lines.count ? lines[line].count : 0
      let isFar = Int.random(in: 0..<30, using: &random) == 0
      return Position(
        line: line, character: isFar ? Int(Int32.max) : Int.random(in: 0...length * 2 + 1, using: &random))
    }
    let start = position()
    let isInsertion = Bool.random(using: &random)
    let end = isInsertion ? start : position()
    let range = PositionRange(start: min(start, end), end: max(start, end))
    return ContentChange(range: range, text: isInsertion || Bool.random(using: &random) ? Self.text(3, &random) : "")
  }
}
