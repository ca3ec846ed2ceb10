import Foundation
import TestSupport

/// One run of the built command, to its end.
struct CommandRun {
  /// The exit status; -1 when the command did not end in time and had to be killed.
  let status: Int32
  /// What it wrote to standard output.
  let output: [UInt8]
  /// What it wrote to standard error.
  let complaint: String

  /// Standard output as text.
  var text: String { String(decoding: output, as: UTF8.self) }

  /// Standard output as the object that it must be; empty when it is none.
  var json: [String: Any] {
    (try? JSONSerialization.jsonObject(with: Data(output))) as? [String: Any] ?? [:]
  }

  /// The paths of the report, when it is one.
  var paths: [String] {
    (json["files"] as? [[String: Any]] ?? []).compactMap { $0["path"] as? String }
  }

  /// Runs `zhubi` with `arguments` in `folder`, `input` at its standard input.
  init(
    _ arguments: [String], input: [UInt8] = [], in folder: TemporaryFolder, environment: [String: String] = [:],
    seconds: Double = 60
  ) throws {
    try self.init(
      executable: Self.product.path, arguments, input: input, in: folder, environment: environment, seconds: seconds)
  }

  /// Runs `script` in a shell, in which `$ZHUBI` is the command.
  init(
    shell script: String, in folder: TemporaryFolder, environment: [String: String] = [:], seconds: Double = 600
  ) throws {
    try self.init(
      executable: "/bin/sh", ["-c", script], input: [], in: folder,
      environment: environment.merging(["ZHUBI": Self.product.path]) { $1 }, seconds: seconds)
  }

  /// Runs `script` as above. Nil when it ends with status 77: what it needs is not on this machine, and it has said what,
  /// which is printed.
  static func unlessMissing(
    shell script: String, in folder: TemporaryFolder, environment: [String: String] = [:], seconds: Double = 600
  ) throws -> CommandRun? {
    let run = try CommandRun(shell: script, in: folder, environment: environment, seconds: seconds)
    guard run.status == 77 else { return run }
    print("skipped: \(run.text)")
    return nil
  }

  private init(
    executable: String, _ arguments: [String], input: [UInt8], in folder: TemporaryFolder,
    environment: [String: String], seconds: Double
  ) throws {
    // Files, not pipes: a full pipe would stop the command while nobody reads.
    let streams = try TemporaryFolder()
    let names = ["in", "out", "err"]
    for name in names { try streams.write(name == "in" ? input : [], to: name) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    var variables = ProcessInfo.processInfo.environment
    for name in ["NO_COLOR", "GITHUB_ACTIONS"] { variables[name] = nil }
    // The settings of the person who runs the tests are no part of them.
    variables["XDG_CONFIG_HOME"] = streams.path("settings")
    process.environment = variables.merging(environment) { $1 }
    process.standardInput = FileHandle(forReadingAtPath: streams.path("in"))
    process.standardOutput = FileHandle(forWritingAtPath: streams.path("out"))
    process.standardError = FileHandle(forWritingAtPath: streams.path("err"))
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    try process.run()
    if ended.wait(timeout: .now() + seconds) == .timedOut {
      kill(process.processIdentifier, SIGKILL)
      // A process that waits for the disk ends, and gives up its locks, only after that.
      process.waitUntilExit()
      status = -1
    } else {
      status = process.terminationStatus
    }
    output = Array(try Data(contentsOf: URL(fileURLWithPath: streams.path("out"))))
    complaint = String(decoding: try Data(contentsOf: URL(fileURLWithPath: streams.path("err"))), as: UTF8.self)
  }

  /// The command, in the build folder next to the tests.
  private static var product: URL {
    let bundle = URL(fileURLWithPath: CommandLine.arguments.first ?? "")
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folders = [bundle.deletingLastPathComponent(), root.appendingPathComponent(".build/debug")]
    return folders.map { $0.appendingPathComponent("zhubi") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) } ?? root
  }
}
