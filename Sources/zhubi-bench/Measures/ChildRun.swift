import Foundation

/// One run of a program, to its end, with what the system counted of it.
struct ChildRun {
  /// Seconds that it worked, in its own code and in the system's.
  private(set) var seconds = 0.0
  /// Seconds from its start to its end.
  private(set) var wall = 0.0
  /// The most memory that it held, in megabytes.
  private(set) var megabytes = 0.0

  /// The argument by which the bench runs as the parent of one program: the system counts the memory of a parent as that
  /// of its child until the child has begun, and this process may hold much.
  static let parentArgument = "--parent-of"

  /// Runs `program` with `arguments`; what it says is not read. Throws when its status is not among `statuses`.
  init(
    _ program: String, _ arguments: [String], environment: [String: String] = [:], statuses: Set<Int> = [0, 1]
  ) throws {
    let own = Bundle.main.executablePath ?? CommandLine.arguments[0]
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: own)
    process.arguments = [Self.parentArgument, program] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardOutput = output
    try process.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let numbers = said.split(separator: " ").compactMap { Double($0) }
    guard numbers.count == 4, statuses.contains(Int(numbers[3])) else {
      throw BenchProblem("\(program) \(arguments.joined(separator: " ")) failed")
    }
    (seconds, wall, megabytes) = (numbers[0], numbers[1], numbers[2])
  }

  /// Runs what `arguments` name, and says what the system counted. The work of the process that `init` starts.
  static func beParent(_ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: arguments[0])
    process.arguments = Array(arguments.dropFirst())
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    // The Foundation's own wait looks every 50 ms.
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    let start = Stopwatch.Clock.wall.now
    try process.run()
    ended.wait()
    let wall = Stopwatch.Clock.wall.now - start
    var usage = rusage()
    // The system's own name for it has another type on each system.
    #if canImport(Darwin)
      getrusage(RUSAGE_CHILDREN, &usage)
      let unit = 1e6
    #else
      getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
      let unit = 1e3
    #endif
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    Bench.say(
      "\(seconds(usage.ru_utime) + seconds(usage.ru_stime)) \(wall) \(Double(usage.ru_maxrss) / unit) \(process.terminationStatus)"
    )
  }
}

/// A folder for the files of one part, gone when the value is.
final class BenchFolder {
  /// The path of the folder.
  let path: String

  /// A new folder.
  init() throws {
    path = NSTemporaryDirectory() + "zhubi-bench-\(getpid())-\(UInt32.random(in: 0 ... .max))"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes `bytes` to the file `name` and gives its path.
  func write(_ bytes: [UInt8], _ name: String) throws -> String {
    let url = URL(fileURLWithPath: path).appendingPathComponent(name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return url.path
  }
}
