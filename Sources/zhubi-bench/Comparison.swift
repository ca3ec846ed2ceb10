import Foundation

/// Two programs measured in alternation, so that a machine that grows slower or faster does so for both.
struct Comparison {
  private let programs: [String]
  private let setting: BenchSetting

  /// A comparison of the programs at `first` and `second`.
  init(_ first: String, _ second: String, _ setting: BenchSetting) {
    programs = [first, second]
    self.setting = setting
  }

  /// Measures and prints the figures of both with their ratios.
  func run() throws {
    for program in programs where !FileManager.default.isExecutableFile(atPath: program) {
      throw BenchProblem("\(program) is no program")
    }
    var lists: [[FigureList]] = [[], []]
    for round in 0..<setting.rounds {
      for at in round % 2 == 0 ? [0, 1] : [1, 0] { lists[at].append(try figures(of: programs[at])) }
    }
    Bench.say(FigureTable.text(median(lists[0]), median(lists[1])))
  }

  private func figures(of program: String) throws -> FigureList {
    let process = Process()
    let output = Pipe()
    // Of two benches each measures itself; any other program is measured from outside, by this bench.
    let isBench = URL(fileURLWithPath: program).lastPathComponent.contains("bench")
    let own = Bundle.main.executablePath ?? CommandLine.arguments[0]
    process.executableURL = URL(fileURLWithPath: isBench ? program : own)
    // The rounds are these here.
    let outside = isBench ? [] : BenchSetting.outsideParts(of: setting.parts).map { $0.name } + ["--zhubi", program]
    process.arguments = setting.passedOn + outside + ["--rounds", "1", "--json", "-"]
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw BenchProblem("\(program) failed") }
    return try JSONDecoder().decode(FigureList.self, from: data)
  }

  /// For each figure the median of all rounds.
  private func median(_ lists: [FigureList]) -> FigureList {
    var all = FigureList()
    for figure in lists.first?.figures ?? [] {
      all.add(
        figure.part, figure.name, Many.median(lists.compactMap { $0.value(figure.part, figure.name) }), figure.unit)
    }
    return all
  }
}
