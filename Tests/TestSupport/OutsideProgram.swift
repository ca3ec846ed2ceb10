package import Foundation

/// A program that serves tests only, such as a shell or a browser.
///
/// Where it is missing, a test that needs it says so and is skipped; in continuous integration it must be there, and
/// the test runs and fails.
package struct OutsideProgram: Sendable {
  /// Where it is; nil where it is missing.
  package let path: String?
  /// The name that it is sought by.
  package let name: String

  /// The program called `name`, or `others`, whichever is found first on the search path; a whole path is taken as is.
  package init(_ name: String, _ others: String...) {
    self.name = name
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    path = ([name] + others).lazy.flatMap { name in name.hasPrefix("/") ? [name] : folders.map { "\($0)/\(name)" } }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Whether a test that needs the program is to run. Says so where it is not.
  package var isExpected: Bool {
    if path != nil || Checkout.isContinuousIntegration { return true }
    print("skipped: tests that need \(name), which is not installed")
    return false
  }

  /// Runs the program with `arguments` to its end and gives its status and all that it wrote. It is killed after
  /// `seconds`; the status is then not 0.
  package func run(
    _ arguments: [String], in folder: URL? = nil, environment: [String: String] = [:], seconds: Double = 90
  ) throws -> (status: Int32, text: String) {
    guard let path else { throw Missing(name: name) }
    let log = FileManager.default.temporaryDirectory.appending(path: "run-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: log) }
    try Data().write(to: log)
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    if let folder { process.currentDirectoryURL = folder }
    let output = try FileHandle(forWritingTo: log)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    try process.run()
    if ended.wait(timeout: .now() + seconds) == .timedOut {
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
    return (process.terminationStatus, String(decoding: try Data(contentsOf: log), as: UTF8.self))
  }

  private struct Missing: Error, CustomStringConvertible {
    let name: String
    var description: String { "CI is true, so the program \(name) must be installed" }
  }
}
