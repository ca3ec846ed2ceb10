import Foundation
import LanguageServerProtocol
import TestSupport
import Testing

@Suite struct IncomingMessageTests {
  private func read(_ json: String) -> IncomingMessage {
    IncomingMessage(Array(json.utf8))
  }

  @Test(arguments: [
    (#"{"jsonrpc":"2.0","id":0,"method":"m"}"#, RequestID.number(0)),
    (#"{"jsonrpc":"2.0","id":"0","method":"m","params":null}"#, .string("0")),
    (#"{"id":-7,"jsonrpc":"2.0","method":"m","params":{}}"#, .number(-7)),
  ])
  func request(json: String, id: RequestID) throws {
    guard case .request(let found, method: "m", let body) = read(json) else {
      Issue.record("not a request: \(json)")
      return
    }
    #expect(found == id)
    _ = try body.parameters(NoParameters.self)
  }

  @Test(arguments: [
    #"{"jsonrpc":"2.0","method":"m"}"#, #"{"method":"m"}"#, #"{"jsonrpc":"2.0","id":null,"method":"m"}"#,
  ])
  func notification(json: String) {
    guard case .notification(method: "m", _) = read(json) else {
      Issue.record("not a notification: \(json)")
      return
    }
  }

  @Test(
    arguments: [
      ("", nil, -32700), ("{", nil, -32700), ("nonsense", nil, -32700), (#"{"jsonrpc":"2.0","method":"#, nil, -32700),
      (String(repeating: "[", count: 100_000), nil, -32700), ("[]", nil, -32600), ("1", nil, -32600),
      ("null", nil, -32600),
      ("{}", nil, -32600), (#"{"jsonrpc":"2.0","id":1}"#, .number(1), -32600),
      (#"{"jsonrpc":"2.0","id":1,"method":5}"#, .number(1), -32600),
      (#"{"id":"x","method":"m"}"#, .string("x"), -32600),
      (#"{"jsonrpc":"1.0","id":2,"method":"m"}"#, .number(2), -32600),
      (#"{"jsonrpc":"2.0","id":[],"method":"m"}"#, nil, -32600),
      (#"{"jsonrpc":"2.0","id":1.5,"method":"m"}"#, nil, -32600),
    ] as [(String, RequestID?, Int)])
  func invalid(json: String, id: RequestID?, code: Int) {
    guard case .invalid(let found, let error) = read(json) else {
      Issue.record("taken for valid: \(json.prefix(80))")
      return
    }
    #expect(found == id)
    #expect(error.code == code)
  }

  @Test func answers() throws {
    guard case .response(.number(3), let body) = read(#"{"jsonrpc":"2.0","id":3,"result":[1]}"#) else {
      Issue.record("not an answer")
      return
    }
    #expect(try body.result(JSONValue.self) == .array([.integer(1)]))
    guard case .response(_, let refusal) = read(#"{"jsonrpc":"2.0","id":3,"error":{"code":1,"message":"no"}}"#) else {
      Issue.record("not an answer")
      return
    }
    #expect(throws: ResponseError.self) { try refusal.result(JSONValue.self) }
  }

  @Test(arguments: [
    (#"a\ud83d"#, "a\u{FFFD}"), (#"\ude00b"#, "\u{FFFD}b"), (#"\ud83d\ude00"#, "😀"),
    (#"\ud83d\ud83d\ude00"#, "\u{FFFD}😀"),
    (#"\\ud83d"#, #"\ud83d"#), (#"\uD83Dx\n"#, "\u{FFFD}x\n"),
  ])
  func halfCharactersDoNotLoseTheMessage(escaped: String, text: String) throws {
    let json = #"{"jsonrpc":"2.0","method":"m","params":{"range":null,"text":"\#(escaped)"}}"#
    guard case .notification(_, let body) = read(json) else {
      Issue.record("not read: \(json)")
      return
    }
    #expect(try body.parameters(ContentChange.self) == ContentChange(range: nil, text: text))
  }

  @Test func illFormedBytesDoNotLoseTheMessage() throws {
    let json = Array(#"{"jsonrpc":"2.0","method":"m","params":{"text":"a"#.utf8) + [0xE5, 0xB8] + Array(#""}}"#.utf8)
    guard case .notification(_, let body) = IncomingMessage(json) else {
      Issue.record("not read")
      return
    }
    #expect(try body.parameters(ContentChange.self).text == "a\u{FFFD}")
  }

  @Test func explanationNamesMembersAndNoText() {
    let json =
      #"{"jsonrpc":"2.0","method":"m","params":{"textDocument":{"uri":"u"},"contentChanges":[{"text":["帐号"]}]}}"#
    guard case .notification(_, let body) = read(json) else {
      Issue.record("not read")
      return
    }
    let error = #expect(throws: ResponseError.self) { try body.parameters(DidChangeParameters.self) }
    #expect(error?.message == "params.contentChanges.0.text has another type")
  }

  @Test(arguments: 0..<300 as Range<UInt64>)
  func brokenMessagesNeverTrap(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var json = Array(
      #"{"jsonrpc":"2.0","id":1,"method":"m","params":{"position":{"line":1,"character":2e9},"t":"\ud83d帐\ude00"}}"#
        .utf8)
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let at = Int.random(in: 0..<json.count, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: json[at] = UInt8.random(in: 0...255, using: &random)
      case 1: json.remove(at: at)
      default: json.insert(UInt8.random(in: 0...255, using: &random), at: at)
      }
    }
    switch IncomingMessage(json) {
    case .request(_, _, let body), .notification(_, let body), .response(_, let body):
      _ = try? body.parameters(TextDocumentPositionParameters.self)
      _ = try? body.result(JSONValue.self)
    case .invalid: break
    }
  }
}

@Suite struct MessageTypeTests {
  @Test(arguments: [
    (#"{"line":1,"character":2}"#, Position(line: 1, character: 2)),
    (#"{"line":-1,"character":9007199254740993}"#, Position(line: -1, character: 9_007_199_254_740_993)),
    (#"{"line":0,"character":1.7976931348623157e308}"#, Position(line: 0, character: Int(Int32.max))),
    (#"{"line":-1e300,"character":2.0}"#, Position(line: 0, character: 2)),
  ])
  func positionsOfAnySizeAreRead(json: String, position: Position) throws {
    #expect(try JSONDecoder().decode(Position.self, from: Data(json.utf8)) == position)
  }

  @Test func absentMembersAreLeftOut() throws {
    let range = PositionRange(start: Position(line: 0, character: 0), end: Position(line: 0, character: 1))
    let message = try #require(
      OutgoingMessage.notification(
        PublishDiagnosticsNotification.self,
        PublishDiagnosticsParameters(
          uri: "file:///a/b", version: nil,
          diagnostics: [Diagnostic(range: range, severity: .hint, code: "c", source: "s", message: "m")])))
    let text = String(decoding: message.bytes, as: UTF8.self)
    #expect(!text.contains("null"))
    #expect(!text.contains("version"))
    #expect(text.contains("file:///a/b"))
  }

  @Test func nothingIsAnsweredWithNull() {
    let answer = OutgoingMessage.response(to: .string("a"), Hover?.none)
    #expect(String(decoding: answer.bytes, as: UTF8.self).contains(#""result":null"#))
    let refusal = OutgoingMessage.failure(of: nil, ResponseError(.parseError, "no"))
    #expect(String(decoding: refusal.bytes, as: UTF8.self).contains(#""id":null"#))
  }

  @Test func anyJSONSurvives() throws {
    let json = #"{"a":[null,true,1,2.5,"帐",{}],"b":{"c":[]},"d":1e300}"#
    let value = try JSONDecoder().decode(JSONValue.self, from: Data(json.utf8))
    #expect(value["a"].elements.count == 6)
    #expect(value["b"]["c"] == .array([]))
    #expect(value["none"]["none"] == .null)
    #expect(try JSONDecoder().decode(JSONValue.self, from: try JSONEncoder().encode(value)) == value)
  }
}
