import Foundation
import TestSupport
import Testing

/// A script of `Readers`, run by the Python that the environment names in `PYTHON`.
enum PythonReader {
  /// What `script` prints on `arguments`; nil, and the reason printed, where Python or one of `modules` is missing. A
  /// script that fails is a failure of the test.
  static func run(_ script: String, _ arguments: [String], in folder: TemporaryFolder, needs modules: [String]) throws
    -> String?
  {
    let python = ProcessInfo.processInfo.environment["PYTHON"] ?? "python3"
    let probe = modules.isEmpty ? "pass" : "import " + modules.joined(separator: ", ")
    let probed = try CommandRun(shell: "'\(python)' -c '\(probe)'", in: folder)
    guard probed.status == 0 else {
      print("skipped: \(script) needs Python with \(modules.joined(separator: ", "))")
      if Checkout.isContinuousIntegration { Issue.record("\(modules) not installed") }
      return nil
    }
    let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Readers/\(script)").path
    let quoted = ([path] + arguments).map { "'\($0)'" }.joined(separator: " ")
    let run = try CommandRun(shell: "PYTHONIOENCODING=utf-8 '\(python)' \(quoted)", in: folder)
    #expect(run.status == 0, "\(script): \(run.complaint)")
    return run.text
  }
}
