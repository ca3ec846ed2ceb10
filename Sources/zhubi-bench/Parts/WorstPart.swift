import Drafting
import GlossaryStore
import Proofreading

/// Whether time stays linear on texts that are made to be slow.
enum WorstPart: BenchPart {
  static let name = "worst"
  static let summary = "hostile texts: how much more a byte costs when the text is eight times as long"

  /// How much more a byte may cost; a quadratic pass would cost eight times as much.
  private static let mostGrowth = 2.0

  static func run(_ setting: BenchSetting, _ list: inout FigureList) throws {
    let proofreader = Proofreader(glossary: BuiltInGlossary.read())
    for text in HostileText.all {
      let growth = Growth(text, proofreader, small: 125_000, large: 1_000_000)
      list.add(name, "\(text.name), 1 MB", growth.rate, "MB/s")
      list.add(name, "\(text.name), growth", growth.factor, "times", atMost: mostGrowth)
    }
  }
}

/// What checking a text costs when it is short and when it is long.
struct Growth {
  /// Megabytes in a second, of the long text.
  let rate: Double
  /// How many times as much a byte of the long text costs.
  let factor: Double

  /// Measures the check of `text` in `small` and in `large` bytes.
  init(_ text: HostileText, _ proofreader: Proofreader, small: Int, large: Int) {
    self.init(text.bytes(small), text.bytes(large)) { bytes in
      keep(proofreader.proofread(Draft(SampleDraft.source(bytes), syntax: text.syntax)))
    }
  }

  /// Measures `work` on `small` and on `large` bytes.
  init(small: Int, large: Int, _ work: ([UInt8]) -> Void) {
    self.init(
      (0..<small).map { UInt8(truncatingIfNeeded: $0) }, (0..<large).map { UInt8(truncatingIfNeeded: $0) }, work)
  }

  /// Of several rounds the quickest counts, for nothing is quicker than the work itself.
  private init(_ short: [UInt8], _ long: [UInt8], _ work: ([UInt8]) -> Void) {
    func seconds(_ bytes: [UInt8]) -> Double {
      (0..<2).map { _ in Stopwatch.time { work(bytes) } }.min() ?? 0
    }
    // What is made once for each process belongs to neither.
    work(Array(short.prefix(3_000)))
    let (quick, slow) = (seconds(short), seconds(long))
    rate = Double(long.count) / 1e6 / slow
    factor = (slow / Double(long.count)) / (quick / Double(short.count))
  }
}
