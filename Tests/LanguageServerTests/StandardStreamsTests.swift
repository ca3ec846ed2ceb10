import Foundation
import LanguageServerProtocol
import TestSupport
import Testing

/// The built program over real pipes.
@Suite(.serialized, .timeLimit(.minutes(20))) struct StandardStreamsTests {
  private static let initialize = #"{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"capabilities":{}}}"#
  private static let shutdown = #"{"jsonrpc":"2.0","id":1,"method":"shutdown"}"#
  private static let exit = #"{"jsonrpc":"2.0","method":"exit"}"#

  @Test func orderlySession() throws {
    let run = try ProgramRun()
    run.send(Self.initialize)
    #expect(try run.next()["result"]["serverInfo"]["name"] == .string("zhubi"))
    run.send(#"{"jsonrpc":"2.0","method":"initialized","params":{}}"#)
    let text = String(repeating: #"全面推进😀\n"#, count: 50_000)
    run.send(
      #"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"草稿.txt","languageId":"t","version":0,"text":"\#(text)"}}}"#
    )
    #expect(try run.next()["params"]["uri"] == .string("草稿.txt"))
    run.send(Self.shutdown)
    #expect(try run.next()["id"] == .integer(1))
    run.send(Self.exit)
    #expect(run.status() == 0)
    #expect(try run.rest().isEmpty)
    #expect(run.complaints.isEmpty)
  }

  @Test(arguments: ["utf-8", "utf-32"])
  func launchParameter(encoding: String) throws {
    let run = try ProgramRun(["--stdio", "--position-encoding", encoding])
    run.send(Self.initialize)
    #expect(try run.next()["result"]["capabilities"]["positionEncoding"] == .string(encoding))
    run.hangUp()
    #expect(run.status() == 1)
  }

  @Test func badInputIsAnsweredAndSurvived() throws {
    let run = try ProgramRun()
    run.sendRaw("no header\r\n\r\nContent-Length: 99999999999999999999\r\n\r\n")
    run.send("{nonsense")
    #expect(try run.next()["error"]["code"] == .integer(-32700))
    run.send("[]")
    #expect(try run.next()["error"]["code"] == .integer(-32600))
    run.send(Self.shutdown)
    #expect(try run.next()["error"]["code"] == .integer(-32002))
    run.send(Self.initialize)
    #expect(try run.next()["id"] == .integer(0))
    run.send(Self.exit)
    #expect(run.status() == 1)
  }

  @Test func endOfInputInsideAMessage() throws {
    let run = try ProgramRun()
    run.sendRaw("Content-Length: 100\r\n\r\n{")
    run.hangUp()
    #expect(run.status() == 1)
    #expect(try run.rest().isEmpty)
    #expect(run.complaints.isEmpty)
  }

  @Test func clientThatStopsListeningAfterShutdown() throws {
    let run = try ProgramRun()
    run.send(Self.initialize)
    _ = try run.next()
    run.stopListening()
    run.send(Self.shutdown)
    #expect(run.status() == 0)
    #expect(run.complaints.isEmpty)
  }

  @Test func clientThatStopsListeningBeforeShutdown() throws {
    let run = try ProgramRun()
    run.stopListening()
    run.send(Self.initialize)
    #expect(run.status() == 1)
  }

  /// Somebody else holds the other end of the line and reads nothing: the server does not wait for him.
  @Test func clientThatIsGoneAndLeavesTheLineOpen() throws {
    let run = try ProgramRun()
    run.send(Self.initialize)
    _ = try run.next()
    let text = String(repeating: #"全面推进推进改厕。\n"#, count: 20_000)
    run.send(
      #"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"草稿.txt","languageId":"t","version":0,"text":"\#(text)"}}}"#
    )
    run.waitUntilFull()
    run.hangUp()
    #expect(run.status() == 1)
    #expect(run.complaints.isEmpty)
  }

  @Test func shutdownAndHangUp() throws {
    let run = try ProgramRun()
    run.send(Self.initialize)
    run.send(Self.shutdown)
    run.hangUp()
    #expect(run.status() == 0)
  }

  @Test func endsOnTermination() throws {
    let run = try ProgramRun()
    run.send(Self.initialize)
    _ = try run.next()
    run.terminate()
    #expect(run.status() != 0)
  }
}
