import Foundation
import TestSupport
import Testing

/// The client that measures latency. Its figures mean something only on a release build; here it must merely work.
@Suite(.timeLimit(.minutes(20))) struct LatencyClientTests {
  @Test func printsItsFigures() async throws {
    guard try await ProtocolModel.python(["-c", "import json"]).status == 0 else {
      print("skipped: the client that measures latency needs Python")
      if Checkout.isContinuousIntegration { Issue.record("Python is not installed") }
      return
    }
    let program = try #require(Checkout.program("zhubi"))
    let result = try await ProtocolModel.python([
      ProtocolModel.script("latency.py"), "--sizes", "2000", "--keys", "12", "--starts", "2",
      "zhubi='\(program.path)' lsp",
    ])
    #expect(result.status == 0, "\(result.output)")
    for figure in [
      "start to answer of initialize p50", "keystroke to diagnostics p50", "p99", "needs no findings p50",
      "needs them p50", "MB",
    ] {
      #expect(result.output.contains(figure))
    }
  }
}
