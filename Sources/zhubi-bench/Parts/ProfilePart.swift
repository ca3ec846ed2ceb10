import Drafting
import Glossary
import GlossaryStore
import Proofreading
import ProseText

/// What each stage and each rule takes of the time of the whole.
enum ProfilePart: BenchPart {
  static let name = "profile"
  static let summary = "the share of each stage and each rule in the time of the whole; no rule is to have above 15 %"

  /// The share that no rule is to exceed, in percent.
  private static let mostOfARule = 15.0

  static func run(_ setting: BenchSetting, _ list: inout FigureList) throws {
    let builtIn = BuiltInGlossary.read()
    for quality in setting.qualities {
      profile(try setting.reports(quality), builtIn, setting.name(quality), setting, &list)
    }
    let large = Glossary.merging([
      builtIn, Glossary(entries: SampleTerms.entries(10_000), sequences: SampleTexts.sequences()),
    ])
    profile(try setting.reports(.nearClean), large, "10,000 entries", setting, &list)
  }

  private static func profile(
    _ reports: [[UInt8]], _ glossary: Glossary, _ label: String, _ setting: BenchSetting, _ list: inout FigureList
  ) {
    let rules = RuleCatalogue.all.filter { rule in
      setting.rules.isEmpty || setting.rules.contains(type(of: rule).description.id)
    }
    let rounds = (0...setting.rounds).map { _ in
      reports.reduce(into: Shares(rules.count)) { $0.measure($1, rules, glossary) }
    }.dropFirst()
    let megabytes = Double(reports.reduce(0) { $0 + $1.count }) / 1e6
    let whole = Many.median(rounds.map(\.whole))
    func add(_ stage: String, _ seconds: Double) {
      list.add(name, "\(stage), \(label)", seconds / whole * 100, "%")
    }
    list.add(name, "the whole, \(label)", megabytes / whole, "MB/s")
    add("reading", Many.median(rounds.map(\.source)))
    add("prose", Many.median(rounds.map(\.prose)))
    add("draft", Many.median(rounds.map(\.draft)))
    add("runner", Many.median(rounds.map(\.runner)))
    let shares = rules.indices.map { number in
      (rule: type(of: rules[number]).description.id, share: Many.median(rounds.map { $0.rules[number] }) / whole * 100)
    }
    for (rule, share) in shares.sorted(by: { $0.share > $1.share }) {
      list.add(name, "rule \(rule), \(label)", share, "%", atMost: mostOfARule)
    }
  }

  /// Seconds by stage.
  private struct Shares {
    var source = 0.0
    var prose = 0.0
    /// Without the prose, which the draft begins with.
    var draft = 0.0
    var rules: [Double]
    /// The runner without the rules: what is superseded or suppressed, and the order of the marks.
    var runner = 0.0

    init(_ ruleCount: Int) {
      rules = [Double](repeating: 0, count: ruleCount)
    }

    var whole: Double { source + prose + draft + runner + rules.reduce(0, +) }

    mutating func measure(_ bytes: [UInt8], _ catalogue: [any Rule], _ glossary: Glossary) {
      var source = SourceText("")
      self.source += Stopwatch.time { source = SampleDraft.source(bytes) }
      let prose = Stopwatch.time { keep(Prose(source, syntax: .plain)) }
      self.prose += prose
      let clock = Stopwatch.Clock.thread
      let start = clock.now
      let draft = Draft(source, syntax: .plain)
      self.draft += max(0, clock.now - start - prose)
      var all = 0.0
      for (number, rule) in catalogue.enumerated() {
        let time = Stopwatch.time { keep(rule.check(draft, glossary)) }
        rules[number] += time
        all += time
      }
      let proofreader = Proofreader(rules: catalogue, glossary: glossary)
      let run = Stopwatch.time { keep(proofreader.proofread(draft)) }
      runner += max(0, run - all)
    }
  }
}
