import GlossaryStore
import Proofreading

/// Whether time and memory grow as the draft does, from 1 KB to 100 MB.
enum GrowthPart: BenchPart {
  static let name = "growth"
  static let summary = "time and memory of one draft from 1 KB to the largest"

  /// How much more a byte may cost in the largest draft than in a small one.
  private static let mostGrowth = 1.5

  static func run(_ setting: BenchSetting, _ list: inout FigureList) throws {
    let proofreader = Proofreader(glossary: BuiltInGlossary.read())
    var size = 1_000
    while size <= min(100_000, setting.largest) {
      let text = SampleTexts.text(size)
      let repeats = 1_000_000 / size
      let seconds = Many.median(
        Stopwatch.times(rounds: setting.rounds) {
          for _ in 0..<repeats { keep(proofreader.proofread(SampleDraft.draft(text))) }
        })
      list.add(name, "one draft of \(label(size))", Double(text.count * repeats) / 1e6 / seconds, "MB/s")
      size *= 10
    }
    let folder = try BenchFolder()
    var figures: [(seconds: Double, megabytes: Double)] = []
    while size <= setting.largest {
      let text = SampleTexts.text(size)
      let path = try folder.write(text, "\(size).txt")
      let run = try ChildRun(setting.zhubi, ["lint", "--format", "json", "--jobs", "1", path])
      list.add(name, "zhubi lint, \(label(size))", Double(text.count) / 1e6 / run.seconds, "MB/s")
      list.add(name, "memory, \(label(size))", run.megabytes, "MB")
      figures.append((run.seconds / Double(text.count), run.megabytes / Double(text.count)))
      size *= 10
    }
    guard figures.count >= 2, let first = figures.first, let last = figures.last else { return }
    list.add(
      name, "time per byte, largest against 1 MB", last.seconds / first.seconds, "times", atMost: mostGrowth)
    list.add(
      name, "memory per byte, largest against 1 MB", last.megabytes / first.megabytes, "times", atMost: mostGrowth)
  }

  private static func label(_ size: Int) -> String {
    size >= 1_000_000 ? "\(size / 1_000_000) MB" : "\(size / 1_000) KB"
  }
}
