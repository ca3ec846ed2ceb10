import Foundation
import LanguageServerProtocol
import TestSupport
import Testing

/// The published model of the protocol, as a strict reader of it in Python knows it.
enum ProtocolModel {
  /// A session as it went over the line.
  struct Record {
    let name: String
    let traffic: [ProtocolClient.Traffic]
    /// Whose messages the client sent: those of an editor may break the model, ours may not.
    let client: Client

    enum Client {
      case ours
      case foreign
    }
  }

  /// Expects that nothing in `records` breaks the model. Says so where that cannot be checked, which on the machine that
  /// guards the project is a failure.
  static func expectConformance(_ records: [Record]) async throws {
    guard try await python(["-c", "import lsprotocol"]).status == 0 else {
      print("skipped: the check against the model of the protocol needs Python with lsprotocol")
      if Checkout.isContinuousIntegration { Issue.record("lsprotocol is not installed") }
      return
    }
    let folder = try TemporaryFolder()
    let paths = try records.enumerated().map { index, record in
      let lines = record.traffic.map {
        #"{"dir":"\#($0.sender.rawValue)","msg":\#(String(decoding: $0.bytes, as: UTF8.self))}"#
      }
      let suffix = record.client == .foreign ? ".foreign.jsonl" : ".jsonl"
      // The parameters of an editor may be spread over lines.
      return try folder.write(
        lines.map { $0.replacing("\n", with: " ") }.joined(separator: "\n"), to: "\(index)-\(record.name)\(suffix)")
    }
    let result = try await python([script("protocol_model.py")] + paths)
    #expect(result.status == 0, "\(result.output)")
  }

  /// The path of a script beside the tests.
  static func script(_ name: String) -> String {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Scripts/\(name)").path
  }

  /// Runs Python, the one that the environment names in `PYTHON` if it does.
  ///
  /// Waits on a thread of its own: those that tests run on are few, and the servers of other tests need them.
  static func python(_ arguments: [String]) async throws -> (status: Int32, output: String) {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result { try run(arguments) }) }
    }
  }

  private static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [ProcessInfo.processInfo.environment["PYTHON"] ?? "python3"] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: text, as: UTF8.self))
  }
}
