import Dispatch
import Glossary
import GlossaryStore
import Proofreading

/// How many megabytes of text a thread checks in a second, from bytes to marks, and how near that is to a pass that only
/// reads and classifies bytes.
enum LintPart: BenchPart {
  static let name = "lint"
  static let summary = "throughput of all rules, one thread and two, and the byte pass that is the limit"

  static func run(_ setting: BenchSetting, _ list: inout FigureList) throws {
    let builtIn = BuiltInGlossary.read()
    for quality in setting.qualities {
      let reports = try setting.reports(quality)
      let megabytes = Double(reports.reduce(0) { $0 + $1.count }) / 1e6
      let label = setting.name(quality)
      let seconds = Many.median(check(reports, Proofreader(glossary: builtIn), setting))
      let limit = Many.median(
        Stopwatch.times(rounds: setting.rounds) { for report in reports { keep(BytePass(report)) } })
      list.add(name, "all rules, built-in glossary, \(label)", megabytes / seconds, "MB/s", atLeast: 25)
      list.add(name, "byte pass, \(label)", megabytes / limit, "MB/s")
      list.add(name, "all rules against byte pass, \(label)", seconds / limit, "times as long")
    }
    let reports = try setting.reports(.nearClean)
    let megabytes = Double(reports.reduce(0) { $0 + $1.count }) / 1e6
    let large = Glossary.merging([
      builtIn, Glossary(entries: SampleTerms.entries(10_000), sequences: SampleTexts.sequences()),
    ])
    let seconds = Many.median(check(reports, Proofreader(glossary: large), setting))
    list.add(
      name, "all rules, 10,000 entries, \(setting.name(.nearClean))", megabytes / seconds, "MB/s", atLeast: 15)
    let ratios = (0..<setting.rounds).map { _ in
      wall(reports, Proofreader(glossary: builtIn), threads: 1)
        / wall(reports, Proofreader(glossary: builtIn), threads: 2)
    }
    list.add(name, "two threads against one (wall)", Many.median(ratios), "times", atLeast: 1.8)
  }

  private static func check(_ reports: [[UInt8]], _ proofreader: Proofreader, _ setting: BenchSetting) -> [Double] {
    Stopwatch.times(rounds: setting.rounds) {
      for report in reports { keep(proofreader.proofread(SampleDraft.draft(report))) }
    }
  }

  private static func wall(_ reports: [[UInt8]], _ proofreader: Proofreader, threads: Int) -> Double {
    Stopwatch.time(.wall) {
      // Each thread takes every other report, so that their shares are alike.
      DispatchQueue.concurrentPerform(iterations: threads) { thread in
        for at in stride(from: thread, to: reports.count, by: threads) {
          keep(proofreader.proofread(SampleDraft.draft(reports[at])))
        }
      }
    }
  }
}
