import Foundation
import GlossaryStore
import Proofreading

/// How many times as fast as `autocorrect`, the fastest checker of Chinese copy that we know, on the same text in the same
/// run. It looks for blanks and the width of marks.
enum RivalPart: BenchPart {
  static let name = "autocorrect"
  static let summary = "against autocorrect (PyPI autocorrect-py) on the same text, in alternation"

  static func run(_ setting: BenchSetting, _ list: inout FigureList) throws {
    for quality in setting.qualities {
      let reports = try setting.reports(quality)
      let rival: Rival
      do {
        rival = try Rival(setting.python, reports)
      } catch {
        Bench.tell("no comparison with autocorrect: \(setting.python) cannot import autocorrect_py; see --python")
        return
      }
      defer { rival.end() }
      let proofreader = Proofreader(glossary: BuiltInGlossary.read())
      let megabytes = Double(reports.reduce(0) { $0 + $1.count }) / 1e6
      var (own, theirs, ratios): ([Double], [Double], [Double]) = ([], [], [])
      for round in 0...setting.rounds {
        let time = Stopwatch.time {
          for report in reports { keep(proofreader.proofread(SampleDraft.draft(report))) }
        }
        let rivalTime = try rival.time()
        if round > 0 {
          own.append(megabytes / time)
          theirs.append(megabytes / rivalTime)
          ratios.append(rivalTime / time)
        }
      }
      let label = setting.name(quality)
      list.add(name, "zhubi, \(label)", Many.median(own), "MB/s")
      list.add(name, "autocorrect, \(label)", Many.median(theirs), "MB/s")
      list.add(name, "zhubi against autocorrect, \(label)", Many.median(ratios), "times", atLeast: 10)
    }
  }
}

/// A Python process that checks reports one by one with autocorrect each time a line comes in, and answers with the seconds it took.
private final class Rival {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private let path = NSTemporaryDirectory() + "zhubi-bench-\(getpid()).txt"

  private static let script = """
    import sys, time
    import autocorrect_py
    texts = open(sys.argv[1], encoding="utf-8").read().split("\\0")
    print("ready", flush=True)
    for line in sys.stdin:
        start = time.process_time()
        for text in texts:
            autocorrect_py.lint_for(text, "text")
        print(time.process_time() - start, flush=True)
    """

  init(_ python: String, _ reports: [[UInt8]]) throws {
    try Data(reports.joined(separator: [0])).write(to: URL(fileURLWithPath: path))
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [python, "-c", Self.script, path]
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    guard line() == "ready" else {
      end()
      throw BenchProblem("autocorrect does not start")
    }
  }

  /// The seconds of work that one check takes.
  func time() throws -> Double {
    try input.fileHandleForWriting.write(contentsOf: Data("\n".utf8))
    guard let seconds = Double(line()) else { throw BenchProblem("autocorrect ended before its time") }
    return seconds
  }

  func end() {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
    try? FileManager.default.removeItem(atPath: path)
  }

  private func line() -> String {
    var bytes: [UInt8] = []
    while let byte = try? output.fileHandleForReading.read(upToCount: 1)?.first, byte != 0x0A { bytes.append(byte) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
