/// How `zhubi lint` does with many drafts: what a second thread gains, and that memory does not grow with their number.
enum FilesPart: BenchPart {
  static let name = "files"
  static let summary = "zhubi lint over many drafts with one job and two (wall), and the memory of it"

  static func run(_ setting: BenchSetting, _ list: inout FigureList) throws {
    let folder = try BenchFolder()
    var bytes = 0
    let reports = SampleTexts.reports(max(setting.size, 8_000_000), .nearClean)
    for (number, report) in reports.enumerated() {
      _ = try folder.write(report, "all/\(number).txt")
      if number < reports.count / 8 { _ = try folder.write(report, "few/\(number).txt") }
      bytes += report.count
    }
    func lint(_ drafts: String, _ jobs: Int) throws -> ChildRun {
      try ChildRun(setting.zhubi, ["lint", "--format", "json", "--jobs", "\(jobs)", "\(folder.path)/\(drafts)"])
    }
    var (one, ratios): ([Double], [Double]) = ([], [])
    for _ in 0..<setting.rounds {
      let (single, double) = (try lint("all", 1), try lint("all", 2))
      one.append(Double(bytes) / 1e6 / single.seconds)
      ratios.append(single.wall / double.wall)
    }
    list.add(name, "\(reports.count) drafts, one job", Many.median(one), "MB/s")
    list.add(name, "two jobs against one (wall)", Many.median(ratios), "times", atLeast: 1.8)
    let (few, all) = (try lint("few", 2).megabytes, try lint("all", 2).megabytes)
    list.add(name, "memory, \(reports.count / 8) drafts", few, "MB")
    list.add(name, "memory, \(reports.count) drafts", all, "MB")
  }
}
