import Foundation
import TestSupport
import Testing

/// The client that works with a server for hours. Here it works for seconds, by looser limits.
@Suite(.timeLimit(.minutes(20))) struct SoakClientTests {
  private static func run(_ arguments: String...) async throws -> (status: Int32, output: String)? {
    guard try await ProtocolModel.python(["-c", "open('/proc/self/status')"]).status == 0 else {
      print("skipped: the client that works for hours needs Python, on Linux")
      if Checkout.isContinuousIntegration { Issue.record("Python is not installed") }
      return nil
    }
    return try await ProtocolModel.python([ProtocolModel.script("soak.py")] + arguments)
  }

  @Test(arguments: [[], ["--pull"]])
  func nothingGrowsInSeconds(further: [String]) async throws {
    let program = try #require(Checkout.program("zhubi"))
    let result = try await Self.run(
      "--minutes", "0.2", "--windows", "4", "--drafts", "8", "--slack", "10", "--pause", "5",
      "'\(program.path)' lsp", further.first ?? "--seed=1")
    guard let result else { return }
    #expect(result.status == 0, "\(result.output)")
    for figure in ["key p50", "CPU/step", "MB", "memory:", "steps: nothing grows"] {
      #expect(result.output.contains(figure), "\(result.output)")
    }
  }

  @Test func aLeakIsFound() async throws {
    let server = ProtocolModel.script("leaking_server.py")
    let python = ProcessInfo.processInfo.environment["PYTHON"] ?? "python3"
    let result = try await Self.run(
      "--minutes", "0.2", "--windows", "4", "--drafts", "8", "--pause", "5", "'\(python)' '\(server)'")
    guard let result else { return }
    #expect(result.status == 1, "\(result.output)")
    #expect(result.output.contains("memory grows from"), "\(result.output)")
  }
}
