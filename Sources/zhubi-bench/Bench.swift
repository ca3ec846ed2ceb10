import Foundation

/// The bench: how fast everything is, measured in one run.
@main
struct Bench {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      if arguments.count >= 2, arguments[0] == ChildRun.parentArgument {
        return try ChildRun.beParent(Array(arguments.dropFirst()))
      }
      guard let setting = try BenchSetting(arguments) else {
        say(BenchSetting.help)
        return
      }
      if let folder = setting.folder {
        try write(setting, to: URL(fileURLWithPath: folder))
      } else if let (first, second) = setting.compared {
        try Comparison(first, second, setting).run()
      } else {
        try run(setting)
      }
    } catch {
      tell((error as? BenchProblem)?.sentence ?? "\(error)")
      exit(2)
    }
  }

  private static func run(_ setting: BenchSetting) throws {
    #if DEBUG
      tell("this is a debug build; only `swift build -c release` shows what the program can do")
    #endif
    var list = FigureList()
    list.setting = [
      "size": String(setting.size), "rounds": String(setting.rounds),
      "processors": String(ProcessInfo.processInfo.activeProcessorCount),
    ]
    var problems: [String] = []
    for part in setting.parts {
      tell("measuring \(part.name): \(part.summary)")
      // What the other parts measured is of use all the same.
      do { try part.run(setting, &list) } catch {
        problems.append("\(part.name): \((error as? BenchProblem)?.sentence ?? "\(error)")")
      }
    }
    if let path = setting.json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      let data = try encoder.encode(list) + Data("\n".utf8)
      if path == "-" {
        try FileHandle.standardOutput.write(contentsOf: data)
        return
      }
      try data.write(to: URL(fileURLWithPath: path))
    }
    say(FigureTable.text(list))
    problems.forEach(tell)
    if !problems.isEmpty { exit(2) }
  }

  private static func write(_ setting: BenchSetting, to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for quality in SampleReport.Quality.allCases {
      for (number, report) in try setting.reports(quality).enumerated() {
        try Data(report).write(to: folder.appendingPathComponent("\(quality.rawValue)-\(number).txt"))
      }
    }
  }

  /// Writes `text` to standard output.
  static func say(_ text: String) {
    // A reader that has gone wants no more.
    try? FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
  }

  /// Writes `sentence` to standard error.
  static func tell(_ sentence: String) {
    try? FileHandle.standardError.write(contentsOf: Data("zhubi-bench: \(sentence)\n".utf8))
  }
}
