import Foundation
import Glossary
import GlossaryStore

/// How fast a glossary is learnt, in how much memory, and how fast it answers a process that has just begun.
enum GlossaryPart: BenchPart {
  static let name = "glossary"
  static let summary = "glossary build (rate, memory), glossary lookup in a cold process (10,000 entries and --entries)"

  static func run(_ setting: BenchSetting, _ list: inout FigureList) throws {
    let folder = try BenchFolder()
    try build(setting, folder, &list)
    for (entries, most) in [(10_000, 20.0), (setting.entries, 50.0)] {
      try lookUp(entries, most, setting, folder, &list)
    }
  }

  private static func build(_ setting: BenchSetting, _ folder: BenchFolder, _ list: inout FigureList) throws {
    var memory: [Double] = []
    for (label, size) in [("small", 8_000_000), ("large", 64_000_000)] {
      let reports = SampleTexts.reports(size, .nearClean)
      for (number, report) in reports.enumerated() { _ = try folder.write(report, "\(label)/\(number).txt") }
      let run = try ChildRun(
        setting.zhubi,
        ["glossary", "build", "\(folder.path)/\(label)", "-o", "\(folder.path)/\(label).txt", "--jobs", "1"])
      let megabytes = Double(reports.reduce(0) { $0 + $1.count }) / 1e6
      list.add(name, "build of \(size / 1_000_000) MB, one thread", megabytes / run.seconds, "MB/s", atLeast: 5)
      list.add(name, "memory of that", run.megabytes, "MB")
      memory.append(run.megabytes)
    }
  }

  private static func lookUp(
    _ count: Int, _ most: Double, _ setting: BenchSetting, _ folder: BenchFolder, _ list: inout FigureList
  ) throws {
    let entries = SampleTerms.entries(count)
    let path = "\(folder.path)/\(count).txt"
    try StoredGlossary(entries: entries).write(to: path)
    let term = entries[count / 2].form
    let cache = ["XDG_CACHE_HOME": "\(folder.path)/cache"]
    func times(_ query: String, _ more: [String] = []) throws -> [ChildRun] {
      try (0..<max(10, setting.rounds * 4)).map { _ in
        try ChildRun(setting.zhubi, ["glossary", "lookup", query, "--glossary", path] + more, environment: cache)
      }
    }
    let first = try ChildRun(setting.zhubi, ["glossary", "lookup", term, "--glossary", path], environment: cache)
    let label = "\(count) entries"
    list.add(name, "first lookup, makes the index, \(label)", first.seconds * 1000, "ms")
    list.add(
      name, "lookup, \(label), p50 (wall)", Many.median(try times(term).map { $0.wall * 1000 }), "ms", atMost: most)
    let unknown = try times(String(term.dropLast()) + "笔", ["--fuzzy"])
    list.add(name, "fuzzy lookup, \(label), p50 (wall)", Many.median(unknown.map { $0.wall * 1000 }), "ms")
    list.add(name, "memory of the first lookup, \(label)", first.megabytes, "MB")
  }
}
