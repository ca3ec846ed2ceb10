import Foundation

/// How long the server takes from the last keystroke to the diagnostics of that text, and how soon it is there.
enum ServerPart: BenchPart {
  static let name = "server"
  static let summary = "start to the answer of `initialize`, memory, keystroke to diagnostics (wall)"

  static func run(_ setting: BenchSetting, _ list: inout FigureList) throws {
    try start(setting, &list)
    let goals = [(size: 20_000, middle: 5.0, slow: 15.0, keys: 40), (1_000_000, 150.0, 150.0, 6)]
    for (size, middle, slow, keys) in goals {
      // A character of such a text has some 2.9 bytes.
      try type(
        SampleReport(size: size * 29 / 10, seed: 5, quality: .nearClean).text, keys * setting.rounds, middle: middle,
        slow: slow, setting, &list)
    }
  }

  private static func start(_ setting: BenchSetting, _ list: inout FigureList) throws {
    var times: [Double] = []
    var memory: [Double] = []
    for _ in 0..<max(10, setting.rounds * 4) {
      let server = try ServerRun(setting.zhubi)
      times.append(try server.initialize() * 1000)
      try server.open(SampleReport(size: SampleTexts.reportSize, seed: 5, quality: .nearClean).text)
      // What the check itself took is given back by then.
      Thread.sleep(forTimeInterval: 0.05)
      if let megabytes = server.megabytes { memory.append(megabytes) }
      server.stop()
    }
    list.add(name, "start to initialize, p50", Many.median(times), "ms", atMost: 30)
    if !memory.isEmpty { list.add(name, "memory, one report open", Many.median(memory), "MB", atMost: 40) }
  }

  private static func type(
    _ text: String, _ keys: Int, middle: Double, slow: Double, _ setting: BenchSetting, _ list: inout FigureList
  ) throws {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let places = lines.indices.filter { lines[$0].count > 20 }
    var numbers = SampleNumbers(seed: 3)
    let server = try ServerRun(setting.zhubi)
    defer { server.stop() }
    _ = try server.initialize()
    try server.openSecond(SampleReport(size: SampleTexts.reportSize, seed: 6, quality: .nearClean).text)
    try server.open(text)
    var times: [Double] = []
    var (free, bound): ([Double], [Double]) = ([], [])
    for _ in 0..<max(1, keys / 2) {
      let (line, column) = (numbers.one(of: places), numbers.within(5...15))
      // A character goes in and out again, so that the text stays what it was.
      for typed in ["好", ""] {
        let start = Stopwatch.Clock.wall.now
        try server.type(typed, line: line, column: column)
        try server.diagnostics()
        times.append((Stopwatch.Clock.wall.now - start) * 1000)
      }
      for question in ServerRun.Question.allCases {
        try server.type("好", line: line, column: column)
        let start = Stopwatch.Clock.wall.now
        let isChecked = try server.ask(question, line: line, column: column)
        let time = (Stopwatch.Clock.wall.now - start) * 1000
        if question.isFree { free.append(time) } else { bound.append(time) }
        if !isChecked { try server.diagnostics() }
        try server.type("", line: line, column: column)
        try server.diagnostics()
      }
    }
    let size = text.unicodeScalars.count > 100_000 ? "1,000,000 characters" : "20,000 characters"
    list.add(name, "keystroke to diagnostics, \(size), p50", Many.median(times), "ms", atMost: middle)
    list.add(name, "keystroke to diagnostics, \(size), p99", Many.share(times, 0.99), "ms", atMost: slow)
    // Other documents, completion, symbols of the workspace; they need nothing that the check finds.
    list.add(name, "a request that needs no findings, meanwhile, \(size), p50", Many.median(free), "ms")
    list.add(name, "a request that needs no findings, meanwhile, \(size), p99", Many.share(free, 0.99), "ms")
    list.add(name, "a request for findings of the new text, \(size), p50", Many.median(bound), "ms")
  }
}
